//! The sheet on which a leader approves what is to be published: an HTML page to be printed on A4, in Vietnamese.

use chrono::NaiveDate;

use crate::check::{Unapproved, WhyUnapproved};
use crate::model::reference::Target;
use crate::model::site::Site;
use crate::model::translation::Rendition;
use crate::model::words::Words;
use crate::render::xml::escaped;

/// A line by which the program knows its own sheets.
pub const MARK: &str = "<meta name=\"generator\" content=\"giothong approve\">";

/// The most entries of one sheet of paper.
const OF_A_SHEET: usize = 25;
/// The most letters of what an entry says.
const LETTERS: usize = 160;

/// For printing: nothing is fetched, and a row stays whole.
const STYLE: &str = "@page{size:A4;margin:15mm 12mm}\
body{font:11pt/1.3 'Times New Roman',Tinos,serif;margin:0 auto;max-width:186mm}\
section{break-after:page}section:last-of-type{break-after:auto}\
h1{font-size:14pt;text-align:center;margin:0 0 2mm}p{margin:0 0 2mm}\
table{border-collapse:collapse;width:100%;margin:3mm 0}\
th,td{border:.3mm solid;padding:1mm 1.5mm;text-align:left;vertical-align:top}\
tr{break-inside:avoid}thead{display:table-header-group}\
td:first-child{text-align:right;width:7mm}code{font:bold 11pt monospace;white-space:nowrap}\
.y{width:16mm;text-align:center}small{font-size:9pt}\
.k{display:flex;justify-content:space-between;text-align:center;break-inside:avoid}.k p{width:45%;padding-bottom:22mm}";

