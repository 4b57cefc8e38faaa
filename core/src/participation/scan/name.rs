//! Words that look like a person's name: after a title (M., Mme, Mr), or two capitalised words in a row that do
//! not begin a sentence. Places look the same, so these are marked and left to the author.

use super::token::{Token, between};

const TITLES: [&str; 13] = [
    "m",
    "mm",
    "mme",
    "mmes",
    "mlle",
    "monsieur",
    "madame",
    "mademoiselle",
    "docteur",
    "dr",
    "mr",
    "mrs",
    "ms",
];
/// Words that begin the name of a place rather than of a person.
const PLACES: [&str; 22] = [
    "rue", "avenue", "place", "chemin", "route", "impasse", "saint", "sainte", "mont", "col", "pont",
    "moulin", "la", "le", "les", "street", "road", "lane", "mill", "bridge", "the", "union",
];

pub(super) fn find(text: &str, tokens: &[Token]) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let length = titled(text, tokens, at).or_else(|| plain(text, tokens, at));
        match length {
            Some(length) => {
                found.push((tokens[at].start, tokens[at + length - 1].end()));
                at += length;
            }
            None => at += 1,
        }
    }
    found
}

/// A title and one or two capitalised words.
fn titled(text: &str, tokens: &[Token], at: usize) -> Option<usize> {
    let title = tokens.get(at)?;
    if !TITLES.contains(&title.text.to_lowercase().as_str()) {
        return None;
    }
    let names = (at + 1..tokens.len().min(at + 3))
        .take_while(|i| {
            is_name(&tokens[*i])
                && between(text, &tokens[*i - 1], &tokens[*i]).trim_matches(['.', '-']).trim().is_empty()
        })
        .count();
    (names > 0).then_some(names + 1)
}

/// Two or three capitalised words in a row; the first of a sentence does not count.
fn plain(text: &str, tokens: &[Token], at: usize) -> Option<usize> {
    let first = tokens.get(at)?;
    let begins =
        text.get(..first.start)?.trim_end().chars().next_back().is_none_or(|c| ".!?:;…\n".contains(c));
    if begins || PLACES.contains(&first.text.to_lowercase().as_str()) {
        return None;
    }
    let names = (at..tokens.len().min(at + 3))
        .take_while(|i| {
            is_name(&tokens[*i])
                && (*i == at || matches!(between(text, &tokens[*i - 1], &tokens[*i]), " " | "-" | "\u{a0}"))
        })
        .count();
    (names >= 2).then_some(names)
}

fn is_name(token: &Token) -> bool {
    let capital = token.text.chars().next().is_some_and(char::is_uppercase);
    token.is_letters()
        && capital
        && token.text.chars().count() >= 2
        && (token.is_capitalised() || token.text.chars().all(char::is_uppercase))
}
