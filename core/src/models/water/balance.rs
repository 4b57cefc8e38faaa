//! Water balance of a commune: what a river can give, who draws it, and on how many days it runs short.
//!
//! - European Environment Agency (2020). *Use of freshwater resources in Europe*, indicator CSI 018: the water
//!   exploitation index plus, WEI+ = (abstraction - return) / renewable resource.
//! - Code de l'environnement, article L214-18 (2006): a share of the mean flow, a tenth as a rule, stays in the
//!   river at all times.
//! - Code de l'environnement, article R211-66 and decree 2021-795: the four stages of a drought, vigilance,
//!   alert, reinforced alert, crisis, begin where the flow falls below thresholds set for each river.
//!
//! Daily, one river, one store. Uses are served in the order given; what exceeds the reserved flow fills the
//! store, which helps out when the river cannot. No groundwater, no travel time, no quality.

use crate::models::{ModelError, check};

/// Uses that draw water, in the order in which they are served.
pub const USES: usize = 3;
/// Stages of a drought: vigilance, alert, reinforced alert, crisis.
pub const STAGES: usize = 4;

/// What is drawn and what must stay.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Rules {
    /// Flow that stays in the river \[m3/d\], 0 or more.
    pub reserved_m3_d: f64,
    /// Flow below which each stage begins \[m3/d\], falling.
    pub stage_below_m3_d: [f64; STAGES],
    /// Room of the store \[m3\], 0 or more.
    pub store_m3: f64,
    /// Share of what is drawn that comes back to the river (treated wastewater), 0 to 1.
    pub returned_share: f64,
}

/// What a series of days came to.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Balance {
    /// Days reckoned.
    pub days: usize,
    /// Water of the river \[m3\].
    pub resource_m3: f64,
    /// Drawn by each use \[m3\].
    pub drawn_m3: [f64; USES],
    /// Wanted by each use and not to be had \[m3\].
    pub unmet_m3: [f64; USES],
    /// Days on which a use is not served in full.
    pub short_days: usize,
    /// Days in each stage; a day in crisis does not count as alert too.
    pub stage_days: [usize; STAGES],
    /// Water in the store at the end \[m3\].
    pub stored_m3: f64,
    /// Water that left down the river, returns included \[m3\].
    pub left_m3: f64,
}

impl Balance {
    /// Consumption over resource (WEI+, as a share); 0 where there is no resource.
    pub fn exploitation(&self, returned_share: f64) -> f64 {
        let consumed = self.drawn_m3.iter().sum::<f64>() * (1.0 - returned_share);
        if self.resource_m3 > 0.0 { consumed / self.resource_m3 } else { 0.0 }
    }

    /// Days in `stage` (0 for vigilance) or a worse one.
    pub fn days_from(&self, stage: usize) -> usize {
        self.stage_days.iter().skip(stage).sum()
    }
}

impl Rules {
    fn check(&self) -> Result<(), ModelError> {
        check::non_negative("reserved_m3_d", self.reserved_m3_d)?;
        check::all_non_negative("stage_below_m3_d", &self.stage_below_m3_d)?;
        let falling = self.stage_below_m3_d.windows(2).all(|w| w[0] >= w[1]);
        check::accept("stage_below_m3_d", self.stage_below_m3_d[STAGES - 1], falling, "falling")?;
        check::non_negative("store_m3", self.store_m3)?;
        check::share("returned_share", self.returned_share)?;
        Ok(())
    }
}

