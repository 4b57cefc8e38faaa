//! `COMMUNE`: name, code, residents and outline.

use super::layer::{Files, Layer};
use crate::PrepareError;
use crate::osm::admin::folded;
use crate::place::Place;
use crate::request::in_degrees;
use crate::survey::Count;
use geo::{Centroid, Contains, MultiPolygon};
use parvis_core::territory::Projection;

const LAYER: &str = "COMMUNE";

/// What a delivery says of the commune.
#[derive(Debug, Clone, PartialEq)]
pub struct Commune {
    /// Its name.
    pub name: Option<String>,
    /// Its INSEE code.
    pub insee: Option<String>,
    /// Its residents.
    pub population: Option<Count>,
}

/// The commune whose outline holds the middle of the place; `None` where the delivery has no such layer.
pub fn commune(files: &Files, place: &Place) -> Result<Option<Commune>, PrepareError> {
    let Some(layer) = Layer::read(files, LAYER, &place.projection)? else { return Ok(None) };
    let Some(middle) = place.outline.centroid() else { return Ok(None) };
    let found = layer.polygons().find(|(polygon, _)| polygon.contains(&middle));
    Ok(found.map(|(_, row)| {
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
        }
    }))
}

/// The outline in degrees of the commune with this name, or of the only one.
pub fn outline(folder: &str, files: &Files, name: Option<&str>) -> Result<MultiPolygon, PrepareError> {
    const HELP: &str = "give the outline with --boundary FILE.geojson";
    let lambert = Projection::from_epsg(2154).map_err(|e| PrepareError::new(folder, e.to_string(), HELP))?;
    let layer = Layer::read(files, LAYER, &lambert)?
        .ok_or_else(|| PrepareError::new(folder, "holds no COMMUNE.shp, and no outline was given", HELP))?;
    let same = |own: Option<&str>| name.is_none_or(|n| own.is_some_and(|own| folded(own) == folded(n)));
    let found: Vec<_> = layer.polygons().filter(|(_, row)| same(row.text(&["NOM"]))).collect();
    let codes: std::collections::BTreeSet<_> =
        found.iter().map(|(_, row)| row.text(&["INSEE_COM"])).collect();
    if codes.len() != 1 {
        let what = match name {
            Some(name) => format!("COMMUNE holds {} communes called {name:?}", codes.len()),
            None => format!("COMMUNE holds {} communes", codes.len()),
        };
        return Err(PrepareError::new(folder, what, format!("name one with --name NAME, or {HELP}")));
    }
    let outline = MultiPolygon(found.into_iter().map(|(polygon, _)| polygon.clone()).collect());
    in_degrees(&lambert, &outline).ok_or_else(|| PrepareError::new(folder, "COMMUNE lies off the map", HELP))
}

/// The newest year in which an object of the delivery was changed: the delivery is no older.
pub fn year(files: &Files) -> Option<i32> {
    let tables = files.iter().filter(|(name, _)| name.ends_with(".DBF"));
    let years = tables.filter_map(|(name, bytes)| {
        let table = super::dbf::Table::read(name, bytes, None).ok()?;
        (0..table.len()).filter_map(|i| table.row(i).year(&["DATE_MAJ", "DATE_MODIF"])).max()
    });
    years.max()
}
