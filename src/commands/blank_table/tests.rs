use super::*;
use crate::dates::period::Period;
use crate::diagnostics::Checked;
use crate::model::site::AnyEntry;
use crate::parse::{Parsed, parse_table};
use crate::source::TableFile;

const BOTH: [Speech; 2] = [Speech::Vi, Speech::En];

fn parsed(kind: Kind, bytes: Vec<u8>) -> Checked<Parsed> {
    let path = format!("content/{}/bang.xlsx", kind.facts().folder);
    parse_table(&TableFile { path: path.into(), bytes: bytes.into(), hash: [0; 32] })
}

/// Types a real value into every column of the second row, as a person would: days as days, numbers as numbers.
fn fill_in(workbook: &mut Workbook, kind: Kind) {
    let sheet = workbook.worksheet_from_index(0).expect("the sheet");
    sheet.write(1, 0, "thi-du-01").expect("an id");
    for (place, column) in (1..).zip(Columns::of(kind).to_fill_in()) {
        let name = column.field().name;
        let day = ExcelDateTime::from_ymd(2025, 7, 5).expect("a day");
        let written = match item(column.field()) {
            Shape::Date | Shape::PartialDate | Shape::Period => {
                sheet.write_with_format(1, place, &day, &Format::new().set_num_format(cells(column).0))
            }
            Shape::DateTime => sheet.write_with_format(
                1,
                place,
                day.and_hms(8, 30, 0).expect("a moment"),
                &Format::new().set_num_format(cells(column).0),
            ),
            Shape::Integer => sheet.write(1, place, if name == "year" { 2025 } else { 40 }),
            Shape::Quantity => sheet.write(1, place, 350),
            Shape::Decimal => sheet.write(1, place, 14.35),
            Shape::OneOf(choices) => sheet.write(1, place, choice_words(choices, Speech::Vi).pop().unwrap_or_default()),
            Shape::Flag => sheet.write(1, place, "có"),
            Shape::Hours => sheet.write(1, place, "7h30 - 11h30"),
            Shape::MonthDay => sheet.write(1, place, "07/4"),
            Shape::Url => sheet.write(1, place, "https://hienmau.example/"),
            Shape::File => sheet.write(1, place, "tep.pdf"),
            Shape::Language => sheet.write(1, place, "vi"),
            _ if name == "phone" || name == "zalo" => sheet.write(1, place, "0200000001"),
            _ if name == "slug" => sheet.write(1, place, "thi-du"),
            _ => sheet.write(1, place, "Thí Dụ"),
        };
        written.expect("a cell");
    }
}

#[test]
fn a_table_of_every_kind_is_read_without_a_word_and_adds_nothing() {
    for (kind, speech) in Kind::ALL.into_iter().flat_map(|kind| BOTH.map(|speech| (kind, speech))) {
        let read = parsed(kind, workbook(kind, speech).expect("a table"));
        assert!(read.problems.0.is_empty(), "{kind:?}: {:#?}", read.problems.0);
        let read = read.into_value(&mut Default::default());
        assert!(read.entries.is_empty() && read.broken.is_empty(), "{kind:?}");
    }
}

#[test]
fn a_row_typed_into_a_table_of_every_kind_becomes_its_entry() {
    for (kind, speech) in Kind::ALL.into_iter().flat_map(|kind| BOTH.map(|speech| (kind, speech))) {
        let mut workbook = made(kind, speech).expect("a table");
        fill_in(&mut workbook, kind);
        let read = parsed(kind, workbook.save_to_buffer().expect("bytes"));
        assert!(read.problems.0.is_empty(), "{kind:?} in {speech:?}: {:#?}", read.problems.0);
        let read = read.into_value(&mut Default::default());
        let ids: Vec<&str> = read.entries.iter().map(|entry| &**entry.glance().id).collect();
        assert_eq!(ids, ["thi-du-01"], "{kind:?}");
        assert_eq!(read.entries[0].kind(), kind);
    }
}

#[test]
fn days_telephones_and_choices_of_a_drive_are_what_was_typed() {
    let mut workbook = made(Kind::Drive, Speech::Vi).expect("a table");
    fill_in(&mut workbook, Kind::Drive);
    let read = parsed(Kind::Drive, workbook.save_to_buffer().expect("bytes")).into_value(&mut Default::default());
    let AnyEntry::Drive(drive) = &read.entries[0] else { panic!("a drive") };
    assert_eq!(*drive.when, Period::Day(chrono::NaiveDate::from_ymd_opt(2025, 7, 5).expect("a day")));
    let phones = drive.contact.iter().flat_map(|contact| &contact.phone).map(|phone| phone.to_string());
    assert_eq!(phones.collect::<Vec<_>>(), ["0200000001"]);
    assert_eq!(drive.status.as_ref().map(|status| **status), Some(crate::model::drive::Status::Cancelled));
    assert_eq!(drive.target_units.as_ref().and_then(|units| units.exactly()), Some(350));
}

#[test]
fn every_word_a_cell_offers_is_read_as_the_choice_it_stands_for() {
    let fields = Kind::ALL.into_iter().flat_map(|kind| {
        let columns = Columns::of(kind);
        columns.to_fill_in().into_iter().map(|column| item(column.field())).collect::<Vec<_>>()
    });
    for shape in fields {
        let Shape::OneOf(choices) = shape else { continue };
        for (speech, offered) in BOTH.map(|speech| (speech, choice_words(choices, speech))) {
            assert!(one_of(&offered).expect("a rule").is_some(), "{offered:?} in {speech:?} is too long");
            for (word, choice) in offered.iter().zip(choices) {
                assert!(!word.contains(','), "{word}");
                let meant = crate::text::fold::fold(word);
                let is_it = [choice.label, choice.name].map(crate::text::fold::fold).contains(&meant);
                assert!(is_it, "{word} is not {}", choice.label);
            }
        }
    }
}

#[test]
fn the_same_table_is_the_same_bytes() {
    for kind in Kind::ALL {
        let again = || workbook(kind, Speech::Vi).expect("a table");
        let first = again();
        assert!(first == again() && first.len() < 20_000, "{kind:?}: {} bytes", first.len());
    }
}
