//! The headings of `tests/tables/headings.tsv` mean what the list says.

use super::super::header::in_group;
use super::super::parse_table;
use super::*;
use crate::model::headings::PARTS;
use crate::model::kind::Kind;
use crate::source::TableFile;

const LIST: &str = include_str!("../../../../tests/tables/headings.tsv");

struct Listed {
    heading: &'static str,
    kind: Kind,
    meaning: &'static str,
}

fn listed() -> impl Iterator<Item = Listed> {
    LIST.lines().filter(|line| !line.starts_with('#')).map(|line| {
        let cells: Vec<&str> = line.split('\t').collect();
        let [heading, kind, meaning, source] = cells.as_slice() else { panic!("four cells: {line}") };
        assert!(!source.is_empty(), "{line}");
        let kind = Kind::ALL.into_iter().find(|it| it.facts().singular == *kind).unwrap_or_else(|| panic!("{line}"));
        Listed { heading, kind, meaning }
    })
}

fn named(meaning: &Meaning, columns: &Columns) -> String {
    match meaning {
        Meaning::Field(_) => meaning.column(columns).map(|column| column.name()).unwrap_or_default(),
        Meaning::Id => "#id".into(),
        Meaning::Ordinal => "#ordinal".into(),
        Meaning::Part(TimePart::HalfDay) => "hours".into(),
        Meaning::Part(TimePart::Month | TimePart::Year) => "when".into(),
        Meaning::Part(part) => PARTS.iter().find(|(_, it)| it == part).map_or("", |(name, _)| name).into(),
        Meaning::OneOf { otherwise: Some(one), .. } => named(one, columns),
        Meaning::OneOf { of, .. } => of.iter().map(|it| named(it, columns)).collect::<Vec<_>>().join(" | "),
        Meaning::Office => "#office".into(),
        Meaning::NoField => "#no-field".into(),
        Meaning::LeftOut | Meaning::Unknown => "#unknown".into(),
    }
}

/// Whether a sheet with the heading among others is refused.
fn is_refused(Listed { heading, kind, .. }: &Listed) -> bool {
    let text = match kind {
        Kind::Donor => format!("Tên;Loại;{heading}\nNgười Mẫu;Cá nhân;x\nNgười Thử;Cá nhân;y\n"),
        _ => format!("Ngày;Địa điểm;{heading}\n05/4/2025;Hội trường Mẫu;x\n12/4/2025;Chợ Mẫu;y\n"),
    };
    let path = format!("content/{}/bang.csv", kind.facts().folder).as_str().into();
    let file = TableFile { path, hash: [0; 32], bytes: text.into_bytes().into() };
    parse_table(&file).problems.0.iter().any(|problem| problem.problem.code == "private-column")
}

#[test]
fn headings_of_real_tables_mean_what_they_say() {
    let mut wrong = Vec::new();
    for one in listed() {
        let columns = Columns::of(one.kind);
        let found = match one.heading.split_once(" > ") {
            Some((group, own)) => named(&in_group(own, group, &columns), &columns),
            None => named(&meaning(one.heading, &columns), &columns),
        };
        let is_right = match one.meaning {
            "#private" => is_refused(&one),
            meaning => found == meaning && (one.heading.contains(" > ") || !is_refused(&one)),
        };
        if !is_right {
            wrong.push(format!("{} of {:?}: {} and not {found}", one.heading, one.kind, one.meaning));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn words_that_add_nothing_change_nothing() {
    let columns = Columns::of(Kind::Drive);
    let found = |text: &str| named(&meaning(text, &columns), &columns);
    assert_eq!(found("Địa điểm tổ chức hiến máu tình nguyện"), "venue");
    assert_eq!(found("Ngày tổ chức HMTN (dự kiến)"), "when");
    assert_eq!(found("Dự kiến đơn vị tổ chức"), "host");
    assert_eq!(found("Đơn vị tổ chức hiến máu"), "host");
    // A number of people who give blood is not the number of units.
    for text in ["Số lượng hiến máu tình nguyện", "Hiến máu", "Tình nguyện", "Người hiến máu", "Kinh phí hiến máu"]
    {
        assert_eq!(found(text), "#unknown", "{text}");
    }
    assert_eq!(found("Chỉ tiêu (người)"), "#no-field");
    assert_eq!(found("Số lượng (ml)"), "#no-field");
    assert_eq!(found("Chỉ tiêu (ĐVM)"), "target_units");
}

#[test]
fn nine_headings_of_ten_are_known() {
    let unknown = listed().filter(|one| one.meaning == "#unknown").count();
    let all = listed().count();
    assert!(all > 900 && unknown * 20 < all, "{unknown} of {all}");
}

#[test]
fn no_misspelling_of_a_private_heading_is_suggested_away() {
    for one in listed().filter(|one| one.meaning == "#private") {
        assert_eq!(Columns::of(one.kind).nearest(one.heading), Vec::<&str>::new(), "{}", one.heading);
    }
}
