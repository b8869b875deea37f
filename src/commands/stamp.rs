//! `translations stamp FILE…`: marks translations as following today's Vietnamese, in all of the files or in none.

use std::path::{Path, PathBuf};

use clap::ArgMatches;

use super::{CONTENT, Call, FINE, USAGE, report};
use crate::bilingual;
use crate::diagnostics::{Bilingual, Diagnostic, FilePath, Problems, Speech};
use crate::model::problems::BAD_FINGERPRINT;
use crate::model::site::Site;
use crate::pipeline::{not_in_the_site, read_site, stamped};
use crate::source::{decode, read_bytes};

/// What UTF-8 text may begin with.
const BYTE_ORDER_MARK: &[u8] = b"\xEF\xBB\xBF";

/// A file to be replaced.
struct Change {
    name: FilePath,
    path: PathBuf,
    bytes: Vec<u8>,
}

/// Stamps the files and tells which changed. Drafts are stamped like others.
pub fn run(call: &Call, options: &ArgMatches) -> u8 {
    let mut order = call.order(None);
    (order.drafts, order.unreviewed) = (true, true);
    let (read, site) = read_site(&order);
    let speech = call.speech(read.language.as_deref());
    let files: Vec<&PathBuf> = options.get_many::<PathBuf>("file").into_iter().flatten().collect();
    let mut problems = Problems::default();
    let mut changes = Vec::new();
    for file in &files {
        let name = name_in_site(&call.site, file);
        // What somebody wrote by hand for a fingerprint is written over.
        let is_in_the_way = |it: &&Diagnostic| it.span.file == name && it.problem.code != BAD_FINGERPRINT.code;
        let of_file = Problems(read.problems.0.iter().filter(is_in_the_way).cloned().collect());
        match of_file.has_errors() {
            true => problems.absorb(of_file),
            false => changes.extend(change(&call.site, name, &site, &mut problems)),
        }
    }
    let problems = problems.ordered();
    if problems.has_errors() {
        report::human(&problems, &read.sources, speech);
        let words = Bilingual::literal("chưa sửa tệp nào", "no file was changed");
        report::failure(&words, speech);
        return CONTENT;
    }
    match replace(&changes) {
        Ok(()) => tell(files.len(), &changes, speech),
        Err((name, error)) => {
            report::failure(&bilingual!("không ghi được {name}: {error}", "cannot write {name}: {error}"), speech);
            USAGE
        }
    }
}

fn tell(asked: usize, changes: &[Change], speech: Speech) -> u8 {
    for Change { name, .. } in changes {
        let words = bilingual!("{name}: đã ghi là theo bản tiếng Việt hôm nay", "{name}: follows today's Vietnamese");
        report::result(&words, speech);
    }
    if changes.len() < asked {
        let rest = asked - changes.len();
        let words = bilingual!("{rest} tệp đã đúng sẵn, không sửa", "{rest} already did and stayed as they were");
        report::result(&words, speech);
    }
    FINE
}

/// The path of a file as problems name it: below the site's folder where it is there.
fn name_in_site(site: &Path, file: &Path) -> FilePath {
    let inside = || {
        let (site, file) = (site.canonicalize().ok()?, file.canonicalize().ok()?);
        let inside = file.strip_prefix(site).ok()?;
        let parts: Option<Vec<&str>> = inside.iter().map(|part| part.to_str()).collect();
        Some(parts?.join("/"))
    };
    inside().unwrap_or_else(|| file.display().to_string()).into()
}

/// The new bytes of a file; nothing where it stays as it is.
fn change(site: &Path, name: FilePath, of: &Site, problems: &mut Problems) -> Option<Change> {
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
    (bytes != before).then_some(Change { name, path, bytes })
}

/// Writes every file beside the one it replaces, then puts all of them into place; each is there whole at any time.
#[expect(clippy::disallowed_methods, reason = "`stamp` writes the lines a person asked for into the files they named")]
fn replace(changes: &[Change]) -> Result<(), (FilePath, std::io::Error)> {
    let beside = |path: &Path| path.with_file_name(format!(".{}.giothong", file_name(path)));
    let write = |change: &Change| {
        let unfinished = beside(&change.path);
        std::fs::write(&unfinished, &change.bytes)?;
        std::fs::set_permissions(&unfinished, std::fs::metadata(&change.path)?.permissions())
    };
    let place = |change: &Change| std::fs::rename(beside(&change.path), &change.path);
    let all = |act: &dyn Fn(&Change) -> std::io::Result<()>| {
        changes.iter().try_for_each(|change| act(change).map_err(|error| (change.name.clone(), error)))
    };
    all(&write).and_then(|()| all(&place)).inspect_err(|_| {
        for change in changes {
            let _ = std::fs::remove_file(beside(&change.path));
        }
    })
}

fn file_name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}
