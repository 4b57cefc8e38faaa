//! A twin that is open: what it is asked and what it answers.

use crate::{fetch, mesh, post};
use parvis_core::participation::PublicPlaces;
use parvis_core::scenario::{Place, Scenario};
use parvis_core::territory::{Manifest, Projection, Site, Territory, decode};
use parvis_core::themes::SPECS;
use parvis_core::twin::Twin;
use parvis_web::clock::now_ms;
use parvis_web::protocol::{
    Absent, Failure, PlaceValue, Progress, Ran, Ready, Snapped, Spot, Stage, Street, Tell,
};
use std::collections::BTreeMap;

pub(crate) struct Desk {
    twin: Twin,
    manifest: Manifest,
    starts: BTreeMap<String, f64>,
    streets: Vec<Street>,
    spots: Vec<Spot>,
    public: Option<PublicPlaces>,
    /// Named places and the cells in which they lie.
    places: Vec<(String, usize)>,
    /// The layer whose grid of today the page already has.
    sent: Option<String>,
}

impl Desk {
    /// Fetches a pack, checks it, and prepares the twin.
    pub(crate) async fn open(folder: &str) -> Result<Self, Failure> {
        let files = fetch::pack(folder).await?;
        let step = |stage| post::tell(&Tell::Progress(Progress { stage, done: 0, total: 1 }), &[]);
        step(Stage::Decode);
        let territory = decode::decode(&files).map_err(|e| Failure::Pack(e.to_string()))?;
        drop(files);
        step(Stage::Prepare);
        let activities = &territory.activities;
        let levers = SPECS.iter().flat_map(|s| s.levers);
        Ok(Self {
            starts: levers.map(|l| (l.id.to_owned(), l.start.resolve(activities))).collect(),
            streets: streets(&territory),
            spots: named(&territory).map(|(name, site)| Spot { name, point: site.point }).collect(),
            public: PublicPlaces::of(&territory),
            places: cells(&territory),
            sent: None,
            twin: Twin::prepare(&territory),
            manifest: territory.manifest,
        })
    }

    /// What the page needs to know of the twin.
    pub(crate) fn ready(&self) -> Ready {
        let baseline = self.twin.baseline();
        let absent = self.twin.absent().iter();
        Ready {
            report: self.twin.report(baseline),
            absent: absent
                .map(|(id, why)| Absent { theme: (*id).to_owned(), why: why.to_string() })
                .collect(),
            starts: self.starts.clone(),
            streets: self.streets.clone(),
            spots: self.spots.clone(),
            mesh: mesh::of(&self.manifest),
        }
    }

    /// Runs a scenario and tells the page what came out.
    pub(crate) fn run(&mut self, serial: u32, scenario: &Scenario, layer: Option<&str>) {
        let began = now_ms();
        self.twin.run(scenario);
        let run_ms = now_ms() - began;
        let (before, after) = (self.twin.baseline(), self.twin.last());
        let pair = layer.and_then(|id| before.layer(id).zip(after.layer(id)));
        let grids = pair.map(|(a, b)| [b.grid.values.as_slice(), a.grid.values.as_slice()]);
        let places = grids.map_or_else(Vec::new, |[then, today]| self.values(today, then));
        let ran = Ran {
            serial,
            report: self.twin.report(after),
            layer: pair.map(|(a, _)| a.id.to_owned()),
            places,
            run_ms,
        };
        // Today's grid does not change with the levers: it is sent once.
        let known = self.sent.as_deref() == ran.layer.as_deref();
        let parts = grids.as_ref().map_or(&[][..], |both| if known { &both[..1] } else { both });
        self.sent = ran.layer.clone();
        post::tell(&Tell::Ran(ran), parts);
    }

    /// Moves a place to public space and tells the page where it went.
    pub(crate) fn snap(&self, place: &Place) {
        let snap = self.public.as_ref().and_then(|p| p.snap_place(place));
        post::tell(&Tell::Snapped(snap.map(|s| Snapped { point: s.point, kind: s.kind })), &[]);
    }

    fn values(&self, baseline: &[f32], scenario: &[f32]) -> Vec<PlaceValue> {
        let value = |(name, cell): &(String, usize)| {
            let pair =
                baseline.get(*cell).zip(scenario.get(*cell)).filter(|(a, b)| a.is_finite() && b.is_finite());
            pair.map(|(a, b)| PlaceValue { name: name.clone(), baseline: *a, scenario: *b })
        };
        self.places.iter().filter_map(value).collect()
    }
}

/// Named places, each name once.
fn named(territory: &Territory) -> impl Iterator<Item = (String, &Site)> {
    let mut sites: Vec<_> = territory.sites.iter().filter_map(|s| Some((s.name.clone()?, s))).collect();
    sites.sort_by(|a, b| a.1.kind.cmp(&b.1.kind).then_with(|| a.0.cmp(&b.0)));
    sites.dedup_by(|a, b| a.0 == b.0);
    sites.into_iter()
}

/// The cells of the named places.
fn cells(territory: &Territory) -> Vec<(String, usize)> {
    let Ok(projection) = Projection::from_epsg(territory.manifest.crs_epsg) else { return Vec::new() };
    let cell = |site: &Site| territory.manifest.grid.index_at(projection.to_metres(site.point).ok()?);
    named(territory).filter_map(|(name, site)| Some((name, cell(site)?))).collect()
}

/// Named streets that carry traffic: of each, the stretch with the most.
fn streets(territory: &Territory) -> Vec<Street> {
    let mut best: BTreeMap<&str, (f64, u32)> = BTreeMap::new();
    for road in territory.roads.iter().filter(|r| r.class.0.carries_traffic()) {
        if let Some(name) = road.name.as_deref() {
            let carried = road.vehicles_day.0 * road.line.len() as f64;
            let slot = best.entry(name).or_insert((carried, road.id));
            if carried > slot.0 {
                *slot = (carried, road.id);
            }
        }
    }
    best.into_iter().map(|(name, (_, road))| Street { road, name: name.to_owned() }).collect()
}
