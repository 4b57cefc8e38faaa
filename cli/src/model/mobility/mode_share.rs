//! `mode-share`: which mode trips take.

use crate::model::{EntryError, Folder, inputs::Series};
use parvis_core::models::mobility::{logsum, mode_shares, shifted_shares};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Either utilities, or known shares and how utilities change.
#[derive(Deserialize, JsonSchema)]
#[serde(untagged)]
pub(super) enum Input {
    /// The utility of each mode.
    Utilities {
        /// Unit-free.
        utilities: Series,
    },
    /// What happens to known shares.
    Changes {
        /// The share of each mode, 0 to 1, together 1.
        shares: Series,
        /// The change of each mode's utility, unit-free.
        changes: Series,
    },
}

/// The share of each mode.
#[derive(Serialize)]
pub(super) struct Output {
    shares: Vec<f64>,
    /// What choice is worth, in units of utility; absent where only changes are known.
    #[serde(skip_serializing_if = "Option::is_none")]
    logsum: Option<f64>,
}

pub(super) fn run(input: Input, folder: &Folder) -> Result<Output, EntryError> {
    match input {
        Input::Utilities { utilities } => {
            let utilities = utilities.read(folder)?;
            Ok(Output { shares: mode_shares(&utilities)?, logsum: Some(logsum(&utilities)?) })
        }
        Input::Changes { shares, changes } => {
            let (shares, changes) = (shares.read(folder)?, changes.read(folder)?);
            Ok(Output { shares: shifted_shares(&shares, &changes)?, logsum: None })
        }
    }
}
