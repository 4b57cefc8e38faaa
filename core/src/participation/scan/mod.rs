//! What in a text could tell who wrote it: a small scanner, a file for each kind, no regular expressions.
//!
//! What is certain by its form or its check digits is found and removed; words that look like a person's name
//! are found and left to the author.

mod address;
mod email;
mod iban;
mod name;
mod nir;
mod phone;
mod plate;
mod token;

use token::Token;

/// What a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// E-mail address.
    Email,
    /// Telephone number, French or international.
    Phone,
    /// Number and street.
    Address,
    /// Number plate of a vehicle.
    Plate,
    /// International bank account number, with its check digits.
    Iban,
    /// French social security number, with its key.
    SocialSecurity,
    /// Words that look like a person's name.
    Name,
}

/// A piece of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// What it is.
    pub kind: Kind,
    /// Where it begins \[bytes\].
    pub start: usize,
    /// Where it ends \[bytes\].
    pub end: usize,
    /// The piece itself.
    pub text: String,
}

/// Finds pieces of one kind: where each begins and ends.
type Find = fn(&str, &[Token]) -> Vec<(usize, usize)>;

/// Longest text that is searched \[bytes\]; the rest is left out, and no record holds so much.
const TEXT_MAX: usize = 64 * 1024;

/// Everything that is found, in the order of the text; no two findings overlap. Where two kinds claim the same
/// piece, the one whose form is stricter wins.
pub fn scan(text: &str) -> Vec<Finding> {
    let text = text.get(..text.floor_char_boundary(TEXT_MAX)).unwrap_or(text);
    let tokens = token::tokens(text);
    // The strictest first.
    let finders: [(Kind, Find); 7] = [
        (Kind::Email, email::find),
        (Kind::SocialSecurity, nir::find),
        (Kind::Iban, iban::find),
        (Kind::Phone, phone::find),
        (Kind::Plate, plate::find),
        (Kind::Address, address::find),
        (Kind::Name, name::find),
    ];
    let mut found: Vec<Finding> = Vec::new();
    for (kind, find) in finders {
        for (start, end) in find(text, &tokens) {
            let free = found.iter().all(|f| end <= f.start || start >= f.end);
            if let (true, Some(piece)) = (free, text.get(start..end)) {
                found.push(Finding { kind, start, end, text: piece.to_owned() });
            }
        }
    }
    found.sort_by_key(|f| f.start);
    found
}

#[cfg(test)]
mod tests;