/// The sheet with what waits for an approval.
pub fn sheet(site: &Site, waiting: &[Unapproved<'_>], on: NaiveDate) -> String {
    let total = waiting.len().div_ceil(OF_A_SHEET).max(1);
    let mut body = String::new();
    for number in 0..total {
        let first = number * OF_A_SHEET;
        let part = waiting.iter().enumerate().skip(first).take(OF_A_SHEET);
        let rows: String = part.map(|(index, one)| row(site, index + 1, one)).collect();
        body += &page(site, &rows, waiting.len(), (number + 1, total), on);
    }
    format!(
        "<!doctype html>\n<html lang=\"vi\">\n<head>\n<meta charset=\"utf-8\">\n{MARK}\n\
         <title>Phiếu duyệt nội dung – {}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n{body}</body>\n</html>\n",
        escaped(&site.config.title)
    )
}

fn page(site: &Site, rows: &str, count: usize, (number, total): (usize, usize), on: NaiveDate) -> String {
    let (title, on) = (escaped(&site.config.title), on.format("%d/%m/%Y"));
    format!(
        "<section>\n<h1>Phiếu duyệt nội dung đăng lên trang</h1>\n\
         <p>Trang: {title}. Lập ngày {on}. {count} mục, tờ {number}/{total}.</p>\n\
         <table>\n<thead><tr><th>Số</th><th>Nội dung</th><th>Dấu</th><th>Duyệt</th></tr></thead>\n\
         <tbody>\n{rows}</tbody>\n</table>\n\
         <p><small>Dấu đổi khi nội dung đổi: sửa một mục sau khi in thì in lại phiếu. Ký xong, người làm trang chạy \
         <code>giothong approve --by \"Họ tên, chức vụ\"</code> kèm các dấu đã duyệt, hoặc <code>--all</code>.</small></p>\n\
         <div class=\"k\"><p>Người trình<br><small>(ký, ghi rõ họ tên)</small></p>\
         <p>Ngày …… tháng …… năm ………<br>Người duyệt<br><small>(ký, ghi rõ họ tên, chức vụ)</small></p></div>\n\
         </section>\n"
    )
}

fn row(site: &Site, number: usize, one: &Unapproved<'_>) -> String {
    let (kind, says) = match &one.entry {
        Some(target) => (target.kind.facts().label, says(site, target)),
        None => ("bản dịch", translation(site, one).map(says_of_translation).unwrap_or_default()),
    };
    let before = match one.why {
        WhyUnapproved::Never => "Mới, chưa duyệt lần nào".to_owned(),
        _ => one.reason().vi.into_owned(),
    };
    let says = if says.is_empty() { says } else { format!("<br>{}", escaped(&says)) };
    let (title, name, before) = (escaped(one.title), escaped(&one.name), escaped(&before));
    let (left, right) = one.fingerprint.split_at_checked(4).unwrap_or((&one.fingerprint, ""));
    format!(
        "<tr><td>{number}</td><td><b>{title}</b> ({kind}){says}<br><small>{before}. Mục <i>{name}</i></small></td>\
         <td><code>{left}-{right}</code></td><td class=\"y\">☐</td></tr>\n"
    )
}

/// What an entry says in one line: of a drive when and where, of another its summary or its first sentence.
fn says(site: &Site, target: &Target) -> String {
    if let Some(occasion) = site.entries.occasion(target) {
        let place = |id| Target { kind: crate::model::kind::Kind::Place, id };
        let area = occasion.area(&site.entries.targets).and_then(|id| site.entries.find(&place(id.clone())));
        let parts = [
            Some(occasion.when.vi()),
            occasion.hours.as_ref().map(|hours| hours.vi()),
            occasion.venue.clone(),
            occasion.address.clone(),
            area.map(|area| area.title.value.clone()),
            occasion.status.as_ref().map(|status| status.label().to_owned()),
        ];
        return parts.into_iter().flatten().collect::<Vec<_>>().join(" · ");
    }
    let Some(entry) = site.entries.find(target) else { return String::new() };
    let body = entry.common.body.as_ref().map(|body| &*body.text);
    first_sentence(entry.common.summary.as_deref().or(body).unwrap_or_default())
}

fn translation<'s>(site: &'s Site, one: &Unapproved<'_>) -> Option<&'s Rendition> {
    site.renditions().find(|rendition| rendition.translation.place == *one.place)
}

fn says_of_translation(rendition: &Rendition) -> String {
    let words = ["summary", "body", "title", "name"].into_iter().find_map(|path| rendition.translation.words.get(path));
    match words {
        Some(Words::Text(text)) => first_sentence(text),
        Some(Words::Prose(markdown)) => first_sentence(&markdown.text),
        _ => String::new(),
    }
}

/// The first sentence of Markdown, without its marks; a long one is cut after a word.
fn first_sentence(text: &str) -> String {
    let is_text =
        |line: &&str| !line.trim_start().is_empty() && !line.trim_start().starts_with(['#', '!', '<', '|', ':']);
    let lines = text.lines().skip_while(|line| !is_text(line)).take_while(is_text);
    let words = lines.flat_map(str::split_whitespace).collect::<Vec<_>>().join(" ").replace(['*', '`'], "");
    let words = words.trim_start_matches(['-', '>', '+', ' ']);
    let end = words.find(". ").map_or(words.len(), |end| end + 1);
    let sentence = &words[..end];
    match sentence.char_indices().nth(LETTERS) {
        None => sentence.to_owned(),
        Some((cut, _)) => {
            let whole = sentence[..cut].rsplit_once(' ').map_or(&sentence[..cut], |(whole, _)| whole);
            format!("{whole}…")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_sentence_is_read_without_marks() {
        for (text, sentence) in [
            ("", ""),
            ("# Đầu đề\n\nHãy **ăn nhẹ**. Uống nước.", "Hãy ăn nhẹ."),
            ("- một\n- hai", "một - hai"),
            ("Dài\r\nhai dòng", "Dài hai dòng"),
        ] {
            assert_eq!(first_sentence(text), sentence);
        }
        let long = first_sentence(&"chữ ".repeat(100));
        assert!(long.ends_with("chữ…") && long.chars().count() <= LETTERS + 1, "{long}");
    }
}
