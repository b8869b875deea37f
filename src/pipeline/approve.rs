//! Writes approvals into the text of a file: into its front matter, or into rows of a list.

use std::collections::{BTreeMap, HashMap};

use chrono::NaiveDate;

use crate::diagnostics::Span;
use crate::model::approval::{Approval, quoted};
use crate::model::approved_content::ApprovedContent;
use crate::model::common::Common;
use crate::model::form::field_of;
use crate::model::read::Record;
use crate::model::written::{Key, Value, Written};
use crate::parse::{Parsed, edit, parse, yaml};
use crate::source::{SourceFile, decode};

/// An approval of something in a file.
#[derive(Clone, Debug)]
pub struct NewApproval<'a> {
    /// The place of what is approved, as the file was read.
    pub place: &'a Span,
    pub by: &'a str,
    pub on: NaiveDate,
    /// The fingerprint of what was approved.
    pub of: &'a str,
}

/// The text of a `.md` or `.yaml` file with approvals. `None` where the file has no place for them that leaves the rest
/// alone: the text is read again, and must hold the same content with these approvals.
pub fn with_approvals(file: &SourceFile, approvals: &[NewApproval<'_>]) -> Option<String> {
    let rows = rows(file);
    let of_row = |approval: &NewApproval<'_>| rows.get(&approval.place.start).copied();
    if rows.is_empty() && approvals.len() != 1 || !rows.is_empty() && !approvals.iter().all(|it| of_row(it).is_some()) {
        return None;
    }
    let text = edit::edited(&file.path, &file.text, |yaml| {
        for approval in approvals {
            match of_row(approval) {
                Some(row) => {
                    let (key, parts) = written(&edit::keys_of_row(yaml, row), approval);
                    edit::set_mapping_in_row(yaml, row, &key, &parts);
                }
                None => {
                    let (key, parts) = written(&edit::keys(yaml), approval);
                    edit::set_mapping(yaml, &key, &parts);
                }
            }
        }
    })?;
    is_true(file, &text, approvals).then_some(text)
}

/// The indices of the rows of a list, by the place of each.
fn rows(file: &SourceFile) -> HashMap<usize, usize> {
    let is_list = !file.path.ends_with(".md");
    let items = match is_list.then(|| yaml(&file.path, &file.text, 0..file.text.len())) {
        Some(Ok(Some(Written { value: Value::List(items), .. }))) => items,
        _ => return HashMap::new(),
    };
    let first = |item: &Written| match &item.value {
        Value::Mapping(fields) => fields.first().map(|(Key { span, .. }, _)| span.start),
        _ => None,
    };
    items.iter().enumerate().filter_map(|(row, item)| Some((first(item)?, row))).collect()
}

/// The key of an approval among others, and its parts, in the language of the keys.
fn written(keys: &[String], approval: &NewApproval<'_>) -> (String, BTreeMap<String, Vec<String>>) {
    let is_approved = |key: &&String| field_of(&[Common::FIELDS], key).is_some_and(|field| field.name == "approved");
    let is_vietnamese = keys.iter().any(|key| !key.is_ascii());
    let [new, by, on, of] = match is_vietnamese {
        true => ["Duyệt đăng", "Người duyệt", "Ngày duyệt", "Dấu"],
        false => ["approved", "by", "on", "of"],
    };
    let on_text = approval.on.format(if is_vietnamese { "%d/%m/%Y" } else { "%Y-%m-%d" }).to_string();
    let parts = [(by, quoted(approval.by)), (on, on_text), (of, approval.of.to_owned())];
    let parts = parts.into_iter().map(|(name, text)| (name.to_owned(), vec![text])).collect();
    (keys.iter().find(is_approved).map_or(new, String::as_str).to_owned(), parts)
}

/// Whether a new text has the same content as the old one, with these approvals beside those it had.
fn is_true(file: &SourceFile, text: &str, approvals: &[NewApproval<'_>]) -> bool {
    let Ok(after) = decode(&file.path, text.as_bytes()) else { return false };
    let (before, after) = (parse(file), parse(&after));
    let (before, after) = match after.problems.has_errors() {
        false => (found(&before.value), found(&after.value)),
        true => return false,
    };
    let is_new = |place: &Span| approvals.iter().find(|approval| approval.place == place);
    before.len() == after.len()
        && before.iter().zip(&after).all(|(old, new)| {
            let approved = match is_new(old.place) {
                Some(wanted) => new
                    .approved
                    .is_some_and(|it| it.by.value == wanted.by && it.on.value == wanted.on && it.of.value == wanted.of),
                None => old.approved.map(|it| &it.of.value) == new.approved.map(|it| &it.of.value),
            };
            approved && old.content == new.content
        })
}

/// What can be approved in a file.
struct Found<'p> {
    place: &'p Span,
    approved: Option<&'p Approval>,
    content: ApprovedContent,
}

fn found(parsed: &Parsed) -> Vec<Found<'_>> {
    let entries = parsed.entries.iter().map(|entry| {
        let glance = entry.glance();
        Found { place: glance.place, approved: glance.common.approved.as_ref(), content: glance.content }
    });
    let translations = parsed.translations.iter().map(|translation| Found {
        place: &translation.place,
        approved: translation.credit.approved.as_ref(),
        content: translation.content,
    });
    entries.chain(translations).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The text of a file with approvals of everything in it.
    fn approved(path: &str, text: &str) -> Option<String> {
        let file = decode(&path.into(), text.as_bytes()).unwrap();
        let parsed = parse(&file).value;
        let on = NaiveDate::from_ymd_opt(2026, 11, 29).unwrap();
        let places = found(&parsed);
        let approvals: Vec<_> = places
            .iter()
            .map(|found| NewApproval { place: found.place, by: "Mẫu, Phó Giám đốc", on, of: "bcdfghjk" })
            .collect();
        with_approvals(&file, &approvals)
    }

    #[test]
    fn an_approval_is_added_and_every_other_byte_stays() {
        let lines = "approved:\n  by: \"Mẫu, Phó Giám đốc\"\n  of: bcdfghjk\n  on: 2026-11-29\n";
        let page = "---\ntitle: A  # ghi chú\n---\nChữ.\n";
        let with = format!("---\ntitle: A  # ghi chú\n{lines}---\nChữ.\n");
        assert_eq!(approved("content/pages/a.md", page), Some(with.clone()));
        assert_eq!(approved("content/pages/a.md", &with), Some(with.clone()), "a second time");
        let windows = |text: &str| text.replace('\n', "\r\n");
        assert_eq!(approved("content/pages/a.md", &windows(page)), Some(windows(&with)));
        let old = "---\napproved: {by: Cũ, on: 2025-01-01, of: kkkkkkkk} # cũ\ntitle: A\n---\n";
        let new = approved("content/pages/a.md", old).unwrap();
        assert!(new.contains("of: bcdfghjk") && new.contains("# cũ\ntitle: A\n") && !new.contains("Cũ"), "{new}");
        let note = approved("content/pages/a.en.md", "---\nTiêu đề: About\n---\n").unwrap();
        assert_eq!(
            note,
            "---\nTiêu đề: About\nDuyệt đăng:\n  Dấu: bcdfghjk\n  Ngày duyệt: 29/11/2026\n  \
             Người duyệt: \"Mẫu, Phó Giám đốc\"\n---\n"
        );
    }

    #[test]
    fn each_row_of_a_list_gets_its_own() {
        let rows =
            "# đầu\n- id: a\n  title: Một\n  date: 2026-01-02\n# giữa\n- Mã: b\n  Tiêu đề: Hai\n  Ngày: 02/01/2026\n";
        let text = approved("content/news/n.yaml", rows).unwrap();
        assert_eq!(text.matches("bcdfghjk").count(), 2, "{text}");
        assert!(text.contains("  approved:\n    by:") && text.contains("  Duyệt đăng:\n    Dấu:"), "{text}");
        let kept = |line: &str| !line.starts_with("    ") && !line.contains("approved") && !line.contains("Duyệt đăng");
        assert_eq!(text.lines().filter(|line| kept(line)).map(|line| format!("{line}\n")).collect::<String>(), rows);
    }

    #[test]
    fn a_text_without_a_place_for_it_is_left_alone() {
        assert_eq!(approved("content/news/n.yaml", "- id: a\n  title: Một\n  date: 2026-01-02\n...\n"), None);
        let broken = SourceFile { path: "content/pages/a.md".into(), text: "---\ntitle: A\n".into(), hash: [0; 32] };
        assert_eq!(with_approvals(&broken, &[]), None);
    }
}
