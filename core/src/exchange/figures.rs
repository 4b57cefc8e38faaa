//! The figures of a run as CSV (RFC 4180), for a spreadsheet: a line a figure, numbers to their last digit.

use crate::outcome::Quantity;
use crate::report::Report;

/// The columns, in their order. `low` and `high` bound the likely range of the number before them.
pub const COLUMNS: [&str; 12] = [
    "id",
    "unit",
    "today",
    "today_low",
    "today_high",
    "scenario",
    "scenario_low",
    "scenario_high",
    "change",
    "change_low",
    "change_high",
    "source",
];

/// Writes the figures of a report.
///
/// # Errors
/// None that a report can cause: the writer's own are handed on.
pub fn to_csv(report: &Report) -> Result<String, csv::Error> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(COLUMNS)?;
    for figure in &report.figures {
        let mut line = vec![figure.id.clone(), figure.scenario.unit.to_string()];
        for Quantity { value, low, high, .. } in [&figure.baseline, &figure.scenario, &figure.change] {
            line.extend([value, low, high].map(f64::to_string));
        }
        line.push(figure.scenario.source.to_string());
        writer.write_record(&line)?;
    }
    let bytes = writer.into_inner().map_err(|e| csv::Error::from(std::io::Error::from(e.error().kind())))?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::Figure;
    use proptest::prelude::*;

    fn quantity(value: f64, source: &str) -> Quantity {
        Quantity { value, low: value - 1.0, high: value + 1.0, unit: "t".into(), source: source.into() }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn what_is_written_reads_back_to_the_last_digit(value in -1e12..1e12f64, source in "[a-z ,;\"\n]{0,20}") {
            let one = quantity(value, &source);
            let figure = Figure {
                id: "emissions.total".into(), baseline: one.clone(), scenario: one.clone(), change: one.clone(), inputs: vec![],
            };
            let text = to_csv(&Report { figures: vec![figure], ..Report::default() }).unwrap();
            let mut reader = csv::Reader::from_reader(text.as_bytes());
            prop_assert_eq!(reader.headers().unwrap().iter().collect::<Vec<_>>(), COLUMNS);
            let record = reader.records().next().unwrap().unwrap();
            prop_assert_eq!(record[2].parse::<f64>().unwrap(), value);
            prop_assert_eq!(record[10].parse::<f64>().unwrap(), one.high);
            prop_assert_eq!(&record[11], source.as_str());
        }
    }
}
