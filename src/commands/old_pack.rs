//! What a former archive of `pack` holds, by its list of files: what readers still find on a host into which it was
//! unpacked, since unpacking the next one deletes nothing. Nothing is unpacked here, and no name or number in the list is
//! trusted.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::File;
use std::io::{Read, Seek, SeekFrom};
use std::path::Path;

use zip::ZipArchive;

use super::files;
use super::pack::MARK;
use crate::bilingual;
use crate::diagnostics::Bilingual;
use crate::emit::is_illegal;

/// The most bytes that a former archive may have.
const LARGEST: u64 = 1 << 30;
/// The most files that a list without ZIP64 can name (APPNOTE.TXT 4.4.1.4). Their number is known before memory follows
/// it.
const MOST_FILES: u16 = u16::MAX - 1;
/// The bytes of the end of the list before its comment (APPNOTE.TXT 4.3.16).
const END: usize = 22;

/// The paths in a former archive.
#[derive(Default)]
pub struct OldPack {
    /// Pages.
    pub pages: BTreeSet<String>,
    /// Other files with anything in them.
    pub files: BTreeSet<String>,
}

/// Reads the list of a former archive.
///
/// # Errors
/// The message that the file is none of this program's, or holds what `pack` never writes.
pub fn read(path: &Path) -> Result<OldPack, Bilingual> {
    let place = path.display();
    let refused = |vi: &str, en: &str| bilingual!("không dùng được `{place}`: {vi}", "cannot use `{place}`: {en}");
    let foreign = || refused("tệp này không do `giothong pack` tạo ra", "it was not made by `giothong pack`");
    let mut file = files::open(path).map_err(|error| refused(&error.to_string(), &error.to_string()))?;
    if file.metadata().map_or(true, |metadata| !metadata.is_file() || metadata.len() > LARGEST) {
        return Err(refused("không phải một tệp dưới 1 GB", "it is no file below 1 GB"));
    }
    let total = number_of_files(&mut file).ok_or_else(foreign)?;
    if total > MOST_FILES {
        return Err(refused("trong tệp có quá nhiều tệp", "there are too many files in it"));
    }
    let mut archive = ZipArchive::new(file).map_err(|_| foreign())?;
    let damaged = || refused("danh sách trong tệp bị hỏng", "the list in it is damaged");
    let names: Option<Vec<String>> = archive.file_names().map(|name| name.ok().map(|name| name.into_owned())).collect();
    let names = names.filter(|names| names.iter().all(|name| name.is_ascii())).ok_or_else(damaged)?;
    let listed: BTreeMap<String, ()> = names.iter().map(|name| (name.clone(), ())).collect();
    if let Some(fault) = is_illegal(&listed) {
        return Err(refused(&fault, &fault));
    }
    let mut old = OldPack::default();
    for (index, name) in names.into_iter().enumerate() {
        // The size is said by the list; nothing is read.
        let is_empty = archive.by_index_raw(index).map_err(|_| damaged())?.size() == 0;
        match name.ends_with(".html") {
            true => old.pages.insert(name),
            false => !is_empty && old.files.insert(name),
        };
    }
    Ok(old)
}

/// The number of files that an archive of this program says it has, at its very end before its mark.
fn number_of_files(file: &mut File) -> Option<u16> {
    let length = i64::try_from(END + MARK.len()).ok()?;
    file.seek(SeekFrom::End(-length)).ok()?;
    let mut end = Vec::new();
    file.by_ref().take(length.unsigned_abs()).read_to_end(&mut end).ok()?;
    let is_end = end.starts_with(b"PK\x05\x06") && end.get(END..)? == MARK.as_bytes();
    let total = [*end.get(10)?, *end.get(11)?];
    is_end.then(|| u16::from_le_bytes(total))
}

/// Whether a file is one of the theme whose name changes with its content: pages of before may still ask for it, and it
/// holds nothing about anybody.
pub fn is_of_the_theme(path: &str) -> bool {
    path.starts_with("assets/") && [".css", ".js", ".woff2"].iter().any(|ending| path.ends_with(ending))
}
