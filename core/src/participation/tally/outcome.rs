//! What a count returns: winners in the order of choice, and how each came to win.

use super::Amount;
use super::exact::Exact;
use serde::{Deserialize, Serialize};

/// How ballots become winners.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Rule {
    /// Most votes first; what no longer fits is skipped.
    Greedy,
    /// The method of equal shares, cost utility (Peters, Pierczyński, Skowron 2021). May leave money over.
    Mes,
    /// Equal shares, each share raised by one unit until no more project fits or the budget would be exceeded.
    #[serde(rename = "mes-add1")]
    MesAdd1,
    /// The same, and what is left over spent by the greedy rule.
    #[serde(rename = "mes-add1u")]
    MesAdd1u,
    /// Phragmén's sequential rule (Phragmén 1894; for costs: Los, Christoff, Grossi 2022).
    Phragmen,
}

impl Rule {
    /// Every rule.
    pub const ALL: [Self; 5] = [Self::Greedy, Self::Mes, Self::MesAdd1, Self::MesAdd1u, Self::Phragmen];

    /// Its name, as in files and on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Self::Greedy => "greedy",
            Self::Mes => "mes",
            Self::MesAdd1 => "mes-add1",
            Self::MesAdd1u => "mes-add1u",
            Self::Phragmen => "phragmen",
        }
    }

    /// The rule of that name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|rule| rule.name() == name)
    }
}

/// How ties are broken: the lower id wins, compared letter by letter (so `10` comes before `9`).
pub const TIE_RULE: &str = "lexicographic by project id";

/// Who won and why.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Outcome {
    /// The rule that was applied.
    pub rule: Rule,
    /// Ids of the winners in the order of choice.
    pub winners: Vec<String>,
    /// What they cost together.
    pub cost: Amount,
    /// What might be spent.
    pub budget: Amount,
    /// See [`TIE_RULE`].
    pub tie_rule: String,
    /// How it went.
    pub steps: Vec<Step>,
}

/// An exact number, and the same rounded for the eye.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Fraction {
    /// `1430` or `143/10`, reduced.
    pub exact: String,
    /// The nearest number to it.
    pub rounded: f64,
}

/// A thing that happened in a count.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum Step {
    /// Each voter gets a share of the money.
    Share {
        /// What a voter gets, in units of the currency.
        each: Fraction,
        /// How many voters there are.
        voters: u32,
        /// How many units the share was raised by beyond an equal part of the budget.
        raised: u32,
    },
    /// A project wins.
    Funded {
        /// Its id.
        project: String,
        /// What it costs.
        cost: Amount,
        /// Voters who gave it points.
        supporters: u32,
        /// Its points, all ballots together; on approval ballots its votes.
        score: i64,
        /// Who pays how much, under a rule where voters pay.
        paid: Option<Payment>,
        /// What is left of the budget; with raised shares it may be less than the shares that are left.
        budget_left: Amount,
        /// Ids of those that were exactly as good and lost by the tie rule.
        tied: Vec<String>,
    },
    /// A project's turn comes but it costs more than is left.
    TooExpensive {
        /// Its id.
        project: String,
        /// What it costs.
        cost: Amount,
        /// Voters who gave it points.
        supporters: u32,
        /// Its points, all ballots together.
        score: i64,
        /// What is left of the budget.
        budget_left: Amount,
    },
    /// What equal shares left over is spent by the greedy rule from here on.
    Completion {
        /// What is left of the budget.
        budget_left: Amount,
    },
}

/// Who pays for a project.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum Payment {
    /// Supporters pay alike, from shares; who has less pays what is left.
    Shares {
        /// What a supporter pays for each point given (1 on an approval ballot), in units of the currency.
        each: Fraction,
        /// How many pay that.
        in_full: u32,
        /// How many pay the rest of their share, above nothing.
        the_rest: u32,
    },
    /// Every supporter has then earned and spent this since the start, in units of the currency.
    Earned {
        /// What one has earned.
        each: Fraction,
    },
}

impl Fraction {
    /// `numerator / denominator` in millionths of the currency's unit.
    pub(super) fn of_millionths(value: &Exact) -> Self {
        let (exact, rounded) = value.over(Amount::PER_UNIT);
        Self { exact, rounded }
    }
}
