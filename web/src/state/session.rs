//! The one store.

use super::{Catalogue, Scheduler};
use crate::bridge::worker::Grids;
use crate::bridge::{net, page};
use crate::protocol::{Absent, Mesh, PlaceValue, Progress, Snapped, Spot, Street};
use crate::route::{Page, Route};
use leptos::prelude::*;
use leptos::task::spawn_local;
use parvis_core::report::{Figure, Report};
use parvis_core::scenario::{self, CodeError, Command, CommandError, History, Scenario};
use parvis_core::territory::Manifest;
use parvis_core::themes::{LayerSpec, Lever, MeasureKind, SPECS, Spec, Start};
use std::collections::BTreeMap;
use std::sync::Arc;

/// Something that is fetched.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Load<T> {
    Pending,
    Here(T),
    Failed(Problem),
}

/// Why a page cannot show what was asked for.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Problem {
    /// The site holds no commune of this name.
    UnknownPack(String),
    /// A file could not be fetched.
    Fetch { file: String, why: String },
    /// The pack breaks a rule of its format.
    Broken(String),
}

/// Why the scenario of a link was not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum LinkProblem {
    Damaged,
    Newer,
    OtherCommune,
}

/// How far the twin is.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Engine {
    /// Nothing is asked of it yet.
    Asleep,
    /// The pack is being opened.
    Opening(Progress),
    /// Scenarios can be run.
    Ready,
    /// It cannot run; the page shows today's figures alone.
    Failed(Problem),
    /// The reader stopped the opening.
    Stopped,
}

/// Which of the two results the map shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Mode {
    Baseline,
    Scenario,
    Both,
    Difference,
}

/// What the reader looks at.
#[derive(Debug, Clone, Copy)]
pub(crate) struct View {
    /// Index of the theme in [`SPECS`].
    pub(crate) theme: RwSignal<usize>,
    /// The layer on the map.
    pub(crate) layer: RwSignal<Option<&'static str>>,
    /// Today, scenario, both or difference.
    pub(crate) mode: RwSignal<Mode>,
}

/// The one store, handed down by context.
#[derive(Clone, Copy)]
pub(crate) struct Session {
    pub(crate) route: RwSignal<Route>,
    pub(crate) catalogue: RwSignal<Load<Catalogue>>,
    pub(crate) pack: RwSignal<Load<Arc<Manifest>>>,
    pub(crate) history: RwSignal<History>,
    /// What was wrong with the link that led here, until the reader has seen it.
    pub(crate) link_problem: RwSignal<Option<LinkProblem>>,
    pub(crate) engine: RwSignal<Engine>,
    pub(crate) report: RwSignal<Option<Arc<Report>>>,
    pub(crate) absent: RwSignal<Vec<Absent>>,
    /// Where each lever stands today.
    pub(crate) starts: RwSignal<BTreeMap<String, f64>>,
    /// Named streets and places, for those who choose from a list.
    pub(crate) streets: RwSignal<Vec<Street>>,
    pub(crate) spots: RwSignal<Vec<Spot>>,
    pub(crate) mesh: RwSignal<Option<Arc<Mesh>>>,
    /// The layer whose grids are here, and the grids.
    pub(crate) grids: RwSignal<Option<(String, Grids)>, LocalStorage>,
    pub(crate) places: RwSignal<Vec<PlaceValue>>,
    pub(crate) view: View,
    /// The kind of measure that waits for its place on the map, and the points of its line so far.
    pub(crate) placing: RwSignal<Option<&'static MeasureKind>>,
    pub(crate) drawn: RwSignal<Vec<[f64; 2]>>,
    /// Where the place that was last asked about may be stored.
    pub(crate) snapped: RwSignal<Option<Snapped>>,
    /// The proposals that this device keeps.
    pub(crate) proposals: super::ProposalBox,
    pub(crate) scheduler: StoredValue<Scheduler, LocalStorage>,
}

