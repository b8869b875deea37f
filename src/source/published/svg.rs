//! SVG: drawn by browsers like a page, and able to do what a page does. Only what draws passes.

use std::ops::Range;

use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

use crate::bilingual;
use crate::diagnostics::Bilingual;

/// Elements that run something or bring in a page, in small letters.
const ELEMENTS: [&str; 12] = [
    "script",
    "handler",
    "listener",
    "foreignobject",
    "iframe",
    "object",
    "embed",
    "audio",
    "video",
    "canvas",
    "link",
    "form",
];
/// Attributes that hold an address, in small letters and without a prefix.
const ADDRESSES: [&str; 8] = ["href", "src", "srcset", "srcdoc", "action", "formaction", "poster", "base"];
/// Pictures that may be part of the drawing.
const INSIDE: [&str; 6] =
    ["data:image/png", "data:image/jpeg", "data:image/jpg", "data:image/gif", "data:image/webp", "#"];

/// Faults of one drawing that are reported.
const MOST: usize = 20;
/// Letters at the beginning of an address that say where it leads.
const TELLING: usize = 80;

/// Something in a drawing that may not be published: where, and why in words.
pub struct Refused {
    pub place: Range<usize>,
    pub found: String,
    pub why: Bilingual,
}

/// Everything in a drawing that runs, or leads or loads from outside; `None` where the text is no SVG.
pub fn refused(text: &str) -> Option<Vec<Refused>> {
    let mut reader = Reader::from_str(text);
    let (mut all, mut depth, mut has_root) = (Vec::new(), 0_usize, false);
    // The text of the `style` element that is open, and where it begins.
    let mut style: Option<(usize, String)> = None;
    loop {
        if all.len() >= MOST {
            all.truncate(MOST);
            return Some(all);
        }
        let begin = place(&reader);
        let event = reader.read_event().ok()?;
        let range = begin..place(&reader);
        match event {
            Event::Start(element) | Event::Empty(element) if !has_root && element.local_name().as_ref() != "svg" => {
                return None;
            }
            Event::Start(element) => {
                (has_root, depth) = (true, depth + 1);
                in_element(text, &element, range.clone(), &mut all)?;
                if element.local_name().as_ref().eq_ignore_ascii_case("style") {
                    style = Some((range.end, String::new()));
                }
            }
            Event::Empty(element) => {
                has_root = true;
                in_element(text, &element, range, &mut all)?;
            }
            Event::End(_) => {
                depth = depth.checked_sub(1)?;
                if let Some((from, rules)) = style.take() {
                    all.extend(in_style(&rules).map(|(found, why)| Refused { place: from..range.start, found, why }));
                }
            }
            Event::Text(found) => style.iter_mut().for_each(|(_, rules)| rules.push_str(&found.xml10_content())),
            Event::CData(found) => style.iter_mut().for_each(|(_, rules)| rules.push_str(&found.xml10_content())),
            Event::GeneralRef(entity) => {
                let known = match &*entity.xml10_content() {
                    "amp" => Some('&'),
                    "lt" => Some('<'),
                    "gt" => Some('>'),
                    "quot" => Some('"'),
                    "apos" => Some('\''),
                    _ => entity.resolve_char_ref().ok().flatten(),
                };
                style.iter_mut().for_each(|(_, rules)| rules.extend(known));
                if known.is_none() {
                    all.push(new(text, range, Bilingual::literal("ký hiệu thay chữ (entity)", "an entity")));
                }
            }
            Event::DocType(kind) if !is_usual(&kind.xml10_content()) => {
                all.push(new(text, range, Bilingual::literal("khai báo DOCTYPE", "a DOCTYPE")));
            }
            Event::PI(_) => {
                all.push(new(
                    text,
                    range,
                    Bilingual::literal("chỉ thị gọi tệp khác", "an instruction that loads a file"),
                ));
            }
            Event::Decl(_) | Event::DocType(_) | Event::Comment(_) => {}
            Event::Eof => return (has_root && depth == 0).then_some(all),
        }
    }
}

fn place(reader: &Reader<&[u8]>) -> usize {
    usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX)
}

fn new(text: &str, place: Range<usize>, why: Bilingual) -> Refused {
    let found: String = text.get(place.clone()).unwrap_or_default().chars().take(TELLING).collect();
    Refused { place, found, why }
}

