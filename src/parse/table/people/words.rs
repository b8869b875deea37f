//! What headings tell of persons.

use crate::text::fold::fold;

/// What a column tells of a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reported {
    /// The number of an identity card, passport or insurance.
    Identity,
    /// The day or year of birth.
    Birth,
    Gender,
    /// The name of somebody who holds no office.
    Name,
    /// How to reach somebody.
    Reach,
}

/// Words of headings, folded; whole words anywhere in the heading.
const WORDS: [(Reported, &[&str]); 5] = [
    (
        Reported::Identity,
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
        Reported::Birth,
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
    (Reported::Gender, &["gioi tinh", "gender", "sex"]),
    (Reported::Name, &["ho va ten", "ho ten", "ho dem", "ho lot", "full name", "ten nguoi hien", "ten nguoi dang ky"]),
    (
        Reported::Reach,
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

/// Words after which `sinh` is no birth: sinh viên, sinh hoạt, sinh học.
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

/// What a heading tells of a person, beside that of the group it stands in.
pub fn told_by(heading: &str, group: &str) -> Option<Reported> {
    let (own, group) = (format!(" {} ", fold(heading)), format!(" {} ", fold(group)));
    let has = |word: &&str| own.contains(&format!(" {word} "));
    let is_of_office = OF_OFFICE.iter().any(|word| has(word) || group.contains(&format!(" {word} ")));
    if NAMES.contains(&own.trim()) {
        return Some(Reported::Name);
    }
    let letters: String = own.split(' ').collect();
    if ["cccd", "cmnd"].contains(&letters.trim_start_matches("so")) {
        return Some(Reported::Identity);
    }
    let is_meant = |reported: Reported| match reported {
        // A paper to bring along is no number of one.
        Reported::Identity => !has(&"mang"),
        Reported::Birth => !NO_BIRTH.iter().any(has),
        Reported::Gender => true,
        Reported::Name | Reported::Reach => !is_of_office,
    };
    WORDS.iter().find(|(reported, words)| is_meant(*reported) && words.iter().any(has)).map(|(reported, _)| *reported)
}

/// Family names, and what stands before the names of people in the highlands, folded.
pub const SURNAMES: [&str; 36] = [
    "nguyen", "tran", "le", "pham", "hoang", "huynh", "phan", "vu", "vo", "dang", "bui", "do", "ho", "ngo", "duong",
    "ly", "dinh", "doan", "truong", "dao", "trinh", "mai", "to", "ha", "luong", "cao", "ta", "chau", "quach", "lam",
    "luu", "a", "y", "h", "siu", "ksor",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_about_persons_are_known_in_any_spelling() {
        for (heading, reported) in [
            ("CCCD", Reported::Identity),
            ("_Số CCCD/CMND", Reported::Identity),
            ("C.C.C.D", Reported::Identity),
            ("Căn cước công dân", Reported::Identity),
            ("SỐ CMND (hoặc hộ chiếu)", Reported::Identity),
            ("_Ngày, tháng, năm sinh", Reported::Birth),
            ("Nam sinh", Reported::Birth),
            ("Sinh ngày", Reported::Birth),
            ("Giới tính", Reported::Gender),
            ("_Họ và tên", Reported::Name),
            ("HỌ TÊN NGƯỜI HIẾN", Reported::Name),
            ("Người đăng ký", Reported::Name),
            ("SĐT", Reported::Reach),
            ("Số điện thoại", Reported::Reach),
        ] {
            assert_eq!(told_by(heading, ""), Some(reported), "{heading}");
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
