//! Headings that mean one thing beside some and another beside others.

use std::collections::{BTreeMap, BTreeSet};

use super::header::Heading;
use super::meaning::Meaning;
use crate::model::column::Columns;
use crate::text::fold::fold;

/// Settles what headings mean by those beside them.
pub fn settle(headings: &mut BTreeMap<u32, Heading>, columns: &Columns) {
    settle_times(headings, columns);
    settle_groups(headings, columns);
}

/// Where one column is the day and another is called "Thời gian", the second is the hours.
fn settle_times(headings: &mut BTreeMap<u32, Heading>, columns: &Columns) {
    let index_of = |name: &str| columns.all().iter().position(|column| column.is_own() && column.field().name == name);
    let (Some(when), Some(hours)) = (index_of("when"), index_of("hours")) else { return };
    let of = |headings: &BTreeMap<u32, Heading>, field: usize| -> Vec<u32> {
        let found = headings.iter().filter(|(_, heading)| heading.meaning == Meaning::Field(field));
        found.map(|(column, _)| *column).collect()
    };
    let (days, has_hours) = (of(headings, when), !of(headings, hours).is_empty());
    let vague = days.iter().copied().find(|column| fold(&headings[column].text).starts_with("thoi gian"));
    if let (Some(vague), true, false) = (vague, days.len() == 2, has_hours)
        && let Some(heading) = headings.get_mut(&vague)
    {
        heading.meaning = Meaning::Field(hours);
    }
}

/// A label that several groups share belongs to the one that other headings name.
fn settle_groups(headings: &mut BTreeMap<u32, Heading>, columns: &Columns) {
    let group_of =
        |index: usize| columns.get(index).filter(|column| !column.is_own()).map(|column| column.path[0].name);
    let named: BTreeSet<&str> = headings
        .values()
        .filter_map(|heading| if let Meaning::Field(index) = heading.meaning { group_of(index) } else { None })
        .collect();
    for heading in headings.values_mut() {
        let Meaning::Ambiguous(indices) = &heading.meaning else { continue };
        let near: Vec<usize> = indices
            .iter()
            .copied()
            .filter(|index| group_of(*index).is_some_and(|group| named.contains(group)))
            .collect();
        if let [only] = near.as_slice() {
            heading.meaning = Meaning::Field(*only);
        }
    }
}
