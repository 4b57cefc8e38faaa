//! Projected reference systems of packs: Lambert-93 and the zones of UTM, after Snyder (1987), "Map
//! Projections: A Working Manual", USGS Professional Paper 1395, as `proj4rs` computes them.
//!
//! ETRS89, RGF93 and WGS 84 are taken as one datum: they differ by less than a metre in Europe, less than a
//! cell of any grid.
//!
//! Without the feature `coordinates` every system is [`ProjectionError::NotBuilt`]: the pages convert nothing,
//! and leave the library, whose functions for JavaScript are kept in any wasm that holds it, out of theirs.

mod library;

use super::Point;
use library::System;
use thiserror::Error;

/// EPSG code of Lambert-93.
const LAMBERT_93: u32 = 2154;

/// Converts between degrees (WGS 84) and metres of one projected reference system.
#[derive(Debug, Clone)]
pub struct Projection {
    epsg: u32,
    system: System,
}

/// Why a position could not be converted.
#[derive(Debug, Clone, PartialEq, Error)]
pub enum ProjectionError {
    /// The code is not one of Lambert-93 or UTM.
    #[error(
        "EPSG:{0} is not a reference system of packs; use 2154 (Lambert-93), 32601 to 32660 or 32701 to 32760 \
         (UTM, WGS 84) or 25828 to 25838 (UTM, ETRS89)"
    )]
    UnknownSystem(u32),
    /// The position lies outside the part of the Earth that the system can show.
    #[error("the position {0:?} cannot be shown in EPSG:{1}")]
    OutOfReach([f64; 2], u32),
    /// This program was built without the feature `coordinates`.
    #[error("this program was built without conversion of coordinates (feature `coordinates`)")]
    NotBuilt,
}

impl Projection {
    /// The reference system with this EPSG code: 2154, 32601 to 32660, 32701 to 32760, 25828 to 25838.
    pub fn from_epsg(epsg: u32) -> Result<Self, ProjectionError> {
        let definition = match epsg {
            LAMBERT_93 => "+proj=lcc +lat_0=46.5 +lon_0=3 +lat_1=49 +lat_2=44 +x_0=700000 +y_0=6600000 \
                           +ellps=GRS80 +units=m +no_defs"
                .to_owned(),
            25828..=25838 => format!("+proj=utm +zone={} +ellps=GRS80 +units=m +no_defs", epsg - 25800),
            32601..=32660 => format!("+proj=utm +zone={} +ellps=WGS84 +units=m +no_defs", epsg - 32600),
            32701..=32760 => {
                format!("+proj=utm +zone={} +south +ellps=WGS84 +units=m +no_defs", epsg - 32700)
            }
            _ => return Err(ProjectionError::UnknownSystem(epsg)),
        };
        let ellipsoid = if epsg > 32600 { "WGS84" } else { "GRS80" };
        let degrees = format!("+proj=longlat +ellps={ellipsoid} +no_defs");
        Ok(Self { epsg, system: System::new(epsg, &degrees, &definition)? })
    }

    /// The reference system for a place: Lambert-93 in metropolitan France, else the place's zone of UTM.
    pub fn for_place(place: Point) -> Result<Self, ProjectionError> {
        Self::from_epsg(zone_for(place))
    }

    /// The EPSG code.
    pub fn epsg(&self) -> u32 {
        self.epsg
    }

    /// Easting and northing \[m\] of a longitude and latitude \[deg\].
    pub fn to_metres(&self, [lon, lat]: Point) -> Result<[f64; 2], ProjectionError> {
        let out_of_reach = || ProjectionError::OutOfReach([lon, lat], self.epsg);
        let on_earth = (-180.0..=180.0).contains(&lon) && (-90.0..=90.0).contains(&lat);
        let metres = || self.system.to_metres([lon.to_radians(), lat.to_radians()]);
        on_earth.then(metres).flatten().and_then(finite).ok_or_else(out_of_reach)
    }

