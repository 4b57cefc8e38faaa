//! Road surfaces of CNOSSOS-EU: Directive (EU) 2021/1226, appendix F, table F-4.
//!
//! The table is the Dutch one; a member state may use its own surfaces, which is why [`RoadSurface`] is open.
//! Ageing (2.2.6) is left to the maker of the table.

use super::{BANDS, Spectrum};

/// What a surface changes in the rolling and propulsion noise of categories 1 to 3.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct RoadSurface {
    /// The name in the table.
    pub name: &'static str,
    /// What it is.
    pub description: &'static str,
    /// The speeds for which the surface was measured, in km/h.
    pub speed_km_h: (f64, f64),
    /// alpha of categories 1, 2 and 3 at 70 km/h, in dB.
    pub alpha_db: [Spectrum; 3],
    /// beta of categories 1, 2 and 3: the change per tenfold speed, in dB.
    pub beta_db: [f64; 3],
}

impl RoadSurface {
    /// The virtual reference surface: dense asphalt concrete 0/11 and stone mastic asphalt 0/11, 2 to 7 years old.
    pub const REFERENCE: Self = surface(
        "reference",
        "dense asphalt and stone mastic, 2 to 7 years old",
        (30.0, 130.0),
        [[0.0; BANDS]; 3],
        [0.0; 3],
    );

