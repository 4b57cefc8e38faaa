//! Number and street: "12 bis, rue des Lilas", "12 Mill Lane". A street without a number is a public place and stays.

use super::token::{Token, between};

const FRENCH: [&str; 24] = [
    "rue",
    "avenue",
    "av",
    "boulevard",
    "bd",
    "bvd",
    "chemin",
    "che",
    "route",
    "rte",
    "impasse",
    "imp",
    "allée",
    "allee",
    "allées",
    "place",
    "pl",
    "quai",
    "square",
    "cours",
    "lotissement",
    "hameau",
    "sentier",
    "ruelle",
];
const ENGLISH: [&str; 12] =
    ["street", "st", "road", "rd", "lane", "avenue", "drive", "close", "way", "crescent", "terrace", "court"];
const SUFFIXES: [&str; 9] = ["bis", "ter", "quater", "a", "b", "c", "d", "e", "f"];
/// Words that join the parts of a street's name.
const LINKS: [&str; 12] = ["de", "du", "des", "la", "le", "les", "l", "d", "aux", "au", "et", "en"];

pub(super) fn find(text: &str, tokens: &[Token]) -> Vec<(usize, usize)> {
    (0..tokens.len()).filter_map(|at| address(text, tokens, at)).collect()
}

fn address(text: &str, tokens: &[Token], at: usize) -> Option<(usize, usize)> {
    let number = tokens.get(at)?;
    let digits: String = number.text.chars().take_while(char::is_ascii_digit).collect();
    let rest = &number.text[digits.len()..];
    if digits.is_empty() || digits.len() > 4 || !(rest.is_empty() || is_in(&SUFFIXES, rest)) {
        return None;
    }
    let close = |i: usize| {
        let pair = tokens.get(i - 1).zip(tokens.get(i));
        pair.is_some_and(|(a, b)| {
            between(text, a, b).chars().all(|c| " ,.'’-\u{a0}".contains(c))
                && between(text, a, b).chars().count() <= 2
        })
    };
    let mut next = at + 1;
    if tokens.get(next).is_some_and(|t| is_in(&SUFFIXES, t.text)) && close(next) {
        next += 1;
    }
    let kind = tokens.get(next).filter(|_| close(next))?;
    if is_in(&FRENCH, kind.text) {
        return name_end(tokens, next + 1, &close).map(|end| (number.start, end));
    }
    // English puts the kind last: up to three capitalised words before it.
    (next..next + 3).find_map(|i| {
        tokens.get(i).filter(|t| t.is_capitalised() && close(i))?;
        let kind = tokens.get(i + 1).filter(|t| is_in(&ENGLISH, t.text) && close(i + 1))?;
        Some((number.start, kind.end()))
    })
}

/// Where the name of a French street ends: links and up to five words.
fn name_end(tokens: &[Token], from: usize, close: &impl Fn(usize) -> bool) -> Option<usize> {
    let mut end = None;
    for (i, token) in tokens.iter().enumerate().skip(from).take(6) {
        let link = is_in(&LINKS, token.text);
        let named = token.text.chars().next().is_some_and(char::is_uppercase);
        // The first word after the kind belongs to the name however it is written.
        if !close(i) || !(link || named || end.is_none()) {
            break;
        }
        if !link {
            end = Some(token.end());
        }
    }
    end
}

fn is_in(words: &[&str], text: &str) -> bool {
    words.iter().any(|w| *w == text.to_lowercase())
}
