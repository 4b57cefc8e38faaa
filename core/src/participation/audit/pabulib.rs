//! The voters of a Pabulib file, read without asking whether the file is sound: an audit must not stop at an error.

use super::{AuditError, Place, Records};

/// What a column of VOTES is about.
const BALLOT: [&str; 2] = ["vote", "points"];

/// Columns of PROJECTS that anybody may have written.
const TEXTS: [&str; 3] = ["name", "description", "proposer"];

pub(super) fn records(text: &str) -> Result<Records, AuditError> {
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(b';')
        .has_headers(false)
        .flexible(true)
        .trim(csv::Trim::All)
        .from_reader(text.as_bytes());
    let mut out = Records::default();
    let (mut section, mut header) = (String::new(), Vec::new());
    let mut columns: Vec<usize> = Vec::new();
    let mut seen_votes = false;
    for record in reader.records().filter_map(Result::ok) {
        let first = record.get(0).unwrap_or_default();
        let rest_is_empty = record.iter().skip(1).all(str::is_empty);
        if rest_is_empty && ["meta", "projects", "votes"].iter().any(|name| first.eq_ignore_ascii_case(name))
        {
            section = first.to_ascii_lowercase();
            header.clear();
            seen_votes |= section == "votes";
            continue;
        }
        if header.is_empty() {
            header = record.iter().map(str::to_ascii_lowercase).collect();
            if section == "votes" {
                let is_ballot = |name: &String| BALLOT.contains(&name.as_str());
                let about_voter =
                    (1..header.len()).filter(|at| header.get(*at).is_some_and(|h| !is_ballot(h)));
                columns = about_voter.collect();
                let names = columns.iter().filter_map(|at| header.get(*at).cloned());
                out.personal = std::iter::once("ballot".to_owned()).chain(names).collect();
            }
            continue;
        }
        let field = |name: &str| {
            let at = header.iter().position(|h| h == name)?;
            record.get(at)
        };
        match section.as_str() {
            "votes" => {
                out.ids.push(first.to_owned());
                let place = |name: &str| Place { record: out.ids.len(), field: name.to_owned() };
                let names = out.personal.iter().skip(1);
                let values = columns.iter().map(|at| record.get(*at).unwrap_or_default().to_owned());
                let values: Vec<String> = values.collect();
                out.timeless.extend(names.zip(&values).map(|(name, value)| (place(name), value.clone())));
                let ballot = ballot(field("vote").unwrap_or_default(), field("points").unwrap_or_default());
                out.rows.push(std::iter::once(ballot).chain(values).collect());
            }
            "projects" => {
                let texts = TEXTS.iter().filter_map(|name| Some((*name, field(name)?.to_owned())));
                let place = |name: &str| Place { record: 0, field: format!("project {first}, {name}") };
                out.texts.extend(texts.map(|(name, text)| (place(name), text)));
            }
            _ => {
                let place = Place { record: 0, field: first.to_owned() };
                out.timeless.extend(record.get(1).map(|value| (place, value.to_owned())));
                // A budget of some thousand millions is no time.
                out.timeless.retain(|(place, _)| place.field != "budget" && place.field != "max_sum_cost");
            }
        }
    }
    if seen_votes {
        Ok(out)
    } else {
        Err(AuditError::Form { line: 1, why: "there is no section VOTES".to_owned() })
    }
}

/// A ballot in one form, whatever the order in which the projects were named; with points, each with its own.
fn ballot(vote: &str, points: &str) -> String {
    let mut points = points.split(',').map(str::trim);
    let mut marks: Vec<String> =
        vote.split(',').map(|id| format!("{}:{}", id.trim(), points.next().unwrap_or_default())).collect();
    marks.sort_unstable();
    marks.join(",")
}
