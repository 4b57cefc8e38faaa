//! The vote: on a phone at home, or on the tablet that goes from hand to hand on an evening.
//!
//! Each person begins at the start and ends there; what one has marked is gone when the next begins.

mod area;
mod card;
mod check;
mod guide;
mod idle;
mod paper;
mod propose;
mod receipt;
mod send;
mod start;
mod vote;

use super::Hall;
use super::parts::{Asked, Frame};
use crate::bridge::page;
use gloo_storage::{LocalStorage, Storage};
use leptos::prelude::*;
use parvis_core::participation::Draft;
use std::collections::BTreeMap;

/// Where a person stands.
#[derive(Debug, Clone, PartialEq)]
enum Step {
    Start,
    Vote,
    /// What is marked, and the card that signs it.
    Check,
    Propose,
    /// A record is on the disk; its receipt.
    Kept(String),
    /// The facilitator's page.
    Guide,
    /// Forms for paper.
    Paper,
}

/// What the steps share.
#[derive(Clone, Copy)]
struct Desk {
    step: RwSignal<Step>,
    /// The order of the projects: another one for each person, so that none is always first.
    order: RwSignal<u64>,
    /// Points by project id; 1 where there are none to give.
    marks: RwSignal<BTreeMap<String, u32>>,
    /// The words of the card, and how often it has voted before.
    card: RwSignal<String>,
    before: RwSignal<u32>,
    draft: RwSignal<Draft>,
    /// Id of the area that an idea is about; empty where it is the whole commune.
    area: RwSignal<String>,
    /// Whether this is the tablet of an evening.
    kiosk: RwSignal<bool>,
}

/// Where the device keeps that it is the tablet of an evening.
const KIOSK: &str = "parvis.kiosk";

impl Desk {
    fn new() -> Self {
        let desk = Self {
            step: RwSignal::new(Step::Start),
            order: RwSignal::new(0),
            marks: RwSignal::new(BTreeMap::new()),
            card: RwSignal::new(String::new()),
            before: RwSignal::new(0),
            draft: RwSignal::new(Draft::default()),
            area: RwSignal::new(String::new()),
            kiosk: RwSignal::new(LocalStorage::get(KIOSK).unwrap_or(false)),
        };
        desk.wipe();
        desk
    }

    /// Forgets what the person before has marked and written.
    fn wipe(self) {
        self.order.set(crate::bridge::storage::random().map_or(1, u64::from_le_bytes));
        self.marks.set(BTreeMap::new());
        self.card.set(String::new());
        self.before.set(0);
        self.draft.set(Draft::default());
        self.area.set(String::new());
    }

    /// Back to the start, for the next person.
    fn again(self) {
        self.wipe();
        self.go(Step::Start);
    }

    fn go(self, step: Step) {
        self.step.set(step);
        page::scroll_to_top();
    }

    fn set_kiosk(self, on: bool) {
        // A browser that keeps no preference is still the tablet of this evening until it is reloaded.
        let _ = LocalStorage::set(KIOSK, on);
        self.kiosk.set(on);
    }
}

/// The page.
#[component]
pub(super) fn Session() -> impl IntoView {
    let hall = Hall::here();
    let desk = Desk::new();
    Effect::new(move |_| page::mark_root("data-kiosk", desk.kiosk.get().then_some("")));
    on_cleanup(|| page::mark_root("data-kiosk", None));
    view! {
        <Frame hall asked=move |asked: Asked| {
            let asked = StoredValue::new(asked);
            view! {
                <idle::Idle desk/>
                {move || {
                    let asked = asked.get_value();
                    match desk.step.get() {
                        Step::Start => view! { <start::Start desk asked/> }.into_any(),
                        Step::Vote => view! { <vote::Vote desk asked/> }.into_any(),
                        Step::Check => view! { <check::Check desk asked/> }.into_any(),
                        Step::Propose => view! { <propose::Propose desk asked/> }.into_any(),
                        Step::Kept(receipt) => view! { <receipt::Kept desk receipt/> }.into_any(),
                        Step::Guide => view! { <guide::Guide desk asked/> }.into_any(),
                        Step::Paper => view! { <paper::Paper desk asked/> }.into_any(),
                    }
                }}
            }.into_any()
        }/>
    }
}
