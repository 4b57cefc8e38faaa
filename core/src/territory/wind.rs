//! The wind of a mean year, as a joint frequency table.

/// How often the wind blows from where, how fast, in which stability.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct WindRose {
    /// The bins; their frequencies add up to 1.
    pub bins: Vec<WindBin>,
}

/// One bin of a wind rose.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct WindBin {
    /// Middle of the sector that the wind comes from \[deg from north, clockwise\].
    pub from_deg: f64,
    /// Mean speed in the bin at 10 m \[m/s\].
    pub speed_ms: f64,
    /// Pasquill class, 0 for A (very unstable) to 5 for F (stable).
    pub stability: u8,
    /// Share of the hours of the year.
    pub frequency: f64,
}
