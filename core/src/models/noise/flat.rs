//! The fast path: over flat, even ground attenuation depends on distance alone, so it is computed once per
//! distance and looked up.
//!
//! The values are those of [`super::propagate`]; between nodes the transmitted energy, freed from spherical
//! spreading, is interpolated over the logarithm of distance (less than 0.05 dB off, a test holds it).

use super::{BANDS, ProfilePoint, Spectrum, level_to_energy, propagate};
use crate::models::{ModelError, check};

/// Nodes per doubling of distance.
const NODES_PER_OCTAVE: f64 = 32.0;
/// The nearest distance in m; nearer receivers count as being here.
const NEAREST_M: f64 = 1.0;
/// At this many times the height of source and receiver together, the ground right at the source stops to count (CNOSSOS-EU
/// 2.5.14): the attenuation has a corner there.
const CORNER: f64 = 30.0;

/// Flat, even ground with sources of one height and receivers of another.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct FlatGround {
    /// Height of the sources in m above the ground, 0 to 1000: 0.05 for roads.
    pub source_height_m: f64,
    /// Height of the receivers in m above the ground, 0 to 1000: 4 for strategic maps.
    pub receiver_height_m: f64,
    /// Ground factor between them, 0 hard to 1 porous.
    pub ground_factor: f64,
    /// Ground factor right at the source: 0 on a road.
    pub source_ground_factor: f64,
    /// Share of the time with favourable conditions, 0 to 1, from all directions alike.
    pub favourable: f64,
}

/// The share of sound energy that reaches each distance, as a table.
#[derive(Debug, Clone, PartialEq)]
pub struct FlatTransmission {
    /// Transmitted energy times distance squared.
    nodes: Vec<Spectrum>,
    /// Distance of the first node, in m. It is such that the corner is a node: between two, it would be cut off by up to
    /// 0.1 dB.
    first_m: f64,
    reach_m: f64,
    /// Difference of height between source and receiver, in m.
    rise_m: f64,
}

impl FlatTransmission {
    /// Computes the table out to `reach_m` (10 to 10 000 m), beyond which nothing is counted.
    ///
    /// # Errors
    /// Names the field that is not finite or out of range.
    pub fn new(ground: &FlatGround, absorption_db_km: &Spectrum, reach_m: f64) -> Result<Self, ModelError> {
        check::share("ground_factor", ground.ground_factor)?;
        check::share("favourable", ground.favourable)?;
        check::accept("reach_m", reach_m, (10.0..=1e4).contains(&reach_m), "from 10 to 10 000")?;
        let corner_m = CORNER * (ground.source_height_m + ground.receiver_height_m);
        let first_m = first_node_m(corner_m);
        let count = ((reach_m / first_m).log2() * NODES_PER_OCTAVE).ceil() as usize + 2;
        let nodes = (0..count)
            .map(|i| {
                let d = first_m * (i as f64 / NODES_PER_OCTAVE).exp2();
                let at = |x_m| ProfilePoint {
                    x_m,
                    ground_m: 0.0,
                    obstacle_m: 0.0,
                    ground_factor: ground.ground_factor,
                };
                let attenuation = propagate(
                    &[at(0.0), at(d)],
                    ground.source_height_m,
                    ground.receiver_height_m,
                    ground.source_ground_factor,
                    absorption_db_km,
                )?;
                let (h, f) = (attenuation.homogeneous_db(), attenuation.favourable_db());
                Ok(std::array::from_fn(|b| {
                    let energy = ground.favourable * level_to_energy(-f[b])
                        + (1.0 - ground.favourable) * level_to_energy(-h[b]);
                    energy * d * d
                }))
            })
            .collect::<Result<Vec<Spectrum>, ModelError>>()?;
        Ok(Self { nodes, first_m, reach_m, rise_m: ground.receiver_height_m - ground.source_height_m })
    }

    /// The distance beyond which nothing is counted, in m.
    pub fn reach_m(&self) -> f64 {
        self.reach_m
    }

    /// Difference of height between receiver and source, in m.
    pub(super) fn rise_m(&self) -> f64 {
        self.rise_m
    }

