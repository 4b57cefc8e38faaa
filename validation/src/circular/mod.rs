//! Cases about the circular economy: dynamic stocks, material balances, local loops, life cycles.

mod dynamic_stock;
mod lca;
mod material_balance;
mod transport_lp;

use crate::Case;

/// The cases of this field.
pub(crate) const CASES: &[Case] = &[
    Case { model: "dynamic-stock", run: dynamic_stock::run },
    Case { model: "material-balance", run: material_balance::run },
    Case { model: "transport-lp", run: transport_lp::run },
    Case { model: "lca", run: lca::run },
];
