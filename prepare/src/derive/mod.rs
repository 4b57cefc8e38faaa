//! What the sources lack, derived by stated rules: one rule a file, each told in `docs/methods/packs.md`.

pub mod activity;
pub mod buildings;
pub mod clip;
pub mod counts;
mod dead_end;
mod divided;
pub mod land_cover;
pub mod nearest;
mod network;
pub mod population;
pub mod raster;
pub mod river;
pub mod road_class;
pub mod roads;
pub mod simplify;
pub mod sites;
pub mod streams;
pub mod traffic;
