//! Counting ballots on projects with a cost: from an election to winners, step by step and exactly.
//!
//! Ballots carry points; an approval ballot gives 1 point to each project it names. Greedy adds the points up, equal
//! shares takes cost times points as what a project is worth to a voter, Phragmén takes any point as a vote.

mod amount;
mod election;
mod exact;
mod greedy;
mod increase;
mod outcome;
mod phragmen;
mod shares;
#[cfg(test)]
mod tests;

pub use amount::{Amount, AmountError};
pub use election::{
    BALLOTS_MAX, Ballot, Candidate, Election, POINTS_MAX, PROJECT_ID_MAX, PROJECTS_MAX, TallyError,
};
pub use outcome::{Fraction, Outcome, Payment, Rule, Step, TIE_RULE};

use shares::{Shares, Win};
use std::ops::ControlFlow;

/// How far a long count has come.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Progress {
    /// By how many units shares were raised so far.
    pub raised: u32,
    /// What the winners so far cost.
    pub cost: Amount,
    /// What may be spent.
    pub budget: Amount,
}

/// Counts the ballots. `progress` is asked between rounds and stops the count by `Break`.
///
/// # Errors
/// The election breaks a bound ([`Election::check`]), or `progress` stopped the count.
pub fn tally(
    election: &Election,
    rule: Rule,
    progress: &mut dyn FnMut(Progress) -> ControlFlow<()>,
) -> Result<Outcome, TallyError> {
    election.check()?;
    let steps = match rule {
        Rule::Greedy => greedy::spend(election, &vec![true; election.projects.len()], election.budget),
        Rule::Mes => {
            let shares = Shares::new(election);
            let wins = shares.run(shares.share(0));
            Teller::new(election).shares(&shares, &wins, 0)
        }
        Rule::MesAdd1 | Rule::MesAdd1u => {
            let shares = Shares::new(election);
            let (wins, raised) = increase::raise(election, &shares, progress)?;
            let mut steps = Teller::new(election).shares(&shares, &wins, raised);
            if rule == Rule::MesAdd1u {
                let mut open = vec![true; election.projects.len()];
                for win in &wins {
                    if let Some(open) = open.get_mut(win.project as usize) {
                        *open = false;
                    }
                }
                let budget_left = election.budget.less(cost(&steps)).unwrap_or_default();
                steps.push(Step::Completion { budget_left });
                steps.extend(greedy::spend(election, &open, budget_left));
            }
            steps
        }
        Rule::Phragmen => Teller::new(election).phragmen(phragmen::choose(election, progress)?),
    };
    let funded = steps.iter().filter_map(|step| match step {
        Step::Funded { project, .. } => Some(project.clone()),
        _ => None,
    });
    Ok(Outcome {
        rule,
        winners: funded.collect(),
        cost: cost(&steps),
        budget: election.budget,
        tie_rule: TIE_RULE.to_owned(),
        steps,
    })
}

/// What the funded projects cost together.
fn cost(steps: &[Step]) -> Amount {
    Amount::sum(steps.iter().filter_map(|step| match step {
        Step::Funded { cost, .. } => Some(*cost),
        _ => None,
    }))
}

/// Tells wins as steps.
struct Teller<'a> {
    election: &'a Election,
    scores: Vec<i64>,
    supporters: Vec<u32>,
    left: Amount,
}

impl<'a> Teller<'a> {
    fn new(election: &'a Election) -> Self {
        let (scores, supporters) = (election.scores(), election.supporters());
        Self { election, scores, supporters, left: election.budget }
    }

    fn shares(mut self, shares: &Shares, wins: &[Win], raised: u32) -> Vec<Step> {
        let each = shares.share(u64::from(raised) * Amount::PER_UNIT);
        let each = Fraction::of_millionths(&each);
        let mut steps = vec![Step::Share { each, voters: shares.voters, raised }];
        for win in wins {
            let paid = Payment::Shares {
                each: Fraction::of_millionths(&win.rate),
                in_full: win.in_full,
                the_rest: win.the_rest,
            };
            steps.extend(self.funded(win.project, paid, &win.tied));
        }
        steps
    }

    fn phragmen(mut self, choice: phragmen::Choice) -> Vec<Step> {
        let mut steps = Vec::new();
        for (project, load, tied) in &choice.wins {
            let paid = Payment::Earned { each: Fraction::of_millionths(load) };
            steps.extend(self.funded(*project, paid, tied));
        }
        let over = choice.stopped_by.and_then(|at| Some((at, self.election.projects.get(at as usize)?)));
        steps.extend(over.map(|(at, candidate)| Step::TooExpensive {
            project: candidate.id.clone(),
            cost: candidate.cost,
            supporters: self.supporters.get(at as usize).copied().unwrap_or(0),
            score: self.scores.get(at as usize).copied().unwrap_or(0),
            budget_left: self.left,
        }));
        steps
    }

    fn funded(&mut self, at: u32, paid: Payment, tied: &[u32]) -> Option<Step> {
        let candidate = self.election.projects.get(at as usize)?;
        let id = |at: &u32| Some(self.election.projects.get(*at as usize)?.id.clone());
        self.left = self.left.less(candidate.cost).unwrap_or_default();
        Some(Step::Funded {
            project: candidate.id.clone(),
            cost: candidate.cost,
            supporters: self.supporters.get(at as usize).copied().unwrap_or(0),
            score: self.scores.get(at as usize).copied().unwrap_or(0),
            paid: Some(paid),
            budget_left: self.left,
            tied: tied.iter().filter_map(id).collect(),
        })
    }
}
