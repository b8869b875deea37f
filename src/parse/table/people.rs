//! Columns that tell of persons and are no content: a sheet with one is a list of people, and is refused whole, also where
//! the column is left out with `_`: the rest of its rows would become entries.

use super::grid::{Content, Row, Sheet};
use super::header::Header;
use super::layout::Placed;
use super::meaning::Meaning;
use super::problems::PRIVATE_COLUMN;
use crate::both;
use crate::diagnostics::{Bilingual, Diagnostic};
use crate::model::kind::Kind;
use crate::text::fold::fold;

/// Rows of a sheet without a header that are looked through.
const FURTHEST: usize = 40;

/// What a column tells of a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Told {
    /// The number of an identity card, passport or insurance.
    Identity,
    /// The day or year of birth.
    Birth,
    /// Woman or man.
    Gender,
    /// The name of somebody who holds no office.
    Name,
    /// How to reach somebody.
    Reach,
}

/// Words of headings, folded; whole words anywhere in the heading.
const WORDS: [(Told, &[&str]); 5] = [
    (
        Told::Identity,
        &[
            "cccd",
            "cmnd",
            "cmtnd",
            "so cmt",
            "can cuoc",
            "chung minh nhan dan",
            "chung minh thu",
            "giay chung minh",
            "so dinh danh",
            "dinh danh ca nhan",
            "ho chieu",
            "so bhyt",
            "ma bhyt",
            "the bhyt",
            "passport",
            "identity card",
            "identity number",
            "id card",
            "citizen id",
        ],
    ),
    (
        Told::Birth,
        &[
            "ngay sinh",
            "nam sinh",
            "sinh ngay",
            "sinh nam",
            "thang sinh",
            "ngay thang nam sinh",
            "sinh nhat",
            "date of birth",
            "birth date",
            "birthday",
            "year of birth",
            "birth year",
            "dob",
        ],
    ),
    (Told::Gender, &["gioi tinh", "gender", "sex"]),
    (Told::Name, &["ho va ten", "ho ten", "ho dem", "ho lot", "full name", "ten nguoi hien", "ten nguoi dang ky"]),
    (
        Told::Reach,
        &[
            "sdt",
            "so dt",
            "dien thoai",
            "di dong",
            "so may",
            "zalo",
            "email",
            "e mail",
            "phone",
            "mobile",
            "dia chi",
            "noi o",
            "cho o",
            "thuong tru",
            "tam tru",
            "que quan",
        ],
    ),
];

/// Headings that name persons where nothing else stands in them.
const NAMES: [&str; 6] =
    ["nguoi dang ky", "nguoi hien mau", "tinh nguyen vien", "tinh nguyen vien hien mau", "hoten", "ten day du"];

/// Words behind which `sinh` is no birth: sinh viên, sinh hoạt, sinh học.
const NO_BIRTH: [&str; 3] = ["sinh vien", "sinh hoat", "sinh hoc"];

/// Words that make a name or a telephone that of an office.
const OF_OFFICE: [&str; 16] = [
    "phu trach",
    "lien he",
    "dau moi",
    "can bo",
    "truc",
    "chi huy",
    "truong",
    "nguoi ky",
    "lanh dao",
    "dai dien",
    "tiep nhan",
    "theo doi",
    "lai xe",
    "bac si",
    "bao cao",
    "contact",
];

/// A heading that tells of persons.
pub struct PrivateColumn {
    row: u32,
    column: u32,
    text: String,
    told: Told,
}

