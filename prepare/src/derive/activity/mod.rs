//! The figures of `activity.csv`: those that the commune knows, then national averages, marked as assumed.

mod averages;
mod known;
mod land;

pub use known::{Known, known};
pub use land::Ground;

use crate::facts::Facts;
use parvis_core::territory::{Activities, Activity, Basis};

/// A national average with its likely range.
struct Average {
    id: &'static str,
    value: f64,
    low: f64,
    high: f64,
    year: i32,
    source: &'static str,
}

/// Puts together what the facts file says, what the buildings tell (`period_mix`, derived) and, for the
/// rest, averages of France and what the land covers suggest; `country` says where they stand in for
/// another country's.
///
/// Works and their water are left out unless a fact tells them: no average knows whether there are any.
pub fn activities(facts: &Facts, periods: Option<[f64; 6]>, ground: &Ground, country: &str) -> Activities {
    let mut list = Activities::default();
    let stands_in = if country == "FR" { "" } else { " (France stands in)" };
    for a in averages::ALL.iter() {
        put(
            &mut list,
            a.id,
            (a.value, a.low, a.high),
            a.year,
            Basis::Assumed,
            &format!("{}{stands_in}", a.source),
        );
    }
    land::suggest(ground, stands_in, &mut list);
    if let Some(shares) = periods {
        for (id, share) in known::PERIODS.iter().zip(shares) {
            let source = "years of construction of the commune's own buildings, by dwellings";
            put(&mut list, id, (share, share, share), ground.year, Basis::Derived, source);
        }
    }
    for group in ["heating_mix.", "period_mix."] {
        // A mix that the commune knows replaces the whole of the average one.
        if facts.activity.keys().any(|id| id.starts_with(group)) {
            list.0.retain(|id, _| !id.starts_with(group));
        }
    }
    for (id, fact) in &facts.activity {
        let range = (fact.value, fact.low.unwrap_or(fact.value), fact.high.unwrap_or(fact.value));
        put(&mut list, id, range, fact.year, fact.basis.unwrap_or(Basis::Measured), &fact.source);
    }
    list
}

pub(crate) fn put(
    list: &mut Activities,
    id: &str,
    (value, low, high): (f64, f64, f64),
    year: i32,
    basis: Basis,
    source: &str,
) {
    let Some(k) = known(id) else { return };
    let activity =
        Activity { value, low, high, unit: k.unit.to_owned(), year, basis, source: source.to_owned() };
    list.0.insert(id.to_owned(), activity);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::ActivityFact;
    use proptest::prelude::*;

    fn fact(value: f64) -> ActivityFact {
        ActivityFact { value, low: None, high: None, year: 2021, source: "counted".into(), basis: None }
    }

    fn sum(list: &Activities, group: &str) -> f64 {
        list.group(group).map(|(_, a)| a.value).sum()
    }

    #[test]
    fn averages_are_within_their_ranges_and_mixes_add_up() {
        let list = activities(&Facts::default(), None, &Ground::default(), "FR");
        assert!(list.0.values().all(|a| a.low <= a.value && a.value <= a.high));
        assert!(averages::ALL.iter().all(|a| list.get(a.id).is_some_and(|got| got.basis == Basis::Assumed)));
        assert!(list.0.iter().all(|(id, a)| Activity::range(known(id).unwrap().unit).contains(&a.high)
            && a.source.chars().count() <= 180));
        assert!(
            (sum(&list, "heating_mix") - 1.0).abs() < 1e-9 && (sum(&list, "period_mix") - 1.0).abs() < 1e-9
        );
        assert!(list.get("industry.tco2e").is_none() && list.get("water.industry_m3_day").is_none());
    }

    #[test]
    fn a_fact_wins_over_the_average_and_a_known_mix_over_the_whole() {
        let mut facts = Facts::default();
        facts.activity.insert("water.leak_share".into(), fact(0.4));
        facts.activity.insert("heating_mix.gas".into(), fact(1.0));
        let list = activities(&facts, Some([0.5, 0.5, 0.0, 0.0, 0.0, 0.0]), &Ground::default(), "AD");
        assert_eq!(list.value("water.leak_share"), Some(0.4));
        assert_eq!(list.get("water.leak_share").unwrap().basis, Basis::Measured);
        assert_eq!((list.group("heating_mix").count(), sum(&list, "heating_mix")), (1, 1.0));
        assert_eq!(
            list.get("period_mix.before_1949").map(|a| (a.value, a.basis)),
            Some((0.5, Basis::Derived))
        );
        assert!(list.get("waste.residual_kg_person").unwrap().source.contains("France stands in"));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]
        #[test]
        fn land_figures_follow_the_land(crops in 0.0..5000.0f64, grass in 0.0..5000.0f64) {
            let of = |crops, grass| activities(&Facts::default(), None, &Ground { crops_ha: crops, grass_ha: grass, area_km2: 10.0, year: 2020 }, "FR");
            let (one, two) = (of(crops, grass), of(2.0 * crops, 2.0 * grass));
            for id in ["farming.dairy_cows", "farming.grassland_ha", "farming.irrigated_ha"] {
                let (a, b) = (one.get(id).unwrap(), two.get(id).unwrap());
                prop_assert!((2.0 * a.value - b.value).abs() < 1.001, "{}", id);
                prop_assert!(a.low <= a.value && a.value <= a.high);
            }
        }
    }
}
