//! A plume in groundwater from a source of constant concentration.
//!
//! Domenico 1987 (J. Hydrol. 91, 49-58), with sorption and first-order decay, flow along x, the source a
//! vertical rectangle at x = 0 of width Y and depth Z below the water table (the plume spreads downwards only):
//!
//! ```text
//! C/C0 = 1/8 exp[x/2ax (1 - s)] erfc[(x - v t s) / 2 sqrt(ax v t)]
//!        {erf[(y + Y/2) / 2 sqrt(ay x)] - erf[(y - Y/2) / 2 sqrt(ay x)]}
//!        {erf[(z + Z) / 2 sqrt(az x)] - erf[(z - Z) / 2 sqrt(az x)]},   s = sqrt(1 + 4 lambda ax / v)
//! ```
//!
//! It is an approximation, not a solution: time in the sideways terms is replaced by x/v. Srinivasan, Clement
//! and Lee 2007 (Ground Water 45, 136-146) and West, Kueper and Ungs 2007 (Ground Water 45, 126-135) show that it
//! is good on the centreline of a plume that has settled, and that off the centreline or ahead of the front,
//! with large longitudinal dispersivity, it is off by tens of per cent, too low as a rule. It keeps the
//! first of the two terms of Ogata and Banks alone, so that close to the source (x below some ten times ax) it is
//! too low as well. Use it for screening; what it cannot show: changing flow, wells, layers, a shrinking source.

use crate::models::{ModelError, check};

/// A source in an aquifer.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Plume {
    /// Velocity of the water in the pores, m/d.
    pub velocity_m_d: f64,
    /// Retardation factor, 1 or more.
    pub retardation: f64,
    /// First-order decay, 1/d.
    pub decay_per_d: f64,
    /// Longitudinal dispersivity ax, m; about a tenth of the plume's length.
    pub longitudinal_m: f64,
    /// Transverse dispersivity ay, m; about a tenth of ax.
    pub transverse_m: f64,
    /// Vertical dispersivity az, m; about a hundredth of ax; 0 where the plume fills the aquifer.
    pub vertical_m: f64,
    /// Width of the source across the flow, m.
    pub source_width_m: f64,
    /// Depth of the source below the water table, m.
    pub source_depth_m: f64,
}

impl Plume {
    /// Checks the inputs.
    ///
    /// # Errors
    /// Names the input that is not finite or out of range; decay and the sideways dispersivities may be 0.
    pub fn new(inputs: Self) -> Result<Self, ModelError> {
        check::positive("velocity_m_d", inputs.velocity_m_d)?;
        let r = check::finite("retardation", inputs.retardation)?;
        check::accept("retardation", r, r >= 1.0, "1 or more")?;
        check::non_negative("decay_per_d", inputs.decay_per_d)?;
        check::positive("longitudinal_m", inputs.longitudinal_m)?;
        check::non_negative("transverse_m", inputs.transverse_m)?;
        check::non_negative("vertical_m", inputs.vertical_m)?;
        check::positive("source_width_m", inputs.source_width_m)?;
        check::positive("source_depth_m", inputs.source_depth_m)?;
        Ok(inputs)
    }

    /// The share of the source's concentration at a place and a time (d; infinity for the settled plume): `x`
    /// along the flow, `y` across from the middle, `z` below the water table, m. 0 upstream of the source.
    pub fn share(&self, [x, y, z]: [f64; 3], time_d: f64) -> f64 {
        // Rejects NaN as well.
        if !(x > 0.0 && x.is_finite() && time_d > 0.0) || y.is_nan() || z.is_nan() {
            return 0.0;
        }
        let ax = self.longitudinal_m;
        let velocity = self.velocity_m_d / self.retardation;
        let s = (1.0 + 4.0 * self.decay_per_d * ax / velocity).sqrt();
        let along = (x / (2.0 * ax) * (1.0 - s)).exp() * self.front(x, velocity * time_d, s);
        let across =
            band(y + 0.5 * self.source_width_m, y - 0.5 * self.source_width_m, self.transverse_m * x);
        let down = band(z + self.source_depth_m, z - self.source_depth_m, self.vertical_m * x);
        let share = 0.125 * along * across * down;
        if share.is_nan() { 0.0 } else { share.clamp(0.0, 1.0) }
    }

    fn front(&self, x: f64, travelled: f64, s: f64) -> f64 {
        if travelled == f64::INFINITY {
            return 2.0;
        }
        libm::erfc((x - travelled * s) / (2.0 * (self.longitudinal_m * travelled).sqrt()))
    }

