//! QR codes (ISO/IEC 18004): one for a card, and a film of many for what is too long for one.

use super::k;
use crate::words::{Key, fill, t};
use gloo_timers::callback::Interval;
use leptos::prelude::*;
use qrcodegen::{QrCode, QrCodeEcc};

/// Bytes of a picture of the film: a code that a cheap camera reads at arm's length.
const FRAME_BYTES: usize = 600;
/// How long a picture stands \[ms\].
const FRAME_MS: u32 = 350;

/// A text as a QR code: one path, dark squares on nothing, with the quiet zone around it.
#[component]
pub(super) fn Code(text: String, label: Key) -> impl IntoView {
    let code = QrCode::encode_text(&text, QrCodeEcc::Medium).ok();
    code.map(|code| {
        let side = code.size() + 8;
        view! {
            <svg class="qr" viewBox=format!("-4 -4 {side} {side}") role="img" aria-label=move || t(label)>
                <rect x="-4" y="-4" width=side height=side class="qr-paper"/>
                <path d=path(&code) class="qr-ink"/>
            </svg>
        }
    })
}

/// The dark squares, a run of them at a time.
fn path(code: &QrCode) -> String {
    let mut path = String::new();
    for y in 0..code.size() {
        let mut x = 0;
        while x < code.size() {
            let run = (x..code.size()).take_while(|x| code.get_module(*x, y)).count() as i32;
            if run > 0 {
                path.push_str(&format!("M{x} {y}h{run}v1h-{run}z"));
            }
            x += run.max(1);
        }
    }
    path
}

/// Lines as a film of QR codes, over and over: whoever films begins anywhere and stops when none is missing.
#[component]
pub(super) fn Film(lines: Vec<String>) -> impl IntoView {
    let frames = StoredValue::new(frames(&lines));
    let count = frames.with_value(Vec::len);
    let at = RwSignal::new(0);
    let running = RwSignal::new(true);
    let tick = Interval::new(FRAME_MS, move || {
        if running.get_untracked() {
            at.update(|at| *at = (*at + 1) % count.max(1));
        }
    });
    let tick = StoredValue::new_local(Some(tick));
    on_cleanup(move || tick.update_value(|tick| _ = tick.take()));
    view! {
        <figure class="film">
            {move || {
                let text = frames.with_value(|f| f.get(at.get()).cloned().unwrap_or_default());
                view! { <Code text label=k::FILM_LABEL/> }
            }}
            <figcaption>
                {move || fill(k::FILM_AT, &[("n", &(at.get() + 1).to_string()), ("all", &count.to_string())])}" "
                <button type="button" class="link" on:click=move |_| running.update(|r| *r = !*r)>
                    {move || t(if running.get() { k::FILM_PAUSE } else { k::FILM_GO_ON })}
                </button>
            </figcaption>
        </figure>
    }
}

/// Cuts lines into pictures: `PV1 <tag> <number>/<of> ` and a piece of the text; the tag is the same for one export.
pub(super) fn frames(lines: &[String]) -> Vec<String> {
    let text = lines.join("\n");
    let pieces: Vec<&str> = pieces(&text);
    let tag = parvis_core::participation::key_id(&text);
    let tag = tag.get(..6).unwrap_or_default();
    let all = pieces.len();
    pieces.iter().enumerate().map(|(i, piece)| format!("PV1 {tag} {}/{all} {piece}", i + 1)).collect()
}

/// Pieces of at most [`FRAME_BYTES`]; sealed lines are ASCII, and any other text is cut between letters.
fn pieces(text: &str) -> Vec<&str> {
    let mut pieces = Vec::new();
    let mut rest = text;
    while !rest.is_empty() {
        let mut cut = rest.len().min(FRAME_BYTES);
        while !rest.is_char_boundary(cut) {
            cut -= 1;
        }
        let (piece, after) = rest.split_at(cut);
        pieces.push(piece);
        rest = after;
    }
    pieces
}

/// Pictures that came in so far, in any order.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Reel {
    tag: String,
    pieces: Vec<Option<String>>,
}

impl Reel {
    /// Takes a picture in; those of another export begin anew. Answers whether it was one of ours.
    pub(super) fn take(&mut self, text: &str) -> bool {
        let Some((tag, number, all, piece)) = parse(text) else { return false };
        if self.tag != tag || self.pieces.len() != all {
            *self = Self { tag: tag.to_owned(), pieces: vec![None; all] };
        }
        if let Some(slot) = self.pieces.get_mut(number - 1) {
            *slot = Some(piece.to_owned());
        }
        true
    }

    /// How many are there, and of how many.
    pub(super) fn progress(&self) -> (usize, usize) {
        (self.pieces.iter().flatten().count(), self.pieces.len())
    }

    /// The lines, once none is missing.
    pub(super) fn text(&self) -> Option<String> {
        if self.pieces.is_empty() {
            return None;
        }
        self.pieces.iter().map(|piece| piece.as_deref()).collect()
    }
}

fn parse(text: &str) -> Option<(&str, usize, usize, &str)> {
    /// Most pictures of an export: an hour of film.
    const FRAMES_MAX: usize = 10_000;
    let rest = text.strip_prefix("PV1 ")?;
    let (tag, rest) = rest.split_once(' ')?;
    let (count, piece) = rest.split_once(' ')?;
    let (number, all) = count.split_once('/')?;
    let (number, all) = (number.parse::<usize>().ok()?, all.parse::<usize>().ok()?);
    (tag.len() == 6 && (1..=all).contains(&number) && all <= FRAMES_MAX).then_some((tag, number, all, piece))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_film_comes_together_in_any_order() {
        let lines: Vec<String> = (0..40).map(|i| format!("line {i} {}", "é".repeat(100))).collect();
        let mut frames = frames(&lines);
        assert!(frames.len() > 3);
        frames.reverse();
        let mut reel = Reel::default();
        for frame in &frames {
            assert_eq!(reel.text(), None);
            assert!(reel.take(frame));
        }
        assert_eq!(reel.text().unwrap(), lines.join("\n"));
    }

    #[test]
    fn what_is_no_picture_of_ours_is_left() {
        let mut reel = Reel::default();
        for text in [
            "",
            "PV1",
            "PV1 abcdef 0/1 x",
            "PV1 abcdef 2/1 x",
            "PV1 abcdef 1/99999999 x",
            "https://example.org",
        ] {
            assert!(!reel.take(text), "{text}");
        }
        assert_eq!(reel.text(), None);
    }

    #[test]
    fn every_picture_fits_a_code() {
        let line = "a".repeat(5000);
        assert!(frames(&[line]).iter().all(|f| QrCode::encode_text(f, QrCodeEcc::Medium).is_ok()));
    }
}
