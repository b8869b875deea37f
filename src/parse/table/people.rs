//! Columns about persons that are not content. A sheet with such a column is a list of people and is refused as a
//! whole, even where the column is left out with `_`: the other columns would still become entries.

use super::header::TableHeader;
use super::heading::{Heading, PersonalFact, PrivateColumn};
use super::layout::Table;
use super::problems::PRIVATE_COLUMN;
use super::sheet::{Row, Sheet};
use crate::bilingual;
use crate::diagnostics::Diagnostic;
use crate::model::column::Columns;
use crate::model::kind::Kind;
use crate::text::fold::fold;

/// The number of rows that are searched in a sheet without a header.
const FURTHEST: usize = 40;

/// Words of headings, folded. They match as whole words anywhere in a heading.
const WORDS: [(PersonalFact, &str); 7] = [
    (
        PersonalFact::Identity,
        "cccd, cmnd, cmtnd, so cmt, can cuoc, chung minh nhan dan, chung minh thu, giay chung minh, so dinh danh, \
         dinh danh ca nhan, mssv, ma so sinh vien, ma sinh vien, so tai khoan, ho chieu, so bhyt, ma bhyt, the bhyt, passport, identity card, identity number, id card, \
         citizen id",
    ),
    (
        PersonalFact::Birth,
        "ngay sinh, nam sinh, sinh ngay, sinh nam, thang sinh, ngay thang nam sinh, sinh nhat, date of birth, \
         birth date, birthday, year of birth, birth year, dob",
    ),
    (PersonalFact::Gender, "gioi tinh, gender, sex"),
    (
        PersonalFact::Health,
        "can nang, huyet ap, tien su benh, benh su, ket qua xet nghiem, lan hien thu, ngay hien gan nhat, \
         lan hien gan nhat, hien mau gan nhat, nhom mau nguoi hien, chieu cao",
    ),
    (PersonalFact::Name, "ho va ten, ho ten, ho dem, ho lot, full name, ten nguoi hien, ten nguoi dang ky"),
    (
        PersonalFact::Home,
        "noi o, cho o, thuong tru, tam tru, que quan, dia chi nha, sdt ca nhan, dien thoai ca nhan, so ca nhan, \
         sdt phu huynh, dien thoai phu huynh, sdt nguoi hien, dien thoai nguoi hien, so dien thoai nguoi hien",
    ),
    (PersonalFact::Reach, "sdt, so dt, dien thoai, di dong, so may, zalo, email, e mail, phone, mobile, dia chi"),
];

/// Headings that name persons where they contain nothing else.
const NAMES: &str = "nguoi dang ky, nguoi hien mau, tinh nguyen vien, tinh nguyen vien hien mau, hoten, ten day du, \
                     benh nhan, ten nguoi hien mau";

/// Headings that describe persons where they contain nothing else.
const TRAITS: &str = "tuoi, nam nu, dan toc, ton giao, nghe nghiep";

/// Words in which `sinh` does not mean birth: sinh viên, sinh hoạt, sinh học.
const NO_BIRTH: &str = "sinh vien, sinh hoat, sinh hoc";

/// Words that make a name or a telephone number that of an office.
const OF_OFFICE: &str = "phu trach, lien he, dau moi, can bo, truc, chi huy, truong, nguoi ky, lanh dao, dai dien, \
                         tiep nhan, theo doi, lai xe, bac si, bao cao, contact";

/// Family names, and words before the names of people in the highlands, folded.
const SURNAMES: &str = "nguyen, tran, le, pham, hoang, huynh, phan, vu, vo, dang, bui, do, ho, ngo, duong, ly, dinh, \
                        doan, truong, dao, trinh, mai, to, ha, luong, cao, ta, chau, quach, lam, luu, a, y, h, siu, \
                        ksor";

fn listed(list: &str, is_it: impl FnMut(&str) -> bool) -> bool {
    list.split(", ").any(is_it)
}

