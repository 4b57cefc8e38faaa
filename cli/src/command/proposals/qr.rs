//! A text as a QR code that a printer draws sharply.

use qrcodegen::{QrCode, QrCodeEcc};
use std::error::Error;
use std::fmt::Write;

/// Modules of white around the code, as the standard asks (ISO/IEC 18004).
const MARGIN: i32 = 4;

/// The code as an SVG element that holds nothing of the text in clear.
pub(super) fn svg(text: &str) -> Result<String, Box<dyn Error>> {
    let code = QrCode::encode_text(text, QrCodeEcc::Medium).map_err(|error| error.to_string())?;
    let (size, side) = (code.size(), code.size() + 2 * MARGIN);
    let mut path = String::new();
    for (y, x) in (0..size).flat_map(|y| (0..size).map(move |x| (y, x))) {
        if code.get_module(x, y) {
            write!(path, "M{} {}h1v1h-1z", x + MARGIN, y + MARGIN)?;
        }
    }
    Ok(format!(
        r##"<svg viewBox="0 0 {side} {side}" shape-rendering="crispEdges" aria-hidden="true"><path fill="#fff" d="M0 0h{side}v{side}H0z"/><path d="{path}"/></svg>"##
    ))
}
