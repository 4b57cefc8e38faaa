//! What is written for Pabulib passes Pabulib's checker.
#![expect(clippy::unwrap_used, clippy::print_stdout, reason = "a test stops where it cannot go on")]

use parvis_core::exchange::pabulib::{counted, read, write};
use parvis_core::participation::tally::{Rule, tally};
use parvis_core::participation::{Ballot, BallotKind, Choice, Consultation, Count, Project, Words};
use std::collections::BTreeMap;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::process::Command;

/// A consultation with three projects, two of them somewhere.
fn asked(ballot: BallotKind, rule: Rule) -> Consultation {
    let words = |text: &str| Words { fr: text.into(), en: String::new() };
    let project = |(id, cost_eur, place): (&str, u64, Option<[f64; 2]>)| Project {
        id: id.into(),
        name: words("Une haie; ou « deux »"),
        category: "nature".into(),
        cost_eur,
        place,
        ..Project::default()
    };
    let places = [
        ("haie", 12_000, Some([2.51, 44.37])),
        ("piste", 40_000, Some([2.5, 44.3])),
        ("preau", 30_000, None),
    ];
    Consultation {
        version: 1,
        id: "budget-2027".into(),
        pack: "valsource".into(),
        title: words("Budget des\nhabitants"),
        opens: "2027-03-01".into(),
        closes: "2027-03-14".into(),
        budget_eur: 50_000,
        ballot,
        projects: places.map(project).to_vec(),
        areas: vec![],
        key: None,
        cards: vec![],
        rule,
    }
}

/// Ballots of all shapes that the kind allows, some of them blank.
fn ballots(kind: &BallotKind) -> Vec<Ballot> {
    let marks: [&[(&str, u32)]; 5] =
        [&[("haie", 1), ("preau", 4)], &[("haie", 2)], &[], &[("piste", 3)], &[("preau", 1)]];
    let cast = |(card, marks): (usize, &&[(&str, u32)])| Ballot {
        version: 1,
        consultation: "budget-2027".into(),
        card: format!("{card:064x}"),
        sequence: 1,
        choice: Choice::of(kind, marks.iter().map(|(id, points)| ((*id).to_owned(), *points))),
        signature: "5".repeat(128),
    };
    marks.iter().cycle().take(40).enumerate().map(cast).collect()
}

/// Files that the desk and the command line write, by name.
fn files() -> BTreeMap<String, String> {
    let mut files = BTreeMap::new();
    let kinds = [
        ("approval", BallotKind::Approval { at_most: Some(2) }),
        ("cumulative", BallotKind::Cumulative { points: 5 }),
        ("knapsack", BallotKind::Knapsack {}),
    ];
    for (name, kind) in kinds {
        for rule in Rule::ALL {
            let asked = asked(kind.clone(), rule);
            let count = Count { counted: ballots(&kind), set_aside: vec![] };
            let outcome = tally(&count.election(&asked), rule, &mut |_| ControlFlow::Continue(())).unwrap();
            let open = counted(&asked, &count.counted, "France");
            let mut told = open.clone();
            told.set_outcome(&outcome);
            files.insert(format!("{name}-{}", rule.name()), write(&told).unwrap());
            files.insert(format!("{name}-{}-open", rule.name()), write(&open).unwrap());
        }
    }
    files.extend(references());
    files
}

/// The reference files, read and written again.
fn references() -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/reference");
    let folder = std::env::var_os("PARVIS_REFERENCE").map_or(root, Into::into).join("participatory-budget");
    let Ok(entries) = folder.read_dir() else {
        println!("skipped: no reference data");
        return Vec::new();
    };
    let again = |path: PathBuf| {
        let file = read(&std::fs::read_to_string(&path).unwrap()).unwrap();
        let text = write(&file).unwrap_or_else(|e| format!("{}: {e}", path.display()));
        (path.file_stem().unwrap().to_string_lossy().into_owned(), text)
    };
    entries
        .map(|entry| entry.unwrap().path())
        .filter(|p| p.extension().is_some_and(|e| e == "pb"))
        .map(again)
        .collect()
}

