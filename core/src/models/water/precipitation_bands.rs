//! Rain, snow and temperature by elevation (Valéry, Andréassian and Perrin 2010, "Regionalization of
//! precipitation and air temperature over high-altitude catchments", Hydrol. Sci. J. 55, 928-940; Valéry et
//! al. 2014, J. Hydrol. 517, 1176-1187).
//!
//! What one station or a catchment's mean says is carried to bands of equal area: temperature falls and
//! precipitation grows with height, the mean of all bands' precipitation staying what was measured. The share
//! that falls as snow rises from 0 at 3 °C to 1 at -1 °C (US Army Corps of Engineers 1956, "Snow hydrology").

use crate::models::numerics::quantile::quantile_sorted;
use crate::models::{ModelError, check};

const ALL_SNOW_C: f64 = -1.0;
const ALL_RAIN_C: f64 = 3.0;
const DAYS_A_YEAR: f64 = 365.25;
/// Precipitation is taken not to grow above this height.
const HIGHEST_M: f64 = 4_000.0;
const MAX_BANDS: usize = 100;

/// How weather changes with height.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Gradients {
    /// Growth of precipitation, share per metre.
    pub precipitation_per_m: f64,
    /// Fall of temperature, °C per metre.
    pub cooling_c_per_m: f64,
}

impl Default for Gradients {
    /// Valéry's mean growth of precipitation for France, and the standard atmosphere's cooling (ISO 2533).
    fn default() -> Self {
        Self { precipitation_per_m: 4.1e-4, cooling_c_per_m: 6.5e-3 }
    }
}

/// The weather of one band, a value a day.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Band<'a> {
    /// Rainfall, mm.
    pub rain_mm: &'a [f64],
    /// Snowfall, mm of water.
    pub snow_mm: &'a [f64],
    /// Mean air temperature, °C.
    pub t_c: &'a [f64],
    /// Snowfall of a mean year, mm of water.
    pub mean_annual_snow_mm: f64,
}

/// The weather of all bands.
#[derive(Debug, Clone, PartialEq)]
pub struct Bands {
    days: usize,
    rain_mm: Vec<f64>,
    snow_mm: Vec<f64>,
    t_c: Vec<f64>,
    mean_annual_snow_mm: Vec<f64>,
}

impl Bands {
    /// Carries the daily `p_mm` and `t_c`, known at `station_m`, to bands of equal area at `elevations_m`.
    ///
    /// Errors: no days, no bands or more than 100; slices of different lengths; precipitation not finite and
    /// 0 or more; temperatures, heights or gradients not finite or beyond what the earth has.
    pub fn new(
        p_mm: &[f64],
        t_c: &[f64],
        station_m: f64,
        elevations_m: &[f64],
        gradients: Gradients,
    ) -> Result<Self, ModelError> {
        let days = p_mm.len();
        check::size("p_mm", days, 1_000_000)?;
        check::same_len("t_c", t_c.len(), days)?;
        check::size("elevations_m", elevations_m.len(), MAX_BANDS)?;
        check::all_non_negative("p_mm", p_mm)?;
        check::all_finite("t_c", t_c)?;
        let Gradients { precipitation_per_m, cooling_c_per_m } = gradients;
        let ok = precipitation_per_m.abs() <= 0.01;
        check::accept("precipitation_per_m", precipitation_per_m, ok, "from -0.01 to 0.01")?;
        check::accept("cooling_c_per_m", cooling_c_per_m, cooling_c_per_m.abs() <= 0.1, "from -0.1 to 0.1")?;
        for (field, height) in
            std::iter::once(("station_m", station_m)).chain(elevations_m.iter().map(|z| ("elevations_m", *z)))
        {
            check::accept(field, height, (-500.0..=9_000.0).contains(&height), "from -500 to 9000")?;
        }

        let weights: Vec<_> = elevations_m
            .iter()
            .map(|z| (precipitation_per_m * (z.min(HIGHEST_M) - station_m.min(HIGHEST_M))).exp())
            .collect();
        let mean_weight = weights.iter().sum::<f64>() / weights.len() as f64;
        let cells = days * elevations_m.len();
        let [mut rain, mut snow, mut temperature] = [0; 3].map(|_| Vec::with_capacity(cells));
        let mut mean_annual_snow_mm = Vec::with_capacity(elevations_m.len());
        for (z, weight) in elevations_m.iter().zip(weights) {
            let (factor, shift) = (weight / mean_weight, -cooling_c_per_m * (z - station_m));
            let mut fallen = 0.0;
            for (p, t) in p_mm.iter().zip(t_c) {
                let (p, t) = (p * factor, t + shift);
                let snowfall = p * snow_share(t);
                rain.push(p - snowfall);
                snow.push(snowfall);
                temperature.push(t);
                fallen += snowfall;
            }
            mean_annual_snow_mm.push(fallen * DAYS_A_YEAR / days as f64);
        }
        Ok(Self { days, rain_mm: rain, snow_mm: snow, t_c: temperature, mean_annual_snow_mm })
    }

    /// How many days the series have.
    pub fn days(&self) -> usize {
        self.days
    }

