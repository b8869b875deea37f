//! `pack FILE.zip`: the site as one archive that works when unpacked and opened from a disk.

use std::collections::BTreeMap;
use std::io::{Cursor, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::ArgMatches;
use zip::write::SimpleFileOptions;

use super::{CONTENT, Call, FINE, USAGE, report};
use crate::bilingual;
use crate::model::config::Links;
use crate::pipeline::{Memory, Order, build};

/// The comment of every archive of this command, by which it knows its own.
const MARK: &str = "giothong pack";

/// Builds with explicit links and writes the archive.
pub fn run(call: &Call, options: &ArgMatches) -> u8 {
    let Some(file) = options.get_one::<PathBuf>("file") else { return USAGE };
    if call.refuses_to_write(file) {
        return USAGE;
    }
    if !is_free(file) {
        let place = file.display();
        let words = bilingual!(
            "`{place}` đã có và không do `giothong pack` tạo ra: chương trình không ghi đè; hãy chọn tên khác, hoặc chuyển tệp ấy đi",
            "`{place}` is there already and was not made by `giothong pack`: it is not replaced; choose another name, or move that file away"
        );
        report::failure(&words, call.speech(None));
        return USAGE;
    }
    let order = Order { links: Some(Links::Explicit), ..call.order(Some(options)) };
    let built = build(&order, &mut Memory::default());
    let speech = call.speech(built.language.as_deref());
    report::human(&built.problems, &built.sources, speech);
    let Some(files) = built.files else { return CONTENT };
    match archive(&files).and_then(|bytes| write(file, &bytes)) {
        Ok(()) => {
            let (place, total) = (file.display(), files.len());
            report::result(
                &bilingual!(
                    "đã gói {total} tệp vào {place}; giải nén rồi mở index.html",
                    "packed {total} files into {place}; unpack it and open index.html"
                ),
                speech,
            );
            FINE
        }
        Err(error) => {
            let place = file.display();
            report::failure(&bilingual!("không ghi được {place}: {error}", "cannot write {place}: {error}"), speech);
            USAGE
        }
    }
}

/// Whether nothing stands under the name, or an archive of this command.
#[expect(clippy::disallowed_methods, reason = "the archive is the one file this command writes")]
fn is_free(file: &Path) -> bool {
    match std::fs::symlink_metadata(file) {
        Ok(there) if there.is_file() => {
            let archive = std::fs::File::open(file).ok().and_then(|file| zip::ZipArchive::new(file).ok());
            archive.is_some_and(|archive| archive.comment() == MARK.as_bytes())
        }
        Ok(_) => false,
        Err(_) => true,
    }
}

/// The archive's bytes: entries in order, without the time of their making.
fn archive(files: &BTreeMap<String, Arc<[u8]>>) -> std::io::Result<Vec<u8>> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().last_modified_time(zip::DateTime::default());
    for (path, bytes) in files {
        zip.start_file(path, options)?;
        zip.write_all(bytes)?;
    }
    zip.set_comment(MARK)?;
    Ok(zip.finish()?.into_inner())
}

/// Writes beside the file and renames, so that a half-written archive never stands under the name.
#[expect(clippy::disallowed_methods, reason = "the archive is the one file this command writes")]
fn write(file: &Path, bytes: &[u8]) -> std::io::Result<()> {
    let mut beside = file.as_os_str().to_owned();
    beside.push(".part");
    let beside = PathBuf::from(beside);
    let mut part = std::fs::File::create_new(&beside)?;
    let written = part.write_all(bytes).and_then(|()| std::fs::rename(&beside, file));
    written.inspect_err(|_| drop(std::fs::remove_file(&beside)))
}
