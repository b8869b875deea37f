//! Duplicate tables in the content: copies that people, mail programs and sync programs leave beside the original.

use std::collections::{BTreeMap, BTreeSet};

use super::problems::{COPIED_FILE, LOOKS_COPIED};
use crate::bilingual;
use crate::diagnostics::{Bilingual, Checked, Diagnostic, FilePath, Problems, Span};
use crate::model::kind::Kind;
use crate::model::reference::Target;
use crate::parse::Parsed;
use crate::text::fold::fold;

/// The number of rows from which two tables with the same rows are copies, whatever their names.
const ENOUGH: usize = 2;
/// The minimum length in letters of a machine's name that is appended to a file's name.
const MACHINE: usize = 3;
/// Words that mark a copy after the name of the original, folded.
const COPIES: [&str; 8] =
    ["copy", "ban sao", "sao chep", "conflict", "conflicted copy", "sync conflict", "xung dot", "copie"];

/// The ids of the rows of a file; derived ids in their longest form.
type RowIds = BTreeSet<(Kind, String)>;

/// Removes the entries of files that are copies of others, and reports those files.
pub fn without_copies(parsed: Vec<Parsed>) -> Checked<Vec<Parsed>> {
    let mut problems = Problems::default();
    let files: Vec<Option<(FilePath, RowIds)>> = parsed.iter().map(rows).collect();
    let by_path: BTreeMap<&str, &RowIds> = files.iter().flatten().map(|(path, rows)| (&**path, rows)).collect();
    let mut by_rows: BTreeMap<&RowIds, Vec<&FilePath>> = BTreeMap::new();
    for (path, rows) in files.iter().flatten() {
        by_rows.entry(rows).or_default().push(path);
    }
    // The original is the first file whose name is not that of a copy.
    by_rows.values_mut().for_each(|paths| paths.sort_by_key(|path| (original(path, &by_path).is_some(), *path)));
    let mut is_copied = |file: &Option<(FilePath, RowIds)>| {
        let Some((path, rows)) = file else { return false };
        let named = original(path, &by_path);
        let same = by_rows[rows][0];
        let shares = |other: &str| !by_path[other].is_disjoint(rows);
        if let Some((other, _)) = named.filter(|(other, _)| shares(other)) {
            problems.push(copy(path, other));
            return true;
        }
        if same != path && rows.len() >= ENOUGH {
            problems.push(copy(path, same));
            return true;
        }
        problems.0.extend(named.filter(|(_, is_sure)| *is_sure).map(|(other, _)| looks_copied(path, other)));
        false
    };
    let copied: Vec<bool> = files.iter().map(&mut is_copied).collect();
    let kept = parsed.into_iter().zip(copied).map(|(file, copied)| if copied { left_out(file) } else { file });
    Checked::new(kept.collect(), problems)
}

/// A file without its entries. Its kind is marked as incomplete, since references may name rows that only the copy has.
fn left_out(file: Parsed) -> Parsed {
    let unread = file.entries.first().map(|entry| Target::unread(entry.kind()));
    let broken = file.broken.into_iter().chain(unread).collect();
    Parsed { entries: Vec::new(), derived: BTreeMap::new(), broken, ..file }
}

/// The path and rows of a file that is not a `.md` file and has entries.
fn rows(file: &Parsed) -> Option<(FilePath, RowIds)> {
    let path = file.entries.first()?.glance().place.file.clone();
    if path.ends_with(".md") {
        return None;
    }
    let rows = file.entries.iter().enumerate().map(|(index, entry)| {
        let longest = file.derived.get(&index).and_then(|ids| ids.last());
        let target = entry.target();
        (target.kind, longest.cloned().unwrap_or_else(|| target.id.to_string()))
    });
    Some((path, rows.collect()))
}

/// The file of which a file is a copy by its name, and whether its name can mean nothing else.
fn original<'a>(path: &str, files: &BTreeMap<&'a str, &RowIds>) -> Option<(&'a str, bool)> {
    let (folder, name) = path.rsplit_once('/')?;
    let (stem, ending) = name.rsplit_once('.')?;
    let find = |stem: &str| files.get_key_value(&*format!("{folder}/{stem}.{ending}")).map(|(path, _)| *path);
    let sure = names_of_original(stem).into_iter().find_map(|stem| find(&stem)).map(|path| (path, true));
    let of_machine = || {
        let dashes = stem.match_indices('-').map(|(at, _)| at);
        dashes.filter(|at| is_machine(&stem[at + 1..])).find_map(|at| find(&stem[..at])).map(|path| (path, false))
    };
    sure.or_else(of_machine)
}

