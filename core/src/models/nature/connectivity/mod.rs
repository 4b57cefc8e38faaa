//! Connectivity of habitat patches: how much habitat an animal can reach, and what each patch contributes.
//!
//! - Saura, S. and Pascual-Hortal, L. (2007). A new habitat availability index to integrate connectivity in
//!   landscape conservation planning. *Landsc. Urban Plan.* 83, 91-103: PC = sum a_i a_j p*_ij / A^2.
//! - Saura, S. and Rubio, L. (2010). A common currency for the different ways in which patches and links can
//!   contribute to habitat availability and connectivity. *Ecography* 33, 523-537: dPC = intra + flux +
//!   connector.
//!
//! p*_ij is the largest product of probabilities over all paths, and so exp of minus the shortest path under
//! lengths -ln p. Distances that obey the triangle inequality (straight lines) need no path: the direct step
//! is the best one. Probabilities say how likely a step is tried and survived, not how many animals make it.

mod index;
mod network;
mod tree;

pub use index::{Connectivity, Contribution, along_links, straight};
pub use network::{Dispersal, Link, MAX_LINKS, MAX_PATCHES};

#[cfg(test)]
mod tests;
