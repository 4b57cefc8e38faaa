//! A participatory budget shared out.

use super::{Aim, Case, Run};
use parvis_core::exchange::pabulib;
use parvis_core::participation::tally::{Rule, tally};
use std::error::Error;
use std::ops::ControlFlow;

pub(super) const CASE: Case = Case {
    name: "equal_shares",
    beside: "equal_shares",
    what: "equal shares, Wieliczka 2023 (64 projects, 6 586 ballots)",
    files: &["participatory-budget/poland_wieliczka_2023.pb"],
    peer: "pabutools",
    agrees_to: Some(0.0),
    aim: Aim::TimesPeer(1.0),
    prepare,
};

fn prepare(files: &[&str]) -> Result<Run, Box<dyn Error>> {
    let election = pabulib::read(files.first().copied().unwrap_or_default())?.election();
    Ok(Box::new(move || {
        let outcome = tally(&election, Rule::Mes, &mut |_| ControlFlow::Continue(()));
        outcome.map_or(f64::NAN, |outcome| outcome.cost.to_f64())
    }))
}
