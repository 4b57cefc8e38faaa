//! The land cover grid: every cell of the commune has the class of what lies over its middle.

use super::buildings::House;
use super::raster;
use crate::place::Place;
use crate::survey::{Cover, Rank, Survey};
use geo::{Area, Coord};
use parvis_core::territory::{BuildingUse, Grid, LandCover, RoadClass, StreamClass};

/// Ground that no source names, within this distance of a building where people live or work, is garden or
/// yard \[m\].
const GARDEN_M: f64 = 25.0;
/// Woods whose leaf nobody tells are coniferous above this height \[m\]: in the Pyrenees, the Alps and the
/// Massif central the montane belt of beech gives way to pine and spruce between 1 300 and 1 700 m.
const CONIFER_M: f32 = 1500.0;
/// Half the width of a river that is drawn as a line alone \[m\].
const RIVER_HALF_M: f64 = 3.0;
/// Half the width of a railway's bed \[m\].
const RAIL_HALF_M: f64 = 2.5;

/// The grid, and how much of it was not named by any source.
#[derive(Debug, Clone, PartialEq)]
pub struct Covered {
    /// A class a cell; unknown outside the commune.
    pub grid: Grid<LandCover>,
    /// Cells of the commune.
    pub cells: usize,
    /// Cells among them that were taken for gardens.
    pub gardens: usize,
    /// Cells among them that were taken for open land.
    pub open: usize,
    /// Cells of woods that were taken for coniferous because of their height.
    pub high_woods: usize,
    /// Grassland that is farmed \[ha\].
    pub farmed_grass_ha: f64,
    /// Arable land, orchards and vineyards \[ha\].
    pub crops_ha: f64,
}

/// Half the sealed width of a road \[m\]; tracks and paths are not sealed.
fn half_width_m(class: RoadClass) -> Option<f64> {
    Some(match class {
        RoadClass::Motorway => 5.5,
        RoadClass::Primary => 4.5,
        RoadClass::Secondary => 3.5,
        RoadClass::Tertiary => 3.0,
        RoadClass::Local => 2.25,
        RoadClass::Track | RoadClass::Path => return None,
    })
}

/// Lays covers, rivers, railways, roads and buildings over each other, in this order; covers by rank and,
/// within a rank, large ones under small ones. `inside` flags the cells of the commune.
///
/// What no source names is garden near buildings, else open land: grassland, counted as farmed where it lies
/// below the height at which woods turn coniferous.
pub fn land_cover(
    place: &Place,
    inside: &[bool],
    survey: &Survey,
    classes: &[RoadClass],
    houses: &[House],
    elevation_m: Option<&Grid<f32>>,
) -> Covered {
    let frame = place.frame;
    let mut grid = Grid::filled(frame, LandCover::Unknown);
    let mut farmed = vec![false; frame.len()];
    let mut covers: Vec<&Cover> = survey.covers.iter().collect();
    covers.sort_by(|a, b| {
        a.rank.cmp(&b.rank).then_with(|| b.outline.unsigned_area().total_cmp(&a.outline.unsigned_area()))
    });
    let high = |i: usize| elevation_m.and_then(|g| g.values.get(i)).is_some_and(|h| *h >= CONIFER_M);
    let mut leaf_told = vec![true; frame.len()];
    let (water, dry): (Vec<&Cover>, Vec<&Cover>) = covers.into_iter().partition(|c| c.rank == Rank::Water);
    for cover in dry {
        raster::polygon(frame, &cover.outline, |i| {
            set(&mut grid.values, i, cover.class);
            set(&mut farmed, i, cover.farmed);
            set(&mut leaf_told, i, !cover.unknown_leaf);
        });
    }
    let mut high_woods = 0;
    for (i, class) in grid.values.iter_mut().enumerate() {
        if *class == LandCover::Broadleaf && leaf_told.get(i) == Some(&false) && high(i) {
            *class = LandCover::Conifer;
            high_woods += usize::from(inside.get(i) == Some(&true));
        }
    }
    let (mut gardens, mut open) = (0, 0);
    let near = near_buildings(place, houses);
    for (i, class) in grid.values.iter_mut().enumerate() {
        if *class == LandCover::Unknown && inside.get(i) == Some(&true) {
            if near.get(i) == Some(&true) {
                *class = LandCover::Green;
                gardens += 1;
            } else {
                *class = LandCover::Grassland;
                set(&mut farmed, i, !high(i));
                open += 1;
            }
        }
    }
    let values = &mut grid.values;
    for stream in survey.streams.iter().filter(|s| s.class == StreamClass::River) {
        raster::line(frame, &stream.line, RIVER_HALF_M, |i| set(values, i, LandCover::Water));
    }
    for cover in water {
        raster::polygon(frame, &cover.outline, |i| set(values, i, cover.class));
    }
    for rail in &survey.rails {
        raster::line(frame, rail, RAIL_HALF_M, |i| set(values, i, LandCover::Bare));
    }
    for (road, class) in survey.roads.iter().zip(classes) {
        if let Some(half) = half_width_m(*class) {
            raster::line(frame, &road.line, half, |i| set(values, i, LandCover::Sealed));
        }
    }
    for house in houses {
        raster::polygon(frame, &house.outline, |i| set(values, i, LandCover::Building));
    }
    for (class, inside) in values.iter_mut().zip(inside) {
        if !inside {
            *class = LandCover::Unknown;
        }
    }
    let cell_ha = frame.cell_m2() / 1e4;
    let count = |wanted: &dyn Fn(usize, LandCover) -> bool| {
        grid.values.iter().enumerate().filter(|(i, c)| wanted(*i, **c)).count() as f64 * cell_ha
    };
    let farmed_grass_ha = count(&|i, c| c == LandCover::Grassland && farmed.get(i) == Some(&true));
    let crops_ha = count(&|_, c| matches!(c, LandCover::Cropland | LandCover::Orchard));
    let cells = inside.iter().filter(|i| **i).count();
    Covered { grid, cells, gardens, open, high_woods, farmed_grass_ha, crops_ha }
}

