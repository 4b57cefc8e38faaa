//! A text cut into runs of letters and digits.

/// A run of letters, digits and apostrophes within words.
#[derive(Debug, Clone, Copy)]
pub(super) struct Token<'a> {
    pub(super) start: usize,
    pub(super) text: &'a str,
}

impl Token<'_> {
    pub(super) fn end(&self) -> usize {
        self.start + self.text.len()
    }

    pub(super) fn is_digits(&self) -> bool {
        self.text.bytes().all(|b| b.is_ascii_digit())
    }

    pub(super) fn is_letters(&self) -> bool {
        self.text.chars().all(char::is_alphabetic)
    }

    /// Whether it begins with a capital and goes on small.
    pub(super) fn is_capitalised(&self) -> bool {
        let mut letters = self.text.chars();
        letters.next().is_some_and(char::is_uppercase)
            && letters.clone().count() > 0
            && letters.all(char::is_lowercase)
    }
}

/// The runs of a text, in order.
pub(super) fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut tokens = Vec::new();
    let mut start = None;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        match (c.is_alphanumeric(), start) {
            (true, None) => start = Some(at),
            (false, Some(from)) => {
                tokens.push(Token { start: from, text: &text[from..at] });
                start = None;
            }
            _ => (),
        }
    }
    tokens
}

/// What stands between two runs.
pub(super) fn between<'a>(text: &'a str, a: &Token, b: &Token) -> &'a str {
    text.get(a.end()..b.start).unwrap_or_default()
}

/// Whether two runs may belong to one number: a space, dot, dash or slash between them.
pub(super) fn joined(gap: &str) -> bool {
    gap.chars().count() <= 2 && gap.chars().all(|c| " .-/\u{a0}\u{202f}()".contains(c))
}

/// Runs that follow each other within one number, from `from` on: their characters together, and for every
/// character the end of its run, so that a number may end with any of them.
pub(super) fn together(
    text: &str,
    tokens: &[Token],
    from: usize,
    most: usize,
) -> (String, Vec<(usize, usize)>) {
    let mut all = String::new();
    let mut ends = Vec::new();
    for (i, token) in tokens.iter().enumerate().skip(from) {
        let follows = i == from || joined(between(text, &tokens[i - 1], token));
        if !follows || all.len() + token.text.len() > most || !token.text.is_ascii() {
            break;
        }
        all.push_str(token.text);
        ends.push((all.len(), token.end()));
    }
    (all.to_ascii_uppercase(), ends)
}
