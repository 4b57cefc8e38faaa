//! From a consultation and the ballots that count to an election file.

use super::{Pabulib, Project, Vote, VoteKind};
use crate::participation::tally::{Amount, Rule};
use crate::participation::{Ballot, BallotKind, Choice, Consultation};

/// Columns of the projects.
const COLUMNS: [&str; 4] = ["name", "category", "latitude", "longitude"];

/// The election of a consultation in a country, of the ballots that count.
///
/// Cards are left out, and votes stand in the order of what they say, numbered anew: not even the order of the
/// cards can be read from them. A blank ballot is no voter, here as in [`crate::participation::Count::election`]; a
/// knapsack ballot is an approval ballot whose projects cost at most the budget.
pub fn counted(consultation: &Consultation, ballots: &[Ballot], country: &str) -> Pabulib {
    let places = consultation.places();
    let has_points = |ballot: &Ballot| matches!(ballot.choice, Choice::Cumulative { .. });
    let mut votes: Vec<Vote> = ballots
        .iter()
        .map(|ballot| {
            let mut marks = ballot.choice.placed(&places);
            // Most points first, as the format lists them; the order of ids otherwise.
            marks.sort_by_key(|(_, points)| std::cmp::Reverse(*points));
            let (projects, points): (Vec<_>, Vec<_>) = marks.into_iter().unzip();
            let points = if has_points(ballot) { points } else { Vec::new() };
            Vote { projects, points, ..Vote::default() }
        })
        .filter(|vote| !vote.projects.is_empty())
        .collect();
    votes.sort_by(|a, b| (&a.projects, &a.points).cmp(&(&b.projects, &b.points)));
    (1..).zip(&mut votes).for_each(|(number, vote): (u32, _)| vote.id = number.to_string());
    Pabulib {
        budget: Amount::units(consultation.budget_eur),
        kind: match consultation.ballot {
            BallotKind::Cumulative { .. } => VoteKind::Cumulative,
            _ => VoteKind::Approval,
        },
        meta: meta(consultation, country),
        project_columns: COLUMNS.map(String::from).to_vec(),
        projects: consultation.projects.iter().map(project).collect(),
        vote_columns: Vec::new(),
        votes,
    }
}

fn meta(consultation: &Consultation, country: &str) -> Vec<(String, String)> {
    let c = consultation;
    let day = |iso: &str| iso.split('-').rev().collect::<Vec<_>>().join(".");
    let limit = match c.ballot {
        BallotKind::Approval { at_most } => at_most.map(|most| ("max_length", u64::from(most))),
        BallotKind::Cumulative { points } => Some(("max_sum_points", u64::from(points))),
        BallotKind::Knapsack {} => Some(("max_sum_cost", c.budget_eur)),
    };
    let rule = match c.rule {
        Rule::Greedy => "greedy",
        Rule::Mes => "equalshares",
        Rule::MesAdd1 | Rule::MesAdd1u => "equalshares/add1",
        Rule::Phragmen => "unknown",
    };
    let fixed = [
        ("description", line(c.title.get("fr"))),
        ("country", line(country)),
        ("unit", c.pack.clone()),
        ("instance", c.id.clone()),
        ("rule", rule.to_owned()),
        ("date_begin", day(&c.opens)),
        ("date_end", day(&c.closes)),
        ("currency", "EUR".to_owned()),
    ];
    let limit = limit.map(|(key, most)| (key, most.to_string()));
    fixed.into_iter().chain(limit).map(|(key, value)| (key.to_owned(), value)).collect()
}

fn project(project: &crate::participation::Project) -> Project {
    let [lng, lat] = project.place.map(|place| place.map(|degrees| degrees.to_string())).unwrap_or_default();
    Project {
        id: project.id.clone(),
        cost: Amount::units(project.cost_eur),
        fields: vec![line(project.name.get("fr")), project.category.clone(), lat, lng],
    }
}

