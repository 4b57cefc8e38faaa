//! Places that point at nobody: public space, or an area with enough households.
//!
//! A point in a garden is a household. So the place of a proposal is moved to a named public place or the
//! middle of a street nearby, and where there is none, to the middle of a square that holds at least
//! [`HOUSEHOLDS_MIN`] households (the threshold of INSEE's gridded income data, Filosofi).

use crate::scenario::Place;
use crate::territory::{Frame, Grid, Point, Projection, SiteKind, Territory};
use serde::{Deserialize, Serialize};

/// Fewest households in an area that a record may point at.
pub const HOUSEHOLDS_MIN: f64 = 11.0;

/// How far a public place may be from the point that was chosen \[m\].
const NEAR_M: f64 = 120.0;

/// A place that may be stored.
#[derive(Debug, Clone, PartialEq)]
pub struct Snap {
    /// Longitude and latitude.
    pub point: Point,
    /// What it is.
    pub kind: SnapKind,
}

/// What a place was moved to.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SnapKind {
    /// A public place with this name.
    Place(String),
    /// The middle of a street, with its name if it has one.
    Street(Option<String>),
    /// The middle of a square of this side \[m\] with at least [`HOUSEHOLDS_MIN`] households.
    Area(f64),
}

/// A street by its middle.
struct Street {
    road: u32,
    metres: [f64; 2],
    middle: Point,
    name: Option<String>,
}

/// The public places of a commune, ready to be searched.
pub struct PublicPlaces {
    projection: Projection,
    sites: Vec<([f64; 2], Point, String)>,
    streets: Vec<Street>,
    households: Option<Grid<f32>>,
}

impl PublicPlaces {
    /// The public places of a territory; `None` where its reference system is not known.
    pub fn of(territory: &Territory) -> Option<Self> {
        let projection = Projection::from_epsg(territory.manifest.crs_epsg).ok()?;
        let metres = |p: Point| projection.to_metres(p).ok();
        // A farm is where somebody lives.
        let public = |kind| !matches!(kind, SiteKind::Farm | SiteKind::Other);
        let sites = territory.sites.iter().filter(|s| public(s.kind));
        let sites = sites.filter_map(|s| Some((metres(s.point)?, s.point, s.name.clone()?))).collect();
        let roads = territory.roads.iter().filter(|r| r.class.0.carries_traffic());
        let streets = roads.filter_map(|r| {
            let middle = *r.line.get(r.line.len() / 2)?;
            Some(Street { road: r.id, metres: metres(middle)?, middle, name: r.name.clone() })
        });
        let streets = streets.collect();
        let manifest = &territory.manifest;
        let per_person = f64::from(manifest.households) / f64::from(manifest.population.max(1));
        let households = territory.population.as_ref().map(|g| Grid {
            frame: g.frame,
            values: g.values.iter().map(|n| n * per_person as f32).collect(),
        });
        Some(Self { projection, sites, streets, households })
    }

    /// Moves the place of a measure to one that may be stored: a street to its middle, a line to where its
    /// middle point leads.
    pub fn snap_place(&self, place: &Place) -> Option<Snap> {
        match place {
            Place::Point(point) => self.snap(*point),
            Place::Line(line) => self.snap(*line.get(line.len() / 2)?),
            Place::Road(road) => self.streets.iter().find(|s| s.road == *road).map(Street::snap),
        }
    }

    /// Moves a point to a place that may be stored; `None` where only the whole commune is large enough.
    pub fn snap(&self, point: Point) -> Option<Snap> {
        let at = self.projection.to_metres(point).ok()?;
        let near = |other: &[f64; 2]| (other[0] - at[0]).hypot(other[1] - at[1]);
        let closest_site = self.sites.iter().min_by(|a, b| near(&a.0).total_cmp(&near(&b.0)));
        if let Some((_, point, name)) = closest_site.filter(|s| near(&s.0) <= NEAR_M) {
            return Some(Snap { point: *point, kind: SnapKind::Place(name.clone()) });
        }
        let closest_street = self.streets.iter().min_by(|a, b| near(&a.metres).total_cmp(&near(&b.metres)));
        if let Some(street) = closest_street.filter(|s| near(&s.metres) <= NEAR_M) {
            return Some(street.snap());
        }
        self.area(at)
    }

