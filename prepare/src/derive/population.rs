//! Residents and households, and where they live.

use super::buildings::House;
use crate::facts::PlaceFacts;
use crate::survey::Count;
use parvis_core::territory::{Basis, Frame, Grid};

/// Residents of a household: France 2.17 in 2021 (INSEE, recensement de la population 2021).
const PERSONS_PER_HOUSEHOLD: f64 = 2.2;

/// How many people live in the commune.
#[derive(Debug, Clone, PartialEq)]
pub struct Residents {
    /// Residents.
    pub population: u32,
    /// Households.
    pub households: u32,
    /// How the residents are known.
    pub basis: Basis,
    /// The year.
    pub year: i32,
    /// Who counted, or by which rule.
    pub source: String,
}

/// Residents from the facts, else from the source, else 2.2 for each dwelling; households from the facts,
/// else one for 2.2 residents, but no more than there are residents.
pub fn residents(facts: &PlaceFacts, counted: Option<&Count>, houses: &[House], year: i32) -> Residents {
    let (population, basis, year, source) = match (facts.population, counted) {
        (Some(n), _) => {
            (n, Basis::Measured, facts.year.unwrap_or(year), facts.source.clone().unwrap_or_default())
        }
        (None, Some(count)) => (count.value, Basis::Measured, count.year, count.source.clone()),
        (None, None) => {
            let dwellings: u32 = houses.iter().map(|h| u32::from(h.dwellings.0)).sum();
            let people = (f64::from(dwellings) * PERSONS_PER_HOUSEHOLD).round() as u32;
            (
                people,
                Basis::Derived,
                year,
                format!("{PERSONS_PER_HOUSEHOLD} residents for each of {dwellings} dwellings"),
            )
        }
    };
    let by_size = (f64::from(population) / PERSONS_PER_HOUSEHOLD).round() as u32;
    let households = facts.households.unwrap_or(by_size).min(population);
    Residents { population, households, basis, year, source }
}

/// Residents in each cell: shared out over the dwellings, each to the cell of the middle of its building.
/// `None` where no building holds a dwelling.
pub fn grid(frame: Frame, houses: &[House], population: u32) -> Option<Grid<f32>> {
    let at = |h: &House| frame.index_at([h.centre.x, h.centre.y]);
    let homes: Vec<(usize, f64)> = houses
        .iter()
        .filter(|h| h.dwellings.0 > 0)
        .filter_map(|h| Some((at(h)?, f64::from(h.dwellings.0))))
        .collect();
    let dwellings: f64 = homes.iter().map(|(_, n)| n).sum();
    if dwellings == 0.0 || population == 0 {
        return None;
    }
    let mut sums = vec![0.0; frame.len()];
    for (cell, n) in homes {
        if let Some(sum) = sums.get_mut(cell) {
            *sum += n * f64::from(population) / dwellings;
        }
    }
    Some(Grid { frame, values: sums.into_iter().map(|v| v as f32).collect() })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::derive::buildings::houses;
    use crate::survey::Structure;
    use geo::{Rect, coord};
    use parvis_core::territory::BuildingUse;
    use proptest::prelude::*;

    fn homes(places: &[(f64, f64, u16)]) -> Vec<House> {
        let structure = |(x, y, n): &(f64, f64, u16)| Structure {
            outline: Rect::new(coord! {x: *x, y: *y}, coord! {x: x + 8.0, y: y + 8.0}).to_polygon(),
            usage: Some(BuildingUse::Residential),
            storeys: Some(2),
            height_m: None,
            dwellings: Some(*n),
            built: None,
            light: false,
        };
        houses(&places.iter().map(structure).collect::<Vec<_>>(), &[], true)
    }

    #[test]
    fn facts_win_over_the_source_and_the_source_over_the_rule() {
        let facts = PlaceFacts {
            population: Some(90),
            year: Some(2022),
            source: Some("counted".into()),
            ..PlaceFacts::default()
        };
        let count = Count { value: 100, year: 2019, source: "census".into() };
        let homes = homes(&[(0.0, 0.0, 10)]);
        let of = |facts: &PlaceFacts, count: Option<&Count>| {
            let r = residents(facts, count, &homes, 2021);
            (r.population, r.basis, r.year)
        };
        assert_eq!(of(&facts, Some(&count)), (90, Basis::Measured, 2022));
        assert_eq!(of(&PlaceFacts::default(), Some(&count)), (100, Basis::Measured, 2019));
        assert_eq!(of(&PlaceFacts::default(), None), (22, Basis::Derived, 2021));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]
        #[test]
        fn cells_add_up_to_the_residents(
            places in proptest::collection::vec((0.0..490.0f64, 0.0..490.0f64, 0..60u16), 1..50), population in 1..40_000u32,
        ) {
            let frame = Frame { west_m: 0.0, north_m: 500.0, cell_m: 10.0, cols: 50, rows: 50 };
            match grid(frame, &homes(&places), population) {
                Some(grid) => {
                    let sum: f64 = grid.values.iter().map(|v| f64::from(*v)).sum();
                    prop_assert!((sum - f64::from(population)).abs() < 0.4);
                    prop_assert!(grid.values.iter().all(|v| *v >= 0.0));
                }
                None => prop_assert!(places.iter().all(|p| p.2 == 0)),
            }
        }
    }
}
