//! What the commune knows better than any data set: a TOML file of figures, each with its year and source
//! (`docs/facts.example.toml`).

use crate::PrepareError;
use crate::derive::activity::known;
use parvis_core::territory::{Activity, Basis, RoadClass};
use serde::Deserialize;
use std::collections::BTreeMap;

/// The figures of a facts file.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Facts {
    /// The commune as a whole.
    #[serde(default)]
    pub place: PlaceFacts,
    /// Figures of `activity.csv` by their id.
    #[serde(default)]
    pub activity: BTreeMap<String, ActivityFact>,
    /// Counts of traffic.
    #[serde(default)]
    pub traffic_count: Vec<TrafficCount>,
    /// Licence, attribution and year of inputs that do not tell them (`elevation`, `weather`, `hydrology`,
    /// `boundary`).
    #[serde(default)]
    pub credit: BTreeMap<String, CreditFact>,
}

/// The commune as a whole.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PlaceFacts {
    /// Its name.
    pub name: Option<String>,
    /// ISO 3166-1 alpha-2 code of its country.
    pub country: Option<String>,
    /// The register of its code (`INSEE`, `LAU`).
    pub register: Option<String>,
    /// Its code in that register.
    pub code: Option<String>,
    /// Residents.
    pub population: Option<u32>,
    /// Households.
    pub households: Option<u32>,
    /// The year of both.
    pub year: Option<i32>,
    /// Who counted.
    pub source: Option<String>,
    /// What the commune may spend on measures \[EUR\].
    pub budget_eur: Option<f64>,
}

/// One figure of `activity.csv`; the unit is that of its id in `docs/PACK.md`.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ActivityFact {
    /// The figure.
    pub value: f64,
    /// Its likely low; the figure itself where it is not given.
    pub low: Option<f64>,
    /// Its likely high; the figure itself where it is not given.
    pub high: Option<f64>,
    /// The year it describes.
    pub year: i32,
    /// Where it is from.
    pub source: String,
    /// How it came about; `measured` where it is not given.
    pub basis: Option<Basis>,
}

/// A count of traffic on a road.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TrafficCount {
    /// The road's name or number; all its sections get the count.
    pub road: Option<String>,
    /// A point on the road, longitude and latitude \[deg\]; the road gets the count as far as it runs on.
    pub at: Option<[f64; 2]>,
    /// Motor vehicles in both directions on a mean day.
    pub vehicles_day: f64,
    /// Lorries and buses among them.
    pub heavy_share: Option<f64>,
    /// The speed that people drive there \[km/h\].
    pub speed_kmh: Option<f64>,
    /// The road's class, where the source does not know it.
    pub class: Option<RoadClass>,
    /// The year of the count.
    pub year: i32,
    /// Who counted.
    pub source: String,
}

/// Where an input is from.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CreditFact {
    /// Name or SPDX id of the licence.
    pub licence: String,
    /// Whom to name.
    pub attribution: String,
    /// The year that the data describes.
    pub year: Option<i32>,
    /// How the data came about, where it was not measured.
    pub basis: Option<Basis>,
    /// What people should know of it.
    pub note: Option<String>,
}

/// Inputs whose credit a facts file may give.
const CREDITS: [&str; 4] = ["boundary", "elevation", "weather", "hydrology"];

impl Facts {
    /// Reads and checks a facts file.
    pub fn read(file: &str, bytes: &[u8]) -> Result<Self, PrepareError> {
        const HELP: &str = "docs/facts.example.toml shows every field";
        let wrong = |what: String| PrepareError::new(file, what, HELP);
        let text = std::str::from_utf8(bytes).map_err(|_| wrong("is not text in UTF-8".into()))?;
        let facts: Self = toml::from_str(text).map_err(|e| {
            let line = e.span().map(|s| 1 + text.bytes().take(s.start).filter(|b| *b == b'\n').count());
            let place = line.map(|n| format!("line {n}: ")).unwrap_or_default();
            wrong(format!("{place}{}", e.message()))
        })?;
        facts.check().map_err(wrong)?;
        Ok(facts)
    }

