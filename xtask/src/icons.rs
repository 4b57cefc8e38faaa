//! `cargo xtask icons`: the icons that systems want as pictures, drawn by Chromium from `public/icons/parvis.svg`.

use crate::{
    args::Args,
    paths, process,
    setup::{self, chromium},
    steps::Steps,
    trouble::{Result, Trouble},
};

/// `cargo xtask icons`.
pub(crate) fn run(args: Args) -> Result {
    args.end()?;
    let mut steps = Steps::new(2);
    steps.step("Chromium", "draws the icons", setup::chromium::install)?;
    steps.step("icons", "an installed app has a face", || {
        let browser = chromium::find().ok_or_else(|| Trouble::new("there is no Chromium"))?;
        process::run(process::words("node e2e/icons.mjs").env(chromium::VARIABLE, browser))?;
        Ok(format!("drawn in {}", paths::at("public/icons").display()))
    })
}
