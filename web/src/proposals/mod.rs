//! Proposals: the list, the map, and the way in and out of this device.

mod exchange;
mod list;
mod map;

use crate::state::{BoxState, Load, Session};
use crate::ui::ProblemPage;
use crate::words::{k, t};
use leptos::prelude::*;

/// The page.
#[component]
pub(crate) fn Proposals() -> impl IntoView {
    let session = Session::here();
    view! {
        {move || match session.pack.get() {
            Load::Failed(problem) => view! { <ProblemPage problem/> }.into_any(),
            Load::Pending => view! { <p class="sheet quiet">{t(k::STATUS_FETCH)}</p> }.into_any(),
            Load::Here(manifest) => view! {
                <div class="proposals">
                    <section class="proposals-list">
                        <h1>{t!(NAV_PROPOSALS)}</h1>
                        <p class="quiet">{t!(PROPOSALS_INTRO)}</p>
                        <exchange::Exchange/>
                        {move || match session.proposals.state.get() {
                            BoxState::Opening => view! { <p class="quiet">{t(k::PROPOSALS_OPENING)}</p> }.into_any(),
                            BoxState::Failed(why) => view! {
                                <p class="worse" role="alert">{crate::propose::storage_words(&why)}</p>
                            }.into_any(),
                            BoxState::Open(_) => view! { <list::List/> }.into_any(),
                        }}
                    </section>
                    <section class="proposals-map" aria-label=t!(EXPLORE_WHERE)>
                        <map::ProposalMap manifest/>
                    </section>
                </div>
            }.into_any(),
        }}
    }
}
