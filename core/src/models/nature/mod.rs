//! Nature: habitat quality, connectivity of habitats, corridors, urban cooling, carbon, pollination.

pub mod carbon;
pub mod connectivity;
pub mod cooling;
pub mod corridor;
mod distance;
pub mod habitat_quality;
mod kernel;
mod landscape;
pub mod pollination;

pub use distance::DistanceTransform;
pub use landscape::{Landscape, MAX_CELLS};
