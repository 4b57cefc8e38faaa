//! The chosen projects together, run through the twin: a worker of its own, which ends with the answer.

use crate::bridge::page;
use crate::bridge::worker::Engine;
use crate::protocol::{Ask, Failure, Tell};
use crate::state::catalogue;
use parvis_core::participation::Consultation;
use parvis_core::report::Figure;
use parvis_core::scenario::{self, Scenario};
use std::cell::RefCell;
use std::rc::Rc;

/// The scenarios of some projects as one. Where two move the same lever, the further move holds: what is done twice
/// is not done more.
pub(super) fn together(asked: &Consultation, projects: &[String]) -> Scenario {
    let mut all = Scenario::baseline(&asked.pack);
    let codes = projects.iter().filter_map(|id| asked.project(id)?.scenario.as_deref());
    for one in codes.filter_map(|code| scenario::decode(code).ok()).filter(|one| one.pack == asked.pack) {
        for (lever, value) in one.levers {
            let slot = all.levers.entry(lever).or_insert(value);
            *slot = slot.max(value);
        }
        for mut measure in one.measures {
            measure.id = all.free_number();
            all.measures.push(measure);
        }
    }
    all
}

/// Runs a scenario of the commune `slug`; `done` hears the figures, or why there are none.
pub(super) fn run(slug: &str, scenario: Scenario, done: impl Fn(Result<Vec<Figure>, String>) + 'static) {
    // The worker lives as long as this holds it.
    let engine = Rc::new(RefCell::new(None::<Engine>));
    let done = Rc::new(done);
    let (own, told) = (engine.clone(), done.clone());
    let finish = move |answer| {
        told(answer);
        // Not from within its own message: the listener that is running belongs to it.
        let own = own.clone();
        wasm_bindgen_futures::spawn_local(async move { _ = own.borrow_mut().take() });
    };
    let finish = Rc::new(finish);
    let (asks, broken) = (engine.clone(), finish.clone());
    let hear = move |tell, _| match tell {
        Tell::Ready(_) => {
            if let Some(engine) = &*asks.borrow() {
                engine.ask(&Ask::Run { serial: 1, scenario: scenario.clone(), layer: None });
            }
        }
        Tell::Ran(ran) => finish(Ok(ran.report.figures)),
        Tell::Failed(Failure::Fetch { file, why }) => finish(Err(format!("{file}: {why}"))),
        Tell::Failed(Failure::Pack(why)) => finish(Err(why)),
        Tell::Progress(_) | Tell::Snapped(_) => (),
    };
    match Engine::start(hear, move |why| broken(Err(why))) {
        Ok(started) => {
            started.ask(&Ask::Open { folder: format!("{}{}", page::base(), catalogue::folder(slug)) });
            engine.replace(Some(started));
        }
        Err(_) => done(Err("Worker".to_owned())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use parvis_core::participation::Project;
    use parvis_core::scenario::{Measure, Place};

    fn project(id: &str, lever: f64, at: f64) -> Project {
        let mut scenario = Scenario::baseline("valsource");
        scenario.levers.insert("emissions.retrofit".to_owned(), lever);
        scenario.measures.push(Measure {
            id: 1,
            kind: "emissions.hedge".to_owned(),
            place: Place::Line(vec![[at, 45.0], [at, 45.1]]),
            size: 10.0,
        });
        Project { id: id.to_owned(), scenario: scenario::encode(&scenario).ok(), ..Project::default() }
    }

    #[test]
    fn projects_add_their_measures_and_share_their_levers() {
        let asked: Consultation = serde_json::from_value(serde_json::json!({
            "version": 1, "id": "x", "pack": "valsource", "title": {"fr": "x", "en": "x"}, "opens": "2026-01-01",
            "closes": "2026-02-01", "budget_eur": 1, "ballot": {"kind": "knapsack"}, "rule": "greedy",
            "projects": [project("a", 10.0, 2.0), project("b", 30.0, 2.1), project("c", 20.0, 2.2)],
        }))
        .unwrap();
        let all = together(&asked, &["a".to_owned(), "b".to_owned(), "nowhere".to_owned()]);
        assert_eq!(all.levers.get("emissions.retrofit"), Some(&30.0));
        let numbers: Vec<_> = all.measures.iter().map(|m| m.id).collect();
        assert_eq!(numbers.len(), 2);
        assert_ne!(numbers[0], numbers[1]);
    }
}
