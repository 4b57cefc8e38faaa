//! The record is on the disk: its receipt, and back to the start.

use super::Desk;
use crate::hall::{h, k};
use crate::words::fill;
use gloo_timers::callback::Interval;
use leptos::prelude::*;

/// How long the receipt stays on the tablet of an evening \[s\].
const STAYS_S: u32 = 20;

#[component]
pub(super) fn Kept(desk: Desk, receipt: String) -> impl IntoView {
    let left = RwSignal::new(STAYS_S);
    if desk.kiosk.get_untracked() {
        let tick = Interval::new(1000, move || {
            left.update(|left| *left = left.saturating_sub(1));
            if left.get_untracked() == 0 {
                desk.again();
            }
        });
        let tick = StoredValue::new_local(Some(tick));
        on_cleanup(move || tick.update_value(|tick| _ = tick.take()));
    }
    view! {
        <section class="sheet session-sheet kept">
            <div role="status"><h1 tabindex="-1">{h!(KEPT_TITLE)}</h1></div>
            <p class="session-lead">{h!(KEPT_TEXT)}</p>
            <p class="receipt" aria-label=h!(KEPT_RECEIPT)><strong>{receipt}</strong></p>
            <p class="quiet">{h!(KEPT_RECEIPT_TEXT)}</p>
            <p class="row">
                <button type="button" class="button button-large" on:click=move |_| desk.again()>{h!(KEPT_DONE)}</button>
                {move || desk.kiosk.get().then(|| view! {
                    <span class="quiet">{fill(k::KEPT_LEFT, &[("s", &left.get().to_string())])}</span>
                })}
            </p>
        </section>
    }
}
