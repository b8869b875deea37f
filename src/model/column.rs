//! The columns of tables, by kind: the fields of the kind, and the fields of the groups inside them.

use std::collections::BTreeMap;

use super::common::Common;
use super::field::{Field, FieldTable, Shape};
use super::headings::{self, KnownHeadings, TimePart};
use super::kind::Kind;
use super::read::Record;
use crate::diagnostics::nearest;
use crate::text::fold::fold;

/// The maximum depth of groups: `history.was.when`.
const DEPTH: usize = 3;

/// Fields that need several lines, record the administration of an entry, or are rarely wanted. An empty table has no
/// column for them.
const NOT_IN_A_ROW: [&str; 8] = ["cover", "former_ids", "history", "lunar", "peaks", "recipients", "repeats", "tasks"];

/// Groups of the same kind, whose fields have labels that mean something else where they stand alone: `Địa chỉ`, `Ngày`.
const NO_SHORT: [&str; 3] = ["approved", "corrections", "sources"];

/// The number of fields of a group that an empty table offers, beginning with the first.
const OF_A_GROUP: usize = 3;

/// A column: a field, or a field inside a group, as `contact.phone`.
#[derive(Clone, Debug)]
pub struct Column {
    /// The field with the groups around it, outermost first. Never empty.
    pub path: Vec<&'static Field>,
}

/// The columns of a kind, with the headings that mean them.
#[derive(Clone, Debug)]
pub struct Columns {
    columns: Vec<Column>,
    /// Meanings by folded heading. The first that was added holds.
    known: BTreeMap<String, Meaning>,
    /// Folded labels of fields inside groups; several groups may have a field with the same label.
    short: Vec<(String, usize)>,
}

/// The meaning of the cells in a column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Meaning {
    /// A field, by the index of its column.
    Field(usize),
    Id,
    /// A running number, which is ignored.
    Ordinal,
    /// One part of a time, such as its beginning or end.
    Part(TimePart),
    /// A column kept for the office: the heading begins with `_`.
    LeftOut,
    /// A column of the office's own by what it is about: money, signatures, who filled in a form.
    Office,
    /// An ordinary column for which the site has no field.
    NoField,
    /// One of several meanings; cells and other headings decide. `otherwise` holds where they do not.
    OneOf {
        of: Vec<Meaning>,
        otherwise: Option<Box<Meaning>>,
    },
    Unknown,
}

impl Meaning {
    /// Whether the cells of the column are read. Other columns are for the office, or are unknown.
    pub fn is_read(&self) -> bool {
        matches!(self, Meaning::Field(_) | Meaning::Id | Meaning::Ordinal | Meaning::Part(_))
    }

    /// The field of the entry that the column holds, or holds a part of, also inside a group.
    pub fn field(&self, columns: &Columns) -> Option<&'static str> {
        match self {
            Meaning::Part(part) => Some(part.field()),
            _ => self.column(columns).map(|column| column.path[0].name),
        }
    }

    /// Whether the column holds the first or last day.
    pub fn is_day_part(&self) -> bool {
        matches!(self, Meaning::Part(part) if part.is_day())
    }

    /// The column of the kind, where the column holds a field.
    pub fn column<'a>(&self, columns: &'a Columns) -> Option<&'a Column> {
        if let Meaning::Field(index) = self { columns.get(*index) } else { None }
    }
}

impl Column {
    /// The name of the column, as `contact.phone`.
    pub fn name(&self) -> String {
        self.path.iter().map(|field| field.name).collect::<Vec<_>>().join(".")
    }

    /// The Vietnamese heading, as `Liên hệ: Điện thoại`.
    pub fn label(&self) -> String {
        self.path.iter().map(|field| field.label).collect::<Vec<_>>().join(": ")
    }

