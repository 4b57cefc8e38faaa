//! Ideas on piles, one for each part of the commune that they are about.

use crate::hall::parts::said;
use parvis_core::participation::{Area, Consultation, Proposal};
use parvis_core::territory::Manifest;
use std::collections::BTreeMap;

/// What was proposed about a part of the commune.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Pile {
    /// The part; none where it is the whole commune.
    pub(super) area: Option<Area>,
    /// The ideas, each under its id at the desk.
    pub(super) ideas: Vec<(String, Proposal)>,
}

impl Pile {
    /// Id of the part; empty where it is the whole commune.
    pub(super) fn id(&self) -> &str {
        self.area.as_ref().map_or("", |area| &area.id)
    }

    /// Name of the part, in the reader's language.
    pub(super) fn name(&self, commune: &Manifest) -> String {
        self.area.as_ref().map_or_else(|| commune.name.clone(), |area| said(&area.name))
    }

    /// Households in the part.
    pub(super) fn households(&self, commune: &Manifest) -> u32 {
        self.area.as_ref().map_or(commune.households, |area| area.households)
    }
}

/// The parts in the order of the consultation, the whole commune last; those that nothing is about are left out.
pub(super) fn sort(asked: &Consultation, ideas: &BTreeMap<String, Proposal>) -> Vec<Pile> {
    let parts = asked.areas.iter().map(Some).chain([None]);
    let mut piles: Vec<_> = parts.map(|area| Pile { area: area.cloned(), ideas: Vec::new() }).collect();
    for (id, idea) in ideas {
        let place = idea.geometry.as_ref().map(|geometry| geometry.coordinates);
        let area = place.and_then(|place| Area::nearest(&asked.areas, place));
        if let Some(pile) = piles.iter_mut().find(|pile| pile.area.as_ref() == area) {
            pile.ideas.push((id.clone(), idea.clone()));
        }
    }
    piles.retain(|pile| !pile.ideas.is_empty());
    piles
}

#[cfg(test)]
mod tests {
    use super::*;
    use parvis_core::participation::{Draft, Snap, SnapKind, Words, anonymise};

    fn asked(areas: &[(&str, [f64; 2])]) -> Consultation {
        let area = |(id, at): &(&str, [f64; 2])| Area {
            id: (*id).to_owned(),
            name: Words { fr: (*id).to_owned(), en: String::new() },
            households: 11,
            at: *at,
        };
        serde_json::from_value(serde_json::json!({
            "version": 1, "id": "x", "pack": "valsource", "title": {"fr": "x", "en": "x"}, "opens": "2026-01-01",
            "closes": "2026-02-01", "budget_eur": 1, "ballot": {"kind": "knapsack"}, "rule": "greedy", "projects": [],
            "areas": areas.iter().map(area).collect::<Vec<_>>(),
        }))
        .unwrap()
    }

    /// Ideas about these places, under the ids 0, 1, …
    fn ideas(places: &[Option<[f64; 2]>]) -> BTreeMap<String, Proposal> {
        let draft = Draft {
            pack: "valsource".into(),
            title: "Swings".into(),
            theme: "air".into(),
            ..Draft::default()
        };
        let draft = Draft { language: "en".into(), day: "2026-01-02".into(), ..draft };
        let idea = |(at, place): (usize, &Option<[f64; 2]>)| {
            let snap = place.map(|point| Snap { point, kind: SnapKind::Street(None) });
            (at.to_string(), anonymise(&draft, snap.as_ref(), [at as u8; 16]).unwrap().proposal)
        };
        places.iter().enumerate().map(idea).collect()
    }

    fn sorted(piles: &[Pile]) -> Vec<(&str, usize)> {
        piles.iter().map(|pile| (pile.id(), pile.ideas.len())).collect()
    }

    #[test]
    fn an_idea_lies_with_the_nearest_part_or_with_the_whole_commune() {
        let asked = asked(&[("mill", [2.9, 45.1]), ("quay", [2.8, 45.1]), ("pass", [2.7, 45.1])]);
        let places = [Some([2.801, 45.12]), None, Some([2.89, 45.0]), Some([2.8, 45.1]), None];
        assert_eq!(sorted(&sort(&asked, &ideas(&places))), [("mill", 1), ("quay", 2), ("", 2)]);
    }

    #[test]
    fn without_parts_everything_is_about_the_whole_commune() {
        assert_eq!(sorted(&sort(&asked(&[]), &ideas(&[Some([2.8, 45.1]), None]))), [("", 2)]);
        assert!(sort(&asked(&[("mill", [2.9, 45.1])]), &BTreeMap::new()).is_empty());
    }
}
