//! The standard library for wasm32: rustup's, or one built from Debian's sources.
//!
//! rustup's is a download of seconds. Where rustup reaches no server, Debian's security archive has
//! a compiler with its sources (`rustc-web cargo-web rust-web-src`, kept current for Chromium), and
//! the library is built from them once. That compiler then builds the wasm, as rustup's toolchain
//! `parvis-wasm`; everything native stays with the default one.

use super::apt;
use crate::{
    paths, process, say,
    trouble::{At, Result, Trouble},
};
use std::{
    env, fs,
    path::{Path, PathBuf},
    process::Command,
};

const TARGET: &str = "wasm32-unknown-unknown";
const LINKED: &str = "parvis-wasm";
const DEBIAN_RUSTC: &str = "/usr/bin/rustc";
const DEBIAN_CARGO: &str = "/usr/bin/cargo";
const DEBIAN_SOURCE: &str = "/usr/lib/rustlib/src/rust/library";
const DEBIAN_LIBRARY: &str = "/usr/lib/rustlib/wasm32-unknown-unknown/lib";

/// The toolchain that compiles for wasm32.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Toolchain {
    /// The default one, with rustup's library.
    Rustup,
    /// Debian's compiler with the library built here.
    Debian,
}

impl Toolchain {
    /// Makes `command`, and the cargo below it, compile with this toolchain.
    pub(crate) fn apply(self, command: &mut Command) -> Result {
        if self == Self::Debian {
            command.env("RUSTUP_TOOLCHAIN", LINKED);
            command.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER", linker()?);
        }
        Ok(())
    }
}

/// Finds or makes the library; answers with its toolchain and a remark.
pub(crate) fn install() -> Result<(Toolchain, String)> {
    if env::var("PARVIS_WASM_STD").as_deref() != Ok("debian") {
        if has_std(&rustup_library()) {
            return Ok((Toolchain::Rustup, "rustup's is there".into()));
        }
        if debian_is_ready() {
            return Ok((Toolchain::Debian, "the one built from Debian's sources is there".into()));
        }
        if process::run(&mut process::words(&format!("rustup target add {TARGET}"))).is_ok() {
            return Ok((Toolchain::Rustup, "rustup's is installed".into()));
        }
        say::note("rustup cannot install it: building it from Debian's sources instead");
    }
    if debian_is_ready() {
        return Ok((Toolchain::Debian, "the one built from Debian's sources is there".into()));
    }
    from_debian().map_err(|trouble| trouble.mended_by(format!("rustup target add {TARGET}")))?;
    Ok((Toolchain::Debian, format!("built from Debian's sources, linked as `{LINKED}`")))
}

fn from_debian() -> Result {
    let parts = [DEBIAN_RUSTC, DEBIAN_CARGO, DEBIAN_SOURCE];
    if !parts.iter().all(|part| Path::new(part).exists()) {
        apt::install("rustc-web cargo-web rust-web-src")?;
    }
    let rlibs = build()?;
    keep(&rlibs)?;
    process::run(&mut process::words(&format!("rustup toolchain link {LINKED} /usr")))?;
    // What an earlier library left would not fit this one.
    let _ = fs::remove_dir_all(paths::wasm_target());
    Ok(())
}

/// Builds the library from an empty crate: cargo offers no other way to have it alone.
fn build() -> Result<Vec<PathBuf>> {
    let folder = paths::at("target/wasm-std");
    let source = folder.join("src");
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&source).at(&source)?;
    let manifest = "[package]\nname = \"empty\"\nedition = \"2024\"\n\
                    [lib]\ncrate-type = [\"cdylib\"]\n[workspace]\n";
    fs::write(folder.join("Cargo.toml"), manifest).at(&folder)?;
    fs::write(source.join("lib.rs"), "").at(&source)?;
    let arguments = format!("build --release -Zbuild-std=std,panic_abort --target {TARGET}");
    let mut cargo = process::tool(DEBIAN_CARGO);
    cargo
        .current_dir(&folder)
        .args(arguments.split_whitespace())
        .env("RUSTC", DEBIAN_RUSTC)
        .env("CARGO_TARGET_DIR", "target")
        .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER", linker()?)
        // This is a stable compiler, and -Z an unstable option.
        .env("RUSTC_BOOTSTRAP", "1")
        // Without bitcode in the library, link-time optimisation of the app fails.
        .env("RUSTFLAGS", "-Cembed-bitcode=yes");
    process::run(&mut cargo)?;
    let made = paths::files_below(&folder.join("target").join(TARGET).join("release/deps"));
    Ok(made.into_iter().filter(|file| file.extension().is_some_and(|kind| kind == "rlib")).collect())
}

/// Copies the library to where Debian's compiler looks for it.
fn keep(rlibs: &[PathBuf]) -> Result {
    let library = Path::new(DEBIAN_LIBRARY);
    let _ = fs::remove_dir_all(library);
    let written = fs::create_dir_all(library).at(library).and_then(|()| {
        rlibs.iter().try_for_each(|rlib| {
            let name = rlib.file_name().unwrap_or_default();
            fs::copy(rlib, library.join(name)).map(drop).at(rlib)
        })
    });
    written.map_err(|trouble| trouble.mended_by("sudo env \"PATH=$PATH\" cargo xtask wasm-std"))?;
    fs::write(stamp(), debian_version()).at(&stamp())
}

/// True when the library is there, belongs to the compiler that is there, and rustup knows both.
fn debian_is_ready() -> bool {
    let same = fs::read_to_string(stamp()).is_ok_and(|version| version == debian_version());
    let known = || process::output(process::words("rustc -vV").env("RUSTUP_TOOLCHAIN", LINKED));
    same && has_std(Path::new(DEBIAN_LIBRARY)) && known().is_some_and(|version| version == debian_version())
}

/// Names the compiler that the library was built by: an update of Debian's packages asks for a new one.
fn stamp() -> PathBuf {
    Path::new(DEBIAN_LIBRARY).join("built-by")
}

fn debian_version() -> String {
    process::output(&mut process::words(&format!("{DEBIAN_RUSTC} -vV"))).unwrap_or_default()
}

fn rustup_library() -> PathBuf {
    let printed =
        process::output(&mut process::words(&format!("rustc --print target-libdir --target {TARGET}")));
    printed.unwrap_or_default().into()
}

fn has_std(library: &Path) -> bool {
    paths::files_below(library).iter().any(|file| {
        let name = file.file_name().unwrap_or_default().to_string_lossy();
        name.starts_with("libstd-") && name.ends_with(".rlib")
    })
}

/// A linker for wasm: the one that comes with rustup's toolchain, or Debian's.
fn linker() -> Result<PathBuf> {
    let sysroot = process::output(&mut process::words("rustc --print sysroot")).unwrap_or_default();
    let hosts = Path::new(&sysroot).join("lib/rustlib");
    let own = paths::files_below(&hosts).into_iter().find(|file| file.ends_with("bin/rust-lld"));
    own.or_else(|| process::find("wasm-ld")).ok_or_else(|| {
        Trouble::new("there is no linker for wasm")
            .mended_by("sudo apt-get install --no-install-recommends lld")
    })
}
