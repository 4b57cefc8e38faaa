//! `dynamic-stock`: what is bought stays for its lifetime.

use crate::model::inputs::Series;
use crate::model::{EntryError, Folder};
use parvis_core::models::circular::dynamic_stock::{Lifetime, Stock, inflow_driven, stock_driven};
use schemars::JsonSchema;
use serde::Deserialize;

/// A series of purchases, or of the stock that is wanted, and how long things last.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Input {
    /// Purchases year by year, in any unit; leave out where the stock is given.
    inflow: Option<Series>,
    /// The stock wanted at the end of each year; leave out where the inflow is given.
    stock: Option<Series>,
    /// How long things last.
    lifetime: LifetimeInput,
}

/// `{"kind": "fixed", "years": 5}`, `{"kind": "normal", "mean": 5, "deviation": 1.5}` or `{"kind": "weibull", "shape": 2,
/// "scale": 12}`, in years.
#[derive(Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case", tag = "kind")]
enum LifetimeInput {
    /// All leave at the same age.
    Fixed {
        /// Years, whole.
        years: u32,
    },
    /// Normal.
    Normal {
        /// Mean, years; 0 or more.
        mean: f64,
        /// Standard deviation, years; above 0.
        deviation: f64,
    },
    /// Weibull.
    Weibull {
        /// Shape, above 0.
        shape: f64,
        /// Scale, years; above 0.
        scale: f64,
    },
}

pub(super) fn run(input: Input, folder: &Folder) -> Result<Stock, EntryError> {
    let lifetime = match input.lifetime {
        LifetimeInput::Fixed { years } => Lifetime::Fixed { years },
        LifetimeInput::Normal { mean, deviation } => Lifetime::Normal { mean, deviation },
        LifetimeInput::Weibull { shape, scale } => Lifetime::Weibull { shape, scale },
    };
    match (input.inflow, input.stock) {
        (Some(inflow), None) => {
            let inflow = inflow.read(folder)?;
            Ok(inflow_driven(&inflow, &lifetime.leaving(inflow.len())?)?)
        }
        (None, Some(stock)) => {
            let stock = stock.read(folder)?;
            Ok(stock_driven(&stock, &lifetime.leaving(stock.len())?)?)
        }
        _ => {
            let why = "give one of them, not both and not none".to_owned();
            Err(EntryError::File { path: "inflow, stock".to_owned(), why })
        }
    }
}
