//! Rain held back where it falls: tanks, rain gardens and ponds, by a balance of their storage.
//!
//! Yield after spillage (Jenkins, Pearson, Moore, Sun and Valentine 1978, "Feasibility of rainwater collection
//! systems in California", University of California; shown by Fewkes and Butler 2000, Building Serv. Eng. Res.
//! Technol. 21, 99-106, to err on the safe side for daily steps): the inflow of a step comes in and spills
//! before anything is drawn. A tank has a demand, a garden or pond seeps and evaporates.

use crate::models::{ModelError, check};

/// A store of rain.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Storage {
    /// What it holds when full, m3.
    pub capacity_m3: f64,
    /// What seeps into the ground or evaporates in a step while there is water, m3 (conductivity of the soil x
    /// wetted area x length of the step).
    pub loss_m3: f64,
}

/// One step of a store, m3.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Step {
    /// What spilled over.
    pub spilled_m3: f64,
    /// What was drawn to use.
    pub yielded_m3: f64,
    /// What seeped or evaporated.
    pub lost_m3: f64,
    /// What is held at the end.
    pub held_m3: f64,
}

/// The sums of a run, m3.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Totals {
    /// What came in.
    pub inflow_m3: f64,
    /// What was asked for.
    pub demand_m3: f64,
    /// What was drawn to use.
    pub yielded_m3: f64,
    /// What spilled over.
    pub spilled_m3: f64,
    /// What seeped or evaporated.
    pub lost_m3: f64,
    /// What is held at the end.
    pub held_m3: f64,
}

/// Runs a store that holds `start_m3` through the steps of `inflow_m3` and `demand_m3`, and hands each to
/// `each`.
///
/// Errors: series of different lengths; values not finite and 0 or more; a start above the capacity.
pub fn run(
    storage: Storage,
    start_m3: f64,
    inflow_m3: &[f64],
    demand_m3: &[f64],
    mut each: impl FnMut(usize, &Step),
) -> Result<Totals, ModelError> {
    let Storage { capacity_m3, loss_m3 } = storage;
    check::non_negative("capacity_m3", capacity_m3)?;
    check::non_negative("loss_m3", loss_m3)?;
    check::accept("start_m3", start_m3, (0.0..=capacity_m3).contains(&start_m3), "from 0 to capacity_m3")?;
    check::same_len("demand_m3", demand_m3.len(), inflow_m3.len())?;
    check::all_non_negative("inflow_m3", inflow_m3)?;
    check::all_non_negative("demand_m3", demand_m3)?;
    let mut totals = Totals { held_m3: start_m3, ..Totals::default() };
    for (step, (inflow, demand)) in inflow_m3.iter().zip(demand_m3).enumerate() {
        let full = totals.held_m3 + inflow;
        let kept = full.min(capacity_m3);
        let yielded_m3 = demand.min(kept);
        let lost_m3 = loss_m3.min(kept - yielded_m3);
        let now = Step { spilled_m3: full - kept, yielded_m3, lost_m3, held_m3: kept - yielded_m3 - lost_m3 };
        totals.inflow_m3 += inflow;
        totals.demand_m3 += demand;
        totals.yielded_m3 += now.yielded_m3;
        totals.spilled_m3 += now.spilled_m3;
        totals.lost_m3 += now.lost_m3;
        totals.held_m3 = now.held_m3;
        each(step, &now);
    }
    Ok(totals)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const TANK: Storage = Storage { capacity_m3: 10.0, loss_m3: 0.0 };

    #[test]
    fn a_tank_of_ten_by_hand() {
        let mut steps = Vec::new();
        run(TANK, 4.0, &[8.0, 0.0, 0.0], &[3.0, 6.0, 6.0], |_, step| steps.push(*step)).unwrap();
        let figures = steps.iter().map(|s| (s.spilled_m3, s.yielded_m3, s.held_m3)).collect::<Vec<_>>();
        assert_eq!(figures, [(2.0, 3.0, 7.0), (0.0, 6.0, 1.0), (0.0, 1.0, 0.0)]);
    }

    #[test]
    fn hostile_input_is_refused() {
        let refused = |storage, start, inflow: &[f64], demand: &[f64]| {
            run(storage, start, inflow, demand, |_, _| {}).is_err()
        };
        assert!(refused(Storage { capacity_m3: f64::INFINITY, ..TANK }, 0.0, &[], &[]));
        assert!(refused(Storage { loss_m3: f64::NAN, ..TANK }, 0.0, &[], &[]));
        assert!(refused(TANK, 11.0, &[], &[]) && refused(TANK, f64::NAN, &[], &[]));
        assert!(refused(TANK, 0.0, &[1.0], &[]) && refused(TANK, 0.0, &[f64::NAN], &[0.0]));
        assert!(refused(TANK, 0.0, &[1.0], &[-1.0]));
        assert!(run(TANK, 0.0, &[], &[], |_, _| {}).is_ok());
    }

    fn steps() -> impl Strategy<Value = (Vec<f64>, Vec<f64>)> {
        prop::collection::vec((0.0..20.0, 0.0..6.0), 0..200).prop_map(|steps| steps.into_iter().unzip())
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn no_water_is_made_or_lost(
            (inflow, demand) in steps(), capacity_m3 in 0.0..50.0, loss_m3 in 0.0..5.0,
        ) {
            let t = run(Storage { capacity_m3, loss_m3 }, 0.0, &inflow, &demand, |_, step| {
                assert!((0.0..=capacity_m3).contains(&step.held_m3));
            }).unwrap();
            let out = t.yielded_m3 + t.spilled_m3 + t.lost_m3 + t.held_m3;
            prop_assert!((t.inflow_m3 - out).abs() < 1e-9 * (1.0 + t.inflow_m3));
        }

        #[test]
        fn a_larger_store_spills_no_more_and_yields_no_less(
            (inflow, demand) in steps(), size in 0.0..50.0, more in 0.0..20.0,
        ) {
            let store = |capacity_m3| Storage { capacity_m3, loss_m3: 1.0 };
            let with = |size| run(store(size), 0.0, &inflow, &demand, |_, _| {}).unwrap();
            let (small, large) = (with(size), with(size + more));
            prop_assert!(large.spilled_m3 <= small.spilled_m3 + 1e-9);
            prop_assert!(large.yielded_m3 >= small.yielded_m3 - 1e-9);
        }
    }
}
