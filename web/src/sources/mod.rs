//! Sources.

use leptos::prelude::*;

/// The page.
#[component]
pub(crate) fn Sources() -> impl IntoView {}
