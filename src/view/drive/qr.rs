//! An address as a QR code (ISO/IEC 18004).

use qrcode::canvas::{Canvas, MaskPattern};
use qrcode::{Color, EcLevel, bits, ec};

use crate::view::pages::QrView;

/// Modules of white that a reader needs around the code (ISO/IEC 18004, 5.3.8).
const QUIET: usize = 4;

/// The code of a text, with error correction M (15 %); `None` where the text is longer than any code.
///
/// One mask serves all codes. The standard's choice among eight (7.8.3) takes ten times as long as everything else
/// about a code, and a reader finds the mask in any case.
pub fn qr(text: &str) -> Option<QrView> {
    let bits = bits::encode_auto(text.as_bytes(), EcLevel::M).ok()?;
    let version = bits.version();
    let (data, correction) = ec::construct_codewords(&bits.into_bytes(), version, EcLevel::M).ok()?;
    let mut canvas = Canvas::new(version, EcLevel::M);
    canvas.draw_all_functional_patterns();
    canvas.draw_data(&data, &correction);
    canvas.apply_mask(MaskPattern::Checkerboard);
    let width = usize::try_from(version.width()).ok()?;
    let colors = canvas.into_colors();
    let mut path = String::new();
    for (y, row) in colors.chunks(width).enumerate() {
        let mut x = 0;
        for run in row.chunk_by(|a, b| a == b) {
            if run[0] == Color::Dark {
                let length = run.len();
                path.push_str(&format!("M{} {}h{length}v1h-{length}z", x + QUIET, y + QUIET));
            }
            x += run.len();
        }
    }
    Some(QrView { size: width + 2 * QUIET, path })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_square_with_its_corners_dark_and_four_modules_of_white_around() {
        let code = qr("https://hienmau.example/lich-hien-mau/buoi/tp-mau-thang-6/").unwrap();
        assert!(code.size > 21 + 8 && (code.size - 8 - 17).is_multiple_of(4), "{}", code.size);
        assert!(code.path.starts_with("M4 4h7v1h-7z"), "{}", code.path);
        let left = format!("M4 {}h7v1h-7z", code.size - 5);
        let right = format!("M{} 4h7v1h-7z", code.size - 11);
        assert!(code.path.contains(&left) && code.path.contains(&right) && code.path.ends_with('z'));
    }

    #[test]
    fn what_no_code_can_hold_has_none() {
        assert_eq!(qr(&"x".repeat(3000)), None);
    }
}
