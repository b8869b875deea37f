//! Where a page needs a `lang` that it does not have.

use std::ops::Range;

use super::outline::{Element, Need, Outline, Text, Tongue};

/// Something to be written into a page.
#[derive(Debug)]
pub enum Addition<'a> {
    /// A `lang` after the name in a start tag.
    Lang { at: usize, tag: &'a str },
    /// An element with a `lang` around a run of text.
    Around { place: Range<usize>, element: &'static str, tag: &'a str },
}

impl Addition<'_> {
    /// Where it begins in the page.
    pub fn start(&self) -> usize {
        match self {
            Addition::Lang { at, .. } => *at,
            Addition::Around { place, .. } => place.start,
        }
    }
}

/// What a page needs, in the order of the page.
pub fn decide(outline: &Outline) -> Vec<Addition<'_>> {
    let tag = |tongue: Tongue| outline.tags.get(tongue).map_or("", String::as_str);
    let needs = needs(outline);
    let first_texts = first_texts(outline);
    let mut additions = Vec::new();
    let mut tongues: Vec<Tongue> = Vec::with_capacity(outline.elements.len());
    for (index, element) in outline.elements.iter().enumerate() {
        let inherited = tongues.get(element.parent).copied().unwrap_or_default();
        let tongue = tongue(element, needs[index], first_texts[index], inherited);
        if let Some(at) = element.attributes_at.filter(|_| element.said.is_none() && tongue != inherited) {
            additions.push(Addition::Lang { at, tag: tag(tongue) });
        }
        tongues.push(tongue);
    }
    for run in &outline.runs {
        if let Text::Wrapped(element) = outline.elements[run.element].text
            && run.tongue != tongues[run.element]
        {
            additions.push(Addition::Around { place: run.place.clone(), element, tag: tag(run.tongue) });
        }
    }
    additions.sort_by_key(Addition::start);
    additions
}

/// The language of an element, given what it inherits.
fn tongue(element: &Element, need: Need, first_text: Option<Tongue>, inherited: Tongue) -> Tongue {
    if let Some(said) = element.said {
        return said;
    }
    match need {
        _ if element.attributes_at.is_none() => inherited,
        Need::Nothing => inherited,
        Need::One(tongue) => tongue,
        Need::Several => {
            let first_text = first_text.filter(|_| !matches!(element.text, Text::Wrapped(_)));
            element.own_first.or(first_text).unwrap_or(inherited)
        }
    }
}

/// What each element needs for itself and what stands in it. An element with a `lang` needs nothing from above.
fn needs(outline: &Outline) -> Vec<Need> {
    let mut needs: Vec<Need> = outline.elements.iter().map(|element| element.own.and(element.content)).collect();
    for (index, element) in outline.elements.iter().enumerate().skip(1).rev() {
        if element.said.is_none() {
            needs[element.parent] = needs[element.parent].and(needs[index]);
        }
    }
    needs
}

/// The language of the first run right inside each element.
fn first_texts(outline: &Outline) -> Vec<Option<Tongue>> {
    let mut firsts = vec![None; outline.elements.len()];
    for run in &outline.runs {
        firsts[run.element].get_or_insert(run.tongue);
    }
    firsts
}
