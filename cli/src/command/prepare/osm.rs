//! `parvis prepare osm`: a commune from OpenStreetMap.

use super::shared::{self, Options};
use clap::Args;
use parvis_prepare::request;
use std::error::Error;
use std::path::PathBuf;
use std::process::ExitCode;

/// A commune from OpenStreetMap: extracts by country and region are at download.geofabrik.de.
#[derive(Args)]
#[command(group = clap::ArgGroup::new("where").required(true).args(["admin", "boundary"]))]
pub(crate) struct Arguments {
    /// The extract: .osm, .osm.gz or .osm.pbf.
    #[arg(long, value_name = "FILE")]
    osm: PathBuf,
    /// The commune's name, as its administrative boundary has it; case and accents do not matter.
    #[arg(long, value_name = "NAME")]
    admin: Option<String>,
    /// Which of several areas of this name: its admin_level (8 is a commune in France).
    #[arg(long, value_name = "N", requires = "admin")]
    admin_level: Option<String>,
    #[command(flatten)]
    options: Options,
}

pub(crate) fn run(arguments: Arguments) -> Result<ExitCode, Box<dyn Error>> {
    let Arguments { osm, admin, admin_level, options } = arguments;
    let file = shared::file(&osm)?;
    shared::prepare(options, |companions, step| {
        let admin = admin.as_deref().map(|name| (name, admin_level.as_deref()));
        request::from_osm(&file, admin, companions, step)
    })
}
