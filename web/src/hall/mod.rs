//! The pages of the vote: what was asked, on a phone at home or on the tablet of an evening; the desk of the town
//! hall; and what was decided.
//!
//! They are a program of their own beside the app, with a store and a twin of their own; what the two share is the
//! address, the language, and what the device keeps.

mod counting;
mod desk;
mod effects;
mod parts;
mod qr;
mod results;
mod session;
mod steps;
mod store;
mod twin;
mod vault;

use crate::route::{Page, Route};
use crate::words::{Language, follow};
use leptos::mount::{UnmountHandle, mount_to};
use leptos::prelude::*;
use std::cell::RefCell;
use store::Hall;
use web_sys::HtmlElement;

/// The words of these pages, which the app does not carry.
#[allow(dead_code, reason = "a text may be named in a list alone")]
mod k {
    use crate::words::Key;
    include!(concat!(env!("OUT_DIR"), "/hall_words.rs"));
}

/// A text that follows the reader's language: `h!(SESSION_VOTE)`.
macro_rules! h {
    ($key:ident) => {
        move || $crate::words::t($crate::hall::k::$key)
    };
}
use h;

thread_local! {
    static SHOWN: RefCell<Option<UnmountHandle<AnyViewState>>> = const { RefCell::new(None) };
}

type AnyViewState = <AnyView as Render>::State;

/// Shows the page that the address names in `host`, in the language of this BCP 47 tag.
pub fn show(host: HtmlElement, language: &str) {
    leave();
    speak(language);
    let page = Route::parse(&crate::bridge::page::fragment()).page;
    let handle = mount_to(host, move || Shown(page).into_any());
    SHOWN.with_borrow_mut(|shown| *shown = Some(handle));
}

/// Goes on in another language.
pub fn speak(language: &str) {
    if let Some(language) = Language::of_tag(language) {
        follow(language);
    }
}

/// Takes the page away.
pub fn leave() {
    SHOWN.with_borrow_mut(Option::take);
}

/// Counts what the page asks, in the worker that it has started; `tell` is given each line of the answer.
pub fn count(ask: &str, tell: impl Fn(&str)) {
    counting::work(ask, tell);
}

/// A page and the store that it stands on.
#[allow(non_snake_case)]
fn Shown(page: Page) -> impl IntoView {
    let hall = Hall::open();
    provide_context(hall);
    match page {
        Page::Desk => desk::Desk().into_any(),
        Page::Results => results::Results().into_any(),
        _ => session::Session().into_any(),
    }
}
