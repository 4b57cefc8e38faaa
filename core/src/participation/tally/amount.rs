//! Money as it is counted: exact decimals, never a floating-point number.

use std::fmt;
use std::str::FromStr;
use thiserror::Error;

/// An amount of money of zero or more, exact to a millionth of the currency's unit.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Amount(u64);

/// Why a text is not an amount.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum AmountError {
    /// No decimal number: empty, letters, an exponent, `NaN`, `inf`.
    #[error("is not a decimal number")]
    Form,
    /// Below zero.
    #[error("is negative")]
    Negative,
    /// More than [`Amount::MAX`].
    #[error("is more than 1 000 000 000 000")]
    TooLarge,
    /// Finer than a millionth.
    #[error("has more than 6 decimals")]
    TooFine,
}

impl Amount {
    /// Nothing.
    pub const ZERO: Self = Self(0);
    /// The largest amount: a million million units.
    pub const MAX: Self = Self(1_000_000_000_000 * Self::PER_UNIT);
    /// Millionths in a unit.
    pub(super) const PER_UNIT: u64 = 1_000_000;

    /// A whole number of units, at most [`Amount::MAX`].
    pub fn units(units: u64) -> Self {
        Self(units.saturating_mul(Self::PER_UNIT)).min(Self::MAX)
    }

    /// The amount in millionths.
    pub fn millionths(self) -> u64 {
        self.0
    }

    /// The nearest floating-point number of units, for a screen.
    pub fn to_f64(self) -> f64 {
        self.0 as f64 / Self::PER_UNIT as f64
    }

    /// What is left after `other` is spent; `None` where it does not reach.
    pub fn less(self, other: Self) -> Option<Self> {
        self.0.checked_sub(other.0).map(Self)
    }

    /// The sum of amounts, which may exceed [`Amount::MAX`] but is never wrong below 18 million million units.
    pub fn sum(amounts: impl IntoIterator<Item = Self>) -> Self {
        Self(amounts.into_iter().fold(0, |sum, amount| sum.saturating_add(amount.0)))
    }
}

impl fmt::Display for Amount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (units, rest) = (self.0 / Self::PER_UNIT, self.0 % Self::PER_UNIT);
        if rest == 0 {
            return write!(f, "{units}");
        }
        write!(f, "{units}.{}", format!("{rest:06}").trim_end_matches('0'))
    }
}

impl FromStr for Amount {
    type Err = AmountError;

    /// Reads `1250`, `1250.5`, `1250,50` (a comma stands for the point in some files).
    fn from_str(text: &str) -> Result<Self, AmountError> {
        let text = text.trim();
        let (negative, text) = text.strip_prefix('-').map_or((false, text), |rest| (true, rest));
        let (units, decimals) = text.split_once(['.', ',']).unwrap_or((text, ""));
        let digits = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
        if !digits(units) || !digits(decimals) || units.len() + decimals.len() == 0 {
            return Err(AmountError::Form);
        }
        let decimals = decimals.trim_end_matches('0');
        if decimals.len() > 6 {
            return Err(AmountError::TooFine);
        }
        let units = units.trim_start_matches('0');
        if units.len() > 13 {
            return Err(AmountError::TooLarge);
        }
        let whole = format!("{units}{decimals:0<6}").parse::<u64>().map_err(|_| AmountError::Form)?;
        match whole {
            // Minus nothing is nothing.
            1.. if negative => Err(AmountError::Negative),
            _ if whole > Self::MAX.0 => Err(AmountError::TooLarge),
            _ => Ok(Self(whole)),
        }
    }
}

impl serde::Serialize for Amount {
    /// A number of units, whole where the amount is whole; a text where no floating-point number can hold it.
    fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        if self.0.is_multiple_of(Self::PER_UNIT) {
            to.serialize_u64(self.0 / Self::PER_UNIT)
        } else if self.0 < Self::PER_UNIT << 30 {
            // Below a thousand million units neighbouring numbers are a quarter of a millionth apart.
            to.serialize_f64(self.to_f64())
        } else {
            to.collect_str(self)
        }
    }
}

impl<'de> serde::Deserialize<'de> for Amount {
    /// A number of units, or a text.
    fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let value = serde_json::Value::deserialize(from)?;
        let text = match &value {
            serde_json::Value::String(text) => text.clone(),
            // Readers of JSON may be off in the last bit; to the millionth nothing is lost.
            serde_json::Value::Number(number) => match number.as_u64() {
                Some(whole) => whole.to_string(),
                None => number.as_f64().map_or_else(String::new, |value| format!("{value:.6}")),
            },
            _ => String::new(),
        };
        text.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_is_no_amount_is_named() {
        let error = |text: &str| text.parse::<Amount>().unwrap_err();
        for text in ["", "NaN", "inf", "1e5", "1.2.3", ".", "€5", "--0", "- 5", "+5"] {
            assert_eq!(error(text), AmountError::Form, "{text}");
        }
        assert_eq!(error("-5"), AmountError::Negative);
        assert_eq!(error("1000000000001"), AmountError::TooLarge);
        assert_eq!(error(&"9".repeat(400)), AmountError::TooLarge);
        assert_eq!(error("0.0000001"), AmountError::TooFine);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn an_amount_reads_back(millionths in 0..=Amount::MAX.0) {
            let amount = Amount(millionths);
            prop_assert_eq!(amount.to_string().parse(), Ok(amount));
            prop_assert_eq!(amount.to_string().replace('.', ",").parse(), Ok(amount));
        }

        #[test]
        fn an_amount_survives_json(millionths in 0..=Amount::MAX.0, scale in 0..12_u32) {
            let amount = Amount(millionths / 10_u64.pow(scale));
            let json = serde_json::to_string(&amount).unwrap();
            prop_assert_eq!(serde_json::from_str::<Amount>(&json).unwrap(), amount);
        }
    }
}
