//! `translations stamp FILE…`: marks translations as following today's Vietnamese, either all of the files or none.

use std::path::{Path, PathBuf};

use super::files::{BYTE_ORDER_MARK, Replacement, replace, unwritten};
use super::{CONTENT, Call, FINE, report};
use crate::bilingual;
use crate::diagnostics::{Bilingual, Diagnostic, FilePath, Problems};
use crate::model::problems::BAD_FINGERPRINT;
use crate::model::site::Site;
use crate::pipeline::{not_in_the_site, read_site, stamped};
use crate::source::{decode, read_bytes};

/// Stamps the files and prints which were changed. Drafts are stamped too.
pub fn run(call: &Call, files: &[PathBuf]) -> u8 {
    let (read, site) = read_site(&call.order(None, true));
    let speech = call.speech(read.language.as_deref());
    let mut problems = Problems::default();
    let mut changes = Vec::new();
    for file in files {
        let name = name_in_site(&call.site, file);
        // Invalid fingerprints do not prevent stamping, since they are replaced.
        let is_in_the_way = |it: &&Diagnostic| it.span.file == name && it.problem.code != BAD_FINGERPRINT.code;
        let of_file = Problems(read.problems.0.iter().filter(is_in_the_way).cloned().collect());
        match of_file.has_errors() {
            true => problems.absorb(of_file),
            false => changes.extend(change(&call.site, name, &site, &mut problems)),
        }
    }
    let problems = problems.ordered();
    if problems.has_errors() {
        report::problems(&problems, &read.sources, speech);
        report::failure(&Bilingual::literal("chưa sửa tệp nào", "no file was changed"), speech);
        return CONTENT;
    }
    if let Err((name, error)) = replace(&changes) {
        return report::failure(&unwritten(name, error), speech);
    }
    for Replacement { name, .. } in &changes {
        let words = bilingual!("{name}: đã ghi là theo bản tiếng Việt hôm nay", "{name}: follows today's Vietnamese");
        report::result(&words, speech);
    }
    let rest = files.len() - changes.len();
    if rest > 0 {
        let words = bilingual!("{rest} tệp đã đúng sẵn, không sửa", "{rest} already did and stayed as they were");
        report::result(&words, speech);
    }
    FINE
}

/// The path of a file in the form used by problems: relative to the site's folder where the file is below it.
fn name_in_site(site: &Path, file: &Path) -> FilePath {
    let inside = || {
        let (site, file) = (site.canonicalize().ok()?, file.canonicalize().ok()?);
        let inside = file.strip_prefix(site).ok()?;
        let parts: Option<Vec<&str>> = inside.iter().map(|part| part.to_str()).collect();
        Some(parts?.join("/"))
    };
    inside().unwrap_or_else(|| file.display().to_string()).into()
}

/// The new bytes of a file; `None` where it does not change.
fn change(site: &Path, name: FilePath, of: &Site, problems: &mut Problems) -> Option<Replacement> {
    let path = site.join(&*name);
    if !path.is_file() {
        problems.push(not_in_the_site(&name));
        return None;
    }
    let read = read_bytes(&path, &name).and_then(|bytes| Ok((decode(&name, &bytes)?, bytes)));
    let (file, before) = read.map_err(|problem| problems.push(problem)).ok()?;
    let text = stamped(&file, of, problems)?;
    let mark = if before.starts_with(BYTE_ORDER_MARK) { BYTE_ORDER_MARK } else { &[] };
    let bytes = [mark, text.as_bytes()].concat();
    (bytes != before).then_some(Replacement { name, path, bytes })
}
