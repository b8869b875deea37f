//! The direction of imports, and other things that are true of every file of `src/`.

#![allow(clippy::disallowed_methods, reason = "the source is read")]

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// The folders of `src/`; each imports only from those before it.
const ORDER: [&str; 22] = [
    "text",
    "dates",
    "legacy",
    "diagnostics",
    "model",
    "source",
    "proofread",
    "parse",
    "assemble",
    "schedule",
    "check",
    "routes",
    "view",
    "theme",
    "render",
    "audit",
    "pipeline",
    "emit",
    "publish",
    "server",
    "desk",
    "commands",
];

/// Folders after the schedule, which get finished answers, and what they may ask of the present all the same.
const AFTER_THE_PRESENT: [&str; 6] = ["routes", "view", "theme", "render", "audit", "emit"];
const ASKED_LATE: [&str; 3] = [".now.is_pinned()", ".now.made()", ".now.archive_of()"];

#[test]
fn behind_the_schedule_nothing_follows_from_the_present_by_itself() {
    for (path, text) in sources() {
        let Some(own) = folder_of(&path).filter(|own| AFTER_THE_PRESENT.contains(&own.as_str())) else { continue };
        for (number, line) in text.lines().enumerate().filter(|(_, line)| line.contains(".now")) {
            let is_known = ASKED_LATE.iter().any(|asked| line.contains(asked)) || line.contains("now: None");
            assert!(is_known, "{path}:{}: `{own}` asks the present: {}", number + 1, line.trim());
        }
    }
}

/// Lines that a file may have.
const LONGEST: usize = 400;

/// Files that are longer, and why.
const LONG: [(&str, &str); 0] = [];

