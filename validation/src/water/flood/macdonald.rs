//! Steady flow in channels whose bed was made for a known water surface (MacDonald et al. 1997), with and
//! without rain.

use super::MODEL;
use crate::table::Table;
use crate::{Bound, Reference, ReferenceError, Row};
use parvis_core::exchange::esri_ascii;
use parvis_core::models::ModelError;
use parvis_core::models::water::flood::{
    Balance, Boundary, Edge, Flood, Hydrograph, Manning, Numerics, Real, Setup, Side, Source, Start,
};
use parvis_core::territory::Grid;

const SOURCE: &str = "MacDonald et al. 1997, J. Hydraul. Eng. 123, 1041-1045; SWASHES (Delestre et al. 2013)";
const ROUGHNESS: f64 = 0.033;
/// Long enough for the channel to fill and settle from dry, s.
const SETTLED_S: f64 = 14_400.0;

struct Channel {
    name: &'static str,
    files: &'static str,
    profile: &'static str,
    rain_m_s: f64,
    limit_m: f64,
}

const CHANNELS: [Channel; 2] = [
    Channel {
        name: "MacDonald, inflow 2 m2/s",
        files: "wo_rain",
        profile: "wo_rain_mcdo_norain.csv",
        rain_m_s: 0.0,
        limit_m: 0.03,
    },
    Channel {
        name: "MacDonald, inflow 1 m2/s and rain 0.001 m/s",
        files: "rain",
        profile: "rain_mcdo_rain.csv",
        rain_m_s: 0.001,
        limit_m: 0.035,
    },
];

pub(super) fn rows(reference: &dyn Reference) -> Result<Vec<Row>, ReferenceError> {
    CHANNELS.iter().map(|channel| channel.rows(reference)).collect::<Result<Vec<_>, _>>().map(|r| r.concat())
}

impl Channel {
    fn rows(&self, reference: &dyn Reference) -> Result<Vec<Row>, ReferenceError> {
        let grid = |what: &str| {
            let path = format!("flood/macdonald/{}_{what}.asc", self.files);
            esri_ascii::read(&reference.text(&path)?).map_err(|e| ReferenceError::unreadable(&path, e))
        };
        let (bed, inflow) = (grid("dem")?, grid("q")?);
        let path = format!("flood/macdonald/{}", self.profile);
        let surface = Table::parse(&path, &reference.text(&path)?)?.numbers("wse")?;

        let (error_m, balance) = self.run::<f64>(&bed, &inflow, &surface)?;
        let (single_m, single) = self.run::<f32>(&bed, &inflow, &surface)?;
        let row = |what: &str, limit: f64, got: f64| {
            Row::new(MODEL, format!("{}: {what}", self.name), limit, got, Bound::AtMost, SOURCE)
        };
        Ok(vec![
            row("mean absolute error of the water surface, m", self.limit_m, error_m),
            row("drift of the volume, share", 1e-4, balance.drift().abs()),
            row("mean absolute error of the water surface in single precision, m", self.limit_m, single_m),
            row("drift of the volume in single precision, share", 1e-4, single.drift().abs()),
        ])
    }

    fn run<T: Real>(
        &self,
        bed: &Grid<f64>,
        inflow: &Grid<f64>,
        surface: &[f64],
    ) -> Result<(f64, Balance), ModelError> {
        let (rows, columns) = (bed.frame.rows as usize, bed.frame.cols as usize);
        // The inflow is given as a rise of the water in each cell, m/s.
        let sources: Vec<Source> = (0..)
            .zip(&inflow.values)
            .filter(|(_, rise)| **rise > 0.0)
            .map(|(cell, rise)| Source {
                cells: vec![cell],
                discharge_m3_s: Hydrograph::constant(rise * bed.frame.cell_m2()),
            })
            .collect();
        let outlet = [Edge { side: Side::East, from: 0, to: rows, boundary: Boundary::Open { slope: None } }];
        let mut flood = Flood::<T>::new(&Setup {
            rows,
            columns,
            cell_m: bed.frame.cell_m,
            bed_m: &bed.values,
            manning: Manning::Uniform(ROUGHNESS),
            start: Start::Dry,
            edges: &outlet,
            sources: &sources,
            rain_m_s: &Hydrograph::constant(self.rain_m_s),
            rain_share: None,
            numerics: Numerics::default(),
        })?;
        flood.step_until(SETTLED_S)?;
        let errors = surface
            .iter()
            .zip(columns..)
            .map(|(known, cell)| flood.surface_m(cell).map_or(f64::NAN, |surface| (surface - known).abs()));
        Ok((errors.sum::<f64>() / surface.len() as f64, flood.balance()))
    }
}
