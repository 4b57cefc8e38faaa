//! Cases about soil and groundwater: how a pollutant travels and fades.

mod domenico;
mod ogata_banks;

use crate::Case;

/// The cases of this field.
pub(crate) const CASES: &[Case] =
    &[Case { model: "ogata-banks", run: ogata_banks::run }, Case { model: "domenico", run: domenico::run }];
