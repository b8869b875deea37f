//! Rows that name the group of the rows below them: `Tháng 3/2026`, `Đợt 1`, `II. Huyện Thí Dụ`. A group that certainly
//! names the time, the wave or the place is the value of a field of those rows, until the next group.

use super::day_context::DayContext;
use super::fields::{Fields, find, text};
use super::layout::Table;
use super::skipped::{GROUPS, has_ordinal, is_roman};
use crate::bilingual;
use crate::diagnostics::{Diagnostic, Span};
use crate::model::written::{Key, Value, Written};
use crate::problem;
use crate::text::fold::fold;

problem! {
    /// Một hàng chỉ có tên của một nhóm, và tên ấy chắc chắn là tháng, đợt hay địa bàn: các hàng bên dưới nhận nó, cho
    /// đến nhóm tiếp theo. Ô nào của hàng đã có nội dung riêng thì giữ nguyên.
    ///
    /// A row has the name of a group alone, and the name is certainly a month, a wave or a place: the rows below have it
    /// as their value, until the next group. What a row says itself stays.
    ///
    /// ```text
    /// Ngày,Địa điểm
    /// Tháng 3/2025,
    /// 5,Hội trường
    /// ```
    ///
    /// ```text
    /// Ngày,Địa điểm
    /// 05/3/2025,Hội trường
    /// ```
    pub static GROUP_ROW: Note = "group-row";
}

problem! {
    /// Một hàng chỉ có tên của một nhóm, như “I. KHỐI TRƯỜNG HỌC”. Tên ấy không phải nội dung của cột nào nên không được
    /// đăng; các hàng bên dưới vẫn được đọc. Cần giữ nhóm thì thêm một cột và điền ở từng hàng.
    ///
    /// A row has the name of a group alone, as “I. KHỐI TRƯỜNG HỌC”. It belongs to no column, so it is not published;
    /// the rows below are read all the same. To keep the group, add a column and fill it in on every row.
    ///
    /// ```text
    /// Ngày,Địa điểm
    /// I. KHỐI TRƯỜNG HỌC,
    /// 05/3/2025,Hội trường
    /// ```
    ///
    /// ```text
    /// Ngày,Địa điểm
    /// 05/3/2025,Hội trường
    /// ```
    pub static UNREAD_GROUP: Warning = "unread-group";
}

/// Words with which the names of places begin, folded.
const PLACES: [&str; 14] =
    ["huyen", "xa", "phuong", "thi xa", "thanh pho", "tp", "thi tran", "tinh", "quan", "dac khu", "h", "x", "p", "tx"];
/// Abbreviations before the names of places, small, with what they are short for.
const ABBREVIATIONS: [(&str, &str); 7] = [
    ("tp.", "Thành phố"),
    ("tx.", "Thị xã"),
    ("tt.", "Thị trấn"),
    ("p.", "Phường"),
    ("x.", "Xã"),
    ("h.", "Huyện"),
    ("q.", "Quận"),
];
/// What offices are for, folded: `P. Hành chính` and `TT. Y tế` are no places.
const OFFICES: [&str; 16] = [
    "hanh chinh",
    "cong tac",
    "cong nghe",
    "dao tao",
    "to chuc",
    "giao duc",
    "y te",
    "van hoa",
    "ke hoach",
    "tai chinh",
    "noi vu",
    "quan ly",
    "the thao",
    "huyet hoc",
    "hoi nghi",
    "thuong mai",
];
/// The maximum number of words in the name of a place.
const LONGEST: usize = 7;

/// The field that a group gives to the rows below it.
#[derive(Clone, Debug, PartialEq)]
enum Gives {
    Time(DayContext),
    Field(&'static str),
    /// The group is not a value of any field, or not certainly.
    Nothing,
}

/// A group in whose rows the reader is.
#[derive(Clone, Debug)]
struct Group {
    gives: Gives,
    /// Its name without its ordinal.
    name: String,
    span: Span,
    /// The form of its ordinal; groups of one form are beside each other.
    form: Form,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Form {
    None,
    Roman,
    Letter,
    Number,
}

/// The groups around a row, outermost first.
#[derive(Default)]
pub struct Groups(Vec<Group>);

impl Groups {
    /// Enters the group that a row names, and returns the note about it. `shown` are its words, with their ordinal.
    pub fn enter(&mut self, table: &Table<'_>, ordinal: &str, shown: &str, span: Span) -> Diagnostic {
        let (form, name) = self.parted(ordinal, shown);
        let gives = gives(table, &name);
        let ends = |open: &Group| match (&open.gives, &gives) {
            _ if form != Form::None && open.form == form => true,
            (Gives::Time(_), Gives::Time(_)) | (Gives::Nothing, Gives::Nothing) => true,
            (Gives::Field(a), Gives::Field(b)) => a == b,
            // What an unknown group stands beside is not known, unless both have ordinals, one within the other.
            (Gives::Field(_), Gives::Nothing) => form == Form::None || open.form == Form::None,
            (_, Gives::Nothing) => form == Form::None,
            _ => false,
        };
        let kept = self.0.iter().position(ends).unwrap_or(self.0.len());
        self.0.truncate(kept);
        let note = note(table, &gives, &name, shown, &span);
        self.0.push(Group { gives, name, span, form });
        note
    }

