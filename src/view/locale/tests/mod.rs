mod site;

use std::collections::BTreeMap;

use super::*;
use crate::dates::period::Period;
use crate::schedule::EffectiveStatus;
use crate::text::marked::{END, START, unmarked};
use crate::view::words;

/// The text with `<` and `>` in place of the marks, to be readable.
fn shown(text: &str) -> String {
    text.replace(START, "<").replace(END, ">")
}

fn english() -> Locale<'static> {
    Locale::new("en", None)
}

fn own(words: &[(&str, &str)]) -> BTreeMap<String, String> {
    words.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).collect()
}

fn period(text: &str) -> Period {
    Period::parse(text).unwrap()
}

#[test]
fn vietnamese_is_plain_and_english_is_marked() {
    assert_eq!(Locale::VIETNAMESE.say(words::SCHEDULE), "Lịch hiến máu");
    assert_eq!(shown(&english().say(words::SCHEDULE)), "<Blood drive schedule>");
    assert_eq!(shown(&Locale::new("en-GB", None).say(words::HOME)), "<Home>");
}

#[test]
fn another_language_says_what_the_theme_gives_it_and_the_rest_in_vietnamese() {
    let given = own(&[("say_schedule", "A b"), ("say_schedule_of", "{name} – {schedule}")]);
    let locale = Locale::new("rad", Some(&given));
    assert_eq!(shown(&locale.say(words::SCHEDULE)), "<A b>");
    assert_eq!(locale.say(words::CHANGES), "Thay đổi lịch hiến máu");
    let schedule = locale.say(words::SCHEDULE);
    let title = locale.say_with(words::SCHEDULE_OF, &[("schedule", &schedule), ("name", "Xã Mẫu")]);
    assert_eq!(shown(&title), "Xã Mẫu< – A b>");
    assert_eq!(Locale::new("rad", None).say(words::SCHEDULE), "Lịch hiến máu");
}

#[test]
fn a_theme_may_rename_things_in_vietnamese_and_in_english() {
    let given = own(&[("say_schedule", "Lịch hiến máu tình nguyện")]);
    assert_eq!(Locale::new("vi", Some(&given)).say(words::SCHEDULE), "Lịch hiến máu tình nguyện");
    let given = own(&[("say_schedule", "Drives")]);
    assert_eq!(shown(&Locale::new("en", Some(&given)).say(words::SCHEDULE)), "<Drives>");
}

#[test]
fn a_vietnamese_name_in_an_english_sentence_stands_outside_the_marks() {
    let said = |word, values: &[(&str, &str)]| shown(&english().say_with(word, values));
    assert_eq!(said(words::VIA, &[("name", "Bệnh viện Mẫu")]), "<directed to take part by >Bệnh viện Mẫu");
    assert_eq!(
        said(words::FROM_MIDDLE, &[("place", "Xã Mẫu")]),
        "<Distances as the crow flies from the middle of >Xã Mẫu."
    );
    assert_eq!(said(words::PAGE_OF, &[("title", "Xã Mẫu"), ("number", "2")]), "Xã Mẫu< – page 2>");
    let schedule = english().say(words::SCHEDULE);
    let title = said(words::SCHEDULE_OF, &[("schedule", &schedule), ("name", "Xã Mẫu")]);
    assert_eq!(title, "<Blood drive schedule: >Xã Mẫu");
    let half = format!("{} của Xã Mẫu", english().say(words::SCHEDULE));
    assert_eq!(
        said(words::PAGE_OF, &[("title", &half), ("number", "2")]),
        "<Blood drive schedule> của Xã Mẫu< – page 2>"
    );
}

#[test]
fn a_name_that_looks_like_a_place_for_a_value_is_not_filled() {
    let said = english().say_with(words::SCHEDULE_OF, &[("schedule", "{name}"), ("name", "{schedule}")]);
    assert_eq!(unmarked(&said), "{name}: {schedule}");
    assert_eq!(Locale::VIETNAMESE.say_with(words::VIA, &[]), words::VIA.vi);
}

#[test]
fn what_has_no_letters_carries_no_mark() {
    assert_eq!(english().integer(1234), "1,234");
    assert_eq!(english().percent(95), "95%");
    assert_eq!(Locale::VIETNAMESE.integer(1234), "1.234");
    assert_eq!(Locale::new("rad", None).percent(95), "95 %");
    assert_eq!(marked("12–15"), "12–15");
}

