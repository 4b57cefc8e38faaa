//! Cases about numerics that the models share: seeded ensembles, calibration, measures of skill.

use crate::{Bound, Case, Reference, ReferenceError, Row};
use parvis_core::models::numerics::calibrate::{Bounds, Scale, Search, minimise};
use parvis_core::models::numerics::quantile::quantiles;
use std::f64::consts::PI;

/// The cases of this field.
pub(crate) const CASES: &[Case] =
    &[Case { model: "calibrate", run: functions }, Case { model: "quantile", run: of_one_to_ten }];

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
