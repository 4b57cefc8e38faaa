//! The commune's outline: round, as communes are, but by no means a circle.

use super::lattice::P;
use super::lines::Path;
use super::noise::Noise;
use std::f64::consts::TAU;

/// Corners of the outline.
const CORNERS: usize = 220;

/// A closed outline around `middle` that holds `km2`.
pub(super) fn outline(seed: u64, middle: P, km2: f64) -> Path {
    let noise = Noise::new(seed, "outline");
    let radius = |angle: f64| {
        let (sin, cos) = angle.sin_cos();
        let broad = noise.at([1.3 * cos + 3.0, 1.3 * sin + 3.0]);
        let fine = noise.octaves([2.5 * cos - 5.0, 2.5 * sin + 9.0], 0.8, 3);
        1.0 + 0.26 * broad + 0.09 * fine
    };
    let mut ring: Path = (0..CORNERS)
        .map(|i| {
            let angle = TAU * i as f64 / CORNERS as f64;
            [radius(angle) * angle.cos(), radius(angle) * angle.sin()]
        })
        .collect();
    ring.extend(ring.first().copied());
    let area = ring.windows(2).map(|w| w[0][0] * w[1][1] - w[1][0] * w[0][1]).sum::<f64>() / 2.0;
    let scale = (km2 * 1e6 / area).sqrt();
    ring.iter().map(|p| [middle[0] + scale * p[0], middle[1] + scale * p[1]]).collect()
}