#[test]
fn sizes_and_distances_are_printed_with_the_sign_of_the_language() {
    assert_eq!(Locale::VIETNAMESE.file_size(1_400_000), "1,4 MB");
    assert_eq!(shown(&english().file_size(1_400_000)), "<1.4 MB>");
    assert_eq!(shown(&english().km(3.24)), "<3.2 km>");
    assert_eq!(Locale::new("rad", None).km(3.24), "3,2 km");
}

#[test]
fn one_of_a_thing_is_in_the_singular_in_english() {
    let count = |number| shown(&english().count(number, words::UNIT, words::UNITS));
    assert_eq!((count(1).as_str(), count(1234).as_str()), ("<1 unit of blood>", "<1,234 units of blood>"));
    assert_eq!(Locale::VIETNAMESE.count(1234, words::UNIT, words::UNITS), "1.234 đơn vị máu");
}

#[test]
fn days_are_printed_as_the_language_prints_them_and_words_stay_vietnamese() {
    let when = english().when(&period("5/3/2023"));
    assert_eq!((shown(&when.text).as_str(), shown(&when.long).as_str()), ("<5 March 2023>", "<Sunday, 5 March 2023>"));
    assert_eq!(when.datetime.as_deref(), Some("2023-03-05"));
    let when = english().when(&period("trước 1/4/2023"));
    assert_eq!(
        (shown(&when.text).as_str(), shown(&when.long).as_str()),
        ("<before 1 April 2023>", "<Before 1 April 2023>")
    );
    assert_eq!(english().when(&period("sau khi xong")).long, "Sau khi xong");
    let given = own(&[("say_sunday", "sun")]);
    let locale = Locale::new("rad", Some(&given));
    assert_eq!(shown(&locale.when(&period("5/3/2023")).long), "<Sun>, 05/3/2023");
    assert_eq!(locale.when(&period("trước 1/4/2023")).long, "Trước 01/4/2023");
}

#[test]
fn months_are_printed_with_the_words_of_the_language() {
    let Period::Month(month) = period("tháng 2/2023") else { panic!("a month") };
    assert_eq!(Locale::VIETNAMESE.month(month), "tháng 02/2023");
    assert_eq!(shown(&english().month(month)), "<February 2023>");
    let given = own(&[("say_february", "feb")]);
    assert_eq!(shown(&Locale::new("rad", Some(&given)).month(month)), "<feb>/2023");
}

#[test]
fn labels_are_canonical_names_made_readable() {
    let label = |name: &str| shown(&english().choice(name, "Nhãn"));
    assert_eq!(label("red-cells"), "<Red cells>");
    assert_eq!(label("O-"), "<O Rh(D) negative (O−)>");
    assert_eq!(Locale::new("rad", None).choice("red-cells", "Hồng cầu"), "Hồng cầu");
    let field = |name| crate::view::facts::label::<crate::model::drive::Drive>(english(), name);
    assert_eq!((shown(&field("venue")), shown(&field("target_units"))), ("<Venue>".into(), "<Target in units>".into()));
    assert_eq!(shown(&english().kind(crate::model::kind::Kind::Drive)), "<Blood drive>");
    assert_eq!(shown(&english().language("rad", Some("Ê-đê"))), "<Rade>");
    assert_eq!(Locale::new("jra", None).language("rad", Some("Ê-đê")), "Ê-đê");
}

#[test]
fn a_capital_is_set_after_the_mark() {
    assert_eq!(shown(&capitalized(&english().say(words::EVENT))), "<Event>");
    assert_eq!(capitalized("đợt"), "Đợt");
    assert_eq!(capitalized(""), "");
}

#[test]
fn recurrences_and_waits_are_printed_in_english() {
    use crate::model::read::Read;
    use crate::model::wait::Wait;
    let mut repeats = crate::model::drive::Repeats::missing();
    let spanned = |value: &str| crate::diagnostics::Spanned {
        value: value.to_owned(),
        span: crate::diagnostics::Span::whole("x".into()),
    };
    repeats.on = Some(spanned("thứ Ba và thứ Năm"));
    assert_eq!(shown(&english().recurrence(&repeats)), "<every week>, <Tuesday and Thursday>");
    assert_eq!(Locale::VIETNAMESE.recurrence(&repeats), "hằng tuần, thứ Ba và thứ Năm");
    repeats.on = Some(spanned("khi có lịch"));
    assert_eq!(shown(&english().recurrence(&repeats)), "<every week>, khi có lịch");
    assert_eq!(shown(&english().wait(Wait::Weeks(1))), "<1 week>");
    assert_eq!(Locale::VIETNAMESE.wait(Wait::Months(12)), "12 tháng");
    assert_eq!(shown(&english().say(words::effective_status(EffectiveStatus::Moved))), "<Moved>");
}
