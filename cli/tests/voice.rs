//! Votes counted and files audited on the command line.
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "a test stops where it cannot go on"
)]

use serde_json::Value;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

const SMALL: &str = "META\nkey;value\ndescription;Small\ncountry;France\nunit;Val\ninstance;2026\nnum_projects;3\n\
    num_votes;10\nbudget;100\nvote_type;approval\nrule;unknown\ndate_begin;01.03.2026\ndate_end;15.03.2026\n\
    currency;EUR\nPROJECTS\nproject_id;cost;votes;name\n1;60;6;Road\n2;40;6;Square\n3;30;4;Trees\n\
    VOTES\nvoter_id;vote\n1;1,2\n2;1,2\n3;1,2\n4;1,2\n5;1,2\n6;1,2\n7;3\n8;3\n9;3\n10;3\n";

fn parvis(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_parvis")).args(arguments).output().unwrap()
}

fn file(name: &str, text: &str) -> PathBuf {
    let dir = std::env::temp_dir().join(format!("parvis-voice-{}", std::process::id()));
    std::fs::create_dir_all(&dir).unwrap();
    let path = dir.join(name);
    std::fs::write(&path, text).unwrap();
    path
}

fn json(output: &Output) -> Value {
    serde_json::from_slice(&output.stdout).unwrap_or_else(|e| panic!("{e}: {output:?}"))
}

#[test]
fn a_count_says_who_wins_and_why() {
    let path = file("count.pb", SMALL);
    let path = path.to_str().unwrap();
    let output = parvis(&["tally", path, "--rule", "mes", "--json"]);
    assert!(output.status.success());
    let outcome = json(&output);
    assert_eq!(outcome["winners"], serde_json::json!(["1", "3"]));
    assert_eq!(
        (&outcome["rule"], &outcome["cost"], &outcome["budget"]),
        (&"mes".into(), &90.into(), &100.into())
    );
    assert!(outcome["tie_rule"].as_str().unwrap().contains("lexicographic"));
    assert_eq!(outcome["steps"][2]["paid"]["each"]["exact"], "15/2");

    let told = String::from_utf8(parvis(&["tally", path, "--rule", "mes"]).stdout).unwrap();
    assert!(told.contains("project 3 (Trees) is paid by 4 people, 7.50 euro each"), "{told}");
    for (rule, cost) in [("greedy", 100), ("mes-add1", 90), ("mes-add1u", 90), ("phragmen", 70)] {
        assert_eq!(json(&parvis(&["tally", path, "--rule", rule, "--json"]))["cost"], cost, "{rule}");
    }
}

#[test]
fn a_file_that_is_wrong_is_refused_with_line_and_field() {
    let path = file("wrong.pb", &SMALL.replace("2;40;6", "2;-40;6"));
    let output = parvis(&["tally", path.to_str().unwrap(), "--rule", "greedy"]);
    assert_eq!(output.status.code(), Some(1));
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(said.contains("wrong.pb: line 18, PROJECTS, cost: \"-40\" is negative"), "{said}");
    assert!(output.stdout.is_empty());
}

#[test]
fn ballots_of_a_small_commune_are_not_published() {
    let path = file("small.pb", SMALL);
    let out = path.with_file_name("published.pb");
    let publish =
        ["tally", path.to_str().unwrap(), "--rule", "greedy", "--publish-pb", out.to_str().unwrap()];
    let refused = parvis(&publish);
    assert_eq!(refused.status.code(), Some(1));
    assert!(String::from_utf8(refused.stderr).unwrap().contains("10 ballots are too few"));
    assert!(!out.exists());

    let (head, _) = SMALL.split_once("1;1,2\n").unwrap();
    let votes: String = (0..1200).map(|voter| format!("{voter};{}\n", [1, 2, 3, 3][voter % 4])).collect();
    let many = head.replace("num_votes;10", "num_votes;1200") + &votes;
    std::fs::write(&path, many).unwrap();
    assert!(parvis(&publish).status.success());
    let published = std::fs::read_to_string(&out).unwrap();
    assert!(
        published.contains("num_votes;1200\n") && published.contains("3;30;600;Trees;1\n"),
        "{published}"
    );
    assert!(
        published.contains("VOTES\nvoter_id;vote\n1;1\n2;1\n"),
        "in the order of the ballots, numbered anew"
    );
    assert!(parvis(&["tally", out.to_str().unwrap(), "--rule", "greedy"]).status.success());
}

#[test]
fn an_audit_ends_with_one_where_somebody_could_be_found() {
    let clean = parvis(&["proposals", "audit", file("clean.ndjson", "").to_str().unwrap()]);
    assert!(clean.status.success());
    let votes = SMALL.replace("voter_id;vote", "voter_id;vote;age").replace("\n7;3\n", "\n7;3;81\n");
    let found = parvis(&["proposals", "audit", file("aged.pb", &votes).to_str().unwrap()]);
    assert_eq!(found.status.code(), Some(1));
    assert!(String::from_utf8(found.stdout).unwrap().contains("singling out: 1 records are unique on age"));
    let unknown = parvis(&["proposals", "audit", file("table.csv", "a,b\n1,2\n").to_str().unwrap()]);
    assert_eq!(unknown.status.code(), Some(1));
    assert!(unknown.stdout.is_empty());
}

/// The files of real elections; they are not part of the project.
fn reference(name: &str) -> Option<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let folder =
        std::env::var_os("PARVIS_REFERENCE").map_or_else(|| root.join("../shared/reference"), Into::into);
    if folder.is_dir() {
        return Some(folder.join("participatory-budget").join(name));
    }
    assert!(std::env::var_os("CI").is_none(), "no reference data in {}", folder.display());
    println!("skipped: no reference data");
    None
}

#[test]
fn the_voters_of_las_could_be_found() {
    let Some(path) = reference("poland_warszawa_2019_las.pb") else { return };
    let output = parvis(&["proposals", "audit", path.to_str().unwrap(), "--json"]);
    assert_eq!(output.status.code(), Some(1));
    let audit = json(&output);
    let unique = |fields: &[&str]| {
        let list = audit["unique"].as_array().unwrap();
        let found = list.iter().find(|u| u["fields"] == serde_json::json!(fields)).unwrap();
        found["records"].as_u64().unwrap()
    };
    assert_eq!(unique(&["ballot"]), 47);
    assert_eq!(unique(&["age", "sex"]), 29);
    assert_eq!(unique(&["ballot", "age", "sex"]), 91);
    assert_eq!((&audit["clean"], &audit["records"]), (&false.into(), &127.into()));
}
