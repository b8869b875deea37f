//! `pack FILE.zip`: packs the site into one archive that works when it is unpacked and opened from a disk.

use std::collections::BTreeMap;
use std::io::{Cursor, Result, Write};
use std::path::Path;
use std::sync::{Mutex, PoisonError};

use zip::write::SimpleFileOptions;

use super::arguments::PackOptions;
use super::{CONTENT, Call, USAGE, files, report};
use crate::bilingual;
use crate::model::config::Links;
use crate::pipeline::{Order, Sink};

/// The comment in every archive of this command, by which it recognizes its own archives.
const MARK: &str = "giothong pack";

/// Builds with explicit links and writes the archive.
pub fn run(call: &Call, options: &PackOptions) -> u8 {
    let file = &options.file;
    if call.refuses_to_write(file) {
        return USAGE;
    }
    let place = file.display();
    if files::is_there(file) && !is_ours(file) {
        let words = bilingual!(
            "`{place}` đã có và không do `giothong pack` tạo ra: chương trình không ghi đè; hãy chọn tên khác, hoặc chuyển tệp ấy đi",
            "`{place}` is there already and was not made by `giothong pack`: it is not replaced; choose another name, or move that file away"
        );
        return report::failure(&words, call.speech(None));
    }
    let order = Order { links: Some(Links::Explicit), ..call.order(options.now, options.drafts) };
    let mut archive = Archive::default();
    let built = call.build(&order, &mut archive);
    let speech = call.speech(built.language.as_deref());
    report::problems(&built.problems, &built.sources, speech);
    if built.problems.has_errors() {
        return CONTENT;
    }
    let packed = |total| {
        bilingual!(
            "đã gói {total} tệp vào {place}; giải nén rồi mở index.html",
            "packed {total} files into {place}; unpack it and open index.html"
        )
    };
    let written = archive.finish().and_then(|(total, bytes)| files::write_whole(file, &bytes).map(|()| total));
    report::outcome(written.map(packed).map_err(|error| files::unwritten(place, error)), speech)
}

/// Whether a path is an archive of this command, and not a link.
fn is_ours(file: &Path) -> bool {
    let opened = Some(file).filter(|file| file.is_file() && !file.is_symlink()).and_then(|file| files::open(file).ok());
    let archive = opened.and_then(|file| zip::ZipArchive::new(file).ok());
    archive.is_some_and(|archive| archive.comment() == MARK.as_bytes())
}

/// The files of an archive, each packed as soon as it is finished, by path.
#[derive(Default)]
struct Archive(Mutex<BTreeMap<String, Result<Vec<u8>>>>);

impl Archive {
    /// The number of files and the bytes of the archive: files in the order of their paths, without time stamps.
    fn finish(self) -> Result<(usize, Vec<u8>)> {
        let files = self.0.into_inner().unwrap_or_else(PoisonError::into_inner);
        let (total, mut zip) = (files.len(), zip::ZipWriter::new(Cursor::new(Vec::new())));
        for (_, packed) in files {
            let mut packed = zip::ZipArchive::new(Cursor::new(packed?))?;
            zip.raw_copy_file(packed.by_index_raw(0)?)?;
        }
        zip.set_comment(MARK)?;
        Ok((total, zip.finish()?.into_inner()))
    }
}

impl Sink for Archive {
    fn begin(&mut self, _: &mut dyn Iterator<Item = &str>) {}

    fn take(&self, path: &str, bytes: &[u8]) {
        let packed = packed(path, bytes);
        self.0.lock().unwrap_or_else(PoisonError::into_inner).insert(path.to_owned(), packed);
    }
}

/// An archive of one file, from which the file is copied as it is packed.
fn packed(path: &str, bytes: &[u8]) -> Result<Vec<u8>> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    zip.start_file(path, SimpleFileOptions::default().last_modified_time(zip::DateTime::default()))?;
    zip.write_all(bytes)?;
    Ok(zip.finish()?.into_inner())
}
