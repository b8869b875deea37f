//! `publish`: builds the site, says what readers will see change, and brings it to a target.

use std::collections::BTreeMap;
use std::io::IsTerminal;
use std::path::Path;
use std::sync::Arc;

use serde_json::value::to_raw_value;

use super::arguments::PublishOptions;
use super::build::{self, WrittenSite};
use super::progress::ProgressLine;
use super::{Call, files, open_target, report};
use crate::bilingual;
use crate::check::UNAPPROVED;
use crate::diagnostics::{Bilingual, Problems, Speech};
use crate::emit::{ListedFile, Manifest};
use crate::model::config::SiteConfig;
use crate::model::publish::PublishTarget;
use crate::pipeline::{Hashes, Memory, Order, Progress, build_made_on};
use crate::publish::{
    LockOwner, Plan, Publication, PublishError, PublishedSite, Remote, RemoteError, Standing, changes, is_page, look,
    publish, standing,
};
use crate::schedule::{PROBLEMS as UNEXPLAINED, Published};

/// The number of pages that may be deleted unasked, and the part of all pages.
const FEW_PAGES: usize = 20;
const PART: usize = 5;
/// The number of changed pages that are looked at as a reader would.
const LOOKED_AT: usize = 5;
const SENDING: Bilingual = Bilingual::literal("gửi tệp", "sending files");

pub fn run(call: &Call, options: &PublishOptions) -> u8 {
    let speech = call.site_speech();
    match publishing(call, options, speech) {
        Ok(words) => report::result(&words, speech),
        Err(Stop::Said(status)) => status,
        Err(Stop::Because(words)) => report::failure(&words, speech),
    }
}

/// Why nothing more is done.
enum Stop {
    /// The reason was printed.
    Said(u8),
    Because(Bilingual),
}

impl From<PublishError> for Stop {
    fn from(error: PublishError) -> Self {
        Self::Because(error.sentences())
    }
}

fn publishing(call: &Call, options: &PublishOptions, speech: Speech) -> Result<Bilingual, Stop> {
    let config = call.config().ok_or_else(|| {
        Stop::Because(Bilingual::literal("chưa đọc được `content/site.yaml`", "`content/site.yaml` cannot be read"))
    })?;
    let (name, target) = chosen(&config, options.target.as_deref())?;
    let mut remote = open_target::open(call, name, target).map_err(Stop::Because)?;
    if options.check {
        return check(call, &config, name, &mut *remote);
    }
    let there = standing(&mut *remote, options.adopt)?;
    let before = there.site.schedule();
    let order = Order { published: before.clone().map(Arc::new), each_unapproved: true, ..call.order(None, false) };
    if options.when_due && there.cut.is_none() && is_current(call, &order, &there) {
        return Ok(bilingual!(
            "chưa đến lúc: nơi đăng `{name}` vẫn đúng như nội dung lúc này",
            "not yet due: the target `{name}` is still as the content is now"
        ));
    }
    let output = call.output();
    // What readers were told and the content does not explain, and what nobody approved, keeps a site from them, until it
    // does or is, or the code is named.
    let codes = UNEXPLAINED.iter().map(|problem| problem.code).chain([UNAPPROVED.code]);
    let deny: Vec<&str> = codes.filter(|code| !options.allow.iter().any(|allowed| allowed == code)).collect();
    let judge = |problems: &mut Problems| problems.deny(&deny);
    let WrittenSite { built, .. } = build::write(call, &order, &output, false, judge).map_err(Stop::Said)?;
    let files = listed(&output)?;
    let schedule = built.schedule.as_ref();
    let site = PublishedSite::new(
        config.id.value.to_string(),
        order.clock,
        files.clone(),
        schedule.and_then(|schedule| to_raw_value(schedule).ok()),
    );
    let read = |path: &str| files::bytes(&output.join(path));
    let publication = Publication {
        site,
        file: &read,
        owner: owner(&order),
        take_lock: options.take_lock,
        adopt: options.adopt,
        overwrite: options.overwrite,
    };
    let plan = publication.plan(&there)?;
    if !plan.is_empty() || there.cut.is_some() {
        tell(&there, &plan, before.as_ref(), schedule, speech);
    }
    if plan.is_empty() && there.is_published && there.cut.is_none() {
        return Ok(bilingual!(
            "nơi đăng `{name}` đã đúng như bản dựng: không có gì để gửi",
            "the target `{name}` is as built: there is nothing to send"
        ));
    }
    refuse_great_losses(&there, &plan, options.delete)?;
    if options.dry_run {
        return Ok(Bilingual::literal("chỉ xem trước: chưa gửi gì", "a look ahead: nothing was sent"));
    }
    if !options.yes && !options.when_due && !asked(speech)? {
        return Ok(Bilingual::literal("chưa gửi gì", "nothing was sent"));
    }
    send(&mut *remote, &publication, &plan, speech)?;
    let seen = seen(&mut *remote, &config, &publication, &plan)?;
    let (sent, deleted) = (plan.uploads.len(), plan.deletions.len());
    let end = bilingual!(
        "đã đăng lên `{name}`: gửi {sent} tệp, bỏ {deleted}",
        "published to `{name}`: {sent} files sent, {deleted} deleted"
    );
    Ok(match seen {
        true => Bilingual::new(format!("{}; người đọc đã thấy bản mới", end.vi), format!("{}; readers see it", end.en)),
        false => end,
    })
}

