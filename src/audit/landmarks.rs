//! The landmarks of a page, by which users of screen readers find its parts ([ARIA in HTML], and
//! [WAI-ARIA], section 5.3.4).
//!
//! [ARIA in HTML]: https://www.w3.org/TR/html-aria/
//! [WAI-ARIA]: https://www.w3.org/TR/wai-aria-1.2/#landmark_roles

use std::ops::Range;

use super::tag::{Attribute, Tag};

/// A landmark that another one before it cannot be told from.
pub struct Repeated {
    /// The role, as WAI-ARIA names it.
    pub role: &'static str,
    /// The name that both have, where they have one by themselves.
    pub name: Option<Box<str>>,
    /// The start tags of both.
    pub first: Range<usize>,
    pub again: Range<usize>,
}

/// The landmarks of a page while it is read.
#[derive(Default)]
pub struct Landmarks(Vec<Landmark>);

struct Landmark {
    role: &'static str,
    /// The label, or the ids that name it.
    name: Option<Box<str>>,
    place: Range<usize>,
}

const MAIN: &str = "main";
const REGION: &str = "region";
const ROLES: [&str; 7] = ["banner", "complementary", "contentinfo", MAIN, "navigation", REGION, "search"];

impl Landmarks {
    pub fn start(&mut self, tag: &Tag) {
        let Some(role) = role(tag) else { return };
        let name = tag.get(Attribute::LabelledBy).or_else(|| tag.get(Attribute::Label)).map(str::trim);
        let name = name.filter(|name| !name.is_empty()).map(Box::from);
        // A part without a name is no region.
        if tag.get(Attribute::NotShown).is_none() && (role != REGION || name.is_some()) {
            self.0.push(Landmark { role, name, place: tag.place.clone() });
        }
    }

    /// The landmarks that cannot be told apart, once the page is read. A page has one `main`, whatever it is called.
    pub fn finish(mut self) -> Vec<Repeated> {
        let known = |landmark: &Landmark| landmark.name.clone().filter(|_| landmark.role != MAIN);
        self.0.sort_by_cached_key(|landmark| (landmark.role, known(landmark), landmark.place.start));
        let repeated = self.0.windows(2).filter_map(|pair| match pair {
            [first, again] if first.role == again.role && known(first) == known(again) => Some(Repeated {
                role: again.role,
                name: known(again),
                first: first.place.clone(),
                again: again.place.clone(),
            }),
            _ => None,
        });
        repeated.collect()
    }
}

fn role(tag: &Tag) -> Option<&'static str> {
    match tag.get(Attribute::Role) {
        Some(written) => ROLES.into_iter().find(|role| written.trim().eq_ignore_ascii_case(role)),
        None => match tag.name.as_slice() {
            b"main" => Some(MAIN),
            b"nav" => Some("navigation"),
            b"search" => Some("search"),
            b"section" => Some(REGION),
            _ => None,
        },
    }
}
