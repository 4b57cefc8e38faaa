//! Counting votes by every rule, and reading them.
//!
//! The elections are drawn here, of the size of a town's: 6 500 ballots of up to 5 of 64 projects. Beside a peer, on
//! a file of Pabulib: `parvis tally FILE.pb --rule mes-add1` and `pabutools`' `method_of_equal_shares` with
//! `voter_budget_increment=1`.
#![expect(clippy::unwrap_used, reason = "a benchmark has nothing better to do with an error than to stop")]

use divan::{Bencher, counter::ItemsCount};
use parvis_core::exchange::pabulib;
use parvis_core::participation::tally::{Amount, Candidate, Election, Rule, tally};
use std::ops::ControlFlow;

fn main() {
    divan::main();
}

/// Ballots from a linear congruential generator, low numbers of projects more often.
fn town(voters: usize, projects: u32) -> Election {
    let mut state = 12_345_u64;
    let mut draw = move |below: u32| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((state >> 33) % u64::from(below)) as u32
    };
    let candidate =
        |at: u32, cost: u32| Candidate { id: at.to_string(), cost: Amount::units(u64::from(cost)) };
    let candidates = (0..projects).map(|at| candidate(at, 600 + draw(90_000))).collect();
    let ballots = (0..voters).map(|_| {
        let mut chosen: Vec<u32> = (0..=draw(5)).map(|_| draw(projects).min(draw(projects))).collect();
        chosen.sort_unstable();
        chosen.dedup();
        chosen.into_iter().map(|at| (at, 1)).collect()
    });
    Election { budget: Amount::units(1_000_000), ballots: ballots.collect(), projects: candidates }
}

#[divan::bench(args = ["greedy", "mes", "mes-add1", "phragmen"])]
fn count(bencher: Bencher, rule: &str) {
    let election = town(6500, 64);
    let rule = Rule::named(rule).unwrap();
    bencher
        .counter(ItemsCount::new(election.ballots.len()))
        .bench_local(|| tally(&election, rule, &mut |_| ControlFlow::Continue(())).unwrap().winners.len());
}

#[divan::bench]
fn read(bencher: Bencher) {
    let election = town(6500, 64);
    let mut text =
        String::from("META\nkey;value\nbudget;1000000\nvote_type;approval\nPROJECTS\nproject_id;cost\n");
    for project in &election.projects {
        text.push_str(&format!("{};{}\n", project.id, project.cost));
    }
    text.push_str("VOTES\nvoter_id;vote\n");
    for (voter, ballot) in election.ballots.iter().enumerate() {
        let ids: Vec<String> = ballot.iter().map(|(at, _)| at.to_string()).collect();
        text.push_str(&format!("{voter};{}\n", ids.join(",")));
    }
    bencher
        .counter(ItemsCount::new(election.ballots.len()))
        .bench_local(|| pabulib::read(&text).unwrap().votes.len());
}