    /// How far the settled plume reaches with more than this share on its centreline at the water table, m.
    ///
    /// # Errors
    /// The share must be above 0 and below 1.
    pub fn length_m(&self, share: f64) -> Result<f64, ModelError> {
        check::accept("share", share, share > 0.0 && share < 1.0, "above 0 and below 1")?;
        let above = |x: f64| self.share([x, 0.0, 0.0], f64::INFINITY) > share;
        let mut far = self.longitudinal_m;
        while above(far) && far < 1e12 {
            far *= 2.0;
        }
        let mut near = 0.0;
        for _ in 0..100 {
            let middle = 0.5 * (near + far);
            if above(middle) { near = middle } else { far = middle }
        }
        Ok(far)
    }
}

/// erf(upper / 2 sqrt(spread)) - erf(lower / 2 sqrt(spread)); a sharp edge where nothing spreads.
fn band(upper: f64, lower: f64, spread: f64) -> f64 {
    let width = 2.0 * spread.sqrt();
    let erf = |edge: f64| if width > 0.0 { libm::erf(edge / width) } else { edge.signum() };
    erf(upper) - erf(lower)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::models::soil::ogata_banks::Seepage;
    use proptest::prelude::*;

    fn any_plume() -> impl Strategy<Value = Plume> {
        (0.01..1.0_f64, 1.0..5.0_f64, prop_oneof![Just(0.0), 1e-5..1e-2_f64], 0.5..10.0_f64, 1.0..50.0_f64)
            .prop_map(|(velocity_m_d, retardation, decay_per_d, longitudinal_m, source_width_m)| Plume {
                velocity_m_d,
                retardation,
                decay_per_d,
                longitudinal_m,
                transverse_m: 0.1 * longitudinal_m,
                vertical_m: 0.01 * longitudinal_m,
                source_width_m,
                source_depth_m: 3.0,
            })
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(96))]

        #[test]
        fn a_plume_that_cannot_spread_sideways_is_a_column(p in any_plume(), t in 100.0..10_000.0_f64) {
            // Far from the source (x = 30 ax), where the second term of Ogata and Banks has faded.
            let p = Plume { transverse_m: 0.0, vertical_m: 0.0, ..p };
            let x = 30.0 * p.longitudinal_m;
            let column = Seepage {
                velocity_m_d: p.velocity_m_d,
                dispersion_m2_d: p.longitudinal_m * p.velocity_m_d,
                retardation: p.retardation,
                decay_per_d: p.decay_per_d,
            };
            prop_assert!((p.share([x, 0.0, 0.0], f64::INFINITY) - column.steady_share(x)).abs() < 1e-9);
            let (plume, exact) = (p.share([x, 0.0, 0.0], t), column.share(x, t));
            prop_assert!(plume <= exact + 1e-12 && exact - plume < 0.12, "{plume} {exact}");
        }

        #[test]
        fn the_two_sides_are_alike_and_the_middle_is_worst(p in any_plume(), x in 1.0..500.0_f64, y in 0.0..100.0_f64, z in 0.0..20.0_f64) {
            let t = f64::INFINITY;
            prop_assert_eq!(p.share([x, y, z], t), p.share([x, -y, z], t));
            prop_assert!(p.share([x, y, z], t) <= p.share([x, 0.0, 0.0], t));
        }

        #[test]
        fn time_and_closeness_raise_it(p in any_plume(), x in 1.0..500.0_f64, t in 10.0..10_000.0_f64) {
            let here = p.share([x, 0.0, 0.0], t);
            prop_assert!(p.share([x, 0.0, 0.0], 1.2 * t) >= here - 1e-12);
            prop_assert!(here <= p.share([x, 0.0, 0.0], f64::INFINITY) + 1e-12);
            prop_assert!(p.share([1.2 * x, 0.0, 0.0], t) <= here + 1e-12);
        }

        #[test]
        fn the_length_is_where_the_share_is_reached(p in any_plume(), share in 0.01..0.5_f64) {
            let x = p.length_m(share).unwrap();
            prop_assert!(x >= 1e12 || (p.share([x, 0.0, 0.0], f64::INFINITY) - share).abs() < 1e-6);
        }

        #[test]
        fn any_numbers_get_an_answer(v in any::<f64>(), k in any::<f64>(), a in any::<f64>(), x in any::<f64>(), t in any::<f64>()) {
            let inputs = Plume { velocity_m_d: v, retardation: 1.0, decay_per_d: k, longitudinal_m: a, transverse_m: a, vertical_m: 0.0, source_width_m: 1.0, source_depth_m: 1.0 };
            if let Ok(p) = Plume::new(inputs) {
                prop_assert!((0.0..=1.0).contains(&p.share([x, 0.0, 0.0], t)));
            }
        }
    }
}
