//! E-mail addresses (the common part of RFC 5321), also with "at" spelt out in brackets.

use super::token::Token;

pub(super) fn find(text: &str, _: &[Token]) -> Vec<(usize, usize)> {
    let ats = text.char_indices().filter(|(_, c)| *c == '@').map(|(i, _)| (i, i + 1));
    let spelt = ["(at)", "[at]", " at ", "(arobase)", "[arobase]", " arobase "];
    let spelt = spelt.iter().flat_map(|word| text.match_indices(word).map(|(i, w)| (i, i + w.len())));
    ats.chain(spelt).filter_map(|(from, to)| around(text, from, to)).collect()
}

fn around(text: &str, from: usize, to: usize) -> Option<(usize, usize)> {
    let local = |c: char| c.is_alphanumeric() || "._%+-".contains(c);
    let domain = |c: char| c.is_alphanumeric() || ".-".contains(c);
    let before = text.get(..from)?.trim_end();
    let start = before.char_indices().rev().take_while(|(_, c)| local(*c)).last()?.0;
    let after = text.get(to..)?;
    let skipped = after.len() - after.trim_start().len();
    let rest = after.trim_start();
    let length: usize = rest.chars().take_while(|c| domain(*c)).map(char::len_utf8).sum();
    let name = rest.get(..length)?.trim_end_matches(['.', '-']);
    let (_, top) = name.rsplit_once('.')?;
    let sound = top.chars().count() >= 2 && top.chars().all(char::is_alphabetic) && !name.starts_with('.');
    sound.then(|| (start, to + skipped + name.len()))
}
