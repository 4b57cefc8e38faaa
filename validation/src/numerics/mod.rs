//! Cases about numerics that the models share: seeded ensembles, calibration, measures of skill.

use crate::{Bound, Case, Reference, ReferenceError, Row};
use parvis_core::models::numerics::calibrate::{Bounds, Scale, Search, minimise};
use parvis_core::models::numerics::latin_hypercube::strata;
use parvis_core::models::numerics::quantile::quantiles;
use parvis_core::models::numerics::skill::hydrological;
use std::f64::consts::PI;

/// The cases of this field.
pub(crate) const CASES: &[Case] = &[
    Case { model: "calibrate", run: functions },
    Case { model: "quantile", run: of_one_to_ten },
    Case { model: "skill", run: of_a_mean },
    Case { model: "latin-hypercube", run: of_hundred },
];

/// Least values of functions on which optimisers are customarily tried.
fn functions(_: &dyn Reference) -> Result<Vec<Row>, ReferenceError> {
    let bounds = |low, high| Bounds { low, high, scale: Scale::Linear };
    let row = |case: &str, expected, got, source| {
        Row::new("calibrate", case, expected, got, Bound::Absolute(1e-5), source)
    };
    let rosenbrock = |x: &[f64]| 100.0 * (x[1] - x[0] * x[0]).powi(2) + (1.0 - x[0]).powi(2);
    let camel = |x: &[f64]| {
        let (u, v) = (x[0] * x[0], x[1] * x[1]);
        (4.0 - 2.1 * u + u * u / 3.0) * u + x[0] * x[1] + (4.0 * v - 4.0) * v
    };
    let branin = |x: &[f64]| {
        let parabola = x[1] - 5.1 / (4.0 * PI * PI) * x[0] * x[0] + 5.0 / PI * x[0] - 6.0;
        parabola * parabola + 10.0 * (1.0 - 1.0 / (8.0 * PI)) * x[0].cos() + 10.0
    };
    let wide = [bounds(-5.0, 10.0), bounds(0.0, 15.0)];
    let valley = minimise(&[bounds(-2.0, 2.0), bounds(-1.0, 3.0)], Search::default(), rosenbrock)?;
    let hollows = minimise(&[bounds(-3.0, 3.0), bounds(-2.0, 2.0)], Search::default(), camel)?;
    let three = minimise(&wide, Search::default(), branin)?;
    Ok(vec![
        row("least value of Rosenbrock's valley", 0.0, valley.loss, "Rosenbrock 1960"),
        row("least value of the six-hump camel back", -1.031_628, hollows.loss, "Dixon and Szegö 1978"),
        row("least value of Branin's function", 0.397_887, three.loss, "Dixon and Szegö 1978"),
    ])
}

/// The quartiles of 1 to 10 as R prints them.
fn of_one_to_ten(_: &dyn Reference) -> Result<Vec<Row>, ReferenceError> {
    let values: Vec<f64> = (1..=10).map(f64::from).collect();
    let [first, median, third] = quantiles(&values, [0.25, 0.5, 0.75])?;
    let row = |case: &str, expected, got| {
        Row::new("quantile", case, expected, got, Bound::Absolute(0.0), "R, quantile(1:10)")
    };
    Ok(vec![
        row("first quartile of 1 to 10", 3.25, first),
        row("median of 1 to 10", 5.5, median),
        row("third quartile of 1 to 10", 7.75, third),
    ])
}

/// What a model scores that knows the mean of the observations alone. A trace of something that has nothing to do with them
/// is added: for a series that does not change, correlation is not defined.
fn of_a_mean(_: &dyn Reference) -> Result<Vec<Row>, ReferenceError> {
    let observed = [1.0, 2.0, 3.0, 4.0, 5.0];
    let score = hydrological(&observed, &[1.0, -1.0, 0.0, -1.0, 1.0].map(|x| 3.0 + 1e-10 * x))?;
    let row = |case: &str, expected, got, source| {
        Row::new("skill", case, expected, got, Bound::Absolute(1e-8), source)
    };
    let knoben = "Knoben, Freer and Woods 2019, HESS 23, 4323-4331";
    Ok(vec![
        row("NSE of the mean", 0.0, score.nse, "Nash and Sutcliffe 1970"),
        row("KGE of the mean, 1 - sqrt(2)", 1.0 - 2.0_f64.sqrt(), score.kge, knoben),
    ])
}

/// Each of a hundred strata holds one member of a hundred.
fn of_hundred(_: &dyn Reference) -> Result<Vec<Row>, ReferenceError> {
    let mut members = [0.0; 100];
    strata(7, "hundred", &mut members);
    let mut hit = members.map(|member| (100.0 * member) as usize);
    hit.sort_unstable();
    let different = 1 + hit.windows(2).filter(|pair| pair[0] != pair[1]).count();
    let case = "strata that a hundred members hit";
    let source = "McKay, Beckman and Conover 1979, Technometrics 21, 239-245";
    Ok(vec![Row::new("latin-hypercube", case, 100.0, different as f64, Bound::Absolute(0.0), source)])
}