#[test]
fn each_folder_imports_only_from_folders_before_it() {
    let mut wrong = Vec::new();
    for (path, text) in sources() {
        let Some(own) = folder_of(&path) else { continue };
        for (line, imported) in imports(&text) {
            if place(&imported).is_some_and(|imported| imported > place_of(&own)) {
                wrong.push(format!("{path}:{line}: `{own}` imports from `{imported}`"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_folder_has_its_place_in_the_order_and_every_module_is_declared_in_it() {
    let declared: Vec<String> = text("src/lib.rs")
        .lines()
        .filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';').map(str::to_owned))
        .collect();
    let known: Vec<&str> =
        ORDER.into_iter().filter(|folder| Path::new(&root()).join("src").join(folder).exists()).collect();
    assert_eq!(declared, known);
    for path in sources().into_keys() {
        let folder = folder_of(&path);
        assert!(folder.is_none() || folder.is_some_and(|folder| place(&folder).is_some()), "{path}");
    }
}

#[test]
fn no_file_is_longer_than_a_person_reads_at_once() {
    let long: Vec<String> = sources()
        .into_iter()
        .map(|(path, text)| (text.lines().count(), path))
        .filter(|(lines, path)| *lines > LONGEST && !LONG.iter().any(|(excused, _)| excused == path))
        .map(|(lines, path)| format!("{path}: {lines} lines"))
        .collect();
    assert!(long.is_empty(), "{}", long.join("\n"));
}

#[test]
fn every_file_says_what_it_is() {
    // A file of tests says it by its name.
    let is_tests = |path: &str| path.ends_with("/tests.rs") || path.contains("/tests/");
    for (path, text) in sources() {
        assert!(is_tests(&path) || text.starts_with("//! "), "{path} does not begin with `//! `");
    }
}

/// Bytes of the scripts that a phone loads before a page is what it should be.
#[test]
fn scripts_stay_small() {
    let bytes = |name: &str| text(&format!("themes/giothong/assets/{name}")).len();
    assert!(bytes("present.js") <= 1200, "present.js has {} bytes", bytes("present.js"));
    assert!(bytes("search.js") < 12_000, "search.js has {} bytes before it is compressed", bytes("search.js"));
    assert!(bytes("schedule.js") < 10_000, "schedule.js has {} bytes before it is compressed", bytes("schedule.js"));
}

#[test]
fn every_folder_has_a_mod_rs() {
    for path in sources().into_keys() {
        let Some((folder, name)) = path.rsplit_once('/') else { continue };
        let module = format!("{folder}/mod.rs");
        let beside = format!("{folder}.rs");
        let whole =
            folder == "src" || Path::new(&root()).join(&module).exists() || Path::new(&root()).join(&beside).exists();
        assert!(whole, "{folder}/ holds {name} and no mod.rs");
    }
}

#[test]
fn nothing_is_left_to_be_done_and_nothing_is_unsafe() {
    for (path, text) in sources() {
        for (number, line) in text.lines().enumerate() {
            for word in ["todo!", "unimplemented!", "dbg!", "unsafe {", "unsafe fn", "unsafe impl"] {
                assert!(!line.contains(word), "{path}:{}: `{word}`", number + 1);
            }
        }
    }
}

/// Files of `src/view` that hold Vietnamese words beside `words`, and why.
const VIETNAMESE: [(&str, &str); 0] = [];

#[test]
fn views_say_nothing_in_vietnamese_but_by_the_words_that_have_both_languages() {
    let is_words =
        |path: &str| path.starts_with("src/view/words/") || VIETNAMESE.iter().any(|(known, _)| *known == path);
    let mut wrong = Vec::new();
    for (path, text) in sources().into_iter().filter(|(path, _)| path.starts_with("src/view/") && !is_words(path)) {
        if path.contains("/tests") {
            continue;
        }
        let code = text.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default();
        for (number, line) in code.lines().enumerate().filter(|(_, line)| !line.trim_start().starts_with("//")) {
            let literals = line.split('"').skip(1).step_by(2);
            let said = literals.filter(|literal| literal.contains(|c: char| c.is_alphabetic() && !c.is_ascii()));
            wrong.extend(said.map(|literal| format!("{path}:{}: {literal}", number + 1)));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// What is left of a template without its statements and tags, and what its attributes say to people.
fn literal_words(template: &str) -> Vec<String> {
    let mut rest = template.to_owned();
    for (open, close) in [("{#", "#}"), ("{%", "%}"), ("{{", "}}")] {
        while let Some(start) = rest.find(open) {
            let end = rest[start..].find(close).map_or(rest.len(), |end| start + end + close.len());
            rest.replace_range(start..end, "");
        }
    }
    let said = ["alt=\"", "aria-label=\"", "title=\"", "placeholder=\""];
    let mut words: Vec<String> = said
        .iter()
        .flat_map(|name| rest.split(name).skip(1).filter_map(|value| value.split('"').next()).map(str::to_owned))
        .collect();
    while let Some(start) = rest.find('<') {
        let end = rest[start..].find('>').map_or(rest.len(), |end| start + end + 1);
        rest.replace_range(start..end, "\n");
    }
    words.extend(rest.lines().map(str::to_owned));
    words.retain(|text| text.contains(char::is_alphabetic));
    words
}

#[test]
fn no_template_says_a_word_of_its_own() {
    let mut folders = vec!["themes/giothong/templates".to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(Path::new(&root()).join(&folder)).expect("a folder of the theme") {
            let entry = entry.expect("an entry of a folder");
            let path = format!("{folder}/{}", entry.file_name().to_string_lossy());
            match entry.path().is_dir() {
                true => folders.push(path),
                false => assert_eq!(literal_words(&text(&path)), [""; 0], "{path}"),
            }
        }
    }
    assert_eq!(literal_words("<p title=\"Mẫu\">{{ t.x }} chữ</p>"), ["Mẫu", " chữ"]);
}

#[test]
fn imports_are_found_in_every_form_they_are_written_in() {
    let source = "use crate::text::fold::fold;\nuse crate::{model, parse::yaml, view::{self, scene}};\n\
                  fn f() { crate::routes::root(\"\"); }\n// crate::emit::x\npub(in crate::server) fn g() {}\n\
                  use crate::{\n    audit,\n    commands::run,\n};\n/// See [`crate::publish::x`].\n";
    let found: Vec<String> = imports(source).into_iter().map(|(_, folder)| folder).collect();
    assert_eq!(found, ["text", "model", "parse", "view", "routes", "server", "audit", "commands"]);
}

/// The folders that a source imports from by `crate::` paths, with their lines; comments do not count.
fn imports(source: &str) -> Vec<(usize, String)> {
    let code: Vec<&str> = source.lines().map(|line| line.split("//").next().unwrap_or_default()).collect();
    let code = code.join("\n");
    let mut found = Vec::new();
    for (at, _) in
        code.match_indices("crate::").chain(code.match_indices("(in crate::")).filter(|(at, _)| is_path(&code, *at))
    {
        let start = at + code[at..].find("crate::").unwrap_or(0) + "crate::".len();
        for (place, name) in heads(&code[start..]) {
            found.push((start + place, name));
        }
    }
    found.sort();
    found.dedup();
    found.into_iter().map(|(at, name)| (code[..at].matches('\n').count() + 1, name)).collect()
}

/// Whether the path begins here: `$crate::` of a macro counts, `mycrate::` does not.
fn is_path(code: &str, at: usize) -> bool {
    code[..at].chars().next_back().is_none_or(|before| !before.is_alphanumeric() && before != '_')
}

/// The first names after `crate::`: one, or those of a list in braces.
fn heads(path: &str) -> Vec<(usize, String)> {
    if !path.starts_with('{') {
        return name_at(path, 0).into_iter().collect();
    }
    let (mut names, mut depth) = (Vec::new(), 0);
    for (at, character) in path.char_indices() {
        match character {
            '{' => depth += 1,
            '}' => depth -= 1,
            _ => {}
        }
        let begins = matches!(character, '{' | ',') && depth == 1;
        if begins {
            let blanks = path[at + 1..].len() - path[at + 1..].trim_start().len();
            names.extend(name_at(path, at + 1 + blanks));
        }
        if depth == 0 {
            break;
        }
    }
    names
}

fn name_at(path: &str, at: usize) -> Option<(usize, String)> {
    let name: String = path[at..].chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
    (!name.is_empty()).then_some((at, name))
}

fn place(folder: &str) -> Option<usize> {
    ORDER.iter().position(|known| *known == folder)
}

fn place_of(folder: &str) -> usize {
    place(folder).unwrap_or_else(|| panic!("`{folder}` has no place in the order"))
}

/// `src/model/kind.rs` is in `model`; `src/lib.rs` and `src/main.rs` are in no folder.
fn folder_of(path: &str) -> Option<String> {
    let inside = path.strip_prefix("src/")?;
    inside.split_once('/').map(|(folder, _)| folder.to_owned())
}

fn root() -> String {
    env!("CARGO_MANIFEST_DIR").to_owned()
}

fn text(path: &str) -> String {
    fs::read_to_string(Path::new(&root()).join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// Every `.rs` file of `src/`, by its path with `/`.
fn sources() -> BTreeMap<String, String> {
    let mut files = BTreeMap::new();
    let mut folders = vec!["src".to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(Path::new(&root()).join(&folder)).expect("a folder of the source") {
            let entry = entry.expect("an entry of a folder");
            let path = format!("{folder}/{}", entry.file_name().to_string_lossy());
            if entry.path().is_dir() {
                folders.push(path);
            } else if path.ends_with(".rs") {
                let text = text(&path);
                files.insert(path, text);
            }
        }
    }
    files
}
