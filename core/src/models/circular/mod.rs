//! Circular economy: stocks in use, material flows, local loops, life cycles.

pub mod dynamic_stock;
pub mod lca;
mod linear;
pub mod material_balance;
pub mod transport_lp;
