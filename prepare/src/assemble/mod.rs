//! From a survey and its companions (elevation, weather, river, facts) to the draft of a pack.

mod elevation;
mod ground;
mod identity;
mod river;
mod series;
mod traffic;

pub use identity::{Identity, slug};

use crate::PrepareError;
use crate::dem::Tile;
use crate::derive::activity::{self, Ground};
use crate::derive::buildings::{self, House};
use crate::derive::{land_cover, population, sites};
use crate::facts::Facts;
use crate::pack::{LayerSource, PackDraft};
use crate::place::Place;
use crate::remark::Remark;
use crate::survey::{Credit, Survey};
use crate::weather::Epw;
use geo::{BoundingRect, Centroid};
use parvis_core::territory::{Basis, Building, Hydrology, LayerKind, Manifest, Point, Polygon, Territory};

/// All that a pack is made of.
#[derive(Debug)]
pub struct Inputs {
    /// Who the commune is.
    pub identity: Identity,
    /// Where it lies.
    pub place: Place,
    /// Where its outline is from.
    pub boundary: Credit,
    /// What the map source knows.
    pub survey: Survey,
    /// Elevation files, the best one first.
    pub tiles: Vec<Tile>,
    /// A typical year of weather.
    pub weather: Option<Epw>,
    /// Daily rain and flow.
    pub hydrology: Option<Hydrology>,
    /// What the commune knows, and the file it says it in.
    pub facts: (String, Facts),
}

/// The draft of a pack, and what should be known of it.
#[derive(Debug)]
pub struct Prepared {
    /// The draft.
    pub draft: PackDraft,
    /// Derived, assumed, left out.
    pub remarks: Vec<Remark>,
}

/// Derives what is missing and puts the layers together. `step` is told what is being done.
pub fn assemble(inputs: Inputs, step: &mut dyn FnMut(&str)) -> Result<Prepared, PrepareError> {
    let Inputs {
        identity,
        place,
        boundary,
        mut survey,
        tiles,
        weather,
        hydrology,
        facts: (facts_file, facts),
    } = inputs;
    let mut draft = PackDraft::default();
    let mut remarks: Vec<Remark> = survey.remarks.drain(..).map(Remark::Note).collect();
    let year = survey.credit.year;
    let inside = land_cover::inside(&place);

    step("elevation");
    elevation::add(&place, &inside, &tiles, year, &facts, &mut draft, &mut remarks)?;

    step("buildings");
    let surveyed = survey.buildings.len();
    survey.buildings.retain(|b| b.outline.centroid().is_some_and(|c| place.holds(c.0)));
    let houses = buildings::houses(&survey.buildings, &survey.zones, survey.knows_dwellings);
    let residents = population::residents(&facts.place, survey.population.as_ref(), &houses, year);
    buildings_layer(&place, &houses, surveyed, &survey, &mut draft, &mut remarks);

    step("ground, roads and streams");
    ground::clip(&place, &mut survey);
    ground::streams(&place, &mut survey, &mut draft, &mut remarks);
    let periods = buildings::shares(&houses);
    let list = activity::activities(&facts, periods, &Ground::default(), &identity.country);
    let trips = list.value("traffic.car_trips_person_day").unwrap_or(0.0) * f64::from(residents.population);
    let classes =
        traffic::add(&place, &mut survey, &houses, (&facts_file, &facts), trips, &mut draft, &mut remarks)?;

    step("land cover");
    let covered = ground::cover(&place, &inside, &survey, &classes, &houses, &mut draft, &mut remarks);
    ground::areas(&place, &survey, &mut draft);

    step("people and figures");
    let ground = Ground {
        crops_ha: covered.crops_ha,
        grass_ha: covered.farmed_grass_ha,
        area_km2: place.area_km2,
        year,
    };
    draft.territory.activities = activity::activities(&facts, periods, &ground, &identity.country);
    let source = |basis, note: &str| LayerSource {
        licence: survey.credit.licence.clone(),
        attribution: survey.credit.attribution.clone(),
        year,
        basis,
        note: note.to_owned(),
    };
    let assumed = draft.territory.activities.0.values().filter(|a| a.basis == Basis::Assumed).count();
    remarks.push(Remark::Assumed(format!(
        "{assumed} of {} figures in activity.csv are averages of France or suggested by the land; a facts file replaces them",
        draft.territory.activities.0.len()
    )));
    let note = "Each figure names its source; facts of the commune come first, then what this pack's own layers tell, then averages of France.";
    draft.sources.insert(
        LayerKind::Activity,
        LayerSource {
            licence: "see each source".into(),
            attribution: "see the column source".into(),
            ..source(Basis::Assumed, note)
        },
    );
    draft.territory.population = population::grid(place.frame, &houses, residents.population);
    if draft.territory.population.is_none() {
        remarks.push(Remark::LeftOut("the population grid: no building holds a dwelling".into()));
    } else {
        let note = format!(
            "{} residents ({}), shared out over the dwellings.",
            residents.population, residents.source
        );
        draft.sources.insert(LayerKind::Population, source(Basis::Derived, &note));
    }
    if residents.basis != Basis::Measured {
        remarks.push(Remark::Derived(format!("{} residents: {}", residents.population, residents.source)));
    }
    if facts.place.households.is_none() {
        remarks.push(Remark::Derived(format!("{} households: 2.2 residents for each", residents.households)));
    }

    let spots = std::mem::take(&mut survey.sites).into_iter().filter(|s| place.holds(s.point)).collect();
    draft.territory.sites = ground::sites(&place, sites::sites(spots, &identity.name, &houses));
    draft.sources.insert(LayerKind::Sites, source(Basis::Measured, ""));

    step("weather and river");
    series::weather(&place, weather.as_ref(), &facts, &mut draft, &mut remarks);
    series::hydrology(hydrology, &facts, year, &mut draft, &mut remarks);
    river::fit(&mut draft.territory, &mut remarks);

    draft.territory.boundary = place.outline.0.iter().filter_map(|p| polygon(&place, p)).collect();
    let boundary_source = LayerSource {
        licence: boundary.licence,
        attribution: boundary.attribution,
        year: boundary.year,
        basis: Basis::Measured,
        note: String::new(),
    };
    draft.sources.insert(LayerKind::Boundary, boundary_source);
    draft.territory.manifest = manifest(&place, &identity, &residents, &facts, &draft.territory);
    Ok(Prepared { draft, remarks })
}

