//! An address as a picture that a phone's camera reads: black and white, so that every printer can do it.

use qrcode::render::svg;
use qrcode::{EcLevel, QrCode};

/// The picture as SVG for a page. Empty when the address is longer than such a picture can be.
pub fn svg(address: &str) -> String {
    let Ok(code) = QrCode::with_error_correction_level(address, EcLevel::M) else {
        return String::new();
    };
    let drawn = code
        .render::<svg::Color<'_>>()
        .min_dimensions(180, 180)
        .quiet_zone(true)
        .build();
    match drawn.find("<svg") {
        Some(at) => drawn[at..].to_owned(),
        None => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_becomes_a_picture() {
        let picture = svg("https://example.org/in/abcdefghijklmnopqrstuvwxyz");
        assert!(picture.starts_with("<svg") && picture.ends_with("</svg>"));
        assert!(
            !picture.contains("style="),
            "the content security policy allows no inline style"
        );
    }
}
