//! Proposals as the CSV that Decidim imports (Administration, Proposals, "Import proposals from a file").
//!
//! Columns after `Decidim::Proposals::Import::ProposalCreator` (Decidim 0.30): title and body by language,
//! latitude, longitude; fields are separated by semicolons, Decidim's default. Decidim ignores `id` and
//! `category`, which hold the record's id and theme: a commune that has made categories there puts their
//! numbers in. A text that begins like a formula gets an apostrophe, so that no table program runs it.

use crate::participation::Proposal;
use csv::{Terminator, WriterBuilder};

const HEADER: [&str; 8] =
    ["id", "title/fr", "title/en", "body/fr", "body/en", "latitude", "longitude", "category"];

/// Writes proposals, a line each, by id: their order says nothing of when they came.
///
/// # Errors
/// None that a writer to memory has; the type is the library's.
pub fn write(proposals: &[Proposal]) -> Result<Vec<u8>, csv::Error> {
    let mut writer =
        WriterBuilder::new().delimiter(b';').terminator(Terminator::Any(b'\n')).from_writer(Vec::new());
    writer.write_record(HEADER)?;
    let mut sorted: Vec<_> = proposals.iter().collect();
    sorted.sort_by(|a, b| a.id.cmp(&b.id));
    for Proposal { id, geometry, properties: p, .. } in sorted {
        let (title, body) = (harmless(&p.title), harmless(&p.text));
        // What is in neither language stands where the default one is looked for.
        let [title, body] = match p.language.starts_with("en") {
            true => [["", &title], ["", &body]],
            false => [[&title, ""], [&body, ""]],
        };
        let place = geometry.as_ref().map(|g| g.coordinates.map(|degrees| degrees.to_string()));
        let [lng, lat] = place.unwrap_or_default();
        writer.write_record([id, title[0], title[1], body[0], body[1], &lat, &lng, &p.theme])?;
    }
    writer.into_inner().map_err(|error| error.into_error().into())
}

/// A text that no table program takes for a formula (OWASP, CSV injection).
fn harmless(text: &str) -> String {
    let apostrophe = if text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']) { "'" } else { "" };
    format!("{apostrophe}{text}")
}

#[cfg(test)]
mod tests {
    use super::super::tests::{proposal, proposals};
    use super::*;
    use proptest::prelude::*;

    fn rows(bytes: &[u8]) -> Vec<Vec<String>> {
        let mut reader = csv::ReaderBuilder::new().delimiter(b';').from_reader(bytes);
        reader.records().map(|row| row.unwrap().iter().map(String::from).collect()).collect()
    }

    #[test]
    fn the_file_is_the_one_that_decidim_reads() {
        let text = String::from_utf8(write(&proposals()).unwrap()).unwrap();
        assert_eq!(
            text,
            "id;title/fr;title/en;body/fr;body/en;latitude;longitude;category\n\
             aaaaaaaaaaaaaaaaaaaaaaaaaa;Une haie;;\"Devant l’école; 200 m.\";;44.37;2.51;nature\n\
             bbbbbbbbbbbbbbbbbbbbbbbbbb;;'=HYPERLINK(0);;;;;water\n"
        );
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn no_text_becomes_a_formula_and_none_is_lost(title in ".{1,40}", text in "(?s)[-=+@\t\r]?.{0,60}") {
            let sent = proposal('a', "fr", &title, &text);
            let rows = rows(&write(&[sent]).unwrap());
            prop_assert_eq!(rows.len(), 1);
            for (cell, text) in [(&rows[0][1], &title), (&rows[0][3], &text)] {
                prop_assert!(!cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']));
                prop_assert!(cell == text || cell.strip_prefix('\'') == Some(text));
            }
        }
    }
}
