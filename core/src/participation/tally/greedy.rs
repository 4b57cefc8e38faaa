//! Most votes first: what fits is funded, what no longer fits is skipped.

use super::outcome::Step;
use super::{Amount, Election};

/// Goes through the projects that `open` says are not funded yet and spends what is left.
pub(super) fn spend(election: &Election, open: &[bool], mut budget_left: Amount) -> Vec<Step> {
    let (scores, supporters) = (election.scores(), election.supporters());
    let score = |at: u32| scores.get(at as usize).copied().unwrap_or(0);
    let mut order = election.by_id();
    order.retain(|at| open.get(*at as usize).copied().unwrap_or(false) && score(*at) >= 0);
    // The sort is stable: among equals the lower id stays first.
    order.sort_by_key(|at| std::cmp::Reverse(score(*at)));
    let mut steps = Vec::with_capacity(order.len());
    for (place, at) in order.iter().enumerate() {
        let Some(candidate) = election.projects.get(*at as usize) else { continue };
        let (project, cost, score) = (candidate.id.clone(), candidate.cost, score(*at));
        let supporters = supporters.get(*at as usize).copied().unwrap_or(0);
        steps.push(match budget_left.less(cost) {
            Some(left) => {
                budget_left = left;
                let after = order.iter().skip(place + 1);
                let equal = after.take_while(|other| scores.get(**other as usize) == Some(&score));
                let tied = equal.filter_map(|other| Some(election.projects.get(*other as usize)?.id.clone()));
                let tied = tied.collect();
                Step::Funded { project, cost, supporters, score, paid: None, budget_left, tied }
            }
            None => Step::TooExpensive { project, cost, supporters, score, budget_left },
        });
    }
    steps
}
