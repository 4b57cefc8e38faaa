//! `parvis prepare bdtopo`: a commune from IGN's BD TOPO.

use super::shared::{self, Options};
use clap::Args;
use parvis_prepare::{PrepareError, bdtopo, request};
use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// A commune from IGN's BD TOPO, version 3, as shapefiles: geoservices.ign.fr/bdtopo.
#[derive(Args)]
pub(crate) struct Arguments {
    /// The folder of the delivery; folders within it are searched as well.
    #[arg(long, value_name = "DIR")]
    dir: PathBuf,
    #[command(flatten)]
    options: Options,
}

/// What belongs to a shapefile and is read.
const EXTENSIONS: [&str; 4] = ["SHP", "DBF", "PRJ", "CPG"];
/// Folders within folders: a delivery has three.
const DEEPEST: u32 = 6;

pub(crate) fn run(arguments: Arguments) -> Result<ExitCode, Box<dyn Error>> {
    let Arguments { dir, options } = arguments;
    let mut files = bdtopo::Files::new();
    collect(&dir, DEEPEST, &mut files)?;
    let folder = dir.display().to_string();
    shared::prepare(options, |companions, step| request::from_bdtopo(&folder, &files, companions, step))
}

fn collect(dir: &Path, deep: u32, files: &mut bdtopo::Files) -> Result<(), PrepareError> {
    let unreadable = |e: std::io::Error| {
        PrepareError::new(
            &dir.display().to_string(),
            format!("cannot be read ({e})"),
            "give the folder of the delivery with --dir",
        )
    };
    for entry in fs::read_dir(dir).map_err(unreadable)? {
        let path = entry.map_err(unreadable)?.path();
        if path.is_dir() {
            if deep > 0 {
                collect(&path, deep - 1, files)?;
            }
            continue;
        }
        let name = path.file_name().unwrap_or_default().to_string_lossy().to_uppercase();
        let wanted = EXTENSIONS.iter().any(|e| name.ends_with(&format!(".{e}"))) && bdtopo::is_read(&name);
        if wanted && files.insert(name.clone(), shared::file(&path)?.1).is_some() {
            return Err(PrepareError::new(
                &dir.display().to_string(),
                format!("holds {name} twice"),
                "give the folder of one delivery alone",
            ));
        }
    }
    Ok(())
}
