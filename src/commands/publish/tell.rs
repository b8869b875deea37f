//! What an officer is told and asked before anything is sent.

use std::io::IsTerminal;

use super::super::report;
use super::Stop;
use crate::bilingual;
use crate::diagnostics::{Bilingual, Speech};
use crate::publish::{OldVersions, Plan, Remote, Standing, changes, is_page};
use crate::schedule::{Published, clean};

/// The number of pages that may be deleted unasked, and the part of all pages.
const FEW_PAGES: usize = 20;
const PART: usize = 5;
/// The number of pages that are named each.
const NAMED: usize = 10;

/// Says what readers will see change.
pub fn tell(there: &Standing, plan: &Plan, before: Option<&Published>, now: Option<&Published>, speech: Speech) {
    let nothing = Published::default();
    let changes = now.map(|now| changes(before.unwrap_or(&nothing), now)).unwrap_or_default();
    // The first time, everything is new.
    for change in changes.iter().filter(|_| there.is_published) {
        report::print(format_args!("  {}", change.sentences().in_(speech)));
    }
    let pages = plan.uploads.iter().map(|upload| upload.path.as_str()).filter(|path| is_page(path));
    let (changed, added): (Vec<_>, Vec<_>) = pages.partition(|path| there.site.files.contains_key(*path));
    let gone: Vec<_> = plan.deletions.iter().map(String::as_str).filter(|path| is_page(path)).collect();
    // Where many change, something that stands on all of them did.
    let named: &[&str] = if changed.len() > NAMED { &[] } else { &changed };
    for (pages, words) in [
        (&*added, Bilingual::literal("trang mới", "new page")),
        (named, Bilingual::literal("trang đổi", "changed page")),
        (&*gone, Bilingual::literal("trang bỏ", "page gone")),
    ] {
        for path in pages.iter().take(NAMED).filter(|_| there.is_published) {
            let address = path.strip_suffix("index.html").unwrap_or(path);
            report::print(format_args!("  {}: /{}", words.in_(speech), clean(address)));
        }
        let more = pages.len().saturating_sub(NAMED);
        if more > 0 && there.is_published {
            report::print(format_args!("  {}: … +{more}", words.in_(speech)));
        }
    }
    let (added, changed, gone) = (added.len(), changed.len(), gone.len());
    let (files, kb) = (plan.uploads.len(), plan.bytes().div_ceil(1024));
    let words = bilingual!(
        "{added} trang mới, {changed} trang đổi, {gone} trang bỏ; {files} tệp phải gửi, {kb} KB",
        "{added} new pages, {changed} changed, {gone} gone; {files} files to send, {kb} KB"
    );
    report::print(words.in_(speech));
    if let Some(journal) = &there.cut {
        let done = journal.written.len();
        let words = bilingual!(
            "lần đăng trước bị cắt giữa chừng, đã gửi {done} tệp: làm tiếp phần còn lại",
            "the last publication was cut after {done} files: it goes on from there"
        );
        report::print(words.in_(speech));
    }
}

/// Refuses to delete many pages, unless their number is named.
pub fn refuse_great_losses(there: &Standing, plan: &Plan, allowed: Option<usize>) -> Result<(), Stop> {
    let pages = there.site.files.keys().filter(|path| is_page(path)).count();
    let gone = plan.deleted_pages();
    let is_great = gone > FEW_PAGES || gone > 0 && gone.saturating_mul(PART) > pages;
    if !is_great || allowed.is_some_and(|allowed| gone <= allowed) {
        return Ok(());
    }
    Err(Stop::Because(bilingual!(
        "sẽ có {gone} trên {pages} trang biến mất khỏi mạng; chưa gửi gì. Nếu đúng ý, chạy lại với `--delete {gone}`",
        "{gone} of {pages} pages would disappear; nothing was sent. If that is meant, run again with `--delete {gone}`"
    )))
}

/// Asks on the terminal.
pub fn asked(speech: Speech) -> Result<bool, Stop> {
    if !std::io::stdin().is_terminal() {
        return Err(Stop::Because(Bilingual::literal(
            "không có ai để hỏi: thêm `--yes` để gửi luôn, hoặc `--dry-run` để chỉ xem",
            "there is nobody to ask: add `--yes` to send at once, or `--dry-run` to look only",
        )));
    }
    report::print(speech.choose("Gửi lên bây giờ? (c = có, Enter = thôi)", "Send now? (y = yes, Enter = no)"));
    Ok(report::says_yes())
}

/// Says that what was replaced or deleted is still on the server, where it may be.
pub fn tell_of_old_versions(remote: &mut dyn Remote, there: &Standing, plan: &Plan, speech: Speech) {
    let is_replaced = plan.uploads.iter().any(|upload| there.site.files.contains_key(&upload.path));
    if !is_replaced && plan.deletions.is_empty() {
        return;
    }
    let words = match remote.keeps_old_versions() {
        None => return,
        Some(OldVersions::Kept) => Bilingual::literal(
            "chú ý: bucket này giữ bản cũ của mọi tệp bị thay hay bỏ. Khi có người rút lại sự đồng ý thì phải xóa cả bản cũ: xóa trong trang quản trị bucket, hoặc đặt quy tắc vòng đời `NoncurrentVersionExpiration`",
            "note: this bucket keeps the old versions of every file that is replaced or deleted. When a person withdraws consent, they have to be erased too: in the console of the bucket, or by a lifecycle rule `NoncurrentVersionExpiration`",
        ),
        Some(OldVersions::Perhaps) => Bilingual::literal(
            "chú ý: máy chủ loại này thường giữ bản cũ và thùng rác. Khi có người rút lại sự đồng ý thì xóa cả ở đó",
            "note: servers of this kind often keep old versions and a trash. When a person withdraws consent, erase it there too",
        ),
    };
    report::print(words.in_(speech));
}
