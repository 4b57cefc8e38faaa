use super::*;
use crate::participation::tally::{Rule, tally};
use proptest::prelude::*;
use std::ops::ControlFlow;

const SMALL: &str = "META\nkey;value\ndescription;Small\ncountry;France\nunit;Val\ninstance;2026\nnum_projects;2\n\
    num_votes;3\nbudget;1000\nvote_type;approval\nrule;greedy\ndate_begin;01.03.2026\ndate_end;15.03.2026\n\
    PROJECTS\nproject_id;cost;votes;name\na;600;2;\"A bridge; with \"\"rail\"\"\"\nb;500.50;2;Trees\n\
    VOTES\nvoter_id;age;vote\n1;30;a,b\n2;41;a\n3;;b\n";

fn problem(from: &str, to: &str) -> String {
    let text = SMALL.replacen(from, to, 1);
    assert_ne!(text, SMALL, "{from} is not in the sample");
    read(&text).unwrap_err().to_string()
}

#[test]
fn a_file_reads_as_it_stands() {
    let file = read(SMALL).unwrap();
    assert_eq!(file.budget, Amount::units(1000));
    assert_eq!(file.projects[0].fields, ["2", "A bridge; with \"rail\""]);
    assert_eq!(file.projects[1].cost.to_string(), "500.5");
    assert_eq!(file.vote_columns, ["age"]);
    assert_eq!(file.votes[0].projects, [0, 1]);
    assert_eq!(file.meta("unit"), Some("Val"));
    assert_eq!(file.election().scores(), [2, 2]);
    let marked = format!("\u{feff}{}", SMALL.replace('\n', "\r\n"));
    assert_eq!(read(&marked).unwrap(), file, "with a byte order mark and the line ends of Windows");
}

#[test]
fn what_is_wrong_is_named_with_section_line_and_field() {
    assert_eq!(problem("b;500.50", "a;500.50"), "line 17, PROJECTS, project_id: \"a\" is there twice");
    assert_eq!(problem("a;600", "a;-600"), "line 16, PROJECTS, cost: \"-600\" is negative");
    assert_eq!(problem("a;600", "a;NaN"), "line 16, PROJECTS, cost: \"NaN\" is not a decimal number");
    assert_eq!(problem("1000", "inf"), "line 9, META, budget: \"inf\" is not a decimal number");
    assert_eq!(problem("budget;1000\n", ""), "line 13, META, budget: is missing");
    assert_eq!(problem("2;41;a", "2;41;z"), "line 21, VOTES, vote: there is no project \"z\"");
    assert_eq!(problem("2;41;a", "2;41;a,a"), "line 21, VOTES, vote: \"a\" is there twice");
    assert_eq!(problem("2;41;a", "1;41;a"), "line 21, VOTES, voter_id: \"1\" is there twice");
    assert_eq!(problem("2;41;a", "\n\n2;41;z"), "line 23, VOTES, vote: there is no project \"z\"");
    assert_eq!(problem("approval", "guess"), "line 10, META, vote_type: \"guess\" is not expected here");
    assert_eq!(problem("approval", "cumulative"), "line 19, VOTES, points: is missing");
    assert_eq!(problem("cost;", "price;"), "line 15, PROJECTS, cost: is missing");
    assert_eq!(problem("unit;Val", "country;Val"), "line 5, META, key: \"country\" is there twice");
    assert_eq!(problem("VOTES\n", ""), "line 18, PROJECTS, cost: \"age\" is not a decimal number");
    let cut = SMALL.split("VOTES").next().unwrap();
    assert!(read(cut).unwrap_err().to_string().ends_with("VOTES, section: is missing"));
    assert!(problem("PROJECTS\n", "VOTES\n").contains("META, section: \"VOTES\" is not expected here"));
    assert!(problem("key;value", "value;key").contains("META, header"));
    assert_eq!(read("").unwrap_err().to_string(), "line 1, META, section: is missing");
}

