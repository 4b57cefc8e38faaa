use super::*;
use proptest::prelude::*;
use std::collections::BTreeSet;

fn count(election: &Election, rule: Rule) -> Outcome {
    tally(election, rule, &mut |_| ControlFlow::Continue(())).unwrap()
}

fn election(budget: u64, costs: &[u64], ballots: &[(u32, &[u32])]) -> Election {
    Election {
        budget: Amount::units(budget),
        projects: (0..)
            .zip(costs)
            .map(|(at, cost)| Candidate { id: format!("p{at}"), cost: Amount::units(*cost) })
            .collect(),
        ballots: ballots
            .iter()
            .flat_map(|(voters, projects)| {
                let ballot: Ballot = projects.iter().map(|p| (*p, 1)).collect();
                std::iter::repeat_n(ballot, *voters as usize)
            })
            .collect(),
    }
}

/// Ten voters: six want the road and the square, four the trees.
fn village() -> Election {
    election(100, &[60, 40, 30, 30], &[(6, &[0, 1]), (4, &[2, 3])])
}

#[test]
fn six_of_ten_take_it_all_by_votes_and_six_tenths_by_shares() {
    assert_eq!(count(&village(), Rule::Greedy).winners, ["p0", "p1"]);
    // Six voters hold 60 and pay the road; four hold 40 and pay one of the two woods.
    let mes = count(&village(), Rule::Mes);
    assert_eq!(mes.winners, ["p0", "p2"]);
    assert_eq!(mes.cost, Amount::units(90));
    let Step::Funded { paid: Some(Payment::Shares { each, in_full, the_rest }), tied, .. } = &mes.steps[2]
    else {
        panic!("{:?}", mes.steps)
    };
    assert_eq!((each.exact.as_str(), each.rounded, *in_full, *the_rest), ("15/2", 7.5, 4, 0));
    assert_eq!(tied, &["p3"], "the other wood is as good, and loses by its id");
    // Phragmén: 40/6 each buys the square, 30/4 a wood, 60/4 the other one, before 100/6 would buy the road.
    assert_eq!(count(&village(), Rule::Phragmen).winners, ["p1", "p2", "p3"]);
}

#[test]
fn who_has_less_pays_the_rest() {
    // Voter A pays 8 for p0 alone and has 2 left of 10; p1 costs 10, B pays 8 and A the 2.
    let ballots: [(u32, &[u32]); 2] = [(1, &[0, 1]), (1, &[1])];
    let outcome = count(&election(20, &[8, 11], &ballots), Rule::Mes);
    assert_eq!(outcome.winners, ["p1", "p0"][..1], "p1 costs each 11/2, then A has 9/2 for p0");
    let raised = count(&election(20, &[8, 11], &ballots), Rule::MesAdd1);
    assert_eq!(raised.winners, ["p1", "p0"]);
    assert!(matches!(raised.steps[0], Step::Share { raised: 4, voters: 2, .. }), "{:?}", raised.steps);
}

#[test]
fn greedy_spends_what_equal_shares_leave() {
    let outcome = count(&election(100, &[10, 90, 95], &[(9, &[0]), (1, &[1])]), Rule::MesAdd1u);
    assert_eq!(outcome.winners, ["p0", "p1"]);
}

#[test]
fn nobody_and_nothing_is_an_answer() {
    for rule in Rule::ALL {
        assert!(count(&Election::default(), rule).winners.is_empty());
        assert!(count(&election(10, &[20], &[(3, &[0])]), rule).winners.is_empty());
        let blank = count(&election(10, &[5], &[(3, &[])]), rule);
        assert_eq!(blank.winners.is_empty(), !matches!(rule, Rule::Greedy | Rule::MesAdd1u));
        // What costs nothing and somebody wants is done.
        assert_eq!(count(&election(0, &[0], &[(1, &[0])]), rule).winners, ["p0"]);
    }
}

#[test]
fn a_project_for_few_that_costs_a_fortune_does_not_hold_the_count_up_for_ever() {
    let endless = election(10, &[1_000_000_000], &[(1, &[0])]);
    let mut rounds = 0;
    let outcome = tally(&endless, Rule::MesAdd1, &mut |progress| {
        rounds = progress.raised;
        if rounds == 50 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    });
    assert_eq!((outcome, rounds), (Err(TallyError::Stopped), 50));
}

