//! Of the rules about one thing, one is in force on a day.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use crate::bilingual;
use crate::dates::period::{Partial, Period};
use crate::diagnostics::{Bilingual, Diagnostic, Problems};
use crate::model::fact::SourcedFact;
use crate::model::site::Site;
use crate::problem;
use crate::text::fold::fold;

problem! {
    /// Hai quy định nói về cùng một việc và cùng có hiệu lực trong một ngày, nên người đọc thấy hai điều khác nhau và
    /// không biết theo điều nào. Hai quy định là về một việc khi quy định này ghi `Thay thế` quy định kia, hoặc khi cùng
    /// `Chủ đề` và trùng nhau `Câu hỏi`, một dòng `Kể từ khi`, hay, khi không có hai điều ấy, trùng `Nội dung` hoặc chỉ
    /// khác con số mà từ hai văn bản. Khi có văn bản mới, giữ quy định cũ và ghi ngày cuối của nó vào `Hiệu lực đến`.
    ///
    /// Two rules are about one thing and both in force on a day, so readers see two different things and cannot know
    /// which holds. Rules are about one thing where one says that it `replaces` the other, or where they have one `topic`
    /// and the same `question` or line of `after`, or without these the same `text`, or the same but for its numbers from
    /// two legal texts. When a new text comes, keep the former rule and write its last day into `valid_to`.
    ///
    /// ```text
    /// - Mã: di-lai
    /// - Mã: di-lai-moi
    ///   Hiệu lực từ: 01/7/2025
    ///   Thay thế: di-lai
    /// ```
    ///
    /// ```text
    /// - Mã: di-lai
    ///   Hiệu lực đến: 30/6/2025
    /// - Mã: di-lai-moi
    ///   Hiệu lực từ: 01/7/2025
    ///   Thay thế: di-lai
    /// ```
    pub static OVERLAPPING_FACTS: Error = "overlapping-facts";
}

/// Looks for two rules about one thing that are in force on one day.
pub fn check(site: &Site, problems: &mut Problems) {
    let facts: Vec<&SourcedFact> = site.all_facts().collect();
    let mut told = BTreeSet::new();
    let mut tell = |former: usize, latter: usize, why: Bilingual| {
        if let (Some(&one), Some(&other)) = (facts.get(former), facts.get(latter))
            && one.id.value != other.id.value
            && told.insert((former.min(latter), former.max(latter)))
        {
            problems.0.extend(overlap(one, other, why));
        }
    };
    let at: BTreeMap<&str, usize> =
        facts.iter().enumerate().rev().map(|(index, fact)| (fact.id.value.as_str(), index)).collect();
    for (index, fact) in facts.iter().enumerate() {
        for old in &fact.replaces {
            let (old, new) = (old.value.as_str(), &fact.id.value);
            if let Some(former) = at.get(old) {
                tell(*former, index, bilingual!("`{new}` thay thế `{old}`", "`{new}` replaces `{old}`"));
            }
        }
    }
    for (same, mut of_one_thing) in by_thing(&facts) {
        of_one_thing.sort_by_key(|index| facts.get(*index).map(|fact| fact.days()));
        // The rule that lasts longest of those before overlaps the next one if any of them does.
        let mut longest: Option<usize> = None;
        for index in of_one_thing {
            let last = |index: usize| facts.get(index).map(|fact| fact.days().1);
            let of_one_text =
                |former: usize| facts.get(former).map(|it| legal_text(it)) == facts.get(index).map(|it| legal_text(it));
            // One legal text may say a sentence of several amounts, each in a rule of its own.
            if let Some(former) = longest.filter(|former| same != Same::Sentence || !of_one_text(*former)) {
                tell(former, index, same.why());
            }
            longest = longest.filter(|former| last(*former) >= last(index)).or(Some(index));
        }
    }
}

/// What makes two rules of a topic rules about one thing.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Same {
    Question,
    Text,
    /// The text but for its numbers, in two legal texts.
    Sentence,
    /// What the waiting counts from.
    After(String),
}

impl Same {
    fn why(&self) -> Bilingual {
        match self {
            Same::Question => Bilingual::literal("cùng một câu hỏi", "the question is the same"),
            Same::Text => Bilingual::literal("cùng một nội dung", "the text is the same"),
            Same::Sentence => Bilingual::literal("cùng một câu, khác con số", "one sentence with other numbers"),
            Same::After(case) => bilingual!("cùng tính từ “{case}”", "both count from “{case}”"),
        }
    }
}

