//! The models against the clock: natively, as wasm in a browser, and beside what others have written.
//!
//! `cargo xtask bench` runs it. A case is a file in `cases/` and, where others have written the same model, a
//! program in `../peers/` that reads the same input and prints the same line.

mod cases;
mod clock;
mod measure;

#[cfg(target_arch = "wasm32")]
mod browser;
#[cfg(not(target_arch = "wasm32"))]
mod command;
#[cfg(not(target_arch = "wasm32"))]
mod table;

#[cfg(not(target_arch = "wasm32"))]
fn main() -> std::process::ExitCode {
    command::run()
}

#[cfg(target_arch = "wasm32")]
fn main() {}