    pub fn field(&self) -> &'static Field {
        self.path[self.path.len() - 1]
    }

    /// Whether it is a field of the entry itself and not of a group inside it.
    pub fn is_own(&self) -> bool {
        self.path.len() == 1
    }

    fn fits_a_row(&self) -> bool {
        let has_room = ![&NOT_IN_A_ROW[..], &NO_SHORT].concat().contains(&self.path[0].name);
        has_room
            && match self.path.as_slice() {
                [own] => fields_of(own).is_none_or(is_named) && !matches!(own.shape, Shape::Map),
                [group, inner] => fields_of(group).is_some_and(|fields| {
                    !is_named(fields) && fields.iter().take(OF_A_GROUP).any(|field| std::ptr::eq(*field, *inner))
                }),
                _ => false,
            }
    }
}

impl Columns {
    /// The columns of a kind: its title or name, the common fields, and its own fields.
    pub fn of(kind: Kind) -> Self {
        let mut columns = Vec::new();
        for fields in kind.tables() {
            add(fields, &[], &mut columns);
        }
        let mut found = Self { columns, known: BTreeMap::new(), short: Vec::new() };
        for (index, column) in found.columns.iter().enumerate() {
            found.known.entry(fold(&column.name())).or_insert(Meaning::Field(index));
        }
        for table in headings::of_kind(kind) {
            found.know(table);
        }
        for (index, column) in found.columns.iter().enumerate().filter(|(_, column)| column.is_own()) {
            for word in words(column.field()) {
                found.known.entry(word).or_insert(Meaning::Field(index));
            }
        }
        for (index, column) in found.columns.iter().enumerate().filter(|(_, column)| !column.is_own()) {
            let group = column.path[column.path.len() - 2];
            for inner in words(column.field()) {
                for outer in words(group) {
                    for word in [format!("{inner} {outer}"), format!("{outer} {inner}")] {
                        found.known.entry(word).or_insert(Meaning::Field(index));
                    }
                }
                if !NO_SHORT.contains(&column.path[0].name) {
                    found.short.push((inner, index));
                }
            }
        }
        found.know(headings::ANY);
        found
    }

    /// Adds known headings, where the kind has the columns they mean.
    fn know(&mut self, table: &[KnownHeadings]) {
        for (meanings, words) in table {
            let named = |written: &str| Some((self.named(written.trim_end_matches('!'))?, written.ends_with('!')));
            let found: Vec<(Meaning, bool)> = meanings.split('|').filter_map(named).collect();
            let meaning = match found.as_slice() {
                [] => continue,
                [(only, _)] => only.clone(),
                several => Meaning::OneOf {
                    of: several.iter().map(|(meaning, _)| meaning.clone()).collect(),
                    otherwise: several.iter().find(|(_, holds)| *holds).map(|(meaning, _)| Box::new(meaning.clone())),
                },
            };
            for word in words.split(',') {
                self.known.entry(fold(word)).or_insert_with(|| meaning.clone());
            }
        }
    }

    /// The meaning with a name of [`KnownHeadings`]; `None` where the kind has no such column.
    fn named(&self, name: &str) -> Option<Meaning> {
        match name {
            headings::ID => Some(Meaning::Id),
            headings::ORDINAL => Some(Meaning::Ordinal),
            headings::OFFICE => Some(Meaning::Office),
            headings::NO_FIELD => Some(Meaning::NoField),
            _ => match headings::PARTS.iter().find(|(part, _)| *part == name) {
                Some((_, part)) => self.own(part.field()).map(|_| Meaning::Part(*part)),
                None => self.columns.iter().position(|column| column.name() == name).map(Meaning::Field),
            },
        }
    }

    /// The index of the column for a field of the entry itself.
    pub fn own(&self, name: &str) -> Option<usize> {
        self.columns.iter().position(|column| column.is_own() && column.field().name == name)
    }

    pub fn all(&self) -> &[Column] {
        &self.columns
    }

    /// A column by its index.
    pub fn get(&self, index: usize) -> Option<&Column> {
        self.columns.get(index)
    }

