//! `COMMUNE`: name, code, residents and outline.

use super::layer::{Files, Layer};
use crate::PrepareError;
use crate::place::Place;
use crate::survey::Count;
use geo::{Centroid, Contains, MultiPolygon};

/// What a delivery says of the commune.
#[derive(Debug, Clone, PartialEq)]
pub struct Commune {
    /// Its name.
    pub name: Option<String>,
    /// Its INSEE code.
    pub insee: Option<String>,
    /// Its residents.
    pub population: Option<Count>,
    /// Its outline in metres of the place's system.
    pub outline: MultiPolygon,
}

/// The commune whose outline holds the middle of the place; `None` where the delivery has no such layer.
pub fn commune(files: &Files, place: &Place) -> Result<Option<Commune>, PrepareError> {
    let Some(layer) = Layer::read(files, "COMMUNE", place)? else { return Ok(None) };
    let Some(middle) = place.outline.centroid() else { return Ok(None) };
    let found = layer.polygons().find(|(polygon, _)| polygon.contains(&middle));
    Ok(found.map(|(polygon, row)| {
        let text = |names: &[&str]| row.text(names).filter(|t| !t.is_empty()).map(str::to_owned);
        let year = row.year(&["DATE_RCT", "DATE_RECT", "DATE_DU_RE"]);
        let counted = row.number(&["POPULATION"]).filter(|p| (1.0..1e7).contains(p));
        Commune {
            name: text(&["NOM"]),
            insee: text(&["INSEE_COM"]),
            population: counted.zip(year).map(|(value, year)| Count {
                value: value as u32,
                year,
                source: format!("INSEE, census of {year}, in IGN BD TOPO"),
            }),
            outline: MultiPolygon(vec![polygon.clone()]),
        }
    }))
}