    /// The smallest square around a point, its side a power of two of the cell, that holds enough households.
    fn area(&self, at: [f64; 2]) -> Option<Snap> {
        let grid = self.households.as_ref()?;
        let (col, row) = grid.frame.cell_at(at)?;
        let largest = grid.frame.cols.max(grid.frame.rows);
        let sides = (0..).map(|i| 1u32 << i).take_while(|side| *side <= largest);
        for side in sides {
            // Squares lie on a fixed mesh, so that two proposals never narrow a place down between them.
            let (west, north) = (col / side * side, row / side * side);
            if sum(grid, west, north, side) >= HOUSEHOLDS_MIN {
                let half = f64::from(side) / 2.0 * grid.frame.cell_m;
                let corner = corner_m(&grid.frame, west, north);
                let point = self.projection.to_degrees([corner[0] + half, corner[1] - half]).ok()?;
                return Some(Snap { point, kind: SnapKind::Area(f64::from(side) * grid.frame.cell_m) });
            }
        }
        None
    }
}

impl Street {
    fn snap(&self) -> Snap {
        Snap { point: self.middle, kind: SnapKind::Street(self.name.clone()) }
    }
}

fn corner_m(frame: &Frame, col: u32, row: u32) -> [f64; 2] {
    [frame.west_m + f64::from(col) * frame.cell_m, frame.north_m - f64::from(row) * frame.cell_m]
}

fn sum(grid: &Grid<f32>, west: u32, north: u32, side: u32) -> f64 {
    let rows = north..(north + side).min(grid.frame.rows);
    let cols = west..(west + side).min(grid.frame.cols);
    rows.flat_map(|row| cols.clone().map(move |col| (col, row)))
        .filter_map(|(col, row)| grid.values.get(grid.frame.index(col, row)))
        .map(|n| f64::from(*n))
        .sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::territory::Manifest;
    use proptest::prelude::*;

    fn village(people: Vec<f32>) -> Territory {
        let frame = Frame { west_m: 600_000.0, north_m: 6_400_000.0, cell_m: 50.0, cols: 16, rows: 16 };
        Territory {
            manifest: Manifest {
                crs_epsg: 2154,
                population: 100,
                households: 50,
                grid: frame,
                ..Manifest::default()
            },
            population: Some(Grid { frame, values: people }),
            ..Territory::default()
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn an_area_always_holds_enough_households(
            people in prop::collection::vec(0.0..4.0f32, 256), col in 0..16u32, row in 0..16u32
        ) {
            let territory = village(people);
            let places = PublicPlaces::of(&territory).unwrap();
            let frame = territory.manifest.grid;
            let point = places.projection.to_degrees(frame.centre_m(col, row)).unwrap();
            if let Some(Snap { point, kind: SnapKind::Area(side_m) }) = places.snap(point) {
                let middle = places.projection.to_metres(point).unwrap();
                let cells = (0..256).filter(|i| {
                    let (c, r) = frame.col_row(*i);
                    let at = frame.centre_m(c, r);
                    (at[0] - middle[0]).abs() < side_m / 2.0 && (at[1] - middle[1]).abs() < side_m / 2.0
                });
                let held: f64 = cells.map(|i| f64::from(territory.population.as_ref().unwrap().values[i]) * 0.5).sum();
                prop_assert!(held >= HOUSEHOLDS_MIN - 1e-3, "{held} households");
            }
        }
    }

    #[test]
    fn nobody_around_means_the_whole_commune() {
        let territory = village(vec![0.0; 256]);
        let places = PublicPlaces::of(&territory).unwrap();
        let point = places.projection.to_degrees([600_100.0, 6_399_900.0]).unwrap();
        assert_eq!(places.snap(point), None);
    }
}