/// Cells near a building where people live or work.
fn near_buildings(place: &Place, houses: &[House]) -> Vec<bool> {
    let mut near = vec![false; place.frame.len()];
    let lived_in = |u| matches!(u, BuildingUse::Residential | BuildingUse::Commercial | BuildingUse::Public);
    for house in houses.iter().filter(|h| lived_in(h.usage.0)) {
        raster::line(place.frame, house.outline.exterior(), GARDEN_M, |i| set(&mut near, i, true));
    }
    near
}

/// Flags the cells whose middle lies in the commune.
pub fn inside(place: &Place) -> Vec<bool> {
    let mut inside = vec![false; place.frame.len()];
    for polygon in &place.outline.0 {
        raster::polygon(place.frame, polygon, |i| set(&mut inside, i, true));
    }
    inside
}

/// Height at a point \[m\], and the class that a wood of unknown leaf then has.
pub fn wood_at(elevation_m: Option<&Grid<f32>>, c: Coord) -> LandCover {
    let high = elevation_m.and_then(|g| g.at([c.x, c.y])).is_some_and(|h| h >= CONIFER_M);
    if high { LandCover::Conifer } else { LandCover::Broadleaf }
}

fn set<T>(values: &mut [T], i: usize, value: T) {
    if let Some(slot) = values.get_mut(i) {
        *slot = value;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::derive::buildings::houses;
    use crate::survey::{Structure, Way};
    use geo::{LineString, Polygon, Rect, coord};

    fn place() -> Place {
        let outline = Rect::new(coord! {x: 2.5, y: 44.3}, coord! {x: 2.51, y: 44.31}).to_polygon();
        Place::new("b", &outline.into()).unwrap()
    }

    /// A rectangle by its middle and its half sides, in metres from the middle of the place.
    fn rect(place: &Place, x: f64, y: f64, half: f64) -> Polygon {
        let m = place.to_metres([2.505, 44.305]).unwrap();
        Rect::new(
            coord! {x: m.x + x - half, y: m.y + y - half},
            coord! {x: m.x + x + half, y: m.y + y + half},
        )
        .to_polygon()
    }

    fn cover(outline: Polygon, class: LandCover, rank: Rank) -> Cover {
        Cover { outline, class, rank, unknown_leaf: class == LandCover::Broadleaf, farmed: false }
    }

    #[test]
    fn small_lies_over_large_water_over_ground_and_buildings_over_all() {
        let place = place();
        let middle = place.to_metres([2.505, 44.305]).unwrap();
        let mut survey = Survey {
            covers: vec![
                cover(rect(&place, 0.0, 0.0, 40.0), LandCover::Water, Rank::Water),
                cover(rect(&place, 0.0, 0.0, 80.0), LandCover::Cropland, Rank::Ground),
                cover(rect(&place, 0.0, 0.0, 200.0), LandCover::Broadleaf, Rank::Ground),
                cover(rect(&place, 0.0, 0.0, 300.0), LandCover::Green, Rank::Zone),
            ],
            ..Survey::default()
        };
        let road: LineString = vec![(middle.x - 280.0, middle.y), (middle.x - 210.0, middle.y)].into();
        survey.roads.push(Way {
            line: road,
            name: None,
            number: None,
            class: None,
            limit_kmh: None,
            private: false,
            oneway: false,
        });
        let inside = inside(&place);
        let high = Grid::filled(place.frame, 1900.0f32);
        let barn = Structure {
            outline: rect(&place, 0.0, 0.0, 10.0),
            usage: Some(BuildingUse::Agricultural),
            storeys: None,
            height_m: None,
            dwellings: None,
            built: None,
            light: false,
        };
        let got = land_cover(
            &place,
            &inside,
            &survey,
            &[RoadClass::Primary],
            &houses(&[barn], &[], true),
            Some(&high),
        );
        let at = |x: f64| got.grid.at([middle.x + x, middle.y + 0.1]).unwrap();
        assert_eq!(at(0.0), LandCover::Building);
        assert_eq!(at(30.0), LandCover::Water);
        assert_eq!(at(60.0), LandCover::Cropland);
        assert_eq!(at(150.0), LandCover::Conifer);
        assert_eq!(at(250.0), LandCover::Green);
        assert_eq!(at(350.0), LandCover::Grassland);
        assert!((got.crops_ha - 1.92).abs() < 0.1, "{}", got.crops_ha);
        assert!(got.open > 0 && got.high_woods > 0 && got.farmed_grass_ha == 0.0);
        assert!(got.grid.values.iter().zip(&inside).all(|(c, i)| *i != (*c == LandCover::Unknown)));
        let sealed = got.grid.values.iter().filter(|c| **c == LandCover::Sealed).count();
        assert!((5..=9).contains(&sealed), "{sealed}");
    }
}
