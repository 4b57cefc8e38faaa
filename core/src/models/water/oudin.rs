//! Potential evapotranspiration from temperature alone (Oudin, Hervieu, Michel, Perrin, Andréassian, Anctil
//! and Loumagne 2005, "Which potential evapotranspiration input for a lumped rainfall-runoff model? Part 2",
//! J. Hydrol. 303, 290-306), with the extraterrestrial radiation of Morton 1983 (J. Hydrol. 66, 1-76).
//!
//! PE = Re / (lambda rho) (T + 5) / 100 above -5 °C, else 0. Made for rainfall-runoff models at the scale of
//! a catchment: it knows neither wind nor humidity.

use crate::models::{ModelError, check};

/// Energy that evaporates a millimetre of water from a square metre for a day, W/m2.
const W_M2_PER_MM_D: f64 = 28.5;

/// The sun over one latitude, ready for any day.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Oudin {
    latitude: f64,
}

impl Oudin {
    /// For `latitude_deg` degrees north, from -90 to 90.
    pub fn new(latitude_deg: f64) -> Result<Self, ModelError> {
        let in_range = (-90.0..=90.0).contains(&latitude_deg);
        check::accept("latitude_deg", latitude_deg, in_range, "from -90 to 90")?;
        Ok(Self { latitude: latitude_deg.to_radians() })
    }

    /// Radiation at the top of the air averaged over the day, W/m2, on the day `day_of_year` (1 to 366).
    pub fn extraterrestrial_w_m2(&self, day_of_year: f64) -> f64 {
        let phi = self.latitude;
        let declination = 0.4093 * (day_of_year / 58.1 - 1.405).sin();
        // Cosines of the angle from the zenith at noon and of the hour angle at sunset.
        let noon = (phi - declination).cos().max(0.001);
        let flat = phi.cos() * declination.cos();
        let sunset = 1.0 - noon / flat.max(f64::MIN_POSITIVE);
        let omega = sunset.clamp(-1.0, 1.0).acos();
        if omega == 0.0 {
            return 0.0;
        }
        let mean = (noon + flat * (omega.sin() / omega - 1.0)).max(0.001);
        let distance = 1.0 + (day_of_year / 58.1).cos() / 30.0;
        446.0 * omega * mean * distance
    }

    /// Potential evapotranspiration of a day, mm, at the mean air temperature `t_c`.
    pub fn pet_mm(&self, day_of_year: f64, t_c: f64) -> f64 {
        let warmth = (t_c + 5.0).max(0.0) / 100.0;
        self.extraterrestrial_w_m2(day_of_year) * warmth / W_M2_PER_MM_D
    }

    /// Fills `pet_mm` with the potential evapotranspiration of each day.
    ///
    /// Errors: slices of different lengths; days beyond 1 to 366; temperatures not finite.
    pub fn run(&self, days_of_year: &[u16], t_c: &[f64], pet_mm: &mut [f64]) -> Result<(), ModelError> {
        check::same_len("t_c", t_c.len(), days_of_year.len())?;
        check::same_len("pet_mm", pet_mm.len(), days_of_year.len())?;
        check::all_finite("t_c", t_c)?;
        if let Some(day) = days_of_year.iter().find(|day| !(1..=366).contains(*day)) {
            check::accept("days_of_year", f64::from(*day), false, "from 1 to 366")?;
        }
        for ((pet, day), t) in pet_mm.iter_mut().zip(days_of_year).zip(t_c) {
            *pet = self.pet_mm(f64::from(*day), *t);
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn at_the_equator_the_sun_stands_half_the_day() {
        // The mean of a day at an equinox is S0 / pi of the solar constant, 1361 W/m2; Morton's is rounded.
        let equator = Oudin::new(0.0).unwrap();
        let equinox = equator.extraterrestrial_w_m2(81.0);
        assert!((equinox / (1361.0 / std::f64::consts::PI) - 1.0).abs() < 0.04, "{equinox}");
    }

    #[test]
    fn no_sun_in_the_polar_night_and_much_in_the_polar_day() {
        let north = Oudin::new(80.0).unwrap();
        assert!(north.extraterrestrial_w_m2(355.0) < 1.0);
        assert!(north.extraterrestrial_w_m2(172.0) > 400.0);
    }

    #[test]
    fn hostile_input_is_refused() {
        assert!(Oudin::new(f64::NAN).is_err() && Oudin::new(91.0).is_err());
        let model = Oudin::new(45.0).unwrap();
        assert!(model.run(&[1], &[f64::NAN], &mut [0.0]).is_err());
        assert!(model.run(&[0], &[1.0], &mut [0.0]).is_err());
        assert!(model.run(&[1, 2], &[1.0, 2.0], &mut [0.0]).is_err());
        assert!(model.run(&[1, 2], &[1.0], &mut [0.0, 0.0]).is_err());
        assert!(model.run(&[], &[], &mut []).is_ok());
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(256))]

        #[test]
        fn warmer_air_never_takes_less(
            lat in -90.0..90.0, day in 1u16..=366, t in -40.0..50.0, more in 0.0..20.0,
        ) {
            let model = Oudin::new(lat).unwrap();
            let (cold, warm) = (model.pet_mm(day.into(), t), model.pet_mm(day.into(), t + more));
            prop_assert!(0.0 <= cold && cold <= warm && warm < 20.0);
        }

        #[test]
        fn frozen_air_takes_nothing(lat in -90.0..90.0, day in 1u16..=366, t in -80.0..-5.0) {
            prop_assert_eq!(Oudin::new(lat).unwrap().pet_mm(day.into(), t), 0.0);
        }

        #[test]
        fn summer_outshines_winter(lat in 25.0..60.0) {
            let model = Oudin::new(lat).unwrap();
            prop_assert!(model.extraterrestrial_w_m2(172.0) > model.extraterrestrial_w_m2(355.0));
        }
    }
}
