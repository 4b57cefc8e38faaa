//! CSV (RFC 4180) with a header that names every column, in order.

use super::check;
use super::error::{Fault, Faults, Found, Place};
use super::limits;
use csv::{ReaderBuilder, StringRecord};

/// A row, with the names of its columns.
pub(super) struct Row<'a> {
    columns: &'static [&'static str],
    record: &'a StringRecord,
}

impl<'a> Row<'a> {
    /// The text in a column; empty where there is no such column.
    pub(super) fn text(&self, column: &str) -> &'a str {
        let at = self.columns.iter().position(|name| *name == column);
        at.and_then(|i| self.record.get(i)).unwrap_or_default()
    }

    /// The number in a column, from `low` to `high`.
    pub(super) fn number(&self, column: &str, low: f64, high: f64, must: &'static str) -> Result<f64, Found> {
        let text = self.text(column);
        let got = text.parse().map_err(|_| check::accept(column, text, false, "a number").err());
        match got {
            Ok(got) => check::number(column, got, low, high, must),
            Err(found) => Err(found.unwrap_or_else(|| Fault::Missing.into())),
        }
    }

    /// The number in a column, or `None` where it is empty.
    pub(super) fn maybe(
        &self,
        column: &str,
        low: f64,
        high: f64,
        must: &'static str,
    ) -> Result<Option<f64>, Found> {
        if self.text(column).is_empty() { Ok(None) } else { self.number(column, low, high, must).map(Some) }
    }
}

/// Reads a table row by row; stops when there are faults enough.
pub(super) fn rows(
    bytes: &[u8],
    columns: &'static [&'static str],
    faults: &mut Faults,
    mut take: impl FnMut(Row<'_>) -> Result<(), Found>,
) {
    let mut reader = ReaderBuilder::new().has_headers(false).from_reader(bytes);
    let mut record = StringRecord::new();
    let mut line = 0usize;
    while !faults.is_full() {
        let more = reader
            .read_record(&mut record)
            .map_err(|error| Found::from(Fault::Syntax { why: error.to_string() }).at(Place::Line(line + 1)));
        let Some(true) = faults.note(more) else { break };
        line += 1;
        if line == 1 {
            if !record.iter().eq(columns.iter().copied()) {
                let got = record.iter().collect::<Vec<_>>().join(",").chars().take(200).collect();
                let with = format!("the format has the columns {}", columns.join(","));
                faults.push(Found::from(Fault::Disagrees { got, with }).at(Place::Line(1)));
                return;
            }
            continue;
        }
        if line > limits::ROWS {
            faults.push(Fault::TooLarge { what: "rows", limit: limits::ROWS as u64 });
            return;
        }
        let taken = take(Row { columns, record: &record }).map_err(|found| found.at(Place::Line(line)));
        faults.note(taken);
    }
    if line == 0 && !faults.is_full() {
        faults.push(Fault::Syntax { why: "it is empty".to_owned() });
    }
}

/// Notes a sum of shares that is not 1.
pub(super) fn sum_is_one(sum: f64, slack: f64, of: &str, faults: &mut Faults) {
    if (sum - 1.0).abs() > slack {
        let got = format!("{sum} in all");
        faults.push(Found::field(of, Fault::Disagrees { got, with: "shares add up to 1".to_owned() }));
    }
}
