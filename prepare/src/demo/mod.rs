//! An invented commune: hills worn by rivers, a village by the water, farms, woods and fields. The same seed
//! and size give the same bytes.
//!
//! What is invented is what open data would tell of a real commune; it becomes a pack by the same rules
//! ([`crate::assemble`]), and says of everything that it is assumed.

mod contour;
mod fields;
mod figures;
mod finish;
mod gardens;
mod ground;
mod houses;
mod landmarks;
mod lattice;
mod lines;
mod names;
mod network;
mod noise;
mod outline;
mod places;
mod plots;
mod rain;
mod relief;
mod rivers;
mod roads;
mod sky;
mod streets;
mod survey;
#[cfg(test)]
mod tests;
mod woods;

use crate::PrepareError;
use crate::assemble::{Identity, Inputs, assemble};
use crate::dem::{Reference, Tile};
use crate::pack::PackDraft;
use crate::place::Place;
use ground::Ground;
use lattice::P;
use parvis_core::territory::{Frame, Projection};
use survey::Land;

/// Where the commune lies: in the hills of the Massif Central, on nobody's ground in particular.
const PLACE: P = [2.9, 45.1];

/// The year that it pretends to be.
const YEAR: i32 = 2024;

/// An invented commune of `km2`, 1 to 1000. `step` is told what is being done.
///
/// # Errors
/// A size out of range.
pub fn commune(seed: u64, km2: f64, step: &mut dyn FnMut(&str)) -> Result<PackDraft, PrepareError> {
    let wrong =
        |what: String| PrepareError::new("demo", what, "ask for 1 to 1000 square kilometres with --km2");
    if !(1.0..=1000.0).contains(&km2) {
        return Err(wrong(format!("a commune of {km2} km2 cannot be made")));
    }
    step("hills and rivers");
    let radius_m = (km2 * 1e6 / std::f64::consts::PI).sqrt();
    let relief = relief::relief(seed, 1.8 * radius_m + 700.0, 62e6 * (km2 / 13.0).max(0.5));
    let mut rivers = rivers::rivers(seed, &relief, (10.0 * (km2 / 40.0).sqrt()).max(10.0));
    let middle =
        rivers.first().and_then(|main| lines::nearest(&main.line, [0.0, 0.0])).map_or([0.0; 2], |n| n.1);
    let outline = outline::outline(seed, middle, km2);
    let (place, centre_m) = place(&outline).map_err(|e| wrong(e.to_string()))?;
    let frame = Frame {
        west_m: place.frame.west_m - centre_m[0],
        north_m: place.frame.north_m - centre_m[1],
        ..place.frame
    };
    let mut ground = Ground::new(seed, frame, &relief, &mut rivers);
    let places = places::settle(seed, km2, figures::dwellings(km2), &outline, &ground, &rivers);
    for place in &places {
        ground.even(place.middle, place.radius_m() + 30.0, 0.07);
    }

    step("roads and houses");
    let land = Land { seed, km2, relief: &relief, ground: &ground, rivers: &rivers, outline: &outline };
    let survey = land.survey(&places, centre_m);

    step("weather");
    let mean_m = ground.heights.iter().sum::<f64>() / ground.heights.len().max(1) as f64;
    let inputs = Inputs {
        identity: Identity {
            name: names::VILLAGES[0].to_owned(),
            slug: names::VILLAGES[0].to_lowercase(),
            code: None,
            country: "FR".to_owned(),
        },
        boundary: survey.credit.clone(),
        tiles: vec![tile(&place, &ground)],
        weather: Some(sky::year(seed, PLACE, mean_m)),
        hydrology: Some(rain::years(seed, PLACE[1]).map_err(|e| wrong(e.to_string()))?),
        facts: ("demo".to_owned(), figures::facts(km2, &place, &survey.roads)),
        survey,
        place,
    };
    let mut draft = assemble(inputs, step)?.draft;
    finish::finish(seed, &mut draft);
    Ok(draft)
}

/// The place of an outline around [`PLACE`], and the middle of its plane in metres.
fn place(outline: &[P]) -> Result<(Place, P), PrepareError> {
    let wrong =
        |e: parvis_core::territory::ProjectionError| PrepareError::new("demo", e.to_string(), "report this");
    let projection = Projection::for_place(PLACE).map_err(wrong)?;
    let centre_m = projection.to_metres(PLACE).map_err(wrong)?.map(|v| (v / 1000.0).round() * 1000.0);
    let degrees =
        |p: &P| projection.to_degrees([p[0] + centre_m[0], p[1] + centre_m[1]]).map(|[x, y]| (x, y));
    let ring: geo::LineString = outline.iter().map(degrees).collect::<Result<_, _>>().map_err(wrong)?;
    Ok((Place::new("demo", &geo::Polygon::new(ring, Vec::new()).into())?, centre_m))
}

/// The ground as an elevation file with a height in the middle of each cell.
fn tile(place: &Place, ground: &Ground) -> Tile {
    let frame = place.frame;
    Tile {
        file: figures::SOURCE.to_owned(),
        reference: Reference::Pack,
        first: frame.centre_m(0, 0),
        step: [frame.cell_m; 2],
        cols: frame.cols as usize,
        rows: frame.rows as usize,
        heights_m: ground.heights.iter().map(|h| *h as f32).collect(),
    }
}
