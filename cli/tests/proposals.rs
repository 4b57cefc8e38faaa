//! From the key to the count, as a clerk does it.

#![allow(clippy::unwrap_used, clippy::panic)] // helpers of tests stand outside of the test functions

use parvis_core::participation::tally::Rule;
use parvis_core::participation::{BallotKind, Choice, Consultation, Draft, Project, Words, anonymise};
use parvis_sealing::Card;
use serde_json::Value;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// An empty folder for a test.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("proposals").join(name);
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).unwrap();
    folder
}

/// `parvis proposals …` in a folder.
fn parvis(folder: &Path, arguments: &str) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_parvis"));
    command.current_dir(folder).arg("proposals").args(arguments.split_whitespace()).output().unwrap()
}

/// The same where it has to go well; what it printed.
fn done(folder: &Path, arguments: &str) -> String {
    let output = parvis(folder, arguments);
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{arguments}: {errors}");
    String::from_utf8(output.stdout).unwrap()
}

fn read(path: &Path) -> String {
    std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn consultation(folder: &Path, key: Option<String>) {
    let words = |text: &str| Words { fr: text.into(), en: text.into() };
    let project = |id: &str| Project { id: id.into(), name: words(id), cost_eur: 9000, ..Project::default() };
    let consultation = Consultation {
        version: 1,
        id: "budget-2027".into(),
        pack: "valsource".into(),
        title: words("Budget"),
        opens: "2027-03-01".into(),
        closes: "2027-03-14".into(),
        budget_eur: 20_000,
        ballot: BallotKind::Approval { at_most: None },
        projects: ["haie", "piste", "preau"].map(project).to_vec(),
        areas: vec![],
        key,
        cards: vec![],
        rule: Rule::MesAdd1u,
    };
    let json = serde_json::to_string(&consultation).unwrap();
    std::fs::write(folder.join("asked.json"), json).unwrap();
}

/// The cards of a printed sheet.
fn cards(sheet: &str) -> Vec<Card> {
    let words = sheet.split("<p>").skip(1).filter_map(|rest| rest.split_once("</p>"));
    words.map(|(words, _)| Card::parse(&words.replace("<br>", " ")).unwrap()).collect()
}

fn proposal(id: u8, day: &str) -> String {
    let draft = Draft {
        pack: "valsource".into(),
        title: "Une haie".into(),
        theme: "nature".into(),
        language: "fr".into(),
        day: day.into(),
        ..Draft::default()
    };
    serde_json::to_string(&anonymise(&draft, None, [id; 16]).unwrap().proposal).unwrap() + "\n"
}

fn ballot(card: &Card, sequence: u32, project: &str) -> String {
    let choice = Choice::Approval { projects: vec![project.into()] };
    serde_json::to_string(&card.sign("budget-2027", sequence, choice)).unwrap() + "\n"
}

#[test]
fn an_evening_from_the_key_to_the_count() {
    let dir = folder("evening");
    let printed = done(&dir, "keygen --out keys");
    let (recipient, words) = printed.trim().split_once('\n').unwrap();
    assert_eq!(read(&dir.join("keys/recipient.txt")).trim(), recipient);
    assert_eq!(words.split(' ').count(), 6);

    consultation(&dir, Some(recipient.to_owned()));
    done(
        &dir,
        "cards --count 3 --out cards --consultation asked.json --site https://commune.example/parvis/",
    );
    let asked = Consultation::parse(&read(&dir.join("cards/consultation.json"))).unwrap();
    let cards = cards(&read(&dir.join("cards/cards.html")));
    assert!(cards.len() == 3 && cards.iter().all(|card| asked.knows_card(&card.public())));

    // Two tablets; the first card votes again on the second one.
    let one = proposal(1, "2027-03-02") + &ballot(&cards[0], 1, "haie") + &ballot(&cards[1], 1, "haie");
    let two = proposal(2, "1970-01-01") + &ballot(&cards[0], 2, "piste");
    for (name, text) in [("one", one), ("two", two)] {
        std::fs::write(dir.join(name), text).unwrap();
        let receipts = done(&dir, &format!("seal {name} --consultation asked.json --out {name}.sealed"));
        assert_eq!(receipts.lines().count(), read(&dir.join(name)).lines().count());
        assert!(!read(&dir.join(format!("{name}.sealed"))).contains("haie"));
    }

    let open = "open one.sealed two.sealed one.sealed --identity keys/key.txt --consultation asked.json --json --out";
    let report: Value = serde_json::from_str(&done(&dir, &format!("{open} opened"))).unwrap();
    let figures =
        ["proposals", "ballots", "repeated", "early", "late"].map(|name| report[name].as_u64().unwrap());
    assert_eq!(figures, [2, 3, 3, 1, 0]);
    let again = parvis(&dir, &format!("{open} opened"));
    assert!(!again.status.success() && String::from_utf8_lossy(&again.stderr).contains("is there already"));

    let asked = "--consultation cards/consultation.json --json";
    let from_ballots = done(&dir, &format!("count opened/ballots.ndjson {asked} --out counted.pb"));
    let from_lines = done(&dir, &format!("count two.sealed one.sealed --identity keys/key.txt {asked}"));
    assert_eq!(from_ballots, from_lines);
    let totals: Value = serde_json::from_str(&from_ballots).unwrap();
    assert_eq!(totals["votes"], serde_json::json!({"haie": 1, "piste": 1, "preau": 0}));
    assert_eq!(totals["set_aside"], serde_json::json!({"its card voted again": 1}));
    let file = parvis_core::exchange::pabulib::read(&read(&dir.join("counted.pb"))).unwrap();
    assert_eq!(file.election().scores(), [1, 1, 0]);
}

#[test]
fn what_cannot_be_opened_is_kept_and_explained() {
    let dir = folder("rejected");
    let recipient = done(&dir, "keygen --out keys").lines().next().unwrap().to_owned();
    done(&dir, "keygen --out others");
    consultation(&dir, Some(recipient));
    std::fs::write(dir.join("records"), proposal(1, "2027-03-02")).unwrap();
    done(&dir, "seal records --consultation asked.json --out sealed");
    let line = read(&dir.join("sealed"));
    let relabelled = line.replace("budget-2027", "budget-2026");
    let wrong = [&line[..300], "hello", relabelled.trim_end()];
    std::fs::write(dir.join("mixed"), format!("{}\n{line}", wrong.join("\n"))).unwrap();

    let output = parvis(&dir, "open mixed --identity keys/key.txt --consultation asked.json --out opened");
    assert_eq!(output.status.code(), Some(1));
    let errors = String::from_utf8(output.stderr).unwrap();
    for (number, reason) in
        [(1, "ends in the middle"), (2, "is not of the expected form"), (3, "budget-2026")]
    {
        let found =
            errors.lines().any(|l| l.contains(&format!("mixed, line {number}: ")) && l.contains(reason));
        assert!(found, "line {number}: {reason}\n{errors}");
    }
    assert_eq!(read(&dir.join("opened/rejected.ndjson")).lines().collect::<Vec<_>>(), wrong);
    assert_eq!(read(&dir.join("opened/proposals.ndjson")), proposal(1, "2027-03-02"));

    let other = parvis(&dir, "open sealed --identity others/key.txt --consultation asked.json --out lost");
    assert_eq!(other.status.code(), Some(1));
    assert_eq!(read(&dir.join("lost/rejected.ndjson")), line, "the right key opens it later");
}

#[test]
#[cfg(unix)]
fn secrets_are_for_their_owner_alone_and_nothing_is_written_over() {
    use std::os::unix::fs::PermissionsExt;
    let dir = folder("secrets");
    done(&dir, "keygen --out all");
    done(&dir, "cards --count 2 --out all");
    for secret in ["key.txt", "backup.html", "cards.html"] {
        let mode = dir.join("all").join(secret).metadata().unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600, "{secret}");
    }
    let key = read(&dir.join("all/key.txt"));
    assert!(!parvis(&dir, "keygen --out all").status.success());
    assert!(!parvis(&dir, "cards --count 2 --out all").status.success());
    assert_eq!(read(&dir.join("all/key.txt")), key);
}

