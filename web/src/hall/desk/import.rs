//! Files from tablets and phones: opened line by line, nothing twice, nothing lost.

use super::room::Room;
use crate::bridge::{files, intl};
use crate::hall::parts::Asked;
use crate::hall::{Hall, h, k};
use crate::words::{fill, t};
use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;
use parvis_sealing::{Inbox, OpenError, Rejected};

#[component]
pub(super) fn Import(room: Room, asked: Asked) -> impl IntoView {
    let hall = Hall::here();
    let input = NodeRef::<html::Input>::new();
    let asked = StoredValue::new(asked);
    let read = move |name: String, text: &str| {
        room.key.with_untracked(|key| {
            if let Some(key) = key {
                room.inbox.update(|inbox| inbox.read(text, &asked.get_value().id, key));
            }
        });
        room.files.update(|names| names.push(name));
        room.changed();
    };
    let chosen = move |_| {
        spawn_local(async move {
            let Some(element) = input.get_untracked() else { return };
            for (name, text) in files::all_chosen(&element).await {
                read(name, &text);
            }
        });
    };
    let own = move |_| {
        let text = hall.vault.lines().iter().fold(String::new(), |all, line| all + line + "\n");
        read(t(k::IMPORT_THIS_DEVICE).to_owned(), &text);
    };
    view! {
        <p class="row">
            <label class="button file">
                {h!(IMPORT_FILES)}
                <input node_ref=input type="file" multiple accept=".ndjson,.jsonl,.txt" class="hidden" on:change=chosen/>
            </label>
            <super::film::FilmCodes done=move |text: &str| read(t(k::IMPORT_FILMED).to_owned(), text)/>
            {move || (hall.vault.len() > 0).then(|| view! {
                <button type="button" class="button button-quiet" on:click=own>
                    {fill(k::IMPORT_OWN, &[("n", &hall.vault.len().to_string())])}
                </button>
            })}
        </p>
        <div role="status">
            {move || {
                let files = room.files.get();
                if files.is_empty() {
                    return view! { <p class="empty">{h!(IMPORT_NONE)}</p> }.into_any();
                }
                let found = room.inbox.with(|inbox| {
                    let n = |count: usize| intl::number(count as f64, 0);
                    fill(k::IMPORT_FOUND, &[
                        ("ballots", &n(inbox.ballots.len())),
                        ("proposals", &n(inbox.proposals.len())),
                        ("again", &n(inbox.repeated)),
                    ])
                });
                view! {
                    <p><strong>{found}</strong></p>
                    <p class="quiet">{fill(k::IMPORT_READ, &[("files", &files.join(", "))])}</p>
                }.into_any()
            }}
        </div>
        {move || room.inbox.with(|inbox| (!inbox.rejected.is_empty()).then(|| rejected(inbox)))}
    }
}

fn rejected(inbox: &Inbox) -> impl IntoView + use<> {
    /// As many as somebody reads; the number of all stands above.
    const SHOWN: usize = 50;
    let lines: Vec<_> = inbox
        .rejected
        .iter()
        .take(SHOWN)
        .map(|Rejected { number, error, .. }| (*number, words(error)))
        .collect();
    let count = inbox.rejected.len().to_string();
    view! {
        <details class="rejected" open>
            <summary class="worse">{fill(k::IMPORT_REJECTED, &[("n", &count)])}</summary>
            <ul class="bullets">
                {lines.into_iter().map(|(number, why)| view! {
                    <li>{fill(k::IMPORT_LINE, &[("n", &number.to_string())])}" "{why}</li>
                }).collect_view()}
            </ul>
        </details>
    }
}

/// Why a line was not opened, in plain words, with what the machine says behind it.
fn words(error: &OpenError) -> String {
    let key = match error {
        OpenError::Envelope(_) => k::REJECTED_ENVELOPE,
        OpenError::OtherConsultation(_) => k::REJECTED_CONSULTATION,
        OpenError::OtherKey(_) => k::REJECTED_KEY,
        OpenError::Broken(_) => k::REJECTED_BROKEN,
        OpenError::Letter(_) => k::REJECTED_LETTER,
        OpenError::Moved(_) => k::REJECTED_MOVED,
    };
    format!("{} ({error})", t(key))
}
