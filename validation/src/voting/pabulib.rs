//! Four elections of Pabulib, counted by four rules: how many projects win and what they cost.
//!
//! The figures are those of `pabutools` 1.2.3 with cost utility. Its iterated equal shares stops at the first outcome
//! that leaves no room for another project; the rule as Wieliczka applied it goes on to the last that the budget
//! pays for. The two part in Wieliczka alone, where the city's own list of winners is the reference.

use crate::{Bound, Reference, ReferenceError, Row};
use parvis_core::exchange::pabulib;
use parvis_core::participation::tally::{Outcome, Rule, tally};
use std::ops::ControlFlow;

const MODEL: &str = "tally";
const SOURCE: &str = "Pabulib (Stolicki, Szufa, Talmon 2020); pabutools 1.2.3";

type Counts = [(u32, u32); 4];

const RULES: [Rule; 4] = [Rule::Greedy, Rule::Mes, Rule::MesAdd1, Rule::Phragmen];

const FILES: [(&str, Counts); 4] = [
    ("poland_wieliczka_2023", [(23, 998_997), (21, 450_548), (30, 995_079), (32, 966_789)]),
    ("poland_warszawa_2019_rembertow", [(14, 699_700), (13, 543_500), (17, 648_650), (18, 603_650)]),
    ("poland_warszawa_2017_stare-wlochy", [(9, 335_545), (9, 206_545), (10, 251_545), (11, 281_545)]),
    ("poland_warszawa_2023_wesola", [(17, 1_009_166), (17, 729_600), (21, 963_700), (21, 823_490)]),
];

/// The projects that Wieliczka funded.
const WIELICZKA: [&str; 30] = [
    "6", "7", "9", "17", "19", "20", "24", "25", "26", "29", "32", "33", "34", "36", "39", "40", "41", "42",
    "43", "46", "56", "58", "60", "61", "62", "69", "70", "71", "74", "88",
];

pub(super) fn run(reference: &dyn Reference) -> Result<Vec<Row>, ReferenceError> {
    let mut rows = Vec::new();
    for (name, counts) in FILES {
        let path = format!("participatory-budget/{name}.pb");
        let unreadable = |e: &dyn ToString| ReferenceError::unreadable(&path, e.to_string());
        let election = pabulib::read(&reference.text(&path)?).map_err(|e| unreadable(&e))?.election();
        for (rule, (projects, cost)) in RULES.into_iter().zip(counts) {
            let outcome =
                tally(&election, rule, &mut |_| ControlFlow::Continue(())).map_err(|e| unreadable(&e))?;
            let row = |what: &str, expected: u32, got: f64| {
                let case = format!("{name}, {}, {what}", rule.name());
                Row::new(MODEL, case, f64::from(expected), got, Bound::Absolute(0.0), SOURCE)
            };
            rows.push(row("projects", projects, outcome.winners.len() as f64));
            rows.push(row("cost", cost, outcome.cost.to_f64()));
            if name == FILES[0].0 && rule == Rule::MesAdd1 {
                rows.push(official(&outcome));
            }
        }
    }
    Ok(rows)
}

/// How many of the winners are not on the city's list, or the other way round.
fn official(outcome: &Outcome) -> Row {
    let shared = outcome.winners.iter().filter(|id| WIELICZKA.contains(&id.as_str())).count();
    let apart = outcome.winners.len() + WIELICZKA.len() - 2 * shared;
    let case = "poland_wieliczka_2023, mes-add1, winners that differ from the city's list";
    let source = "Official result of Zielony Milion, Wieliczka 2023";
    Row::new(MODEL, case, 0.0, apart as f64, Bound::Absolute(0.0), source)
}
