//! Traffic of a city in equilibrium.

use super::{Aim, Case, Run};
use parvis_core::models::mobility::{Assignment, Stop, tntp};
use std::error::Error;

pub(super) const CASE: Case = Case {
    name: "assignment",
    beside: "assignment",
    what: "Sioux Falls to a relative gap of 1e-4",
    files: &["traffic/SiouxFalls_net.tntp", "traffic/SiouxFalls_trips.tntp"],
    peer: "AequilibraE, bi-conjugate Frank-Wolfe",
    agrees_to: Some(1e-3),
    aim: Aim::AtMostMs(100.0),
    prepare,
};

fn prepare(files: &[&str]) -> Result<Run, Box<dyn Error>> {
    let [network, trips] = files else { return Err("two files are needed".into()) };
    let (mut assignment, trips) = (Assignment::new(tntp::network(network)?), tntp::trips(trips)?);
    Ok(Box::new(move || match assignment.run(&trips, &Stop::default()) {
        Ok(equilibrium) if equilibrium.converged => equilibrium.total_time,
        _ => f64::NAN,
    }))
}
