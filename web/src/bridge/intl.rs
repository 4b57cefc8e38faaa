//! Numbers and days as the reader's language writes them, by the browser's own `Intl`.

use crate::words::language;
use js_sys::{Array, Function, Intl, Object, Reflect};
use std::cell::RefCell;
use std::collections::HashMap;
use wasm_bindgen::JsValue;

type Formats = HashMap<(&'static str, &'static str, u8), Function>;

thread_local! {
    /// Making a format costs far more than using it.
    static FORMATS: RefCell<Formats> = RefCell::new(Formats::new());
}

/// A number with so many decimals, grouped by thousands.
pub(crate) fn number(value: f64, decimals: u8) -> String {
    format("decimal", decimals, value)
}

/// A share of 1 in per cent.
pub(crate) fn percent(share: f64) -> String {
    format("percent", 0, share)
}

/// An amount of money in whole euros.
pub(crate) fn euros(amount: f64) -> String {
    format("currency", 0, amount)
}

/// A number with three significant digits or none lost before the separator: for inputs of any size.
pub(crate) fn figure(value: f64) -> String {
    let digits = if value == 0.0 { 0.0 } else { (2.0 - value.abs().log10().floor()).clamp(0.0, 8.0) };
    number(value, digits as u8)
}

fn format(style: &'static str, decimals: u8, value: f64) -> String {
    let tag = language().tag();
    // A zero that came from below would show as "-0".
    let scale = 10f64.powi(i32::from(decimals) + if style == "percent" { 2 } else { 0 });
    let value = if (value * scale).round() == 0.0 { 0.0 } else { value };
    FORMATS.with_borrow_mut(|formats| {
        let format = formats.entry((tag, style, decimals)).or_insert_with(|| {
            let options = Object::new();
            let set = |name: &str, value: JsValue| Reflect::set(&options, &name.into(), &value);
            let _ = set("style", style.into());
            let _ = set("maximumFractionDigits", decimals.into());
            let _ = set(
                "minimumFractionDigits",
                if style == "decimal" { decimals.min(2) } else { decimals }.into(),
            );
            if style == "currency" {
                let _ = set("currency", "EUR".into());
            }
            Intl::NumberFormat::new(&Array::of1(&tag.into()), &options).format()
        });
        let text = format.call1(&JsValue::UNDEFINED, &value.into()).ok();
        text.and_then(|t| t.as_string()).unwrap_or_else(|| value.to_string())
    })
}

/// A day (ISO 8601) as the reader's language writes it out.
pub(crate) fn day(iso: &str) -> String {
    let options = Object::new();
    for (name, value) in [("day", "numeric"), ("month", "long"), ("year", "numeric"), ("timeZone", "UTC")] {
        let _ = Reflect::set(&options, &name.into(), &value.into());
    }
    let date = js_sys::Date::new(&iso.into());
    if date.get_time().is_nan() {
        return iso.to_owned();
    }
    date.to_locale_date_string(language().tag(), &options).into()
}

/// Today on the reader's calendar, ISO 8601.
pub(crate) fn today() -> String {
    let now = js_sys::Date::new_0();
    format!("{:04}-{:02}-{:02}", now.get_full_year(), now.get_month() + 1, now.get_date())
}
