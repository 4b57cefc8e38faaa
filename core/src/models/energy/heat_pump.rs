//! How much heat a heat pump makes of its electricity.
//!
//! - Ruhnau, O., Hirth, L. and Praktiknjo, A. (2019). Time series of heat demand and heat pump efficiency for energy
//!   system modeling. *Sci. Data* 6, 189: COP as a parabola of the lift from source to flow temperature, fitted to
//!   manufacturers' data, times 0.85 for what is lost in the field; flow temperatures by heating curve.
//! - Staffell, I., Brett, D., Brandon, N. and Hawkes, A. (2012). A review of domestic heat pumps. *Energy Environ.
//!   Sci.* 5, 9291-9306: the same from field and test data, for the range between studies.
//!
//! Fleet means for lifts from 15 to 60 K; a lift outside is taken at the nearer end up to 75 K. Not for a single
//! machine, nor for one whose capacity is exceeded and which then heats directly.

use crate::models::{ModelError, check};

/// Where the heat comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum HeatSource {
    /// The outdoor air.
    Air,
    /// The ground, through a buried loop.
    Ground,
}

/// Where the heat goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum HeatSink {
    /// Radiators: flow 40 °C at 0 °C outside, a degree more for each degree colder.
    Radiators,
    /// Heated floors: flow 30 °C at 0 °C outside, half a degree more for each degree colder.
    Floor,
    /// Hot water at 50 °C.
    HotWater,
}

/// Lifts for which the parabolas hold, K.
const LIFT_K: (f64, f64) = (15.0, 75.0);
/// What is left in the field of what manufacturers state.
const FIELD: f64 = 0.85;

/// The flow temperature (°C) at an outdoor temperature.
pub fn flow_temperature_c(sink: HeatSink, outdoor_c: f64) -> Result<f64, ModelError> {
    check::finite("outdoor_c", outdoor_c)?;
    Ok(match sink {
        HeatSink::Radiators => (40.0 - outdoor_c).max(15.0),
        HeatSink::Floor => (30.0 - 0.5 * outdoor_c).max(15.0),
        HeatSink::HotWater => 50.0,
    })
}

/// The COP (heat over electricity) for a lift from source to flow temperature, K: Ruhnau and others 2019.
pub fn cop(source: HeatSource, lift_k: f64) -> Result<f64, ModelError> {
    let [c0, c1, c2] = match source {
        HeatSource::Air => [6.08, -0.09, 0.0005],
        HeatSource::Ground => [10.29, -0.21, 0.0012],
    };
    Ok(FIELD * parabola(lift_k, [c0, c1, c2])?)
}

/// The same after Staffell and others 2012, whose data include fields; no further factor.
pub fn cop_staffell(source: HeatSource, lift_k: f64) -> Result<f64, ModelError> {
    match source {
        HeatSource::Air => parabola(lift_k, [6.81, -0.121, 0.000_630]),
        HeatSource::Ground => parabola(lift_k, [8.77, -0.150, 0.000_734]),
    }
}

fn parabola(lift_k: f64, [c0, c1, c2]: [f64; 3]) -> Result<f64, ModelError> {
    let lift = check::finite("lift_k", lift_k)?.clamp(LIFT_K.0, LIFT_K.1);
    Ok(c0 + lift * (c1 + lift * c2))
}

/// The COP at an outdoor temperature (°C); the ground is taken at `ground_c` (°C), air pumps ignore it.
pub fn cop_outdoors(
    source: HeatSource,
    sink: HeatSink,
    outdoor_c: f64,
    ground_c: f64,
) -> Result<f64, ModelError> {
    check::finite("ground_c", ground_c)?;
    let from_c = match source {
        HeatSource::Air => outdoor_c,
        // The brine is 5 K colder than the ground, as in the paper.
        HeatSource::Ground => ground_c - 5.0,
    };
    cop(source, flow_temperature_c(sink, outdoor_c)? - from_c)
}

/// The electricity (kWh) for an hourly series of heat (kWh, 0 or more) and its outdoor temperatures (°C). Their ratio
/// is the seasonal performance factor.
pub fn electricity_kwh(
    source: HeatSource,
    sink: HeatSink,
    heat_kwh: &[f64],
    outdoor_c: &[f64],
    ground_c: f64,
) -> Result<f64, ModelError> {
    check::same_len("outdoor_c", outdoor_c.len(), heat_kwh.len())?;
    check::all_non_negative("heat_kwh", heat_kwh)?;
    let mut sum = 0.0;
    for (heat, outdoor) in heat_kwh.iter().zip(outdoor_c) {
        sum += heat / cop_outdoors(source, sink, *outdoor, ground_c)?;
    }
    check::finite("electricity_kwh", sum)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_winter_day_by_hand() {
        // 0 °C, radiators at 40 °C: 0.85 (6.08 - 3.6 + 0.8) = 2.788. Ground of 10 °C, floor at 30 °C, lift 25 K:
        // 0.85 (10.29 - 5.25 + 0.75) = 4.9215. Staffell at 40 K: 2.978.
        let air = cop_outdoors(HeatSource::Air, HeatSink::Radiators, 0.0, 10.0).unwrap();
        let ground = cop_outdoors(HeatSource::Ground, HeatSink::Floor, 0.0, 10.0).unwrap();
        assert!((air - 2.788).abs() < 1e-12 && (ground - 4.9215).abs() < 1e-12);
        assert!((cop_staffell(HeatSource::Air, 40.0).unwrap() - 2.978).abs() < 1e-12);
        let used = electricity_kwh(HeatSource::Air, HeatSink::Radiators, &[5.576], &[0.0], 10.0).unwrap();
        assert!((used - 2.0).abs() < 1e-12);
    }

    #[test]
    fn nonsense_is_named() {
        assert!(cop(HeatSource::Air, f64::NAN).is_err());
        assert!(cop_outdoors(HeatSource::Ground, HeatSink::Floor, 0.0, f64::INFINITY).is_err());
        assert!(electricity_kwh(HeatSource::Air, HeatSink::Floor, &[1.0], &[], 10.0).is_err());
        assert!(electricity_kwh(HeatSource::Air, HeatSink::Floor, &[-1.0], &[0.0], 10.0).is_err());
        assert_eq!(electricity_kwh(HeatSource::Air, HeatSink::Floor, &[], &[], 10.0), Ok(0.0));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn a_higher_lift_costs_more_and_heat_is_never_free(lift in -50.0..150.0f64, more in 0.0..30.0f64) {
            for source in [HeatSource::Air, HeatSource::Ground] {
                for of in [cop, cop_staffell] {
                    prop_assert!(of(source, lift + more).unwrap() <= of(source, lift).unwrap());
                    prop_assert!((1.0..10.0).contains(&of(source, lift).unwrap()));
                }
            }
        }

        #[test]
        fn mild_days_are_cheap(outdoor in -25.0..20.0f64, milder in 0.0..10.0f64) {
            let at = |t| cop_outdoors(HeatSource::Air, HeatSink::Radiators, t, 10.0).unwrap();
            prop_assert!(at(outdoor + milder) >= at(outdoor));
        }
    }
}
