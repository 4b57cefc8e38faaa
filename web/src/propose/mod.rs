//! Propose: from a scenario to a record that names nobody, shown exactly as it will be kept before it is stored.

mod form;
mod preview;
mod stored;
mod wording;

pub(crate) use preview::storage_words;
pub(crate) use wording::{Subject, Wording};

use crate::state::{Load, Session};
use crate::ui::ProblemPage;
use leptos::prelude::*;
use parvis_core::participation::Draft;

/// Where the page stands.
#[derive(Debug, Clone, PartialEq)]
enum Step {
    /// The resident writes.
    Write,
    /// The resident sees the record, drawn with these random bytes.
    Check([u8; 16]),
    /// The record is on the disk.
    Stored,
}

/// What the steps share.
#[derive(Clone, Copy)]
struct Desk {
    step: RwSignal<Step>,
    draft: RwSignal<Draft>,
}

/// The page.
#[component]
pub(crate) fn Propose() -> impl IntoView {
    let session = Session::here();
    let desk = Desk { step: RwSignal::new(Step::Write), draft: RwSignal::new(Draft::default()) };
    view! {
        <section class="sheet propose">
            {move || match (session.pack.get(), desk.step.get()) {
                (Load::Failed(problem), _) => view! { <ProblemPage problem/> }.into_any(),
                (_, Step::Write) => view! { <form::Form desk/> }.into_any(),
                (_, Step::Check(random)) => view! { <preview::Preview desk random/> }.into_any(),
                (_, Step::Stored) => view! { <stored::Stored desk/> }.into_any(),
            }}
        </section>
    }
}