    /// Whether words are certainly a time, a wave or a place, also without an ordinal before them.
    pub fn is_certain(&self, table: &Table<'_>, shown: &str) -> bool {
        gives(table, &self.parted("", shown).1) != Gives::Nothing
    }

    /// The form of the ordinal of a group, and its name without it. `X. Thử` is the tenth group behind others with
    /// Roman numbers, and else a place; so is `H. Thử` behind groups with letters.
    fn parted(&self, ordinal: &str, shown: &str) -> (Form, String) {
        let trimmed = |name: &str| name.trim_matches([':', ' ', '.']).to_owned();
        let marked = shown.split_once(['.', ')', '/', ' ']).filter(|_| has_ordinal(shown));
        let continues = |mark: &str| match mark {
            "X" => self.0.iter().any(|open| open.form == Form::Roman),
            "H" => self.0.iter().any(|open| open.form == Form::Letter),
            _ => false,
        };
        let place = spelled_out(shown).filter(|_| !marked.is_some_and(|(mark, _)| continues(mark)));
        match (place, marked) {
            (Some(place), _) => (form_of(ordinal), trimmed(&place)),
            (None, Some((mark, name))) => {
                let name = trimmed(name);
                (form_of(mark), spelled_out(&name).unwrap_or(name))
            }
            (None, None) => (form_of(ordinal), trimmed(shown)),
        }
    }

    /// Leaves the innermost group, after its sum.
    pub fn leave(&mut self) {
        self.0.pop();
    }

    /// What the groups say about the time of their rows.
    pub fn time(&self) -> DayContext {
        self.0.iter().fold(DayContext::default(), |all, group| match &group.gives {
            Gives::Time(time) => time.clone().or(all),
            _ => all,
        })
    }

    /// The place of the innermost group that names a time.
    pub fn time_span(&self) -> Option<Span> {
        self.0.iter().rev().find(|group| matches!(group.gives, Gives::Time(_))).map(|group| group.span.clone())
    }

