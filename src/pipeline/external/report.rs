//! Problems of links out of the site, reported at the places of the links.

use std::collections::BTreeMap;

use super::address::Address;
use super::remembered::{Failure, LinkState};
use crate::bilingual;
use crate::diagnostics::{Bilingual, Diagnostic, Problems, Span};
use crate::model::values::Url;
use crate::problems;

problems! {
    /// Liên kết ra ngoài trang không còn mở được: máy chủ nói không có trang ấy, không có máy nào mang tên ấy, hoặc
    /// không kết nối an toàn được. Người đọc bấm vào sẽ gặp trang lỗi, và nguồn của một quy định không còn xem được. Mở
    /// thử bằng trình duyệt, rồi thay bằng địa chỉ đúng hoặc bỏ liên kết. Kết quả xấu được nhớ một ngày trong
    /// `.giothong-cache/`; xóa thư mục ấy để hỏi lại ngay.
    ///
    /// A link out of the site does not open any more: the server says there is no such page, no machine has the name,
    /// or no secure connection comes about. Who follows it meets an error, and the source of a rule can no longer be
    /// read. Open it in a browser, then put the right address there or take the link out. A bad result is remembered
    /// for a day in `.giothong-cache/`; delete that folder to ask again at once.
    ///
    /// ```text
    /// Địa chỉ: https://bao.example.org/bai-da-go
    /// ```
    ///
    /// ```text
    /// Địa chỉ: https://bao.example.org/luu-tru/bai-da-go
    /// ```
    pub static DEAD_EXTERNAL_LINK: Warning = "dead-external-link";

    /// Máy chủ của liên kết lần này không trả lời được: quá chậm, đang lỗi, hoặc chuyển hướng vòng quanh. Có thể chỉ là
    /// tạm thời. Kiểm tra lại vào ngày khác; nếu vẫn vậy, mở thử bằng trình duyệt.
    ///
    /// The server of a link gave no usable answer this time: too slow, out of order, or redirects in a circle. It may
    /// pass. Check again another day; if it stays so, open the link in a browser.
    ///
    /// ```text
    /// Địa chỉ: https://may-chu-dang-ban.example.org/
    /// ```
    ///
    /// ```text
    /// Địa chỉ: https://may-chu-tra-loi.example.org/
    /// ```
    pub static UNANSWERED_LINK: Note = "unanswered-link";

    /// Trang được liên kết đã chuyển hẳn sang địa chỉ khác. Hôm nay liên kết cũ vẫn dẫn đến đó, nhưng lời chỉ đường ấy
    /// thường bị gỡ sau một thời gian. Mở địa chỉ mới, xem có còn đúng bài ấy không, rồi ghi địa chỉ mới.
    ///
    /// The page has moved to another address for good. The old link still leads there today, but such signposts are
    /// usually taken down after a while. Open the new address, see that it is still the same page, and write the new
    /// address.
    ///
    /// ```text
    /// Địa chỉ: http://bao.example.org/bai
    /// ```
    ///
    /// ```text
    /// Địa chỉ: https://bao.example.org/bai
    /// ```
    pub static LINK_MOVED_PERMANENTLY: Note = "link-moved-permanently";

    /// Không kết nối được với máy chủ nào, nên chưa biết các liên kết ra ngoài còn mở được không. Thường là máy này
    /// chưa có mạng. Nối mạng rồi chạy lại `giothong check --external`.
    ///
    /// No server could be reached at all, so nothing is known of the links out of the site. Usually this machine has no
    /// network. Connect it and run `giothong check --external` again.
    ///
    /// ```text
    /// giothong check --external (không có mạng)
    /// ```
    ///
    /// ```text
    /// giothong check --external (có mạng)
    /// ```
    pub static EXTERNAL_UNREACHABLE: Note = "external-unreachable";

    /// Mỗi lần chạy chỉ hỏi một số địa chỉ có hạn, và máy chủ nào xin được để yên thì không bị hỏi nữa. Các địa chỉ còn
    /// lại chưa được kiểm tra. Chạy lại lệnh: những địa chỉ đã hỏi được nhớ, nên lần sau sẽ hỏi tiếp phần còn lại.
    ///
    /// One run makes no more than a certain number of requests, and a server that asks to be left alone is not asked
    /// again. The other addresses were not checked. Run the command again: what was asked is remembered, so the next
    /// run goes on with the rest.
    ///
    /// ```text
    /// giothong check --external (còn 12 địa chỉ chưa hỏi)
    /// ```
    ///
    /// ```text
    /// giothong check --external (hỏi xong)
    /// ```
    pub static EXTERNAL_UNFINISHED: Note = "external-unfinished";
}

/// The links to each address, in the order of their places.
pub type LinksByAddress<'a> = BTreeMap<Address, Vec<&'a Url>>;

