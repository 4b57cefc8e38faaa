//! Proposals.

use leptos::prelude::*;

/// The page.
#[component]
pub(crate) fn Proposals() -> impl IntoView {}
