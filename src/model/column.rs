//! The columns that a table of a kind may have: its fields, and the fields of the groups inside them.

use super::common::{Common, Named, Titled};
use super::field::{Field, Shape};
use super::kind::Kind;
use super::read::Record;
use crate::diagnostics::nearest;
use crate::text::fold::fold;

/// Levels of groups a column reaches into: `history.was.when`.
const DEPTH: usize = 3;

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
    /// Folded headings that mean one column.
    sure: Vec<(String, usize)>,
    /// Folded labels of fields inside groups, which several groups may share.
    short: Vec<(String, usize)>,
}

/// What a heading may mean.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Meant {
    /// One column, by its index.
    One(usize),
    /// Several, by their indices: the heading must say which.
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

    /// The field itself.
    pub fn field(&self) -> &'static Field {
        self.path[self.path.len() - 1]
    }

    /// Whether it is the field of an entry and not of a group inside it.
    pub fn is_own(&self) -> bool {
        self.path.len() == 1
    }
}

impl Columns {
    /// The columns of a kind: its title or name, what every kind has, and its own fields.
    pub fn of(kind: Kind) -> Self {
        let title = if kind.facts().title_field == "name" { Named::FIELDS } else { Titled::FIELDS };
        let mut columns = Vec::new();
        for fields in [title, Common::FIELDS, kind.own_fields()] {
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

    /// Every column.
    pub fn all(&self) -> &[Column] {
        &self.columns
    }

    /// A column by its index.
    pub fn get(&self, index: usize) -> Option<&Column> {
        self.columns.get(index)
    }

    /// The heading of a field that a misspelt one is nearest to, if it is near any.
    pub fn nearest(&self, heading: &str) -> Vec<&'static str> {
        let own = || self.columns.iter().filter(|column| column.is_own()).map(Column::field);
        let names = own().flat_map(|field| [field.label, field.name]);
        nearest(heading, names.chain(own().flat_map(|field| field.spellings.iter().copied())), 1)
    }

    /// What a heading means. The fields of the entry come before those inside a group, and whom to ask comes before
    /// other groups: `Điện thoại` alone is the telephone of `contact`.
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

/// The fields of a record as columns, and behind each group the fields inside it.
fn add(fields: &'static [&'static Field], around: &[&'static Field], columns: &mut Vec<Column>) {
    for field in fields {
        let path: Vec<_> = around.iter().copied().chain([*field]).collect();
        let inside = match field.shape {
            Shape::Record(inside) => Some(inside),
            Shape::List(Shape::Record(inside)) => Some(*inside),
            _ => None,
        };
        columns.push(Column { path: path.clone() });
        if let Some(inside) = inside.filter(|_| path.len() < DEPTH) {
            add(inside, &path, columns);
        }
    }
}

/// The folded name, label and spellings of a field.
fn words(field: &'static Field) -> impl Iterator<Item = String> {
    [field.name, field.label].into_iter().chain(field.spellings.iter().copied()).map(fold)
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
    fn every_column_is_found_by_its_own_name() {
        for kind in Kind::ALL {
            let columns = Columns::of(kind);
            for (index, column) in columns.all().iter().enumerate() {
                assert_eq!(columns.find(&column.name()), Some(Meant::One(index)), "{} of {kind:?}", column.name());
            }
        }
    }
}
