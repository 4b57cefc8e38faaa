//! Every word that people read, in every language, from one table that the build has checked.

use gloo_storage::{LocalStorage, Storage};
use leptos::prelude::*;

include!(concat!(env!("OUT_DIR"), "/words.rs"));

/// A text in each of the languages.
type Texts = [&'static str; Language::ALL.len()];

/// A text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Key(&'static Texts);

impl Key {
    /// A text of a table of its own.
    pub(crate) const fn of(texts: &'static Texts) -> Self {
        Self(texts)
    }

    /// The text with this id, if the table holds it.
    pub(crate) fn find(id: &str) -> Option<Self> {
        TABLE
            .binary_search_by_key(&id, |(key, _)| key)
            .ok()
            .and_then(|at| TABLE.get(at))
            .map(|(_, texts)| Self(texts))
    }
}

/// The languages of the table, in the order of its columns.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Language {
    French,
    English,
}

impl Language {
    pub(crate) const ALL: [Self; 2] = [Self::French, Self::English];

    /// The BCP 47 tag.
    pub(crate) fn tag(self) -> &'static str {
        match self {
            Self::French => "fr",
            Self::English => "en",
        }
    }

    pub(crate) fn of_tag(tag: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|l| tag.get(..2).is_some_and(|t| t.eq_ignore_ascii_case(l.tag())))
    }
}

/// Where the reader's choice is kept.
const CHOICE: &str = "parvis.language";

thread_local! {
    static LANGUAGE: ArcRwSignal<Language> = ArcRwSignal::new(initial());
}

/// The reader's choice; else the first of the browser's languages that the table has; else French, the
/// language of most communes that use this.
fn initial() -> Language {
    let chosen = LocalStorage::get::<String>(CHOICE).ok();
    let offered = web_sys::window().map(|w| w.navigator().languages()).unwrap_or_default();
    let offered = offered.iter().filter_map(|tag| tag.as_string());
    chosen.into_iter().chain(offered).find_map(|tag| Language::of_tag(&tag)).unwrap_or(Language::French)
}

/// The language in which the page is shown; what reads it is redrawn when it changes.
pub(crate) fn language() -> Language {
    LANGUAGE.with(|language| language.get())
}

/// Shows the page in another language from now on.
pub(crate) fn speak(language: Language) {
    // A browser that keeps no preference still changes the language of this visit.
    let _ = LocalStorage::set(CHOICE, language.tag());
    follow(language);
}

/// Shows the page in the language that the reader chose in another program of this page.
pub(crate) fn follow(language: Language) {
    LANGUAGE.with(|current| current.set(language));
}

/// The text in the reader's language.
pub(crate) fn t(key: Key) -> &'static str {
    key.0[language() as usize]
}

/// The text with this id in the reader's language; the id itself where the table lacks it, which a test rules
/// out for everything that the themes declare.
pub(crate) fn named(id: &str) -> String {
    Key::find(id).map_or_else(|| id.to_owned(), |key| t(key).to_owned())
}

/// The text with its placeholders filled in.
pub(crate) fn fill(key: Key, values: &[(&str, &str)]) -> String {
    values.iter().fold(t(key).to_owned(), |text, (name, value)| text.replace(&format!("{{{name}}}"), value))
}

/// A text that follows the reader's language: `t!(NAV_EXPLORE)`.
macro_rules! t {
    ($key:ident) => {
        move || $crate::words::t($crate::words::k::$key)
    };
}

#[cfg(test)]
mod tests {
    use super::*;
    use parvis_core::themes::SPECS;

    /// What each declared id needs words for.
    fn wanted() -> Vec<String> {
        let mut ids = Vec::new();
        for spec in SPECS {
            ids.push(format!("{}.name", spec.id));
            ids.extend(spec.levers.iter().map(|l| format!("{}.name", l.id)));
            ids.extend(spec.measures.iter().map(|m| format!("{}.name", m.id)));
            ids.extend(
                spec.layers.iter().flat_map(|l| [format!("{}.name", l.id), format!("unit.{}", l.unit)]),
            );
            ids.extend(spec.layers.iter().flat_map(|l| l.limits).map(|limit| format!("{}.name", limit.id)));
            ids.extend(spec.indicators.iter().flat_map(|i| {
                [
                    format!("{}.name", i.id),
                    format!("{}.short", i.id),
                    format!("{}.formula", i.id),
                    format!("unit.{}", i.unit),
                ]
            }));
            ids.extend(
                spec.charts.iter().flat_map(|c| [format!("{}.name", c.id), format!("unit.{}", c.unit)]),
            );
        }
        ids.extend(parvis_core::themes::PRESETS.iter().map(|p| format!("{}.name", p.id)));
        ids
    }

    #[test]
    fn everything_that_the_themes_declare_has_words() {
        let missing: Vec<_> = wanted().into_iter().filter(|id| Key::find(id).is_none()).collect();
        assert!(missing.is_empty(), "no words for {missing:?}");
    }

    #[test]
    fn the_table_is_sorted_so_that_it_can_be_searched() {
        assert!(TABLE.windows(2).all(|pair| pair[0].0 < pair[1].0));
    }
}
