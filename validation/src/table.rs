//! Reference data in CSV form, read by the names of its columns.

use crate::ReferenceError;

/// A CSV file with a header line.
pub(crate) struct Table {
    path: String,
    header: csv::StringRecord,
    records: Vec<csv::StringRecord>,
}

impl Table {
    /// Reads `text`, which came from `path`.
    pub(crate) fn parse(path: &str, text: &str) -> Result<Self, ReferenceError> {
        let unreadable = |e| ReferenceError::unreadable(path, e);
        let mut reader = csv::ReaderBuilder::new().trim(csv::Trim::All).from_reader(text.as_bytes());
        let header = reader.headers().map_err(unreadable)?.clone();
        let records = reader.records().collect::<Result<_, _>>().map_err(unreadable)?;
        Ok(Self { path: path.to_owned(), header, records })
    }

    /// The numbers of a column; an empty field or `NA` is a gap (NaN).
    pub(crate) fn numbers(&self, column: &str) -> Result<Vec<f64>, ReferenceError> {
        let number = |text: &str| match text {
            "" | "NA" => Ok(f64::NAN),
            _ => text.parse().map_err(|_| {
                ReferenceError::unreadable(&self.path, format!("{text:?} in column {column} is not a number"))
            }),
        };
        self.texts(column)?.into_iter().map(number).collect()
    }

    /// The fields of a column as they stand.
    pub(crate) fn texts(&self, column: &str) -> Result<Vec<&str>, ReferenceError> {
        let at = self
            .header
            .iter()
            .position(|name| name == column)
            .ok_or_else(|| ReferenceError::unreadable(&self.path, format!("has no column {column:?}")))?;
        Ok(self.records.iter().map(|record| record.get(at).unwrap_or_default()).collect())
    }

    /// The first row whose field in `column` is `text`.
    pub(crate) fn row_of(&self, column: &str, text: &str) -> Result<usize, ReferenceError> {
        self.texts(column)?
            .iter()
            .position(|field| *field == text)
            .ok_or_else(|| ReferenceError::unreadable(&self.path, format!("has no {column} {text:?}")))
    }
}