    /// Longitude and latitude \[deg\] of an easting and northing \[m\].
    pub fn to_degrees(&self, [east_m, north_m]: [f64; 2]) -> Result<Point, ProjectionError> {
        let out_of_reach = || ProjectionError::OutOfReach([east_m, north_m], self.epsg);
        // Farther out than the Earth is round, the series of the projections lose their meaning.
        let on_earth = east_m.abs() < 4e7 && north_m.abs() < 4e7;
        let radians = || self.system.to_radians([east_m, north_m]);
        on_earth
            .then(radians)
            .flatten()
            .map(|r| r.map(f64::to_degrees))
            .and_then(finite)
            .ok_or_else(out_of_reach)
    }
}

/// The EPSG code for a place: 2154 in metropolitan France, else its zone of UTM on WGS 84.
pub fn zone_for([lon, lat]: Point) -> u32 {
    if in_metropolitan_france([lon, lat]) {
        return LAMBERT_93;
    }
    let zone = (((lon + 180.0) / 6.0).floor() as u32).min(59) + 1;
    if lat < 0.0 { 32700 + zone } else { 32600 + zone }
}

/// Whether a place lies in metropolitan France, by an outline good to about 10 km on land: either reference
/// system serves a place that near to the border.
fn in_metropolitan_france([lon, lat]: Point) -> bool {
    const CORSICA: [Point; 4] = [[8.4, 41.3], [9.7, 41.3], [9.7, 43.1], [8.4, 43.1]];
    const MAINLAND: [Point; 29] = [
        [-1.8, 43.4],
        [-0.6, 42.8],
        [0.7, 42.72],
        [0.75, 42.85],
        [1.4, 42.62],
        [1.75, 42.6],
        [1.95, 42.4],
        [2.5, 42.35],
        [3.2, 42.42],
        [3.6, 42.9],
        [6.3, 42.9],
        [7.55, 43.75],
        [7.65, 44.15],
        [6.95, 44.4],
        [6.75, 45.1],
        [7.1, 45.5],
        [6.85, 46.3],
        [6.1, 46.4],
        [7.0, 47.4],
        [7.58, 47.55],
        [8.22, 48.98],
        [6.4, 49.48],
        [5.8, 49.53],
        [4.9, 50.1],
        [4.2, 50.0],
        [2.6, 51.0],
        [1.5, 51.1],
        [-2.0, 49.8],
        [-5.6, 48.5],
    ];
    contains(&CORSICA, [lon, lat]) || contains(&MAINLAND, [lon, lat])
}

/// Whether a ring (closed from its last corner to its first) holds a point, by counting crossings.
fn contains(ring: &[Point], [x, y]: Point) -> bool {
    let last = ring.last().copied().into_iter();
    last.chain(ring.iter().copied()).zip(ring).fold(false, |inside, (a, b)| {
        let crosses = (a[1] > y) != (b[1] > y) && x < (b[0] - a[0]) * (y - a[1]) / (b[1] - a[1]) + a[0];
        inside != crosses
    })
}

