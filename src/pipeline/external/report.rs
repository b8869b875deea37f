//! Outcomes as problems at the places of their links.

use std::collections::BTreeMap;

use super::address::Address;
use super::outcome::{Failure, Outcome};
use super::problems::*;
use crate::bilingual;
use crate::diagnostics::{Bilingual, Diagnostic, Problems, Span};
use crate::model::values::Url;

/// The links to each address, in the order of their places.
pub type Links<'a> = BTreeMap<Address, Vec<&'a Url>>;

/// One problem for each address that has one, at its first place; the other places are named beside it.
pub fn report(links: &Links<'_>, outcomes: &BTreeMap<Address, Outcome>) -> Problems {
    let mut problems = Problems::default();
    for (address, places) in links {
        let Some((first, others)) = places.split_first() else { continue };
        let Some(problem) = outcomes.get(address).and_then(|outcome| reported(first, outcome)) else { continue };
        let also = || Bilingual::literal("cũng ở đây", "here too");
        problems.push(others.iter().fold(problem, |problem, place| problem.related(place.span.clone(), also())));
    }
    let unasked = outcomes.values().filter(|outcome| **outcome == Outcome::Unasked).count();
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

/// The one note of a run that reached nobody, at the link where it asked for one address alone: then its host may be
/// misspelt as well.
pub fn unreachable(asked: &BTreeMap<Address, Outcome>, links: &Links<'_>) -> Diagnostic {
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

/// What concerns no single link stands at the settings of the site.
fn of_the_site() -> Span {
    Span::whole("content/site.yaml".into())
}

fn reported(link: &Url, outcome: &Outcome) -> Option<Diagnostic> {
    let (text, span) = (&link.text, link.span.clone());
    let problem = match outcome {
        Outcome::Fine | Outcome::Unasked => return None,
        Outcome::Moved(to) => {
            let message = bilingual!(
                "`{text}` đã chuyển hẳn sang địa chỉ khác",
                "`{text}` has moved to another address for good"
            );
            LINK_MOVED_PERMANENTLY
                .at(span)
                .message(message)
                .help(bilingual!("xem rồi thay bằng `{to}`", "look at `{to}` and write it instead"))
        }
        Outcome::Failed(failure) => {
            let Bilingual { vi, en } = why(*failure);
            match failure.is_certain() {
                true => {
                    let message = bilingual!("không mở được `{text}`: {vi}", "`{text}` does not open: {en}");
                    DEAD_EXTERNAL_LINK.at(span).message(message).help(Bilingual::literal(
                        "mở thử bằng trình duyệt, rồi thay bằng địa chỉ đúng hoặc bỏ liên kết",
                        "open it in a browser, then put the right address there or take the link out",
                    ))
                }
                false => {
                    let message =
                        bilingual!("`{text}` lần này không trả lời: {vi}", "no answer from `{text}` this time: {en}");
                    UNANSWERED_LINK
                        .at(span)
                        .message(message)
                        .help(Bilingual::literal("kiểm tra lại vào ngày khác", "check again another day"))
                }
            }
        }
    };
    Some(problem.found(text.as_str()))
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