impl Session {
    /// Makes the store, reads the address, and fetches what it names.
    pub(crate) fn start() -> Self {
        let view = View {
            theme: RwSignal::new(0),
            layer: RwSignal::new(SPECS.first().and_then(|s| s.layers.first()).map(|l| l.id)),
            mode: RwSignal::new(Mode::Scenario),
        };
        let session = Self {
            route: RwSignal::new(Route::parse(&page::fragment())),
            catalogue: RwSignal::new(Load::Pending),
            pack: RwSignal::new(Load::Pending),
            history: RwSignal::new(History::default()),
            link_problem: RwSignal::new(None),
            engine: RwSignal::new(Engine::Asleep),
            report: RwSignal::new(None),
            absent: RwSignal::new(Vec::new()),
            starts: RwSignal::new(BTreeMap::new()),
            streets: RwSignal::new(Vec::new()),
            spots: RwSignal::new(Vec::new()),
            mesh: RwSignal::new(None),
            grids: RwSignal::new_local(None),
            places: RwSignal::new(Vec::new()),
            view,
            placing: RwSignal::new(None),
            drawn: RwSignal::new(Vec::new()),
            snapped: RwSignal::new(None),
            proposals: super::ProposalBox::open(),
            scheduler: StoredValue::new_local(Scheduler::default()),
        };
        page::on_fragment(move |fragment| session.arrive(Route::parse(&fragment)));
        spawn_local(async move {
            match net::json(super::catalogue::CATALOGUE).await {
                Ok(catalogue) => session.catalogue.set(Load::Here(catalogue)),
                Err(e) => session.catalogue.set(Load::Failed(Problem::Fetch {
                    file: super::catalogue::CATALOGUE.to_owned(),
                    why: e.to_string(),
                })),
            }
            session.arrive(session.route.get_untracked());
        });
        session
    }

    /// The store, wherever a component stands.
    pub(crate) fn here() -> Self {
        expect_context()
    }

    /// Goes where an address leads: another page, another commune, another scenario.
    fn arrive(self, route: Route) {
        let before = self.route.get_untracked();
        if before != route {
            self.route.set(route.clone());
        }
        let Load::Here(catalogue) = self.catalogue.get_untracked() else { return };
        let wanted = route.pack.or_else(|| catalogue.packs.first().map(|p| p.slug.clone()));
        let Some(slug) = wanted else { return };
        if !catalogue.packs.iter().any(|p| p.slug == slug) {
            self.pack.set(Load::Failed(Problem::UnknownPack(slug)));
            return;
        }
        let open = matches!(self.pack.get_untracked(), Load::Here(m) if m.slug == slug);
        if !open {
            self.open(slug, route.code);
        } else if route.code.is_some() && route.code != self.code() {
            self.load_code(&slug, route.code.as_deref());
        }
    }

    /// Opens another commune.
    fn open(self, slug: String, code: Option<String>) {
        self.pack.set(Load::Pending);
        self.report.set(None);
        self.grids.set(None);
        self.mesh.set(None);
        self.engine.set(Engine::Asleep);
        self.history.set(History::new(Scenario::baseline(&slug)));
        self.load_code(&slug, code.as_deref());
        spawn_local(async move {
            let file = format!("{}territory.json", super::catalogue::folder(&slug));
            match net::json::<Manifest>(&file).await {
                Ok(manifest) => {
                    self.report.set(Some(Arc::new(first_report(&manifest))));
                    self.pack.set(Load::Here(Arc::new(manifest)));
                    self.scheduler.with_value(|s| s.open(self, &slug));
                }
                Err(net::FetchError::Content(why)) => {
                    self.pack.set(Load::Failed(Problem::Broken(format!("territory.json: {why}"))));
                }
                Err(e) => self.pack.set(Load::Failed(Problem::Fetch { file, why: e.to_string() })),
            }
        });
    }

    /// Takes a scenario from a share code; a bad one is told, and the commune is shown as it is.
    fn load_code(self, slug: &str, code: Option<&str>) {
        let Some(code) = code else { return };
        let read = scenario::decode(code).map_err(|e| match e {
            CodeError::Newer => LinkProblem::Newer,
            _ => LinkProblem::Damaged,
        });
        let applied = read.and_then(|scenario| {
            let mut history = History::new(Scenario::baseline(slug));
            match history.apply(Command::Replace(scenario), false) {
                Ok(()) => Ok(history),
                Err(CommandError::OtherCommune(_)) => Err(LinkProblem::OtherCommune),
                Err(_) => Err(LinkProblem::Damaged),
            }
        });
        match applied {
            Ok(history) => {
                self.history.set(history);
                self.schedule();
            }
            Err(why) => self.link_problem.set(Some(why)),
        }
    }