    fn check(&self) -> Result<(), String> {
        let place = &self.place;
        if (place.population.is_some() || place.households.is_some())
            && (place.year.is_none() || place.source.is_none())
        {
            return Err("[place]: population and households need a year and a source".into());
        }
        if let (Some(people), Some(households)) = (place.population, place.households)
            && households > people
        {
            return Err(format!("[place]: {households} households are more than {people} residents"));
        }
        if place.country.as_ref().is_some_and(|c| c.len() != 2 || !c.bytes().all(|b| b.is_ascii_uppercase()))
        {
            return Err("[place]: country is two capital letters, as in FR".into());
        }
        if place.budget_eur.is_some_and(|b| !(0.0..=1e12).contains(&b)) {
            return Err("[place]: budget_eur is not a sum of money".into());
        }
        year("[place]", place.year.unwrap_or(2000))?;
        for (id, fact) in &self.activity {
            let field = format!("[activity.\"{id}\"]");
            let Some(activity) = known(id) else {
                return Err(format!("{field}: there is no such figure; docs/PACK.md lists them all"));
            };
            let (low, high) = (fact.low.unwrap_or(fact.value), fact.high.unwrap_or(fact.value));
            let range = Activity::range(activity.unit);
            let (least, most) = (range.start(), range.end());
            if !(*least <= low && low <= fact.value && fact.value <= high && high <= *most) {
                return Err(format!(
                    "{field}: low, value, high must rise from {least} to {most} {}",
                    activity.unit
                ));
            }
            year(&field, fact.year)?;
            text(&field, &fact.source)?;
        }
        for (i, count) in self.traffic_count.iter().enumerate() {
            let field = format!("[[traffic_count]] number {}", i + 1);
            if count.road.is_some() == count.at.is_some() {
                return Err(format!("{field}: give either road or at"));
            }
            let share = count.heavy_share.unwrap_or(0.0);
            if !(0.0..=500_000.0).contains(&count.vehicles_day) || !(0.0..=1.0).contains(&share) {
                return Err(format!("{field}: vehicles_day or heavy_share cannot be"));
            }
            if !(0.0..=150.0).contains(&count.speed_kmh.unwrap_or(50.0)) {
                return Err(format!("{field}: speed_kmh is not from 0 to 150"));
            }
            year(&field, count.year)?;
            text(&field, &count.source)?;
        }
        for (name, credit) in &self.credit {
            let field = format!("[credit.{name}]");
            if !CREDITS.contains(&name.as_str()) {
                return Err(format!("{field}: only {} can be credited", CREDITS.join(", ")));
            }
            text(&field, &credit.licence)?;
            text(&field, &credit.attribution)?;
            year(&field, credit.year.unwrap_or(2000))?;
        }
        Ok(())
    }
}

fn year(field: &str, year: i32) -> Result<(), String> {
    if (1900..2200).contains(&year) { Ok(()) } else { Err(format!("{field}: {year} is not a year")) }
}

fn text(field: &str, text: &str) -> Result<(), String> {
    let length = text.chars().count();
    if (1..=200).contains(&length) {
        Ok(())
    } else {
        Err(format!("{field}: a source has from 1 to 200 characters"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn read(text: &str) -> Result<Facts, PrepareError> {
        Facts::read("facts.toml", text.as_bytes())
    }

    #[test]
    fn the_example_in_the_handbook_is_read() {
        let facts = read(include_str!("../../docs/facts.example.toml")).unwrap();
        assert!(
            facts.place.population.is_some() && !facts.activity.is_empty() && !facts.traffic_count.is_empty()
        );
    }

    #[test]
    fn errors_name_the_field() {
        for (text, says) in [
            ("[place]\npopulation = 100", "need a year"),
            ("[place]\npopulation = 1\nhouseholds = 2\nyear = 2020\nsource = 'x'", "more than"),
            ("[place]\ncolour = 1", "line 2"),
            ("[place]\ncountry = 'fr'", "capital"),
            ("[activity.'water.leaks']\nvalue = 0.2\nyear = 2020\nsource = 'x'", "no such figure"),
            ("[activity.'water.leak_share']\nvalue = 1.2\nyear = 2020\nsource = 'x'", "must rise"),
            ("[activity.'water.leak_share']\nvalue = nan\nyear = 2020\nsource = 'x'", "must rise"),
            ("[activity.'water.leak_share']\nvalue = 0.2\nlow = 0.3\nyear = 2020\nsource = 'x'", "must rise"),
            ("[[traffic_count]]\nvehicles_day = 5\nyear = 2020\nsource = 'x'", "either road or at"),
            ("[credit.sky]\nlicence = 'a'\nattribution = 'b'", "only boundary"),
            ("[place", "line 1"),
        ] {
            let error = read(text).unwrap_err();
            assert!(error.what.contains(says), "{text}: {error}");
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]
        #[test]
        fn a_figure_is_read_as_it_was_written(value in 0.0..1.0f64, year in 1990..2030i32) {
            let facts = read(&format!("[activity.\"water.leak_share\"]\nvalue = {value:?}\nyear = {year}\nsource = \"x\"")).unwrap();
            let fact = &facts.activity["water.leak_share"];
            prop_assert_eq!((fact.value, fact.year), (value, year));
        }

        #[test]
        fn no_text_panics(text in "(\\[place\\]|\\[|\\]|=|\"|'|\n|value|year|[0-9.e-]{1,6}|é){0,30}") {
            let _ = read(&text);
        }
    }
}
