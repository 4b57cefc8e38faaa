//! The app of the residents.

use leptos::prelude::*;

fn main() {
    mount_to_body(|| view! { <p>"Parvis"</p> });
}
