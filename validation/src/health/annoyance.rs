//! Norway's roads, as the Norwegian Institute of Public Health has them.

use crate::table::Table;
use crate::{Bound, Reference, ReferenceError, Row};
use parvis_core::models::health::annoyance::{
    HEART_DISEASE_FROM_LDEN_DB, HEART_DISEASE_RR_PER_10_DB, heart_disease_fraction, highly_annoyed,
    highly_annoyed_share,
};
use parvis_core::models::health::paf::relative_risk;

const MODEL: &str = "annoyance";
const ANNOYED: &str = "health/niph_noise_ha_excel.csv";
const HEART: &str = "health/niph_noise_ihd_excel.csv";
const SOURCE: &str = "Norwegian Institute of Public Health, road noise";

pub(super) fn run(reference: &dyn Reference) -> Result<Vec<Row>, ReferenceError> {
    let mut rows = annoyed(reference)?;
    rows.extend(heart(reference)?);
    Ok(rows)
}

/// The bands of levels with people in them, and a column of theirs: level, people, value.
fn bands(table: &Table, column: &str) -> Result<Vec<(f64, f64, f64)>, ReferenceError> {
    let level = table.numbers("exposure_mean")?;
    let people = table.numbers("population_exposed_total")?;
    let value = table.numbers(column)?;
    let rows =
        level.into_iter().zip(people).zip(value).map(|((level, people), value)| (level, people, value));
    // Rows of sums have no level, and the band below the lowest that is mapped none of the erf's own.
    Ok(rows.filter(|(level, ..)| *level > 53.0).collect())
}

fn annoyed(reference: &dyn Reference) -> Result<Vec<Row>, ReferenceError> {
    let table = Table::parse(ANNOYED, &reference.text(ANNOYED)?)?;
    let bands = bands(&table, "erf_percent")?;
    let mut rows = Vec::new();
    for (level, _, percent) in &bands {
        let case = format!("highly annoyed at {level} dB Lden, %");
        let got = 100.0 * highly_annoyed_share(*level)?;
        rows.push(Row::new(MODEL, case, *percent, got, Bound::Relative(1e-9), SOURCE));
    }
    let total = *table
        .numbers("number")?
        .get(table.row_of("exposure_category", "Total exposed")?)
        .ok_or_else(|| ReferenceError::unreadable(ANNOYED, "has no total"))?;
    let (level, people): (Vec<_>, Vec<_>) = bands.iter().map(|(level, people, _)| (*level, *people)).unzip();
    let got = highly_annoyed(&people, &level)?;
    rows.push(Row::new(MODEL, "highly annoyed in Norway, people", total, got, Bound::Absolute(0.5), SOURCE));
    Ok(rows)
}

fn heart(reference: &dyn Reference) -> Result<Vec<Row>, ReferenceError> {
    let table = Table::parse(HEART, &reference.text(HEART)?)?;
    let bands = bands(&table, "erf")?;
    let (level, people): (Vec<_>, Vec<_>) = bands.iter().map(|(level, people, _)| (*level, *people)).unzip();
    let of = |column: &str, category: &str| {
        let row = table.row_of("exposure_category", category)?;
        let cell = table.numbers(column)?.get(row).copied();
        cell.ok_or_else(|| ReferenceError::unreadable(HEART, format!("has no {category} in {column}")))
    };
    let population = of("population_exposed_total", "Total Norway**")?;
    let share = heart_disease_fraction(&people, &level, population)?;
    let mut rows = Vec::new();
    for (level, _, risk) in &bands {
        let case = format!("relative risk of heart disease at {level} dB Lden");
        let got = relative_risk(HEART_DISEASE_RR_PER_10_DB, *level, HEART_DISEASE_FROM_LDEN_DB)?;
        rows.push(Row::new(MODEL, case, *risk, got, Bound::Relative(1e-9), SOURCE));
    }
    let total = |column| of(column, "Total exposed");
    let mut add = |case: &str, expected, got| {
        rows.push(Row::new(MODEL, case, expected, got, Bound::Relative(1e-9), SOURCE));
    };
    add("ischaemic heart disease by road noise in Norway, %", total("paf")?, 100.0 * share);
    let (disabled, lost) = (share * of("gbd_yld", "< 55")?, share * of("gbd_yll", "< 55")?);
    add("years lived with it a year", total("yld")?, disabled);
    add("years of life lost to it a year", total("yll")?, lost);
    add("both, disability-adjusted life years", total("daly")?, disabled + lost);
    Ok(rows)
}
