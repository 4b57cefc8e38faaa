//! Storeys: counted, or the height of the eaves divided by 3 m, or what is usual.

use parvis_core::territory::{Basis, BuildingUse};

/// Height of a storey, floor to floor \[m\].
const STOREY_M: f64 = 3.0;

/// Storeys above ground. Halls and barns have one whatever their height; without a height a house has two,
/// anything else one.
pub(super) fn storeys(
    counted: Option<u8>,
    height_m: Option<f64>,
    usage: BuildingUse,
    light: bool,
) -> (u8, Basis) {
    let one_hall =
        light || matches!(usage, BuildingUse::Industrial | BuildingUse::Agricultural | BuildingUse::Annex);
    match (counted, height_m) {
        (Some(n), _) => (n, Basis::Measured),
        (None, Some(h)) if !one_hall => ((h / STOREY_M).round().clamp(1.0, 100.0) as u8, Basis::Derived),
        _ if usage == BuildingUse::Residential => (2, Basis::Assumed),
        _ => (1, Basis::Assumed),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_count_wins_over_a_height_and_a_hall_has_one() {
        assert_eq!(storeys(Some(3), Some(30.0), BuildingUse::Residential, false), (3, Basis::Measured));
        assert_eq!(storeys(None, Some(5.7), BuildingUse::Residential, false), (2, Basis::Derived));
        assert_eq!(storeys(None, Some(9.0), BuildingUse::Agricultural, false), (1, Basis::Assumed));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]
        #[test]
        fn higher_is_never_fewer(low in 0.5..400.0f64, more in 0.0..50.0f64) {
            let of = |h| storeys(None, Some(h), BuildingUse::Residential, false).0;
            prop_assert!(of(low) >= 1 && of(low) <= of(low + more));
        }
    }
}
