//! A proposal in a few lines: written, shown as it will be sealed, sealed.

use super::{Desk, area, send};
use crate::bridge::{intl, storage};
use crate::hall::parts::Asked;
use crate::hall::vault::VaultError;
use crate::hall::{Hall, h, k};
use crate::propose::{Subject, Wording};
use crate::words::{fill, language, t};
use leptos::prelude::*;
use leptos::task::spawn_local;
use parvis_core::participation::scan::Finding;
use parvis_core::participation::{Anonymised, Record, anonymise};
use parvis_core::themes::SPECS;

#[component]
pub(super) fn Propose(desk: Desk, asked: Asked) -> impl IntoView {
    let hall = Hall::here();
    let random = RwSignal::new(None::<[u8; 16]>);
    let ready = move || !desk.draft.with(|d| d.title.trim().is_empty());
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        desk.draft.update(|d| {
            d.pack = hall.slug.get_untracked();
            d.day = intl::today();
            d.language = untrack(language).tag().to_owned();
            if d.theme.is_empty() {
                d.theme = SPECS.first().map_or("", |s| s.id).to_owned();
            }
        });
        if ready() {
            random.set(storage::random());
        }
    };
    let asked = StoredValue::new(asked);
    view! {
        <section class="sheet session-sheet propose">
            <h1 tabindex="-1">{h!(IDEA_TITLE)}</h1>
            {move || match random.get() {
                Some(bytes) => view! { <Preview desk asked=asked.get_value() bytes random/> }.into_any(),
                None => view! {
                    <form class="form" on:submit=submit>
                        <Wording draft=desk.draft title=k::IDEA_NAME text=k::IDEA_TEXT/>
                        <Subject draft=desk.draft label=k::IDEA_THEME first=Signal::stored(0)/>
                        <area::Choice desk asked=asked.get_value()/>
                        <p class="row">
                            <button type="button" class="button button-quiet" on:click=move |_| desk.again()>{h!(SHARED_STOP)}</button>
                            <button type="submit" class="button button-large" disabled=move || !ready()>{h!(IDEA_CHECK)}</button>
                        </p>
                    </form>
                }.into_any(),
            }}
        </section>
    }
}

/// The record as it will be sealed, and what its author has to decide.
#[component]
fn Preview(desk: Desk, asked: Asked, bytes: [u8; 16], random: RwSignal<Option<[u8; 16]>>) -> impl IntoView {
    let hall = Hall::here();
    let failed = RwSignal::new(None::<VaultError>);
    let busy = RwSignal::new(false);
    let place = StoredValue::new(area::place(desk, &asked));
    let made = Memo::new(move |_| {
        let place = place.get_value();
        desk.draft.with(|draft| anonymise(draft, place.as_ref(), bytes).map_err(|e| e.to_string()))
    });
    let known = asked.clone();
    let store = move |_| {
        let Ok(Anonymised { proposal, .. }) = made.get_untracked() else { return };
        let asked = asked.clone();
        busy.set(true);
        spawn_local(async move {
            send::keep(hall, desk, Record::Proposal(proposal), &asked, failed).await;
            busy.set(false);
        });
    };
    let undecided = move || made.with(|m| m.as_ref().is_ok_and(|m| !m.doubtful.is_empty()));
    view! {
        {move || match made.get() {
            Err(why) => view! { <p class="worse" role="alert">{why}</p> }.into_any(),
            Ok(made) => view! {
                <p>{h!(IDEA_PREVIEW)}</p>
                <article class="card">
                    <h2>{made.proposal.properties.title}</h2>
                    <p class="own-words">{made.proposal.properties.text}</p>
                    {area::shown(desk, &known)}
                </article>
                {(!made.removed.is_empty()).then(|| view! {
                    <p>{h!(IDEA_REMOVED)}" "
                        {made.removed.iter().map(|f| view! { <del>{f.text.clone()}</del>" " }).collect_view()}
                    </p>
                })}
                {(!made.doubtful.is_empty()).then(|| view! {
                    <p>{h!(IDEA_NAMES)}</p>
                    <ul class="decide">
                        {made.doubtful.into_iter().map(|finding| view! { <Decide desk finding/> }).collect_view()}
                    </ul>
                })}
            }.into_any(),
        }}
        {move || failed.get().map(|why| view! { <p class="worse" role="alert">{send::words(&why)}</p> })}
        <p class="row">
            <button type="button" class="button button-quiet" on:click=move |_| random.set(None)>{h!(IDEA_BACK)}</button>
            <button type="button" class="button button-large" disabled=move || busy.get() || undecided() on:click=store>
                {h!(IDEA_SEND)}
            </button>
        </p>
        {move || undecided().then(|| view! { <p class="quiet">{t(k::IDEA_DECIDE)}</p> })}
    }
}

/// Words that look like a name: take them out, or keep them.
#[component]
fn Decide(desk: Desk, finding: Finding) -> impl IntoView {
    let text = StoredValue::new(finding.text.clone());
    let take_out = move |_| {
        desk.draft.update(|d| {
            d.title = d.title.replace(&text.get_value(), "[…]");
            d.text = d.text.replace(&text.get_value(), "[…]");
        });
    };
    let named = move |key| fill(key, &[("name", &text.get_value())]);
    view! {
        <li>
            <strong>{finding.text}</strong>
            <button type="button" class="pill" aria-label=move || named(k::IDEA_TAKE_OUT_NAME) on:click=take_out>{h!(IDEA_TAKE_OUT)}</button>
            <button
                type="button" class="pill" aria-label=move || named(k::IDEA_KEEP_NAME)
                on:click=move |_| desk.draft.update(|d| d.kept.push(text.get_value()))
            >{h!(IDEA_KEEP)}</button>
        </li>
    }
}