/// The headings of a sheet that tell of persons, if they make it a list of people.
pub fn private_columns(sheet: &Sheet, headers: &[Header], kind: Kind) -> Vec<PrivateColumn> {
    let of_headers = headers.iter().map(|header| {
        let group = &sheet.rows[header.first];
        let headings = header.headings.iter().filter_map(|(column, heading)| {
            let parent = group.cells.iter().rev().find(|cell| cell.column <= *column && heading.row > group.number);
            let whole = parent.map_or_else(String::new, |parent| parent.content.shown());
            let told = told_by(&heading.text, &whole)?;
            let is_declared = match told {
                Told::Name => kind == Kind::Donor && heading.meaning.is_read(),
                Told::Reach => false,
                _ => heading.meaning.is_read(),
            };
            let is_left_out = !heading.meaning.is_read() && heading.meaning != Meaning::Id;
            let found = PrivateColumn { row: heading.row, column: *column, text: heading.text.clone(), told };
            (!is_declared).then_some((found, is_left_out))
        });
        let found: Vec<(PrivateColumn, bool)> = headings.collect();
        let has = |wanted: Told| found.iter().any(|(it, _)| it.told == wanted);
        let is_list = found.iter().any(|(it, is_left_out)| match it.told {
            Told::Identity | Told::Birth | Told::Gender => true,
            Told::Name => *is_left_out || has(Told::Reach),
            Told::Reach => *is_left_out && kind == Kind::Donor,
        });
        if is_list { found.into_iter().map(|(it, _)| it).collect() } else { Vec::new() }
    });
    // Headings that no header holds: those of a second row, or of a sheet in which nothing else is known.
    let below = headers.iter().filter_map(|header| sheet.rows.get(header.last + 1));
    let loose = sheet.rows.iter().take(if headers.is_empty() { FURTHEST } else { 0 });
    let of_rows = below.chain(loose).map(in_row);
    let of_rows = of_rows.filter(|found| found.len() > 1 && found.iter().any(|it| it.told != Told::Reach));
    of_headers.chain(of_rows).find(|found| !found.is_empty()).unwrap_or_default()
}

/// The cells of a row that are headings about persons and nothing else.
fn in_row(row: &Row) -> Vec<PrivateColumn> {
    let texts = row.cells.iter().filter_map(|cell| match &cell.content {
        Content::Text(text) if text.split_whitespace().count() <= 5 && !text.contains(|c: char| c.is_ascii_digit()) => {
            Some((cell.column, text))
        }
        _ => None,
    });
    let found = texts.filter_map(|(column, text)| {
        Some(PrivateColumn { row: row.number, column, text: text.clone(), told: told_by(text, "")? })
    });
    found.collect()
}

/// What a heading tells of a person, beside that of the group it stands in.
fn told_by(heading: &str, group: &str) -> Option<Told> {
    let (own, group) = (format!(" {} ", fold(heading)), format!(" {} ", fold(group)));
    let has = |word: &&str| own.contains(&format!(" {word} "));
    let is_of_office = OF_OFFICE.iter().any(|word| has(word) || group.contains(&format!(" {word} ")));
    if NAMES.contains(&own.trim()) {
        return Some(Told::Name);
    }
    let letters: String = own.split(' ').collect();
    if ["cccd", "cmnd"].contains(&letters.trim_start_matches("so")) {
        return Some(Told::Identity);
    }
    let is_meant = |told: Told| match told {
        // A paper to bring along is no number of one.
        Told::Identity => !has(&"mang"),
        Told::Birth => !NO_BIRTH.iter().any(has),
        Told::Gender => true,
        Told::Name | Told::Reach => !is_of_office,
    };
    WORDS.iter().find(|(told, words)| is_meant(*told) && words.iter().any(has)).map(|(told, _)| *told)
}

