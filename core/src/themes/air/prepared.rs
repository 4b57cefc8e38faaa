//! The theme made ready for one commune, and its run.

use super::super::figures::{Assumption, activity_input, needed};
use super::super::{Prepared, Unavailable};
use super::climate;
use super::fields::Fields;
use crate::models::air::limits::{Authority, Pollutant, annual_limit_ug_m3};
use crate::models::air::{Conversion, ROMBERG_1996};
use crate::outcome::{Estimate, Flow, Indicator, Input, Layer, Outcome, Pattern, ThemeOutcome};
use crate::scenario::Scenario;
use crate::territory::{Frame, Grid, LayerKind, Projection, SiteKind, Territory};
use std::sync::Arc;

/// The groups of sources, in the order of their fields.
const GROUPS: [[&str; 2]; 3] = [
    ["nox.homes", "pm25.homes"],
    ["nox.main_roads", "pm25.main_roads"],
    ["nox.local_roads", "pm25.local_roads"],
];

/// Height of the plume of a new boiler's stack \[m\].
const STACK_M: f64 = 20.0;

/// How far the model's annual means may be off.
static DISPERSION: Assumption = Assumption {
    id: "air.dispersion",
    range: (1.0, 0.6, 1.6),
    unit: "ratio",
    year: 1956,
    source: "Prairie Grass validation (docs/VALIDATION.md): half of the factor of two that holds single arcs",
};

pub(super) struct Ready {
    frame: Frame,
    fields: Fields,
    /// Cells where people live, and how many do.
    homes: Vec<(usize, f64)>,
    school: Option<usize>,
    background_nox: Estimate,
    background_pm25: Estimate,
    conversion: Conversion,
    inputs: Vec<Input>,
}

impl Ready {
    pub(super) fn new(territory: &Territory, baseline: &Outcome) -> Result<Self, Unavailable> {
        let wind = territory.wind.as_ref().ok_or(Unavailable::Layer(LayerKind::Wind))?;
        let people = territory.population.as_ref().ok_or(Unavailable::Layer(LayerKind::Population))?;
        let flows = GROUPS.map(|[nox, _]| baseline.flow(nox));
        let patterns: Vec<&Pattern> = flows.iter().flatten().map(|f| f.pattern.as_ref()).collect();
        if patterns.len() != GROUPS.len() {
            return Err(Unavailable::Theme("emissions"));
        }
        let frame = territory.manifest.grid;
        let mut fields = Fields::new(frame, climate::table(wind)?, &patterns)?;
        fields.ready_for(STACK_M)?;
        let conversion = ROMBERG_1996;
        let no2 = needed(territory, "air.background_no2_ug_m3")?;
        let lived = people.values.iter().enumerate().filter(|(_, n)| **n > 0.0);
        Ok(Self {
            frame,
            fields,
            homes: lived.map(|(i, n)| (i, f64::from(*n))).collect(),
            school: school(territory),
            background_nox: no2.map(|v| conversion.nox_ug_m3(v.max(0.0)).unwrap_or(v)),
            background_pm25: needed(territory, "air.background_pm25_ug_m3")?,
            conversion,
            inputs: ["air.background_no2_ug_m3", "air.background_pm25_ug_m3"]
                .iter()
                .filter_map(|id| activity_input(territory, id))
                .chain([DISPERSION.input()])
                .collect(),
        })
    }

    /// The whole grid with every factor at its central value.
    fn map(&self, local: &Local, background: f64, to: impl Fn(f32) -> f32) -> Grid<f32> {
        let mut values = vec![background as f32; self.frame.len()];
        for (amount, unit) in local.amounts.iter().zip(&self.fields.unit) {
            let amount = amount.central() as f32;
            values.iter_mut().zip(unit).for_each(|(v, u)| *v += amount * u);
        }
        if let Some(deltas) = &local.deltas {
            values.iter_mut().zip(deltas).for_each(|(v, d)| *v += *d as f32);
        }
        values.iter_mut().for_each(|v| *v = to(v.max(0.0)));
        Grid { frame: self.frame, values }
    }

