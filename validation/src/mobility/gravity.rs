//! The gravity model between two towns, where balancing has a solution in closed form.

use crate::{Bound, Reference, ReferenceError, Row};
use parvis_core::models::mobility::{Balance, Deterrence, gravity};

/// T11 is the root of (1 - R) x^2 + (D2 - O1 + R (O1 + D1)) x - R O1 D1 = 0 in range, with R the odds ratio of
/// the deterrence, because balancing keeps it.
pub(super) fn two_towns(_: &dyn Reference) -> Result<Vec<Row>, ReferenceError> {
    let (origins, destinations) = ([400.0, 460.0], [260.0, 600.0]);
    let costs = [3.0, 11.0, 12.0, 4.0];
    [("exp(-0.1 c)", Deterrence::Exponential(0.1)), ("c^-1.5", Deterrence::Power(1.5))]
        .into_iter()
        .map(|(name, deterrence)| {
            let ratio = match deterrence {
                Deterrence::Exponential(beta) => (-beta * (costs[0] + costs[3] - costs[1] - costs[2])).exp(),
                Deterrence::Power(alpha) => (costs[0] * costs[3] / (costs[1] * costs[2])).powf(-alpha),
            };
            let (a, b, c) = (
                1.0 - ratio,
                destinations[1] - origins[0] + ratio * (origins[0] + destinations[0]),
                -ratio * origins[0] * destinations[0],
            );
            let expected = (-b + (b * b - 4.0 * a * c).sqrt()) / (2.0 * a);
            let trips = gravity(&origins, &destinations, &costs, deterrence, &Balance::default())?;
            let got = trips.first().copied().unwrap_or(f64::NAN);
            Ok(Row::new(
                "gravity",
                format!("two towns, {name}: trips within the first"),
                expected,
                got,
                Bound::Relative(1e-8),
                "closed form of the balanced 2 x 2 table (odds ratio kept)",
            ))
        })
        .collect()
}