#[test]
fn a_file_that_was_cut_is_not_read_as_a_whole_one() {
    let cut = SMALL.trim_end().rsplit_once('\n').unwrap().0;
    assert!(read(cut).unwrap_err().to_string().ends_with("VOTES, num_votes: says 3, but there are 2"));
}

#[test]
fn points_are_whole_numbers_one_for_each_project() {
    let text = SMALL.replace("approval", "cumulative").replace("voter_id;age;vote", "voter_id;points;vote");
    let text = text.replace("1;30;a,b", "1;\"3,1\";a,b").replace("2;41;", "2;2;").replace("3;;", "3;1;");
    assert_eq!(read(&text).unwrap().election().scores(), [5, 2]);
    for (points, field) in [("\"3,-1\"", "\"-1\""), ("\"3,1.5\"", "\"1.5\""), ("3", "says 1")] {
        let error = read(&text.replace("\"3,1\"", points)).unwrap_err().to_string();
        assert!(error.starts_with("line 20, VOTES, points: ") && error.contains(field), "{error}");
    }
    let ordinal = read(&SMALL.replace("approval", "ordinal")).unwrap();
    assert_eq!(ordinal.election().ballots[0], [(0, 2), (1, 1)]);
    assert!(problem("approval", "choose-1").contains("line 20, VOTES, vote: there are more than 1"));
}

#[test]
fn a_million_votes_are_counted_and_more_is_refused() {
    let head = SMALL.split("1;30").next().unwrap().replace("num_votes;3\n", "");
    let mut many = head.clone();
    (0..1_000_000).for_each(|voter| many.push_str(&format!("{voter};;a\n")));
    let election = read(&many).unwrap().election();
    assert_eq!(election.scores(), [1_000_000, 0]);
    for rule in [Rule::Greedy, Rule::Mes, Rule::Phragmen] {
        let outcome = tally(&election, rule, &mut |_| ControlFlow::Continue(())).unwrap();
        assert_eq!(outcome.winners.first().map(String::as_str), Some("a"), "{rule:?}");
    }
    many.push_str("1000000;;a\n");
    assert!(read(&many).unwrap_err().to_string().ends_with("voter_id: there are more than 1000000"));
    let long = format!("{head}1;{};a\n", "x".repeat(200_000));
    assert!(read(&long).unwrap_err().to_string().ends_with("field 2: is longer than 131072 bytes"));
    let wide = format!("{head}1;1;a{}\n", ";".repeat(2_000_000));
    assert!(read(&wide).unwrap_err().to_string().ends_with("line: is longer than 1048576 bytes"));
}

#[test]
fn nothing_about_voters_is_written_and_projects_are_counted_anew() {
    let mut file = read(&SMALL.replace("a;600;2", "a;600;77")).unwrap();
    file.shuffle();
    let text = write(&file).unwrap();
    assert!(text.contains("a;600;2;\"A bridge; with \"\"rail\"\"\"\n"), "{text}");
    assert!(
        text.ends_with("VOTES\nvoter_id;vote\n1;a\n2;\"a,b\"\n3;b\n") || text.ends_with("1;a\n2;a,b\n3;b\n"),
        "{text}"
    );
}

#[test]
fn what_the_format_has_no_room_for_is_not_written() {
    let says = |change: &dyn Fn(&mut Pabulib)| {
        let mut file = read(SMALL).unwrap();
        change(&mut file);
        write(&file).unwrap_err().to_string()
    };
    assert_eq!(says(&|f| f.meta.retain(|(key, _)| key != "unit")), "META, unit: is missing");
    assert_eq!(says(&|f| f.votes[0].projects.clear()), "VOTES, vote: is missing");
    assert_eq!(
        says(&|f| f.budget = Amount::units(550)),
        "PROJECTS, cost: project \"a\" costs more than the budget"
    );
    assert_eq!(says(&|f| f.projects[0].cost = Amount::ZERO), "PROJECTS, cost: is missing");
    assert!(says(&|f| f.projects[0].id = "votes".to_owned()).contains("PROJECTS, project_id"));
    assert!(says(&|f| f.projects[0].fields[1] = "two\nlines".to_owned()).contains("PROJECTS, name"));
    assert!(says(&|f| f.meta.push(("mayor".to_owned(), "x".to_owned()))).contains("META, key"));
    assert!(
        says(&|f| f.meta.push(("language".to_owned(), "rouergat".to_owned()))).contains("META, language")
    );
}

