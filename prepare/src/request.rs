//! What a person asks for: a map source and its companions, all as bytes, and a draft comes back.

use crate::assemble::{self, Identity, Inputs, Prepared, around_deg};
use crate::boundary::{self, Boundary};
use crate::dem::{self, Tile};
use crate::facts::Facts;
use crate::osm::{self, OsmFile, admin};
use crate::place::Place;
use crate::survey::{Count, Credit};
use crate::weather::Epw;
use crate::{PrepareError, bdtopo, hydrology};
use geo::{Centroid, Contains, MapCoords, MultiPolygon};
use parvis_core::territory::PlaceCode;

/// A file: its name for messages, and its content.
pub type File = (String, Vec<u8>);

/// What goes with a map source, whichever it is.
#[derive(Debug, Default)]
pub struct Companions {
    /// The outline of the commune.
    pub boundary: Option<File>,
    /// Elevation files, the best one first.
    pub dem: Vec<File>,
    /// EPSG code of ESRI ASCII files in metres; the pack's own system without it.
    pub dem_epsg: Option<u32>,
    /// A typical year, EPW.
    pub weather: Option<File>,
    /// Daily rain and flow, CSV.
    pub hydrology: Option<File>,
    /// What the commune knows, TOML.
    pub facts: Option<File>,
    /// The commune's name, where no source tells it.
    pub name: Option<String>,
    /// The name of the pack's folder, where it should not follow from the name.
    pub slug: Option<String>,
    /// ISO 3166-1 alpha-2 code of the country.
    pub country: Option<String>,
    /// The year of the map data, where the file does not tell it.
    pub year: Option<i32>,
}

/// Companions, read and checked.
struct Read {
    boundary: Option<(String, Boundary)>,
    tiles: Vec<Tile>,
    weather: Option<Epw>,
    hydrology: Option<parvis_core::territory::Hydrology>,
    facts: (String, Facts),
    name: Option<String>,
    slug: Option<String>,
    country: Option<String>,
    year: Option<i32>,
}

impl Companions {
    fn read(self, step: &mut dyn FnMut(&str)) -> Result<Read, PrepareError> {
        step("companion files");
        let boundary = match self.boundary {
            Some((name, bytes)) => Some((name.clone(), boundary::read(&name, &bytes)?)),
            None => None,
        };
        let tiles = self.dem.iter().map(|(name, bytes)| dem::read(name, bytes, self.dem_epsg));
        Ok(Read {
            boundary,
            tiles: tiles.collect::<Result<_, _>>()?,
            weather: self.weather.map(|(name, bytes)| Epw::read(&name, &bytes)).transpose()?,
            hydrology: self.hydrology.map(|(name, bytes)| hydrology::read(&name, &bytes)).transpose()?,
            facts: match self.facts {
                Some((name, bytes)) => (name.clone(), Facts::read(&name, &bytes)?),
                None => Default::default(),
            },
            name: self.name,
            slug: self.slug,
            country: self.country,
            year: self.year,
        })
    }
}

/// Prepares a commune from OpenStreetMap: the one with the administrative boundary `admin` (name, level), or
/// the one within the companion's outline. `step` is told what is being done.
pub fn from_osm(
    file: &File,
    admin: Option<(&str, Option<&str>)>,
    companions: Companions,
    step: &mut dyn FnMut(&str),
) -> Result<Prepared, PrepareError> {
    let read = companions.read(step)?;
    step("outline");
    let osm_file = OsmFile::open(&file.0, &file.1)?;
    let year = read
        .year
        .or_else(|| osm_file.year())
        .ok_or_else(|| PrepareError::new(&file.0, "does not tell the year of its data", "add --year YYYY"))?;
    let (outline, found, credit) = match (&read.boundary, admin) {
        (Some((name, boundary)), _) => (boundary.outline.clone(), None, given(name, &read.facts.1, year)),
        (None, Some((name, level))) => {
            let area = admin::find(&osm_file, name, level)?;
            (area.outline, Some(area.relation), osm::credit(year))
        }
        (None, None) => {
            return Err(PrepareError::new(
                "--admin",
                "no commune was named",
                "name it with --admin NAME, or give its outline with --boundary FILE.geojson",
            ));
        }
    };
    let place = Place::new(&file.0, &outline)?;
    let tag = |key: &str| found.as_ref().and_then(|r| r.tags.get(key)).map(str::to_owned);
    let country = match read.country.as_deref().or(read.facts.1.place.country.as_deref()) {
        Some(known) => Some(known.to_owned()),
        None => admin::country(&osm_file, &outline)?.or_else(|| country_of(&place)),
    };
    let code = [
        ("ref:INSEE", "INSEE"),
        ("ref:LAU", "LAU"),
        ("ref:lau", "LAU"),
        ("de:amtlicher_gemeindeschluessel", "AGS"),
        ("ref:ISTAT", "ISTAT"),
        ("ine:municipio", "INE"),
    ]
    .iter()
    .find_map(|(key, register)| Some(PlaceCode { register: (*register).into(), value: tag(key)? }));
    let named = || read.boundary.as_ref().and_then(|b| b.1.name.clone());
    let title = read.name.clone().or_else(|| tag("name")).or_else(named);
    let identity = identity(&read, title.as_deref(), code, country.as_deref())?;

    step("map data");
    let around = around_deg(&place).ok_or_else(|| {
        PrepareError::new(&file.0, "the outline cannot be shown in degrees", "check the outline")
    })?;
    let extract = osm::extract(&osm_file, around)?;
    let mut survey = osm::survey(&extract, &place, year);
    survey.population = tag("population").and_then(|p| {
        let value =
            p.replace([' ', '\u{a0}', ','], "").parse().ok().filter(|n| (1..10_000_000).contains(n))?;
        let counted = tag("population:date").and_then(|d| d.get(..4)?.parse().ok());
        Some(Count { value, year: counted.unwrap_or(year), source: "OpenStreetMap, tag population".into() })
    });
    if survey.buildings.is_empty() && survey.roads.is_empty() {
        return Err(PrepareError::new(
            &file.0,
            "holds neither buildings nor roads around the outline",
            "use an extract that covers the commune",
        ));
    }
    finish(identity, place, credit, survey, read, step)
}

