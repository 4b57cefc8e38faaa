//! Measures: chosen in the panel, placed with a click on the map or from a list of names.

use crate::bridge::intl;
use crate::bridge::map::Picked;
use crate::state::Session;
use crate::ui::unit;
use crate::words::{Key, fill, k, named, t};
use leptos::prelude::*;
use parvis_core::scenario::{Command, Measure, Place};
use parvis_core::themes::{MeasureKind, PlaceKind, SPECS, Spec, measures_of};

/// The name that the map's code has for what a click chooses.
pub(super) fn picking(kind: &'static MeasureKind) -> &'static str {
    match kind.place {
        PlaceKind::Point => "point",
        PlaceKind::Road => "road",
        PlaceKind::Line => "line",
    }
}

/// A click on the map while a measure waits for its place.
pub(super) fn picked(session: Session, picked: Picked) {
    let Some(kind) = session.placing.get_untracked() else { return };
    match (kind.place, picked.road) {
        (PlaceKind::Point, _) => put(session, kind, Place::Point(picked.point)),
        (PlaceKind::Road, Some(road)) => put(session, kind, Place::Road(road)),
        (PlaceKind::Road, None) => (),
        (PlaceKind::Line, _) => {
            session.drawn.update(|line| line.push(picked.point));
            if session.drawn.with_untracked(Vec::len) == 2 {
                let line = session.drawn.try_update(std::mem::take).unwrap_or_default();
                put(session, kind, Place::Line(line));
            }
        }
    }
}

/// Adds a measure to the scenario.
fn put(session: Session, kind: &'static MeasureKind, place: Place) {
    let id = session.history.with_untracked(|h| h.scenario().free_number());
    let size = kind.size.map_or(1.0, |s| s.usual);
    session.placing.set(None);
    session.drawn.set(Vec::new());
    session.apply(Command::Place(Measure { id, kind: kind.id.to_owned(), place, size }), false);
}

/// The kind with this id.
pub(crate) fn kind_of(id: &str) -> Option<&'static MeasureKind> {
    SPECS.iter().flat_map(|s| s.measures).find(|m| m.id == id)
}

/// What can be placed, and what is placed already.
#[component]
pub(crate) fn Measures(spec: &'static Spec) -> impl IntoView {
    let session = Session::here();
    let placed = move || {
        session.history.with(|h| {
            let own = |m: &&Measure| measures_of(spec).any(|k| k.id == m.kind);
            h.scenario().measures.iter().filter(own).cloned().collect::<Vec<_>>()
        })
    };
    view! {
        <h3>{t!(MEASURE_TITLE)}</h3>
        <div class="measure-kinds">
            {measures_of(spec).map(|kind| view! {
                <button
                    type="button" class="measure-kind"
                    aria-pressed=move || session.placing.get().is_some_and(|p| p.id == kind.id).to_string()
                    on:click=move |_| {
                        let same = session.placing.get_untracked().is_some_and(|p| p.id == kind.id);
                        session.drawn.set(Vec::new());
                        session.placing.set((!same).then_some(kind));
                    }
                >
                    {move || named(&format!("{}.name", kind.id))}
                </button>
            }).collect_view()}
        </div>
        {move || session.placing.get().filter(|kind| measures_of(spec).any(|m| m.id == kind.id)).map(|kind| view! {
            <Placing kind/>
        })}
        <ul class="placed">
            <For each=placed key=|m| format!("{m:?}") let(measure)>
                <li><Placed measure/></li>
            </For>
        </ul>
    }
}

