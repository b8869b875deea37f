//! The default theme contains no words outside of its strings.

use std::collections::BTreeSet;

use html5gum::{Token, Tokenizer};

use crate::theme::files::EMBEDDED;

/// Attributes whose values people read.
const READ: [&[u8]; 5] = [b"alt", b"title", b"placeholder", b"aria-label", b"aria-description"];

fn texts(folder: &str) -> Vec<(&'static str, String)> {
    let folder = format!("themes/giothong/{folder}/");
    let files = EMBEDDED.iter().filter(|file| file.path.starts_with(&*folder));
    files.map(|file| (&*file.path, String::from_utf8_lossy(&file.bytes).into_owned())).collect()
}

/// Splits a template into its text without tags of the engine, and these tags alone.
fn parted(template: &str) -> (String, String) {
    let (mut html, mut code, mut rest) = (String::new(), String::new(), template);
    while let Some(start) = ["{{", "{%", "{#"].iter().filter_map(|open| rest.find(open)).min() {
        let close = [("{{", "}}"), ("{%", "%}")].iter().find(|(open, _)| rest[start..].starts_with(open));
        let close = close.map_or("#}", |(_, close)| close);
        let end = rest[start..].find(close).map_or(rest.len(), |end| start + end + 2);
        html.push_str(&rest[..start]);
        code.push_str(&rest[start..end]);
        rest = &rest[end..];
    }
    (html + rest, code)
}

fn has_letter(text: &[u8]) -> bool {
    String::from_utf8_lossy(text).chars().any(char::is_alphabetic)
}

#[test]
fn no_template_of_the_default_theme_has_words_of_its_own() {
    let mut found = Vec::new();
    for (path, template) in texts("templates") {
        for token in Tokenizer::new(&*parted(&template).0).flatten() {
            match token {
                Token::String(text) if has_letter(&text) => found.push(format!("{path}: {text:?}")),
                Token::StartTag(tag) => {
                    let read = tag.attributes.iter().filter(|(name, _)| READ.contains(&name.as_slice()));
                    found.extend(read.filter(|(_, value)| has_letter(value)).map(|one| format!("{path}: {one:?}")));
                }
                _ => {}
            }
        }
    }
    assert_eq!(found, [""; 0]);
}

#[test]
fn the_strings_of_vietnamese_and_english_are_those_that_the_templates_use() {
    let keys = |language: &str| -> BTreeSet<String> {
        let (_, yaml) = texts("strings").into_iter().find(|(path, _)| path.ends_with(language)).expect("its strings");
        let key = |line: &str| line.split_once(':').map(|(key, _)| key.to_owned());
        yaml.lines().filter(|line| line.starts_with(|c: char| c.is_ascii_lowercase())).filter_map(key).collect()
    };
    let code: String = texts("templates").iter().map(|(_, template)| parted(template).1).collect();
    let is_name = |c: char| c.is_ascii_alphanumeric() || c == '_';
    let used: BTreeSet<String> = code
        .split("t.")
        .zip(code.split("t.").skip(1))
        .filter(|(before, _)| !before.ends_with(|c: char| is_name(c) || c == '.'))
        .map(|(_, after)| after.chars().take_while(|c| is_name(*c)).collect())
        .collect();
    assert_eq!(keys("vi.yaml"), used);
    assert_eq!(keys("en.yaml"), used);
}
