//! Sources: where every layer and figure comes from, and what the models cannot show.

mod check;
mod layers;
mod models;

use crate::state::{Load, Session};
use crate::ui::ProblemPage;
use crate::words::{k, t};
use leptos::prelude::*;

/// The page.
#[component]
pub(crate) fn Sources() -> impl IntoView {
    let session = Session::here();
    view! {
        {move || match session.pack.get() {
            Load::Failed(problem) => view! { <ProblemPage problem/> }.into_any(),
            Load::Pending => view! { <p class="sheet quiet">{t(k::STATUS_FETCH)}</p> }.into_any(),
            Load::Here(manifest) => view! {
                <section class="sheet sources">
                    <h1>{t!(SOURCES_TITLE)}</h1>
                    <p>{t!(SOURCES_INTRO)}</p>
                    {manifest.invented.then(|| view! { <p class="empty">{t!(SOURCES_INVENTED)}</p> })}
                    <layers::Layers manifest/>
                    <models::Models/>
                    <check::CheckModels/>
                </section>
            }.into_any(),
        }}
    }
}
