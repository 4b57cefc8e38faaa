//! User equilibrium on the networks of the Transportation Networks for Research Core Team.

use crate::{Bound, Reference, ReferenceError, Row};
use parvis_core::models::mobility::{Assignment, Equilibrium, Stop, tntp};

const MODEL: &str = "assign";
const SOURCE: &str = "TransportationNetworks: LeBlanc et al. 1975, best known solution";

fn solve(reference: &dyn Reference, name: &str, stop: &Stop) -> Result<Equilibrium, ReferenceError> {
    let (net, trips) = (format!("traffic/{name}_net.tntp"), format!("traffic/{name}_trips.tntp"));
    let network = tntp::network(&reference.text(&net)?).map_err(|e| ReferenceError::unreadable(&net, e))?;
    let trips = tntp::trips(&reference.text(&trips)?).map_err(|e| ReferenceError::unreadable(&trips, e))?;
    Ok(Assignment::new(network).run(&trips, stop)?)
}

/// Sioux Falls to a relative gap of 1e-4, and its best known volumes at a finer one.
pub(super) fn sioux_falls(reference: &dyn Reference) -> Result<Vec<Row>, ReferenceError> {
    let got = solve(reference, "SiouxFalls", &Stop { gap: 1e-4, iterations: 10_000 })?;
    let fine = solve(reference, "SiouxFalls", &Stop { gap: 1e-6, iterations: 10_000 })?;
    let path = "traffic/SiouxFalls_flow.tntp";
    let best = volumes(&reference.text(path)?)
        .ok_or_else(|| ReferenceError::unreadable(path, "a line is not `from to volume cost`"))?;
    if best.len() != fine.volumes.len() {
        return Err(ReferenceError::unreadable(path, "it has another number of links than the network"));
    }
    let off = |volumes: &[f64]| {
        volumes.iter().zip(&best).fold(0.0, |most: f64, (v, b)| most.max((v - b).abs() / b))
    };
    let row = |case: &str, expected, got, bound| Row::new(MODEL, case, expected, got, bound, SOURCE);
    Ok(vec![
        row(
            "Sioux Falls, Beckmann objective at a gap of 1e-4",
            4_231_335.287_107_44,
            got.beckmann,
            Bound::Relative(1e-4),
        ),
        row("Sioux Falls, relative gap", 1e-4, got.relative_gap, Bound::AtMost),
        row(
            "Sioux Falls, iterations to a gap of 1e-4 (AequilibraE 1.7.2 bi-conjugate: 118)",
            118.0,
            got.iterations as f64,
            Bound::Reported,
        ),
        row(
            "Sioux Falls, Beckmann objective at a gap of 1e-6",
            4_231_335.287_107_44,
            fine.beckmann,
            Bound::Relative(1e-6),
        ),
        row(
            "Sioux Falls, largest relative difference of a link's volume at a gap of 1e-6",
            1e-2,
            off(&fine.volumes),
            Bound::AtMost,
        ),
    ])
}

/// Braess: six drivers who all lose by a new road.
pub(super) fn braess(reference: &dyn Reference) -> Result<Vec<Row>, ReferenceError> {
    let got = solve(reference, "Braess", &Stop { gap: 1e-9, iterations: 10_000 })?;
    let row = |case: &str, expected, got| {
        Row::new(
            MODEL,
            case,
            expected,
            got,
            Bound::Relative(1e-6),
            "Braess 1968, as in TransportationNetworks",
        )
    };
    Ok(vec![
        row("Braess, time of each driver with the new road, min", 92.0, got.total_time / 6.0),
        row("Braess, Beckmann objective", 386.0, got.beckmann),
    ])
}

/// The third column, line by line, below the header.
fn volumes(text: &str) -> Option<Vec<f64>> {
    text.lines()
        .skip(1)
        .filter(|line| !line.trim().is_empty())
        .map(|line| line.split_whitespace().nth(2)?.parse().ok())
        .collect()
}
