//! The bundled commune is the one that the command writes.

use std::path::Path;
use std::process::Command;

#[test]
fn the_bundled_pack_is_what_the_command_writes() {
    let bundled = Path::new(env!("CARGO_MANIFEST_DIR")).join("../public/territories/valsource");
    let written = Path::new(env!("CARGO_TARGET_TMPDIR")).join("valsource");
    let status = Command::new(env!("CARGO_BIN_EXE_parvis"))
        .args(["prepare", "demo", "--out"])
        .arg(&written)
        .status()
        .unwrap();
    assert!(status.success());
    for file in bundled.read_dir().unwrap() {
        let file = file.unwrap();
        let name = file.file_name();
        let same = std::fs::read(file.path()).unwrap() == std::fs::read(written.join(&name)).unwrap();
        assert!(same, "{name:?} differs: run `parvis prepare demo --out public/territories/valsource`");
    }
}
