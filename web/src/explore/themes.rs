//! The choice of a theme.

use crate::state::Session;
use crate::words::{fill, k, named};
use leptos::prelude::*;
use parvis_core::themes::SPECS;

/// A pill for each theme; one that this commune cannot have says why.
#[component]
pub(super) fn Themes() -> impl IntoView {
    let session = Session::here();
    let pick = move |index: usize| {
        session.view.theme.set(index);
        session.view.layer.set(SPECS.get(index).and_then(|s| s.layers.first()).map(|l| l.id));
        session.schedule();
    };
    let why = move |id: &str| {
        session.absent.with(|list| list.iter().find(|a| a.theme == id).map(|a| a.why.clone()))
    };
    view! {
        <div class="themes" role="group" aria-label=t!(EXPLORE_THEMES)>
            {SPECS.iter().enumerate().map(|(index, spec)| view! {
                <button
                    type="button" class="pill"
                    aria-pressed=move || (session.view.theme.get() == index).to_string()
                    on:click=move |_| pick(index)
                >
                    {move || named(&format!("{}.name", spec.id))}
                </button>
            }).collect_view()}
        </div>
        {move || session.theme().and_then(|spec| why(spec.id)).map(|why| view! {
            <p class="empty">{fill(k::EXPLORE_ABSENT, &[("why", &why)])}</p>
        })}
    }
}
