//! Circular economy: stocks in use, material flows, local loops, life cycles.

mod dynamic_stock;
mod lca;
mod material_balance;
mod transport_lp;

use super::Entry;

/// The models of this field.
pub(super) fn entries() -> Vec<Entry> {
    vec![
        entry!(
            "dynamic-stock",
            "stock and outflow of things in use from purchases and lifetime, or purchases from a wanted stock",
            dynamic_stock::run,
        ),
        entry!(
            "material-balance",
            "material flows moved as little as their uncertainty asks for until every process balances",
            material_balance::run,
        ),
        entry!(
            "transport-lp",
            "which supplier of a secondary resource serves whom at the least cost (transport problem)",
            transport_lp::run,
        ),
        entry!("lca", "what a demand gives off along its supply chains: g = B A^-1 f", lca::run),
    ]
}
