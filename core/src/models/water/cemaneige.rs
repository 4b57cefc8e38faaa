//! Snow: CemaNeige (Valéry, Andréassian and Perrin 2014, "As simple as possible but not simpler: What is
//! useful in a temperature-based snow-accounting routine? Part 2", J. Hydrol. 517, 1176-1187).
//!
//! A catchment is cut into bands of equal area by elevation. In each, snow gathers and melts by degree days
//! once the pack has warmed to 0 °C; the bands' rain and melt, averaged, feed a runoff model.

use super::precipitation_bands::Bands;
use crate::models::{ModelError, check};

/// The share of potential melt that takes place as the ground is nearly bare.
const LEAST_MELT: f64 = 0.1;
/// The share of a mean year's snow at which the ground is covered entirely.
const FULL_COVER: f64 = 0.9;

/// The two parameters of a catchment.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Parameters {
    /// Share of the pack's temperature that it keeps from the day before, 0 to 1 (CTG; often 0.0 to 0.9).
    pub thermal_memory: f64,
    /// Melt a day and degree, mm/(°C d); 0 or more (Kf; often 2 to 8).
    pub degree_day_mm_c_d: f64,
}

/// The snow of one band.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Pack {
    /// Water held as snow, mm.
    pub snow_mm: f64,
    /// Temperature of the pack, °C, 0 or below.
    pub temperature_c: f64,
}

/// A snow routine ready to run.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct CemaNeige {
    parameters: Parameters,
}

impl CemaNeige {
    /// Prepares the routine. Errors: a parameter not finite or out of its range.
    pub fn new(parameters: Parameters) -> Result<Self, ModelError> {
        check::share("thermal_memory", parameters.thermal_memory)?;
        check::non_negative("degree_day_mm_c_d", parameters.degree_day_mm_c_d)?;
        Ok(Self { parameters })
    }

    /// Moves a band on by one day with `snow_mm` of snowfall at the mean temperature `t_c`, and answers with
    /// the melt, mm. `full_cover_mm` is the pack at which snow covers the whole band.
    #[inline]
    pub fn step(&self, pack: &mut Pack, snow_mm: f64, t_c: f64, full_cover_mm: f64) -> f64 {
        let Parameters { thermal_memory, degree_day_mm_c_d } = self.parameters;
        pack.snow_mm += snow_mm;
        let temperature = thermal_memory * pack.temperature_c + (1.0 - thermal_memory) * t_c;
        pack.temperature_c = temperature.min(0.0);
        if pack.temperature_c < 0.0 || t_c <= 0.0 {
            return 0.0;
        }
        let potential = (degree_day_mm_c_d * t_c).min(pack.snow_mm);
        let cover = if pack.snow_mm < full_cover_mm { pack.snow_mm / full_cover_mm } else { 1.0 };
        let melt = potential * (LEAST_MELT + (1.0 - LEAST_MELT) * cover);
        pack.snow_mm -= melt;
        melt
    }

