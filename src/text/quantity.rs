//! Numbers that a plan asks for, with the precision of the plan: `300`, `350-400`, `khoảng 300`, `≥ 300`, `chưa giao`.

use unicode_normalization::UnicodeNormalization;

use super::number::{NumberError, parse_integer, print_integer, print_integer_en};

/// A number of units of blood as stated, never more precise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Quantity {
    Exactly(i64),
    /// "khoảng 300".
    About(i64),
    /// "ít nhất 300", "≥ 300", "300 trở lên".
    AtLeast(i64),
    /// "trên 300".
    MoreThan(i64),
    /// "tối đa 300".
    AtMost(i64),
    /// "dưới 300".
    FewerThan(i64),
    /// "350-400": both ends belong to it, and the first is the smaller.
    Between(i64, i64),
    /// Words without a number, as written: "theo kế hoạch", "chưa giao".
    InWords(String),
}

type Make = fn(i64) -> Quantity;

/// Words and signs before a number, the longer before those with which they begin.
const BEFORE: [(&str, Make); 23] = [
    ("ước khoảng", Quantity::About),
    ("khoảng", Quantity::About),
    ("ước", Quantity::About),
    ("tầm", Quantity::About),
    ("xấp xỉ", Quantity::About),
    ("gần", Quantity::About),
    ("≈", Quantity::About),
    ("~", Quantity::About),
    ("≥", Quantity::AtLeast),
    (">=", Quantity::AtLeast),
    ("ít nhất", Quantity::AtLeast),
    ("tối thiểu", Quantity::AtLeast),
    ("không dưới", Quantity::AtLeast),
    ("không ít hơn", Quantity::AtLeast),
    ("trên", Quantity::MoreThan),
    ("hơn", Quantity::MoreThan),
    (">", Quantity::MoreThan),
    ("≤", Quantity::AtMost),
    ("<=", Quantity::AtMost),
    ("tối đa", Quantity::AtMost),
    ("không quá", Quantity::AtMost),
    ("dưới", Quantity::FewerThan),
    ("<", Quantity::FewerThan),
];

/// Words before all that do not change the number, which is a target in any case.
const LEADS: [&str; 9] =
    ["dự kiến", "phấn đấu", "vận động", "tiếp nhận", "huy động", "chỉ tiêu", "mục tiêu", "dk", "từ"];

/// Words for a unit of blood, the longer before those with which they begin.
const UNITS: [&str; 9] = ["đơn vị máu", "đơn vị", "đvm", "đv máu", "đv", "túi máu", "túi", "bịch máu", "bịch"];

/// Words with which words instead of a number begin.
const WORDS: [&str; 8] = ["theo", "chưa", "không giao", "không giới hạn", "không hạn chế", "tùy", "tuỳ", "sẽ"];

impl Quantity {
    /// Reads a number of units as an officer writes it.
    ///
    /// # Errors
    /// A [`NumberError`] for any text that is not wholly understood, for people and volumes in the place of units, and
    /// for a range that ends before it begins.
    pub fn parse(text: &str) -> Result<Quantity, NumberError> {
        let found = text.trim();
        if let Ok(number) = parse_integer(found) {
            return Ok(Quantity::Exactly(number));
        }
        let folded = fold(found);
        let refuse = || NumberError::NotANumber(found.to_owned());
        if !folded.contains(|c: char| c.is_ascii_digit()) {
            let are_words = WORDS.iter().any(|start| strip_word(&folded, start).is_some());
            return are_words.then(|| Quantity::InWords(found.nfc().collect())).ok_or_else(refuse);
        }
        let mut rest = without_notes(folded.trim_end_matches('.').trim());
        let mut is_from = false;
        while let Some((lead, after)) = LEADS.iter().find_map(|lead| Some((lead, strip_word(rest, lead)?))) {
            is_from |= *lead == "từ";
            rest = after.trim_start_matches([':', ' ']);
        }
        let before = BEFORE.iter().find_map(|(word, make)| Some((*make, strip_word(rest, word)?.trim_start())));
        if let Some((_, after)) = before {
            rest = after;
        }
        let (first, after) = number(rest).ok_or_else(refuse)?;
        let first = integer(first, rest, found)?;
        let after = strip_unit(after);
        if let Some(second) = ["-", "~", "đến", "tới", "±"].iter().find_map(|to| after.strip_prefix(to)) {
            return range(first, second.trim_start(), after.starts_with('±'), found).ok_or_else(refuse)?;
        }
        let is_open = ["+", "trở lên"].contains(&after);
        match (after, before) {
            (_, None) if is_open => Ok(Quantity::AtLeast(first)),
            ("", Some((make, _))) => Ok(make(first)),
            ("", None) if !is_from => Ok(Quantity::Exactly(first)),
            _ if counts_people(after) => Err(NumberError::NotUnits(found.to_owned())),
            _ => Err(refuse()),
        }
    }

    /// The number, where it is stated exactly.
    pub fn exactly(&self) -> Option<i64> {
        match self {
            Quantity::Exactly(number) => Some(*number),
            _ => None,
        }
    }

