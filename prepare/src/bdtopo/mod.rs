//! IGN's BD TOPO, version 3, as shapefiles (*BD TOPO Version 3.x, Descriptif de contenu*, IGN).

mod buildings;
mod commune;
mod covers;
pub mod dbf;
mod layer;
mod roads;
mod sites;
mod streams;

pub use commune::{Commune, commune, outline, year};
pub use layer::{Files, Geometry, Layer};

use crate::PrepareError;
use crate::place::Place;
use crate::survey::{Credit, Survey};

/// The layers that are read, with what each is for.
const LAYERS: [(&str, &str); 4] = [
    ("BATIMENT", "buildings"),
    ("TRONCON_DE_ROUTE", "roads"),
    ("ZONE_DE_VEGETATION", "woods and hedges"),
    ("ZONE_D_ACTIVITE_OU_D_INTERET", "named places"),
];

/// Every layer that is read.
const READ: [&str; 13] = [
    "BATIMENT",
    "CIMETIERE",
    "COMMUNE",
    "DETAIL_OROGRAPHIQUE",
    "EQUIPEMENT_DE_TRANSPORT",
    "SURFACE_HYDROGRAPHIQUE",
    "TERRAIN_DE_SPORT",
    "TRONCON_DE_ROUTE",
    "TRONCON_DE_VOIE_FERREE",
    "TRONCON_HYDROGRAPHIQUE",
    "ZONE_DE_VEGETATION",
    "ZONE_D_ACTIVITE_OU_D_INTERET",
    "ZONE_D_HABITATION",
];

/// Whether a file, by its name in upper case, belongs to a layer that is read: a delivery has many more.
pub fn is_read(name: &str) -> bool {
    name.split_once('.').is_some_and(|(layer, _)| READ.contains(&layer))
}

/// BD TOPO's licence and how IGN asks to be named.
pub fn credit(year: i32) -> Credit {
    Credit { licence: "Licence Ouverte 2.0 (etalab-2.0)".into(), attribution: "IGN, BD TOPO".into(), year }
}

/// Sorts a delivery into buildings, roads, streams, covers and named places.
///
/// A layer that is missing leaves its part empty and is named in the remarks; a delivery without any is an
/// error. `folder` is what messages call the delivery.
pub fn survey(folder: &str, files: &Files, place: &Place, year: i32) -> Result<Survey, PrepareError> {
    let mut survey = Survey { credit: credit(year), ..Survey::default() };
    let missing: Vec<_> =
        LAYERS.iter().filter(|(name, _)| !files.contains_key(&format!("{name}.SHP"))).collect();
    if missing.len() == LAYERS.len() {
        let names: Vec<String> = LAYERS.iter().map(|(name, _)| format!("{name}.shp")).collect();
        return Err(PrepareError::new(
            folder,
            format!("holds none of {}", names.join(", ")),
            "give the folder with the shapefiles of a BD TOPO delivery (geoservices.ign.fr/bdtopo)",
        ));
    }
    survey
        .remarks
        .extend(missing.iter().map(|(name, what)| format!("{name}.shp is missing: no {what} from it")));
    buildings::read(files, place, &mut survey)?;
    roads::read(files, place, &mut survey)?;
    streams::read(files, place, &mut survey)?;
    covers::read(files, place, &mut survey)?;
    sites::read(files, place, &mut survey)?;
    Ok(survey)
}

#[cfg(test)]
mod tests;