    /// Carries a command out and runs the twin.
    pub(crate) fn apply(self, command: Command, joins: bool) {
        let done = self.history.try_update(|h| h.apply(command, joins).is_ok()).unwrap_or(false);
        if done {
            self.changed();
        }
    }

    /// Takes the last step back.
    pub(crate) fn undo(self) {
        self.history.update(|h| _ = h.undo());
        self.changed();
    }

    /// Makes the step that was taken back again.
    pub(crate) fn redo(self) {
        self.history.update(|h| _ = h.redo());
        self.changed();
    }

    /// Puts everything back to today; that too can be undone.
    pub(crate) fn start_again(self) {
        let slug = self.history.with_untracked(|h| h.scenario().pack.clone());
        self.apply(Command::Replace(Scenario::baseline(&slug)), false);
    }

    fn changed(self) {
        let route = Route { code: self.code(), ..self.here_route() };
        page::replace(&route.fragment());
        self.route.update(|r| r.code = route.code);
        self.schedule();
    }

    /// Asks the twin for the scenario as it stands.
    pub(crate) fn schedule(self) {
        self.scheduler.with_value(|s| s.run(self));
    }

    /// The page and commune that are open, without a scenario.
    fn here_route(self) -> Route {
        let pack = self.history.with_untracked(|h| h.scenario().pack.clone());
        Route { pack: Some(pack), code: None, ..self.route.get_untracked() }
    }

    /// The share code of the scenario; none for the commune as it is.
    pub(crate) fn code(self) -> Option<String> {
        self.history.with_untracked(|h| {
            if h.scenario().is_baseline() { None } else { scenario::encode(h.scenario()).ok() }
        })
    }

    /// The fragment of a page about this commune and scenario.
    pub(crate) fn fragment(self, page: Page) -> String {
        self.history.track();
        let route = Route { page, ..self.here_route() };
        let route =
            if route.pack.as_deref() == Some("") { self.route.get_untracked().on(page) } else { route };
        Route { code: self.code(), ..route }.fragment()
    }

    /// Where a lever stands: moved, or as today.
    pub(crate) fn lever_value(self, lever: &'static Lever) -> f64 {
        self.history.with(|h| h.scenario().lever(lever.id)).unwrap_or_else(|| self.lever_start(lever))
    }

    /// Where a lever stands today.
    pub(crate) fn lever_start(self, lever: &'static Lever) -> f64 {
        let known = self.starts.with(|s| s.get(lever.id).copied());
        known.unwrap_or(match lever.start {
            Start::At(position) | Start::Activity(_, position) => position,
        })
    }

    /// Moves a lever; back where the commune stands today it is no longer part of the scenario.
    pub(crate) fn move_lever(self, lever: &'static Lever, value: f64, joins: bool) {
        let value = value.clamp(lever.min, lever.max);
        let moved = (value - self.lever_start(lever)).abs() > 0.25 * lever.step;
        self.apply(Command::SetLever { lever: lever.id.to_owned(), value: moved.then_some(value) }, joins);
    }

    /// The theme that is open.
    pub(crate) fn theme(self) -> Option<&'static Spec> {
        SPECS.get(self.view.theme.get()).copied()
    }

    /// The layer that is on the map.
    pub(crate) fn layer(self) -> Option<&'static LayerSpec> {
        let id = self.view.layer.get()?;
        SPECS.iter().flat_map(|s| s.layers).find(|l| l.id == id)
    }

    /// The figure with this id, as last computed.
    pub(crate) fn figure(self, id: &str) -> Option<Figure> {
        self.report.with(|r| r.as_ref().and_then(|r| r.figure(id).cloned()))
    }
}

/// Today's figures as the manifest carries them, so that the first view shows numbers before any run.
fn first_report(manifest: &Manifest) -> Report {
    let figures = manifest.baseline.iter().map(|(id, quantity)| {
        let none = parvis_core::outcome::Quantity { value: 0.0, low: 0.0, high: 0.0, ..quantity.clone() };
        Figure {
            id: id.clone(),
            baseline: quantity.clone(),
            scenario: quantity.clone(),
            change: none,
            inputs: Vec::new(),
        }
    });
    Report { figures: figures.collect(), ..Report::default() }
}
