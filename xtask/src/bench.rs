//! `cargo xtask bench`: how long the models and the twin take.

use crate::{args::Args, process, trouble::Result};

/// `cargo xtask bench`.
pub(crate) fn run(args: Args) -> Result {
    args.end()?;
    process::run(&mut process::words("cargo bench --workspace --exclude parvis-web --benches"))
}
