//! What offices write about something that does not go ahead as announced: *hoãn, hủy, dời, lùi, chuyển, đổi*.

use std::sync::LazyLock;

use aho_corasick::AhoCorasick;

use super::fold::fold;

/// What a text says of a drive or an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Said {
    PutOff,
    CalledOff,
    /// Another day, hour or place: *dời, lùi, chuyển, đổi*.
    Changed,
}

/// A word, and what makes another word of it or of its sentence.
struct ChangeWord {
    said: Said,
    word: &'static str,
    /// Words before it that make an ordinary word of it: *trì hoãn, vận chuyển*.
    not_after: &'static [&'static str],
    /// Words after it that make an ordinary word of it: *hủy diệt*.
    not_before: &'static [&'static str],
    /// Words one of which must follow, where the word alone says too little: *đổi lịch*, *chuyển sang*.
    before: &'static [&'static str],
    /// Of those, words that must follow it without its marks: `doi` is *đội* and *đợi* too.
    plain_before: &'static [&'static str],
    /// Words before it that are enough without its marks.
    plain_after: &'static [&'static str],
}

const WORDS: [ChangeWord; 6] = [
    ChangeWord {
        said: Said::PutOff,
        word: "hoãn",
        not_after: &["trì"],
        not_before: &["nghĩa", "đăng", "thi hành"],
        before: &[],
        plain_before: &["buoi", "lich", "do", "vi", "den", "sang"],
        plain_after: &["tam", "bi"],
    },
    ChangeWord {
        said: Said::CalledOff,
        word: "hủy",
        not_after: &["phá", "tiêu", "thiêu", "phân", "tự"],
        not_before: &["diệt", "hoại", "đăng", "hẹn", "lịch hẹn", "kết", "máu", "túi", "bơm", "kim"],
        before: &[],
        plain_before: &["buoi", "lich", "bo", "do", "vi"],
        plain_after: &["da", "bi", "tam"],
    },
    ChangeWord {
        said: Said::Changed,
        word: "dời",
        not_after: &["di", "sao"],
        not_before: &["đổi", "đô", "lịch hẹn"],
        before: &[],
        plain_before: &["ngay", "lich", "gio", "sang", "qua", "dia"],
        plain_after: &[],
    },
    ChangeWord {
        said: Said::Changed,
        word: "chuyển",
        not_after: &["vận", "di", "luân", "trung", "thuyên", "lưu", "xoay"],
        not_before: TO_THE_SICK,
        before: &[
            "sang", "qua", "tới", "đến", "về", "vào", "lên", "ra", "ngày", "lịch", "giờ", "địa", "nơi", "chỗ", "buổi",
            "thời",
        ],
        plain_before: &["sang", "qua", "ngay", "lich", "gio", "dia", "noi", "buoi", "vao"],
        plain_after: &[],
    },
    ChangeWord {
        said: Said::Changed,
        word: "lùi",
        not_after: &["đẩy"],
        not_before: &[],
        before: &["ngày", "lịch", "giờ", "sang", "qua", "lại", "đến", "tới", "buổi", "thời"],
        plain_before: &["ngay", "lich", "gio", "sang", "qua", "lai", "den", "buoi"],
        plain_after: &[],
    },
    ChangeWord {
        said: Said::Changed,
        word: "đổi",
        not_after: &["trao"],
        not_before: &["giờ hẹn", "lịch hẹn"],
        before: &["ngày", "lịch", "giờ", "địa", "nơi", "chỗ", "thời", "sang", "qua", "buổi", "hội"],
        plain_before: &["ngay", "lich", "gio", "dia", "sang", "qua", "noi"],
        plain_after: &[],
    },
];

/// Several words that say it together.
struct ChangePhrase {
    said: Said,
    phrase: &'static str,
    /// Words one of which must follow, where anything does; none for a phrase that says enough.
    before: &'static [&'static str],
}

