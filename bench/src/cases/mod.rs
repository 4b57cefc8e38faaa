//! What is measured. To add a case: a file here, its line in [`CASES`], and a program in `../peers/` if others
//! have written the same model.

mod assignment;
mod connectivity;
mod dynamic_stock;
mod equal_shares;
mod flood;
mod flood_breach;
mod gr4j;
mod habitat_quality;

use std::error::Error;

/// Makes a run ready from the texts of the case's files. What it returns runs the model once and answers with a
/// figure of the result.
type Prepare = fn(&[&str]) -> Result<Run, Box<dyn Error>>;
pub(crate) type Run = Box<dyn FnMut() -> f64>;

/// A piece of work that is timed.
pub(crate) struct Case {
    /// Its name.
    pub(crate) name: &'static str,
    /// The case whose peer it is set beside: the name of the peer's program.
    pub(crate) beside: &'static str,
    /// What a run computes.
    pub(crate) what: &'static str,
    /// The files of the reference folder that it reads.
    pub(crate) files: &'static [&'static str],
    /// What it is set beside.
    pub(crate) peer: &'static str,
    /// How close the peer's figure is to ours, relative: it computes the same. `None` where it may not.
    pub(crate) agrees_to: Option<f64>,
    /// What is aimed at.
    pub(crate) aim: Aim,
    pub(crate) prepare: Prepare,
}

/// What a case is to reach, beside at most 1.5 times the native time in the browser.
#[derive(Clone, Copy)]
pub(crate) enum Aim {
    /// So many times as fast as the peer, natively.
    TimesPeer(f64),
    /// So many times as fast as the peer, in the browser.
    TimesPeerInBrowser(f64),
    /// At most so many milliseconds, natively.
    AtMostMs(f64),
}

pub(crate) const CASES: &[Case] = &[
    gr4j::CASE,
    flood::DOUBLE,
    flood::SINGLE,
    flood_breach::CASE,
    assignment::CASE,
    habitat_quality::CASE,
    connectivity::CASE,
    dynamic_stock::CASE,
    equal_shares::CASE,
];

/// A reproducible rough number from 0 to `below` - 1 for each cell; the peers make the same.
fn rough(count: usize, factor: usize, below: usize) -> impl Iterator<Item = usize> {
    (0..count).map(move |cell| cell * factor % 8191 % below)
}

/// The columns of a CSV file with a header.
fn columns<const N: usize>(text: &str, names: [&str; N]) -> Result<[Vec<f64>; N], Box<dyn Error>> {
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let header = reader.headers()?.clone();
    let records = reader.records().collect::<Result<Vec<_>, _>>()?;
    let mut columns = [const { Vec::new() }; N];
    for (column, name) in columns.iter_mut().zip(names) {
        let at = header.iter().position(|n| n == name).ok_or_else(|| format!("there is no column {name}"))?;
        let number =
            |r: &csv::StringRecord| r.get(at).and_then(|field| field.parse().ok()).unwrap_or(f64::NAN);
        *column = records.iter().map(number).collect();
    }
    Ok(columns)
}
