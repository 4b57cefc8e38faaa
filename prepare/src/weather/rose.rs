//! The wind rose of a typical year, for 16 sectors, 5 ranges of speed and the 6 stability classes.

use super::{Epw, sun};
use parvis_core::models::ModelError;
use parvis_core::models::air::{JointFrequency, StabilityClass, WindHour, turner};
use parvis_core::territory::{WindBin, WindRose};

const SECTORS: usize = 16;
/// Ends of the ranges of speed \[m/s\]; one more range holds what is faster.
const SPEEDS: [f64; 4] = [1.5, 3.0, 5.0, 8.0];

/// Counts the hours of a year. Stability is Turner's (1964) from wind, sun and cloud; calms are shared out
/// evenly between the sectors, and a range of speed is represented by its harmonic mean (see
/// [`JointFrequency::from_hours`]).
pub fn wind_rose(epw: &Epw) -> Result<WindRose, ModelError> {
    let mut hours = Vec::with_capacity(epw.hours.len());
    for (index, hour) in epw.hours.iter().enumerate() {
        let middle = (index % 24) as f64 + 0.5;
        let sun = sun::elevation_deg(index / 24, middle, epw.station.position, epw.station.ahead_h);
        let class = turner(hour.wind_ms, sun, hour.cloud_share, hour.ceiling_m)?;
        hours.push(WindHour { from_deg: hour.wind_from_deg, speed_m_s: hour.wind_ms, class });
    }
    let table = JointFrequency::from_hours(SECTORS, &SPEEDS, hours)?;
    let mut bins = Vec::new();
    for sector in 0..SECTORS {
        for (speed, speed_ms) in table.speeds_m_s().iter().enumerate() {
            for class in StabilityClass::ALL {
                let frequency = table.share(sector, speed, class);
                if frequency > 0.0 {
                    let from_deg = sector as f64 * 360.0 / SECTORS as f64;
                    let stability = class.index() as u8;
                    bins.push(WindBin { from_deg, speed_ms: *speed_ms, stability, frequency });
                }
            }
        }
    }
    Ok(WindRose { bins })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::weather::{Hour, Station};
    use proptest::prelude::*;

    fn year(hours: Vec<Hour>) -> Epw {
        let station = Station { position: [4.9, 45.7], ahead_h: 1.0, ..Station::default() };
        Epw { station, hours, bridged: 0 }
    }

    #[test]
    fn clear_nights_are_stable_and_clear_noons_unstable() {
        let hour = Hour { wind_ms: 2.0, wind_from_deg: 350.0, ceiling_m: f64::INFINITY, ..Hour::default() };
        let rose = wind_rose(&year(vec![hour; 8760])).unwrap();
        assert!(rose.bins.iter().all(|b| b.from_deg == 0.0 && (b.speed_ms - 2.0).abs() < 1e-9));
        let share =
            |class: u8| rose.bins.iter().filter(|b| b.stability == class).map(|b| b.frequency).sum::<f64>();
        // Half of all hours are night, and a clear night with a light wind is stable (Turner 1964).
        assert!((share(5) - 0.5).abs() < 0.02, "{}", share(5));
        assert!(share(0) > 0.0 && share(3) < 0.2);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]
        #[test]
        fn frequencies_add_up_and_an_overcast_year_is_neutral(
            winds in proptest::collection::vec((0.0..15.0f64, 0.0..360.0f64), 1..200),
        ) {
            let hours = winds.iter().map(|(wind_ms, wind_from_deg)| Hour {
                wind_ms: *wind_ms, wind_from_deg: *wind_from_deg, cloud_share: 1.0, ceiling_m: 300.0, ..Hour::default()
            });
            let rose = wind_rose(&year(hours.collect())).unwrap();
            prop_assert!((rose.bins.iter().map(|b| b.frequency).sum::<f64>() - 1.0).abs() < 1e-9);
            prop_assert!(rose.bins.iter().all(|b| b.stability == StabilityClass::D.index() as u8));
        }
    }
}
