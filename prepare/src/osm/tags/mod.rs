//! What the tags of OpenStreetMap mean in a pack, after the OSM wiki's "Map features".

mod building;
mod cover;
mod road;
mod site;
mod stream;
mod zone;

pub use building::{Built, building};
pub use cover::{Ground, cover};
pub use road::{Street, road};
pub use site::site;
pub use stream::stream;
pub use zone::zone;

/// The number at the head of a value such as `12 m`, `50`, `3;4`.
fn leading_number(value: &str) -> Option<f64> {
    let value = value.trim();
    let end = value.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(value.len());
    value.get(..end)?.parse().ok().filter(|v: &f64| v.is_finite())
}

/// The year in a date such as `1874`, `1990-05-02`, `~1850`, `C19`.
fn year(value: &str) -> Option<i32> {
    let value = value.trim();
    if let Some(century) = value.strip_prefix('C').and_then(|c| c.parse::<i32>().ok()) {
        return (1..=21).contains(&century).then(|| century * 100 - 50);
    }
    let digits: String =
        value.chars().skip_while(|c| !c.is_ascii_digit()).take_while(char::is_ascii_digit).collect();
    digits.parse().ok().filter(|y| digits.len() == 4 && (500..2200).contains(y))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_years_are_found_at_the_head() {
        assert_eq!(leading_number("12.5 m"), Some(12.5));
        assert_eq!(leading_number("3;4"), Some(3.0));
        assert_eq!(leading_number("none"), None);
        assert_eq!(year("1990-05-02"), Some(1990));
        assert_eq!(year("~1850"), Some(1850));
        assert_eq!(year("C19"), Some(1850));
        assert_eq!(year("12"), None);
    }
}
