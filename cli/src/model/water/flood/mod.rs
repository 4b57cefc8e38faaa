//! `flood`: a flood run on one's own terrain.

mod inputs;

use self::inputs::{EdgeInput, InflowInput, Place, Timeline};
use crate::model::inputs::{Grid, NumberOrGrid};
use crate::model::{EntryError, Folder};
use parvis_core::models::check;
use parvis_core::models::water::flood::{Flood, Manning, Numerics, Real, Setup, Start};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::time::Instant;

/// A flood longer than this is a lake, s.
const LONGEST_S: f64 = 1e7;
/// More readings of a gauge than this say nothing new.
const MOST_REPORTS: f64 = 1e5;

/// A terrain, the water that comes, and how long to look.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Input {
    /// Bed elevation, m; a cell without data is a wall.
    dem: Grid,
    /// Manning's roughness n, s/m^(1/3), 0 to 1: 0.03 for a clean stream, 0.05 for grass, 0.1 for scrub.
    #[serde(alias = "friction")]
    manning_n: NumberOrGrid,
    /// Depth of water at the start, m; dry where absent.
    start_depth_m: Option<NumberOrGrid>,
    /// A level surface at the start, m above the datum of the dem; instead of `start_depth_m`.
    start_level_m: Option<f64>,
    /// Stretches of the edges that are no wall.
    #[serde(default)]
    edges: Vec<EdgeInput>,
    /// Water that enters inside the grid.
    #[serde(default)]
    inflows: Vec<InflowInput>,
    /// Rain that runs off, mm/h.
    #[serde(default)]
    rain_mm_h: Timeline,
    /// Share of the rain that runs off in each cell; 1 where absent.
    rain_share: Option<Grid>,
    /// When to stop, s; up to 1e7.
    end_time_s: f64,
    /// How often the gauges are read, s; a hundredth of the run where absent.
    report_every_s: Option<f64>,
    /// Where to read the depth over time.
    #[serde(default)]
    gauges: Vec<Place>,
    /// Weight of a face's own discharge, 0.7 to 1.
    theta: Option<f64>,
    /// Courant number, above 0 and up to 1.
    courant: Option<f64>,
    /// Compute in single precision: faster, good to about a millimetre.
    #[serde(default)]
    single_precision: bool,
    /// Leave out the grid of depths.
    #[serde(default)]
    without_depths: bool,
}

/// Depths, volumes and the work done.
#[derive(Serialize)]
pub(super) struct Output {
    columns: u32,
    rows: u32,
    /// Depth at the end, m, row by row from the north-west.
    depth_m: Vec<f64>,
    /// Deepest water of each cell at the times of report, m.
    peak_depth_m: Vec<f64>,
    gauges: Vec<GaugeOutput>,
    start_m3: f64,
    in_m3: f64,
    rain_m3: f64,
    out_m3: f64,
    now_m3: f64,
    /// Volume that the account does not explain, as a share of all water.
    drift: f64,
    steps: u64,
    cell_steps: u64,
    cell_steps_per_s: f64,
}

/// What a gauge saw.
#[derive(Serialize)]
struct GaugeOutput {
    /// First time of report with more than 1 cm, s.
    arrival_s: Option<f64>,
    peak_depth_m: f64,
    times_s: Vec<f64>,
    depth_m: Vec<f64>,
}

pub(super) fn run(input: Input, folder: &Folder) -> Result<Output, EntryError> {
    if input.single_precision { simulate::<f32>(input, folder) } else { simulate::<f64>(input, folder) }
}

