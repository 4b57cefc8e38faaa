//! Phragmén's sequential rule for projects with a cost.
//!
//! Lars Edvard Phragmén (1894), Sur une méthode nouvelle pour réaliser, dans les élections, la représentation
//! proportionnelle des partis; with costs: Maaike Los, Zoé Christoff, Davide Grossi (2022), Proportional budget
//! allocations: towards a systematization, IJCAI. Every voter earns money at the same pace, from nothing. As soon as
//! the supporters of a project hold its cost together, it wins and they hold nothing. The count ends when the next
//! project would exceed the budget.
//!
//! What a voter has earned when the last supported project was bought is the voter's load; loads take as many values
//! as there are winners, and are whole numbers over a common denominator.

use super::exact::Exact;
use super::{Amount, Election, Progress, TallyError};
use num_bigint::BigInt;
use num_traits::Zero;
use std::cmp::Ordering;
use std::ops::ControlFlow;

/// What the rule chose.
pub(super) struct Choice {
    /// Winner by winner: place in the election, what each supporter has earned by then, those as good.
    pub(super) wins: Vec<(u32, Exact, Vec<u32>)>,
    /// The project that would have exceeded the budget.
    pub(super) stopped_by: Option<u32>,
}

/// Runs the rule; points count as votes.
pub(super) fn choose(
    election: &Election,
    progress: &mut dyn FnMut(Progress) -> ControlFlow<()>,
) -> Result<Choice, TallyError> {
    let groups = election.groups();
    let counts = election.supporters();
    let voters_for = |at: u32| counts.get(at as usize).copied().unwrap_or(0);
    let cost_of = |at: u32| election.projects.get(at as usize).map_or(Amount::ZERO, |p| p.cost);
    let mut open = election.by_id();
    open.retain(|at| voters_for(*at) > 0 && cost_of(*at) <= election.budget);
    let mut supporters: Vec<Vec<usize>> = vec![Vec::new(); election.projects.len()];
    for (number, group) in groups.iter().enumerate() {
        for (at, _) in &group.points {
            if let Some(list) = supporters.get_mut(*at as usize) {
                list.push(number);
            }
        }
    }

    let mut choice = Choice { wins: Vec::new(), stopped_by: None };
    let mut spent = Amount::ZERO;
    // The load of each win over the denominator, and of which win each group carries the load.
    let mut loads: Vec<BigInt> = Vec::new();
    let mut denominator = BigInt::from(1);
    let mut carries: Vec<Option<usize>> = vec![None; groups.len()];
    while !open.is_empty() {
        let mut best: Option<Exact> = None;
        let mut tied: Vec<u32> = Vec::new();
        for at in &open {
            let mut carried = vec![0_u32; loads.len()];
            for group in supporters.get(*at as usize).into_iter().flatten() {
                let load = carries.get(*group).copied().flatten().and_then(|win| carried.get_mut(win));
                if let (Some(voters), Some(group)) = (load, groups.get(*group)) {
                    *voters += group.voters;
                }
            }
            let carried = carried.iter().zip(&loads).filter(|(voters, _)| **voters > 0);
            let debt = carried.fold(BigInt::zero(), |sum, (voters, load)| sum + load * *voters);
            let load = Exact {
                numerator: debt + &denominator * cost_of(*at).millionths(),
                denominator: &denominator * voters_for(*at),
            };
            match best.as_ref().map_or(Ordering::Less, |best| load.order(best)) {
                Ordering::Greater => {}
                Ordering::Equal => tied.push(*at),
                Ordering::Less => (best, tied) = (Some(load), vec![*at]),
            }
        }
        // Projects stand in the order of their ids: the first of the tied wins.
        let (Some(load), Some(winner)) = (best, tied.first().copied()) else { break };
        let over = |at: &&u32| Amount::sum([spent, cost_of(**at)]) > election.budget;
        if let Some(over) = tied.iter().find(over) {
            choice.stopped_by = Some(*over);
            break;
        }
        spent = Amount::sum([spent, cost_of(winner)]);
        let factor = voters_for(winner);
        loads.iter_mut().for_each(|load| *load *= factor);
        denominator *= factor;
        loads.push(load.numerator.clone());
        for group in supporters.get(winner as usize).into_iter().flatten() {
            if let Some(carries) = carries.get_mut(*group) {
                *carries = Some(loads.len() - 1);
            }
        }
        open.retain(|at| *at != winner);
        tied.remove(0);
        choice.wins.push((winner, load, tied));
        if progress(Progress { raised: 0, cost: spent, budget: election.budget }).is_break() {
            return Err(TallyError::Stopped);
        }
    }
    Ok(choice)
}