    /// The concentration in one cell, with its ensemble.
    fn at(&self, cell: usize, local: &Local, background: &Estimate) -> Estimate {
        let unit = |g: usize| self.fields.unit[g].get(cell).copied().map_or(0.0, f64::from);
        let delta = local.deltas.as_ref().and_then(|d| d.get(cell)).copied().unwrap_or(0.0);
        let units = [unit(0), unit(1), unit(2)];
        let [a, b, c] = local.amounts.each_ref().map(Estimate::members);
        let (dispersion, background) = (local.dispersion.members(), background.members());
        Estimate::from_members(|i| {
            let added = a[i] * units[0] + b[i] * units[1] + c[i] * units[2] + delta;
            (background[i] + dispersion[i] * added).max(0.0)
        })
    }

    fn curve(&self, nox: f64) -> f64 {
        // The curve refuses numbers below zero alone, and none comes here.
        self.conversion.no2_ug_m3(nox).unwrap_or(nox)
    }
}

/// What the commune's own sources add.
struct Local {
    amounts: [Estimate; 3],
    deltas: Option<Vec<f64>>,
    dispersion: Estimate,
}

impl Local {
    fn of(fields: &Fields, upstream: &Outcome, pollutant: usize) -> Self {
        let flows: Vec<&Flow> = GROUPS.iter().filter_map(|g| upstream.flow(g[pollutant])).collect();
        let amount = |i: usize| flows.get(i).map_or(Estimate::exact(0.0), |f| f.amount);
        Self {
            amounts: std::array::from_fn(amount),
            deltas: fields.deltas(&flows),
            dispersion: DISPERSION.estimate(),
        }
    }
}

impl Prepared for Ready {
    fn run(&self, _: &Scenario, upstream: &Outcome) -> ThemeOutcome {
        let nox = Local::of(&self.fields, upstream, 0);
        let pm25 = Local::of(&self.fields, upstream, 1);
        let zero = Estimate::exact(0.0);
        let (mut above_no2, mut above_pm25, mut no2_sum, mut pm25_sum) = (zero, zero, zero, zero);
        let who = annual_limit_ug_m3(Pollutant::No2, Authority::Who2021);
        let eu = annual_limit_ug_m3(Pollutant::Pm25, Authority::Eu2030);
        let mut people = 0.0;
        for (cell, residents) in &self.homes {
            let no2 = self.at(*cell, &nox, &self.background_nox).map(|v| self.curve(v));
            let pm = self.at(*cell, &pm25, &self.background_pm25);
            above_no2 += no2.map(|v| if v > who { *residents } else { 0.0 });
            above_pm25 += pm.map(|v| if v > eu { *residents } else { 0.0 });
            no2_sum += no2 * *residents;
            pm25_sum += pm * *residents;
            people += residents;
        }
        let people = people.max(f64::MIN_POSITIVE);
        let figure = |id, estimate| Indicator { id, estimate, inputs: self.inputs.clone() };
        let school = self.school.map(|cell| self.at(cell, &nox, &self.background_nox).map(|v| self.curve(v)));
        let curve = self.conversion;
        let no2_of = |nox: f32| curve.no2_ug_m3(f64::from(nox)).map_or(nox, |v| v as f32);
        let mut indicators = vec![figure("air.people_no2_who", above_no2)];
        indicators.extend(school.map(|estimate| figure("air.no2_school", estimate)));
        indicators.extend([
            figure("air.people_pm25_eu", above_pm25),
            figure("air.pm25_mean", pm25_sum / people),
            figure("air.no2_mean", no2_sum / people),
        ]);
        let layer = |id, grid| Layer { id, grid: Arc::new(grid) };
        ThemeOutcome {
            indicators,
            layers: vec![
                layer("air.no2", self.map(&nox, self.background_nox.central(), no2_of)),
                layer("air.pm25", self.map(&pm25, self.background_pm25.central(), |v| v)),
            ],
            ..ThemeOutcome::default()
        }
    }
}

/// The cell of the commune's first school.
fn school(territory: &Territory) -> Option<usize> {
    let projection = Projection::from_epsg(territory.manifest.crs_epsg).ok()?;
    let site = territory.sites.iter().find(|s| s.kind == SiteKind::School)?;
    territory.manifest.grid.index_at(projection.to_metres(site.point).ok()?)
}
