//! The shapes of hot emission factors over speed: EMEP/EEA air pollutant emission inventory guidebook 2013
//! (update of September 2014), chapter 1.A.3.b, Tables 3-41 and 3-47 and the annex of hot factors. The first
//! is the form that COPERT has used for every class since.

/// A hot factor as a function of the speed v \[km/h\].
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Curve {
    /// (a + c v + e v^2 + f / v) / (1 + b v + d v^2), as \[a, b, c, d, e, f\].
    Rational([f64; 6]),
    /// a v^b + c v^d.
    Powers([f64; 4]),
    /// a b^v v^c.
    Exponential([f64; 3]),
    /// a + b / (1 + exp(-c + d ln v + e v)).
    Logistic([f64; 5]),
    /// 1 / (a + b v + c v^2).
    Inverse([f64; 3]),
    /// a v^5 + b v^4 + c v^3 + d v^2 + e v + f.
    Polynomial([f64; 6]),
}

impl Curve {
    /// The value at `v`. The caller holds `v` within the range of the measurements: beyond it a curve may
    /// leave the positive numbers.
    pub fn at(&self, v: f64) -> f64 {
        match *self {
            Self::Rational([a, b, c, d, e, f]) => (a + v * (c + v * e) + f / v) / (1.0 + v * (b + v * d)),
            Self::Powers([a, b, c, d]) => a * v.powf(b) + c * v.powf(d),
            Self::Exponential([a, b, c]) => a * b.powf(v) * v.powf(c),
            Self::Logistic([a, b, c, d, e]) => a + b / (1.0 + (-c + d * v.ln() + e * v).exp()),
            Self::Inverse([a, b, c]) => 1.0 / (a + v * (b + v * c)),
            Self::Polynomial([a, b, c, d, e, f]) => v * (v * (v * (v * (v * a + b) + c) + d) + e) + f,
        }
    }
}
