//! How far the twin is: what is being computed, how far, and how to stop or start it.

use crate::bridge::page;
use crate::protocol::Stage;
use crate::state::{Engine, Problem, Session};
use crate::words::{fill, k, t};
use leptos::prelude::*;

/// A line while the twin wakes, or the reason why it does not.
#[component]
pub(super) fn Status() -> impl IntoView {
    let session = Session::here();
    view! {
        <div class="status" role="status">
            {move || match session.engine.get() {
                Engine::Asleep | Engine::Ready => ().into_any(),
                Engine::Opening(progress) => {
                    let key = match progress.stage {
                        Stage::Fetch => k::STATUS_FETCH,
                        Stage::Decode => k::STATUS_DECODE,
                        Stage::Prepare => k::STATUS_PREPARE,
                    };
                    view! {
                        <p>{t(key)}</p>
                        <progress max=progress.total value=progress.done aria-label=t(key)></progress>
                        <button
                            type="button" class="link"
                            on:click=move |_| session.scheduler.with_value(|s| s.stop(session))
                        >
                            {t(k::STATUS_STOP)}
                        </button>
                    }.into_any()
                }
                Engine::Stopped => view! {
                    <p>{t(k::STATUS_STOPPED)}</p>
                    <button type="button" class="link" on:click=move |_| page::reload()>{t(k::STATUS_START)}</button>
                }.into_any(),
                Engine::Failed(problem) => {
                    let text = match problem {
                        Problem::UnknownPack(name) => fill(k::PROBLEM_UNKNOWN_TEXT, &[("name", &name)]),
                        Problem::Fetch { file, why } => {
                            fill(k::PROBLEM_FETCH_TEXT, &[("name", &format!("{file}: {why}"))])
                        }
                        Problem::Broken(why) => fill(k::PROBLEM_BROKEN_TEXT, &[("name", &why)]),
                    };
                    view! {
                        <p class="worse">{text}</p>
                        <button type="button" class="link" on:click=move |_| page::reload()>{t(k::PROBLEM_AGAIN)}</button>
                    }.into_any()
                }
            }}
        </div>
    }
}
