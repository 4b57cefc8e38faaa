//! Records of JSON: proposals, a line each, or the features of a GeoJSON file.

use super::{AuditError, Form, Place, Records, is_small};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// What is proposed, and what became of it: about the subject, not about who wrote it. Sealed lines are here too.
const SUBJECT: [&str; 34] = [
    "version",
    "pack",
    "title",
    "text",
    "theme",
    "language",
    "scenario",
    "measures",
    "cost_eur",
    "commune_eur",
    "day",
    "fate",
    "reason",
    "reply",
    "name",
    "area",
    "category",
    "households",
    "proposals",
    "cost",
    "budget",
    "winners",
    "rule",
    "tie_rule",
    "consultation",
    "key",
    "sealed",
    "effects",
    "status",
    "id",
    "place",
    "running_eur_year",
    "selected",
    "project",
];

/// Fields of a subject that anybody may have written.
const TEXTS: [&str; 4] = ["title", "text", "reply", "reason"];

pub(super) fn records(text: &str) -> Result<(Form, Records), AuditError> {
    let whole: Option<Value> =
        serde_json::from_str(text).ok().filter(|value: &Value| value.get("features").is_some());
    if let Some(collection) = whole {
        let features = collection.get("features").and_then(Value::as_array);
        let why = || AuditError::Form { line: 1, why: "features is not a list".to_owned() };
        let features = features.ok_or_else(why)?;
        return Ok((Form::Geojson, table(features)));
    }
    let mut values = Vec::new();
    for (number, line) in (1..).zip(text.lines()).filter(|(_, line)| !line.trim().is_empty()) {
        let value: Value =
            serde_json::from_str(line).map_err(|e| AuditError::Form { line: number, why: e.to_string() })?;
        if !value.is_object() {
            return Err(AuditError::Form { line: number, why: "not an object".to_owned() });
        }
        values.push(value);
    }
    Ok((Form::Ndjson, table(&values)))
}

fn table(values: &[Value]) -> Records {
    let flat: Vec<BTreeMap<String, &Value>> = values.iter().map(fields).collect();
    let names: BTreeSet<&String> = flat.iter().flat_map(BTreeMap::keys).collect();
    let is_subject = |name: &str| SUBJECT.contains(&name);
    let mut out = Records {
        personal: names.into_iter().filter(|name| !is_subject(name)).cloned().collect(),
        ..Records::default()
    };
    for (record, (value, fields)) in (1..).zip(values.iter().zip(&flat)) {
        let place = |field: &str| Place { record, field: field.to_owned() };
        let text_of = |name: &str| fields.get(name).map(|value| plain(value)).unwrap_or_default();
        out.rows.push(out.personal.iter().map(|name| text_of(name)).collect());
        out.ids.push(value.get("id").map(plain).unwrap_or_else(|| text_of("id")));
        out.days.push(text_of("day"));
        for (name, value) in fields {
            if TEXTS.contains(&name.as_str()) || !is_subject(name) {
                out.texts.push((place(name), plain(value)));
            }
            let is_measured = ["cost_eur", "commune_eur", "cost", "budget", "scenario", "sealed", "measures"];
            if !TEXTS.contains(&name.as_str()) && !is_measured.contains(&name.as_str()) {
                out.timeless.push((place(name), plain(value)));
            }
            if name == "households" && value.as_f64().is_some_and(is_small) {
                out.small_cells.push(place(name));
            }
        }
        if value.get("geometry").is_some_and(is_too_fine) {
            out.too_fine.push(place("geometry"));
        }
    }
    out
}

/// The properties of a feature, or the members of another object; those of an object within are named `a.b`.
fn fields(value: &Value) -> BTreeMap<String, &Value> {
    let members = |value: &Value| value.as_object().map(|o| o.len()).is_some();
    let mut out = BTreeMap::new();
    let own = value.as_object().into_iter().flatten();
    for (name, inner) in own.filter(|(name, _)| !["type", "geometry", "bbox"].contains(&name.as_str())) {
        if name == "properties" && members(inner) {
            out.extend(inner.as_object().into_iter().flatten().map(|(name, value)| (name.clone(), value)));
        } else {
            out.entry(name.clone()).or_insert(inner);
        }
    }
    out
}

/// A text as it stands, anything else as JSON.
fn plain(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

/// Whether a coordinate has more than five decimals, which is finer than a metre.
fn is_too_fine(geometry: &Value) -> bool {
    match geometry {
        Value::Number(number) => {
            let scaled = number.as_f64().unwrap_or(0.0) * 1e5;
            (scaled - scaled.round()).abs() > 1e-3
        }
        Value::Array(values) => values.iter().any(is_too_fine),
        Value::Object(members) => members.values().any(is_too_fine),
        _ => false,
    }
}