/// What a heading says about a person, together with the heading of its group.
pub(super) fn about(heading: &str, group: &str) -> Option<PersonalFact> {
    let (own, group) = (format!(" {} ", fold(heading)), format!(" {} ", fold(group)));
    let has = |word: &str| own.contains(&format!(" {word} "));
    let is_of_office = || listed(OF_OFFICE, |word| has(word) || group.contains(&format!(" {word} ")));
    let letters: String = own.split(' ').collect();
    if listed(NAMES, |name| name == own.trim()) {
        return Some(PersonalFact::Name);
    }
    if listed(TRAITS, |trait_| trait_ == own.trim()) {
        return Some(PersonalFact::Trait);
    }
    if matches!(letters.trim_start_matches("so"), "cccd" | "cmnd") {
        return Some(PersonalFact::Identity);
    }
    let is_meant = |about: PersonalFact| match about {
        // A paper that donors should bring is not an identity number.
        PersonalFact::Identity => !has("mang"),
        PersonalFact::Birth => !listed(NO_BIRTH, has),
        PersonalFact::Gender | PersonalFact::Health | PersonalFact::Trait | PersonalFact::Home => true,
        PersonalFact::Name | PersonalFact::Reach => !is_of_office(),
    };
    WORDS.iter().find(|(about, words)| listed(words, has) && is_meant(*about)).map(|(about, _)| *about)
}

/// The headings of a sheet that are about persons, if they make it a list of people.
pub fn private_columns(sheet: &Sheet, headers: &[TableHeader], columns: &Columns, kind: Kind) -> Vec<PrivateColumn> {
    let of_headers = headers.iter().map(|header| of_header(sheet, header, columns, kind));
    // Headings outside of any header: in a second row, or in a sheet without other known headings.
    let below = headers.iter().filter_map(|header| sheet.rows.get(header.last + 1));
    let loose = sheet.rows.iter().take(if headers.is_empty() { FURTHEST } else { 0 });
    let of_rows = below.chain(loose).map(in_row);
    let of_rows = of_rows.filter(|found| found.len() > 1 && found.iter().any(|it| it.about != PersonalFact::Reach));
    of_headers.chain(of_rows).find(|found| !found.is_empty()).unwrap_or_default()
}

/// The headings of a header that are about persons and are not fields of the kind. Empty where they do not make the
/// sheet a list of people.
fn of_header(sheet: &Sheet, header: &TableHeader, columns: &Columns, kind: Kind) -> Vec<PrivateColumn> {
    let group = &sheet.rows[header.first];
    let (mut found, mut is_list, mut has_weak_name, mut has_reach) = (Vec::new(), false, false, false);
    for (column, Heading { row, text, meaning, .. }) in &header.headings {
        let parent = group.cells.iter().rev().find(|cell| cell.column <= *column && *row > group.number);
        let whole = parent.map_or_else(String::new, |parent| parent.content.shown());
        let is_title = meaning.field(columns) == Some(kind.facts().title_field);
        let may_be_person = matches!(kind, Kind::Drive | Kind::Event) && is_title;
        let is_person = may_be_person && names_persons(&sheet.rows[header.last + 1..header.end], *column);
        let is_blood_group = kind == Kind::Donor && fold(text) == "nhom mau";
        let found_about = about(text, &whole)
            .or(is_person.then_some(PersonalFact::Name))
            .or(is_blood_group.then_some(PersonalFact::Health));
        let Some(about) = found_about else { continue };
        let is_declared = match about {
            PersonalFact::Name => kind == Kind::Donor && meaning.is_read(),
            PersonalFact::Reach => false,
            _ => meaning.is_read(),
        };
        if is_declared {
            continue;
        }
        let is_enough = is_person || !meaning.is_read();
        match about {
            PersonalFact::Identity
            | PersonalFact::Birth
            | PersonalFact::Gender
            | PersonalFact::Health
            | PersonalFact::Trait
            | PersonalFact::Home => is_list = true,
            PersonalFact::Name => {
                is_list |= is_enough;
                has_weak_name = true;
            }
            PersonalFact::Reach => {
                is_list |= is_enough && kind == Kind::Donor;
                has_reach = true;
            }
        }
        found.push(PrivateColumn { row: *row, column: *column, text: text.clone(), about });
    }
    if is_list || has_weak_name && has_reach { found } else { Vec::new() }
}

/// Whether all cells of a column are names of persons, and there is more than one.
fn names_persons(rows: &[Row], column: u32) -> bool {
    let cells: Vec<String> = rows.iter().map(|row| row.text(column)).filter(|text| !text.is_empty()).collect();
    let is_spelt = |word: &&str| word.starts_with(char::is_uppercase) && word.chars().all(char::is_alphabetic);
    let is_person = |text: &String| {
        let words: Vec<&str> = text.split_whitespace().collect();
        (2..=5).contains(&words.len())
            && words.iter().all(is_spelt)
            && listed(SURNAMES, |surname| surname == fold(words[0]))
    };
    cells.len() > 1 && cells.iter().all(is_person)
}

