//! Daily series: given as numbers, or as columns of one CSV file with a column of dates.

use crate::model::inputs::Series;
use crate::model::inputs::csv_texts;
use crate::model::{EntryError, Folder};
use schemars::JsonSchema;
use serde::Deserialize;
use std::ops::RangeInclusive;

/// The file that a model's series come from, where there is one.
pub(super) struct Daily<'a> {
    csv: Option<String>,
    folder: &'a Folder,
}

impl<'a> Daily<'a> {
    pub(super) fn new(csv: Option<String>, folder: &'a Folder) -> Self {
        Self { csv, folder }
    }

    /// The series as given, else the `column` of the file.
    pub(super) fn series(
        &self,
        field: &'static str,
        given: Option<Series>,
        column: &str,
    ) -> Result<Vec<f64>, EntryError> {
        let column = || {
            let csv = self.csv.clone()?;
            Some(Series::Column { csv, column: column.to_owned() })
        };
        given.or_else(column).ok_or_else(|| missing(field))?.read(self.folder)
    }

    /// The ISO dates in `column` of the file; none where no file is named.
    pub(super) fn dates(&self, column: &str) -> Result<Vec<String>, EntryError> {
        match &self.csv {
            Some(csv) => csv_texts(&self.folder.text(csv)?, csv, column),
            None => Ok(Vec::new()),
        }
    }
}

/// The error of a series that nothing gives.
pub(super) fn missing(field: &'static str) -> EntryError {
    let why = "give its numbers, or the csv that holds it".to_owned();
    EntryError::File { path: field.to_owned(), why }
}

/// A stretch of days, its last day included.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(untagged)]
pub(super) enum Period {
    /// First and last date, as they stand in the file (YYYY-MM-DD).
    Dates([String; 2]),
    /// First and last row, counted from 0.
    Rows([usize; 2]),
}

impl Period {
    /// The rows of a record with these dates and so many days.
    pub(super) fn rows(&self, dates: &[String], days: usize) -> Result<RangeInclusive<usize>, EntryError> {
        let row = |date: &String| {
            let why = || "is not among the dates of the record".to_owned();
            let at = dates.iter().position(|d| d == date);
            at.ok_or_else(|| EntryError::File { path: date.clone(), why: why() })
        };
        let [first, last] = match self {
            Self::Dates([first, last]) => [row(first)?, row(last)?],
            Self::Rows(rows) => *rows,
        };
        if first > last || last >= days {
            let path = format!("rows {first} to {last}");
            let why = format!("must be in order and below the {days} days of the record");
            return Err(EntryError::File { path, why });
        }
        Ok(first..=last)
    }
}

/// The day of the year, 1 to 366, of an ISO date.
pub(super) fn day_of_year(date: &str) -> Result<u16, EntryError> {
    let part = |range: std::ops::Range<usize>| date.get(range).and_then(|text| text.parse::<u16>().ok());
    let parts = (part(0..4), part(5..7), part(8..10));
    let (Some(year), Some(month @ 1..=12), Some(day @ 1..=31)) = parts else {
        let why = "is not a date like 1999-12-31".to_owned();
        return Err(EntryError::File { path: date.to_owned(), why });
    };
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let before = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334];
    let days_before = before.get(usize::from(month - 1)).copied().unwrap_or(0);
    Ok(days_before + day + u16::from(leap && month > 2))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn leap_years_are_known() {
        let day = |date| day_of_year(date).unwrap();
        assert_eq!((day("2000-03-01"), day("1900-03-01"), day("2023-12-31")), (61, 60, 365));
        assert_eq!(day("2024-12-31"), 366);
        assert!(
            ["", "2020", "2020-13-01", "2020-00-01", "20é0-01-01"].iter().all(|d| day_of_year(d).is_err())
        );
    }

    #[test]
    fn a_period_lies_within_its_record() {
        let dates = ["2020-01-01", "2020-01-02"].map(str::to_owned);
        let named = |a: &str, b: &str| Period::Dates([a.to_owned(), b.to_owned()]).rows(&dates, 2);
        assert_eq!(named("2020-01-01", "2020-01-02").unwrap(), 0..=1);
        assert!(named("2020-01-02", "2020-01-01").is_err() && named("2019-01-01", "2020-01-01").is_err());
        assert!(Period::Rows([0, 2]).rows(&dates, 2).is_err());
    }
}
