//! `TRONCON_DE_ROUTE`, with or without its table, and `TRONCON_DE_VOIE_FERREE`.

use super::dbf::Row;
use super::layer::{Files, Layer};
use crate::PrepareError;
use crate::place::Place;
use crate::survey::{Survey, Way};
use parvis_core::territory::RoadClass;

pub(super) fn read(files: &Files, place: &Place, survey: &mut Survey) -> Result<(), PrepareError> {
    if let Some(layer) = Layer::around(files, "TRONCON_DE_ROUTE", place)? {
        if !layer.has_table() {
            survey.remarks.push("TRONCON_DE_ROUTE has no table: the classes of all roads are assumed".into());
        }
        for (line, row) in layer.lines() {
            if ["En projet", "En construction"].contains(&row.text(&["ETAT"]).unwrap_or_default()) {
                continue;
            }
            let text = |names: &[&str]| row.text(names).filter(|t| !t.is_empty()).map(str::to_owned);
            let number = text(&["CPX_NUMERO", "NUMERO"]);
            survey.roads.push(Way {
                line: line.clone(),
                name: text(&["NOM_COLL_G", "NOM_1_G", "NOM_COLL_D", "NOM_1_D"]).or_else(|| number.clone()),
                number,
                class: class(row),
                limit_kmh: row.number(&["VIT_MOY_VL"]).filter(|v| (5.0..=150.0).contains(v)),
                private: row.is_yes(&["PRIVE"]),
                oneway: row.text(&["SENS"]).is_some_and(|s| s.starts_with("Sens ")),
            });
        }
    }
    if let Some(layer) = Layer::around(files, "TRONCON_DE_VOIE_FERREE", place)? {
        // Tunnels lie below, bridges above the ground; neither covers it.
        let on_ground = layer.lines().filter(|(_, row)| row.number(&["POS_SOL"]).is_none_or(|p| p == 0.0));
        survey.rails.extend(on_ground.map(|(line, _)| line.clone()));
    }
    Ok(())
}

/// The class by `NATURE`, then by `IMPORTANCE` (1 joins regions, 5 serves houses).
fn class(row: Row<'_>) -> Option<RoadClass> {
    match row.text(&["NATURE"]).unwrap_or_default() {
        "Type autoroutier" => return Some(RoadClass::Motorway),
        "Chemin" | "Route empierrée" => return Some(RoadClass::Track),
        "Sentier" | "Escalier" | "Piste cyclable" => return Some(RoadClass::Path),
        _ => {}
    }
    Some(match row.text(&["IMPORTANCE"])? {
        "1" | "2" => RoadClass::Primary,
        "3" => RoadClass::Secondary,
        "4" => RoadClass::Tertiary,
        _ => RoadClass::Local,
    })
}