fn simulate<T: Real>(input: Input, folder: &Folder) -> Result<Output, EntryError> {
    let dem = input.dem.read(folder)?;
    let frame = dem.frame;
    let manning = input.manning_n.read(folder, frame.len())?;
    let depth = input.start_depth_m.map(|depth| depth.read(folder, frame.len())).transpose()?;
    let share = input.rain_share.map(|share| share.read(folder)).transpose()?;
    let edges = input.edges.into_iter().map(|e| e.read(folder, &frame)).collect::<Result<Vec<_>, _>>()?;
    let sources = input.inflows.into_iter().map(|i| i.read(folder, &frame)).collect::<Result<Vec<_>, _>>()?;
    let standard = Numerics::default();
    let mut flood = Flood::<T>::new(&Setup {
        rows: frame.rows as usize,
        columns: frame.cols as usize,
        cell_m: frame.cell_m,
        bed_m: &dem.values,
        manning: Manning::Cells(&manning),
        start: match (&depth, input.start_level_m) {
            (Some(depth), _) => Start::Depth(depth),
            (None, Some(level)) => Start::Level(level),
            (None, None) => Start::Dry,
        },
        edges: &edges,
        sources: &sources,
        rain_m_s: &input.rain_mm_h.read(folder, 1e-3 / 3600.0)?,
        rain_share: share.as_ref().map(|s| s.values.as_slice()),
        numerics: Numerics {
            theta: input.theta.unwrap_or(standard.theta),
            courant: input.courant.unwrap_or(standard.courant),
            ..standard
        },
    })?;
    let end_s = input.end_time_s;
    check::accept(
        "end_time_s",
        end_s,
        end_s > 0.0 && end_s <= LONGEST_S,
        "above 0 and up to 1e7 (115 days)",
    )?;
    let every_s = input.report_every_s.unwrap_or(0.01 * end_s);
    let often = every_s * MOST_REPORTS >= end_s;
    check::accept("report_every_s", every_s, often, "at least a hundred-thousandth of end_time_s")?;
    let cells = input.gauges.iter().map(|g| g.index(&frame)).collect::<Result<Vec<_>, _>>()?;
    let blank = || GaugeOutput { arrival_s: None, peak_depth_m: 0.0, times_s: vec![], depth_m: vec![] };
    let mut gauges: Vec<GaugeOutput> = cells.iter().map(|_| blank()).collect();
    let mut peak_depth_m = vec![0.0_f64; frame.len()];
    let (mut busy_s, mut t_s) = (0.0, 0.0);
    while t_s < end_s {
        t_s = (t_s + every_s).min(end_s);
        let started = Instant::now();
        flood.step_until(t_s)?;
        busy_s += started.elapsed().as_secs_f64();
        for (peak, depth) in peak_depth_m.iter_mut().zip(flood.depth_m()) {
            *peak = peak.max(depth.to_f64());
        }
        for (gauge, &cell) in gauges.iter_mut().zip(&cells) {
            gauge.read(t_s, flood.depth_m().get(cell).map_or(0.0, |h| h.to_f64()));
        }
    }
    let balance = flood.balance();
    let depths = |depths: Vec<f64>| if input.without_depths { Vec::new() } else { depths };
    Ok(Output {
        columns: frame.cols,
        rows: frame.rows,
        depth_m: depths(flood.depth_m().iter().map(|h| h.to_f64()).collect()),
        peak_depth_m: depths(peak_depth_m),
        gauges,
        start_m3: balance.start_m3,
        in_m3: balance.in_m3,
        rain_m3: balance.rain_m3,
        out_m3: balance.out_m3,
        now_m3: balance.now_m3,
        drift: balance.drift(),
        steps: flood.steps(),
        cell_steps: flood.cell_steps(),
        cell_steps_per_s: flood.cell_steps() as f64 / busy_s.max(1e-9),
    })
}

impl GaugeOutput {
    fn read(&mut self, t_s: f64, depth_m: f64) {
        if self.arrival_s.is_none() && depth_m > 0.01 {
            self.arrival_s = Some(t_s);
        }
        self.peak_depth_m = self.peak_depth_m.max(depth_m);
        self.times_s.push(t_s);
        self.depth_m.push(depth_m);
    }
}