fn files() -> impl Strategy<Value = Pabulib> {
    let name = "[a-zA-Zéł;\"' ,.#0-9]{0,12}[a-z]";
    let project = (1..100_000_u64, name);
    let projects = prop::collection::vec(project, 1..6);
    (projects, 0..5_usize, prop::collection::vec(prop::collection::vec((any::<bool>(), 0..9_i32), 6), 0..12))
        .prop_map(|(projects, kind, votes)| {
            let kind = VoteKind::NAMES[kind].1;
            let vote = |(at, marks): (usize, Vec<(bool, i32)>)| {
                let mut chosen: Vec<u32> =
                    (0..projects.len() as u32).filter(|p| marks[*p as usize].0).collect();
                if chosen.is_empty() {
                    chosen.push(0);
                }
                if kind == VoteKind::ChooseOne {
                    chosen.truncate(1);
                }
                let points = chosen.iter().map(|p| marks[*p as usize].1);
                let points = if kind.has_points() { points.collect() } else { Vec::new() };
                Vote { id: format!("v{at}"), projects: chosen, points, fields: Vec::new() }
            };
            let pair = |(key, value): (&str, &str)| (key.to_owned(), value.to_owned());
            let meta = [
                ("description", "Budget; \"ours\""),
                ("country", "France"),
                ("unit", "Val"),
                ("instance", "2026"),
                ("rule", "unknown"),
                ("date_begin", "01.03.2026"),
                ("date_end", "2026"),
                ("max_sum_points", "60"),
            ];
            let votes = votes.into_iter().enumerate().map(vote).collect();
            let project = |(at, (cost, name)): (usize, (u64, String))| Project {
                id: format!("p{at}"),
                cost: format!("{}.{:02}", cost, cost % 100).parse().unwrap(),
                fields: vec![name.trim().to_owned()],
            };
            Pabulib {
                budget: Amount::units(100_001),
                kind,
                meta: meta.into_iter().map(pair).collect(),
                project_columns: vec!["name".to_owned()],
                votes,
                projects: projects.into_iter().enumerate().map(project).collect(),
                vote_columns: Vec::new(),
            }
        })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn what_is_written_reads_back(file in files()) {
        let read = read(&write(&file).unwrap()).unwrap();
        prop_assert_eq!(read.election(), file.election());
        let without_flag: Vec<_> = read.meta.iter().filter(|(key, _)| key != "fully_funded").cloned().collect();
        prop_assert_eq!(without_flag, file.meta.clone());
        let at = read.project_columns.iter().position(|name| name == "name").unwrap();
        for (a, b) in read.projects.iter().zip(&file.projects) {
            prop_assert_eq!(&a.fields[at], &b.fields[0]);
        }
        prop_assert_eq!(read.votes, file.votes);
    }

    #[test]
    fn any_damage_gets_an_answer(at in 0..SMALL.len(), junk in "[;,\"\n\r0-9a-zé.-]{0,6}", cut in 0..20_usize) {
        let end = (at + cut).min(SMALL.len());
        let damaged = SMALL.get(..at).zip(SMALL.get(end..)).map(|(a, b)| format!("{a}{junk}{b}"));
        if let Some(file) = damaged.and_then(|text| read(&text).ok()) {
            let _ = write(&file);
        }
    }
}