/// A text as one line.
fn line(text: &str) -> String {
    text.split(|c: char| c.is_control() || c.is_whitespace())
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

#[cfg(test)]
mod tests {
    use super::super::{read, write};
    use super::*;
    use crate::participation::tally::{Election, tally};
    use crate::participation::{Count, Project as Asked, Words};
    use proptest::prelude::*;
    use std::ops::ControlFlow;

    fn asked(ballot: BallotKind) -> Consultation {
        let words = |text: &str| Words { fr: text.into(), en: String::new() };
        let project = |(id, cost_eur): (&str, u64)| Asked {
            id: id.into(),
            name: words("Une haie;\nou deux"),
            cost_eur,
            place: Some([2.51, 44.37]),
            ..Asked::default()
        };
        let asked = Consultation {
            version: 1,
            id: "budget-2027".into(),
            pack: "valsource".into(),
            title: words("Budget"),
            opens: "2027-03-01".into(),
            closes: "2027-03-14".into(),
            budget_eur: 50_000,
            ballot,
            projects: [("haie", 12_000), ("piste", 40_000), ("preau", 30_000)].map(project).to_vec(),
            areas: vec![],
            key: None,
            cards: vec![],
            rule: Rule::MesAdd1,
        };
        assert_eq!(asked.check(), Ok(()));
        asked
    }

    fn cast(kind: &BallotKind, card: usize, marks: &[(&str, u32)]) -> Ballot {
        Ballot {
            version: 1,
            consultation: "budget-2027".into(),
            card: format!("{card:064x}"),
            sequence: 1,
            choice: Choice::of(kind, marks.iter().map(|(id, points)| ((*id).to_owned(), *points))),
            signature: "5".repeat(128),
        }
    }

    #[test]
    fn an_election_is_written_read_and_counted() {
        for kind in [
            BallotKind::Approval { at_most: Some(2) },
            BallotKind::Cumulative { points: 5 },
            BallotKind::Knapsack {},
        ] {
            let votes: [&[(&str, u32)]; 4] =
                [&[("haie", 1)], &[("haie", 1)], &[("preau", 1), ("haie", 1)], &[]];
            let ballots: Vec<_> = (0..).zip(votes).map(|(card, marks)| cast(&kind, card, marks)).collect();
            let file = counted(&asked(kind), &ballots, "France");
            let text = write(&file).unwrap();
            let back = read(&text).unwrap().election();
            assert_eq!(back, file.election());
            assert_eq!(back.ballots.len(), 3, "a blank ballot is no voter");
            let outcome = tally(&back, Rule::Greedy, &mut |_| ControlFlow::Continue(())).unwrap();
            assert_eq!(outcome.winners, ["haie", "preau"]);
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        /// Blank ballots and all: what the desk counts is what anyone counts who has the file.
        #[test]
        fn the_file_is_counted_as_the_ballots_are(
            marks in prop::collection::vec(prop::collection::vec(0..4_u32, 3), 0..12), kind in 0..3_usize, rule in 0..5_usize
        ) {
            let kinds = [BallotKind::Approval { at_most: None }, BallotKind::Cumulative { points: 9 }, BallotKind::Knapsack {}];
            let asked = Consultation { rule: Rule::ALL[rule], ..asked(kinds[kind].clone()) };
            let named = |points: &Vec<u32>| {
                asked.projects.iter().map(|p| p.id.as_str()).zip(points.iter().copied()).collect::<Vec<_>>()
            };
            let ballots = (0..).zip(&marks).map(|(card, points)| cast(&asked.ballot, card, &named(points)));
            let count = Count { counted: ballots.collect(), set_aside: Vec::new() };
            let file = read(&write(&counted(&asked, &count.counted, "France")).unwrap()).unwrap().election();
            let done = |election: &Election| tally(election, asked.rule, &mut |_| ControlFlow::Continue(()));
            prop_assert_eq!(done(&file), done(&count.election(&asked)));
            let cast = marks.iter().filter(|points| points.iter().any(|n| *n > 0)).count();
            prop_assert_eq!(file.ballots.len(), cast);
        }

        #[test]
        fn the_file_does_not_depend_on_which_card_voted_what(
            marks in prop::collection::vec(prop::sample::subsequence(vec![("haie", 1), ("piste", 1), ("preau", 1)], 0..3), 1..9)
        ) {
            let kind = BallotKind::Approval { at_most: None };
            let written = |marks: Vec<&Vec<(&str, u32)>>| {
                let ballots: Vec<_> = (0..).zip(marks).map(|(card, m)| cast(&kind, card, m)).collect();
                counted(&asked(kind.clone()), &ballots, "France")
            };
            prop_assert_eq!(written(marks.iter().collect()), written(marks.iter().rev().collect()));
        }
    }
}
