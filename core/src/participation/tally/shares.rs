//! The method of equal shares, for ballots with points; cost utility.
//!
//! Dominik Peters, Grzegorz Pierczyński, Piotr Skowron (2021), Proportional participatory budgeting with additive
//! utilities, NeurIPS. Every voter gets an equal share of the budget. A project is affordable at a rate r where its
//! supporters cover its cost, each paying r for a point or the rest of the share; the project with the lowest
//! r / cost wins, its supporters pay, and so on.
//!
//! The counts are exact: a rate is a quotient of whole numbers of any size. Comparing those for every voter would be
//! slow, so that voters' money is kept in floating-point numbers too, with a bound on their error; whatever the bound
//! leaves open (ties, above all) is decided by the whole numbers.

use super::Election;
use super::election::Group;
use super::exact::{Exact, ratio};
use num_bigint::BigInt;
use num_integer::Integer;
use num_traits::{ToPrimitive, Zero};
use std::cmp::Ordering;

/// 2^-50: a few roundings of a floating-point number, relative.
const ROUNDING: f64 = 8.881_784_197_001_252e-16;

/// An election made ready for one run after another.
pub(super) struct Shares {
    /// Number of voters.
    pub(super) voters: u32,
    budget: u64,
    groups: Vec<Group>,
    /// By the order of ids, in which projects are numbered here.
    projects: Vec<Project>,
}

struct Project {
    /// Place in the election.
    at: u32,
    cost: u64,
    supporters: Vec<Supporter>,
}

#[derive(Clone, Copy)]
struct Supporter {
    group: u32,
    points: u32,
    /// Money for a point, as of the last look.
    quotient: f64,
}

/// A project that is paid for.
#[derive(Debug, Clone)]
pub(super) struct Win {
    /// Place in the election.
    pub(super) project: u32,
    /// Price of a point, in millionths.
    pub(super) rate: Exact,
    /// Voters who pay that.
    pub(super) in_full: u32,
    /// Voters who pay what they have left, above nothing.
    pub(super) the_rest: u32,
    /// Places of those that were exactly as good.
    pub(super) tied: Vec<u32>,
}

/// A project that its supporters can pay.
struct Affordable {
    /// Price of a point, and how far that may be off.
    rate: f64,
    error: f64,
    /// How many of the supporters, in their order, pay all they have.
    poor: usize,
    /// Points of the others.
    weight: u64,
}

impl Shares {
    pub(super) fn new(election: &Election) -> Self {
        let groups = election.groups();
        let by_id = election.by_id();
        let mut number = vec![0; by_id.len()];
        let mut projects = Vec::with_capacity(by_id.len());
        for at in by_id {
            let Some(candidate) = election.projects.get(at as usize) else { continue };
            if let Some(number) = number.get_mut(at as usize) {
                *number = projects.len();
            }
            projects.push(Project { at, cost: candidate.cost.millionths(), supporters: Vec::new() });
        }
        for (group, g) in groups.iter().enumerate() {
            for (at, points) in &g.points {
                let project = number.get(*at as usize).and_then(|n| projects.get_mut(*n));
                if let Some(project) = project {
                    project.supporters.push(Supporter {
                        group: group as u32,
                        points: *points,
                        quotient: 0.0,
                    });
                }
            }
        }
        let voters = groups.iter().map(|g| g.voters).sum();
        Self { voters, budget: election.budget.millionths(), groups, projects }
    }

    /// A voter's share when an equal part of the budget is raised by whole units, in millionths.
    pub(super) fn share(&self, raised_millionths: u64) -> Exact {
        let voters = BigInt::from(self.voters.max(1));
        Exact { numerator: &voters * raised_millionths + self.budget, denominator: voters }
    }

    /// Whom the shares pay for.
    pub(super) fn run(&self, share: Exact) -> Vec<Win> {
        Run::new(self, share).wins()
    }
}

/// The state of a run.
struct Run<'a> {
    shares: &'a Shares,
    /// Projects that may still win: number, supporters that still have money, lowest rank that is possible.
    open: Vec<(usize, Vec<Supporter>, f64)>,
    /// Money of a voter of each group, off by at most `error`; exactly zero where `broke`.
    balance: Vec<f64>,
    error: f64,
    broke: Vec<bool>,
    /// For which wins a voter of each group paid in full, with the points.
    paid: Vec<Vec<(u32, u32)>>,
    /// All over `denominator`: the share, and the price of a point in each win.
    share: BigInt,
    prices: Vec<BigInt>,
    denominator: BigInt,
    share_f64: f64,
}