/// What to do next: a click on the map, or a name from a list.
#[component]
fn Placing(kind: &'static MeasureKind) -> impl IntoView {
    let session = Session::here();
    let hint = move || {
        t(match (kind.place, session.drawn.with(Vec::len)) {
            (PlaceKind::Point, _) => k::MEASURE_HINT_POINT,
            (PlaceKind::Road, _) => k::MEASURE_HINT_ROAD,
            (PlaceKind::Line, 0) => k::MEASURE_HINT_LINE,
            (PlaceKind::Line, _) => k::MEASURE_HINT_LINE_END,
        })
    };
    let options = move || match kind.place {
        PlaceKind::Road => session.streets.get().into_iter().map(|s| (s.name, Place::Road(s.road))).collect(),
        PlaceKind::Point => {
            session.spots.get().into_iter().map(|s| (s.name, Place::Point(s.point))).collect()
        }
        // A line of 100 m eastwards from a named place: a start for those who do not draw.
        PlaceKind::Line => session
            .spots
            .get()
            .into_iter()
            .map(|s| (s.name, Place::Line(eastwards(s.point))))
            .collect::<Vec<_>>(),
    };
    let choose = move |event| {
        let chosen = event_target_value(&event).parse::<usize>().ok();
        if let Some((_, place)) = chosen.and_then(|at| options().into_iter().nth(at)) {
            put(session, kind, place);
        }
    };
    view! {
        <div class="placing" role="status">
            <p>{hint}</p>
            <label>
                {t!(MEASURE_OR_LIST)}
                <select on:change=choose>
                    <option value="">{t!(MEASURE_CHOOSE)}</option>
                    {move || options().into_iter().enumerate().map(|(i, (name, _))| view! {
                        <option value=i.to_string()>{name}</option>
                    }).collect_view()}
                </select>
            </label>
            <button type="button" class="link" on:click=move |_| session.placing.set(None)>{t!(UI_CANCEL)}</button>
        </div>
    }
}

/// A line of about 100 m to the east.
fn eastwards([lng, lat]: [f64; 2]) -> Vec<[f64; 2]> {
    let metre_deg = 1.0 / (111_320.0 * lat.to_radians().cos().max(0.01));
    vec![[lng, lat], [lng + 100.0 * metre_deg, lat]]
}

/// A measure that is placed: its name, its size, its cost, and the way to take it off again.
#[component]
fn Placed(measure: Measure) -> impl IntoView {
    let session = Session::here();
    let id = measure.id;
    let name = measure_name(session, &measure);
    let size = kind_of(&measure.kind).and_then(|kind| kind.size);
    let place = StoredValue::new(measure.place.clone());
    let cost = move || {
        session.report.with(|r| {
            let line = r.as_ref()?.costs.iter().find(|c| c.measure == Some(id))?;
            Some(fill(k::COST_ONCE, &[("eur", &intl::euros(line.commune.value))]))
        })
    };
    view! {
        <div class="card placed-measure">
            <p><strong>{name}</strong></p>
            {size.map(|size| view! {
                <label class="field">
                    <span class="hidden">{t!(MEASURE_SIZE)}</span>
                    <input
                        type="number" min=size.min max=size.max step=size.step value=measure.size
                        on:change=move |event| {
                            if let Ok(value) = event_target_value(&event).parse::<f64>() {
                                let size = value.clamp(size.min, size.max);
                                session.apply(Command::Change { id, place: place.get_value(), size }, false);
                            }
                        }
                    />
                    <span class="field-unit">{unit(size.unit)}</span>
                </label>
            })}
            <span class="money">{cost}</span>
            <button type="button" class="link" on:click=move |_| session.apply(Command::Remove(id), false)>
                {t!(MEASURE_REMOVE)}
            </button>
        </div>
    }
}

/// A measure's kind and, where it lies on a named street, the street.
pub(crate) fn measure_name(session: Session, measure: &Measure) -> String {
    let kind = Key::find(&format!("{}.name", measure.kind))
        .map_or_else(|| measure.kind.clone(), |key| t(key).to_owned());
    let street = match measure.place {
        Place::Road(road) => {
            session.streets.with(|list| list.iter().find(|s| s.road == road).map(|s| s.name.clone()))
        }
        _ => None,
    };
    match street {
        Some(street) => format!("{kind}, {street}"),
        None => kind,
    }
}
