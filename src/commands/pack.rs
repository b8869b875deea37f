//! `pack FILE.zip`: packs the site into one archive that works when it is unpacked and opened from a disk.

use std::collections::BTreeMap;
use std::io::{Cursor, Write};
use std::path::Path;
use std::sync::Arc;

use zip::write::SimpleFileOptions;

use super::arguments::PackOptions;
use super::{CONTENT, Call, USAGE, files, report};
use crate::bilingual;
use crate::model::config::Links;
use crate::pipeline::{Memory, Order, build};

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
    let built = build(&order, &mut Memory::default());
    let speech = call.speech(built.language.as_deref());
    report::problems(&built.problems, &built.sources, speech);
    let Some(site) = built.files else { return CONTENT };
    let total = site.len();
    let packed = |()| {
        bilingual!(
            "đã gói {total} tệp vào {place}; giải nén rồi mở index.html",
            "packed {total} files into {place}; unpack it and open index.html"
        )
    };
    let written = archive(&site).and_then(|bytes| files::write_whole(file, &bytes));
    report::outcome(written.map(packed).map_err(|error| files::unwritten(place, error)), speech)
}

/// Whether a path is an archive of this command, and not a link.
fn is_ours(file: &Path) -> bool {
    let opened = Some(file).filter(|file| file.is_file() && !file.is_symlink()).and_then(|file| files::open(file).ok());
    let archive = opened.and_then(|file| zip::ZipArchive::new(file).ok());
    archive.is_some_and(|archive| archive.comment() == MARK.as_bytes())
}

/// The bytes of the archive: files in a fixed order, without time stamps.
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