impl<'a> Run<'a> {
    fn new(shares: &'a Shares, share: Exact) -> Self {
        let share_f64 = share.to_f64();
        let groups = shares.groups.len();
        let open = shares.projects.iter().enumerate().filter(|(_, p)| !p.supporters.is_empty() && p.cost > 0);
        Self {
            open: open.map(|(number, p)| (number, p.supporters.clone(), 0.0)).collect(),
            balance: vec![share_f64; groups],
            error: share_f64 * ROUNDING,
            broke: vec![false; groups],
            paid: vec![Vec::new(); groups],
            share: share.numerator,
            prices: Vec::new(),
            denominator: share.denominator,
            share_f64,
            shares,
        }
    }

    fn wins(mut self) -> Vec<Win> {
        let free = self.shares.projects.iter().filter(|p| !p.supporters.is_empty() && p.cost == 0);
        let nothing = || Exact { numerator: BigInt::zero(), denominator: BigInt::from(1) };
        let mut wins: Vec<Win> = free
            .map(|p| Win { project: p.at, rate: nothing(), in_full: 0, the_rest: 0, tied: Vec::new() })
            .collect();
        while let Some(win) = self.next() {
            wins.push(win);
        }
        wins
    }

    fn next(&mut self) -> Option<Win> {
        let mut open = std::mem::take(&mut self.open);
        open.sort_by(|a, b| a.2.total_cmp(&b.2));
        // Of the projects whose rank may be the lowest: place in `open`, lowest possible rank, what was found.
        let mut close: Vec<(usize, f64, Affordable)> = Vec::new();
        let mut highest = f64::INFINITY;
        for (place, (number, supporters, lowest)) in open.iter_mut().enumerate() {
            // A rank can only rise while money goes, so that an old bound still holds.
            if *lowest > highest {
                break;
            }
            let cost = self.cost(*number);
            match self.affordable(cost, supporters) {
                None => *lowest = f64::INFINITY,
                Some(found) => {
                    let rank = |rate: f64| rate / cost as f64;
                    *lowest = rank(found.rate - found.error) * (1.0 - ROUNDING);
                    highest = highest.min(rank(found.rate + found.error) * (1.0 + ROUNDING));
                    close.push((place, *lowest, found));
                }
            }
        }
        close.retain(|(_, lowest, _)| *lowest <= highest);
        let ranked = close.into_iter().filter_map(|(place, _, found)| {
            let (number, supporters, _) = open.get(place)?;
            let cost = self.cost(*number);
            let rate = self.rate(cost, supporters, &found);
            Some((place, *number, found, rate, cost))
        });
        let mut best: Option<(usize, usize, Affordable, Exact, Exact)> = None;
        let mut tied = Vec::new();
        for (place, number, found, rate, cost) in ranked {
            let rank = Exact { numerator: rate.numerator.clone(), denominator: &rate.denominator * cost };
            let order = best.as_ref().map_or(Ordering::Less, |b| rank.order(&b.4));
            match order {
                Ordering::Greater => continue,
                Ordering::Less => tied.clear(),
                Ordering::Equal => tied.push(number),
            }
            if order == Ordering::Less {
                best = Some((place, number, found, rate, rank));
            } else if let Some(before) = best.as_mut().filter(|b| number < b.1) {
                tied.pop();
                tied.push(before.1);
                *before = (place, number, found, rate, rank);
            }
        }
        let chosen = best.map(|(place, number, found, rate, _)| {
            let (_, supporters, _) = open.swap_remove(place);
            (number, found, rate, supporters)
        });
        open.retain(|(_, _, lowest)| lowest.is_finite());
        self.open = open;
        let (number, found, rate, supporters) = chosen?;
        tied.sort_unstable();
        let tied = tied.into_iter().map(|n| self.at(n)).collect();
        Some(self.pay(self.at(number), &supporters, &found, rate, tied))
    }

    fn cost(&self, number: usize) -> u64 {
        self.shares.projects.get(number).map_or(0, |p| p.cost)
    }

    fn at(&self, number: usize) -> u32 {
        self.shares.projects.get(number).map_or(0, |p| p.at)
    }

    fn voters(&self, supporter: &Supporter) -> u32 {
        self.shares.groups.get(supporter.group as usize).map_or(0, |g| g.voters)
    }

    fn money(&self, supporter: &Supporter) -> f64 {
        self.balance.get(supporter.group as usize).copied().unwrap_or(0.0)
    }

