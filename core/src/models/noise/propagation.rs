//! From a point source to a receiver: Directive (EU) 2015/996 as amended by 2021/1226, 2.5.
//!
//! `L = L_W - A`, with `A = A_div + A_atm + A_boundary`, where the boundary is the ground, or diffraction with
//! the ground on either side of the edges. Once for homogeneous and once for favourable conditions.
//!
//! Valid for the vertical plane through source and receiver; meant for distances up to about 800 m and
//! receivers at 2 m and more. Sideways diffraction and reflections are not part of it.

use super::diffraction::{Edges, Ray};
use super::ground::Span;
use super::profile::{Point, check_profile};
use super::{BANDS, BANDS_HZ, ProfilePoint, Spectrum, level_to_energy};
use crate::models::{ModelError, check};

/// Most that edges can take away, in dB (2.5.6: a bound against what scattering fills in).
const MOST_DIFFRACTION_DB: f64 = 25.0;

/// What weakens sound between a source and a receiver, in dB per band; negative is gain.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Attenuation {
    /// A_div: spreading over a sphere, the same in each band.
    pub divergence_db: f64,
    /// A_atm: absorption by the air.
    pub atmosphere_db: Spectrum,
    /// A_boundary in homogeneous conditions.
    pub boundary_homogeneous_db: Spectrum,
    /// A_boundary in favourable conditions (downwind, inversion).
    pub boundary_favourable_db: Spectrum,
}

impl Attenuation {
    /// All of it in homogeneous conditions, in dB.
    pub fn homogeneous_db(&self) -> Spectrum {
        self.total(&self.boundary_homogeneous_db)
    }

    /// All of it in favourable conditions, in dB.
    pub fn favourable_db(&self) -> Spectrum {
        self.total(&self.boundary_favourable_db)
    }

    fn total(&self, boundary: &Spectrum) -> Spectrum {
        std::array::from_fn(|i| self.divergence_db + self.atmosphere_db[i] + boundary[i])
    }
}

/// The attenuation from a source at the start of the cut to a receiver at its end.
///
/// `cut` has 2 to 100 000 points in order; `source_height_m` and `receiver_height_m` are above the ground, 0 to
/// 1000; `source_ground_factor` is G of the ground right at the source (0 on a road); `absorption_db_km` is of
/// [`super::absorption_db_km`].
///
/// # Errors
/// Names the field that is missing, not finite or out of range.
pub fn propagate(
    cut: &[ProfilePoint],
    source_height_m: f64,
    receiver_height_m: f64,
    source_ground_factor: f64,
    absorption_db_km: &Spectrum,
) -> Result<Attenuation, ModelError> {
    check_profile(cut)?;
    let height = |field, h: f64| check::accept(field, h, (0.0..=1e3).contains(&h), "from 0 to 1000");
    height("source_height_m", source_height_m)?;
    height("receiver_height_m", receiver_height_m)?;
    check::share("source_ground_factor", source_ground_factor)?;
    check::all_non_negative("absorption_db_km", absorption_db_km)?;
    let (Some(start), Some(end)) = (cut.first(), cut.last()) else {
        return Err(ModelError::Empty { field: "cut" });
    };
    let length = end.x_m - start.x_m;
    check::accept("length_m", length, length >= 0.1, "0.1 or more from source to receiver")?;

    let s = Point { x: start.x_m, z: start.ground_m + source_height_m };
    let r = Point { x: end.x_m, z: end.ground_m + receiver_height_m };
    let d = s.distance(r);
    let path = Path { cut, s, r, source_ground_factor };
    let (direct, _) = Span::new(cut, s, r, Some(source_ground_factor));
    let [boundary_homogeneous_db, boundary_favourable_db] =
        [Ray::Straight, Ray::favourable(d)].map(|ray| path.boundary_db(&direct, ray));
    Ok(Attenuation {
        divergence_db: 20.0 * d.log10() + 11.0,
        atmosphere_db: absorption_db_km.map(|alpha| alpha * d / 1000.0),
        boundary_homogeneous_db,
        boundary_favourable_db,
    })
}

struct Path<'a> {
    cut: &'a [ProfilePoint],
    s: Point,
    r: Point,
    source_ground_factor: f64,
}

impl Path<'_> {
    fn boundary_db(&self, direct: &Span, ray: Ray) -> Spectrum {
        match Edges::find(self.cut, self.s, self.r, ray) {
            None => std::array::from_fn(|i| ground_db(direct, ray, i)),
            Some(edges) => self.over_edges_db(direct, &edges, ray),
        }
    }

    /// A_dif where the edges matter, A_ground where they do not (2.5.30 to 2.5.32).
    fn over_edges_db(&self, direct: &Span, edges: &Edges, ray: Ray) -> Spectrum {
        let (Some(before), Some(after)) = (self.cut.get(..=edges.first), self.cut.get(edges.last..)) else {
            return [0.0; BANDS];
        };
        let (s, r) = (self.s, self.r);
        let (source_side, source_plane) = Span::new(before, s, edges.o1, Some(self.source_ground_factor));
        let (receiver_side, receiver_plane) = Span::new(after, edges.on, r, None);
        let (s_image, r_image) = (source_plane.mirror(s), receiver_plane.mirror(r));
        let delta = edges.path_difference(s, r, ray);
        let image_delta = edges.path_difference(s_image, r_image, ray);
        let delta_source = edges.path_difference(s_image, r, ray);
        let delta_receiver = edges.path_difference(s, r_image, ray);

        std::array::from_fn(|i| {
            let hz = BANDS_HZ[i];
            if !edges.matter(delta, image_delta, hz) {
                return ground_db(direct, ray, i);
            }
            let pure = edges.diffraction_db(delta, hz);
            let side = |span: &Span, image_delta: f64| {
                seen_over_edge_db(ground_db(span, ray, i), edges.diffraction_db(image_delta, hz) - pure)
            };
            pure.min(MOST_DIFFRACTION_DB)
                + side(&source_side, delta_source)
                + side(&receiver_side, delta_receiver)
        })
    }
}

fn ground_db(span: &Span, ray: Ray, band: usize) -> f64 {
    match ray {
        Ray::Straight => span.homogeneous_db(band),
        Ray::Arc(_) => span.favourable_db(band),
    }
}

/// The ground effect of one side of the edges, weakened as its image is more deeply hidden (2.5.31, 2.5.32).
fn seen_over_edge_db(ground_db: f64, image_deeper_db: f64) -> f64 {
    let amplitude = |db: f64| level_to_energy(-db / 2.0);
    -20.0 * (1.0 + (amplitude(ground_db) - 1.0) * amplitude(image_deeper_db)).log10()
}

#[cfg(test)]
mod tests;