const PHRASES: [ChangePhrase; 9] = [
    ChangePhrase {
        said: Said::PutOff,
        phrase: "tạm dừng",
        before: &["tổ chức", "buổi", "lịch", "đợt", "chương trình", "vì", "do", "đến", "cho đến", "vô thời hạn"],
    },
    ChangePhrase { said: Said::CalledOff, phrase: "không diễn ra", before: &[] },
    ChangePhrase { said: Said::CalledOff, phrase: "không tổ chức được", before: &[] },
    ChangePhrase { said: Said::PutOff, phrase: "chưa tổ chức được", before: &[] },
    ChangePhrase { said: Said::PutOff, phrase: "chưa thể tổ chức", before: &[] },
    ChangePhrase { said: Said::PutOff, phrase: "chưa diễn ra được", before: &[] },
    ChangePhrase { said: Said::Changed, phrase: "thay địa điểm", before: &[] },
    ChangePhrase { said: Said::Changed, phrase: "thay thời gian", before: &[] },
    ChangePhrase { said: Said::Changed, phrase: "thay lịch", before: &[] },
];

/// What is measured by a number of them: *lùi 1 tuần*.
const SPANS_OF_TIME: [&str; 5] = ["tuần", "ngày", "tháng", "giờ", "tiếng"];

/// Beginnings of the phrases, and of *8h thay vì 7h*, by which a text is known to need a look.
const PHRASE_MARKS: [&str; 9] =
    ["tạm dừng", "diễn ra", "không tổ", "chưa tổ", "chưa thể", "thay địa", "thay thời", "thay lịch", "thay vì"];

/// Every spelling of the words, with and without their marks. What has none of them says nothing.
static SPELLINGS: LazyLock<Option<AhoCorasick>> = LazyLock::new(|| {
    let (mut spellings, mut plain) = (Vec::new(), Vec::new());
    for word in WORDS.iter().map(|word| word.word).chain(["huỷ"]).chain(PHRASE_MARKS) {
        spellings.extend(either_case(word));
        plain.push(fold(word));
    }
    AhoCorasick::builder().ascii_case_insensitive(true).build(spellings.iter().chain(&plain)).ok()
});

/// A word with each of its letters beyond ASCII small and capital.
fn either_case(word: &str) -> Vec<String> {
    word.chars().fold(vec![String::new()], |begun, c| {
        let forms = if c.is_ascii() { vec![c.to_string()] } else { vec![c.to_string(), c.to_uppercase().to_string()] };
        begun.iter().flat_map(|begun| forms.iter().map(move |form| format!("{begun}{form}"))).collect()
    })
}

/// Whether a text may have one of the words. The small letter of İ is an i and a mark, which parts words.
fn may_say(text: &str) -> bool {
    SPELLINGS.as_ref().is_none_or(|spellings| spellings.is_match(text)) || text.contains('İ')
}

/// What is brought to people, not to another day: *chuyển đến bệnh viện*.
const TO_THE_SICK: &[&str] = &[
    "đến bệnh",
    "tới bệnh",
    "về trung tâm huyết",
    "đến trung tâm huyết",
    "về bệnh",
    "vào bệnh",
    "qua bệnh",
    "sang bệnh",
    "đến viện",
    "tới viện",
    "về viện",
    "đến người",
    "tới người",
    "cho",
    "đến ngân",
    "về ngân",
    "đến khoa",
    "về khoa",
    "về kho",
    "đến cơ",
    "tới cơ",
    "vào tài",
    "qua tài",
    "sang tài",
    "đến tay",
    "tới tay",
    "lên tuyến",
    "vào cơ",
    "giờ làm",
];

/// What is destroyed and not called off: *dụng cụ được hủy theo quy định*.
const DESTROYED: [&str; 9] =
    ["dụng cụ", "kim", "bơm", "vật tư", "rác", "chất thải", "túi máu", "đơn vị máu", "chế phẩm"];

