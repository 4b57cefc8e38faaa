//! Colours of the map: perceptually even and safe for colour-blind eyes.

use parvis_core::themes::Ramp;

type Rgb = [u8; 3];

/// Single-hue ramps of even steps in lightness (ColorBrewer 2.0: Oranges, Blues, Purples, Greens).
const ORANGES: [Rgb; 5] = [[254, 237, 222], [253, 190, 133], [253, 141, 60], [230, 85, 13], [166, 54, 3]];
const BLUES: [Rgb; 5] = [[239, 243, 255], [189, 215, 231], [107, 174, 214], [49, 130, 189], [8, 81, 156]];
const PURPLES: [Rgb; 5] = [[242, 240, 247], [203, 201, 226], [158, 154, 200], [117, 107, 177], [84, 39, 143]];
const GREENS: [Rgb; 5] = [[237, 248, 233], [186, 228, 179], [116, 196, 118], [49, 163, 84], [0, 109, 44]];
/// From less to more, around a middle of no change (ColorBrewer 2.0: BrBG, turned round, without its ends).
const DIFFERENCE: [Rgb; 7] = [
    [53, 151, 143],
    [128, 205, 193],
    [199, 234, 229],
    [245, 245, 245],
    [246, 232, 195],
    [223, 194, 125],
    [191, 129, 45],
];

/// The same on dark ground: the middle is as dark as the ground, and both ends shine.
const DIFFERENCE_DARK: [Rgb; 7] = [
    [67, 146, 138],
    [52, 116, 110],
    [38, 84, 80],
    [38, 42, 43],
    [88, 70, 38],
    [132, 104, 57],
    [172, 136, 74],
];

/// The colours of a ramp, evenly spaced. More is always farther from the ground: darker on light ground, lighter on
/// dark ground. Names stand below the colours, so that each ramp ends before it hides them.
fn stops(ramp: Ramp, dark: bool) -> Vec<Rgb> {
    let stops = match ramp {
        Ramp::Oranges => ORANGES,
        Ramp::Blues => BLUES,
        Ramp::Purples => PURPLES,
        Ramp::Greens => GREENS,
    };
    let (on_light, on_dark) = (stops.iter().take(4), stops.iter().rev().take(3));
    if dark { on_dark.copied().collect() } else { on_light.copied().collect() }
}

/// How much of a colour is seen: in the dark less, because light glass hides white names sooner than dark glass black ones.
fn opacity(dark: bool) -> u8 {
    if dark { 205 } else { 255 }
}

fn differences(dark: bool) -> &'static [Rgb] {
    if dark { &DIFFERENCE_DARK } else { &DIFFERENCE }
}

/// 256 RGBA values for the map.
pub(super) fn texture(ramp: Ramp, dark: bool) -> Vec<u8> {
    spread(&stops(ramp, dark), opacity(dark))
}

/// 256 RGBA values from less to more.
pub(super) fn difference_texture(dark: bool) -> Vec<u8> {
    spread(differences(dark), opacity(dark))
}

/// The ramp as a CSS gradient from left to right.
pub(super) fn gradient(ramp: Ramp, dark: bool) -> String {
    css(&stops(ramp, dark), opacity(dark))
}

/// The ramp of differences as a CSS gradient.
pub(super) fn difference_gradient(dark: bool) -> String {
    css(differences(dark), opacity(dark))
}

fn css(stops: &[Rgb], opacity: u8) -> String {
    let part = f64::from(opacity) / 255.0;
    let colours: Vec<_> = stops.iter().map(|[r, g, b]| format!("rgb({r} {g} {b} / {part})")).collect();
    format!("linear-gradient(to right, {})", colours.join(", "))
}

fn spread(stops: &[Rgb], opacity: u8) -> Vec<u8> {
    let last = stops.len() - 1;
    (0..256)
        .flat_map(|i| {
            let at = i as f64 / 255.0 * last as f64;
            let (a, b) = (stops[at as usize], stops[(at as usize + 1).min(last)]);
            let part = at.fract();
            let mix = |k: usize| (f64::from(a[k]) * (1.0 - part) + f64::from(b[k]) * part).round() as u8;
            [mix(0), mix(1), mix(2), opacity]
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const RAMPS: [Ramp; 4] = [Ramp::Oranges, Ramp::Blues, Ramp::Purples, Ramp::Greens];
    /// Where the map's own colours stand, and how the grid is laid over them.
    const STYLE: &str = include_str!("../../bridge/map/style.js");
    const GRID: &str = include_str!("../../bridge/map/grid.js");

    fn grey(colours: &[u8]) -> Vec<f64> {
        let luminance =
            |c: &[u8]| 0.2126 * f64::from(c[0]) + 0.7152 * f64::from(c[1]) + 0.0722 * f64::from(c[2]);
        colours.chunks(4).map(luminance).collect()
    }

    /// Luminance falls all along a ramp on light ground and rises on dark ground, so that it also reads in grey and more
    /// always stands out.
    #[test]
    fn ramps_read_in_grey_and_more_stands_out() {
        for ramp in RAMPS {
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

    /// A colour of a palette of the map, from 0 to 1.
    fn map_colour(palette: &str, name: &str) -> [f64; 3] {
        let (_, from) = STYLE.split_once(&format!("const {palette} = {{")).unwrap();
        let (_, from) = from.split_once(&format!("{name}: \"#")).unwrap();
        [0, 2, 4].map(|at| f64::from(u8::from_str_radix(&from[at..at + 2], 16).unwrap()) / 255.0)
    }

    /// Relative luminance (WCAG 2.2).
    fn luminance(colour: [f64; 3]) -> f64 {
        let [r, g, b] =
            colour.map(|c| if c <= 0.04045 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) });
        0.2126 * r + 0.7152 * g + 0.0722 * b
    }

    /// The contrast that WCAG 2.2 asks of large and of bold text, 3, between names and what is around them, under every
    /// colour of every ramp.
    #[test]
    fn names_can_be_read_under_every_colour() {
        let (_, opacity) = GRID.split_once("const OPACITY = ").unwrap();
        let opacity: f64 = opacity.split_once(';').unwrap().0.parse().unwrap();
        for (palette, dark) in [("LIGHT", false), ("DARK", true)] {
            let (ink, halo) = (map_colour(palette, "ink"), map_colour(palette, "halo"));
            let textures = RAMPS.map(|ramp| texture(ramp, dark)).into_iter();
            for colour in textures.chain([difference_texture(dark)]).collect::<Vec<_>>().concat().chunks(4) {
                let opacity = opacity * f64::from(colour[3]) / 255.0;
                let under = |ground: [f64; 3]| {
                    let blended = |k: usize| {
                        let glass = f64::from(colour[k]) / 255.0;
                        let seen =
                            if dark { 1.0 - (1.0 - ground[k]) * (1.0 - glass) } else { ground[k] * glass };
                        (1.0 - opacity) * ground[k] + opacity * seen
                    };
                    luminance([blended(0), blended(1), blended(2)]) + 0.05
                };
                let contrast = under(ink) / under(halo);
                assert!(contrast.max(1.0 / contrast) >= 3.0, "{palette} {colour:?}: {contrast:.2}");
            }
        }
    }
}
