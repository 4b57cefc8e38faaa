//! Explore: what if (levers, measures, budget), where (the map), what changes (figures and charts).

mod budget;
mod figures;
mod levers;
mod map;
mod presets;
mod status;
mod table;
mod themes;
mod why;

pub(crate) use levers::lever_words;
pub(crate) use map::{measure_name, open_options};

use crate::state::{Load, Session};
use crate::ui::ProblemPage;

use leptos::prelude::*;

/// The page.
#[component]
pub(crate) fn Explore() -> impl IntoView {
    let session = Session::here();
    view! {
        {move || match (session.catalogue.get(), session.pack.get()) {
            (Load::Failed(problem), _) | (_, Load::Failed(problem)) => view! { <ProblemPage problem/> }.into_any(),
            _ => view! { <Places/> }.into_any(),
        }}
    }
}

/// The three places, always the same.
#[component]
fn Places() -> impl IntoView {
    view! {
        <h1 class="hidden">{t!(NAV_EXPLORE)}</h1>
        <div class="explore">
            <section class="what-if" aria-labelledby="what-if">
                <div class="scroll">
                    <h2 id="what-if">{t!(EXPLORE_WHAT_IF)}</h2>
                    <p class="quiet">{t!(EXPLORE_WHAT_IF_TEXT)}</p>
                    <themes::Themes/>
                    <levers::Levers/>
                    <presets::Presets/>
                </div>
                <budget::Budget/>
            </section>
            <section class="where" aria-label=t!(EXPLORE_WHERE)>
                <div class="map-frame"><map::MapPane/></div>
                <figures::Headline/>
            </section>
            <section class="changes" aria-labelledby="changes">
                <div class="scroll">
                    <h2 id="changes">{t!(EXPLORE_CHANGES)}</h2>
                    <p class="quiet">{t!(EXPLORE_CHANGES_TEXT)}</p>
                    <status::Status/>
                    <figures::Figures/>
                </div>
            </section>
        </div>
    }
}