/// Times to which something is moved.
const TIMES: [&str; 12] = [
    "chủ nhật",
    "thứ hai",
    "thứ ba",
    "thứ tư",
    "thứ năm",
    "thứ sáu",
    "thứ bảy",
    "tuần sau",
    "tuần tới",
    "tháng sau",
    "tháng tới",
    "chiều",
];
/// What a rule is about: *hoãn khi mưa to*.
const WEATHER: [&str; 5] = ["khi mưa", "khi trời", "khi có mưa", "khi có bão", "khi thời tiết"];
/// Words that make a rule or a wish of a sentence, wherever they stand in it.
const MAYBE: [&str; 4] = ["nếu", "trường hợp", "có thể", "muốn"];
/// Words that do so at its beginning.
const MAYBE_FIRST: [&str; 4] = ["khi", "người", "những", "ai"];
/// Words right before it that deny it or make a purpose of it.
const NOT: [&str; 7] = ["không", "chưa", "đừng", "chẳng", "để", "cần", "tránh"];

/// What a text says first of something that does not go ahead as announced, with the words that say so.
pub fn find_called_off(text: &str) -> Option<(Said, &str)> {
    if !may_say(text) {
        return None;
    }
    let is_plain = text.chars().filter(|c| c.is_alphabetic()).all(|c| c.is_ascii());
    let mut telling = sentences(text).filter(|sentence| may_say(sentence));
    telling.find_map(|sentence| Some((said(sentence, is_plain)?, sentence)))
}

/// What stands between signs that end a thought.
fn sentences(text: &str) -> impl Iterator<Item = &str> {
    let ends = |c: char| matches!(c, ';' | ':' | '!' | '?' | '\n' | '(' | ')' | '[' | ']' | '–' | '—');
    let lines = text.split(ends).flat_map(|line| line.split(". ")).flat_map(|line| line.split(" - "));
    let drawing = |c: char| c.is_whitespace() || matches!(c, '.' | ',' | '*' | '_' | '#' | '>');
    lines.map(move |sentence| sentence.trim_matches(drawing)).filter(|sentence| !sentence.is_empty())
}

fn said(sentence: &str, is_plain: bool) -> Option<Said> {
    let lower = sentence.to_lowercase().replace("uỷ", "ủy");
    let words: Vec<&str> = lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let spelled = |word: &str| if is_plain { fold(word) } else { word.to_owned() };
    let begins = |words: &[&str], phrase: &str| {
        let phrase = spelled(phrase);
        phrase.split(' ').count() <= words.len() && phrase.split(' ').zip(words).all(|(word, other)| word == *other)
    };
    let is_maybe = (0..words.len()).any(|at| MAYBE.iter().any(|phrase| begins(&words[at..], phrase)));
    if is_maybe || MAYBE_FIRST.iter().any(|phrase| begins(&words, phrase)) {
        return None;
    }
    if let Some(said) = said_together(sentence, &words, is_plain) {
        return Some(said);
    }
    let is_about_things =
        |before: &[&str]| (0..before.len()).any(|at| DESTROYED.iter().any(|phrase| begins(&before[at..], phrase)));
    WORDS.iter().flat_map(|word| positions(&words, &spelled(word.word)).map(move |at| (word, at))).find_map(
        |(word, at)| {
            let (before, after) = (&words[..at], &words[at + 1..]);
            let last = before.last().copied().unwrap_or_default();
            let is_word = |list: &[&str], found: &str| list.iter().any(|word| spelled(word) == found);
            let is_ordinary = is_word(word.not_after, last)
                || word.not_before.iter().any(|phrase| begins(after, phrase))
                || WEATHER.iter().any(|phrase| begins(after, phrase))
                || word.said == Said::CalledOff && is_about_things(before)
                || before.iter().rev().take(2).any(|word| is_word(&NOT, word));
            let is_alone = after.is_empty() && before.iter().all(|word| is_word(&["đã", "bị", "được", "tạm"], word));
            let follows = |list: &[&str]| after.first().is_some_and(|next| list.contains(next));
            let names_time = word.said == Said::Changed
                && (TIMES.iter().any(|phrase| begins(after, phrase))
                    || begins_with_time(after, sentence)
                    || word.word == "lùi" && is_span_of_time(after, is_plain));
            let is_meant = names_time
                || match is_plain {
                    true => {
                        let is_shouted = is_alone && !sentence.contains(char::is_lowercase);
                        is_shouted || follows(word.plain_before) || word.plain_after.contains(&last)
                    }
                    false => is_alone || word.before.is_empty() || follows(word.before),
                };
            (is_meant && !is_ordinary && !is_rule(word.said, after)).then_some(word.said)
        },
    )
}