/// The refusal of a sheet, at the first heading that tells of persons.
pub fn refused(placed: Placed<'_>, found: &[PrivateColumn]) -> Option<Diagnostic> {
    let first = found.first()?;
    let names = names_of(found);
    let message = both!(
        "bảng có cột về từng người: {names}; không đọc bảng này",
        "the table has columns about persons: {names}; it is not read"
    );
    let is_list = found.len() > 1 || first.told == Told::Name;
    let help = match (is_list, &placed.sheet.name) {
        (false, _) => {
            let text = &first.text;
            both!(
                "chuyển cột `{text}` sang một tệp ngoài thư mục `content/`",
                "move the column `{text}` into a file outside `content/`"
            )
        }
        (true, Some(sheet)) => both!(
            "danh sách người thì chuyển sang một tệp ngoài thư mục `content/`, hoặc đổi tên trang tính thành `_{sheet}` để \
             chương trình không đọc",
            "move a list of people into a file outside `content/`, or call the sheet `_{sheet}`, so that it is not read"
        ),
        (true, None) => {
            let file = placed.file.rsplit_once('/').map_or(&**placed.file, |(_, name)| name);
            both!(
                "danh sách người thì chuyển tệp ra ngoài thư mục `content/`, hoặc đổi tên tệp thành `_{file}` để chương \
                 trình không đọc",
                "move a list of people out of `content/`, or call the file `_{file}`, so that it is not read"
            )
        }
    };
    let span = placed.cell(first.row, first.column);
    Some(Diagnostic::new(&PRIVATE_COLUMN, span, message).found(first.text.as_str()).help(help))
}

/// The refusal of a sheet of a file that is published whole.
pub fn refused_download(placed: Placed<'_>, found: &[PrivateColumn]) -> Option<Diagnostic> {
    let first = found.first()?;
    let names = names_of(found);
    let message = both!(
        "tệp được đăng nguyên vẹn mà có cột về từng người: {names}",
        "the file is published whole and has columns about persons: {names}"
    );
    let help = Bilingual::literal(
        "chép phần được công khai sang một tệp mới rồi khai báo tệp ấy: cột hay trang tính ẩn, hoặc có tên bắt đầu bằng \
         `_`, vẫn nằm trong tệp",
        "copy what may be public into a new file and declare that one: hidden sheets and columns, and those called `_…`, \
         stay in the file",
    );
    let span = placed.cell(first.row, first.column);
    Some(Diagnostic::new(&PRIVATE_COLUMN, span, message).found(first.text.as_str()).help(help))
}

fn names_of(found: &[PrivateColumn]) -> String {
    found.iter().map(|it| format!("`{}`", it.text)).collect::<Vec<_>>().join(", ")
}

/// Leaves of a refused sheet what the refusal points at, so that no other message can show the people on it.
pub fn withhold(sheet: &mut Sheet, found: &[PrivateColumn]) {
    let last = found.iter().map(|it| it.row).max().unwrap_or_default();
    sheet.rows.retain(|row| row.number <= last);
    sheet.merged.clear();
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_about_persons_are_known_in_any_spelling() {
        for (heading, told) in [
            ("CCCD", Told::Identity),
            ("_Số CCCD/CMND", Told::Identity),
            ("C.C.C.D", Told::Identity),
            ("Căn cước công dân", Told::Identity),
            ("SỐ CMND (hoặc hộ chiếu)", Told::Identity),
            ("_Ngày, tháng, năm sinh", Told::Birth),
            ("Nam sinh", Told::Birth),
            ("Sinh ngày", Told::Birth),
            ("Giới tính", Told::Gender),
            ("_Họ và tên", Told::Name),
            ("HỌ TÊN NGƯỜI HIẾN", Told::Name),
            ("Người đăng ký", Told::Name),
            ("SĐT", Told::Reach),
            ("Số điện thoại", Told::Reach),
        ] {
            assert_eq!(told_by(heading, ""), Some(told), "{heading}");
        }
    }

    #[test]
    fn headings_of_offices_and_of_counts_are_none() {
        for heading in [
            "Ngày",
            "Số người đăng ký",
            "Năm sinh viên",
            "Ngày sinh hoạt",
            "Họ tên người phụ trách",
            "_SĐT cán bộ trực",
            "Mang theo CCCD",
            "Căn cứ",
            "Chứng nhận",
            "Người hiến máu dự kiến",
            "Nhóm",
        ] {
            assert_eq!(told_by(heading, ""), None, "{heading}");
        }
        assert_eq!(told_by("Họ và tên", "Người liên hệ"), None);
    }
}