    /// The least and the most it may be; `None` is an open end. An approximate number has neither.
    pub fn bounds(&self) -> (Option<i64>, Option<i64>) {
        match *self {
            Quantity::Exactly(number) => (Some(number), Some(number)),
            Quantity::AtLeast(least) => (Some(least), None),
            Quantity::MoreThan(less) => (Some(less.saturating_add(1)), None),
            Quantity::AtMost(most) => (None, Some(most)),
            Quantity::FewerThan(more) => (None, Some(more.saturating_sub(1))),
            Quantity::Between(least, most) => (Some(least), Some(most)),
            Quantity::About(_) | Quantity::InWords(_) => (None, None),
        }
    }

    /// `khoảng 1.200`, `350–400`. [`Quantity::parse`] reads it back.
    pub fn vi(&self) -> String {
        let [about, least, over, most, under] = ["khoảng", "ít nhất", "trên", "tối đa", "dưới"];
        self.printed(print_integer, [about, least, over, most, under])
    }

    /// `about 1,200`, `350–400`. Words stay in their own language.
    pub fn en(&self) -> String {
        self.printed(print_integer_en, ["about", "at least", "more than", "at most", "fewer than"])
    }

    fn printed(&self, print: fn(i64) -> String, words: [&str; 5]) -> String {
        let [about, least, over, most, under] = words;
        match self {
            Quantity::Exactly(number) => print(*number),
            Quantity::About(number) => format!("{about} {}", print(*number)),
            Quantity::AtLeast(number) => format!("{least} {}", print(*number)),
            Quantity::MoreThan(number) => format!("{over} {}", print(*number)),
            Quantity::AtMost(number) => format!("{most} {}", print(*number)),
            Quantity::FewerThan(number) => format!("{under} {}", print(*number)),
            Quantity::Between(least, most) => format!("{}–{}", print(*least), print(*most)),
            Quantity::InWords(words) => words.clone(),
        }
    }
}

/// Lower case in NFC, every dash but a minus in front a hyphen, every run of white space one space.
fn fold(text: &str) -> String {
    let plain: String = text.nfc().flat_map(char::to_lowercase).nfc().collect();
    let words: Vec<&str> = plain.split_whitespace().collect();
    words.join(" ").replace(['\u{2010}', '\u{2011}', '\u{2012}', '–', '—', '\u{2212}'], "-")
}

/// The text after a word with which it begins.
fn strip_word<'t>(text: &'t str, word: &str) -> Option<&'t str> {
    let rest = text.strip_prefix(word)?;
    let is_sign = word.chars().all(|c| !c.is_alphabetic());
    (is_sign || !rest.starts_with(char::is_alphabetic)).then_some(rest.trim_start())
}

/// The text without what does not count units: a volume of each, the number in words, that it is planned.
fn without_notes(folded: &str) -> &str {
    let mut text = folded;
    if let Some((number, note)) = text.strip_suffix(')').and_then(|inside| inside.rsplit_once('(')) {
        let says_number = ["trăm", "nghìn", "ngàn", "mươi"].iter().any(|word| note.contains(word));
        let has_digit = note.contains(|c: char| c.is_ascii_digit());
        if note.ends_with("ml") || note.trim() == "dự kiến" || says_number && !has_digit {
            text = number.trim_end();
        }
    }
    match text.split_once("loại") {
        Some((number, volume)) if volume.trim_end().ends_with("ml") => number.trim_end(),
        _ => text,
    }
}

/// The number with which a text begins, and the text after it.
fn number(text: &str) -> Option<(&str, &str)> {
    let belongs = |c: char| c.is_ascii_digit() || ".,\u{a0}\u{202f}\u{2009} ".contains(c);
    let end = text.find(|c| !belongs(c)).unwrap_or(text.len());
    let (number, _) = text.split_at_checked(end)?;
    let number = number.trim_end_matches(|c: char| !c.is_ascii_digit());
    let rest = text.get(number.len()..)?.trim_start();
    number.starts_with(|c: char| c.is_ascii_digit()).then_some((number, rest))
}

/// The value of a number. A zero in front of one digit is a habit and no code: "05".
fn integer(number: &str, rest: &str, found: &str) -> Result<i64, NumberError> {
    let is_padded = number.len() == 2 && number.bytes().all(|byte| byte.is_ascii_digit());
    let read = parse_integer(if is_padded { number.trim_start_matches('0') } else { number });
    let is_all = number.len() == rest.len();
    read.map_err(|error| if is_all { error } else { NumberError::NotANumber(found.to_owned()) })
}

fn strip_unit(text: &str) -> &str {
    UNITS.iter().find_map(|unit| strip_word(text, unit)).unwrap_or(text)
}

