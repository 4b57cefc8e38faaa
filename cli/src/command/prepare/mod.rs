//! `parvis prepare`: open data in, territory pack out.

mod bdtopo;
mod demo;
mod demo_areas;
mod demo_vote;
mod osm;
mod shared;

use clap::{Args, Subcommand};
use std::error::Error;
use std::process::ExitCode;

/// Make a territory pack.
#[derive(Args)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    source: Source,
}

/// What a pack can be made from, a file each.
#[derive(Subcommand)]
enum Source {
    /// OpenStreetMap: an extract that covers the commune.
    Osm(osm::Arguments),
    /// IGN BD TOPO: the shapefiles of a delivery.
    Bdtopo(bdtopo::Arguments),
    /// An invented commune, the same for the same seed.
    Demo(demo::Arguments),
}

pub(crate) fn run(arguments: Arguments) -> Result<ExitCode, Box<dyn Error>> {
    match arguments.source {
        Source::Osm(arguments) => osm::run(arguments),
        Source::Bdtopo(arguments) => bdtopo::run(arguments),
        Source::Demo(arguments) => demo::run(&arguments),
    }
}
