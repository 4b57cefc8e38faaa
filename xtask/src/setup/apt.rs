//! Packages of Debian and its kin.

use crate::{
    process,
    trouble::{Result, Trouble},
};

/// Installs the packages when that is possible, else says which command would.
pub(crate) fn install(packages: &str) -> Result {
    let remedy = format!("sudo apt-get install --no-install-recommends {packages}");
    if process::find("apt-get").is_none() {
        return Err(Trouble::new(format!("this system has no apt-get to install: {packages}"))
            .mended_by(format!("the packages of this system that answer to: {packages}")));
    }
    if !process::is_root() {
        return Err(Trouble::new(format!("only root may install: {packages}")).mended_by(remedy));
    }
    let get = |words: &str| process::run(process::words(words).env("DEBIAN_FRONTEND", "noninteractive"));
    get("apt-get update --quiet")?;
    get(&format!("apt-get install --quiet --yes --no-install-recommends {packages}"))
        .map_err(|trouble| trouble.mended_by(remedy))
}
