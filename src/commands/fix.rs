//! `check --fix`: the edits that problems carry, shown line by line, and written where `--write` is given.

use super::files::{BYTE_ORDER_MARK, Replacement, replace, unwritten};
use super::{Call, report};
use crate::bilingual;
use crate::diagnostics::{Bilingual, FilePath, Speech, edits_by_file, with_edits};
use crate::pipeline::Built;
use crate::source::read_bytes;

/// Shows the edits of all problems. With `write` the files are replaced, all of them or none. Returns whether files were
/// changed; an error has been reported.
pub fn run(call: &Call, built: &Built, write: bool, speech: Speech) -> Result<bool, u8> {
    let mut replacements = Vec::new();
    let mut count = 0;
    for (file, edits) in edits_by_file(&built.problems, |file| built.sources.text(file)) {
        let Some(text) = built.sources.text(&file) else { continue };
        let after = with_edits(text, &edits);
        let Some(replacement) = replacement(call, &file, text, &after) else { continue };
        count += edits.len();
        report::print(&file);
        report::changed_lines(text, &after).iter().for_each(report::print);
        replacements.push(replacement);
    }
    let files = replacements.len();
    let words = match (files, write) {
        (0, _) => Bilingual::literal("không có chỗ nào máy tự sửa được", "there is nothing that can be mended for you"),
        (_, false) => bilingual!(
            "{count} chỗ trong {files} tệp sẽ sửa; chưa ghi gì, thêm `--write` để ghi",
            "{count} edits in {files} files; nothing is written yet, add `--write` to write"
        ),
        (_, true) => {
            replace(&replacements).map_err(|(name, error)| report::failure(&unwritten(name, error), speech))?;
            bilingual!("đã sửa {count} chỗ trong {files} tệp", "made {count} edits in {files} files")
        }
    };
    report::result(&words, speech);
    Ok(write && files > 0)
}

/// The new bytes of a file. `None` where the file holds other bytes than the text that was checked: it has changed
/// since, or is in another encoding.
fn replacement(call: &Call, file: &FilePath, before: &str, after: &str) -> Option<Replacement> {
    let path = call.site.join(&**file);
    let bytes = read_bytes(&path, file).ok()?;
    let mark = if bytes.starts_with(BYTE_ORDER_MARK) { BYTE_ORDER_MARK } else { &[] };
    let is_as_checked = bytes.strip_prefix(mark) == Some(before.as_bytes());
    let bytes = [mark, after.as_bytes()].concat();
    is_as_checked.then(|| Replacement { name: file.clone(), path, bytes })
}
