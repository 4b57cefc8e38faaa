//! Colours of the map: perceptually even and safe for colour-blind eyes.

use parvis_core::themes::Ramp;

type Rgb = [u8; 3];

/// Cividis (Nunez, Anderton and Renslow 2018), every tenth of its length.
const CIVIDIS: [Rgb; 11] = [
    [0, 34, 78],
    [14, 51, 107],
    [53, 69, 108],
    [79, 87, 108],
    [102, 105, 112],
    [125, 124, 120],
    [148, 142, 119],
    [174, 163, 113],
    [200, 184, 102],
    [227, 207, 84],
    [254, 232, 56],
];
/// Single-hue ramps of even steps in lightness (ColorBrewer 2.0: Blues, Purples, Greens).
const BLUES: [Rgb; 5] = [[239, 243, 255], [189, 215, 231], [107, 174, 214], [49, 130, 189], [8, 81, 156]];
const PURPLES: [Rgb; 5] = [[242, 240, 247], [203, 201, 226], [158, 154, 200], [117, 107, 177], [84, 39, 143]];
const GREENS: [Rgb; 5] = [[237, 248, 233], [186, 228, 179], [116, 196, 118], [49, 163, 84], [0, 109, 44]];
/// From less to more, around a middle of no change (ColorBrewer 2.0: BrBG, turned round).
const DIFFERENCE: [Rgb; 7] = [
    [1, 102, 94],
    [90, 180, 172],
    [199, 234, 229],
    [245, 245, 245],
    [246, 232, 195],
    [216, 179, 101],
    [140, 81, 10],
];

/// The same on dark ground: the middle is as dark as the ground, and both ends shine.
const DIFFERENCE_DARK: [Rgb; 7] = [
    [128, 226, 214],
    [73, 156, 148],
    [38, 84, 80],
    [38, 42, 43],
    [88, 70, 38],
    [190, 152, 82],
    [246, 222, 160],
];

/// The colours of a ramp, evenly spaced. More is always farther from the ground: darker on light ground, lighter on
/// dark ground.
fn stops(ramp: Ramp, dark: bool) -> Vec<Rgb> {
    let (mut stops, grows_lighter) = match ramp {
        Ramp::Cividis => (CIVIDIS.to_vec(), true),
        Ramp::Blues => (BLUES.to_vec(), false),
        Ramp::Purples => (PURPLES.to_vec(), false),
        Ramp::Greens => (GREENS.to_vec(), false),
    };
    if grows_lighter != dark {
        stops.reverse();
    }
    stops
}

fn differences(dark: bool) -> &'static [Rgb] {
    if dark { &DIFFERENCE_DARK } else { &DIFFERENCE }
}

/// 256 RGBA values for the map.
pub(super) fn texture(ramp: Ramp, dark: bool) -> Vec<u8> {
    spread(&stops(ramp, dark))
}

/// 256 RGBA values from less to more.
pub(super) fn difference_texture(dark: bool) -> Vec<u8> {
    spread(differences(dark))
}

/// The ramp as a CSS gradient from left to right.
pub(super) fn gradient(ramp: Ramp, dark: bool) -> String {
    css(&stops(ramp, dark))
}

/// The ramp of differences as a CSS gradient.
pub(super) fn difference_gradient(dark: bool) -> String {
    css(differences(dark))
}

fn css(stops: &[Rgb]) -> String {
    let colours: Vec<_> = stops.iter().map(|[r, g, b]| format!("rgb({r} {g} {b})")).collect();
    format!("linear-gradient(to right, {})", colours.join(", "))
}

fn spread(stops: &[Rgb]) -> Vec<u8> {
    let last = stops.len() - 1;
    (0..256)
        .flat_map(|i| {
            let at = i as f64 / 255.0 * last as f64;
            let (a, b) = (stops[at as usize], stops[(at as usize + 1).min(last)]);
            let part = at.fract();
            let mix = |k: usize| (f64::from(a[k]) * (1.0 - part) + f64::from(b[k]) * part).round() as u8;
            [mix(0), mix(1), mix(2), 255]
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn grey(colours: &[u8]) -> Vec<f64> {
        let luminance =
            |c: &[u8]| 0.2126 * f64::from(c[0]) + 0.7152 * f64::from(c[1]) + 0.0722 * f64::from(c[2]);
        colours.chunks(4).map(luminance).collect()
    }

    /// Luminance falls all along a ramp on light ground and rises on dark ground, so that it also reads in grey and more
    /// always stands out.
    #[test]
    fn ramps_read_in_grey_and_more_stands_out() {
        for ramp in [Ramp::Cividis, Ramp::Blues, Ramp::Purples, Ramp::Greens] {
            let falls = grey(&texture(ramp, false)).windows(2).all(|w| w[1] <= w[0] + 0.5);
            let rises = grey(&texture(ramp, true)).windows(2).all(|w| w[1] >= w[0] - 0.5);
            assert!(falls && rises, "{ramp:?}");
        }
    }

    #[test]
    fn the_middle_of_a_difference_is_neutral() {
        for dark in [false, true] {
            let middle = &difference_texture(dark)[4 * 127..4 * 127 + 3];
            let spread = middle.iter().max().unwrap() - middle.iter().min().unwrap();
            assert!(spread < 8, "{middle:?}");
        }
    }
}
