//! A line of news above the page.

use leptos::prelude::*;

/// How a notice is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum NoticeKind {
    /// Something needs the reader's eye.
    Warning,
    /// Something good to know.
    News,
}

/// A notice that can be closed. Screen readers read it out.
#[component]
pub(crate) fn Notice(
    /// How it is meant.
    kind: NoticeKind,
    /// What closes it.
    close: impl Fn() + 'static,
    children: Children,
) -> impl IntoView {
    let class = match kind {
        NoticeKind::Warning => "notice notice-warning",
        NoticeKind::News => "notice notice-success",
    };
    view! {
        <div class=class role="status">
            <p>{children()}</p>
            <button type="button" class="pill" on:click=move |_| close()>{t!(UI_CLOSE)}</button>
        </div>
    }
}
