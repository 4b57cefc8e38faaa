//! Out of this device and in from another: NDJSON, a proposal a line.

use crate::bridge::files;
use crate::bridge::storage::StorageError;
use crate::state::Session;
use crate::words::{fill, k, t};
use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// What the last export or import came to.
#[derive(Debug, Clone, PartialEq)]
enum News {
    Exported,
    Imported { new: usize, known: usize, errors: Vec<String> },
    Failed(StorageError),
}

#[component]
pub(super) fn Exchange() -> impl IntoView {
    let session = Session::here();
    let news = RwSignal::new(None::<News>);
    let input = NodeRef::<html::Input>::new();
    let export = move |_| {
        spawn_local(async move {
            let pack = session.history.with_untracked(|h| h.scenario().pack.clone());
            news.set(Some(match session.proposals.export().await {
                Ok(text) => {
                    match files::hand_out(&format!("parvis-{pack}.ndjson"), "application/x-ndjson", &text) {
                        Ok(()) => News::Exported,
                        Err(_) => News::Failed(StorageError::Other(String::new())),
                    }
                }
                Err(why) => News::Failed(why),
            }));
        });
    };
    let import = move |_| {
        spawn_local(async move {
            let Some(element) = input.get_untracked() else { return };
            let Some(text) = files::chosen(&element).await else { return };
            news.set(Some(match session.proposals.import(&text).await {
                Ok(found) => News::Imported {
                    new: found.new.len(),
                    known: found.known,
                    errors: found.errors.iter().map(|e| format!("{}: {}", e.line, e.error)).collect(),
                },
                Err(why) => News::Failed(why),
            }));
        });
    };
    view! {
        <div class="exchange row">
            <button type="button" class="button button-quiet" disabled=move || session.proposals.kept().is_empty() on:click=export>
                {t!(EXCHANGE_EXPORT)}
            </button>
            <label class="button button-quiet file">
                {t!(EXCHANGE_IMPORT)}
                <input node_ref=input type="file" accept=".ndjson,.jsonl,.json,application/x-ndjson" class="hidden" on:change=import/>
            </label>
            <span class="not-exported">
                {move || fill(k::EXCHANGE_NOT_EXPORTED, &[("n", &session.proposals.not_exported().to_string())])}
            </span>
        </div>
        <div role="status">
            {move || news.get().map(|news| match news {
                News::Exported => view! { <p>{t(k::EXCHANGE_EXPORTED)}</p> }.into_any(),
                News::Failed(why) => view! { <p class="worse">{crate::propose::storage_words(&why)}</p> }.into_any(),
                News::Imported { new, known, errors } => view! {
                    <p>{fill(k::EXCHANGE_IMPORTED, &[("new", &new.to_string()), ("known", &known.to_string())])}</p>
                    {(!errors.is_empty()).then(|| view! {
                        <p class="worse">{t(k::EXCHANGE_BAD_LINES)}</p>
                        <ul class="bullets">{errors.iter().take(10).map(|e| view! { <li>{e.clone()}</li> }).collect_view()}</ul>
                    })}
                }.into_any(),
            })}
        </div>
    }
}
