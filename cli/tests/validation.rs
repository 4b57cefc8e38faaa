//! The table in the documents is the one that the command prints, and no row is out of tolerance.

use std::path::Path;
use std::process::Command;

#[test]
fn the_documented_table_is_what_the_command_prints() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let reference =
        std::env::var_os("PARVIS_REFERENCE").map_or_else(|| root.join("../shared/reference"), Into::into);
    if !reference.is_dir() {
        assert!(std::env::var_os("CI").is_none(), "no reference data in {}", reference.display());
        println!("skipped: no reference data");
        return;
    }
    let output = Command::new(env!("CARGO_BIN_EXE_parvis"))
        .arg("validate")
        .arg("--reference")
        .arg(&reference)
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let printed = String::from_utf8(output.stdout).unwrap();
    let documented = std::fs::read_to_string(root.join("docs/VALIDATION.md")).unwrap();
    let table = documented.find("| model").map(|at| &documented[at..]).unwrap();
    assert_eq!(table.trim(), printed.trim(), "print it anew: parvis validate --reference DIR");
}
