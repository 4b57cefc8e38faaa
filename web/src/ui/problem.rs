//! The page for when a commune cannot be shown: what happened, and what to do.

use crate::bridge::page;
use crate::route::{Page, Route};
use crate::state::{Load, Problem, Session};
use crate::words::{fill, k, t};
use leptos::prelude::*;

/// What happened and what to do.
#[component]
pub(crate) fn ProblemPage(problem: Problem) -> impl IntoView {
    let session = Session::here();
    let (title, text, detail) = match &problem {
        Problem::UnknownPack(slug) => (k::PROBLEM_UNKNOWN_TITLE, k::PROBLEM_UNKNOWN_TEXT, slug.clone()),
        Problem::Fetch { file, why } => {
            let text = if why == "offline" { k::PROBLEM_OFFLINE_TEXT } else { k::PROBLEM_FETCH_TEXT };
            (k::PROBLEM_FETCH_TITLE, text, format!("{file}: {why}"))
        }
        Problem::Broken(why) => (k::PROBLEM_BROKEN_TITLE, k::PROBLEM_BROKEN_TEXT, why.clone()),
    };
    let others = move || match session.catalogue.get() {
        Load::Here(catalogue) => catalogue.packs,
        _ => Vec::new(),
    };
    view! {
        <section class="sheet" role="alert">
            <h1>{move || t(title)}</h1>
            <p>{move || fill(text, &[("name", &detail)])}</p>
            <p>
                <button type="button" class="button" on:click=move |_| page::reload()>{t!(PROBLEM_AGAIN)}</button>
            </p>
            {move || (!others().is_empty()).then(|| view! {
                <h2>{t(k::PROBLEM_OTHERS)}</h2>
                <ul>
                    {others().into_iter().map(|pack| {
                        let route = Route { page: Page::Explore, pack: Some(pack.slug), code: None };
                        view! { <li><a href=route.fragment()>{pack.name}</a></li> }
                    }).collect_view()}
                </ul>
            })}
        </section>
    }
}
