//! French number plates: AB-123-CD since 2009, 1234 AB 56 before.

use super::token::{Token, between, joined};

/// Letters that no new plate bears.
const NEVER: &str = "IOU";

pub(super) fn find(text: &str, tokens: &[Token]) -> Vec<(usize, usize)> {
    let three = tokens.windows(3).filter(|t| {
        joined(between(text, &t[0], &t[1]))
            && joined(between(text, &t[1], &t[2]))
            && (is_new(t) || is_old(text, t))
    });
    let one = tokens.iter().filter(|t| t.text.len() == 7 && is_run(t.text));
    three.map(|t| (t[0].start, t[2].end())).chain(one.map(|t| (t.start, t.end()))).collect()
}

fn is_new(t: &[Token]) -> bool {
    pair(t[0].text) && t[1].text.len() == 3 && t[1].is_digits() && pair(t[2].text)
}

fn is_old(text: &str, t: &[Token]) -> bool {
    let letters = (2..=3).contains(&t[1].text.len()) && t[1].text.bytes().all(|b| b.is_ascii_uppercase());
    let department = t[2].text.len() == 2 || matches!(t[2].text.len(), 3 if t[2].text.starts_with("97"));
    let department = department && (t[2].is_digits() || matches!(t[2].text, "2A" | "2B"));
    // "1200 DE 40" is more often a sentence than a plate: the three parts must be set alike.
    let alike = between(text, &t[0], &t[1]) == between(text, &t[1], &t[2]);
    (2..=4).contains(&t[0].text.len()) && t[0].is_digits() && letters && department && alike
}

fn is_run(text: &str) -> bool {
    text.is_ascii() && pair(&text[..2]) && text[2..5].bytes().all(|b| b.is_ascii_digit()) && pair(&text[5..])
}

fn pair(text: &str) -> bool {
    text.len() == 2 && text.bytes().all(|b| b.is_ascii_uppercase() && !NEVER.as_bytes().contains(&b))
}
