//! The columns of tables, by kind: the fields of the kind, and the fields of the groups inside them.

use super::common::Common;
use super::field::{Field, FieldTable, Shape};
use super::kind::Kind;
use super::read::Record;
use crate::diagnostics::nearest;
use crate::text::fold::fold;

/// The maximum depth of groups: `history.was.when`.
const DEPTH: usize = 3;

/// Fields that need several lines, or record the administration of an entry. They do not fit into a row.
const NOT_IN_A_ROW: [&str; 9] =
    ["corrections", "cover", "former_ids", "history", "peaks", "recipients", "repeats", "sources", "tasks"];

/// The number of fields of a group that an empty table offers, beginning with the first.
const OF_A_GROUP: usize = 3;

/// A column: a field, or a field inside a group, as `contact.phone`.
#[derive(Clone, Debug)]
pub struct Column {
    /// The field with the groups around it, outermost first. Never empty.
    pub path: Vec<&'static Field>,
}

/// The columns of a kind, with the spellings of their headings.
#[derive(Clone, Debug)]
pub struct Columns {
    columns: Vec<Column>,
    /// Folded headings that mean exactly one column.
    sure: Vec<(String, usize)>,
    /// Folded labels of fields inside groups; several groups may have a field with the same label.
    short: Vec<(String, usize)>,
}

/// The possible meanings of a heading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Meant {
    /// One column, by its index.
    One(usize),
    /// Several columns, by their indices: the heading is ambiguous.
    Several(Vec<usize>),
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
        let has_room = !NOT_IN_A_ROW.contains(&self.path[0].name);
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
        let (mut sure, mut short) = (Vec::new(), Vec::new());
        for (index, column) in columns.iter().enumerate().filter(|(_, column)| column.is_own()) {
            sure.extend(words(column.field()).map(|word| (word, index)));
        }
        for (index, column) in columns.iter().enumerate().filter(|(_, column)| !column.is_own()) {
            sure.push((fold(&column.name()), index));
            let group = column.path[column.path.len() - 2];
            for inner in words(column.field()) {
                sure.extend(
                    words(group)
                        .flat_map(|outer| [format!("{inner} {outer}"), format!("{outer} {inner}")])
                        .map(|word| (word, index)),
                );
                short.push((inner, index));
            }
        }
        Self { columns, sure, short }
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

    /// The label or name of the field that is most similar to a misspelt heading, if any is similar enough.
    pub fn nearest(&self, heading: &str) -> Vec<&'static str> {
        let own = || self.columns.iter().filter(|column| column.is_own()).map(Column::field);
        let names = own().flat_map(|field| [field.label, field.name]);
        nearest(heading, names.chain(own().flat_map(|field| field.labels().skip(1))), 1)
    }

    /// The meaning of a heading. Fields of the entry take precedence over fields inside a group, and `contact` takes
    /// precedence over other groups: `Điện thoại` alone is the telephone number of `contact`.
    pub fn find(&self, heading: &str) -> Option<Meant> {
        let wanted = fold(heading);
        if let Some((_, index)) = self.sure.iter().find(|(word, _)| *word == wanted) {
            return Some(Meant::One(*index));
        }
        let mut found: Vec<usize> = self.short.iter().filter(|(word, _)| *word == wanted).map(|(_, i)| *i).collect();
        found.dedup();
        let contact = found.iter().find(|index| self.columns[**index].path[0].name == "contact");
        match (contact, found.as_slice()) {
            (Some(contact), _) => Some(Meant::One(*contact)),
            (None, []) => None,
            (None, [only]) => Some(Meant::One(*only)),
            (None, _) => Some(Meant::Several(found)),
        }
    }
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
        match columns.find(heading) {
            Some(Meant::One(index)) => columns.all()[index].name(),
            Some(Meant::Several(indices)) => {
                indices.into_iter().map(|index| columns.all()[index].name()).collect::<Vec<_>>().join(" | ")
            }
            None => "-".to_owned(),
        }
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
            ("Số đơn vị máu", "result.collected_units"),
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
                assert_eq!(columns.find(&column.name()), Some(Meant::One(index)), "{} of {kind:?}", column.name());
            }
        }
    }
}
