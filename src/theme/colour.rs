//! Colours that a site chooses: whether they can be read on the theme's paper, and their counterparts on dark paper.

use palette::color_difference::Wcag21RelativeContrast;
use palette::{FromColor, Oklch, Srgb};

/// The contrast of text, at least (WCAG 2.1, success criterion 1.4.3, level AA).
const TEXT: f32 = 4.5;
/// The contrast of the counterpart on dark paper, where the eye is more easily tired (criterion 1.4.6, level AAA).
const ON_DARK: f32 = 7.0;
/// A step of lightness in Oklch, of which black is 0 and white 1.
const STEP: f32 = 0.005;

/// The colours that text in a chosen colour stands on, as the theme declares them: `#rrggbb` each.
#[derive(Clone, Debug, Default)]
pub(super) struct Papers {
    pub light: Vec<String>,
    pub dark: Vec<String>,
}

/// A colour that cannot be read on a paper.
#[derive(Debug, PartialEq)]
pub(super) struct Unreadable {
    /// The paper on which it is read worst.
    pub paper: String,
    /// Its contrast on that paper.
    pub contrast: f32,
    /// A colour of the same hue that can be read on all papers.
    pub instead: Option<String>,
}

impl Papers {
    /// Whether a colour can be read on every light paper.
    pub fn check(&self, colour: &str) -> Result<(), Unreadable> {
        let worst = self.light.iter().map(|paper| (contrast(colour, paper), paper));
        let Some((contrast, paper)) = worst.min_by(|(a, _), (b, _)| a.total_cmp(b)).filter(|(worst, _)| *worst < TEXT)
        else {
            return Ok(());
        };
        Err(Unreadable { paper: paper.clone(), contrast, instead: readable(colour, &self.light, TEXT, -STEP) })
    }

    /// The colour of the same hue for dark paper.
    pub fn on_dark(&self, colour: &str) -> Option<String> {
        readable(colour, &self.dark, ON_DARK, STEP)
    }
}

fn read(colour: &str) -> Srgb<f32> {
    colour.parse::<Srgb<u8>>().unwrap_or_default().into_format()
}

fn contrast(one: &str, other: &str) -> f32 {
    read(one).relative_contrast(read(other))
}

/// The first colour with a contrast on every paper, on the way from a colour to black or white.
fn readable(colour: &str, papers: &[String], least: f32, step: f32) -> Option<String> {
    let mut way = Oklch::from_color(read(colour));
    while (0.0..=1.0).contains(&way.l) {
        let written = format!("#{:x}", Srgb::from_color(way).into_format::<u8>());
        if papers.iter().all(|paper| contrast(&written, paper) >= least) {
            return Some(written);
        }
        way.l += step;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn papers() -> Papers {
        let list = |colours: [&str; 2]| colours.map(str::to_owned).to_vec();
        Papers { light: list(["#ffffff", "#faf6f3"]), dark: list(["#161311", "#211c19"]) }
    }

    #[test]
    fn contrasts_are_those_of_the_guideline() {
        // The examples of WCAG 2.1: black on white is 21:1; #767676 on white is the lightest grey with 4.5:1.
        assert!((contrast("#000000", "#ffffff") - 21.0).abs() < 0.01);
        assert!(contrast("#767676", "#fff") >= 4.5 && contrast("#777777", "#fff") < 4.5);
    }

    #[test]
    fn a_pale_colour_is_refused_with_a_darker_one_of_its_hue() {
        assert_eq!(papers().check("#b0122b"), Ok(()));
        let found = papers().check("#f0a020").unwrap_err();
        assert_eq!(found.paper, "#faf6f3");
        let instead = found.instead.unwrap();
        assert_eq!(papers().check(&instead), Ok(()), "{instead}");
        assert!(contrast(&instead, "#faf6f3") < 4.7, "no darker than it must be: {instead}");
    }

    #[test]
    fn every_colour_has_a_counterpart_on_dark_paper() {
        for colour in ["#b0122b", "#000000", "#17633a", "#00f", "#ffffff"] {
            let dark = papers().on_dark(colour).unwrap();
            assert!(contrast(&dark, "#211c19") >= 7.0, "{colour}: {dark}");
        }
    }
}
