//! A dialog: the browser's own, which keeps the keyboard inside and closes on Escape.

use leptos::html;
use leptos::prelude::*;

/// Shows its children over the page while `open` holds.
#[component]
pub(crate) fn Dialog(
    /// Whether it is shown.
    open: RwSignal<bool>,
    /// Its heading.
    #[prop(into)]
    title: Signal<String>,
    children: ChildrenFn,
) -> impl IntoView {
    let node = modal(open);
    view! {
        <dialog node_ref=node aria-label=title on:close=move |_| open.set(false)>
            {move || open.get().then(|| view! {
                <div class="dialog-head">
                    <h2>{title}</h2>
                    <button type="button" class="pill" on:click=move |_| open.set(false)>{t!(UI_CLOSE)}</button>
                </div>
                {children()}
            })}
        </dialog>
    }
}

/// A dialog that the browser shows over the page while `open` holds: it takes the keyboard, keeps it inside, and gives
/// it back to where it was.
pub(crate) fn modal(open: impl Into<Signal<bool>>) -> NodeRef<html::Dialog> {
    let (node, open) = (NodeRef::<html::Dialog>::new(), open.into());
    Effect::new(move |_| {
        if let Some(dialog) = node.get() {
            match (open.get(), dialog.open()) {
                // Refused only while it is shown without being modal, which it never is.
                (true, false) => _ = dialog.show_modal(),
                (false, true) => dialog.close(),
                _ => (),
            }
        }
    });
    node
}