/// Prepares a commune from a BD TOPO delivery. Without an outline among the companions, that of `COMMUNE`
/// whose name is the companions' name is taken, or the only one.
pub fn from_bdtopo(
    folder: &str,
    files: &bdtopo::Files,
    companions: Companions,
    step: &mut dyn FnMut(&str),
) -> Result<Prepared, PrepareError> {
    let read = companions.read(step)?;
    step("outline");
    let year = match read.year {
        Some(year) => year,
        None => bdtopo::year(files).ok_or_else(|| {
            PrepareError::new(folder, "does not tell the year of its data", "add --year YYYY")
        })?,
    };
    let (outline, credit) = match &read.boundary {
        Some((name, boundary)) => (boundary.outline.clone(), given(name, &read.facts.1, year)),
        None => (bdtopo::outline(folder, files, read.name.as_deref())?, bdtopo::credit(year)),
    };
    let place = Place::new(folder, &outline)?;
    let commune = bdtopo::commune(files, &place)?;
    let own = read.boundary.as_ref().map(|b| &b.1);
    let official = || commune.as_ref().and_then(|c| c.name.clone());
    let title = read.name.clone().or_else(official).or_else(|| own.and_then(|b| b.name.clone()));
    let insee = commune.as_ref().and_then(|c| c.insee.clone()).or_else(|| own.and_then(|b| b.code.clone()));
    let code = insee.map(|value| PlaceCode { register: "INSEE".into(), value });
    let country = read.country.clone().unwrap_or_else(|| "FR".into());
    let identity = identity(&read, title.as_deref(), code, Some(&country))?;

    step("map data");
    let mut survey = bdtopo::survey(folder, files, &place, year)?;
    survey.population = commune.and_then(|c| c.population);
    finish(identity, place, credit, survey, read, step)
}

fn finish(
    identity: Identity,
    place: Place,
    boundary: Credit,
    survey: crate::survey::Survey,
    read: Read,
    step: &mut dyn FnMut(&str),
) -> Result<Prepared, PrepareError> {
    let Read { tiles, weather, hydrology, facts, .. } = read;
    assemble::assemble(Inputs { identity, place, boundary, survey, tiles, weather, hydrology, facts }, step)
}

fn identity(
    read: &Read,
    name: Option<&str>,
    code: Option<PlaceCode>,
    country: Option<&str>,
) -> Result<Identity, PrepareError> {
    let mut identity = Identity::new(&read.facts.1, name, code, country)?;
    if let Some(own) = &read.slug {
        identity.slug = assemble::slug(own).filter(|s| s == own).ok_or_else(|| {
            PrepareError::new(
                "--slug",
                format!("{own:?} is not a folder's name"),
                "use lower-case letters, digits and hyphens",
            )
        })?;
    }
    Ok(identity)
}

/// The credit of an outline that was given as a file.
fn given(file: &str, facts: &Facts, year: i32) -> Credit {
    match facts.credit.get("boundary") {
        Some(c) => Credit {
            licence: c.licence.clone(),
            attribution: c.attribution.clone(),
            year: c.year.unwrap_or(year),
        },
        None => Credit {
            licence: "not stated".into(),
            attribution: format!("outline given as {file}").chars().take(200).collect(),
            year,
        },
    }
}

/// France, where the place's reference system is that of metropolitan France.
fn country_of(place: &Place) -> Option<String> {
    (place.projection.epsg() == 2154).then(|| "FR".to_owned())
}

/// Whether an outline in degrees holds the middle of another.
pub(crate) fn holds(outline: &MultiPolygon, other: &MultiPolygon) -> bool {
    other.centroid().is_some_and(|c| outline.contains(&c))
}

/// An outline in metres as one in degrees.
pub(crate) fn in_degrees(
    place: &parvis_core::territory::Projection,
    outline: &MultiPolygon,
) -> Option<MultiPolygon> {
    outline.try_map_coords(|c| place.to_degrees([c.x, c.y]).map(|[x, y]| geo::Coord { x, y })).ok()
}