    /// Runs the days of `bands`, from bare ground at 0 °C where `packs` are their defaults: fills `water_mm`
    /// with the rain and melt of each day, averaged over the bands.
    ///
    /// Errors: as many packs as bands and a value of water for each day are needed.
    pub fn run(&self, bands: &Bands, packs: &mut [Pack], water_mm: &mut [f64]) -> Result<(), ModelError> {
        check::same_len("packs", packs.len(), bands.count())?;
        check::same_len("water_mm", water_mm.len(), bands.days())?;
        water_mm.fill(0.0);
        let share = 1.0 / bands.count() as f64;
        for (band, pack) in bands.iter().zip(packs) {
            let full_cover_mm = FULL_COVER * band.mean_annual_snow_mm;
            let days = band.rain_mm.iter().zip(band.snow_mm).zip(band.t_c);
            for (water, ((rain, snow), t)) in water_mm.iter_mut().zip(days) {
                *water += share * (rain + self.step(pack, *snow, *t, full_cover_mm));
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::models::water::precipitation_bands::{Gradients, band_elevations_m};
    use proptest::prelude::*;

    fn model(thermal_memory: f64, degree_day_mm_c_d: f64) -> CemaNeige {
        CemaNeige::new(Parameters { thermal_memory, degree_day_mm_c_d }).unwrap()
    }

    #[test]
    fn three_days_by_hand() {
        // 20 mm of snow at -2 °C; at 1 °C the pack is at 0.5 (-1) + 0.5 (1) = 0 and 3 mm could melt, of which
        // 0.1 + 0.9 (20/40) = 0.55 do; the day after, 0.1 + 0.9 (18.35/40) of 6.
        let model = model(0.5, 3.0);
        let mut pack = Pack::default();
        assert_eq!(model.step(&mut pack, 20.0, -2.0, 40.0), 0.0);
        assert_eq!(pack.temperature_c, -1.0);
        assert!((model.step(&mut pack, 0.0, 1.0, 40.0) - 1.65).abs() < 1e-12);
        assert!((model.step(&mut pack, 0.0, 2.0, 40.0) - 6.0 * (0.1 + 0.9 * 18.35 / 40.0)).abs() < 1e-12);
    }

    #[test]
    fn hostile_input_is_refused() {
        let new = |thermal_memory, degree_day_mm_c_d| {
            CemaNeige::new(Parameters { thermal_memory, degree_day_mm_c_d })
        };
        assert!(new(f64::NAN, 1.0).is_err() && new(1.1, 1.0).is_err());
        assert!(new(0.5, -1.0).is_err() && new(0.5, f64::INFINITY).is_err());
        let bands = Bands::new(&[1.0], &[0.0], 0.0, &[0.0], Gradients::default()).unwrap();
        assert!(model(0.5, 4.0).run(&bands, &mut [], &mut [0.0]).is_err());
        assert!(model(0.5, 4.0).run(&bands, &mut [Pack::default()], &mut []).is_err());
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn no_water_is_made_or_lost(
            days in prop::collection::vec((0.0..40.0, -20.0..25.0), 1..300),
            memory in 0.0..1.0, degree_day in 0.0..10.0,
        ) {
            let (p, t): (Vec<_>, Vec<_>) = days.into_iter().unzip();
            let hypsometry: Vec<_> = (0..101).map(|k| 300.0 + 10.0 * f64::from(k)).collect();
            let elevations = band_elevations_m(&hypsometry, 5).unwrap();
            let bands = Bands::new(&p, &t, 800.0, &elevations, Gradients::default()).unwrap();
            let (mut packs, mut water) = ([Pack::default(); 5], vec![0.0; p.len()]);
            model(memory, degree_day).run(&bands, &mut packs, &mut water).unwrap();
            let held = packs.iter().map(|pack| pack.snow_mm).sum::<f64>() / 5.0;
            let fallen = p.iter().sum::<f64>();
            prop_assert!(water.iter().all(|w| *w >= 0.0) && packs.iter().all(|pack| pack.snow_mm >= 0.0));
            prop_assert!((fallen - held - water.iter().sum::<f64>()).abs() < 1e-9 * (1.0 + fallen));
        }

        #[test]
        fn in_warm_weather_it_changes_nothing(days in prop::collection::vec((0.0..40.0, 6.0..25.0), 1..100)) {
            let (p, t): (Vec<_>, Vec<_>) = days.into_iter().unzip();
            let bands = Bands::new(&p, &t, 500.0, &[500.0, 700.0], Gradients::default()).unwrap();
            let mut water = vec![0.0; p.len()];
            model(0.5, 4.0).run(&bands, &mut [Pack::default(); 2], &mut water).unwrap();
            for (p, w) in p.iter().zip(water) {
                prop_assert!((p - w).abs() < 1e-12 * (1.0 + p));
            }
        }

        #[test]
        fn in_frost_all_snow_stays(
            days in prop::collection::vec((0.0..40.0, -30.0..0.0), 1..200), memory in 0.0..1.0,
        ) {
            let mut pack = Pack::default();
            for (snow, t) in &days {
                prop_assert_eq!(model(memory, 4.0).step(&mut pack, *snow, *t, 100.0), 0.0);
            }
            prop_assert!((pack.snow_mm - days.iter().map(|day| day.0).sum::<f64>()).abs() < 1e-9);
        }
    }
}
