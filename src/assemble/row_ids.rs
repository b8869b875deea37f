//! Gives ids to rows of tables, made from their words and their first time.

use std::collections::{BTreeMap, BTreeSet};

use super::problems::DERIVED_IDS;
use crate::bilingual;
use crate::diagnostics::{Bilingual, Diagnostic, Problems};
use crate::model::kind::Kind;
use crate::model::site::AnyEntry;
use crate::text::difference::{marks, written};

/// Gives each entry without an id the shortest of its derived ids that is unique. Where entries share an id, each of
/// them takes its next longer one, so that ids do not depend on the order of rows and files. Written ids are kept.
/// Entries that still share an id are reported together, with ids to paste.
pub fn make_row_ids_unique(entries: &mut [AnyEntry], derived: &BTreeMap<usize, Vec<String>>, problems: &mut Problems) {
    if derived.is_empty() {
        return;
    }
    let mut alike = alike(entries);
    loop {
        let mut is_unique = true;
        for index in alike.values().filter(|group| group.len() > 1).flatten() {
            let ids = derived.get(index).map_or(&[][..], Vec::as_slice);
            let entry = &mut entries[*index];
            let at = ids.iter().position(|id| **id == **entry.glance().id);
            if let Some(longer) = at.and_then(|at| ids.get(at + 1)) {
                entry.set_id(longer.as_str().into());
                is_unique = false;
            }
        }
        alike = self::alike(entries);
        if is_unique {
            break;
        }
    }
    let mut taken: BTreeSet<(Kind, String)> = alike.keys().cloned().collect();
    for ((kind, id), group) in alike.iter().filter(|(_, group)| group.len() > 1) {
        let group: Vec<usize> = group.iter().copied().filter(|index| derived.contains_key(index)).collect();
        let is_written = group.len() < alike[&(*kind, id.clone())].len();
        for index in group.iter().skip(usize::from(!is_written)) {
            let free = (2..).map(|n| format!("{id}-{n}")).find(|id| taken.insert((*kind, id.clone())));
            entries[*index].set_id(free.unwrap_or_default().into());
        }
        if !group.is_empty() {
            problems.push(still_alike(entries, id, &group));
        }
    }
}

/// Entries by kind and id.
fn alike(entries: &[AnyEntry]) -> BTreeMap<(Kind, String), Vec<usize>> {
    let mut groups: BTreeMap<(Kind, String), Vec<usize>> = BTreeMap::new();
    for (index, entry) in entries.iter().enumerate() {
        let target = entry.target();
        groups.entry((target.kind, target.id.to_string())).or_default().push(index);
    }
    groups
}

fn still_alike(entries: &[AnyEntry], base: &str, group: &[usize]) -> Diagnostic {
    let (first, rest) = (entries[group[0]].glance().place, &group[1..]);
    let ids: Vec<&str> = group.iter().map(|index| &**entries[*index].glance().id).collect();
    let (count, list) = (group.len(), ids.join("`, `"));
    let pairs = written(&differences(entries, group));
    let message = match (pairs.is_empty(), rest.is_empty()) {
        (_, true) => bilingual!(
            "mã `{base}`, lấy từ chữ trong hàng, đã là mã của một mục khác",
            "the id `{base}`, made from the words of the row, is that of another entry"
        ),
        (true, false) => bilingual!(
            "{count} hàng cùng ra mã `{base}`, không phân biệt được",
            "{count} rows make the id `{base}`, and nothing tells them apart"
        ),
        (false, false) => bilingual!(
            "{count} hàng cùng ra mã `{base}` vì mã không có dấu ({pairs})",
            "{count} rows make the id `{base}`, since ids have no marks ({pairs})"
        ),
    };
    let help =
        bilingual!("thêm cột `Mã` và dán lần lượt: `{list}`", "add a column `Mã` and paste, in this order: `{list}`");
    let here = || Bilingual::literal("cùng mã", "the same id");
    let diagnostic = DERIVED_IDS.at(first).message(message).found(base).help(help);
    rest.iter()
        .take(8)
        .fold(diagnostic, |reported, index| reported.related(entries[*index].glance().place.clone(), here()))
}

/// The letters that differ between the first entry of a group and the others, in the words from which their shared id
/// was made.
fn differences(entries: &[AnyEntry], group: &[usize]) -> Vec<(String, String)> {
    let first = words(&entries[group[0]]);
    let rest = group[1..].iter().flat_map(|index| words(&entries[*index]).into_iter().enumerate());
    let mut pairs: Vec<(String, String)> = rest.flat_map(|(part, other)| marks(first[part], other)).collect();
    pairs.dedup();
    pairs
}

/// The words from which an id is made: for a drive its host and venue, for other kinds the name.
fn words(entry: &AnyEntry) -> [&str; 2] {
    let title = &entry.glance().title.value;
    match entry {
        AnyEntry::Drive(drive) => [
            drive.host.as_ref().map_or("", |host| &*host.0.text),
            drive.venue.as_deref().or(drive.address.as_deref()).unwrap_or(title),
        ],
        _ => [title, ""],
    }
}
