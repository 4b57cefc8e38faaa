//! Attenuation by the ground: Directive (EU) 2015/996 as amended by 2021/1226, 2.5.6, equations 2.5.13 to 2.5.20.

use super::BANDS_HZ;
use super::profile::{Plane, Point, ProfilePoint, mean_ground_factor};

/// Speed of sound in m/s that the method takes.
pub(super) const SPEED_OF_SOUND: f64 = 340.0;

/// One stretch over ground, seen from its mean plane.
#[derive(Debug, Clone, Copy)]
pub(super) struct Span {
    z_s: f64,
    z_r: f64,
    d_p: f64,
    /// G_path.
    g: f64,
    /// G'_path: near the source its own ground counts for more. Equals G_path where that does not apply.
    g_prime: f64,
    /// Powers of G_path and G'_path that the impedance needs: G^1.3.
    powers: (f64, f64),
}

impl Span {
    /// The stretch `ground` under the ray from `s` to `r`; `source_ground` where the stretch begins at a source.
    pub(super) fn new(
        ground: &[ProfilePoint],
        s: Point,
        r: Point,
        source_ground: Option<f64>,
    ) -> (Self, Plane) {
        let plane = Plane::mean(ground);
        let (z_s, z_r) = (plane.height(s), plane.height(r));
        // A stretch of no length (an edge right above the source) has no ground effect but the floor.
        let d_p = plane.along(s, r).max(1e-3);
        let g = mean_ground_factor(ground);
        let near = 1.0 - (d_p / (30.0 * (z_s + z_r))).min(1.0);
        let g_prime = source_ground.map_or(g, |g_s| g * (1.0 - near) + g_s * near);
        (Self { z_s, z_r, d_p, g, g_prime, powers: (g.powf(1.3), g_prime.powf(1.3)) }, plane)
    }

    /// A_ground in homogeneous conditions, in dB (2.5.15 to 2.5.18).
    pub(super) fn homogeneous_db(&self, band: usize) -> f64 {
        if self.g == 0.0 {
            return -3.0;
        }
        let floor = -3.0 * (1.0 - self.g_prime);
        self.ground_db(band, self.powers.1, self.z_s, self.z_r).max(floor)
    }

    /// A_ground in favourable conditions, in dB (2.5.18 to 2.5.20).
    pub(super) fn favourable_db(&self, band: usize) -> f64 {
        let reach = 30.0 * (self.z_s + self.z_r);
        let mut floor = -3.0 * (1.0 - self.g_prime);
        if self.d_p > reach {
            floor *= 1.0 + 2.0 * (1.0 - reach / self.d_p);
        }
        if self.g == 0.0 {
            return floor;
        }
        // The ray bends down and turbulence blurs it: both are as if source and receiver stood higher.
        let sum = self.z_s + self.z_r;
        let (lift_s, lift_r, turbulence) = if sum > 0.0 {
            let lift = |z: f64| 2e-4 * (z / sum).powi(2) * self.d_p * self.d_p / 2.0;
            (lift(self.z_s), lift(self.z_r), 6e-3 * self.d_p / sum)
        } else {
            (0.0, 0.0, 0.0)
        };
        let (z_s, z_r) = (self.z_s + lift_s + turbulence, self.z_r + lift_r + turbulence);
        self.ground_db(band, self.powers.0, z_s, z_r).max(floor)
    }

    /// The interference of the direct ray and its reflection (2.5.15); `g13` is G_w^1.3.
    fn ground_db(&self, band: usize, g13: f64, z_s: f64, z_r: f64) -> f64 {
        let f = BANDS_HZ[band];
        let root = f.sqrt();
        let g26 = g13 * g13;
        let w = 0.0185 * f * f * root * g26 / (f * root * g26 + 1.3e3 * root * root.sqrt() * g13 + 1.16e6);
        let wd = w * self.d_p;
        let c_f = self.d_p * (1.0 + 3.0 * wd * (-wd.sqrt()).exp()) / (1.0 + wd);
        let k = 2.0 * std::f64::consts::PI * f / SPEED_OF_SOUND;
        let (ck, root_ck) = (c_f / k, (2.0 * c_f / k).sqrt());
        let term = |z: f64| z * z - root_ck * z + ck;
        -10.0 * (4.0 * (k / self.d_p).powi(2) * term(z_s) * term(z_r)).log10()
    }
}
