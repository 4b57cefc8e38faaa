//! International bank account numbers (ISO 13616), held against their check digits (ISO 7064, mod 97-10).

use super::token::{Token, together};

pub(super) fn find(text: &str, tokens: &[Token]) -> Vec<(usize, usize)> {
    (0..tokens.len()).filter_map(|from| number(text, tokens, from)).collect()
}

fn number(text: &str, tokens: &[Token], from: usize) -> Option<(usize, usize)> {
    let (all, ends) = together(text, tokens, from, 34);
    let head = all.as_bytes();
    let starts =
        head.get(..2)?.iter().all(u8::is_ascii_uppercase) && head.get(2..4)?.iter().all(u8::is_ascii_digit);
    if !starts {
        return None;
    }
    let sound = |length: usize| length >= 15 && all.get(..length).is_some_and(checks);
    let end = ends.iter().rev().find(|(length, _)| sound(*length))?.1;
    Some((tokens[from].start, end))
}

/// Moved four to the end, letters as 10 to 35, the number leaves 1 when divided by 97.
fn checks(iban: &str) -> bool {
    let (head, tail) = iban.split_at(4);
    let value = |c: char| c.to_digit(36);
    let remainder = tail.chars().chain(head.chars()).try_fold(0u32, |rest, c| {
        let v = value(c)?;
        Some((rest * if v > 9 { 100 } else { 10 } + v) % 97)
    });
    remainder == Some(1)
}
