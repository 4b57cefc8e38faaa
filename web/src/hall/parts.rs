//! Pieces that these pages share.

use super::{Hall, h, k};
use crate::bridge::{intl, page};
use crate::route::Page;
use crate::state::{Load, Problem};
use crate::words::{Key, fill, language, t};
use leptos::prelude::*;
use parvis_core::participation::{Consultation, Project, Words};
use std::sync::Arc;

/// What is asked.
pub(super) type Asked = Arc<Consultation>;

/// Shows `asked` once the consultation is there; else what is missing and what to do.
#[component]
pub(super) fn Frame<F>(hall: Hall, asked: F) -> impl IntoView
where
    F: Fn(Asked) -> AnyView + Send + Sync + 'static,
{
    view! {
        {move || match hall.asked.get() {
            Load::Pending => view! { <Loading/> }.into_any(),
            Load::Failed(problem) => view! { <Trouble problem/> }.into_any(),
            Load::Here(None) => view! {
                <Nothing
                    hall title=k::NONE_TITLE text=k::NONE_TEXT
                    ways=[(Page::Explore, k::NONE_EXPLORE), (Page::Propose, k::NONE_PROPOSE)]
                />
            }.into_any(),
            Load::Here(Some(consultation)) => asked(consultation),
        }}
    }
}

/// Something is on its way.
#[component]
pub(super) fn Loading() -> impl IntoView {
    view! { <p class="sheet quiet" role="status"><progress></progress>" "{h!(SHARED_LOADING)}</p> }
}

/// There is nothing here yet, and where to go instead: first the way that most will want.
#[component]
pub(super) fn Nothing(hall: Hall, title: Key, text: Key, ways: [(Page, Key); 2]) -> impl IntoView {
    let [(first, first_words), (second, second_words)] = ways;
    view! {
        <section class="sheet">
            <h1>{move || t(title)}</h1>
            <p>{move || t(text)}</p>
            <p class="row">
                <a class="button" href=move || hall.fragment(first)>{move || t(first_words)}</a>
                <a class="button button-quiet" href=move || hall.fragment(second)>{move || t(second_words)}</a>
            </p>
        </section>
    }
}

/// What happened, and what to do.
#[component]
pub(super) fn Trouble(problem: Problem) -> impl IntoView {
    let detail = match problem {
        Problem::UnknownPack(slug) => slug,
        Problem::Fetch { file, why } => format!("{file}: {why}"),
        Problem::Broken(why) => why,
    };
    view! {
        <section class="sheet" role="alert">
            <h1>{h!(TROUBLE_TITLE)}</h1>
            <p>{h!(TROUBLE_TEXT)}</p>
            <p class="quiet">{detail}</p>
            <button type="button" class="button" on:click=|_| page::reload()>{h!(TROUBLE_AGAIN)}</button>
        </section>
    }
}

/// A text of the consultation in the reader's language.
pub(super) fn said(words: &Words) -> String {
    words.get(language().tag()).to_owned()
}

/// A whole sum of euros.
pub(super) fn euros(eur: u64) -> String {
    intl::euros(eur as f64)
}

/// "12 000 € once, 300 € a year".
pub(super) fn cost_words(project: &Project) -> String {
    let once = euros(project.cost_eur);
    if project.running_eur_year == 0 {
        fill(k::PROJECT_ONCE, &[("eur", &once)])
    } else {
        fill(k::PROJECT_ONCE_YEAR, &[("eur", &once), ("year", &euros(project.running_eur_year))])
    }
}

/// A sum against the budget, as a bar and in words.
#[component]
pub(super) fn BudgetBar(
    /// What is spent \[EUR\].
    #[prop(into)]
    spent: Signal<u64>,
    /// What there is \[EUR\].
    budget: u64,
) -> impl IntoView {
    let share = move || 100.0 * spent.get() as f64 / budget.max(1) as f64;
    view! {
        <p class="budget-line">
            <strong class="money">{move || euros(spent.get())}</strong>
            " "{move || fill(k::SHARED_OF, &[("eur", &euros(budget))])}
        </p>
        <svg class="budget-bar" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
            <rect width="100" height="4" class="budget-room"/>
            <rect width=move || share().min(100.0) height="4" class="budget-spent"/>
        </svg>
    }
}
