//! `pack FILE.zip`: packs the site into one archive that works when it is unpacked and opened from a disk. With `--since`
//! it is unpacked over a former one on a host: what went since then is overwritten.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Result, Write};
use std::path::Path;
use std::sync::{Mutex, PoisonError};

use zip::write::SimpleFileOptions;

use super::arguments::PackOptions;
use super::old_pack::{self, OldPack};
use super::progress::ProgressLine;
use super::{CONTENT, Call, USAGE, files, report};
use crate::bilingual;
use crate::diagnostics::{Bilingual, Speech};
use crate::emit::is_illegal;
use crate::model::config::Links;
use crate::pipeline::{Memory, Order, Sink, build_over};

/// The comment in every archive of this command, by which it recognizes its own archives.
pub(super) const MARK: &str = "giothong pack";

/// A megabyte as hosts count them: the smaller one is the safe one.
const MEGABYTE: u64 = 1_000_000;

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
    let old = match options.since.as_deref().map(old_pack::read).transpose() {
        Ok(old) => old.unwrap_or_default(),
        Err(words) => return report::failure(&words, call.site_speech()),
    };
    let order = Order { links: Some(Links::Explicit), ..call.order(options.now, options.drafts) };
    let mut archive = Archive::default();
    let line = ProgressLine::of(&order.progress, call.site_speech());
    let built = build_over(&order, old.pages.clone(), &mut Memory::default(), &mut archive);
    drop(line);
    let speech = call.speech(built.language.as_deref());
    report::problems(&built.problems, &built.sources, speech);
    if built.problems.has_errors() {
        return CONTENT;
    }
    let went = archive.overwrite(&old, built.gone);
    if let Some(fault) = archive.fault() {
        let words =
            bilingual!("gói cũ không hợp với trang mới: {fault}", "the former archive does not fit the site: {fault}");
        return report::failure(&words, speech);
    }
    let packed = |(total, size): (usize, u64)| {
        warn_of_size(call, size, speech);
        let (also_vi, also_en) = (went.told(Speech::Vi), went.told(Speech::En));
        bilingual!(
            "đã gói {total} tệp vào {place}; giải nén rồi mở index.html{also_vi}",
            "packed {total} files into {place}; unpack it and open index.html{also_en}"
        )
    };
    let written = archive
        .finish()
        .and_then(|(total, bytes)| files::write_whole(file, &bytes).map(|()| (total, bytes.len() as u64)));
    report::outcome(written.map(packed).map_err(|error| files::unwritten(place, error)), speech)
}

/// Warns of an archive that the host does not take.
fn warn_of_size(call: &Call, size: u64, speech: Speech) {
    let limit = call.config().and_then(|config| u64::try_from(config.zip_limit_mb.as_ref()?.value).ok());
    if let Some(limit) = limit.filter(|limit| size > limit.saturating_mul(MEGABYTE)) {
        let megabytes = size.div_ceil(MEGABYTE);
        let words = bilingual!(
            "tệp ZIP nặng {megabytes} MB, hơn {limit} MB mà nơi đặt trang nhận (`Giới hạn dung lượng tệp ZIP`); hãy làm ảnh và tệp nhỏ lại, hoặc đăng bằng `giothong publish`",
            "the archive has {megabytes} MB, more than the {limit} MB that the host takes (`zip_limit_mb`); make pictures and files smaller, or publish with `giothong publish`"
        );
        report::complain(format_args!("{}: {}", speech.choose("cảnh báo", "warning"), words.in_(speech)));
    }
}

/// What readers could find after the former archive and the site no longer has.
struct Gone {
    /// Pages, at whose addresses now stands that they were taken down.
    pages: Vec<String>,
    /// Other files, now empty.
    emptied: Vec<String>,
    /// Files of the theme, left as they were.
    left: Vec<String>,
}

impl Gone {
    /// What is said of them.
    fn told(&self, speech: Speech) -> String {
        let told = |paths: &[String], words: Bilingual| match paths {
            [] => String::new(),
            paths => format!("\n{}:\n  {}", words.in_(speech), paths.join("\n  ")),
        };
        let (pages, emptied, left) = (self.pages.len(), self.emptied.len(), self.left.len());
        let pages = bilingual!(
            "{pages} trang đã gỡ: ở địa chỉ của chúng nay có lời báo là đã gỡ",
            "{pages} pages went: at their addresses it now says that they were taken down"
        );
        let emptied = bilingual!(
            "{emptied} tệp đã gỡ được ghi đè bằng tệp rỗng, để trên máy chủ không còn ảnh hay văn bản cũ; giải nén xong hãy xóa chúng ở đó",
            "{emptied} files went and are overwritten by empty ones, so that nothing of an old picture or document stays on the server; delete them there once it is unpacked"
        );
        let left = bilingual!(
            "{left} tệp giao diện cũ được để nguyên; xóa ở máy chủ lúc nào cũng được",
            "{left} former files of the theme are left as they were; they may be deleted on the server at any time"
        );
        [told(&self.pages, pages), told(&self.emptied, emptied), told(&self.left, left)].concat()
    }
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
    /// Overwrites what of a former archive is not in this one.
    fn overwrite(&self, old: &OldPack, pages: Vec<String>) -> Gone {
        let own: BTreeSet<String> = self.0.lock().unwrap_or_else(PoisonError::into_inner).keys().cloned().collect();
        let went = old.files.difference(&own).cloned();
        let (left, emptied): (Vec<_>, Vec<_>) = went.partition(|path| old_pack::is_of_the_theme(path));
        emptied.iter().for_each(|path| self.take(path, b""));
        Gone { pages, emptied, left }
    }

    /// What is wrong with a path, where a former archive has brought along one that does not fit.
    fn fault(&self) -> Option<String> {
        is_illegal(&self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }

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