    /// The columns of an empty table: title or name, the kind's own fields, then the common fields. A group is replaced
    /// by its first fields (`contact.phone`), unless a name can stand for it (`partners`). Fields that do not fit into
    /// a row are left out.
    pub fn to_fill_in(&self) -> Vec<&Column> {
        let is_common = |column: &&Column| Common::FIELDS.iter().any(|field| field.name == column.path[0].name);
        let (common, own): (Vec<_>, Vec<_>) =
            self.columns.iter().filter(|column| column.fits_a_row()).partition(is_common);
        own.into_iter().chain(common).collect()
    }

    /// The label or name of the field of which a heading is a misspelling: it has as many words, and each differs by a
    /// letter at most.
    pub fn nearest(&self, heading: &str) -> Vec<&'static str> {
        let own = || self.columns.iter().filter(|column| column.is_own()).map(Column::field);
        let names = own().flat_map(|field| [field.label, field.name]);
        let all = names.chain(own().flat_map(|field| field.labels().skip(1)));
        nearest(heading, all.filter(|name| is_misspelling(heading, name)), 1)
    }

    /// The meaning of a heading. Known headings of the kind take precedence over labels of fields, fields of the entry
    /// over fields inside a group, and `contact` over other groups: `Điện thoại` alone is the telephone number of
    /// `contact`.
    pub fn find(&self, heading: &str) -> Option<Meaning> {
        let wanted = fold(heading);
        if let Some(known) = self.known.get(&wanted) {
            return Some(known.clone());
        }
        let mut found: Vec<usize> = self.short.iter().filter(|(word, _)| *word == wanted).map(|(_, i)| *i).collect();
        found.dedup();
        let contact = found.iter().find(|index| self.columns[**index].path[0].name == "contact");
        match (contact, found.as_slice()) {
            (Some(contact), _) => Some(Meaning::Field(*contact)),
            (None, []) => None,
            (None, [only]) => Some(Meaning::Field(*only)),
            (None, _) => Some(Meaning::OneOf { of: found.into_iter().map(Meaning::Field).collect(), otherwise: None }),
        }
    }
}

/// Whether a heading is a name with letters left out, added or exchanged: another word is another meaning.
fn is_misspelling(heading: &str, name: &str) -> bool {
    let (heading, name) = (fold(heading), fold(name));
    let close = |(typed, meant): (&str, &str)| {
        strsim::osa_distance(typed, meant) <= usize::from(meant.chars().count() > 2) + usize::from(meant.len() > 7)
    };
    let joined = |text: &str| text.replace([' ', '_'], "");
    let is_joined = strsim::osa_distance(&joined(&heading), &joined(&name)) <= 1;
    let same_count = heading.split(' ').count() == name.split(' ').count();
    is_joined || same_count && heading.split(' ').zip(name.split(' ')).all(close)
}