    /// At which rate the supporters can pay; `None` where they cannot. Brings them into the order of their money.
    fn affordable(&self, cost: u64, supporters: &mut Vec<Supporter>) -> Option<Affordable> {
        supporters.retain(|s| !self.broke.get(s.group as usize).copied().unwrap_or(true));
        let mut weight = 0;
        for supporter in supporters.iter_mut() {
            supporter.quotient = self.money(supporter) / f64::from(supporter.points);
            weight += u64::from(self.voters(supporter)) * u64::from(supporter.points);
        }
        supporters.sort_by(|a, b| a.quotient.total_cmp(&b.quotient));

        let cost_f64 = cost as f64;
        let mut left = cost_f64;
        let mut left_error = 4.0 * cost_f64 * ROUNDING;
        for (poor, supporter) in supporters.iter().enumerate() {
            let rate = left / weight as f64;
            let error = left_error / weight as f64 + rate.abs() * ROUNDING;
            let slack = 2.0 * (error + self.error + (rate.abs() + supporter.quotient.abs()) * ROUNDING);
            if supporter.quotient >= rate + slack {
                return Some(Affordable { rate, error, poor, weight });
            }
            if supporter.quotient > rate - slack {
                return self.affordable_exactly(cost, supporters);
            }
            let voters = self.voters(supporter);
            left -= f64::from(voters) * self.money(supporter);
            left_error += f64::from(voters) * self.error + cost_f64 * ROUNDING;
            weight -= u64::from(voters) * u64::from(supporter.points);
        }
        None
    }

    /// The same in whole numbers.
    fn affordable_exactly(&self, cost: u64, supporters: &mut [Supporter]) -> Option<Affordable> {
        let mut exact: Vec<(BigInt, Supporter)> =
            supporters.iter().map(|s| (self.money_exactly(s.group), *s)).collect();
        exact.sort_by(|(a, s), (b, t)| (a * t.points).cmp(&(b * s.points)));
        for (place, (_, supporter)) in supporters.iter_mut().zip(&exact) {
            *place = *supporter;
        }
        let weight = |s: &Supporter| u64::from(self.voters(s)) * u64::from(s.points);
        let mut rich: u64 = supporters.iter().map(weight).sum();
        let mut left = &self.denominator * cost;
        for (poor, (money, supporter)) in exact.iter().enumerate() {
            // left / rich is what a point costs, over the denominator.
            if &left * supporter.points <= money * rich {
                let rate = ratio(&left, &(&self.denominator * rich));
                return Some(Affordable { rate, error: rate * ROUNDING, poor, weight: rich });
            }
            left -= money * self.voters(supporter);
            rich -= weight(supporter);
        }
        None
    }

    /// A voter's money over the denominator.
    fn money_exactly(&self, group: u32) -> BigInt {
        let wins = self.paid.get(group as usize).into_iter().flatten();
        let spent = wins.filter_map(|(win, points)| Some(self.prices.get(*win as usize)? * *points));
        spent.fold(self.share.clone(), |left, spent| left - spent)
    }

    /// The rate in whole numbers, once it is known who is poor.
    fn rate(&self, cost: u64, supporters: &[Supporter], found: &Affordable) -> Exact {
        let mut voters = 0_u64;
        let mut points_paid = vec![0_u64; self.prices.len()];
        for supporter in supporters.iter().take(found.poor) {
            let count = u64::from(self.voters(supporter));
            voters += count;
            for (win, points) in self.paid.get(supporter.group as usize).into_iter().flatten() {
                if let Some(sum) = points_paid.get_mut(*win as usize) {
                    *sum += count * u64::from(*points);
                }
            }
        }
        let spent = points_paid.iter().zip(&self.prices).filter(|(points, _)| **points > 0);
        let spent: BigInt = spent.map(|(points, price)| price * *points).sum();
        Exact {
            numerator: &self.denominator * cost - &self.share * voters + spent,
            denominator: &self.denominator * found.weight,
        }
    }

    /// Takes the money.
    fn pay(
        &mut self,
        project: u32,
        supporters: &[Supporter],
        found: &Affordable,
        rate: Exact,
        tied: Vec<u32>,
    ) -> Win {
        // The new common denominator is the old one times what the price needs, no more.
        let common = rate.numerator.gcd(&BigInt::from(found.weight)).to_u64().unwrap_or(1).max(1);
        let factor = found.weight / common;
        self.share *= factor;
        self.prices.iter_mut().for_each(|price| *price *= factor);
        self.denominator *= factor;
        self.prices.push(&rate.numerator / common);
        self.error += self.share_f64 * ROUNDING;

        let (win, price) = (self.prices.len() as u32 - 1, rate.to_f64());
        let (mut in_full, mut the_rest) = (0, 0);
        for (place, supporter) in supporters.iter().enumerate() {
            let (group, voters) = (supporter.group as usize, self.voters(supporter));
            let nearly_nothing = self.error;
            let (Some(balance), Some(paid)) = (self.balance.get_mut(group), self.paid.get_mut(group)) else {
                continue;
            };
            if place < found.poor {
                the_rest += voters;
                *balance = 0.0;
            } else {
                in_full += voters;
                *balance -= price * f64::from(supporter.points);
                paid.push((win, supporter.points));
                if *balance > nearly_nothing || !self.money_exactly(supporter.group).is_zero() {
                    continue;
                }
            }
            if let (Some(broke), Some(balance)) = (self.broke.get_mut(group), self.balance.get_mut(group)) {
                (*broke, *balance) = (true, 0.0);
            }
        }
        Win { project, rate, in_full, the_rest, tied }
    }
}