    /// The surface of that name, if the table has it.
    pub fn named(name: &str) -> Option<&'static Self> {
        Self::TABLE.iter().find(|surface| surface.name == name)
    }

    /// The reference surface and the fourteen of table F-4.
    pub const TABLE: [Self; 15] = [
        Self::REFERENCE,
        surface(
            "NL01",
            "one-layer porous asphalt",
            (50.0, 130.0),
            [
                [0.0, 5.4, 4.3, 4.2, -1.0, -3.2, -2.6, 0.8],
                [7.9, 4.3, 5.3, -0.4, -5.2, -4.6, -3.0, -1.4],
                [9.3, 5.0, 5.5, -0.4, -5.2, -4.6, -3.0, -1.4],
            ],
            [-6.5, 0.2, 0.2],
        ),
        surface(
            "NL02",
            "two-layer porous asphalt",
            (50.0, 130.0),
            [
                [1.6, 4.0, 0.3, -3.0, -4.0, -6.2, -4.8, -2.0],
                [7.3, 2.0, -0.3, -5.2, -6.1, -6.0, -4.4, -3.5],
                [8.3, 2.2, -0.4, -5.2, -6.2, -6.1, -4.5, -3.5],
            ],
            [-3.0, 4.7, 4.7],
        ),
        surface(
            "NL03",
            "two-layer porous asphalt, fine",
            (80.0, 130.0),
            [
                [-1.0, 3.0, -1.5, -5.3, -6.3, -8.5, -5.3, -2.4],
                [7.9, 0.1, -1.9, -5.9, -6.1, -6.8, -4.9, -3.8],
                [9.4, 0.2, -1.9, -5.9, -6.1, -6.7, -4.8, -3.8],
            ],
            [-0.1, -0.8, -0.9],
        ),
        surface(
            "NL04",
            "stone mastic asphalt 0/5",
            (40.0, 80.0),
            [
                [10.3, -0.9, 0.9, 1.8, -1.8, -2.7, -2.0, -1.3],
                [0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0],
                [0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0],
            ],
            [-1.6, 0.0, 0.0],
        ),
        surface(
            "NL05",
            "stone mastic asphalt 0/8",
            (40.0, 80.0),
            [
                [6.0, 0.3, 0.3, 0.0, -0.6, -1.2, -0.7, -0.7],
                [0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0],
                [0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0],
            ],
            [-1.4, 0.0, 0.0],
        ),
        surface(
            "NL06",
            "brushed-down concrete",
            (70.0, 120.0),
            [
                [8.2, -0.4, 2.8, 2.7, 2.5, 0.8, -0.3, -0.1],
                [0.3, 4.5, 2.5, -0.2, -0.1, -0.5, -0.9, -0.8],
                [0.2, 5.3, 2.5, -0.2, -0.1, -0.6, -1.0, -0.9],
            ],
            [1.4, 5.0, 5.5],
        ),
        surface(
            "NL07",
            "optimised brushed-down concrete",
            (70.0, 80.0),
            [
                [-0.2, -0.7, 1.4, 1.2, 1.1, -1.6, -2.0, -1.8],
                [-0.7, 3.0, -2.0, -1.4, -1.8, -2.7, -2.0, -1.9],
                [-0.5, 4.2, -1.9, -1.3, -1.7, -2.5, -1.8, -1.8],
            ],
            [1.0, -6.6, -6.6],
        ),
        surface(
            "NL08",
            "fine-broomed concrete",
            (70.0, 120.0),
            [
                [8.0, -0.7, 4.8, 2.2, 1.2, 2.6, 1.5, -0.6],
                [0.2, 8.6, 7.1, 3.2, 3.6, 3.1, 0.7, 0.1],
                [0.1, 9.8, 7.4, 3.2, 3.1, 2.4, 0.4, 0.0],
            ],
            [7.6, 3.2, 2.0],
        ),
        surface(
            "NL09",
            "worked surface",
            (50.0, 130.0),
            [
                [8.3, 2.3, 5.1, 4.8, 4.1, 0.1, -1.0, -0.8],
                [0.1, 6.3, 5.8, 1.8, -0.6, -2.0, -1.8, -1.6],
                [0.0, 7.4, 6.2, 1.8, -0.7, -2.1, -1.9, -1.7],
            ],
            [-0.3, 1.7, 1.4],
        ),
        surface(
            "NL10",
            "hard elements in herring-bone",
            (30.0, 60.0),
            [
                [27.0, 16.2, 14.7, 6.1, 3.0, -1.0, 1.2, 4.5],
                [29.5, 20.0, 17.6, 8.0, 6.2, -1.0, 3.1, 5.2],
                [29.4, 21.2, 18.2, 8.4, 5.6, -1.0, 3.0, 5.8],
            ],
            [2.5, 2.5, 2.5],
        ),
        surface(
            "NL11",
            "hard elements not in herring-bone",
            (30.0, 60.0),
            [
                [31.4, 19.7, 16.8, 8.4, 7.2, 3.3, 7.8, 9.1],
                [34.0, 23.6, 19.8, 10.5, 11.7, 8.2, 12.2, 10.0],
                [33.8, 24.7, 20.4, 10.9, 10.9, 6.8, 12.0, 10.8],
            ],
            [2.9, 2.9, 2.9],
        ),
        surface(
            "NL12",
            "quiet hard elements",
            (30.0, 60.0),
            [
                [26.8, 13.7, 11.9, 3.9, -1.8, -5.8, -2.7, 0.2],
                [9.2, 5.7, 4.8, 2.3, 4.4, 5.1, 5.4, 0.9],
                [9.1, 6.6, 5.2, 2.6, 3.9, 3.9, 5.2, 1.1],
            ],
            [-1.7, 0.0, 0.0],
        ),
        surface(
            "NL13",
            "thin layer A",
            (40.0, 130.0),
            [
                [10.4, 0.7, -0.6, -1.2, -3.0, -4.8, -3.4, -1.4],
                [13.8, 5.4, 3.9, -0.4, -1.8, -2.1, -0.7, -0.2],
                [14.1, 6.1, 4.1, -0.4, -1.8, -2.1, -0.7, -0.2],
            ],
            [-2.9, 0.5, 0.3],
        ),
        surface(
            "NL14",
            "thin layer B",
            (40.0, 130.0),
            [
                [6.8, -1.2, -1.2, -0.3, -4.9, -7.0, -4.8, -3.2],
                [13.8, 5.4, 3.9, -0.4, -1.8, -2.1, -0.7, -0.2],
                [14.1, 6.1, 4.1, -0.4, -1.8, -2.1, -0.7, -0.2],
            ],
            [-1.8, 0.5, 0.5],
        ),
    ];
}

const fn surface(
    name: &'static str,
    description: &'static str,
    speed_km_h: (f64, f64),
    alpha_db: [Spectrum; 3],
    beta_db: [f64; 3],
) -> RoadSurface {
    RoadSurface { name, description, speed_km_h, alpha_db, beta_db }
}
