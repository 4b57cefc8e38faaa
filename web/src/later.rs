//! The pages of the vote: a second program shows them, loaded when one of them is opened, so that the first view
//! does not carry them.

use crate::bridge::{hall, page};
use crate::words::{k, language, t};
use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// How far the program is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    Loading,
    Here,
    Failed,
}

/// The place into which the second program puts its page.
#[component]
pub(crate) fn Later() -> impl IntoView {
    let host = NodeRef::<html::Div>::new();
    let state = RwSignal::new(State::Loading);
    let program = StoredValue::new_local(None::<hall::Hall>);
    Effect::new(move |_| {
        let Some(host) = host.get() else { return };
        spawn_local(async move {
            match hall::load().await {
                // The reader may have gone on meanwhile.
                Ok(hall) if host.is_connected() => {
                    hall.show(&host, untrack(language).tag());
                    program.set_value(Some(hall));
                    state.set(State::Here);
                }
                Ok(_) => (),
                Err(_) => state.set(State::Failed),
            }
        });
    });
    Effect::new(move |_| {
        let tag = language().tag();
        program.with_value(|hall| hall.iter().for_each(|hall| hall.speak(tag)));
    });
    on_cleanup(move || program.with_value(|hall| hall.iter().for_each(hall::Hall::leave)));
    view! {
        {move || match state.get() {
            State::Here => ().into_any(),
            State::Loading => view! {
                <p class="sheet quiet later" role="status"><progress></progress>" "{t(k::LATER_LOADING)}</p>
            }.into_any(),
            State::Failed => view! {
                <section class="sheet" role="alert">
                    <h1>{t(k::LATER_FAILED)}</h1>
                    <p>{t(k::LATER_FAILED_TEXT)}</p>
                    <button type="button" class="button" on:click=|_| page::reload()>{t(k::PROBLEM_AGAIN)}</button>
                </section>
            }.into_any(),
        }}
        <div node_ref=host class="hall"></div>
    }
}