/// One problem for each address with a problem, at its first link; the other links are listed as related places.
pub fn report(links: &LinksByAddress<'_>, states: &BTreeMap<Address, LinkState>) -> Problems {
    let mut problems = Problems::default();
    for (address, places) in links {
        let Some((first, others)) = places.split_first() else { continue };
        let Some(problem) = states.get(address).and_then(|state| problem(first, state)) else { continue };
        let also = || Bilingual::literal("cũng ở đây", "here too");
        problems.push(others.iter().fold(problem, |problem, place| problem.related(place.span.clone(), also())));
    }
    let unasked = states.values().filter(|state| **state == LinkState::Unasked).count();
    if unasked > 0 {
        let message = bilingual!(
            "còn {unasked} địa chỉ ngoài trang chưa được kiểm tra lần này",
            "addresses outside the site that were not checked this time: {unasked}"
        );
        let again = Bilingual::literal("chạy lại lệnh này sau", "run the command again later");
        problems.push(EXTERNAL_UNFINISHED.at(of_the_site()).message(message).help(again));
    }
    problems
}

/// The note of a run that reached no host. If only one address was requested, it is reported at its link, since the
/// host may also be misspelt.
pub fn unreachable(asked: &BTreeMap<Address, LinkState>, links: &LinksByAddress<'_>) -> Diagnostic {
    let count = asked.len();
    let message = bilingual!(
        "không kết nối được với máy chủ nào: {count} địa chỉ ngoài trang chưa được kiểm tra",
        "no server could be reached; addresses outside the site that were not checked: {count}"
    );
    let mut places = asked.keys().filter_map(|address| links.get(address)?.first());
    let span = match (places.next(), places.next()) {
        (Some(only), None) => only.span.clone(),
        _ => of_the_site(),
    };
    EXTERNAL_UNREACHABLE.at(span).message(message).help(Bilingual::literal(
        "nối mạng rồi chạy lại; nếu máy đang có mạng, xem lại tên máy chủ trong địa chỉ",
        "connect to the network and run it again; if it is connected, look at the host in the address",
    ))
}

/// The place of problems that belong to no single link: the settings of the site.
fn of_the_site() -> Span {
    Span::whole("content/site.yaml".into())
}

fn problem(link: &Url, state: &LinkState) -> Option<Diagnostic> {
    let text = &link.text;
    let (problem, message, help) = match state {
        LinkState::Fine | LinkState::Unasked => return None,
        LinkState::Moved(to) => (
            &LINK_MOVED_PERMANENTLY,
            bilingual!("`{text}` đã chuyển hẳn sang địa chỉ khác", "`{text}` has moved to another address for good"),
            bilingual!("xem rồi thay bằng `{to}`", "look at `{to}` and write it instead"),
        ),
        LinkState::Failed(failure) => {
            let Bilingual { vi, en } = why(*failure);
            match failure.is_certain() {
                true => (
                    &DEAD_EXTERNAL_LINK,
                    bilingual!("không mở được `{text}`: {vi}", "`{text}` does not open: {en}"),
                    Bilingual::literal(
                        "mở thử bằng trình duyệt, rồi thay bằng địa chỉ đúng hoặc bỏ liên kết",
                        "open it in a browser, then put the right address there or take the link out",
                    ),
                ),
                false => (
                    &UNANSWERED_LINK,
                    bilingual!("`{text}` lần này không trả lời: {vi}", "no answer from `{text}` this time: {en}"),
                    Bilingual::literal("kiểm tra lại vào ngày khác", "check again another day"),
                ),
            }
        }
    };
    Some(problem.at(&link.span).message(message).help(help).found(text.as_str()))
}

fn why(failure: Failure) -> Bilingual {
    match failure {
        Failure::Status(404) => Bilingual::literal("không còn trang này (404)", "there is no such page (404)"),
        Failure::Status(410) => Bilingual::literal("trang đã được gỡ hẳn (410)", "the page was taken down (410)"),
        Failure::Status(status) => bilingual!("máy chủ báo lỗi {status}", "the server answers {status}"),
        Failure::UnknownName => Bilingual::literal("không có máy chủ nào mang tên này", "no server has this name"),
        Failure::NoRoute => Bilingual::literal("không có đường đến máy chủ", "there is no way to the server"),
        Failure::NoConnection => {
            Bilingual::literal("máy chủ không nhận kết nối kịp", "no connection came about in time")
        }
        Failure::Refused => Bilingual::literal("máy chủ từ chối kết nối", "the server refuses connections"),
        Failure::Insecure => Bilingual::literal(
            "không kết nối an toàn được (chứng chỉ hỏng hoặc hết hạn)",
            "no secure connection (its certificate is broken or out of date)",
        ),
        Failure::NoAnswer => Bilingual::literal("máy chủ không gửi trang về", "the server sends no page"),
        Failure::Redirects => Bilingual::literal("chuyển hướng quá nhiều lần", "too many redirects"),
    }
}