#[test]
fn the_paper_backup_opens_too() {
    let dir = folder("paper");
    let recipient = done(&dir, "keygen --out keys").lines().next().unwrap().to_owned();
    consultation(&dir, Some(recipient));
    std::fs::write(dir.join("records"), proposal(1, "2027-03-02")).unwrap();
    done(&dir, "seal records --consultation asked.json --out sealed");
    let page = read(&dir.join("keys/backup.html"));
    let groups: Vec<_> = page
        .split("<span>")
        .skip(1)
        .filter_map(|rest| rest.split_once("</span>"))
        .map(|(group, _)| group)
        .collect();
    std::fs::write(dir.join("typed"), groups.join(" ").to_lowercase()).unwrap();
    done(&dir, "open sealed --identity typed --consultation asked.json --out opened");
}

#[test]
fn the_list_of_cards_is_not_in_the_order_of_the_sheet() {
    let dir = folder("cards");
    done(&dir, "cards --count 12 --out .");
    let keys: Vec<String> = serde_json::from_str(&read(&dir.join("cards.json"))).unwrap();
    let sheet = cards(&read(&dir.join("cards.html")));
    let mut printed: Vec<_> = sheet.iter().map(Card::public).collect();
    assert!(keys.is_sorted() && !printed.is_sorted());
    printed.sort();
    assert_eq!(keys, printed);
}

#[test]
fn proposals_are_handed_on_in_three_formats() {
    let dir = folder("export");
    std::fs::write(dir.join("p"), proposal(1, "2027-03-02") + "no proposal\n" + &proposal(2, "2027-03-03"))
        .unwrap();
    for (format, first) in [("decidim", "id;title/fr"), ("ngsi-ld", "["), ("geojson", "{")] {
        let output = parvis(&dir, &format!("export p --format {format}"));
        assert!(String::from_utf8(output.stdout).unwrap().starts_with(first));
        assert_eq!(output.status.code(), Some(1), "a line that is no proposal is not passed over in silence");
        assert!(String::from_utf8(output.stderr).unwrap().contains("p, line 2: "));
    }
}