/// Reckons day by day: `flow_m3_d` the natural flow, `demand_m3_d` what each use wants. `left_m3_d`, if it has
/// the length of `flow_m3_d`, takes what is left in the river each day. Gaps (NaN) in the flow are skipped.
///
/// # Errors
/// No days; a demand of another length than the flow, negative or not finite; rules out of range.
pub fn balance(
    flow_m3_d: &[f64],
    demand_m3_d: impl Fn(usize) -> [f64; USES],
    rules: &Rules,
    mut left_m3_d: Option<&mut [f64]>,
) -> Result<Balance, ModelError> {
    check::size("flow_m3_d", flow_m3_d.len(), 1 << 20)?;
    rules.check()?;
    let mut sum = Balance { stored_m3: rules.store_m3, ..Balance::default() };
    let began_with = sum.stored_m3;
    for (day, flow) in flow_m3_d.iter().enumerate() {
        if flow.is_nan() {
            continue;
        }
        let flow = check::non_negative("flow_m3_d", *flow)?;
        let mut free = (flow - rules.reserved_m3_d).max(0.0);
        let mut drawn_today = 0.0;
        let mut from_river = 0.0;
        let mut short = false;
        for (at, wanted) in demand_m3_d(day).into_iter().enumerate() {
            let wanted = check::non_negative("demand_m3_d", wanted)?;
            let river = wanted.min(free);
            let store = (wanted - river).min(sum.stored_m3);
            free -= river;
            from_river += river;
            sum.stored_m3 -= store;
            sum.drawn_m3[at] += river + store;
            drawn_today += river + store;
            let unmet = wanted - river - store;
            sum.unmet_m3[at] += unmet;
            short |= unmet > 1e-9 * wanted;
        }
        let filled = free.min(rules.store_m3 - sum.stored_m3);
        sum.stored_m3 += filled;
        let left = flow - from_river - filled + drawn_today * rules.returned_share;
        sum.days += 1;
        sum.resource_m3 += flow;
        sum.left_m3 += left;
        sum.short_days += usize::from(short);
        if let Some(stage) = rules.stage_below_m3_d.iter().rposition(|threshold| left < *threshold) {
            sum.stage_days[stage] += 1;
        }
        if let Some(slot) = left_m3_d.as_mut().and_then(|l| l.get_mut(day)) {
            *slot = left;
        }
    }
    // The store begins full: what it held belongs to the resource.
    sum.resource_m3 += began_with;
    Ok(sum)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn rules() -> impl Strategy<Value = Rules> {
        (0.0..50.0f64, prop::array::uniform4(0.0..100.0f64), 0.0..500.0f64, 0.0..1.0f64).prop_map(
            |(reserved_m3_d, mut stage_below_m3_d, store_m3, returned_share)| {
                stage_below_m3_d.sort_by(|a, b| b.total_cmp(a));
                Rules { reserved_m3_d, stage_below_m3_d, store_m3, returned_share }
            },
        )
    }

    fn days() -> impl Strategy<Value = Vec<(f64, [f64; USES])>> {
        prop::collection::vec((0.0..200.0f64, prop::array::uniform3(0.0..60.0f64)), 1..60)
    }

    fn run(days: &[(f64, [f64; USES])], rules: &Rules) -> Balance {
        let flow: Vec<f64> = days.iter().map(|d| d.0).collect();
        balance(&flow, |i| days[i].1, rules, None).unwrap()
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn no_water_is_made_or_lost(days in days(), rules in rules()) {
            let b = run(&days, &rules);
            let drawn: f64 = b.drawn_m3.iter().sum();
            let out = b.left_m3 + drawn * (1.0 - rules.returned_share) + b.stored_m3;
            prop_assert!((b.resource_m3 - out).abs() <= 1e-9 * (1.0 + b.resource_m3));
        }

        #[test]
        fn what_is_wanted_is_drawn_or_unmet(days in days(), rules in rules()) {
            let b = run(&days, &rules);
            for u in 0..USES {
                let wanted: f64 = days.iter().map(|d| d.1[u]).sum();
                prop_assert!((wanted - b.drawn_m3[u] - b.unmet_m3[u]).abs() <= 1e-9 * (1.0 + wanted));
            }
        }

        #[test]
        fn a_larger_store_never_leaves_more_unmet(days in days(), rules in rules(), more in 0.0..500.0f64) {
            let larger = Rules { store_m3: rules.store_m3 + more, ..rules };
            let unmet = |r: &Rules| run(&days, r).unmet_m3.iter().sum::<f64>();
            prop_assert!(unmet(&larger) <= unmet(&rules) + 1e-9);
        }

        #[test]
        fn the_first_use_is_served_as_if_it_were_alone_where_there_is_no_store(days in days(), rules in rules()) {
            let rules = Rules { store_m3: 0.0, ..rules };
            let alone: Vec<_> = days.iter().map(|(f, d)| (*f, [d[0], 0.0, 0.0])).collect();
            prop_assert_eq!(run(&days, &rules).drawn_m3[0], run(&alone, &rules).drawn_m3[0]);
        }
    }

    #[test]
    fn hostile_input_is_refused_by_name() {
        let rules =
            Rules { reserved_m3_d: 0.0, stage_below_m3_d: [0.0; 4], store_m3: 0.0, returned_share: 0.0 };
        let none = |_| [0.0; USES];
        assert_eq!(balance(&[], none, &rules, None), Err(ModelError::Empty { field: "flow_m3_d" }));
        assert!(balance(&[f64::INFINITY], none, &rules, None).is_err());
        assert!(balance(&[1.0], |_| [f64::NAN; USES], &rules, None).is_err());
        assert_eq!(balance(&[f64::NAN], none, &rules, None).unwrap().days, 0);
        let rising = Rules { stage_below_m3_d: [1.0, 2.0, 3.0, 4.0], ..rules };
        assert!(balance(&[1.0], none, &rising, None).is_err());
    }
}
