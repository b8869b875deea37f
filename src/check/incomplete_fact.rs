//! A rule that is asked as a question says which answer leads on; one that counts a wait says how long.

use crate::bilingual;
use crate::diagnostics::{Bilingual, Diagnostic, Problems};
use crate::model::fact::SourcedFact;
use crate::model::site::Site;
use crate::problem;

problem! {
    /// Một câu hỏi cho người hiến máu cần đúng một trong hai câu trả lời `Nếu có` và `Nếu không`: đó
    /// là lời dành cho người có thể phải chờ, còn câu trả lời kia dẫn sang câu tiếp theo. Thiếu cả hai thì câu hỏi vô
    /// ích; có cả hai thì không ai đi tiếp được. Tương tự, `Kể từ khi` cần `Thời gian chờ`.
    ///
    /// A question to donors needs exactly one of `if_yes` and `if_no`: what is said to those who may have to wait; the
    /// other answer leads on to the next question. Without either the question is idle; with both nobody gets on.
    /// Likewise `after` needs `wait`.
    ///
    /// ```text
    /// Câu hỏi: Bạn từ đủ 18 đến 60 tuổi?
    /// ```
    ///
    /// ```text
    /// Câu hỏi: Bạn từ đủ 18 đến 60 tuổi?
    /// Nếu không: Hãy hỏi nhân viên y tế tại điểm hiến máu.
    /// ```
    pub static INCOMPLETE_FACT: Error = "incomplete-fact";
}

/// Looks at what belongs together in every rule.
pub fn check(site: &Site, problems: &mut Problems) {
    problems.0.extend(site.all_facts().filter_map(one));
}

fn one(fact: &SourcedFact) -> Option<Diagnostic> {
    let id = &fact.id.value;
    let (span, message, help) = match (&fact.question, &fact.if_yes, &fact.if_no) {
        (Some(question), None, None) => (
            &question.span,
            bilingual!(
                "câu hỏi của `{id}` chưa nói câu trả lời nào phải chờ",
                "the question of `{id}` does not say which answer has to wait"
            ),
            Bilingual::literal(
                "thêm `Nếu có` hoặc `Nếu không`: lời dành cho người có thể phải chờ",
                "add `if_yes` or `if_no`: what is said to those who may have to wait",
            ),
        ),
        (Some(_), Some(_), Some(second)) => (
            &second.span,
            bilingual!(
                "câu hỏi của `{id}` có cả `Nếu có` và `Nếu không`, nên không câu trả lời nào dẫn tiếp",
                "the question of `{id}` has both `if_yes` and `if_no`, so no answer leads on"
            ),
            Bilingual::literal("bỏ một trong hai", "leave one of the two out"),
        ),
        (None, Some(answer), _) | (None, None, Some(answer)) => (
            &answer.span,
            bilingual!("`{id}` có câu trả lời mà không có câu hỏi", "`{id}` has an answer and no question"),
            Bilingual::literal("thêm `Câu hỏi`, hoặc bỏ câu trả lời", "add `question`, or leave the answer out"),
        ),
        (None, None, None) if !fact.cases.is_empty() => (
            &fact.cases.first()?.span,
            bilingual!("`{id}` liệt kê các trường hợp mà không có câu hỏi", "`{id}` lists cases and has no question"),
            Bilingual::literal("thêm `Câu hỏi`, hoặc bỏ `Các trường hợp`", "add `question`, or leave `cases` out"),
        ),
        _ if fact.wait.is_none() => (
            &fact.after.first()?.span,
            bilingual!(
                "`{id}` nói chờ kể từ khi nào mà không nói chờ bao lâu",
                "`{id}` says after what to wait and not how long"
            ),
            Bilingual::literal(
                "thêm `Thời gian chờ`, ví dụ `Thời gian chờ: 12 tuần`",
                "add `wait`, such as `wait: 12 tuần`",
            ),
        ),
        _ => return None,
    };
    Some(INCOMPLETE_FACT.at(span).message(message).help(help))
}
