//! Envelopes from the screen of a tablet: filmed picture by picture, until none is missing.

use crate::bridge::camera::{self, Filming};
use crate::hall::qr::Reel;
use crate::hall::{h, k};
use crate::words::fill;
use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// `done` is given the lines of a whole film.
#[component]
pub(super) fn FilmCodes(done: impl Fn(&str) + Copy + 'static) -> impl IntoView {
    let on = RwSignal::new(false);
    let failed = RwSignal::new(false);
    let reel = RwSignal::new(Reel::default());
    let video = NodeRef::<html::Video>::new();
    let filming = StoredValue::new_local(None::<Filming>);
    let stop = move || {
        filming.update_value(|f| _ = f.take());
        on.set(false);
    };
    on_cleanup(move || filming.update_value(|f| _ = f.take()));
    let found = move |text: String| {
        let taken = reel.try_update(|r| r.take(&text)).unwrap_or(false);
        if let (true, Some(lines)) = (taken, reel.with_untracked(Reel::text)) {
            reel.set(Reel::default());
            stop();
            done(&lines);
        }
    };
    Effect::new(move |_| {
        let Some(video) = video.get() else { return };
        spawn_local(async move {
            match camera::film(&video, found).await {
                Ok(started) => filming.set_value(Some(started)),
                Err(_) => {
                    failed.set(true);
                    on.set(false);
                }
            }
        });
    });
    camera::available().then(|| {
        view! {
            <button type="button" class="button button-quiet" on:click=move |_| if on.get_untracked() { stop() } else { failed.set(false); on.set(true) }>
                {move || crate::words::t(if on.get() { k::FILM_STOP } else { k::FILM_START })}
            </button>
            {move || failed.get().then(|| view! { <span class="worse" role="alert">{h!(FILM_NO_CAMERA)}</span> })}
            {move || on.get().then(|| view! {
                <figure class="film">
                    <video node_ref=video playsinline muted></video>
                    <figcaption role="status">{move || {
                        let (there, all) = reel.with(Reel::progress);
                        fill(k::FILM_SO_FAR, &[("n", &there.to_string()), ("all", &all.to_string())])
                    }}</figcaption>
                </figure>
            })}
        }
    })
}