#[test]
fn an_election_out_of_bounds_is_refused() {
    let mut twice = village();
    twice.projects[1].id = "p0".to_owned();
    assert_eq!(twice.check(), Err(TallyError::ProjectId("p0".to_owned())));
    let mut unknown = village();
    unknown.ballots[3].push((9, 1));
    assert_eq!(unknown.check(), Err(TallyError::Ballot(4)));
    unknown.ballots[3].pop();
    unknown.ballots[3].push((0, 1));
    assert_eq!(unknown.check(), Err(TallyError::Ballot(4)), "the same project twice");
}

#[test]
fn a_step_reads_back_from_json() {
    for rule in Rule::ALL {
        let outcome = count(&village(), rule);
        let json = serde_json::to_string(&outcome).unwrap();
        assert_eq!(serde_json::from_str::<Outcome>(&json).unwrap(), outcome);
        assert_eq!(Rule::named(rule.name()), Some(rule));
        assert!(json.contains(&format!("\"rule\":\"{}\"", rule.name())));
    }
}

/// Equal shares as the paper has it, in floating-point numbers, with no care for ties.
fn mes_in_floats(election: &Election) -> Option<Vec<usize>> {
    let share = election.budget.to_f64() / election.ballots.len() as f64;
    let mut money = vec![share; election.ballots.len()];
    let mut open: BTreeSet<usize> = (0..election.projects.len()).collect();
    let mut winners = Vec::new();
    loop {
        let mut ranks = Vec::new();
        for at in &open {
            let cost = election.projects[*at].cost.to_f64();
            let points = |voter: usize| {
                election.ballots[voter].iter().find(|(p, _)| *p as usize == *at).map(|(_, v)| f64::from(*v))
            };
            let mut who: Vec<(f64, f64)> =
                (0..money.len()).filter_map(|v| Some((money[v], points(v)?))).collect();
            who.sort_by(|a, b| (a.0 / a.1).total_cmp(&(b.0 / b.1)));
            let mut left = cost;
            let mut weight: f64 = who.iter().map(|w| w.1).sum();
            for (money, points) in who {
                let gap = money / points - left / weight;
                if gap.abs() < 1e-9 {
                    return None;
                }
                if gap > 0.0 {
                    ranks.push((left / weight / cost, left / weight, *at));
                    break;
                }
                left -= money;
                weight -= points;
            }
        }
        ranks.sort_by(|a, b| a.0.total_cmp(&b.0));
        let Some((rank, rate, at)) = ranks.first().copied() else { return Some(winners) };
        if ranks.get(1).is_some_and(|second| second.0 - rank < 1e-9) {
            return None;
        }
        open.remove(&at);
        winners.push(at);
        for (voter, ballot) in election.ballots.iter().enumerate() {
            if let Some((_, points)) = ballot.iter().find(|(p, _)| *p as usize == at) {
                money[voter] = (money[voter] - rate * f64::from(*points)).max(0.0);
            }
        }
    }
}

fn elections(points: i32) -> impl Strategy<Value = Election> {
    let ballot = prop::collection::vec(prop::option::of(1..=points), 7);
    (10..400_u64, prop::collection::vec(1..120_u64, 1..7), prop::collection::vec(ballot, 1..25)).prop_map(
        |(budget, costs, marks)| {
            let mut election = election(budget, &costs, &[]);
            let points = |(at, mark): (usize, &Option<i32>)| Some((at as u32, (*mark)?));
            election.ballots = marks
                .iter()
                .map(|marks| marks.iter().take(costs.len()).enumerate().filter_map(points).collect())
                .collect();
            election
        },
    )
}