/// The possible names of the original: the name without one or several marks that programs put before or after it.
fn names_of_original(stem: &str) -> Vec<String> {
    let mut names = without_mark(stem.trim());
    let mut next = 0;
    while let Some(name) = names.get(next).cloned() {
        let more: Vec<String> = without_mark(&name).into_iter().filter(|name| !names.contains(name)).collect();
        names.extend(more);
        next += 1;
    }
    names
}

fn without_mark(stem: &str) -> Vec<String> {
    let begins = |text: &str| {
        let folded = fold(text);
        let is_word =
            |word: &str| folded.strip_prefix(word).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric));
        COPIES.iter().any(|word| is_word(word))
    };
    let mut names = Vec::new();
    if let Some((before, inside)) = stem.strip_suffix(')').and_then(|stem| stem.rsplit_once('(')) {
        let is_number = !inside.is_empty() && inside.len() < 3 && inside.chars().all(|c| c.is_ascii_digit());
        let words = inside.split_inclusive(' ').scan(0, |at, word| Some(std::mem::replace(at, *at + word.len())));
        if is_number || words.into_iter().any(|at| begins(&inside[at..])) {
            names.push(before);
        }
    }
    let marks = stem.match_indices(['-', '_', '.', ' ']).filter(|(at, _)| !stem[..*at].contains('('));
    names.extend(marks.filter(|(at, _)| begins(&stem[at + 1..])).map(|(at, _)| &stem[..at]));
    let lower = stem.to_lowercase();
    let before = ["copy of ", "bản sao của ", "ban sao cua "].into_iter().find(|before| lower.starts_with(before));
    names.extend(before.and_then(|before| stem.get(before.len()..)));
    let bare = |name: &str| name.trim_end_matches([' ', '-', '_', '.']).to_owned();
    names.into_iter().map(bare).filter(|name| !name.is_empty()).collect()
}

/// Whether a text is the name of a machine, as sync programs append it: `MAY-TINH`, `DESKTOP-4F2`.
fn is_machine(text: &str) -> bool {
    let is_named = text.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '-');
    is_named && text.chars().filter(char::is_ascii_uppercase).count() >= MACHINE
}

fn copy(path: &FilePath, other: &str) -> Diagnostic {
    let (name, original) = (name_of(path), name_of(other));
    let message = bilingual!("`{name}` có các hàng trùng với `{original}`", "`{name}` has rows that `{original}` has");
    let help = bilingual!(
        "so hai tệp, giữ tệp đúng và đưa tệp kia ra ngoài thư mục `content`",
        "compare the two, keep the right one and move the other out of the folder `content`"
    );
    COPIED_FILE.at(Span::whole(path.clone())).message(message).found(name).help(help)
}

fn looks_copied(path: &FilePath, other: &str) -> Diagnostic {
    let (name, original) = (name_of(path), name_of(other));
    let message = bilingual!(
        "`{name}` có tên như bản sao của `{original}`; cả hai đều được đăng",
        "`{name}` is called a copy of `{original}`; both are published"
    );
    let help = Bilingual::literal(
        "nếu là bản sao, đưa tệp ra ngoài thư mục `content`; nếu không, đổi tên tệp",
        "move it out of the folder `content` where it is one; else give it a name of its own",
    );
    LOOKS_COPIED.at(Span::whole(path.clone())).message(message).found(name).help(help)
}

fn name_of(path: &str) -> &str {
    path.rsplit_once('/').map_or(path, |(_, name)| name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_copy_is_known_by_its_name() {
        let copies = [
            "lich - Copy",
            "lich - Copy (2)",
            "lich - Bản sao",
            "lich (1)",
            "lich(2)",
            "lich (Bản sao xung đột 2026-11-28)",
            "lich (conflicted copy 2026-11-28)",
            "lich (Bình's conflicted copy 2026-11-28)",
            "Copy of lich",
            "Bản sao của lich",
            "lich copy",
            "lich_copy",
            "lich-copy",
            "lich.sync-conflict-20261128-101010-ABCDEF",
            "lich - Sao chép",
        ];
        for name in copies {
            assert!(names_of_original(name).iter().any(|name| name == "lich"), "{name}: {:?}", names_of_original(name));
        }
        for name in ["lich", "lich-thang-12", "lich 2026", "lich (thang 12)", "lich (2026)", "copyright", "lich-v2"] {
            assert!(names_of_original(name).is_empty(), "{name}: {:?}", names_of_original(name));
        }
        for (text, expected) in
            [("MAY-TINH", true), ("DESKTOP-4F2", true), ("Q1", false), ("thang-12", false), ("12", false)]
        {
            assert_eq!(is_machine(text), expected, "{text}");
        }
    }
}
