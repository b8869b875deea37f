//! Rules are compared with the law at least once a year.

use chrono::Months;

use crate::bilingual;
use crate::dates::period::Period;
use crate::diagnostics::Problems;
use crate::model::site::Site;
use crate::problem;

problem! {
    /// Quy định này được đối chiếu với văn bản hơn một năm trước, hoặc ghi là đã đối chiếu mà không có ngày. Thông tư
    /// được sửa, và người đọc tin trang này khi quyết định có đi hiến hay không. Hãy xem lại văn bản rồi ghi
    /// `checked_on`.
    ///
    /// This rule was compared with its legal text more than a year ago, or says it was and gives no day. Circulars are
    /// amended, and readers rely on this page when they decide whether to give. Look at the text again and write
    /// `checked_on`.
    ///
    /// ```text
    /// Căn cứ: Thông tư …, Điều …
    /// Ngày đối chiếu: 01/3/2023
    /// ```
    ///
    /// ```text
    /// Căn cứ: Thông tư …, Điều …
    /// Ngày đối chiếu: 01/3/2025
    /// ```
    pub static STALE_FACT: Warning = "stale-fact";
}

/// Looks at the day of every rule's last comparison.
pub fn check(site: &Site, problems: &mut Problems) {
    for fact in site.all_facts().filter(|fact| !fact.is_over(site.now).answer) {
        let id = &fact.id.value;
        let (span, message) = match &fact.checked_on {
            None if fact.verified == Some(true) => {
                let message = bilingual!(
                    "quy định `{id}` ghi là đã đối chiếu mà không có ngày",
                    "the rule `{id}` says it was compared and gives no day"
                );
                (&fact.id.span, message)
            }
            Some(checked)
                if checked.checked_add_months(Months::new(12)).is_some_and(|due| site.now.is_past(due).answer) =>
            {
                let day = Period::Day(checked.value);
                let (vi, en) = (day.vi(), day.en());
                let message = bilingual!(
                    "quy định `{id}` đối chiếu lần cuối ngày {vi}, đã hơn một năm",
                    "the rule `{id}` was last compared on {en}, more than a year ago"
                );
                (&checked.span, message)
            }
            _ => continue,
        };
        let source = &fact.source;
        problems.push(STALE_FACT.at(span).message(message).help(bilingual!(
            "xem lại {source}, rồi ghi ngày xem vào `Ngày đối chiếu`",
            "look at {source} again and put the day into `checked_on`"
        )));
    }
}
