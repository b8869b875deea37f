//! Detects several venues in a field for one venue.

use crate::bilingual;
use crate::diagnostics::{Bilingual, Diagnostic};
use crate::model::form::written_in;
use crate::model::kind::Kind;
use crate::model::written::{Key, Value, Written};
use crate::problem;
use crate::text::fold::fold;

problem! {
    /// Một ô địa điểm ghi nhiều nơi. Trang coi đó là một buổi ở một nơi: tên nơi dài ba dòng, một địa chỉ, một chỉ
    /// tiêu, và người dân không biết đến đâu. Ghi mỗi nơi một hàng, với giờ và chỉ tiêu riêng.
    ///
    /// One cell names several venues. The site takes them for one drive at one place: a name of three lines, one
    /// address, one target, and people do not know where to go. Give each venue a row, with its own hours and target.
    ///
    /// ```text
    /// Địa điểm: - Chợ Mẫu
    /// - Trường Mẫu
    /// ```
    ///
    /// ```text
    /// Địa điểm: Chợ Mẫu (hàng 2), Trường Mẫu (hàng 3)
    /// ```
    pub static SEVERAL_VENUES: Warning = "several-venues";
}

/// Words with which names of venues begin, folded.
const VENUES: &str = "ben xe, benh vien, cho, chua, cong an, cong ty, cung, cong vien, dai hoc, diem, dinh, hoi truong, \
    khach san, nha, quang truong, rap, san, sieu thi, thcs, thpt, thu vien, toa nha, tram, trung tam, \
    truong, ubnd, uy ban, vien";
/// The maximum number of words in the name of a room; a room belongs to the venue of the next line.
const LONGEST_ROOM: usize = 2;

/// Checks the venue of a drive or an event.
pub fn check(kind: Kind, fields: &[(Key, Written)]) -> Option<Diagnostic> {
    let written = written_in(fields, kind, "venue")?;
    let Value::Text { text, .. } = &written.value else { return None };
    let venues = venues(text).filter(|_| matches!(kind, Kind::Drive | Kind::Event))?;
    let (count, list) = (venues.len(), venues.join("`, `"));
    let message = bilingual!("{count} nơi trong một ô địa điểm: `{list}`", "{count} venues in one: `{list}`");
    let help = match written.span.is_in_table() {
        true => Bilingual::literal(
            "ghi mỗi nơi một hàng, với giờ và chỉ tiêu riêng",
            "give each venue a row, with its own hours and target",
        ),
        false => Bilingual::literal(
            "ghi mỗi nơi thành một buổi riêng, với giờ và chỉ tiêu riêng",
            "make each venue a drive of its own, with its own hours and target",
        ),
    };
    Some(SEVERAL_VENUES.at(&written.span).message(message).found(text.as_str()).help(help))
}

/// The venues in a text, where it certainly names several: as items of a list, or with each line beginning as a venue
/// does.
fn venues(text: &str) -> Option<Vec<&str>> {
    let lines: Vec<&str> = text.split(['\n', ';']).map(str::trim).filter(|line| !line.is_empty()).collect();
    let items: Vec<&str> = lines.iter().filter_map(|line| item(line)).collect();
    if items.len() > 1 {
        return Some(items);
    }
    let is_room = lines.first().is_some_and(|first| first.split_whitespace().count() <= LONGEST_ROOM);
    let begins = |line: &&&str| {
        let folded = fold(line);
        let is_named =
            |word: &str| folded.strip_prefix(word).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '));
        line.starts_with(char::is_uppercase) && VENUES.split(", ").any(is_named)
    };
    let named: Vec<&str> = lines.iter().filter(begins).copied().collect();
    (named.len() > 1 && (!is_room || named.len() > 2 || text.contains(';'))).then_some(named)
}

/// The text of a list item: after a dash, a dot, a number or a letter.
fn item(line: &str) -> Option<&str> {
    let rest = line.strip_prefix(['-', '–', '+', '*', '•', '·']).or_else(|| {
        let (mark, rest) = line.split_once(['.', ')', '/'])?;
        let is_number = mark.len() < 3 && mark.chars().all(|c| c.is_ascii_digit());
        let is_letter = mark.len() == 1 && mark.chars().all(|c| c.is_ascii_lowercase());
        (!mark.is_empty() && (is_number || is_letter)).then_some(rest)
    })?;
    Some(rest.trim()).filter(|rest| rest.starts_with(char::is_alphabetic))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn venues_are_counted_where_they_are_sure_to_be_several() {
        let several: &[(&str, &[&str])] = &[
            ("- Chợ Mẫu\n- Trường Mẫu\n- UBND xã Mẫu", &["Chợ Mẫu", "Trường Mẫu", "UBND xã Mẫu"]),
            ("1. Chợ Mẫu\n2. Đình Mẫu", &["Chợ Mẫu", "Đình Mẫu"]),
            ("a) Thôn Một\nb) Thôn Hai", &["Thôn Một", "Thôn Hai"]),
            ("Chợ trung tâm Mẫu\nTrường THPT Mẫu", &["Chợ trung tâm Mẫu", "Trường THPT Mẫu"]),
            ("Chợ Mẫu; Trường Mẫu", &["Chợ Mẫu", "Trường Mẫu"]),
            ("Chợ Mẫu\nTrường Mẫu\nUBND xã Mẫu", &["Chợ Mẫu", "Trường Mẫu", "UBND xã Mẫu"]),
        ];
        for (text, expected) in several {
            assert_eq!(venues(text).as_deref(), Some(*expected), "{text}");
        }
        let one = [
            "Chợ Mẫu",
            "Nhà văn hóa xã Mẫu\nThôn Một, xã Mẫu",
            "Nhà văn hóa xã Mẫu\nSố 12 đường Mẫu",
            "Hội trường\nTrường THPT Mẫu",
            "Sân trường\nTrường THPT Mẫu",
            "Hội trường A, Trường THPT Mẫu",
            "Trung tâm Văn hóa\nThể thao và Du lịch",
            "Trường THPT Mẫu (cổng sau); tầng 2",
            "12/3 đường Mẫu\n15/4 phố Mẫu",
            "Hội trường - tầng 2",
        ];
        for text in one {
            assert_eq!(venues(text), None, "{text}");
        }
    }
}
