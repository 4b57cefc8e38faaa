//! Keeps the twin busy with the newest scenario alone: one question is under way, and of those that come
//! meanwhile only the last is kept.

use super::session::{Engine as State, Problem, Session};
use crate::bridge::page;
use crate::bridge::worker::{Engine, Grids};
use crate::protocol::{Ask, Failure, Progress, Stage, Tell};
use leptos::prelude::*;
use parvis_core::scenario::Place;
use std::cell::{Cell, RefCell};
use std::sync::Arc;

/// The worker and what was asked of it.
#[derive(Default)]
pub(crate) struct Scheduler {
    engine: RefCell<Option<Engine>>,
    busy: Cell<bool>,
    waiting: Cell<bool>,
    serial: Cell<u32>,
}

impl Scheduler {
    /// Starts a worker for a commune. The one before, if there is one, ends at once.
    pub(crate) fn open(&self, session: Session, slug: &str) {
        self.busy.set(false);
        self.waiting.set(false);
        session.engine.set(State::Opening(Progress { stage: Stage::Fetch, done: 0, total: 1 }));
        let hear = move |tell, grids| session.scheduler.with_value(|s| s.hear(session, tell, grids));
        let broken = move |why| session.engine.set(State::Failed(Problem::Broken(why)));
        match Engine::start(hear, broken) {
            Ok(engine) => {
                let folder = format!("{}{}", page::base(), super::catalogue::folder(slug));
                engine.ask(&Ask::Open { folder });
                self.engine.replace(Some(engine));
            }
            Err(_) => session.engine.set(State::Failed(Problem::Broken("Worker".to_owned()))),
        }
    }

    /// Ends the worker: the reader does not want to wait.
    pub(crate) fn stop(&self, session: Session) {
        self.engine.replace(None);
        session.engine.set(State::Stopped);
    }

    /// Asks for the scenario as it stands, now or as soon as the question under way is answered.
    pub(crate) fn run(&self, session: Session) {
        if session.engine.get_untracked() != State::Ready {
            return;
        }
        if self.busy.replace(true) {
            self.waiting.set(true);
            return;
        }
        self.serial.set(self.serial.get().wrapping_add(1));
        let ask = Ask::Run {
            serial: self.serial.get(),
            scenario: session.history.with_untracked(|h| h.scenario().clone()),
            layer: session.view.layer.get_untracked().map(str::to_owned),
        };
        if let Some(engine) = &*self.engine.borrow() {
            engine.ask(&ask);
        }
    }

    /// Asks where a place may be stored; the answer comes to [`Session::snapped`].
    pub(crate) fn snap(&self, place: &Place) {
        if let Some(engine) = &*self.engine.borrow() {
            engine.ask(&Ask::Snap { place: place.clone() });
        }
    }

    fn hear(&self, session: Session, tell: Tell, grids: Option<Grids>) {
        match tell {
            Tell::Progress(progress) => session.engine.set(State::Opening(progress)),
            Tell::Ready(ready) => {
                session.absent.set(ready.absent);
                session.starts.set(ready.starts);
                session.streets.set(ready.streets);
                session.spots.set(ready.spots);
                session.mesh.set(Some(Arc::new(ready.mesh)));
                session.report.set(Some(Arc::new(ready.report)));
                session.engine.set(State::Ready);
                self.run(session);
            }
            Tell::Ran(ran) => {
                self.busy.set(false);
                session.report.set(Some(Arc::new(ran.report)));
                session.places.set(ran.places);
                session.grids.set(ran.layer.zip(grids));
                if self.waiting.replace(false) {
                    self.run(session);
                }
            }
            Tell::Snapped(snapped) => session.snapped.set(snapped),
            Tell::Failed(failure) => session.engine.set(State::Failed(match failure {
                Failure::Fetch { file, why } => Problem::Fetch { file, why },
                Failure::Pack(why) => Problem::Broken(why),
            })),
        }
    }
}