/// Whether a target has what a build of now would make, but for the day on which pages say they were built. A site with
/// errors is not current, so that the errors are told.
fn is_current(call: &Call, order: &Order, there: &Standing) -> bool {
    let mut hashes = Hashes::default();
    let _line = ProgressLine::of(&order.progress, call.site_speech());
    let built = build_made_on(order, Some(there.site.built.date()), &mut Memory::default(), &mut hashes);
    let (hashes, files) = (hashes.into_map(), &there.site.files);
    let is_same = |(path, hash): (&String, &blake3::Hash)| {
        files.get(path).is_some_and(|file| hash.to_hex().get(..file.hash.len()) == Some(&file.hash))
    };
    !built.problems.has_errors() && hashes.len() == files.len() && hashes.iter().all(is_same)
}

/// The target that is meant.
fn chosen<'c>(config: &'c SiteConfig, name: Option<&str>) -> Result<(&'c str, &'c PublishTarget), Stop> {
    let Some(publish) = &config.publish else {
        return Err(Stop::Because(Bilingual::literal(
            "`content/site.yaml` chưa ghi nơi đăng: thêm `Đăng trang: {Nơi đăng: {o-mang: {Loại: thư mục, Thư mục: …}}}`",
            "`content/site.yaml` has no target: add `publish: {targets: {share: {kind: folder, path: …}}}`",
        )));
    };
    publish.target(name).ok_or_else(|| {
        let names = publish.names().collect::<Vec<_>>().join(", ");
        Stop::Because(match name {
            Some(name) => bilingual!(
                "không có nơi đăng `{name}`; trong `site.yaml` có: {names}",
                "there is no target `{name}`; `site.yaml` has: {names}"
            ),
            None => bilingual!("ghi rõ nơi đăng: {names}", "name the target: {names}"),
        })
    })
}

/// The files of the site that was built.
fn listed(output: &Path) -> Result<BTreeMap<String, ListedFile>, Stop> {
    let manifest = Manifest::read(output).map_err(|error| Stop::Because(error.sentences()))?;
    Ok(manifest.map(|manifest| manifest.files).unwrap_or_default())
}

fn owner(order: &Order) -> LockOwner {
    let (user, host) = (files::user(), files::machine());
    LockOwner {
        name: format!("{user}@{host}"),
        since: order.clock.format("%d/%m/%Y %H:%M").to_string(),
        token: format!("{}-{}", order.clock.format("%Y%m%d%H%M%S%f"), std::process::id()),
    }
}

