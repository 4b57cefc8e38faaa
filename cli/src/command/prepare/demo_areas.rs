//! The parts of an invented commune that an idea can be about, with the households of its own buildings.

use parvis_core::participation::{Area, HOUSEHOLDS_MIN, Words};
use parvis_core::territory::{Site, SiteKind, Territory};
use parvis_prepare::assemble::slug;
use std::collections::BTreeSet;

/// Most parts: so many fit on one screen of a tablet.
const MOST: usize = 4;

/// The village and its largest hamlets; everybody lives in the part whose middle is nearest. None where fewer than two
/// are large enough.
pub(super) fn areas(territory: &Territory) -> Vec<Area> {
    let named = |site: &&Site| matches!(site.kind, SiteKind::Village | SiteKind::Hamlet);
    let mut ids = BTreeSet::new();
    let areas = territory.sites.iter().filter(named).filter_map(area);
    let mut areas: Vec<_> = areas.filter(|area| ids.insert(area.id.clone())).collect();
    // Whoever leaves a part that is too small lives in another one, so that the rest is counted anew.
    loop {
        count(territory, &mut areas);
        areas.sort_by_key(|area| std::cmp::Reverse(area.households));
        match areas.last() {
            Some(least) if areas.len() > MOST || f64::from(least.households) < HOUSEHOLDS_MIN => {
                _ = areas.pop()
            }
            _ => break,
        }
    }
    if areas.len() < 2 { Vec::new() } else { areas }
}

fn area(site: &Site) -> Option<Area> {
    let own = site.name.clone()?;
    let village = site.kind == SiteKind::Village;
    let name = |[there, said]: [&str; 2]| if village { said.to_owned() } else { there.to_owned() };
    Some(Area {
        id: slug(&own)?,
        name: Words { fr: name([&own, "Le bourg"]), en: name([&own, "The village"]) },
        households: 0,
        at: site.point,
    })
}

/// Shares the households of the commune out by dwellings; what is over stays uncounted.
fn count(territory: &Territory, areas: &mut [Area]) {
    let places = areas.to_vec();
    let mut dwellings = vec![0_u64; areas.len()];
    for building in &territory.buildings {
        let at = building.centre().and_then(|centre| Area::nearest(&places, centre));
        if let Some(count) =
            places.iter().position(|area| Some(area) == at).and_then(|at| dwellings.get_mut(at))
        {
            *count += u64::from(building.dwellings.0);
        }
    }
    let all = dwellings.iter().sum::<u64>().max(1);
    // A second home is no household.
    let households = u64::from(territory.manifest.households).min(all);
    for (area, own) in areas.iter_mut().zip(dwellings) {
        area.households = (own * households / all) as u32;
    }
}
