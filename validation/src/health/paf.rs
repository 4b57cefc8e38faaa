//! Chronic bronchitis in Switzerland, as AirQ+ has it.

use crate::table::Table;
use crate::{Bound, Reference, ReferenceError, Row};
use parvis_core::models::health::paf::{RelativeRisk, attributable_cases, attributable_fraction};

const MODEL: &str = "paf";
const DATA: &str = "health/airqplus_pm_copd.csv";
const SOURCE: &str = "WHO AirQ+, COPD by PM2.5, Switzerland 2023";

pub(super) fn run(reference: &dyn Reference) -> Result<Vec<Row>, ReferenceError> {
    let table = Table::parse(DATA, &reference.text(DATA)?)?;
    let first = |column: &str| {
        let numbers = table.numbers(column)?;
        numbers.first().copied().ok_or_else(|| ReferenceError::unreadable(DATA, "has no rows"))
    };
    let risk = RelativeRisk {
        central: first("relative_risk")?,
        low: first("relative_risk_lower")?,
        high: first("relative_risk_upper")?,
    };
    let (exposure, from) = (first("mean_concentration")?, first("cut_off_value")?);
    let (incidence, people) = (first("incidents_per_100_000_per_year")?, first("population_at_risk")?);
    let cases = attributable_cases(&risk, exposure, from, incidence, people)?;

    let mut rows = Vec::new();
    for (end, got, rr) in [
        ("central", cases.central, risk.central),
        ("lower", cases.low, risk.low),
        ("upper", cases.high, risk.high),
    ] {
        // The published figures are rounded to whole cases and to tenths of a percent.
        let cases = first(&format!("estimated_number_of_attributable_cases_{end}"))?;
        let share = first(&format!("estimated_attributable_proportion_{end}"))?;
        let got_share = attributable_fraction(rr, exposure, from)?;
        let case = format!("attributable cases, {end}, rounded");
        rows.push(Row::new(MODEL, case, cases, got.round(), Bound::Absolute(0.0), SOURCE));
        let case = format!("attributable share, {end}");
        rows.push(Row::new(MODEL, case, share, got_share, Bound::Absolute(5e-4), SOURCE));
    }
    Ok(rows)
}