/// What a sentence says by several words: a phrase, or one time in the place of another (*8h thay vì 7h*).
fn said_together(sentence: &str, words: &[&str], is_plain: bool) -> Option<Said> {
    let spelled = |word: &str| if is_plain { fold(word) } else { word.to_owned() };
    // Without its marks, "tam dung" is "tạm dùng" too.
    let is_clear = |phrase: &ChangePhrase, after: &[&str]| match after {
        [] => phrase.before.is_empty() || !is_plain || !sentence.contains(char::is_lowercase),
        _ => phrase.before.is_empty() || phrase.before.iter().any(|next| starts_with(after, &spelled(next))),
    };
    (0..words.len()).find_map(|at| {
        let (before, from) = (words.get(..at)?, words.get(at..)?);
        let is_denied = before.iter().rev().take(2).any(|word| NOT.iter().any(|not| spelled(not) == *word));
        if is_denied {
            return None;
        }
        if starts_with(from, &spelled("thay vì")) {
            let is_time = from.get(2..).is_some_and(|after| begins_with_time(after, sentence));
            let names_time = (0..at).any(|it| words.get(it..at).is_some_and(|from| begins_with_time(from, sentence)));
            return (is_time && names_time).then_some(Said::Changed);
        }
        PHRASES.iter().find_map(|phrase| {
            let spelling = spelled(phrase.phrase);
            let after = from.get(spelling.split(' ').count()..)?;
            let is_weather = WEATHER.iter().any(|phrase| starts_with(after, &spelled(phrase)));
            (starts_with(from, &spelling) && is_clear(phrase, after) && !is_weather).then_some(phrase.said)
        })
    })
}

fn starts_with(words: &[&str], phrase: &str) -> bool {
    phrase.split(' ').count() <= words.len() && phrase.split(' ').zip(words).all(|(word, other)| word == *other)
}

fn is_span_of_time(words: &[&str], is_plain: bool) -> bool {
    const NUMBERS: [&str; 4] = ["một", "hai", "ba", "nửa"];
    let spelled = |word: &str| if is_plain { fold(word) } else { word.to_owned() };
    let [count, unit, ..] = words else { return false };
    let is_number = count.bytes().all(|byte| byte.is_ascii_digit()) || NUMBERS.iter().any(|it| spelled(it) == *count);
    is_number && SPANS_OF_TIME.iter().any(|it| spelled(it) == *unit)
}

fn begins_with_time(words: &[&str], sentence: &str) -> bool {
    words.first().filter(|word| word.starts_with(|c: char| c.is_ascii_digit())).is_some_and(|word| {
        let is_hour = word.contains(['h', 'g']);
        is_hour || word.len() < 3 && sentence.contains(&format!("{word}/"))
    })
}

fn positions<'a>(words: &'a [&str], wanted: &str) -> impl Iterator<Item = usize> + use<'a> {
    let wanted = wanted.to_owned();
    words.iter().enumerate().filter(move |(_, word)| **word == wanted).map(|(at, _)| at)
}

/// Whether a donor is to wait, and not the drive: *tạm hoãn hiến máu 12 tháng sau khi xăm mình*.
fn is_rule(said: Said, after: &[&str]) -> bool {
    let after = after.strip_prefix(&["việc"]).unwrap_or(after);
    match after {
        ["hiến", "máu", next, ..] | ["hien", "mau", next, ..] if said == Said::PutOff => {
            next.starts_with(|c: char| c.is_ascii_digit())
                || ["đối", "với", "cho", "sau", "trong", "ít", "vì", "doi", "voi", "sau", "it"].contains(next)
                    && !after.contains(&"mưa")
                    && !after.contains(&"bão")
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests;
