//! The facilitator's page: how to run the evening, whether the tablet is ready, and how records leave it.

use super::{Desk, Step, send};
use crate::bridge::{files, intl, offline, storage};
use crate::hall::parts::Asked;
use crate::hall::qr::Film;
use crate::hall::vault::VaultError;
use crate::hall::{Hall, h, k};
use crate::words::{Key, fill, t};
use leptos::prelude::*;
use leptos::task::spawn_local;

const BEFORE: [Key; 4] =
    [k::GUIDE_BEFORE_OPEN, k::GUIDE_BEFORE_CARDS, k::GUIDE_BEFORE_PAPER, k::GUIDE_BEFORE_KIOSK];
const DURING: [Key; 4] =
    [k::GUIDE_DURING_CARD, k::GUIDE_DURING_HAND, k::GUIDE_DURING_HELP, k::GUIDE_DURING_AGAIN];
const AFTER: [Key; 3] = [k::GUIDE_AFTER_EXPORT, k::GUIDE_AFTER_DESK, k::GUIDE_AFTER_CLEAR];

#[component]
pub(super) fn Guide(desk: Desk, asked: Asked) -> impl IntoView {
    let hall = Hall::here();
    let ready = RwSignal::new(None::<bool>);
    spawn_local(async move { ready.set(Some(offline::keep(&hall.slug.get_untracked(), || ()).await)) });
    let asked = StoredValue::new(asked);
    view! {
        <section class="sheet guide">
            <p><button type="button" class="link" on:click=move |_| desk.again()>{h!(GUIDE_BACK)}</button></p>
            <h1 tabindex="-1">{h!(GUIDE_TITLE)}</h1>
            <div class="card guide-state">
                <p role="status">{move || match ready.get() {
                    None => view! { <progress></progress>" "{h!(GUIDE_READYING)} }.into_any(),
                    Some(true) => view! { <strong class="better">"✓ "{h!(GUIDE_READY)}</strong> }.into_any(),
                    Some(false) => view! { <strong class="worse">{h!(GUIDE_NOT_READY)}</strong> }.into_any(),
                }}</p>
                <label class="tick">
                    <input type="checkbox" prop:checked=move || desk.kiosk.get() on:change=move |e| desk.set_kiosk(event_target_checked(&e))/>
                    <span>{h!(GUIDE_KIOSK)}</span>
                </label>
                <p class="quiet">{h!(GUIDE_KIOSK_TEXT)}</p>
            </div>
            <Chapter title=k::GUIDE_BEFORE steps=&BEFORE/>
            <p><button type="button" class="button button-quiet" on:click=move |_| desk.go(Step::Paper)>{h!(GUIDE_PAPER)}</button></p>
            <Chapter title=k::GUIDE_DURING steps=&DURING/>
            <Chapter title=k::GUIDE_AFTER steps=&AFTER/>
            {move || view! { <Export asked=asked.get_value()/> }}
        </section>
    }
}

#[component]
fn Chapter(title: Key, steps: &'static [Key]) -> impl IntoView {
    view! {
        <h2>{move || t(title)}</h2>
        <ol class="guide-steps">{steps.iter().map(|step| view! { <li>{move || t(*step)}</li> }).collect_view()}</ol>
    }
}

/// Out of this tablet: as a file, or as pictures that another device films.
#[component]
fn Export(asked: Asked) -> impl IntoView {
    let hall = Hall::here();
    let failed = RwSignal::new(None::<VaultError>);
    let film = RwSignal::new(None::<Vec<String>>);
    let sure = RwSignal::new(false);
    let mark = move || {
        spawn_local(async move {
            if let Err(why) = hall.vault.mark_exported().await {
                failed.set(Some(why));
            }
        });
    };
    let id = asked.id.clone();
    let export = move |_| {
        // A name that says nothing but which tablet of the evening it came from.
        let tag: String =
            storage::random::<2>().unwrap_or_default().iter().map(|b| format!("{b:02x}")).collect();
        let name = format!("parvis-{id}-{}-{tag}.ndjson", intl::today());
        let text = hall.vault.lines().iter().fold(String::new(), |all, line| all + line + "\n");
        match files::hand_out(&name, "application/x-ndjson", &text) {
            Ok(()) => mark(),
            Err(_) => failed.set(Some(VaultError::Storage(storage::StorageError::Other(String::new())))),
        }
    };
    let clear = move |_| {
        sure.set(false);
        spawn_local(async move {
            if let Err(why) = hall.vault.clear_exported().await {
                failed.set(Some(why));
            }
        });
    };
    let none = move || hall.vault.len() == 0;
    view! {
        <div class="card export">
            <p class="export-count" role="status">
                <strong>{move || fill(k::SHARED_NOT_EXPORTED, &[("n", &hall.vault.not_exported().to_string())])}</strong>
                " "<span class="quiet">{move || fill(k::EXPORT_IN_ALL, &[("n", &hall.vault.len().to_string())])}</span>
            </p>
            <p class="row">
                <button type="button" class="button" disabled=none on:click=export>{h!(EXPORT_FILE)}</button>
                <button type="button" class="button button-quiet" disabled=none on:click=move |_| film.set(Some(hall.vault.lines()))>
                    {h!(EXPORT_QR)}
                </button>
            </p>
            {move || film.get().map(|lines| view! {
                <Film lines/>
                <p class="row">
                    <button type="button" class="button" on:click=move |_| { film.set(None); mark(); }>{h!(EXPORT_QR_DONE)}</button>
                    <button type="button" class="button button-quiet" on:click=move |_| film.set(None)>{h!(EXPORT_QR_STOP)}</button>
                </p>
            })}
            {move || failed.get().map(|why| view! { <p class="worse" role="alert">{send::words(&why)}</p> })}
            <p>
                {move || if sure.get() {
                    view! {
                        <span>{h!(EXPORT_SURE)}</span>" "
                        <button type="button" class="link worse" on:click=clear>{h!(EXPORT_CLEAR_YES)}</button>" "
                        <button type="button" class="link" on:click=move |_| sure.set(false)>{h!(EXPORT_CLEAR_NO)}</button>
                    }.into_any()
                } else {
                    view! {
                        <button type="button" class="link" disabled=none on:click=move |_| sure.set(true)>{h!(EXPORT_CLEAR)}</button>
                    }.into_any()
                }}
            </p>
        </div>
    }
}
