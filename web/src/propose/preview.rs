//! The record exactly as it will be kept, what was removed from it, and what the author has to decide.

use super::{Desk, Step};
use crate::bridge::storage::StorageError;
use crate::protocol::Snapped;
use crate::state::Session;
use crate::words::{Key, fill, k, t};
use leptos::prelude::*;
use leptos::task::spawn_local;
use parvis_core::participation::scan::{Finding, Kind};
use parvis_core::participation::{Anonymised, Snap, SnapKind, anonymise};

#[component]
pub(super) fn Preview(desk: Desk, random: [u8; 16]) -> impl IntoView {
    let session = Session::here();
    let made = Memo::new(move |_| {
        let snap = session.snapped.get().map(|s| Snap { point: s.point, kind: s.kind });
        desk.draft.with(|draft| anonymise(draft, snap.as_ref(), random).map_err(|e| e.to_string()))
    });
    view! {
        <h1 tabindex="-1">{t!(PREVIEW_TITLE)}</h1>
        {move || match made.get() {
            Ok(made) => view! { <Record desk made/> }.into_any(),
            Err(why) => view! { <p class="worse" role="alert">{t(k::PREVIEW_REFUSED)}" "{why}</p> }.into_any(),
        }}
        <p>
            <button type="button" class="link" on:click=move |_| desk.step.set(Step::Write)>{t!(PREVIEW_BACK)}</button>
        </p>
    }
}

#[component]
fn Record(desk: Desk, made: Anonymised) -> impl IntoView {
    let session = Session::here();
    let failed = RwSignal::new(None::<StorageError>);
    let busy = RwSignal::new(false);
    let undecided = !made.doubtful.is_empty();
    let json = serde_json::to_string_pretty(&made.proposal).unwrap_or_default();
    let proposal = StoredValue::new(made.proposal.clone());
    let store = move |_| {
        busy.set(true);
        spawn_local(async move {
            match session.proposals.store(&proposal.get_value()).await {
                Ok(()) => desk.step.set(Step::Stored),
                Err(why) => failed.set(Some(why)),
            }
            busy.set(false);
        });
    };
    let properties = made.proposal.properties.clone();
    view! {
        <p>{t!(PREVIEW_INTRO)}</p>
        <article class="card">
            <h2>{properties.title}</h2>
            <p class="own-words">{properties.text}</p>
            <p class="quiet">{move || place_words(session.snapped.get().as_ref())}</p>
        </article>
        {(!made.removed.is_empty()).then(|| view! {
            <h2>{t!(PREVIEW_REMOVED)}</h2>
            <ul class="bullets">
                {made.removed.iter().map(|f| view! {
                    <li>{kind_words(f.kind)}": "<del>{f.text.clone()}</del></li>
                }).collect_view()}
            </ul>
        })}
        {undecided.then(|| view! {
            <h2>{t!(PREVIEW_NAMES)}</h2>
            <p>{t!(PREVIEW_NAMES_TEXT)}</p>
            <ul class="decide">
                {made.doubtful.iter().map(|f| view! { <Decide desk finding=f.clone()/> }).collect_view()}
            </ul>
        })}
        <details>
            <summary>{t!(PREVIEW_EXACT)}</summary>
            <pre class="record" tabindex="0">{json}</pre>
        </details>
        <p class="quiet">{t!(PREVIEW_CLEAR)}</p>
        {move || failed.get().map(|why| view! { <p class="worse" role="alert">{storage_words(&why)}</p> })}
        <button type="button" class="button" disabled=move || undecided || busy.get() on:click=store>
            {t!(PREVIEW_STORE)}
        </button>
        {undecided.then(|| view! { <p class="quiet">{t!(PREVIEW_DECIDE_FIRST)}</p> })}
    }
}

/// Words that look like a name: take them out, or keep them.
#[component]
fn Decide(desk: Desk, finding: Finding) -> impl IntoView {
    let text = finding.text.clone();
    let (out, keep) = (text.clone(), text.clone());
    let take_out = move |_| {
        desk.draft.update(|d| {
            d.title = d.title.replace(&out, "[…]");
            d.text = d.text.replace(&out, "[…]");
        });
    };
    let keep_it = move |_| desk.draft.update(|d| d.kept.push(keep.clone()));
    view! {
        <li>
            <strong>{text}</strong>
            <button type="button" class="pill" on:click=take_out>{t!(PREVIEW_TAKE_OUT)}</button>
            <button type="button" class="pill" on:click=keep_it>{t!(PREVIEW_KEEP)}</button>
        </li>
    }
}

/// Where the proposal will be shown.
fn place_words(snapped: Option<&Snapped>) -> String {
    match snapped.map(|s| &s.kind) {
        None => t(k::PLACE_WHOLE).to_owned(),
        Some(SnapKind::Place(name)) => fill(k::PLACE_AT, &[("name", name)]),
        Some(SnapKind::Street(Some(name))) => fill(k::PLACE_STREET, &[("name", name)]),
        Some(SnapKind::Street(None)) => t(k::PLACE_SOME_STREET).to_owned(),
        Some(SnapKind::Area(side)) => fill(k::PLACE_AREA, &[("m", &crate::bridge::intl::number(*side, 0))]),
    }
}

fn kind_words(kind: Kind) -> &'static str {
    t(match kind {
        Kind::Email => k::FOUND_EMAIL,
        Kind::Phone => k::FOUND_PHONE,
        Kind::Address => k::FOUND_ADDRESS,
        Kind::Plate => k::FOUND_PLATE,
        Kind::Iban => k::FOUND_IBAN,
        Kind::SocialSecurity => k::FOUND_NIR,
        Kind::Name => k::FOUND_NAME,
    })
}

/// Why the device did not keep it, and what to do.
pub(crate) fn storage_words(why: &StorageError) -> String {
    let key: Key = match why {
        StorageError::Closed => k::STORAGE_CLOSED,
        StorageError::Full => k::STORAGE_FULL,
        StorageError::Other(_) => k::STORAGE_OTHER,
    };
    let detail = if let StorageError::Other(words) = why { words.as_str() } else { "" };
    format!("{} {detail}", t(key)).trim_end().to_owned()
}
