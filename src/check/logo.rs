//! The emblem of an office is a picture.

use crate::bilingual;
use crate::diagnostics::Problems;
use crate::model::site::Site;
use crate::problem;

/// Kinds of pictures that browsers show.
const PICTURES: [&str; 7] = ["svg", "png", "webp", "avif", "jpg", "jpeg", "gif"];

problem! {
    /// `Biểu trưng` là một tệp ảnh đặt cạnh `site.yaml`, hiện ở đầu mọi trang với cỡ 40 × 40. Tệp SVG nhẹ và rõ nhất.
    ///
    /// `logo` is a picture beside `site.yaml` and stands at the head of every page, 40 by 40 pixels. An SVG is the
    /// lightest and clearest.
    ///
    /// ```text
    /// Biểu trưng: bieu-trung.pdf
    /// ```
    ///
    /// ```text
    /// Biểu trưng: bieu-trung.svg
    /// ```
    pub static BAD_LOGO: Error = "bad-logo";
}

pub fn check(site: &Site, problems: &mut Problems) {
    let Some(logo) = &site.config.logo else { return };
    let ending = logo.name.rsplit_once('.').map_or_else(String::new, |(_, ending)| ending.to_lowercase());
    if !PICTURES.contains(&&*ending) {
        let name = &logo.name;
        let message = bilingual!("`{name}` không phải tệp ảnh", "`{name}` is no picture");
        problems.push(BAD_LOGO.at(&logo.span).message(message).found(name.as_str()).accepted(PICTURES));
    }
}
