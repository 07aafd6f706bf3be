//! QR codes as drawings in the page: for posters, cards and paper forms. Black on white whatever the
//! colors around them are, with the white edge that cameras need, and so much repetition (level Q) that a
//! quarter of the code may be torn or wet.

use std::fmt::Write;

use qrcode::{Color, EcLevel, QrCode};

/// White modules around a code (ISO/IEC 18004).
const EDGE: usize = 4;

/// A code as SVG, without styles or scripts; nothing when the text is longer than a code can hold.
/// `told` is what it is, for whoever cannot see it.
pub fn svg(text: &str, told: &str) -> String {
    let Ok(code) = QrCode::with_error_correction_level(text, EcLevel::Q) else {
        return String::new();
    };
    let width = code.width();
    let colors = code.to_colors();
    let mut path = String::new();
    for (y, row) in colors.chunks(width).enumerate() {
        let mut x = 0;
        while x < width {
            let run = row[x..]
                .iter()
                .take_while(|color| **color == Color::Dark)
                .count();
            if run > 0 {
                // Writing into a string cannot fail.
                let _ = write!(path, "M{} {}h{run}v1h-{run}z", x + EDGE, y + EDGE);
            }
            x += run.max(1);
        }
    }
    let side = width + 2 * EDGE;
    format!(
        "<svg class=\"qr\" viewBox=\"0 0 {side} {side}\" role=\"img\" aria-label=\"{}\" shape-rendering=\"crispEdges\">\
         <path fill=\"#fff\" d=\"M0 0h{side}v{side}H0z\"/><path fill=\"#000\" d=\"{path}\"/></svg>",
        escaped(told)
    )
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_a_drawing_without_styles_that_says_what_it_is() {
        let drawn = svg("https://elm.example.org/", "Open \"Elm\" <here>");
        assert!(drawn.starts_with("<svg") && !drawn.contains("style"));
        assert!(drawn.contains("aria-label=\"Open &quot;Elm&quot; &lt;here&gt;\""));
        assert_eq!(svg(&"x".repeat(5_000), ""), "");
    }
}
