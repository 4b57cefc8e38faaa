//! What a flood costs, by its depth.
//!
//! Huizinga, de Moel and Szewczyk 2017, Global flood depth-damage functions (Joint Research Centre, EUR 28552 EN,
//! doi 10.2760/16510), curves for Europe: the share of the greatest damage at depths from 0 to 6 m, straight lines
//! between. They stand for averages over many buildings; the report gives no spread for Europe, and studies that
//! compare such curves find single events off by a factor of two and more. What they cannot show: flow and
//! debris, how long the water stays, oil and sewage, warning time, cellars.

use crate::models::{ModelError, check};

/// What is flooded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asset {
    /// Dwellings with their contents.
    Residential,
    /// Shops, offices, schools, hospitals, hotels with their contents.
    Commercial,
    /// Works and stores with their contents.
    Industrial,
    /// Transport facilities.
    Transport,
    /// Roads and railways.
    Roads,
    /// Crops and farmland.
    Agriculture,
}

/// Depths of the curves, m.
const DEPTHS_M: [f64; 9] = [0.0, 0.5, 1.0, 1.5, 2.0, 3.0, 4.0, 5.0, 6.0];

impl Asset {
    /// The share of the greatest damage at each of the depths of the report.
    const fn curve(self) -> [f64; 9] {
        match self {
            Self::Residential => [0.0, 0.25, 0.40, 0.50, 0.60, 0.75, 0.85, 0.95, 1.0],
            Self::Commercial => [0.0, 0.15, 0.30, 0.45, 0.55, 0.75, 0.90, 1.0, 1.0],
            Self::Industrial => [0.0, 0.15, 0.27, 0.40, 0.52, 0.70, 0.85, 1.0, 1.0],
            Self::Transport => [0.0, 0.32, 0.54, 0.70, 0.83, 1.0, 1.0, 1.0, 1.0],
            Self::Roads => [0.0, 0.25, 0.42, 0.55, 0.65, 0.80, 0.90, 1.0, 1.0],
            Self::Agriculture => [0.0, 0.30, 0.55, 0.65, 0.75, 0.85, 0.95, 1.0, 1.0],
        }
    }

    /// The share of the greatest damage at a depth (m), 0 to 1; 0 for NaN and below 0.
    pub fn damage_share(self, depth_m: f64) -> f64 {
        let curve = self.curve();
        let above = DEPTHS_M.partition_point(|d| *d <= depth_m);
        match (above.checked_sub(1), curve.get(above)) {
            (None, _) => 0.0,
            (Some(_), None) => 1.0,
            (Some(below), Some(upper)) => {
                let (d0, d1) = (DEPTHS_M[below], DEPTHS_M[above]);
                curve[below] + (upper - curve[below]) * (depth_m - d0) / (d1 - d0)
            }
        }
    }
}

/// Something that a flood may reach.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Exposed {
    /// What it is.
    pub asset: Asset,
    /// Its floor area or extent, m2.
    pub area_m2: f64,
    /// The greatest damage, EUR/m2 (the report gives it by country, in prices of 2010).
    pub greatest_eur_m2: f64,
    /// Height of the floor above the ground, m.
    pub floor_m: f64,
}

/// The damage to each asset, EUR, by the depth of water above the ground where it stands (m).
///
/// # Errors
/// Lists of unequal length; areas and values below 0, depths and floors that are not finite.
pub fn depth_damage_eur(exposed: &[Exposed], depth_m: &[f64]) -> Result<Vec<f64>, ModelError> {
    check::same_len("depth_m", depth_m.len(), exposed.len())?;
    let damage = |(thing, depth_m): (&Exposed, &f64)| {
        let area = check::non_negative("area_m2", thing.area_m2)?;
        let greatest = check::non_negative("greatest_eur_m2", thing.greatest_eur_m2)?;
        let depth = check::finite("depth_m", *depth_m)? - check::finite("floor_m", thing.floor_m)?;
        check::finite("area_m2 times greatest_eur_m2", area * greatest * thing.asset.damage_share(depth))
    };
    exposed.iter().zip(depth_m).map(damage).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const ALL: [Asset; 6] = [
        Asset::Residential,
        Asset::Commercial,
        Asset::Industrial,
        Asset::Transport,
        Asset::Roads,
        Asset::Agriculture,
    ];

    #[test]
    fn between_the_points_the_line_is_straight() {
        assert_eq!(Asset::Residential.damage_share(0.25), 0.125);
        assert_eq!(Asset::Residential.damage_share(2.5), 0.675);
        assert_eq!(
            [-1.0, f64::NAN, 0.0, 6.0, 1e9].map(|d| Asset::Roads.damage_share(d)),
            [0.0, 0.0, 0.0, 1.0, 1.0]
        );
    }

    #[test]
    fn hostile_numbers_are_refused_by_name() {
        let house =
            Exposed { asset: Asset::Residential, area_m2: 100.0, greatest_eur_m2: 700.0, floor_m: 0.3 };
        assert!(depth_damage_eur(&[house], &[]).unwrap_err().to_string().contains("depth_m"));
        assert!(depth_damage_eur(&[house], &[f64::NAN]).is_err());
        assert!(depth_damage_eur(&[Exposed { area_m2: -1.0, ..house }], &[1.0]).is_err());
        assert_eq!(depth_damage_eur(&[house], &[0.2]).unwrap(), [0.0]);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(128))]

        #[test]
        fn deeper_water_never_costs_less(which in 0..6usize, depth in -1.0..8.0_f64, more in 0.0..3.0_f64) {
            let (here, deeper) = (ALL[which].damage_share(depth), ALL[which].damage_share(depth + more));
            prop_assert!((0.0..=1.0).contains(&here) && deeper >= here);
        }

        #[test]
        fn a_raised_floor_is_shallower_water(depth in 0.0..6.0_f64, floor in 0.0..2.0_f64) {
            let house = Exposed { asset: Asset::Residential, area_m2: 100.0, greatest_eur_m2: 700.0, floor_m: floor };
            let low = depth_damage_eur(&[Exposed { floor_m: 0.0, ..house }], &[depth - floor]).unwrap();
            prop_assert_eq!(depth_damage_eur(&[house], &[depth]).unwrap(), low);
        }
    }
}