/// The range from `first` to the number that `second` begins with; `None` where that is none.
fn range(first: i64, second: &str, is_spread: bool, found: &str) -> Option<Result<Quantity, NumberError>> {
    let (number, after) = number(second)?;
    let second = match integer(number, second, found) {
        Ok(number) => number,
        Err(error) => return Some(Err(error)),
    };
    let (least, most) = match is_spread {
        true => (first.checked_sub(second)?, first.checked_add(second)?),
        false => (first, second),
    };
    if !strip_unit(after).is_empty() {
        return Some(Err(match counts_people(after) {
            true => NumberError::NotUnits(found.to_owned()),
            false => NumberError::NotANumber(found.to_owned()),
        }));
    }
    Some(match least < most {
        true => Ok(Quantity::Between(least, most)),
        false => Err(NumberError::Backwards(found.to_owned())),
    })
}

/// Whether people or volumes are counted, which are no units of blood.
fn counts_people(after: &str) -> bool {
    ["người", "lượt", "tnv", "tình nguyện viên", "ml", "lít", "%"].iter().any(|word| after.starts_with(word))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_a_plan_states_is_kept() {
        use Quantity::*;
        let cases: [(Quantity, &[&str]); 8] = [
            (
                Exactly(300),
                &["300", "300 đơn vị", "300đv", "300 ĐV", "300 túi máu", "300 đơn vị (350ml)", "300 (ba trăm)"],
            ),
            (About(300), &["khoảng 300", "≈300", "~ 300", "Khoảng 300 đơn vị", "gần 300", "ước khoảng 300"]),
            (AtLeast(300), &["≥ 300", ">= 300", "300+", "300 trở lên", "từ 300 đơn vị trở lên", "ít nhất 300"]),
            (MoreThan(300), &["trên 300", "> 300", "hơn 300 đơn vị", "phấn đấu trên 300"]),
            (AtMost(300), &["≤ 300", "tối đa 300", "không quá 300"]),
            (FewerThan(300), &["dưới 300", "< 300"]),
            (Between(1200, 1500), &["1.200 – 1.500 đơn vị", "từ 1.200 đến 1.500", "1.200-1.500", "1200~1500"]),
            (InWords("Theo kế hoạch".to_owned()), &["Theo kế hoạch"]),
        ];
        for (quantity, texts) in cases {
            for text in texts {
                assert_eq!(Quantity::parse(text).as_ref(), Ok(&quantity), "{text}");
            }
            assert_eq!(Quantity::parse(&quantity.vi()), Ok(quantity));
        }
        assert_eq!(Quantity::parse("05"), Ok(Exactly(5)));
    }

    #[test]
    fn what_is_no_number_of_units_is_refused() {
        for text in [
            "300/350",
            "300 (250)",
            "300 + 50",
            "3OO",
            "350 đv/ngày",
            "300 đơn vị/đợt",
            "300 đv/buổi",
            "300 mỗi đợt",
            "mỗi đợt 300",
            "ba trăm",
            "15/3/2025",
            "từ 300",
            "x",
        ] {
            assert!(
                matches!(Quantity::parse(text), Err(NumberError::NotANumber(_))),
                "{text}: {:?}",
                Quantity::parse(text)
            );
        }
        for text in ["300 người", "trên 3.400 người", "350ml", "100%", "6.200 lượt người"] {
            assert_eq!(Quantity::parse(text), Err(NumberError::NotUnits(text.to_owned())), "{text}");
        }
        assert_eq!(Quantity::parse("400-350"), Err(NumberError::Backwards("400-350".to_owned())));
        assert_eq!(Quantity::parse("1,200"), Err(NumberError::Ambiguous("1,200".to_owned())));
    }

    #[test]
    fn bounds_are_never_narrower_than_what_is_stated() {
        assert_eq!(Quantity::MoreThan(300).bounds(), (Some(301), None));
        assert_eq!(Quantity::FewerThan(300).bounds(), (None, Some(299)));
        assert_eq!(Quantity::About(300).bounds(), (None, None));
        assert_eq!(Quantity::Between(1, 2).bounds(), (Some(1), Some(2)));
        assert_eq!(Quantity::About(300).exactly(), None);
    }

    #[test]
    fn quantities_are_printed_in_english() {
        assert_eq!(Quantity::AtLeast(1200).en(), "at least 1,200");
        assert_eq!(Quantity::Between(350, 1400).en(), "350–1,400");
    }

    proptest! {
        #[test]
        fn a_whole_number_is_exactly_itself(number in 0i64..1_000_000) {
            prop_assert_eq!(Quantity::parse(&number.to_string()), Ok(Quantity::Exactly(number)));
            prop_assert_eq!(Quantity::parse(&print_integer(number)), Ok(Quantity::Exactly(number)));
        }

        #[test]
        fn any_text_is_read_or_refused(text in "\\PC{0,8}|[0-9., -]{0,12}|(khoảng|từ|trên|≥)? ?[0-9]{1,3}( ?[-+~] ?[0-9]{1,3})?( đv)?") {
            if let Ok(quantity) = Quantity::parse(&text) {
                prop_assert_eq!(Quantity::parse(&quantity.vi()), Ok(quantity));
            }
        }
    }
}
