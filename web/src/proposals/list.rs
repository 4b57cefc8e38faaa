//! The proposals of the commune, numbered as on the map.

use crate::bridge::intl;
use crate::bridge::storage::{Kept, StorageError};
use crate::route::{Page, Route};
use crate::state::Session;
use crate::words::{fill, k, named, t};
use leptos::prelude::*;
use leptos::task::spawn_local;
use parvis_core::participation::Proposal;

#[component]
pub(super) fn List() -> impl IntoView {
    let session = Session::here();
    let pack = session.history.with_untracked(|h| h.scenario().pack.clone());
    let items = move || session.proposals.of_pack(&pack);
    let failed = RwSignal::new(None::<StorageError>);
    view! {
        {move || failed.get().map(|why| view! { <p class="worse" role="alert">{crate::propose::storage_words(&why)}</p> })}
        {move || {
            let items = items();
            if items.is_empty() {
                return view! {
                    <p class="empty">
                        {t(k::PROPOSALS_EMPTY)}" "
                        <a href=session.fragment(Page::Propose)>{t(k::PROPOSALS_FIRST)}</a>
                    </p>
                }.into_any();
            }
            view! {
                <ol class="proposal-cards">
                    {items.into_iter().enumerate().map(|(i, (proposal, kept))| view! {
                        <li><Card number=i + 1 proposal kept failed/></li>
                    }).collect_view()}
                </ol>
            }.into_any()
        }}
    }
}

#[component]
fn Card(
    number: usize,
    proposal: Proposal,
    kept: Kept,
    failed: RwSignal<Option<StorageError>>,
) -> impl IntoView {
    let session = Session::here();
    let asked = RwSignal::new(false);
    let p = proposal.properties;
    let id = StoredValue::new(kept.id);
    let remove = move |_| {
        spawn_local(async move {
            if let Err(why) = session.proposals.remove(&id.get_value()).await {
                failed.set(Some(why));
            }
        });
    };
    let scenario = (!p.scenario.is_empty()).then(|| {
        Route { page: Page::Explore, pack: Some(p.pack.clone()), code: Some(p.scenario.clone()) }.fragment()
    });
    let theme = named(&format!("{}.name", p.theme));
    let cost = (p.commune_eur > 0.5).then(|| fill(k::COST_ONCE, &[("eur", &intl::euros(p.commune_eur))]));
    view! {
        <article class="card proposal" lang=p.language.clone()>
            <h2><span class="number-disc" aria-hidden="true">{number}</span>{p.title.clone()}</h2>
            <p class="own-words">{p.text.clone()}</p>
            <p class="quiet">{theme}" · "{p.day.clone()}</p>
            {cost.map(|c| view! { <p class="money">{c}</p> })}
            <p class="row">
                {scenario.map(|href| view! { <a href=href>{t!(PROPOSALS_OPEN)}</a> })}
                {kept.own.then(|| view! {
                    {move || if asked.get() {
                        view! {
                            <span>{t(k::PROPOSALS_SURE)}</span>
                            <button type="button" class="link worse" on:click=remove>{t(k::PROPOSALS_DELETE_YES)}</button>
                            <button type="button" class="link" on:click=move |_| asked.set(false)>{t(k::UI_CANCEL)}</button>
                        }.into_any()
                    } else {
                        view! {
                            <button type="button" class="link" on:click=move |_| asked.set(true)>{t(k::PROPOSALS_DELETE)}</button>
                        }.into_any()
                    }}
                })}
            </p>
        </article>
    }
}