/// What pabulib-checker 1.0.8 demands of a file, as far as this one breaks it.
fn broken(text: &str) -> Vec<String> {
    let mut broken = Vec::new();
    let mut hold = |what: &str, holds: bool| {
        if !holds {
            broken.push(what.to_owned());
        }
    };
    let lines: Vec<Vec<String>> = csv_lines(text);
    let at = |name: &str| lines.iter().position(|line| line.as_slice() == [name]);
    let (Some(0), Some(projects_at), Some(votes_at)) = (at("META"), at("PROJECTS"), at("VOTES")) else {
        return vec!["the three sections".to_owned()];
    };
    let meta: BTreeMap<&str, &str> =
        lines[2..projects_at].iter().map(|line| (line[0].as_str(), line[1].as_str())).collect();
    let table = |lines: &'_ [Vec<String>]| -> Vec<BTreeMap<String, String>> {
        let head = &lines[0];
        lines[1..].iter().map(|line| head.iter().cloned().zip(line.iter().cloned()).collect()).collect()
    };
    let (projects, votes) = (table(&lines[projects_at + 1..votes_at]), table(&lines[votes_at + 1..]));
    let has = |key: &str| meta.get(key).is_some_and(|value| !value.is_empty());
    for key in [
        "description",
        "country",
        "unit",
        "instance",
        "budget",
        "vote_type",
        "rule",
        "date_begin",
        "date_end",
    ] {
        hold(key, has(key));
    }
    hold("num_projects", meta.get("num_projects") == Some(&projects.len().to_string().as_str()));
    hold("num_votes", meta.get("num_votes") == Some(&votes.len().to_string().as_str()));
    hold("language", meta.get("language").is_none_or(|code| code.len() == 2));
    hold("comment", meta.get("comment").is_none_or(|text| text.starts_with("#1: ")));
    let points = ["cumulative", "scoring"].contains(meta.get("vote_type").unwrap_or(&""));
    let list = |field: Option<&String>| -> Vec<String> {
        field.filter(|f| !f.is_empty()).map_or_else(Vec::new, |f| f.split(',').map(str::to_owned).collect())
    };
    let (mut named, mut scores) = (BTreeMap::<String, i64>::new(), BTreeMap::<String, i64>::new());
    for vote in &votes {
        let ids = list(vote.get("vote"));
        let given: Vec<i64> = list(vote.get("points")).iter().filter_map(|n| n.parse().ok()).collect();
        hold("a vote is for something", !ids.is_empty());
        hold(
            "points are for cumulative and scoring votes alone",
            given.len() == if points { ids.len() } else { 0 },
        );
        hold("no space around commas", ids.iter().all(|id| id.trim() == id));
        hold(
            "votes are for projects of the list",
            ids.iter().all(|id| projects.iter().any(|p| p["project_id"] == *id)),
        );
        for (at, id) in ids.into_iter().enumerate() {
            *scores.entry(id.clone()).or_default() += given.get(at).copied().unwrap_or(1);
            *named.entry(id).or_default() += 1;
        }
    }
    for project in &projects {
        let count = |field: &str| project.get(field).and_then(|n| n.parse::<i64>().ok());
        let id = &project["project_id"];
        hold("votes are counted", count("votes") == Some(named.get(id).copied().unwrap_or(0)));
        hold("scores are counted", !points || count("score") == Some(scores.get(id).copied().unwrap_or(0)));
        hold("cost", project["cost"].parse::<f64>().is_ok_and(|cost| cost > 0.0));
        hold("selected", project.get("selected").is_none_or(|s| ["0", "1", "2", "3"].contains(&s.as_str())));
        hold("a field that is gone", !project.contains_key("target"));
    }
    broken.sort();
    broken.dedup();
    broken
}

/// The lines of a file, each split at its semicolons, quotes taken off.
fn csv_lines(text: &str) -> Vec<Vec<String>> {
    let split = |line: &str| {
        let (mut fields, mut quoted) = (vec![String::new()], false);
        for letter in line.chars() {
            match letter {
                '"' => quoted = !quoted,
                ';' if !quoted => fields.push(String::new()),
                letter => fields.last_mut().unwrap().push(letter),
            }
        }
        fields
    };
    text.lines().map(split).collect()
}

#[test]
fn what_is_written_holds_to_what_the_checker_demands() {
    for (name, text) in files() {
        assert_eq!(
            broken(&text),
            Vec::<String>::new(),
            "{name}:\n{}",
            text.chars().take(1500).collect::<String>()
        );
        assert_eq!(
            read(&text).map(|file| write(&file).unwrap()).as_ref(),
            Ok(&text),
            "{name} is not read as it is written"
        );
    }
}

#[test]
fn the_demands_are_not_empty() {
    let text = files().remove("approval-greedy").unwrap();
    for (from, to, what) in [
        ("num_votes;32", "num_votes;40", "num_votes"),
        ("country;France\n", "", "country"),
        ("\n1;", "\n0;\n1;", "a vote is for something"),
        ("haie;12000;16", "haie;12000;17", "votes are counted"),
    ] {
        let spoiled = text.replacen(from, to, 1);
        assert_ne!(spoiled, text, "{from} is not in\n{text}");
        assert!(broken(&spoiled).iter().any(|found| found == what), "{what}: {:?}", broken(&spoiled));
    }
}

/// The checker itself, where there is one: `PARVIS_PABULIB_CHECKER` names a Python that has it.
#[test]
fn the_checker_finds_no_error() {
    let Some(python) = std::env::var_os("PARVIS_PABULIB_CHECKER") else {
        println!("skipped: PARVIS_PABULIB_CHECKER names no Python with pabulib-checker");
        return;
    };
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("pabulib");
    std::fs::create_dir_all(&folder).unwrap();
    let paths = files().into_iter().map(|(name, text)| {
        let path = folder.join(format!("{name}.pb"));
        std::fs::write(&path, text).unwrap();
        path
    });
    let code = "import sys, json\nfrom pabulib.checker import Checker\nout, sys.stdout = sys.stdout, sys.stderr\n\
        found = Checker().process_files(sys.argv[1:])\n\
        bad = {n: r['results']['errors'] for n, r in found.items() if isinstance(r, dict) and r.get('results', {}).get('errors')}\n\
        print(json.dumps([found['metadata'], bad]), file=out)";
    let output = Command::new(python).arg("-c").arg(code).args(paths).output().unwrap();
    let said = String::from_utf8_lossy(&output.stdout);
    let (metadata, bad): (serde_json::Value, serde_json::Value) = serde_json::from_str(&said)
        .unwrap_or_else(|_| (String::from_utf8_lossy(&output.stderr).into(), said.into()));
    assert_eq!((&metadata["invalid"], bad.to_string().as_str()), (&0.into(), "{}"), "{metadata}");
    assert!(metadata["valid"].as_u64() >= Some(30));
}
