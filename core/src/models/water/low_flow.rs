//! How low a river falls, and how often: VCN3 and its return periods.
//!
//! VCN3 is the least mean flow over three days in a row within a year. The log-normal law (Galton 1879, Proc.
//! R. Soc. 29, 365-367) is the usual one for it in France, and flows that it falls below once in 2, 5, 10 and 20
//! years are a common basis for the thresholds of a prefect's drought order (Code de l'environnement, R211-66;
//! decree 2021-795). Where the order's own figures are at hand, use them.

use super::balance::STAGES;
use crate::models::{ModelError, check};

/// Days over which a low flow is averaged.
pub const WINDOW_D: usize = 3;
/// With fewer years, a flow of once in twenty is guesswork.
const LEAST_YEARS: usize = 10;
/// Shares of years below the flow of each stage, and the standard normal quantiles of these shares.
const STAGE_YEARS: [(f64, f64); STAGES] = [
    (0.5, 0.0),
    (0.2, -0.841_621_233_572_914_3),
    (0.1, -1.281_551_565_544_600_4),
    (0.05, -1.644_853_626_951_472_7),
];

/// The least mean flow over `window_d` days in a row (VCN), in the unit of `flow`. None where no such run is
/// without a gap (NaN).
pub fn vcn(flow: &[f64], window_d: usize) -> Option<f64> {
    if window_d == 0 {
        return None;
    }
    let means = flow.windows(window_d).map(|run| run.iter().sum::<f64>() / window_d as f64);
    means.filter(|mean| mean.is_finite()).min_by(f64::total_cmp)
}

/// The flows that VCN3 falls below once in 2, 5, 10 and 20 years, as thresholds of vigilance, alert, reinforced
/// alert and crisis, from the daily flows of each year. Gaps (NaN) are skipped. Where the river runs dry more
/// often than that, the threshold is 0.
///
/// Errors: fewer than ten years with a VCN3; flows below 0 or infinite.
pub fn stage_flows<'a>(years: impl IntoIterator<Item = &'a [f64]>) -> Result<[f64; STAGES], ModelError> {
    let mut lows = Vec::new();
    for flow in years {
        if let Some(&value) = flow.iter().find(|q| **q < 0.0 || q.is_infinite()) {
            return Err(ModelError::Invalid { field: "flow", value, must: "finite and 0 or more" });
        }
        lows.extend(vcn(flow, WINDOW_D));
    }
    let years = lows.len() as f64;
    check::accept("years", years, lows.len() >= LEAST_YEARS, "10 or more with three days in a row")?;
    let logs: Vec<f64> = lows.iter().filter(|low| **low > 0.0).map(|low| low.ln()).collect();
    let wet = logs.len() as f64;
    let mean = logs.iter().sum::<f64>() / wet;
    let variance = logs.iter().map(|x| (x - mean).powi(2)).sum::<f64>() / (wet - 1.0).max(1.0);
    let dry_share = 1.0 - wet / years;
    let flow =
        |(share, z): (f64, f64)| if share <= dry_share { 0.0 } else { (mean + z * variance.sqrt()).exp() };
    Ok(STAGE_YEARS.map(flow))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::models::numerics::Random;
    use proptest::prelude::*;

    #[test]
    fn vcn3_is_the_driest_run_of_three_days() {
        assert_eq!(vcn(&[9.0, 3.0, 2.0, 4.0, 1.0, 9.0], 3), Some(7.0 / 3.0));
        assert_eq!(vcn(&[1.0, f64::NAN, 1.0, 2.0, 3.0], 3), Some(2.0));
        assert_eq!((vcn(&[1.0, 1.0], 3), vcn(&[], 3), vcn(&[1.0], 0)), (None, None, None));
    }

    #[test]
    fn a_log_normal_river_falls_below_the_flows_as_often_as_they_say() {
        let mut random = Random::new(2);
        let years: Vec<Vec<f64>> = (0..4_000).map(|_| vec![(0.5 * random.normal()).exp(); 3]).collect();
        let flows = stage_flows(years.iter().map(Vec::as_slice)).unwrap();
        for (flow, share) in flows.into_iter().zip([0.5, 0.2, 0.1, 0.05]) {
            let below = years.iter().filter(|year| year[0] < flow).count() as f64 / 4_000.0;
            assert!((below - share).abs() < 0.02, "{flow} {share} {below}");
        }
    }

    #[test]
    fn hostile_records_are_refused_or_have_a_defined_answer() {
        let record = |q: f64, years: usize| stage_flows(vec![[q; 3].as_slice(); years]);
        assert!(record(1.0, 9).is_err() && record(f64::NAN, 20).is_err());
        assert!(record(-1.0, 20).is_err() && record(f64::INFINITY, 20).is_err());
        assert_eq!(record(0.0, 20), Ok([0.0; STAGES]));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn rarer_is_lower(lows in prop::collection::vec(prop_oneof![Just(0.0), 0.01..5.0], 10..40)) {
            let years: Vec<_> = lows.iter().map(|q| [*q; 3]).collect();
            let flows = stage_flows(years.iter().map(|year| year.as_slice())).unwrap();
            prop_assert!(flows.windows(2).all(|pair| pair[1] <= pair[0]) && flows[3] >= 0.0);
        }

        #[test]
        fn another_unit_of_flow_gives_the_same_river(
            lows in prop::collection::vec(0.01..5.0, 10..40), k in 0.1..10.0,
        ) {
            let years = |k: f64| lows.iter().map(|q| [k * q; 3]).collect::<Vec<_>>();
            let flows = |k: f64| stage_flows(years(k).iter().map(|year| year.as_slice())).unwrap();
            for (a, b) in flows(1.0).into_iter().zip(flows(k)) {
                prop_assert!((k * a - b).abs() < 1e-9 * b);
            }
        }
    }
}
