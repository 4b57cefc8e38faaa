//! How wide and how deep a plume has grown.
//!
//! - Briggs, G. A. (1973). *Diffusion estimation for small emissions*, ATDL Contribution 79, NOAA; as in
//!   Gifford, F. A. (1976), *Nuclear Safety* 17 and Hanna, Briggs and Hosker (1982), *Handbook on
//!   Atmospheric Diffusion*, DOE/TIC-11223, table 4.5.
//!
//! The fits hold from 100 m to 10 km downwind over flat ground, for means over 10 minutes to an hour; within
//! 100 m they are extrapolated. Rural is open country, urban is a town of several streets.

use super::StabilityClass;

/// What the ground looks like around source and receptor.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Terrain {
    /// Open country: fields, meadows, scattered farms.
    Rural,
    /// A built-up area, rough and warm enough to mix the air at night.
    Urban,
}

/// sigma = growth x (1 + x / scale)^power, the one form of Briggs's fits.
struct Fit {
    growth: f64,
    inverse_scale_m: f64,
    power: Power,
}

/// The powers that occur in Briggs's fits; naming them spares a `powf` in the innermost loops.
enum Power {
    Half,
    MinusHalf,
    MinusOne,
}

impl Fit {
    const fn new(growth: f64, inverse_scale_m: f64, power: Power) -> Self {
        Self { growth, inverse_scale_m, power }
    }

    fn at(&self, x_m: f64) -> f64 {
        // Upwind of the source there is no plume; NaN passes through.
        let x_m = if x_m < 0.0 { 0.0 } else { x_m };
        let bend = 1.0 + self.inverse_scale_m * x_m;
        self.growth
            * x_m
            * match self.power {
                Power::Half => bend.sqrt(),
                Power::MinusHalf => bend.sqrt().recip(),
                Power::MinusOne => bend.recip(),
            }
    }
}

use Power::{Half, MinusHalf, MinusOne};

const RURAL_Y: [Fit; 6] = [
    Fit::new(0.22, 1e-4, MinusHalf),
    Fit::new(0.16, 1e-4, MinusHalf),
    Fit::new(0.11, 1e-4, MinusHalf),
    Fit::new(0.08, 1e-4, MinusHalf),
    Fit::new(0.06, 1e-4, MinusHalf),
    Fit::new(0.04, 1e-4, MinusHalf),
];

const RURAL_Z: [Fit; 6] = [
    Fit::new(0.20, 0.0, MinusOne),
    Fit::new(0.12, 0.0, MinusOne),
    Fit::new(0.08, 2e-4, MinusHalf),
    Fit::new(0.06, 1.5e-3, MinusHalf),
    Fit::new(0.03, 3e-4, MinusOne),
    Fit::new(0.016, 3e-4, MinusOne),
];

const URBAN_Y: [Fit; 6] = [
    Fit::new(0.32, 4e-4, MinusHalf),
    Fit::new(0.32, 4e-4, MinusHalf),
    Fit::new(0.22, 4e-4, MinusHalf),
    Fit::new(0.16, 4e-4, MinusHalf),
    Fit::new(0.11, 4e-4, MinusHalf),
    Fit::new(0.11, 4e-4, MinusHalf),
];

const URBAN_Z: [Fit; 6] = [
    Fit::new(0.24, 1e-3, Half),
    Fit::new(0.24, 1e-3, Half),
    Fit::new(0.20, 0.0, MinusOne),
    Fit::new(0.14, 3e-4, MinusHalf),
    Fit::new(0.08, 1.5e-3, MinusHalf),
    Fit::new(0.08, 1.5e-3, MinusHalf),
];

/// The crosswind standard deviation of the plume (m) at `x_m` downwind; 0 upwind, NaN for NaN.
pub fn sigma_y_m(class: StabilityClass, terrain: Terrain, x_m: f64) -> f64 {
    let fits = match terrain {
        Terrain::Rural => &RURAL_Y,
        Terrain::Urban => &URBAN_Y,
    };
    fits.get(class.index()).map_or(f64::NAN, |fit| fit.at(x_m))
}

/// The vertical standard deviation of the plume (m) at `x_m` downwind; 0 upwind, NaN for NaN.
pub fn sigma_z_m(class: StabilityClass, terrain: Terrain, x_m: f64) -> f64 {
    let fits = match terrain {
        Terrain::Rural => &RURAL_Z,
        Terrain::Urban => &URBAN_Z,
    };
    fits.get(class.index()).map_or(f64::NAN, |fit| fit.at(x_m))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_formulas_at_one_kilometre_and_at_ten() {
        use StabilityClass::{A, D, F};
        // Evaluated by hand from table 4.5 of the Handbook on Atmospheric Diffusion.
        let near = |got: f64, want: f64| assert!((got - want).abs() < 5e-3 * want, "{got} is not {want}");
        near(sigma_y_m(D, Terrain::Rural, 1e3), 76.28);
        near(sigma_z_m(D, Terrain::Rural, 1e3), 37.95);
        near(sigma_y_m(A, Terrain::Rural, 1e4), 1555.6);
        near(sigma_z_m(F, Terrain::Rural, 1e4), 40.0);
        near(sigma_y_m(D, Terrain::Urban, 1e3), 135.2);
        near(sigma_z_m(A, Terrain::Urban, 1e3), 339.4);
        near(sigma_z_m(F, Terrain::Urban, 1e3), 50.6);
    }

    #[test]
    fn no_plume_upwind_and_nan_stays_nan() {
        assert_eq!(sigma_y_m(StabilityClass::D, Terrain::Rural, -50.0), 0.0);
        assert_eq!(sigma_z_m(StabilityClass::D, Terrain::Urban, f64::NEG_INFINITY), 0.0);
        assert!(sigma_z_m(StabilityClass::D, Terrain::Rural, f64::NAN).is_nan());
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn plumes_only_grow(class in 0..6usize, urban: bool, x in 1.0..1e4f64, step in 0.1..1e4f64) {
            let class = StabilityClass::ALL[class];
            let terrain = if urban { Terrain::Urban } else { Terrain::Rural };
            prop_assert!(sigma_y_m(class, terrain, x + step) > sigma_y_m(class, terrain, x));
            prop_assert!(sigma_z_m(class, terrain, x + step) > sigma_z_m(class, terrain, x));
        }

        #[test]
        fn steadier_air_keeps_a_plume_thinner(less in 0..5usize, urban: bool, x in 1.0..1e4f64) {
            let terrain = if urban { Terrain::Urban } else { Terrain::Rural };
            let [loose, steady] = [StabilityClass::ALL[less], StabilityClass::ALL[less + 1]];
            prop_assert!(sigma_y_m(steady, terrain, x) <= sigma_y_m(loose, terrain, x));
            prop_assert!(sigma_z_m(steady, terrain, x) <= sigma_z_m(loose, terrain, x));
        }

        #[test]
        fn a_town_mixes_more_than_fields(class in 0..6usize, x in 1.0..1e4f64) {
            let class = StabilityClass::ALL[class];
            prop_assert!(sigma_z_m(class, Terrain::Urban, x) >= sigma_z_m(class, Terrain::Rural, x));
        }
    }
}