/// Says what readers will see change.
fn tell(there: &Standing, plan: &Plan, before: Option<&Published>, now: Option<&Published>, speech: Speech) {
    let nothing = Published::default();
    let changes = now.map(|now| changes(before.unwrap_or(&nothing), now)).unwrap_or_default();
    // The first time, everything is new.
    for change in changes.iter().filter(|_| there.is_published) {
        report::print(format_args!("  {}", change.sentences().in_(speech)));
    }
    let pages = plan.uploads.iter().filter(|upload| is_page(&upload.path));
    let (changed, added): (Vec<_>, Vec<_>) = pages.partition(|upload| there.site.files.contains_key(&upload.path));
    let (added, changed) = (added.len(), changed.len());
    let (gone, files, kb) = (plan.deleted_pages(), plan.uploads.len(), plan.bytes().div_ceil(1024));
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
fn refuse_great_losses(there: &Standing, plan: &Plan, allowed: Option<usize>) -> Result<(), Stop> {
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
fn asked(speech: Speech) -> Result<bool, Stop> {
    if !std::io::stdin().is_terminal() {
        return Err(Stop::Because(Bilingual::literal(
            "không có ai để hỏi: thêm `--yes` để gửi luôn, hoặc `--dry-run` để chỉ xem",
            "there is nobody to ask: add `--yes` to send at once, or `--dry-run` to look only",
        )));
    }
    report::print(speech.choose("Gửi lên bây giờ? (c = có, Enter = thôi)", "Send now? (y = yes, Enter = no)"));
    let mut answer = String::new();
    let read = std::io::stdin().read_line(&mut answer);
    Ok(read.is_ok() && matches!(answer.trim().to_lowercase().as_str(), "c" | "có" | "co" | "y" | "yes"))
}

fn send(
    remote: &mut dyn Remote,
    publication: &Publication<'_>,
    plan: &Plan,
    speech: Speech,
) -> Result<(), PublishError> {
    let progress = Arc::new(Progress::default());
    progress.begin(SENDING, plan.uploads.len() + plan.deletions.len());
    let _line = ProgressLine::of(&progress, speech);
    publish(remote, publication, plan, &mut || progress.advance())
}

/// Looks at the site as a reader does. `false` where it has no address to look at.
fn seen(
    remote: &mut dyn Remote,
    config: &SiteConfig,
    publication: &Publication<'_>,
    plan: &Plan,
) -> Result<bool, Stop> {
    let changed = plan.uploads.iter().map(|upload| upload.path.as_str()).filter(|path| path.ends_with("index.html"));
    let paths = ["index.html"].into_iter().chain(changed.filter(|path| *path != "index.html").take(LOOKED_AT));
    let pages: Vec<(String, Vec<u8>)> =
        paths.filter_map(|path| Some((path.to_owned(), (publication.file)(path).ok()?))).collect();
    as_reader(remote, config, &publication.owner, &pages)
}

/// Writes a file under a name that nobody knows, reads it back, asks for it and for pages at the site's address, and
/// deletes it. `false` where the site has no address to ask at.
fn as_reader(
    remote: &mut dyn Remote,
    config: &SiteConfig,
    owner: &LockOwner,
    pages: &[(String, Vec<u8>)],
) -> Result<bool, Stop> {
    let (name, bytes) =
        (format!("giothong-{}.txt", &blake3::hash(owner.token.as_bytes()).to_hex()[..16]), owner.token.as_bytes());
    let said = |error: RemoteError| Stop::from(PublishError::from(error));
    remote.write(&name, bytes).map_err(said)?;
    let found = remote.read(&name).map_err(said)?;
    let view = config.base_url.as_ref().map(|base| (look(&base.text, (&name, bytes), pages), &base.text));
    remote.remove(&name).map_err(said)?;
    if found.as_deref() != Some(bytes) {
        let (wanted, found) = (bytes.len() as u64, found.map(|found| found.len() as u64));
        return Err(PublishError::NotWhole { path: name, wanted, found }.into());
    }
    match view.as_ref().and_then(|(view, base)| view.sentences(base)) {
        Some(words) => Err(Stop::Because(words)),
        None => Ok(view.is_some()),
    }
}

/// The whole cycle with one file: written, read back, asked for as a reader, deleted.
fn check(call: &Call, config: &SiteConfig, name: &str, remote: &mut dyn Remote) -> Result<Bilingual, Stop> {
    let there = standing(remote, false)?;
    let owner = owner(&call.order(None, false));
    owner.lock(remote, false)?;
    let seen = as_reader(remote, config, &owner, &[]);
    owner.unlock(remote);
    let seen = seen?;
    let files = there.site.files.len();
    Ok(match seen {
        true => bilingual!(
            "nơi đăng `{name}` ghi được và người đọc xem được; đang giữ {files} tệp",
            "the target `{name}` can be written and read by readers; it holds {files} files"
        ),
        false => bilingual!(
            "nơi đăng `{name}` ghi được, đang giữ {files} tệp; `site.yaml` chưa có địa chỉ để xem như người đọc",
            "the target `{name}` can be written and holds {files} files; `site.yaml` has no address to look at as a reader"
        ),
    })
}
