//! The app of the residents: pages, map, and everything between a finger and the twin.
//!
//! Each of the programs beside this library starts one part of it: `main.rs` the pages, `worker/` the twin,
//! `checker/` the check of the models, `hall/` the pages of the vote, which are loaded when one of them is opened.

#![allow(unreachable_pub, reason = "the component macro writes `pub` structs beside private functions")]

// First, so that every page may say `t!(KEY)`.
#[macro_use]
mod words;

mod app;
mod bridge;
mod charts;
mod explore;
pub mod hall;
mod later;
mod proposals;
mod propose;
pub mod protocol;
mod route;
mod sources;
mod state;
mod ui;

pub use app::start;
pub use bridge::clock;