fn finite(point: [f64; 2]) -> Option<[f64; 2]> {
    point.iter().all(|v| v.is_finite()).then_some(point)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn near(got: [f64; 2], expected: [f64; 2], slack: f64) {
        let ok = (got[0] - expected[0]).abs() <= slack && (got[1] - expected[1]).abs() <= slack;
        assert!(ok, "{got:?} is not {expected:?}");
    }

    /// The defining constants of Lambert-93 as IGN prints them (note technique NTG 71): exponent n, constant
    /// of the projection C, and the pole's place.
    #[test]
    fn lambert_93_agrees_with_the_constants_that_ign_publishes() {
        let (n, c, pole) = (0.725_607_765_0_f64, 11_754_255.426_f64, [700_000.0, 12_655_612.050]);
        let e = 0.081_819_191_12_f64;
        let projection = Projection::from_epsg(2154).unwrap();
        for [lon, lat] in
            [[3.0f64, 46.5f64], [2.3488, 48.8534], [-4.4861, 48.3904], [9.45, 42.7], [2.57, 44.35]]
        {
            let phi = lat.to_radians();
            let isometric = (std::f64::consts::FRAC_PI_4 + phi / 2.0).tan().ln()
                + e / 2.0 * ((1.0 - e * phi.sin()) / (1.0 + e * phi.sin())).ln();
            let (radius, angle) = (c * (-n * isometric).exp(), n * (lon - 3.0).to_radians());
            let expected = [pole[0] + radius * angle.sin(), pole[1] - radius * angle.cos()];
            near(projection.to_metres([lon, lat]).unwrap(), expected, 0.005);
        }
    }

    /// The length of the meridian from the equator to 45 degrees on WGS 84 is 4 984 944.378 m; UTM shows it
    /// at 0.9996 of its length.
    #[test]
    fn utm_shows_the_meridian_at_its_known_length() {
        let got = Projection::from_epsg(32631).unwrap().to_metres([3.0, 45.0]).unwrap();
        near(got, [500_000.0, 0.9996 * 4_984_944.378], 0.001);
    }

    /// The CN Tower, 43 deg 38' 33.24" N 79 deg 23' 13.7" W, stands at 17N 630084 4833438.
    #[test]
    fn utm_shows_the_cn_tower_where_it_stands() {
        let tower = [-(79.0 + 23.0 / 60.0 + 13.7 / 3600.0), 43.0 + 38.0 / 60.0 + 33.24 / 3600.0];
        assert_eq!(zone_for(tower), 32617);
        near(Projection::for_place(tower).unwrap().to_metres(tower).unwrap(), [630_084.0, 4_833_438.0], 1.0);
    }

    #[test]
    fn places_get_the_system_of_their_country() {
        let places = [
            ([2.55, 44.33], 2154),    // Olemps
            ([-4.49, 48.39], 2154),   // Brest
            ([7.75, 48.58], 2154),    // Strasbourg
            ([9.15, 42.3], 2154),     // Corte
            ([3.06, 50.63], 2154),    // Lille
            ([1.53, 42.57], 32631),   // Ordino
            ([7.45, 46.95], 32632),   // Bern
            ([4.35, 50.85], 32631),   // Brussels
            ([55.45, -20.88], 32740), // Saint-Denis de La Réunion
            ([180.0, 10.0], 32660),
        ];
        for (place, epsg) in places {
            assert_eq!(zone_for(place), epsg, "{place:?}");
        }
    }

    #[test]
    fn what_is_not_on_the_map_is_refused() {
        assert_eq!(Projection::from_epsg(3857).err(), Some(ProjectionError::UnknownSystem(3857)));
        let projection = Projection::from_epsg(2154).unwrap();
        for bad in [f64::NAN, f64::INFINITY, 1e300] {
            assert!(projection.to_metres([bad, 45.0]).is_err());
            assert!(projection.to_degrees([700_000.0, bad]).is_err());
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn there_and_back_is_the_same_place(lon in -4.0..9.0f64, lat in 41.0..51.0f64) {
            for epsg in [2154, 32631, 25831] {
                let projection = Projection::from_epsg(epsg).unwrap();
                let back = projection.to_degrees(projection.to_metres([lon, lat]).unwrap()).unwrap();
                prop_assert!((back[0] - lon).abs() < 1e-9 && (back[1] - lat).abs() < 1e-9, "{epsg}: {back:?}");
            }
        }

        #[test]
        fn no_input_makes_it_panic(x: f64, y: f64, epsg in prop::sample::select(vec![2154u32, 32631, 32733])) {
            let projection = Projection::from_epsg(epsg).unwrap();
            let _ = (projection.to_metres([x, y]), projection.to_degrees([x, y]), zone_for([x, y]));
        }

        #[test]
        fn a_metre_on_the_map_is_a_metre_on_the_ground(lon in 0.5..5.5f64, lat in 42.0..50.0f64) {
            // The scale of both systems in France differs from 1 by less than 0.3 %.
            let metres = 111_132.95 - 559.85 * (2.0 * lat.to_radians()).cos();
            for epsg in [2154, 32631] {
                let projection = Projection::from_epsg(epsg).unwrap();
                let (a, b) = (projection.to_metres([lon, lat]).unwrap(), projection.to_metres([lon, lat + 0.01]).unwrap());
                let length = (b[0] - a[0]).hypot(b[1] - a[1]);
                prop_assert!((length / (0.01 * metres) - 1.0).abs() < 3e-3);
            }
        }
    }
}
