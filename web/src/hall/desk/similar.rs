//! Proposals that say nearly the same, by the pieces of three letters that they share (Jaccard 1901).

use std::collections::BTreeSet;

/// From this share of common pieces on, two texts belong together.
const ALIKE: f64 = 0.4;

/// Groups of texts, each as places in the list: transitive, in the order of their first text.
pub(super) fn groups(texts: &[String]) -> Vec<Vec<usize>> {
    let pieces: Vec<_> = texts.iter().map(|text| trigrams(text)).collect();
    let mut groups: Vec<Vec<usize>> = Vec::new();
    for (at, own) in pieces.iter().enumerate() {
        let near = |group: &Vec<usize>| {
            group.iter().any(|other| pieces.get(*other).is_some_and(|other| share(own, other) >= ALIKE))
        };
        let (mut close, rest): (Vec<_>, Vec<_>) = groups.into_iter().partition(near);
        let mut joined: Vec<usize> = close.drain(..).flatten().collect();
        joined.push(at);
        joined.sort_unstable();
        groups = rest;
        groups.push(joined);
    }
    groups.sort();
    groups
}

fn trigrams(text: &str) -> BTreeSet<[char; 3]> {
    let plain: String = text
        .to_lowercase()
        .chars()
        .map(|c| if c.is_alphanumeric() { c } else { ' ' })
        .collect::<String>()
        .split_whitespace()
        .fold(String::from(" "), |all, word| all + word + " ");
    let letters: Vec<char> = plain.chars().collect();
    letters.windows(3).filter_map(|w| <[char; 3]>::try_from(w).ok()).collect()
}

fn share(a: &BTreeSet<[char; 3]>, b: &BTreeSet<[char; 3]>) -> f64 {
    let common = a.intersection(b).count();
    let all = a.len() + b.len() - common;
    if all == 0 { 0.0 } else { common as f64 / all as f64 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_says_nearly_the_same_comes_together() {
        let texts = [
            "Plant trees in the school yard",
            "A bench by the river",
            "Plant more trees in the school yard!",
            "plant trees in the schoolyard",
            "A bus on market day",
        ]
        .map(str::to_owned);
        assert_eq!(groups(&texts), vec![vec![0, 2, 3], vec![1], vec![4]]);
    }

    #[test]
    fn every_text_is_in_one_group() {
        let texts: Vec<String> = (0..30).map(|i| format!("{} words {}", "ab".repeat(i % 5), i % 7)).collect();
        let mut all: Vec<usize> = groups(&texts).into_iter().flatten().collect();
        all.sort_unstable();
        assert_eq!(all, (0..30).collect::<Vec<_>>());
        assert!(groups(&[]).is_empty());
    }
}
