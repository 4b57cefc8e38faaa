//! Who the commune is.

use crate::PrepareError;
use crate::facts::Facts;
use crate::osm::admin::folded;
use parvis_core::territory::PlaceCode;

/// Name, code and country of a commune.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Identity {
    /// Its name.
    pub name: String,
    /// The name of the pack's folder.
    pub slug: String,
    /// Its code in a register.
    pub code: Option<PlaceCode>,
    /// ISO 3166-1 alpha-2 code of its country.
    pub country: String,
}

impl Identity {
    /// Joins what the facts say with what the source says; facts come first.
    pub fn new(
        facts: &Facts,
        name: Option<&str>,
        code: Option<PlaceCode>,
        country: Option<&str>,
    ) -> Result<Self, PrepareError> {
        let place = &facts.place;
        let name =
            place.name.as_deref().or(name).map(str::trim).filter(|n| !n.is_empty()).ok_or_else(|| {
                PrepareError::new(
                    "--name",
                    "the commune's name is not known",
                    "give it with --name NAME or in the facts file",
                )
            })?;
        let country = place.country.as_deref().or(country).ok_or_else(|| {
            PrepareError::new(
                "--country",
                "the country is not known",
                "give it with --country XX or in the facts file",
            )
        })?;
        let own = place
            .register
            .clone()
            .zip(place.code.clone())
            .map(|(register, value)| PlaceCode { register, value });
        let slug = slug(name).ok_or_else(|| {
            PrepareError::new(
                "--name",
                format!("{name:?} has no letter that a folder's name could use"),
                "give another with --slug",
            )
        })?;
        Ok(Self {
            name: name.chars().take(200).collect(),
            slug,
            code: own.or(code),
            country: country.to_owned(),
        })
    }
}

/// A name as a folder's name: lower-case letters, digits, hyphens.
pub fn slug(name: &str) -> Option<String> {
    let plain: String =
        folded(name).chars().map(|c| if c.is_ascii_alphanumeric() { c } else { ' ' }).collect();
    let slug: String = plain.split_whitespace().collect::<Vec<_>>().join("-").chars().take(60).collect();
    Some(slug.trim_end_matches('-').to_owned()).filter(|s| !s.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn names_become_folders() {
        assert_eq!(slug("Saint-Étienne-d'Issensac").as_deref(), Some("saint-etienne-d-issensac"));
        assert_eq!(slug("東京"), None);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]
        #[test]
        fn slugs_are_plain(name in "\\PC{0,80}") {
            if let Some(slug) = slug(&name) {
                prop_assert!(slug.len() <= 60 && slug.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-'));
            }
        }
    }
}
