//! `TRONCON_HYDROGRAPHIQUE`.

use super::dbf::Row;
use super::layer::{Files, Layer};
use crate::PrepareError;
use crate::place::Place;
use crate::survey::{Survey, Watercourse};
use parvis_core::territory::StreamClass;

pub(super) fn read(files: &Files, place: &Place, survey: &mut Survey) -> Result<(), PrepareError> {
    let Some(layer) = Layer::around(files, "TRONCON_HYDROGRAPHIQUE", place)? else {
        survey.remarks.push("TRONCON_HYDROGRAPHIQUE.shp is missing: no streams from it".into());
        return Ok(());
    };
    for (line, row) in layer.lines() {
        // Pipes and aqueducts carry water for people.
        if ["Conduit forcé", "Conduit buse", "Aqueduc"].contains(&row.text(&["NATURE"]).unwrap_or_default())
        {
            continue;
        }
        let name = row.text(&["NOM_C_EAU", "NOM_ENT_TR"]).filter(|n| !n.is_empty()).map(str::to_owned);
        survey.streams.push(Watercourse { line: line.clone(), name, class: class(row) });
    }
    Ok(())
}

/// Wider than 5 m is a river; what dries out or was dug is minor.
fn class(row: Row<'_>) -> StreamClass {
    let width = row.text(&["LARGEUR", "CLASSE_DE_", "CLASSE"]).unwrap_or_default();
    let wide = ["5 et 15", "15 et 50", "50 m", "Plus de", "De 15", "De 5"].iter().any(|w| width.contains(w));
    let dug = ["Canal", "Ecoulement canalisé"].contains(&row.text(&["NATURE"]).unwrap_or_default());
    if dug || row.text(&["PERSISTANC"]) == Some("Intermittent") {
        StreamClass::Minor
    } else if wide {
        StreamClass::River
    } else {
        StreamClass::Stream
    }
}
