//! Whom to tell of a weakness: an address that programs understand, and a day that is not past.

use chrono::Months;

use crate::bilingual;
use crate::dates::period::Period;
use crate::diagnostics::{Bilingual, Problems};
use crate::model::site::Site;
use crate::problem;

problem! {
    /// Nơi nhận báo lỗi bảo mật phải là một địa chỉ mà máy hiểu được: `mailto:` và hộp thư, `https://` và một trang, hoặc
    /// `tel:` và số điện thoại có mã nước. Tệp `security.txt` (RFC 9116) phải có ít nhất một.
    ///
    /// Where to tell of a weakness is an address that programs understand: `mailto:` and a mailbox, `https://` and a page,
    /// or `tel:` and a number with its country. `security.txt` (RFC 9116) has at least one.
    ///
    /// ```text
    /// Báo lỗi bảo mật: {Liên hệ: "baomat@example.org", Hết hạn: 01/3/2027}
    /// ```
    ///
    /// ```text
    /// Báo lỗi bảo mật: {Liên hệ: "mailto:baomat@example.org", Hết hạn: 01/3/2027}
    /// ```
    pub static BAD_CONTACT: Error = "bad-security-contact";
}

problem! {
    /// Ngày hết hạn của nơi nhận báo lỗi bảo mật đã qua, hoặc còn hơn một năm nữa. Sau ngày ấy không ai được tin tệp này
    /// nữa; ngày xa quá thì tệp còn đó khi người nhận đã đổi (RFC 9116, 2.5.5). Hỏi lại xem nơi nhận còn đúng không, rồi ghi
    /// ngày mới, trong vòng một năm.
    ///
    /// The day on which the contact for weaknesses expires is past, or more than a year ahead. After it nobody may rely on
    /// the file; with a far day the file outlives the contact (RFC 9116, 2.5.5). Ask whether the contact is still right,
    /// then write a new day within a year.
    ///
    /// ```text
    /// Báo lỗi bảo mật: {Liên hệ: "mailto:baomat@example.org", Hết hạn: 01/3/2035}
    /// ```
    ///
    /// ```text
    /// Báo lỗi bảo mật: {Liên hệ: "mailto:baomat@example.org", Hết hạn: 01/3/2027}
    /// ```
    pub static EXPIRY: Warning = "security-expiry";
}

/// Looks at every contact.
pub fn check(site: &Site, problems: &mut Problems) {
    let Some(security) = &site.config.security else { return };
    let help = Bilingual::literal(
        "ghi `mailto:` trước một hộp thư, hoặc địa chỉ `https://…` của một trang",
        "write `mailto:` before a mailbox, or the address `https://…` of a page",
    );
    if security.contact.is_empty() {
        let message = Bilingual::literal("`Báo lỗi bảo mật` chưa có `Liên hệ`", "`security` has no `contact`");
        problems.push(BAD_CONTACT.at(&security.expires.span).message(message).help(help.clone()));
    }
    for contact in security.contact.iter().filter(|contact| !is_contact(&contact.value)) {
        let said = &contact.value;
        let message = bilingual!(
            "`{said}` không phải địa chỉ `mailto:`, `https://` hay `tel:`",
            "`{said}` is no address with `mailto:`, `https://` or `tel:`"
        );
        problems.push(BAD_CONTACT.at(&contact.span).message(message).found(said.as_str()).help(help.clone()));
    }
}

/// Looks at the day. It makes problems and no byte of the site.
pub fn check_expiry(site: &Site, problems: &mut Problems) {
    let Some(expires) = site.config.security.as_ref().map(|security| &security.expires) else { return };
    let day = Period::Day(expires.value);
    let (vi, en) = (day.vi(), day.en());
    let a_year_before = expires.value.checked_sub_months(Months::new(12)).and_then(|day| day.pred_opt());
    let message = if site.now.is_past(expires.value).answer {
        bilingual!(
            "nơi nhận báo lỗi bảo mật hết hạn ngày {vi}, không ai được tin nó nữa",
            "the contact for weaknesses expired on {en}, and nobody may rely on it"
        )
    } else if a_year_before.is_some_and(|day| !site.now.is_past(day).answer) {
        bilingual!(
            "nơi nhận báo lỗi bảo mật đến {vi} mới hết hạn, còn hơn một năm",
            "the contact for weaknesses expires on {en}, more than a year ahead"
        )
    } else {
        return;
    };
    problems.push(EXPIRY.at(&expires.span).message(message).help(Bilingual::literal(
        "hỏi lại nơi nhận, rồi ghi một ngày trong vòng một năm tới",
        "ask the contact, then write a day within the next year",
    )));
}

/// Whether programs understand a contact (RFC 9116 §2.5.3), and it is one line of plain letters (RFC 3986).
fn is_contact(text: &str) -> bool {
    let after = |scheme: &str| text.strip_prefix(scheme);
    let is_mail = after("mailto:")
        .is_some_and(|rest| rest.split_once('@').is_some_and(|(to, at)| !to.is_empty() && at.contains('.')));
    let is_page =
        after("https://").is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_alphanumeric() || c == '['));
    let is_number = after("tel:+").is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
    (is_mail || is_page || is_number) && text.chars().all(|c| c.is_ascii_graphic())
}
