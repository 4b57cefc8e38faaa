//! The account of water: what was there, came, went and is there now.

/// Volumes since the start, m3.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Balance {
    /// On the grid at the start.
    pub start_m3: f64,
    /// Came in over the edges and from sources.
    pub in_m3: f64,
    /// Fell as rain.
    pub rain_m3: f64,
    /// Left over the edges.
    pub out_m3: f64,
    /// On the grid now.
    pub now_m3: f64,
}

impl Balance {
    /// What is there beyond what the account says there should be, m3.
    pub fn drift_m3(&self) -> f64 {
        self.now_m3 - (self.start_m3 + self.in_m3 + self.rain_m3 - self.out_m3)
    }

    /// The drift as a share of all water that ever was on the grid; 0 where there was none.
    pub fn drift(&self) -> f64 {
        let all = self.start_m3 + self.in_m3 + self.rain_m3;
        if all > 0.0 { self.drift_m3() / all } else { 0.0 }
    }
}