/// The indices of the rules about one thing, with what makes it one.
fn by_thing(facts: &[&SourcedFact]) -> Vec<(Same, Vec<usize>)> {
    let mut by: BTreeMap<(&str, u8, String), (Same, Vec<usize>)> = BTreeMap::new();
    for (index, fact) in facts.iter().enumerate() {
        let cases = fact.after.iter().map(|case| (&case.value, Same::After(case.value.clone())));
        let question = fact.question.iter().map(|question| (&question.value, Same::Question));
        // Short texts, such as "Chờ 2 tuần.", are told apart by what is asked and what the waiting counts from.
        let stands_alone = fact.after.is_empty() && fact.question.is_none();
        let texts = [Same::Text, Same::Sentence].into_iter().filter(|_| stands_alone);
        for (words, same) in cases.chain(question).chain(texts.map(|same| (&fact.text, same))) {
            let (rank, words) = match same {
                Same::After(_) => (0, fold(words)),
                Same::Question => (1, fold(words)),
                Same::Text => (2, fold(words)),
                Same::Sentence => (3, fold(words).chars().filter(|c| c.is_alphabetic() || *c == ' ').collect()),
            };
            let (_, of_one_thing) = by.entry((fact.topic.name(), rank, words)).or_insert_with(|| (same, Vec::new()));
            if of_one_thing.last() != Some(&index) {
                of_one_thing.push(index);
            }
        }
    }
    by.into_values().filter(|(_, of_one_thing)| of_one_thing.len() > 1).collect()
}

/// The legal text of a rule without its article.
fn legal_text(fact: &SourcedFact) -> String {
    fold(fact.source.split([',', ';', '(']).next().unwrap_or_default()).trim().to_owned()
}

/// The problem of two rules about one thing, where a day is common to both.
fn overlap(former: &SourcedFact, latter: &SourcedFact, why: Bilingual) -> Option<Diagnostic> {
    let ((first, last), (begins, ends)) = (former.days(), latter.days());
    let (from, to) = (first.max(begins), last.min(ends));
    if to < from {
        return None;
    }
    let (old, new) = (&former.id.value, &latter.id.value);
    let ((vi, en), why_vi, why_en) = (stretch(from, to), why.vi, why.en);
    let message = bilingual!(
        "`{old}` và `{new}` nói về cùng một việc ({why_vi}) và cùng có hiệu lực{vi}",
        "`{old}` and `{new}` are about one thing ({why_en}) and both in force{en}"
    );
    let until = begins.pred_opt().filter(|until| latter.valid_from.is_some() && first <= *until);
    let help = match until.map(|day| (Period::Day(day).vi(), &former.valid_to)) {
        Some((day, None)) => bilingual!("ghi `Hiệu lực đến: {day}` cho `{old}`", "add `valid_to: {day}` to `{old}`"),
        Some((day, Some(_))) => {
            bilingual!("đổi `Hiệu lực đến` của `{old}` thành {day}", "change `valid_to` of `{old}` to {day}")
        }
        None => Bilingual::literal(
            "bỏ một quy định, hoặc ghi `Hiệu lực từ` và `Hiệu lực đến` sao cho mỗi ngày chỉ một quy định có hiệu lực",
            "leave one of them out, or write `valid_from` and `valid_to` so that only one is in force on any day",
        ),
    };
    let place = former.valid_to.as_ref().map_or(&former.id.span, |to| &to.span);
    let other = Bilingual::literal("quy định kia ở đây", "the other one is here");
    Some(OVERLAPPING_FACTS.at(place).message(message).help(help).related(latter.id.span.clone(), other))
}

/// From which day to which, as far as the days have bounds.
fn stretch(from: NaiveDate, to: NaiveDate) -> (String, String) {
    let period = match (from == NaiveDate::MIN, to == NaiveDate::MAX) {
        (true, true) => return (String::new(), String::new()),
        (false, true) => Period::Since(Partial::Day(from)),
        (true, false) => Period::Until(Partial::Day(to)),
        (false, false) => match Period::range(Partial::Day(from), Partial::Day(to)) {
            Ok(period) => period,
            Err(_) => return (String::new(), String::new()),
        },
    };
    (format!(" {}", period.vi()), format!(" {}", period.en()))
}
