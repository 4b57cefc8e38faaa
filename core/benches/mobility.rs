//! How long the mobility models take.

use divan::Bencher;
use parvis_core::models::mobility::{Assignment, Stop, tntp};

fn main() {
    divan::main();
}

/// Sioux Falls to a relative gap, from the reference folder; silent where it is absent.
#[divan::bench(args = [1e-4, 1e-5])]
fn sioux_falls(bencher: Bencher, gap: f64) {
    let folder = std::env::var("PARVIS_REFERENCE").unwrap_or_else(|_| "../../shared/reference".to_owned());
    let read = |file: &str| std::fs::read_to_string(format!("{folder}/traffic/{file}")).ok();
    let Some(network) = read("SiouxFalls_net.tntp").and_then(|text| tntp::network(&text).ok()) else {
        return;
    };
    let Some(trips) = read("SiouxFalls_trips.tntp").and_then(|text| tntp::trips(&text).ok()) else { return };
    let mut assignment = Assignment::new(network);
    bencher.bench_local(|| assignment.run(&trips, &Stop { gap, iterations: 10_000 }));
}
