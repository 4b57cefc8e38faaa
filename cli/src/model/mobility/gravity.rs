//! `gravity`: where trips go.

use super::inputs::MatrixInput;
use crate::model::{EntryError, Folder, inputs::Series};
use parvis_core::models::mobility::{self, Balance, Deterrence, mean_cost};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Totals of trips, costs between places, and how cost deters.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Input {
    /// Trips that leave each origin, 0 or more.
    origins: Series,
    /// Trips that reach each destination, 0 or more; the same sum.
    destinations: Series,
    /// Cost from each origin to each destination (minutes, km, euros), 0 or more; rows of origins.
    costs: MatrixInput,
    /// How trips become fewer with cost.
    deterrence: DeterrenceInput,
}

/// A deterrence function.
#[derive(Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
enum DeterrenceInput {
    /// exp(-beta c): beta per unit of cost, 0 or more.
    Exponential(f64),
    /// c^-alpha: alpha, 0 or more; costs must be above 0.
    Power(f64),
    /// exp(-beta c), with the beta at which the mean cost is the one observed.
    MeanCost(f64),
}

/// The trips.
#[derive(Serialize)]
pub(super) struct Output {
    /// beta or alpha.
    parameter: f64,
    mean_cost: f64,
    /// Rows of origins.
    trips: Vec<Vec<f64>>,
}

pub(super) fn run(input: Input, folder: &Folder) -> Result<Output, EntryError> {
    let origins = input.origins.read(folder)?;
    let destinations = input.destinations.read(folder)?;
    let costs = input.costs.read(folder)?;
    let stop = Balance::default();
    let (parameter, deterrence) = match input.deterrence {
        DeterrenceInput::Exponential(beta) => (beta, Deterrence::Exponential(beta)),
        DeterrenceInput::Power(alpha) => (alpha, Deterrence::Power(alpha)),
        DeterrenceInput::MeanCost(observed) => {
            let beta = mobility::calibrate_beta(&origins, &destinations, &costs, observed, &stop)?;
            (beta, Deterrence::Exponential(beta))
        }
    };
    let trips = mobility::gravity(&origins, &destinations, &costs, deterrence, &stop)?;
    Ok(Output {
        parameter,
        mean_cost: mean_cost(&trips, &costs)?,
        trips: trips.chunks(destinations.len()).map(<[f64]>::to_vec).collect(),
    })
}
