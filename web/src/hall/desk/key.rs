//! The key: made once, on paper from then on, and in memory while the desk is open.

use super::room::Room;
use crate::bridge::{files, page, storage};
use crate::hall::parts::Asked;
use crate::hall::{Hall, h, k};
use crate::words::{fill, t};
use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;
use parvis_sealing::{Key, KeyError, Recipient, demo};

/// Opens the desk with the private key.
#[component]
pub(super) fn OpenKey(room: Room, asked: Asked) -> impl IntoView {
    let hall = Hall::here();
    let typed = RwSignal::new(String::new());
    let wrong = RwSignal::new(None::<String>);
    let input = NodeRef::<html::Input>::new();
    let recipient = StoredValue::new(asked.key.clone().unwrap_or_default());
    let words = Recipient::parse(&recipient.get_value()).map(|r| r.words().join(" ")).unwrap_or_default();
    let take = move |text: &str| match Key::parse(text) {
        Ok(key) if key.recipient().to_string() == recipient.get_value() => {
            typed.set(String::new());
            wrong.set(None);
            room.key.set(Some(key));
        }
        Ok(key) => {
            let words = key.recipient().words().join(" ");
            wrong.set(Some(fill(k::KEY_OTHER, &[("words", &words)])));
        }
        Err(why) => wrong.set(Some(t(key_words(&why)).to_owned())),
    };
    let file = move |_| {
        spawn_local(async move {
            let Some(element) = input.get_untracked() else { return };
            if let Some(text) = files::chosen(&element).await {
                take(&text);
            }
        });
    };
    let invented = move || hall.manifest.with(|m| m.as_ref().is_some_and(|m| m.invented));
    view! {
        <p>{h!(KEY_PUBLISHED)}" "<strong class="key-words">{words}</strong></p>
        {move || if room.is_open() {
            view! {
                <p class="row">
                    <strong class="better" role="status">{h!(KEY_IS_OPEN)}</strong>
                    <button type="button" class="button button-quiet" on:click=move |_| room.key.set(None)>{h!(KEY_CLOSE)}</button>
                </p>
            }.into_any()
        } else {
            view! {
                <form class="form" on:submit=move |e: web_sys::SubmitEvent| { e.prevent_default(); take(&typed.get_untracked()); }>
                    <label for="desk-key">{h!(KEY_SECRET)}</label>
                    <textarea
                        id="desk-key" rows="2" autocomplete="off" autocapitalize="characters" spellcheck="false"
                        prop:value=move || typed.get() on:input=move |e| typed.set(event_target_value(&e))
                    ></textarea>
                    <p class="quiet">{h!(KEY_MEMORY)}</p>
                    <p class="row">
                        <button type="submit" class="button" disabled=move || typed.with(|t| t.trim().is_empty())>{h!(KEY_OPEN)}</button>
                        <label class="button button-quiet file">
                            {h!(KEY_FILE)}
                            <input node_ref=input type="file" class="hidden" on:change=file/>
                        </label>
                        {move || invented().then(|| view! {
                            <button type="button" class="link" on:click=move |_| if let Ok(key) = demo::key() { typed.set(key.secret()) }>
                                {h!(KEY_LEND)}
                            </button>
                        })}
                    </p>
                </form>
            }.into_any()
        }}
        {move || wrong.get().map(|why| view! { <p class="worse" role="alert">{why}</p> })}
    }
}

fn key_words(why: &KeyError) -> crate::words::Key {
    match why {
        KeyError::Missing => k::KEY_MISSING,
        KeyError::Mistyped | KeyError::Recipient(_) => k::KEY_MISTYPED,
    }
}

/// Makes a key pair.
#[component]
pub(super) fn NewKey() -> impl IntoView {
    let made = RwSignal::new_local(None::<Key>);
    let make = move |_| made.set(storage::random::<32>().and_then(|bytes| Key::new(bytes).ok()));
    view! {
        <p>{h!(KEY_NEW_TEXT)}</p>
        <button type="button" class="button button-quiet" on:click=make>{h!(KEY_MAKE)}</button>
        {move || made.get().map(|key| {
            let recipient = key.recipient();
            let secret = StoredValue::new(key.secret());
            let save = move |_| {
                // Refused only by a browser that hands out no files; the paper is there all the same.
                let _ = files::hand_out("parvis-private-key.txt", "text/plain", &(secret.get_value() + "\n"));
            };
            view! {
                <div class="card key-card paper">
                    <h3>{h!(KEY_PUBLIC)}</h3>
                    <p>{h!(KEY_PUBLIC_TEXT)}</p>
                    <p><code>{recipient.to_string()}</code></p>
                    <p>{h!(KEY_FINGERPRINT)}" "<strong class="key-words">{recipient.words().join(" ")}</strong></p>
                    <h3>{h!(KEY_PRIVATE)}</h3>
                    <p>{h!(KEY_PRIVATE_TEXT)}</p>
                    <p class="key-paper">{key.paper().into_iter().map(|group| view! { <code>{group}</code>" " }).collect_view()}</p>
                    <p class="row no-print">
                        <button type="button" class="button" on:click=|_| page::print()>{h!(KEY_PRINT)}</button>
                        <button type="button" class="button button-quiet" on:click=save>{h!(KEY_SAVE)}</button>
                    </p>
                </div>
            }
        })}
    }
}
