//! Every view of the fictional site in other languages.

use std::collections::BTreeMap;

use serde_json::Value;

use super::super::Locale;
use crate::model::site::Site;
use crate::routes::root;
use crate::text::marked::{END, START, marked};
use crate::view::context::ViewContext;
use crate::view::site::{ThemeAssets, site};
use crate::view::testing::with_folder;
use crate::view::{self, contract, shell};

const SITE: &str = "tests/sites/minh-hoa";

/// Fields that hold the text of an entry in converted form, or the name of a language in itself.
const OF_ENTRIES: [&str; 4] = ["body", "story", "description", "own_name"];

/// The site, and each page with its view, by template and address.
fn views(cx: ViewContext<'_>) -> BTreeMap<String, Value> {
    let mut views = BTreeMap::new();
    let mut add = |name: String, value: Value| assert_eq!(views.insert(name, value), None);
    add("site".to_owned(), serde_json::to_value(site(cx, ThemeAssets::default())).unwrap());
    let pages = cx.routes.pages().map(|(page, address)| (page, address, view::view(cx, page, &root(address))));
    let redirects = cx.routes.redirects().map(|(address, page)| (page, address, view::redirect(cx, page)));
    for (page, address, view) in pages.chain(redirects) {
        let view = view.unwrap();
        let name = format!("{} {address}", view.template);
        let mut page = serde_json::to_value(shell::shell(cx, page, address, &view)).unwrap();
        // Machines read this field, and it has no marks.
        page.as_object_mut().unwrap().remove("json_ld");
        add(name, serde_json::json!([page, view]));
    }
    views
}

/// Collects every text in a value with the name of its field.
fn texts<'v>(value: &'v Value, field: &'v str, found: &mut Vec<(&'v str, &'v str)>) {
    match value {
        Value::String(text) => found.push((field, text)),
        Value::Array(items) => items.iter().for_each(|item| texts(item, field, found)),
        Value::Object(fields) => fields.iter().for_each(|(name, item)| texts(item, name, found)),
        _ => {}
    }
}

/// The unmarked parts of a text that contain letters no English word has, split where views join texts.
fn vietnamese(text: &str) -> Vec<String> {
    let unmarked = text.split(START).map(|part| part.split_once(END).map_or(part, |(_, after)| after));
    let parts = unmarked.flat_map(|part| part.split([',', ':', '…', '[', ']', '–', ';', '.']));
    let foreign = parts.filter(|part| part.contains(|c: char| c.is_alphabetic() && !c.is_ascii()));
    foreign.map(folded).collect()
}

fn folded(text: &str) -> String {
    text.to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn on_an_english_page_every_vietnamese_word_comes_from_the_content() {
    with_folder(SITE, |cx, content| {
        let content = folded(content);
        let views = views(ViewContext { locale: Locale::new("en", None), ..cx });
        let drawn = |name: &str| views.keys().any(|key| key.split(' ').next() == Some(name));
        let missing: Vec<&str> =
            contract::TEMPLATES.iter().map(|template| template.name).filter(|name| !drawn(name)).collect();
        assert_eq!(missing, [""; 0], "no page of the site is drawn by these");
        let mut wrong = Vec::new();
        for (name, view) in &views {
            let mut found = Vec::new();
            texts(view, "", &mut found);
            for (field, text) in found.iter().filter(|(field, _)| !OF_ENTRIES.contains(field)) {
                let own = vietnamese(text).into_iter().filter(|part| !content.contains(part));
                wrong.extend(own.map(|part| format!("{name} {field}: {part}")));
            }
        }
        wrong.dedup();
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    });
}

/// The site without any translation, so that all words in other languages are those of the program.
fn without_notes(site: &Site) -> Site {
    let mut site = site.clone();
    site.translations.clear();
    site.config.languages.clear();
    site
}

/// The views of a Vietnamese site, with the fields that name the page's language changed to another language.
fn in_another_language(views: &str, tag: &str) -> String {
    let views = views.replace("\"lang\":\"vi\"", &format!("\"lang\":\"{tag}\"")).replace("vi_VN", "");
    views.replace("\"script\":\"\"", "\"script\":\"Latn\"")
}

#[test]
fn in_a_language_with_one_word_that_word_is_marked_and_the_rest_is_vietnamese() {
    let own = BTreeMap::from([("say_schedule".to_owned(), "Abc".to_owned())]);
    with_folder(SITE, |cx, _| {
        let site = without_notes(cx.site);
        let cx = ViewContext { site: &site, ..cx };
        let vi = serde_json::to_string(&views(cx)).unwrap();
        let rad = serde_json::to_string(&views(ViewContext { locale: Locale::new("rad", Some(&own)), ..cx })).unwrap();
        assert!(vi.contains("Lịch hiến máu tháng") && rad.contains(&format!("{} tháng", marked("Abc"))));
        let vi = in_another_language(&vi, "rad");
        let schedule = crate::view::words::SCHEDULE.vi;
        assert_eq!(rad.replace(&marked("Abc"), schedule), vi);
        assert!(!rad.replace(schedule, "").is_empty() && rad.matches(START).count() == rad.matches("Abc").count());
    });
}

#[test]
fn a_language_without_words_is_vietnamese_to_the_letter() {
    with_folder(SITE, |cx, _| {
        let site = without_notes(cx.site);
        let cx = ViewContext { site: &site, ..cx };
        let vi = serde_json::to_string(&views(cx)).unwrap();
        let hre = serde_json::to_string(&views(ViewContext { locale: Locale::new("hre", None), ..cx })).unwrap();
        assert!(hre == in_another_language(&vi, "hre"));
    });
}