/// The declaration that drawing programs write; browsers load nothing for it.
fn is_usual(doctype: &str) -> bool {
    !doctype.contains('[') && doctype.contains("-//W3C//DTD SVG")
}

/// Looks at an element and its attributes. `None` where they cannot be read.
fn in_element(text: &str, element: &BytesStart<'_>, range: Range<usize>, all: &mut Vec<Refused>) -> Option<()> {
    let local = element.local_name().as_ref().to_ascii_lowercase();
    if ELEMENTS.contains(&local.as_str()) {
        all.push(new(text, range.clone(), bilingual!("phần tử `{local}`", "an element `{local}`")));
    }
    for attribute in element.attributes().with_checks(false) {
        let attribute = attribute.ok()?;
        let key = attribute.key.as_ref();
        let value = attribute.normalized_value(XmlVersion::default()).ok()?;
        let name = attribute.key.local_name().as_ref().to_ascii_lowercase();
        if all.len() < MOST
            && let Some(why) = in_attribute(&name, &value)
        {
            let tag = &text[range.clone()];
            let at = range.start + tag.find(&format!("{key}=")).or_else(|| tag.find(key)).unwrap_or(0);
            let end = text[at..range.end].find(['\n', '>']).map_or(range.end, |length| at + length);
            let found = value.chars().take(TELLING).collect();
            all.push(Refused { place: at..end, found, why });
        }
    }
    Some(())
}

fn in_attribute(name: &str, value: &str) -> Option<Bilingual> {
    if name.starts_with("on") {
        return Some(bilingual!("lệnh `{name}` chạy khi người xem bấm hay mở hình", "a command `{name}`"));
    }
    if name == "attributename" {
        let animated = value.rsplit(':').next().unwrap_or_default().trim().to_ascii_lowercase();
        let is_risky = animated.starts_with("on") || ADDRESSES.contains(&&*animated);
        return is_risky.then(|| bilingual!("chuyển động đổi `{animated}`", "an animation that changes `{animated}`"));
    }
    if ADDRESSES.contains(&name) {
        return leads_out(value);
    }
    match name {
        "style" => in_style(value).map(|(_, why)| why),
        _ => in_functions(value).map(|(_, why)| why),
    }
}

/// Why an address may not stand in a drawing; `None` for a part of it.
fn leads_out(address: &str) -> Option<Bilingual> {
    let bare: String = address.chars().filter(|c| !c.is_whitespace() && !c.is_control()).collect();
    let bare = bare.to_ascii_lowercase();
    if bare.is_empty() || INSIDE.iter().any(|inside| bare.starts_with(inside)) {
        return None;
    }
    Some(match bare.contains("script:") {
        true => {
            Bilingual::literal("địa chỉ chạy lệnh (`javascript:`)", "an address that runs a command (`javascript:`)")
        }
        false => Bilingual::literal("địa chỉ dẫn ra ngoài hình", "an address outside the drawing"),
    })
}

/// The first thing in style rules that loads or runs.
fn in_style(rules: &str) -> Option<(String, Bilingual)> {
    let lower = rules.to_ascii_lowercase();
    let written = ["@import", "expression(", "image-set(", "\\"].into_iter().find(|written| lower.contains(written));
    match written {
        Some("\\") => Some((
            "\\".to_owned(),
            Bilingual::literal(
                "ký tự `\\` trong kiểu dáng, có thể giấu một địa chỉ",
                "a `\\` in a style, which may hide an address",
            ),
        )),
        Some(written) => {
            Some((written.to_owned(), bilingual!("`{written}` trong kiểu dáng", "`{written}` in a style")))
        }
        None => in_functions(rules),
    }
}

/// The first `url(…)` that leads out.
fn in_functions(value: &str) -> Option<(String, Bilingual)> {
    let lower = value.to_ascii_lowercase();
    lower.match_indices("url(").find_map(|(at, opening)| {
        let inside: String = lower[at + opening.len()..].chars().take(TELLING).take_while(|c| *c != ')').collect();
        let address = inside.trim().trim_matches(['"', '\'']);
        leads_out(address).map(|why| (address.to_owned(), why))
    })
}
