//! The budget bar, and the way back: undo, redo, start again, copy the link.

use crate::bridge::{intl, page};
use crate::route::Page;
use crate::state::{Load, Session};
use crate::words::{fill, k, t};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// What the scenario costs the commune, held against its budget.
#[component]
pub(super) fn Budget() -> impl IntoView {
    let session = Session::here();
    let parts = Memo::new(move |_| {
        session.report.with(|report| {
            let costs = report.as_ref().map(|r| r.costs.as_slice()).unwrap_or_default();
            costs.iter().map(|c| c.commune.value).filter(|v| *v > 0.5).collect::<Vec<_>>()
        })
    });
    let spent = move || parts.with(|p| p.iter().sum::<f64>());
    let budget = move || match session.pack.get() {
        Load::Here(manifest) => manifest.budget_eur.filter(|b| *b > 0.0),
        _ => None,
    };
    let whole = move || budget().unwrap_or(0.0).max(spent()).max(1.0);
    let over = move || budget().is_some_and(|b| spent() > b);
    view! {
        <footer class="budget">
            <p class="budget-line">
                <strong>{t!(BUDGET_NAME)}</strong>
                <span>
                    <strong class:worse=over>{move || intl::euros(spent())}</strong>
                    {move || budget().map(|b| fill(k::BUDGET_OF, &[("eur", &intl::euros(b))]))}
                </span>
            </p>
            <div class="budget-bar" aria-hidden="true">
                {move || parts.get().into_iter().map(|part| view! {
                    <span style:width=format!("{}%", 100.0 * part / whole())></span>
                }).collect_view()}
            </div>
            {move || over().then(|| view! {
                <p class="worse">{fill(k::BUDGET_OVER, &[("eur", &intl::euros(spent() - budget().unwrap_or(0.0)))])}</p>
            })}
            <Steps/>
        </footer>
    }
}

/// Undo, redo, start again, copy the link.
#[component]
fn Steps() -> impl IntoView {
    let session = Session::here();
    let copied = RwSignal::new(None::<bool>);
    let copy = move |_| {
        let link = page::link(&session.fragment(Page::Explore));
        spawn_local(async move { copied.set(Some(page::copy(&link).await)) });
    };
    let can = move |which: fn(&parvis_core::scenario::History) -> bool| session.history.with(which);
    view! {
        <div class="steps">
            <button type="button" class="link" disabled=move || !can(|h| h.can_undo()) on:click=move |_| session.undo()>
                {t!(STEP_UNDO)}
            </button>
            <button type="button" class="link" disabled=move || !can(|h| h.can_redo()) on:click=move |_| session.redo()>
                {t!(STEP_REDO)}
            </button>
            <button
                type="button" class="link" disabled=move || can(|h| h.scenario().is_baseline())
                on:click=move |_| session.start_again()
            >
                {t!(STEP_AGAIN)}
            </button>
            <button type="button" class="link copy" on:click=copy>{t!(STEP_COPY)}</button>
        </div>
        <p role="status" class="copied">
            {move || copied.get().map(|ok| {
                session.history.track();
                if ok {
                    t(k::STEP_COPIED).into_any()
                } else {
                    let link = page::link(&session.fragment(Page::Explore));
                    view! { {t(k::STEP_COPY_BY_HAND)} <input type="text" readonly value=link aria-label=t(k::STEP_COPY)/> }.into_any()
                }
            })}
        </p>
    }
}