    /// Gives a row the wave and the place of its groups, where it has none of its own.
    pub fn fill(&self, fields: &mut Fields) {
        for group in self.0.iter().rev() {
            let Gives::Field(name) = group.gives else { continue };
            let is_blank = |written: &Written| matches!(written.value, Value::Empty);
            if find(fields, name).is_none_or(is_blank) {
                fields.retain(|(key, _)| key.text != name);
                let key = Key { text: name.to_owned(), span: group.span.clone() };
                fields.push((key, Written { value: text(group.name.clone()), span: group.span.clone() }));
            }
        }
    }
}

/// The form of an ordinal, without the sign behind it.
fn form_of(mark: &str) -> Form {
    match mark.trim_end_matches(['.', ')', '/']) {
        "" => Form::None,
        mark if is_roman(mark) => Form::Roman,
        mark if mark.chars().all(|c| c.is_ascii_digit()) => Form::Number,
        _ => Form::Letter,
    }
}

/// The name of a place whose kind is abbreviated, with the kind in full: `P. Thử` is `Phường Thử`.
fn spelled_out(text: &str) -> Option<String> {
    ABBREVIATIONS.iter().find_map(|(short, kind)| {
        let (begun, rest) = text.split_at_checked(short.len())?;
        let name = rest.trim_start();
        let is_name = name.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
        let folded = format!("{} ", fold(name));
        let begins = |word: &&str| folded.starts_with(&format!("{word} "));
        let is_other = PLACES.iter().chain(&GROUPS).chain(&OFFICES).any(begins) || is_roman(name);
        (begun.eq_ignore_ascii_case(short) && is_name && !is_other).then(|| format!("{kind} {name}"))
    })
}

fn gives(table: &Table<'_>, name: &str) -> Gives {
    let (folded, columns) = (fold(name), table.columns);
    let words: Vec<&str> = folded.split(' ').collect();
    if columns.own("when").is_some()
        && let Some(time) = DayContext::named(name)
    {
        return Gives::Time(time);
    }
    let is_number = |word: &str| word.parse::<u32>().is_ok() || is_roman(&word.to_uppercase());
    match words.as_slice() {
        ["dot", number] | ["dot", "hien", "mau", number] if is_number(number) && columns.own("wave").is_some() => {
            Gives::Field("wave")
        }
        ["dot", number, "nam", year] if is_number(number) && year.len() == 4 && columns.own("wave").is_some() => {
            Gives::Field("wave")
        }
        _ => {
            let mut begun = PLACES.iter().filter_map(|word| folded.strip_prefix(word)?.strip_prefix(' '));
            let is_named = |rest: &str| rest.split(' ').next().is_some_and(|word| !PLACES.contains(&word));
            let is_place = begun.any(is_named) && words.len() <= LONGEST;
            // Several places, or all of a kind, are no place: "Xã, phường", "Huyện A và B".
            let is_one = !name.contains([',', ';', '/']) && !words.contains(&"va") && !words.contains(&"cac");
            match is_place && is_one && columns.own("area").is_some() {
                true => Gives::Field("area"),
                false => Gives::Nothing,
            }
        }
    }
}

fn note(table: &Table<'_>, gives: &Gives, name: &str, shown: &str, span: &Span) -> Diagnostic {
    let label = match gives {
        Gives::Time(_) => Some("Ngày"),
        Gives::Field(field) => table.columns.own(field).and_then(|at| table.columns.get(at)).map(|it| it.field().label),
        Gives::Nothing => None,
    };
    match label {
        Some(label) => {
            let message = bilingual!(
                "`{name}` là `{label}` của những hàng bên dưới chưa ghi điều ấy",
                "`{name}` is `{label}` of the rows below that do not say it themselves"
            );
            let help = bilingual!(
                "nếu không phải vậy thì xóa hàng này, hoặc thêm cột `{label}` và ghi ở từng hàng",
                "where it is not, delete the row, or add a column `{label}` and fill it in on every row"
            );
            GROUP_ROW.at(span).message(message).found(shown).help(help)
        }
        None => {
            let message = bilingual!(
                "hàng chỉ có tên của một nhóm, không đăng: `{shown}`",
                "the row has the name of a group alone, which is not published: `{shown}`"
            );
            let help = bilingual!(
                "cần giữ nhóm thì thêm một cột, như `Địa bàn` hoặc `Đợt`, và điền ở từng hàng; không cần thì xóa hàng này",
                "to keep the group, add a column, as `area` or `wave`, and fill it in on every row; else delete the row"
            );
            UNREAD_GROUP.at(span).message(message).found(shown).help(help)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::parse_table;
    use crate::model::site::AnyEntry;
    use crate::source::TableFile;

    /// The areas of the drives of a table of days, venues and targets; `None` stands for a row without one.
    fn areas(rows: &str) -> Vec<Option<String>> {
        let bytes = format!("STT,Ngày,Địa điểm,Chỉ tiêu\n{rows}").into_bytes().into();
        let file = TableFile { path: "content/drives/bang.csv".into(), hash: [0; 32], bytes };
        let parsed = parse_table(&file).value;
        let area = |entry: &AnyEntry| match entry {
            AnyEntry::Drive(drive) => drive.area.as_ref().map(|area| area.text().to_owned()),
            _ => None,
        };
        parsed.entries.iter().map(area).collect()
    }

    #[test]
    fn a_group_of_a_place_ends_where_another_begins() {
        let below = |group: &str| {
            let rows = format!(",Huyện Mẫu,,\n1,05/4/2025,Hội trường Mẫu,100\n{group}\n2,12/4/2025,Chợ Mẫu,100\n");
            let areas = areas(&rows);
            assert_eq!(areas[0].as_deref(), Some("Huyện Mẫu"), "{group}");
            areas[1].clone()
        };
        for (short, kind) in super::ABBREVIATIONS {
            let place = format!("{kind} Thử");
            assert_eq!(below(&format!(",{short} Thử,,")), Some(place.clone()), "{short}");
            assert_eq!(below(&format!(",{}Thử,,", short.to_uppercase())), Some(place), "{short}");
        }
        assert_eq!(below(",II. P. Thử,,").as_deref(), Some("Phường Thử"));
        for unread in [
            ",A. KHỐI TRƯỜNG HỌC,,",
            ",H. KHỐI TRƯỜNG HỌC,,",
            ",Khối cơ quan,,",
            ",1. Đơn vị Mẫu,,",
            ",P. Hành chính,,",
        ] {
            assert_eq!(below(unread), None, "{unread}");
        }
    }

    #[test]
    fn a_numeral_behind_others_is_no_abbreviation() {
        let rows = ",IX. Huyện Mẫu,,\n1,05/4/2025,Hội trường Mẫu,100\n,X. Thử Nghiệm,,\n2,12/4/2025,Chợ Mẫu,100\n";
        assert_eq!(areas(rows)[1], None);
        let rows = ",I. Huyện Mẫu,,\n,1. Khối cơ quan,,\n1,05/4/2025,Hội trường Mẫu,100\n";
        assert_eq!(areas(rows)[0].as_deref(), Some("Huyện Mẫu"));
    }
}
