//! Propose.

use leptos::prelude::*;

/// The page.
#[component]
pub(crate) fn Propose() -> impl IntoView {}
