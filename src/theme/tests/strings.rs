//! The words of themes, for templates and for views.

use super::*;
use crate::text::marked::marked;
use crate::view::words;

#[test]
fn a_string_that_a_language_lacks_is_vietnamese_and_a_child_theme_changes_one_alone() {
    let page = "{{ t.hello }}|{{ t.bye }}";
    let changes = [CHILD, ("child/templates/pages/home.html", page), ("child/strings/en.yaml", "hello: Good day\n")];
    let theme = loaded("child", &changes);
    assert_eq!(home(&theme, "en"), format!("{}|Chào nhé", marked("Good day")));
    assert_eq!(home(&theme, "rad"), "Xin chào|Chào nhé");
}

#[test]
fn the_words_of_views_may_be_given_in_any_language_by_their_names() {
    let changes = [
        CHILD,
        ("child/strings/vi.yaml", "say_schedule: Lịch\n"),
        ("child/strings/rad.yaml", "say_schedule: Abc\nsay_units: '{number} def'\n"),
    ];
    let theme = loaded("child", &changes);
    assert_eq!(theme.locale("vi", "vi").say(words::SCHEDULE), "Lịch");
    assert_eq!(theme.locale("rad", "rad").say(words::SCHEDULE), marked("Abc"));
    assert_eq!(theme.locale("rad-Latn", "rad-Latn").count(2, words::UNIT, words::UNITS), marked("2 def"));
    assert_eq!(theme.locale("rad", "rad-Latn").say(words::SCHEDULE), marked("Abc"));
    assert_eq!(theme.locale("jra", "jra").say(words::SCHEDULE), words::SCHEDULE.vi);
    assert_eq!(home(&theme, "vi"), home(&loaded("bare", &[]), "vi"));
}

#[test]
fn a_word_of_views_that_does_not_exist_or_puts_other_values_is_reported() {
    let changes = [("bare/strings/rad.yaml", "say_shcedule: Abc\nsay_units: def\nsay_home: '{name}'\nsay_year: x\n")];
    assert_eq!(
        reported("bare", &changes, &Options::default()),
        [
            "unknown-string themes/bare/strings/rad.yaml:1:1 no word of the pages is called `say_shcedule`; did you mean `say_schedule`?",
            "bad-string themes/bare/strings/rad.yaml:2:1 `say_units` must put the same `{…}` as `{number} đơn vị máu`",
            "bad-string themes/bare/strings/rad.yaml:3:1 `say_home` must put the same `{…}` as `Trang chủ`",
            "unknown-string themes/bare/strings/rad.yaml:4:1 no word of the pages is called `say_year`",
        ]
    );
}

#[test]
fn strings_that_scripts_read_carry_no_mark() {
    let strings = load(&[], None, &Options::default()).value.expect("the theme of the program").strings_in("en");
    let string = |name: &str| strings.get_from_path(name).and_then(|text| text.as_str()).unwrap_or_default().to_owned();
    assert_eq!((string("decimal"), string("menu")), (".".to_owned(), marked("Menu")));
}

#[test]
fn numbers_are_printed_as_the_page_prints_them() {
    let page = "{{ 1234567 | number }}";
    let theme = loaded("bare", &[("bare/templates/pages/home.html", page)]);
    let drawn = |lang: &str| {
        let mut context = tera::Context::new();
        context.insert("page", &serde_json::json!({"lang": lang}));
        theme.tera.render("pages/home.html", &context).expect("a number")
    };
    assert_eq!([drawn("vi"), drawn("en"), drawn("rad")], ["1.234.567", "1,234,567", "1.234.567"]);
}

#[test]
fn the_theme_of_the_program_says_everything_in_vietnamese_and_in_english() {
    let of = |tag: &str| -> std::collections::BTreeMap<String, String> {
        let path = format!("/strings/{tag}.yaml");
        let file = EMBEDDED.iter().find(|file| file.path.ends_with(&path)).expect("a file of strings");
        let text = std::str::from_utf8(&file.bytes).expect("text");
        let lines = text.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
        lines.filter_map(|line| line.split_once(": ")).map(|(key, text)| (key.to_owned(), text.to_owned())).collect()
    };
    let (vi, en) = (of("vi"), of("en"));
    assert!(vi.len() > 100);
    assert_eq!(vi.keys().collect::<Vec<_>>(), en.keys().collect::<Vec<_>>());
    // English puts no word before the name of a language.
    let unsaid = ["tongue", "tongue_first"];
    assert!(vi.values().all(|text| !text.trim_matches(['"', '\'', ' ']).is_empty()));
    for (key, text) in en.into_iter().filter(|(key, _)| !unsaid.contains(&key.as_str())) {
        assert!(!text.trim_matches(['"', '\'', ' ']).is_empty(), "{key}");
        assert!(!text.chars().any(|c| c.is_alphabetic() && !c.is_ascii()), "{key}: {text}");
    }
}
