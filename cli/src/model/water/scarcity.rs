//! `water-balance` and `low-flow`: how far a river's water goes.

use super::daily::{Daily, missing};
use crate::model::inputs::Series;
use crate::model::{EntryError, Folder};
use parvis_core::models::check;
use parvis_core::models::water::balance::{self, Rules, STAGES, USES};
use parvis_core::models::water::low_flow::{WINDOW_D, stage_flows, vcn};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A river and those who draw from it.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct BalanceInput {
    /// Flow of each day, m3/d.
    flow_m3_d: Series,
    /// What each use wants, in the order in which they are served; up to three.
    uses: Vec<NumberOrSeries>,
    /// Flow that stays in the river, m3/d; by default a tenth of the mean flow.
    reserved_m3_d: Option<f64>,
    /// Flows below which vigilance, alert, reinforced alert and crisis begin, m3/d, falling.
    #[serde(default)]
    stage_below_m3_d: [f64; STAGES],
    /// Room of a store that the river fills, m3; full at the start.
    #[serde(default)]
    store_m3: f64,
    /// Share of what is drawn that comes back to the river, 0 to 1.
    #[serde(default)]
    returned_share: f64,
}

/// The same on all days, or a value a day, m3/d.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(untagged)]
enum NumberOrSeries {
    Number(f64),
    Series(Series),
}

/// The sums of all days.
#[derive(Serialize)]
pub(super) struct BalanceOutput {
    days: usize,
    resource_m3: f64,
    drawn_m3: Vec<f64>,
    unmet_m3: Vec<f64>,
    short_days: usize,
    days_in_vigilance: usize,
    days_in_alert: usize,
    days_in_reinforced_alert: usize,
    days_in_crisis: usize,
    stored_m3: f64,
    left_m3: f64,
    /// Water exploitation index plus, a share.
    wei_plus: f64,
    /// What is left in the river each day, m3/d.
    left_m3_d: Vec<f64>,
}

/// Share of the mean flow that French law leaves to a river as a rule.
const RESERVED_SHARE: f64 = 0.1;

pub(super) fn balance(input: BalanceInput, folder: &Folder) -> Result<BalanceOutput, EntryError> {
    let flow = input.flow_m3_d.read(folder)?;
    let uses = input.uses.len();
    check::size("uses", uses, USES)?;
    let mut demands = Vec::with_capacity(uses);
    for demand in input.uses {
        let demand = match demand {
            NumberOrSeries::Number(value) => vec![value; flow.len()],
            NumberOrSeries::Series(series) => series.read(folder)?,
        };
        check::same_len("uses", demand.len(), flow.len())?;
        demands.push(demand);
    }
    let (sum, days) = flow.iter().filter(|q| !q.is_nan()).fold((0.0, 0usize), |(s, n), q| (s + q, n + 1));
    let rules = Rules {
        reserved_m3_d: input.reserved_m3_d.unwrap_or(RESERVED_SHARE * sum / days.max(1) as f64),
        stage_below_m3_d: input.stage_below_m3_d,
        store_m3: input.store_m3,
        returned_share: input.returned_share,
    };
    let on_day = |day: usize| {
        let mut wanted = [0.0; USES];
        for (w, demand) in wanted.iter_mut().zip(&demands) {
            *w = demand.get(day).copied().unwrap_or(0.0);
        }
        wanted
    };
    let mut left_m3_d = vec![0.0; flow.len()];
    let sums = balance::balance(&flow, on_day, &rules, Some(&mut left_m3_d))?;
    let [vigilance, alert, reinforced, crisis] = sums.stage_days;
    Ok(BalanceOutput {
        days: sums.days,
        resource_m3: sums.resource_m3,
        drawn_m3: sums.drawn_m3.iter().take(uses).copied().collect(),
        unmet_m3: sums.unmet_m3.iter().take(uses).copied().collect(),
        short_days: sums.short_days,
        days_in_vigilance: vigilance,
        days_in_alert: alert,
        days_in_reinforced_alert: reinforced,
        days_in_crisis: crisis,
        stored_m3: sums.stored_m3,
        left_m3: sums.left_m3,
        wei_plus: sums.exploitation(input.returned_share),
        left_m3_d,
    })
}

/// A record of daily flow over ten years or more.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct LowFlowInput {
    /// The path of a CSV file with a line a day and a column `date` (YYYY-MM-DD).
    csv: String,
    /// The column of the flow, in any unit; gaps are skipped.
    column: String,
}

/// Low flows, in the unit of the flow.
#[derive(Serialize)]
pub(super) struct LowFlowOutput {
    /// VCN3 of each year; `null` for a year without three days in a row.
    vcn3: Vec<YearlyLow>,
    /// Fallen below once in 2 years.
    vigilance: f64,
    /// Once in 5 years.
    alert: f64,
    /// Once in 10 years.
    reinforced_alert: f64,
    /// Once in 20 years.
    crisis: f64,
}

#[derive(Serialize)]
struct YearlyLow {
    year: String,
    vcn3: Option<f64>,
}

pub(super) fn low_flow(input: LowFlowInput, folder: &Folder) -> Result<LowFlowOutput, EntryError> {
    let daily = Daily::new(Some(input.csv), folder);
    let dates = daily.dates("date")?;
    let flow = daily.series("flow", None, &input.column)?;
    let year = |date: &String| date.get(0..4).map(str::to_owned).ok_or_else(|| missing("date"));
    let years = dates.iter().map(year).collect::<Result<Vec<_>, _>>()?;
    let mut rest = flow.as_slice();
    let mut slices = Vec::new();
    for same in years.chunk_by(|a, b| a == b) {
        let (now, later) = rest.split_at_checked(same.len()).unwrap_or((rest, &[]));
        slices.push((same.first().cloned().unwrap_or_default(), now));
        rest = later;
    }
    let [vigilance, alert, reinforced_alert, crisis] = stage_flows(slices.iter().map(|(_, flow)| *flow))?;
    let yearly = |(year, flow): (String, &[f64])| YearlyLow { year, vcn3: vcn(flow, WINDOW_D) };
    let vcn3 = slices.into_iter().map(yearly).collect();
    Ok(LowFlowOutput { vcn3, vigilance, alert, reinforced_alert, crisis })
}