/// Adds the fields of a record as columns, each group followed by the fields inside it.
fn add(fields: FieldTable, around: &[&'static Field], columns: &mut Vec<Column>) {
    for field in fields {
        let path: Vec<_> = around.iter().copied().chain([*field]).collect();
        columns.push(Column { path: path.clone() });
        // A list of groups inside a group does not fit into a row.
        let has_room = around.is_empty() || !matches!(field.shape, Shape::List(_));
        if let Some(inside) = fields_of(field).filter(|_| has_room && path.len() < DEPTH) {
            add(inside, &path, columns);
        }
    }
}

/// The fields of a group, or of each group in a list.
fn fields_of(field: &Field) -> Option<FieldTable> {
    match field.shape {
        Shape::Record(inside) => Some(inside),
        Shape::List(Shape::Record(inside)) => Some(*inside),
        _ => None,
    }
}

/// Whether a name can stand for a group.
fn is_named(fields: &[&Field]) -> bool {
    fields.first().is_some_and(|first| matches!(first.shape, Shape::ReferenceOrText(_)))
}

/// The folded name, label and spellings of a field.
fn words(field: &'static Field) -> impl Iterator<Item = String> {
    [field.name].into_iter().chain(field.labels()).map(fold)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(kind: Kind, heading: &str) -> String {
        let columns = Columns::of(kind);
        columns.find(heading).map_or_else(|| "-".to_owned(), |meaning| named(&columns, &meaning))
    }

    fn named(columns: &Columns, meaning: &Meaning) -> String {
        match meaning {
            Meaning::Field(index) => columns.all()[*index].name(),
            Meaning::OneOf { otherwise: Some(meaning), .. } => named(columns, meaning),
            Meaning::OneOf { of, .. } => {
                of.iter().map(|meaning| named(columns, meaning)).collect::<Vec<_>>().join(" | ")
            }
            other => format!("{other:?}"),
        }
    }

    #[test]
    fn every_known_heading_means_something_in_its_kind() {
        for kind in Kind::ALL {
            let columns = Columns::of(kind);
            for (meanings, _) in headings::of_kind(kind).iter().copied().flatten() {
                for meaning in meanings.split('|') {
                    assert!(columns.named(meaning.trim_end_matches('!')).is_some(), "{meaning} of {kind:?}");
                }
            }
        }
    }

    #[test]
    fn a_suggestion_is_a_misspelling_and_never_another_word() {
        let columns = Columns::of(Kind::Drive);
        assert_eq!(columns.nearest("Địa đểm"), ["Địa điểm"]);
        assert_eq!(columns.nearest("Đơn vi tổ chưc"), ["Đơn vị tổ chức"]);
        assert_eq!(columns.nearest("wehn"), ["when"]);
        for heading in ["Dấu thời gian", "Trích yếu", "Đơn vị nhận quà", "Người trực", "Ngày thử", "Giờ nghỉ"]
        {
            assert!(columns.nearest(heading).is_empty(), "{heading}: {:?}", columns.nearest(heading));
        }
        assert!(Columns::of(Kind::Document).nearest("Trích lục").is_empty());
    }

    #[test]
    fn headings_mean_fields_by_name_label_and_spelling() {
        let cases = [
            ("when", "when"),
            ("NGÀY", "when"),
            ("Địa điểm", "venue"),
            ("Chỉ tiêu (đơn vị)", "target_units"),
            ("Điện thoại liên hệ", "contact.phone"),
            ("contact.phone", "contact.phone"),
            ("Điện thoại", "contact.phone"),
            ("Điện thoại đăng ký", "registration.phone"),
            ("Địa chỉ", "address"),
            ("Kết quả: Số đơn vị máu", "result.collected_units"),
            ("Số đơn vị máu", "target_units | result.collected_units"),
            ("Thuế", "-"),
        ];
        for (heading, name) in cases {
            assert_eq!(found(Kind::Drive, heading), name, "{heading}");
        }
    }

    #[test]
    fn a_table_to_be_filled_in_has_room_for_the_first_fields_of_groups_and_none_for_the_books() {
        let has = |kind: Kind, name: &str| Columns::of(kind).to_fill_in().into_iter().any(|it| it.name() == name);
        for name in ["title", "when", "contact.phone", "registration.url", "result.donors", "summary", "body", "draft"]
        {
            assert!(has(Kind::Drive, name), "{name}");
        }
        for name in
            ["history", "history.on", "contact.address", "repeats.every", "approved.by", "sources", "corrections"]
        {
            assert!(!has(Kind::Drive, name), "{name}");
        }
        assert!(has(Kind::Wave, "hosts") && !has(Kind::Wave, "targets"));
    }

    #[test]
    fn every_column_to_be_filled_in_is_found_by_its_heading_in_both_languages() {
        for kind in Kind::ALL {
            for column in Columns::of(kind).to_fill_in() {
                assert_eq!(found(kind, &column.label()), column.name(), "{kind:?}");
                assert_eq!(found(kind, &column.name()), column.name(), "{kind:?}");
            }
        }
    }

    #[test]
    fn every_column_is_found_by_its_own_name() {
        for kind in Kind::ALL {
            let columns = Columns::of(kind);
            for (index, column) in columns.all().iter().enumerate() {
                assert_eq!(columns.find(&column.name()), Some(Meaning::Field(index)), "{} of {kind:?}", column.name());
            }
        }
    }
}