/// An exact fraction as a floating-point number.
fn quotient(fraction: &Fraction) -> f64 {
    let (n, d) = fraction.exact.split_once('/').unwrap_or((&fraction.exact, "1"));
    n.parse::<f64>().unwrap() / d.parse::<f64>().unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn the_budget_is_never_exceeded_and_nobody_wins_twice(election in elections(3)) {
        for rule in Rule::ALL {
            let outcome = count(&election, rule);
            prop_assert!(outcome.cost <= election.budget);
            let ids: BTreeSet<_> = outcome.winners.iter().collect();
            prop_assert_eq!(ids.len(), outcome.winners.len());
        }
    }

    #[test]
    fn the_order_of_voters_and_projects_changes_nothing(election in elections(3), turn in 0..20_usize) {
        let mut turned = election.clone();
        let by = turn % turned.ballots.len();
        turned.ballots.rotate_left(by);
        turned.projects.reverse();
        let last = turned.projects.len() as u32 - 1;
        turned.ballots.iter_mut().flatten().for_each(|(at, _)| *at = last - *at);
        for rule in Rule::ALL {
            prop_assert_eq!(count(&election, rule), count(&turned, rule));
        }
    }

    #[test]
    fn greedy_leaves_nothing_that_fits_and_adding_a_vote_for_a_winner_keeps_it(election in elections(1), who in 0..25_usize) {
        let outcome = count(&election, Rule::Greedy);
        let left = election.budget.less(outcome.cost).unwrap();
        prop_assert!(election.projects.iter().all(|p| outcome.winners.contains(&p.id) || p.cost > left));
        for winner in &outcome.winners {
            let mut more = election.clone();
            let at = more.projects.iter().position(|p| p.id == *winner).unwrap() as u32;
            let voter = who % more.ballots.len();
            if more.ballots[voter].iter().all(|(p, _)| *p != at) {
                more.ballots[voter].push((at, 1));
            }
            prop_assert!(count(&more, Rule::Greedy).winners.contains(winner));
        }
    }

    /// Priceability: whole costs are paid, by those who want the project alone, from no more than their shares.
    #[test]
    fn shares_pay_the_cost_and_nobody_pays_more_than_a_share(election in elections(1)) {
        for rule in [Rule::Mes, Rule::MesAdd1] {
            let outcome = count(&election, rule);
            let Step::Share { each: share, .. } = &outcome.steps[0] else { panic!("no share") };
            let share = quotient(share);
            let mut money = vec![share; election.ballots.len()];
            for step in &outcome.steps[1..] {
                let Step::Funded { project, cost, paid: Some(Payment::Shares { each, in_full, the_rest }), supporters, .. } = step else { panic!("{step:?}") };
                let at = election.projects.iter().position(|p| p.id == *project).unwrap();
                let price = quotient(each);
                let (mut paid, mut full, mut rest) = (0.0, 0, 0);
                for (voter, ballot) in election.ballots.iter().enumerate() {
                    if ballot.iter().any(|(p, _)| *p as usize == at) {
                        let pays = price.min(money[voter]);
                        if money[voter] >= price - 1e-9 { full += 1 } else if money[voter] > 1e-9 { rest += 1 }
                        paid += pays;
                        money[voter] -= pays;
                    }
                }
                prop_assert!((paid - cost.to_f64()).abs() < 1e-6, "{} paid for {}", paid, cost);
                prop_assert_eq!((full, rest), (*in_full, *the_rest));
                prop_assert!(full + rest <= *supporters);
                prop_assert!((price - each.rounded).abs() <= 1e-12 * price);
            }
            prop_assert!(money.iter().all(|m| *m > -1e-9));
        }
    }

    #[test]
    fn whole_numbers_and_floats_agree_where_floats_can_tell(election in elections(4)) {
        if let Some(winners) = mes_in_floats(&election) {
            let winners: Vec<String> = winners.iter().map(|at| election.projects[*at].id.clone()).collect();
            prop_assert_eq!(count(&election, Rule::Mes).winners, winners);
        }
    }

    /// The whole numbers alone must decide as the quick way does: money in units so large that no float tells.
    #[test]
    fn the_scale_of_money_changes_nothing(election in elections(3)) {
        let mut large = election.clone();
        large.budget = Amount::units(election.budget.millionths() / 1_000_000 * 1_000_000_000);
        for project in &mut large.projects {
            project.cost = Amount::units(project.cost.millionths() / 1_000_000 * 1_000_000_000);
        }
        for rule in [Rule::Greedy, Rule::Mes, Rule::Phragmen] {
            prop_assert_eq!(count(&election, rule).winners, count(&large, rule).winners);
        }
    }
}
