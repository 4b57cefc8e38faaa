//! Times finer than a day.

/// Whether the text holds a time of day (`14:05`) or is a count of seconds since 1970 of this age.
pub(super) fn is_finer_than_a_day(text: &str) -> bool {
    let bytes = text.as_bytes();
    let digit = |at: Option<usize>| at.and_then(|at| bytes.get(at)).is_some_and(u8::is_ascii_digit);
    let clock = bytes.iter().enumerate().any(|(at, b)| {
        *b == b':'
            && digit(at.checked_sub(1))
            && digit(Some(at + 1))
            && digit(Some(at + 2))
            && !digit(Some(at + 3))
    });
    let since_1970 = text.trim().parse::<f64>().ok().is_some_and(|number| {
        // 2001 to 2096, in seconds, thousandths and millionths.
        [1.0, 1e3, 1e6].iter().any(|unit| (1e9..4e9).contains(&(number / unit)))
    });
    clock || since_1970
}
