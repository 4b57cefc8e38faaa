//! A typical year of weather, and the wind rose from it.
#![no_main]

use parvis_prepare::weather::{Epw, HOURS, wind_rose};

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    if let Ok(epw) = Epw::read("a.epw", bytes) {
        assert_eq!(epw.hours.len(), HOURS);
        let _ = wind_rose(&epw);
    }
});
