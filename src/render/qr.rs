//! A QR code (ISO/IEC 18004) as an SVG file: black on white.

use qrcode::canvas::{Canvas, MaskPattern};
use qrcode::{Color, EcLevel, bits, ec};

use crate::view::drive::QrFile;

/// Modules of white that a reader needs around the code (ISO/IEC 18004, 5.3.8).
const QUIET: usize = 4;

/// The file with the code of an address, with error correction level M (15 %). `None` where the address is too long for
/// any code.
///
/// All codes use one mask. The standard's choice among eight masks (7.8.3) takes ten times as long as the rest of the
/// encoding, and a code states its mask, so readers accept any.
pub fn qr(file: &QrFile) -> Option<String> {
    let bits = bits::encode_auto(file.url.as_bytes(), EcLevel::M).ok()?;
    let version = bits.version();
    let (data, correction) = ec::construct_codewords(&bits.into_bytes(), version, EcLevel::M).ok()?;
    let mut canvas = Canvas::new(version, EcLevel::M);
    canvas.draw_all_functional_patterns();
    canvas.draw_data(&data, &correction);
    canvas.apply_mask(MaskPattern::Checkerboard);
    let width = usize::try_from(version.width()).ok()?;
    Some(svg(&canvas.into_colors(), width))
}

/// Each row of modules is a dashed line, drawn through the middle of the row.
fn svg(modules: &[Color], width: usize) -> String {
    let size = width + 2 * QUIET;
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 -.5 {size} {size}\" shape-rendering=\"crispEdges\">\
         <path fill=\"#fff\" d=\"M0-.5h{size}v{size}H0z\"/><path stroke=\"#000\" d=\""
    );
    for (y, row) in modules.chunks(width).enumerate() {
        let mut x = QUIET;
        let mut command = format!("M{x} {}", y + QUIET);
        for run in row.chunk_by(|a, b| a == b) {
            match run[0] {
                Color::Dark => svg.push_str(&format!("{command}h{}", run.len())),
                Color::Light if x == QUIET => command = format!("M{} {}", x + run.len(), y + QUIET),
                Color::Light => command = format!("m{} 0", run.len()),
            }
            x += run.len();
        }
    }
    svg.push_str("\"/></svg>\n");
    svg
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(url: &str) -> Option<String> {
        qr(&QrFile { address: String::new(), url: url.to_owned() })
    }

    #[test]
    fn a_code_is_square_with_its_corners_dark_and_four_modules_of_white_around() {
        let svg = code("https://hienmau.example/lich-hien-mau/buoi/tp-mau-thang-6/").unwrap();
        let (_, size) = svg.split_once("viewBox=\"0 -.5 ").unwrap();
        let size: usize = size.split_once(' ').unwrap().0.parse().unwrap();
        assert!(size > 21 + 8 && (size - 8 - 17).is_multiple_of(4), "{size}");
        let (_, path) = svg.split_once("stroke=\"#000\" d=\"").unwrap();
        let rows: Vec<&str> = path.split('M').skip(1).collect();
        assert_eq!(rows.len(), size - 8);
        assert!(rows[0].starts_with("4 4h7m") && rows[0].ends_with("h7"), "{}", rows[0]);
        assert!(rows[size - 9].starts_with(&format!("4 {}h7", size - 5)), "{}", rows[size - 9]);
    }

    #[test]
    fn what_no_code_can_hold_has_none() {
        assert_eq!(code(&"x".repeat(3000)), None);
    }
}
