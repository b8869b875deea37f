//! What is offered for a word that a closed list does not accept: another spelling of one of its words, or nothing.

use giothong::diagnostics::{Problems, Span};
use giothong::model::choice::{chosen, not_a_choice};
use giothong::model::field::{Choice, FieldTable, Shape};
use giothong::model::kind::Kind;
use giothong::model::written::{Value, Written};

/// Ordinary words that look like a word of some list and mean something else there.
const NEARLY: [&str; 20] = [
    "thành phố",
    "tỉnh lỵ",
    "thị trấn",
    "đặc khu",
    "liên xã",
    "liên huyện",
    "AB Rh(D)",
    "A Rh(D) âm dương",
    "B1",
    "O Rh",
    "tạm dừng",
    "đã đủ máu",
    "đã hẹn",
    "dự phòng",
    "hằng ngày",
    "hàng giờ",
    "máu",
    "tiểu học",
    "họp mặt",
    "báo",
];

/// Every closed list in the tables of fields, each once.
fn lists() -> Vec<&'static [Choice]> {
    fn inside(shape: &Shape, found: &mut Vec<&'static [Choice]>) {
        match shape {
            Shape::OneOf(choices) if !found.iter().any(|known| std::ptr::eq(*known, *choices)) => found.push(choices),
            Shape::List(inner) => inside(inner, found),
            Shape::Record(fields) => of(fields, found),
            _ => {}
        }
    }
    fn of(fields: FieldTable, found: &mut Vec<&'static [Choice]>) {
        fields.iter().for_each(|field| inside(&field.shape, found));
    }
    let mut found = Vec::new();
    Kind::ALL.iter().flat_map(|kind| kind.tables()).for_each(|table| of(table, &mut found));
    found
}

/// The word offered for `typed`, if any.
fn offered(typed: &str, choices: &'static [Choice]) -> Option<usize> {
    let span = Span::whole("content/drives/a.md".into());
    let written = Written { value: Value::Text { text: typed.to_owned(), quoted: false }, span };
    let label = not_a_choice(&written, typed, choices).label?;
    let word = label.vi.split('`').nth(1).expect("one word in quotation marks");
    Some(choices.iter().position(|choice| choice.words().any(|known| known == word)).expect("a word of the list"))
}

#[test]
fn a_word_of_another_list_is_never_taken_for_one_of_this() {
    let lists = lists();
    assert!(lists.len() >= 12, "{}", lists.len());
    for choices in &lists {
        let others = lists.iter().filter(|other| !std::ptr::eq(**other, *choices)).flat_map(|other| other.iter());
        let words = others.map(|other| other.label).chain(NEARLY);
        for word in words.filter(|word| chosen(word, choices).is_none()) {
            assert_eq!(offered(word, choices).map(|index| choices[index].label), None, "{word}");
        }
    }
}

#[test]
fn a_letter_typed_wrong_leads_back_to_the_word_or_to_nothing() {
    let mut led_back = 0;
    for choices in lists() {
        for (index, choice) in choices.iter().enumerate() {
            for word in choice.words() {
                let letters: Vec<char> = word.chars().collect();
                for at in 0..letters.len() {
                    let without: String = letters[..at].iter().chain(&letters[at + 1..]).collect();
                    let doubled: String = letters[..=at].iter().chain(&letters[at..]).collect();
                    let other: String = letters[..at].iter().chain(&['x']).chain(&letters[at + 1..]).collect();
                    let typed = [without, doubled, other];
                    for typed in typed.iter().filter(|typed| chosen(typed, choices).is_none()) {
                        let offered = offered(typed, choices);
                        assert!(offered.is_none_or(|offered| offered == index), "{typed} for {word}");
                        led_back += usize::from(offered.is_some());
                    }
                }
            }
        }
    }
    assert!(led_back > 1000, "{led_back}");
}

#[test]
fn nothing_is_silent() {
    for choices in lists() {
        let mut problems = Problems::default();
        let span = Span::whole("content/drives/a.md".into());
        let written = Written { value: Value::Text { text: "không rõ".into(), quoted: false }, span };
        let read = giothong::model::choice::choose_several(&written, choices, &mut problems);
        assert!(read.is_empty() && problems.has_errors(), "{}", choices[0].label);
    }
}