    /// How many bands there are.
    pub fn count(&self) -> usize {
        self.mean_annual_snow_mm.len()
    }

    /// The bands in the order of their elevations.
    pub fn iter(&self) -> impl Iterator<Item = Band<'_>> {
        let rain = self.rain_mm.chunks_exact(self.days);
        let snow = self.snow_mm.chunks_exact(self.days);
        let temperature = self.t_c.chunks_exact(self.days);
        rain.zip(snow).zip(temperature).zip(&self.mean_annual_snow_mm).map(
            |(((rain_mm, snow_mm), t_c), mean_annual_snow_mm)| Band {
                rain_mm,
                snow_mm,
                t_c,
                mean_annual_snow_mm: *mean_annual_snow_mm,
            },
        )
    }
}

/// The share of precipitation that falls as snow at a mean air temperature.
pub fn snow_share(t_c: f64) -> f64 {
    ((ALL_RAIN_C - t_c) / (ALL_RAIN_C - ALL_SNOW_C)).clamp(0.0, 1.0)
}

/// The middle elevation of each of `count` bands of equal area, from a hypsometric curve: elevations in rising
/// order at even steps of area, such as 101 percentiles.
///
/// Errors: an empty or falling curve; no bands or more than 100.
pub fn band_elevations_m(hypsometry_m: &[f64], count: usize) -> Result<Vec<f64>, ModelError> {
    check::size("hypsometry_m", hypsometry_m.len(), 1_000_000)?;
    check::size("count", count, MAX_BANDS)?;
    check::all_finite("hypsometry_m", hypsometry_m)?;
    if let Some(pair) = hypsometry_m.windows(2).find(|pair| pair[1] < pair[0]) {
        check::accept("hypsometry_m", pair[1], false, "in rising order")?;
    }
    let middle = |band: usize| (band as f64 + 0.5) / count as f64;
    Ok((0..count).map(|band| quantile_sorted(hypsometry_m, middle(band))).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_plain_slope_is_cut_into_even_bands() {
        let curve: Vec<_> = (0..101).map(|k| 10.0 * f64::from(k)).collect();
        assert_eq!(band_elevations_m(&curve, 5).unwrap(), [100.0, 300.0, 500.0, 700.0, 900.0]);
        assert_eq!(band_elevations_m(&[7.0], 2).unwrap(), [7.0, 7.0]);
    }

    #[test]
    fn snow_falls_below_minus_1_and_rain_above_3() {
        assert_eq!([-5.0, -1.0, 1.0, 3.0, 9.0].map(snow_share), [1.0, 1.0, 0.5, 0.0, 0.0]);
    }

    #[test]
    fn hostile_input_is_refused() {
        let new = |p: &[f64], t: &[f64], z: &[f64]| Bands::new(p, t, 0.0, z, Gradients::default());
        assert!(new(&[], &[], &[0.0]).is_err() && new(&[1.0], &[], &[0.0]).is_err());
        assert!(new(&[1.0], &[1.0], &[]).is_err() && new(&[1.0], &[1.0], &[f64::NAN]).is_err());
        assert!(new(&[f64::NAN], &[1.0], &[0.0]).is_err() && new(&[1.0], &[f64::NAN], &[0.0]).is_err());
        let steep = Gradients { precipitation_per_m: f64::INFINITY, cooling_c_per_m: 0.0 };
        assert!(Bands::new(&[1.0], &[1.0], 0.0, &[0.0], steep).is_err());
        assert!(Bands::new(&[1.0], &[1.0], f64::NAN, &[0.0], Gradients::default()).is_err());
        assert!(band_elevations_m(&[], 5).is_err() && band_elevations_m(&[2.0, 1.0], 5).is_err());
        assert!(band_elevations_m(&[1.0, f64::NAN], 5).is_err() && band_elevations_m(&[1.0], 0).is_err());
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn the_mean_of_the_bands_is_what_was_measured(
            p in 0.0..80.0, t in -20.0..30.0, z in prop::collection::vec(0.0..4500.0, 1..10),
        ) {
            let bands = Bands::new(&[p], &[t], 600.0, &z, Gradients::default()).unwrap();
            let mean = bands.iter().map(|b| b.rain_mm[0] + b.snow_mm[0]).sum::<f64>() / z.len() as f64;
            prop_assert!((mean - p).abs() < 1e-9);
        }

        #[test]
        fn higher_is_colder_and_gets_no_less(
            p in 0.0..80.0, t in -20.0..30.0, z in 0.0..3000.0, up in 0.0..900.0,
        ) {
            let bands = Bands::new(&[p], &[t], 600.0, &[z, z + up], Gradients::default()).unwrap();
            let [low, high] = [0, 1].map(|k| bands.iter().nth(k).unwrap());
            let total = |band: Band| band.snow_mm[0] + band.rain_mm[0];
            prop_assert!(high.t_c[0] <= low.t_c[0] && total(high) >= total(low) - 1e-12);
            prop_assert!(high.mean_annual_snow_mm >= low.mean_annual_snow_mm - 1e-9);
        }
    }
}
