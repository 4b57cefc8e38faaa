//! French social security numbers (NIR): sex, year, month, department, commune, order, and the key, which is 97
//! less the number's remainder by 97; the departments 2A and 2B of Corsica count as 19 and 18.

use super::token::{Token, together};

pub(super) fn find(text: &str, tokens: &[Token]) -> Vec<(usize, usize)> {
    let found = (0..tokens.len()).filter_map(|from| {
        let (all, ends) = together(text, tokens, from, 15);
        let (_, end) = *ends.iter().find(|(length, _)| *length == 15)?;
        checks(&all).then_some((tokens[from].start, end))
    });
    found.collect()
}

fn checks(nir: &str) -> bool {
    let (number, key) = nir.split_at(13);
    let plausible = matches!(number.as_bytes().first(), Some(b'1'..=b'4' | b'7' | b'8'));
    let department = number.get(5..7).unwrap_or_default();
    let number = match department {
        "2A" => number.replacen("2A", "19", 1),
        "2B" => number.replacen("2B", "18", 1),
        _ => old_corsica(number),
    };
    let pair = number.parse::<u64>().ok().zip(key.parse::<u64>().ok());
    plausible && pair.is_some_and(|(n, k)| 97 - n % 97 == k)
}

/// A letter A or B in the seventh place: the number with 0, less a million for A and two for B.
fn old_corsica(number: &str) -> String {
    let letter = number.as_bytes().get(6).copied();
    let less = match letter {
        Some(b'A') => 1_000_000,
        Some(b'B') => 2_000_000,
        _ => return number.to_owned(),
    };
    let plain: String = number.char_indices().map(|(i, c)| if i == 6 { '0' } else { c }).collect();
    plain.parse::<u64>().map_or(plain, |n| format!("{:013}", n.saturating_sub(less)))
}
