//! Telephone numbers: French (0 and nine digits, or +33), and international (E.164: + or 00, 8 to 15 digits).

use super::token::{Token, together};

pub(super) fn find(text: &str, tokens: &[Token]) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        match number(text, tokens, at) {
            Some((range, used)) => {
                found.push(range);
                at += used;
            }
            None => at += 1,
        }
    }
    found
}

fn number(text: &str, tokens: &[Token], from: usize) -> Option<((usize, usize), usize)> {
    let first = tokens.get(from).filter(|t| t.is_digits())?;
    let count = tokens.iter().skip(from).take_while(|t| t.is_digits()).count();
    let (digits, ends) = together(text, &tokens[..from + count], from, 17);
    let plus = text.get(..first.start).is_some_and(|t| t.ends_with('+'));
    let start = if plus { first.start - 1 } else { first.start };
    // The longest run of parts that makes a number.
    ends.iter().enumerate().rev().find_map(|(parts, (length, end))| {
        let digits = digits.get(..*length)?;
        let international = plus || digits.starts_with("00");
        let bare = digits.trim_start_matches("00").len();
        let sound = if international { (8..=15).contains(&bare) } else { is_french(digits) };
        sound.then_some(((start, *end), parts + 1))
    })
}

fn is_french(digits: &str) -> bool {
    let mut bytes = digits.bytes();
    digits.len() == 10 && bytes.next() == Some(b'0') && bytes.next().is_some_and(|b| b != b'0')
}
