//! What is published: numbers where enough are behind them, and no others.

use super::*;
use crate::participation::tally::tally;
use std::ops::ControlFlow;

fn results(ballots: usize) -> Results {
    let project = |id: &str, cost| Candidate { id: id.to_owned(), cost: Amount::units(cost) };
    let election = Election {
        budget: Amount::units(100),
        projects: vec![project("trees", 40), project("road", 80)],
        ballots: vec![vec![(0, 1)]; ballots],
    };
    let outcome = tally(&election, Rule::MesAdd1, &mut |_| ControlFlow::Continue(())).unwrap();
    Results::of("budget-2027", "2027-03-01", &election, 2, &outcome)
}

#[test]
fn few_ballots_show_who_won_and_no_numbers() {
    let (few, enough) = (results(10), results(11));
    assert_eq!(few.winners, enough.winners);
    assert_eq!((few.ballots, few.blank, few.totals[0].supporters, few.steps.len()), (None, None, None, 0));
    assert_eq!(
        (enough.ballots, enough.blank, enough.totals[0].supporters, enough.totals[1].score),
        (Some(11), Some(2), Some(11), Some(0))
    );
    for results in [few, enough] {
        let json = serde_json::to_string(&results).unwrap();
        assert_eq!(Results::parse(&json), Ok(results));
    }
}

#[test]
fn an_area_with_ten_households_is_not_shown() {
    let mut results = results(20);
    let area = |households| Area {
        id: Some("mill".into()),
        name: "Mill".into(),
        households,
        proposals: 3,
        summary: String::new(),
    };
    assert!(!results.add_area(area(10)) && results.add_area(area(11)));
    assert_eq!(results.check(), Ok(()));
    for wrong in [area(10), area(11)] {
        let mut spoiled = results.clone();
        spoiled.areas.push(wrong);
        assert_eq!(spoiled.check(), Err(RecordError::Field("areas".into())), "too small, or there twice");
    }
}

#[test]
fn what_breaks_a_rule_is_named() {
    let says = |change: &dyn Fn(&mut Results)| {
        let mut results = results(20);
        change(&mut results);
        results.check().unwrap_err().to_string()
    };
    let decision =
        |fate| Decision { title: "A bench".to_owned(), fate, reason: String::new(), reply: String::new() };
    assert!(says(&|r| r.version = 9).contains("newer"));
    assert!(says(&|r| r.day = "2027-02-30".to_owned()).starts_with("day"));
    assert!(says(&|r| r.budget = Amount::units(10)).starts_with("winners"));
    assert!(says(&|r| r.winners[0].id = "pool".to_owned()).starts_with("winners"));
    assert!(says(&|r| r.ballots = Some(5)).starts_with("ballots"));
    assert!(says(&|r| r.ballots = None).starts_with("blank"));
    assert!(says(&|r| (r.ballots, r.blank) = (None, None)).starts_with("totals"));
    assert!(says(&|r| r.totals[0].supporters = Some(21)).starts_with("totals"));
    assert!(says(&|r| r.proposals.push(decision(Fate::SetAside))).starts_with("proposals"));
    let effect =
        Effect { indicator: "co2".to_owned(), value: f64::NAN, low: 0.0, high: 1.0, unit: "t".to_owned() };
    assert!(says(&|r| r.effects.push(effect.clone())).starts_with("effects"));
    let mut accepted = results(20);
    accepted.proposals.push(decision(Fate::Accepted));
    assert_eq!(accepted.check(), Ok(()));
}

#[test]
fn ballots_of_a_small_commune_or_unlike_each_other_stay_in_the_box() {
    let alike: Vec<Ballot> = vec![vec![(0, 1)]; 999];
    assert_eq!(may_publish_ballots(&alike), Err(TooRevealing::Few { ballots: 999 }));
    let mut many: Vec<Ballot> = vec![vec![(0, 1), (1, 1)]; 1000];
    many.push(vec![(1, 1), (0, 1)]);
    assert_eq!(may_publish_ballots(&many), Ok(()), "the order in a ballot does not make it another one");
    many.extend((2..100).map(|at| vec![(at, 1)]));
    assert!(matches!(may_publish_ballots(&many), Err(TooRevealing::Unique { unique: 98, .. })));
}
