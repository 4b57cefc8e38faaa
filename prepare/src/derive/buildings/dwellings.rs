//! Dwellings: counted, or one for each 120 m2 of floor.

use parvis_core::territory::{Basis, BuildingUse};

/// Floor that a dwelling takes with its share of stairs and halls \[m2\]: a main residence in France has 93
/// m2 of living space (INSEE, Enquete logement 2020), a house 113 m2.
const DWELLING_M2: f64 = 120.0;

/// Dwellings in a building. Where the source counts them, a house without a count has one.
pub(super) fn dwellings(
    counted: Option<u16>,
    usage: BuildingUse,
    floor_m2: f64,
    knows: bool,
) -> (u16, Basis) {
    match counted {
        Some(n) => (n, Basis::Measured),
        None if usage != BuildingUse::Residential => (0, Basis::Derived),
        None if knows => (1, Basis::Assumed),
        None => ((floor_m2 / DWELLING_M2).round().clamp(1.0, 2000.0) as u16, Basis::Derived),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_house_holds_one_and_a_block_many() {
        assert_eq!(dwellings(None, BuildingUse::Residential, 150.0, false), (1, Basis::Derived));
        assert_eq!(dwellings(None, BuildingUse::Residential, 2400.0, false).0, 20);
        assert_eq!(dwellings(Some(0), BuildingUse::Residential, 2400.0, true), (0, Basis::Measured));
        assert_eq!(dwellings(None, BuildingUse::Annex, 0.0, false).0, 0);
    }
}