    /// The share of a source's energy (W/m2 per W, in the sense of L = L_W - A) that reaches a receiver
    /// `distance_m` away on the map; 0 beyond the reach and for a distance that is not a number.
    #[inline]
    pub fn at(&self, distance_m: f64) -> Spectrum {
        if !(0.0..=self.reach_m).contains(&distance_m) {
            return [0.0; BANDS];
        }
        let d = distance_m.max(NEAREST_M);
        let position = (d / self.first_m).log2() * NODES_PER_OCTAVE;
        let i = position as usize;
        let t = position - i as f64;
        match self.nodes.get(i..i + 2) {
            Some([p, q]) => {
                let inverse = 1.0 / (d * d);
                std::array::from_fn(|b| inverse * (p[b] + t * (q[b] - p[b])))
            }
            _ => [0.0; BANDS],
        }
    }
}

/// The last distance before the nearest, a whole number of nodes away from the corner. Heights that are out of range are
/// left to [`propagate`] to name.
fn first_node_m(corner_m: f64) -> f64 {
    let nodes_before = ((corner_m / NEAREST_M).log2() * NODES_PER_OCTAVE).ceil();
    let first_m = corner_m / (nodes_before / NODES_PER_OCTAVE).exp2();
    if first_m.is_finite() && first_m > 0.0 { first_m } else { NEAREST_M }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::models::noise::{Air, absorption_db_km, energy_to_level_db};
    use proptest::prelude::*;

    const VILLAGE: FlatGround = FlatGround {
        source_height_m: 0.05,
        receiver_height_m: 4.0,
        ground_factor: 0.6,
        source_ground_factor: 0.0,
        favourable: 0.0,
    };

    fn table(ground: &FlatGround) -> FlatTransmission {
        FlatTransmission::new(ground, &absorption_db_km(&Air::REFERENCE).unwrap(), 2000.0).unwrap()
    }

    #[test]
    fn nothing_is_heard_beyond_the_reach() {
        let table = table(&VILLAGE);
        assert_eq!(table.at(2000.1), [0.0; BANDS]);
        assert_eq!(table.at(f64::NAN), [0.0; BANDS]);
        assert_eq!(table.at(-1.0), [0.0; BANDS]);
        assert!(table.at(2000.0).iter().all(|e| *e > 0.0));
    }

    #[test]
    fn hostile_ground_is_named() {
        for bad in [f64::NAN, f64::INFINITY, -1.0] {
            assert!(
                FlatTransmission::new(&FlatGround { ground_factor: bad, ..VILLAGE }, &[0.0; 8], 100.0)
                    .is_err()
            );
            assert!(
                FlatTransmission::new(&FlatGround { receiver_height_m: bad, ..VILLAGE }, &[0.0; 8], 100.0)
                    .is_err()
            );
            assert!(FlatTransmission::new(&VILLAGE, &[0.0; 8], bad).is_err());
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        /// Looked up or computed: the same within 0.05 dB, out to where 8 kHz is long gone.
        #[test]
        fn the_table_is_the_path(
            d in 1.0..1500.0f64, g in 0.0..=1.0f64, r in 1.5..10.0f64, favourable in prop::bool::ANY,
        ) {
            let favourable = f64::from(u8::from(favourable));
            let ground = FlatGround { ground_factor: g, receiver_height_m: r, favourable, ..VILLAGE };
            let at = |x_m| ProfilePoint { x_m, ground_m: 0.0, obstacle_m: 0.0, ground_factor: g };
            let absorption = absorption_db_km(&Air::REFERENCE).unwrap();
            let path = propagate(&[at(0.0), at(d)], 0.05, r, 0.0, &absorption).unwrap();
            let exact = if favourable > 0.0 { path.favourable_db() } else { path.homogeneous_db() };
            for (looked_up, a) in table(&ground).at(d).iter().zip(exact).take(7) {
                prop_assert!((energy_to_level_db(*looked_up) + a).abs() < 0.05, "{looked_up} {a}");
            }
        }
    }
}