fn manifest(
    place: &Place,
    identity: &Identity,
    residents: &population::Residents,
    facts: &Facts,
    territory: &Territory,
) -> Manifest {
    let corners = || territory.boundary.iter().flatten().flatten();
    let bbox = corners().fold([f64::MAX, f64::MAX, f64::MIN, f64::MIN], |[w, s, e, n], [x, y]| {
        [w.min(*x), s.min(*y), e.max(*x), n.max(*y)]
    });
    Manifest {
        slug: identity.slug.clone(),
        name: identity.name.clone(),
        code: identity.code.clone(),
        country: identity.country.clone(),
        population: residents.population,
        households: residents.households,
        population_basis: residents.basis,
        population_year: residents.year,
        area_km2: (place.area_km2 * 1000.0).round() / 1000.0,
        crs_epsg: place.projection.epsg(),
        grid: place.frame,
        bbox,
        budget_eur: facts.place.budget_eur,
        ..Manifest::default()
    }
}

fn buildings_layer(
    place: &Place,
    houses: &[House],
    surveyed: usize,
    survey: &Survey,
    draft: &mut PackDraft,
    remarks: &mut Vec<Remark>,
) {
    if houses.is_empty() {
        remarks.push(Remark::LeftOut("buildings: the source holds none in the commune".into()));
        return;
    }
    let building = |(id, h): (u32, &House)| {
        Some(Building {
            id,
            usage: h.usage,
            storeys: h.storeys,
            floor_area_m2: h.floor_area_m2,
            dwellings: h.dwellings,
            period: h.period,
            heating: h.heating,
            height_m: h.height_m,
            polygon: polygon(place, &crate::derive::simplify::building(&h.outline))?,
        })
    };
    draft.territory.buildings = (0..).zip(houses).filter_map(building).collect();
    let known = |get: fn(&House) -> Basis| {
        100 * houses.iter().filter(|h| get(h) == Basis::Measured).count() / houses.len()
    };
    let note = format!(
        "Measured for so many of {} buildings: use {} %, storeys {} %, dwellings {} %, year {} %. The rest: storeys from the height / 3 m, else 2 for houses and 1; floor area 0.8 x footprint x storeys; dwellings {}; heating is the mix of activity.csv. Rules: docs/methods/packs.md.",
        houses.len(),
        known(|h| h.usage.1),
        known(|h| h.storeys.1),
        known(|h| h.dwellings.1),
        known(|h| h.period.1),
        if survey.knows_dwellings { "as the tax files count them" } else { "one for 120 m2 of floor" },
    );
    remarks.push(Remark::Derived(format!(
        "buildings: {}",
        note.replace("Measured", "measured").trim_end_matches(" Rules: docs/methods/packs.md.")
    )));
    if surveyed > houses.len() {
        remarks.push(Remark::Note(format!(
            "{} buildings lie outside the outline and were left out",
            surveyed - houses.len()
        )));
    }
    let Credit { licence, attribution, year } = survey.credit.clone();
    draft.sources.insert(
        LayerKind::Buildings,
        LayerSource { licence, attribution, year, basis: Basis::Measured, note },
    );
}

/// A polygon in degrees; `None` where the reference system cannot show it.
fn polygon(place: &Place, polygon: &geo::Polygon) -> Option<Polygon> {
    let rings = std::iter::once(polygon.exterior()).chain(polygon.interiors());
    rings.map(|ring| line(place, ring)).collect()
}

fn line(place: &Place, line: &geo::LineString) -> Option<Vec<Point>> {
    line.0.iter().map(|c| place.to_degrees(*c)).collect()
}

/// Bounding box of the place and its margin in degrees: west, south, east, north.
pub fn around_deg(place: &Place) -> Option<[f64; 4]> {
    let rect = place.around.bounding_rect()?;
    let corners = [
        (rect.min().x, rect.min().y),
        (rect.min().x, rect.max().y),
        (rect.max().x, rect.min().y),
        (rect.max().x, rect.max().y),
    ];
    corners.iter().try_fold([f64::MAX, f64::MAX, f64::MIN, f64::MIN], |[w, s, e, n], (x, y)| {
        let [lon, lat] = place.to_degrees(geo::Coord { x: *x, y: *y })?;
        Some([w.min(lon), s.min(lat), e.max(lon), n.max(lat)])
    })
}