/// The cells of a row that are headings about persons and contain nothing else.
fn in_row(row: &Row) -> Vec<PrivateColumn> {
    let is_heading = |text: &str| text.split_whitespace().count() <= 5 && !text.contains(|c: char| c.is_ascii_digit());
    let found = row.texts().filter(|(_, text)| is_heading(text)).filter_map(|(column, text)| {
        Some(PrivateColumn { row: row.number, column, text: text.to_owned(), about: about(text, "")? })
    });
    found.collect()
}

/// Keeps only the cells of a refused sheet at which the refusal points, so that no other message can show the people on
/// it.
pub fn withhold(table: &mut Table<'_>) {
    let last = table.people.iter().map(|it| it.row).max();
    table.sheet.rows.retain(|row| Some(row.number) <= last);
    table.sheet.merged.clear();
}

/// The refusal of a sheet, at the first heading about persons.
pub fn refused(table: &Table<'_>) -> Option<Diagnostic> {
    let found = &table.people;
    let first = found.first()?;
    let names = names_of(found);
    let message = bilingual!(
        "bảng có cột về từng người: {names}; không đọc bảng này",
        "the table has columns about persons: {names}; it is not read"
    );
    // Honorees are content; other data about them in the table is not.
    let is_list = table.kind != Kind::Donor && (found.len() > 1 || first.about == PersonalFact::Name);
    let help = match &table.sheet.name {
        _ if !is_list => bilingual!(
            "chuyển cột {names} sang một tệp ngoài thư mục `content/`",
            "move the column {names} into a file outside `content/`"
        ),
        Some(sheet) => bilingual!(
            "danh sách người thì chuyển sang một tệp ngoài thư mục `content/`, hoặc đổi tên trang tính thành `_{sheet}` để \
             chương trình không đọc",
            "move a list of people into a file outside `content/`, or call the sheet `_{sheet}`, so that it is not read"
        ),
        None => {
            let file = table.file.rsplit_once('/').map_or(&**table.file, |(_, name)| name);
            bilingual!(
                "danh sách người thì chuyển tệp ra ngoài thư mục `content/`, hoặc đổi tên tệp thành `_{file}` để chương \
                 trình không đọc",
                "move a list of people out of `content/`, or call the file `_{file}`, so that it is not read"
            )
        }
    };
    let span = table.cell(first.row, first.column);
    Some(PRIVATE_COLUMN.at(span).message(message).found(&first.text).help(help))
}

/// The refusal of a sheet in a file that is published as a download. A list of names alone may be a list of honorees.
pub fn refused_download(table: &Table<'_>) -> Option<Diagnostic> {
    let found = &table.people;
    let first = found.first().filter(|_| found.iter().any(|it| it.about != PersonalFact::Name))?;
    let names = names_of(found);
    let message = bilingual!(
        "tệp được đăng nguyên vẹn mà có cột về từng người: {names}",
        "the file is published whole and has columns about persons: {names}"
    );
    let help = bilingual!(
        "chép phần được công khai sang một tệp mới rồi khai báo tệp ấy: cột hay trang tính ẩn, hoặc có tên bắt đầu bằng \
         `_`, vẫn nằm trong tệp",
        "copy what may be public into a new file and declare that one: hidden sheets and columns, and those called `_…`, \
         stay in the file"
    );
    let span = table.cell(first.row, first.column);
    Some(PRIVATE_COLUMN.at(span).message(message).found(&first.text).help(help))
}

fn names_of(found: &[PrivateColumn]) -> String {
    found.iter().map(|it| format!("`{}`", it.text)).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_about_persons_are_known_in_any_spelling() {
        for (heading, reported) in [
            ("CCCD", PersonalFact::Identity),
            ("_Số CCCD/CMND", PersonalFact::Identity),
            ("C.C.C.D", PersonalFact::Identity),
            ("Căn cước công dân", PersonalFact::Identity),
            ("SỐ CMND (hoặc hộ chiếu)", PersonalFact::Identity),
            ("_Ngày, tháng, năm sinh", PersonalFact::Birth),
            ("Nam sinh", PersonalFact::Birth),
            ("Sinh ngày", PersonalFact::Birth),
            ("Giới tính", PersonalFact::Gender),
            ("_Họ và tên", PersonalFact::Name),
            ("HỌ TÊN NGƯỜI HIẾN", PersonalFact::Name),
            ("Người đăng ký", PersonalFact::Name),
            ("SĐT", PersonalFact::Reach),
            ("Số điện thoại", PersonalFact::Reach),
        ] {
            assert_eq!(about(heading, ""), Some(reported), "{heading}");
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
            assert_eq!(about(heading, ""), None, "{heading}");
        }
        assert_eq!(about("Họ và tên", "Người liên hệ"), None);
    }
}
