//! Rows that name the group of the rows below them: `Tháng 3/2026`, `Đợt 1`, `II. Huyện Thí Dụ`. A group that certainly
//! names the time, the wave or the place is the value of a field of those rows, until the next group.

use super::day_context::DayContext;
use super::fields::{Fields, find, text};
use super::layout::Table;
use super::skipped::{has_ordinal, is_roman};
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
        let (form, name) = parted(ordinal, shown);
        let gives = gives(table, &name);
        let ends = |open: &Group| match (&open.gives, &gives) {
            _ if form != Form::None && open.form == form => true,
            (Gives::Time(_), Gives::Time(_)) | (Gives::Nothing, Gives::Nothing) => true,
            (Gives::Field(a), Gives::Field(b)) => a == b,
            // What an unknown group without an ordinal stands beside is not known.
            (_, Gives::Nothing) => form == Form::None,
            _ => false,
        };
        let kept = self.0.iter().position(ends).unwrap_or(self.0.len());
        self.0.truncate(kept);
        let note = note(table, &gives, &name, shown, &span);
        self.0.push(Group { gives, name, span, form });
        note
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

/// Whether words are certainly a time, a wave or a place, also without an ordinal before them.
pub fn is_certain(table: &Table<'_>, shown: &str) -> bool {
    gives(table, &parted("", shown).1) != Gives::Nothing
}

/// The form of the ordinal of a group, and its name without it.
fn parted(ordinal: &str, shown: &str) -> (Form, String) {
    let form = |mark: &str| match mark {
        "" => Form::None,
        mark if is_roman(mark) => Form::Roman,
        mark if mark.chars().all(|c| c.is_ascii_digit()) => Form::Number,
        _ => Form::Letter,
    };
    let bare = |mark: &str| form(mark.trim_end_matches(['.', ')', '/']));
    match shown.split_once(['.', ')', '/', ' ']).filter(|_| has_ordinal(shown)) {
        Some((mark, name)) => (bare(mark), name.trim_matches([':', ' ', '.']).to_owned()),
        None => (bare(ordinal), shown.trim_matches([':', ' ', '.']).to_owned()),
    }
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
            let is_begun = |rest: &str| rest.len() > 1 && rest.starts_with(' ');
            let begins = PLACES.iter().filter_map(|word| folded.strip_prefix(word)).any(is_begun);
            let is_place = begins && words.len() <= LONGEST;
            // Several places, or all of a kind, are no place: "Xã, phường", "Huyện A và B".
            let is_one = !name.contains([',', ';', '/']) && !words.contains(&"va") && !words.contains(&"cac");
            let is_named = words.get(1).is_some_and(|word| !PLACES.contains(word));
            match is_place && is_one && is_named && columns.own("area").is_some() {
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
