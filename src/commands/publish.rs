//! `publish`: builds the site, says what readers will see change, and brings it to a target.

mod as_reader;
mod content;
mod sending;
mod tell;

use std::collections::BTreeMap;
use std::io::ErrorKind;
use std::path::Path;
use std::sync::Arc;

use serde_json::value::to_raw_value;

use self::content::{Content, persons};
use super::arguments::PublishOptions;
use super::build::{self, WrittenSite};
use super::progress::ProgressLine;
use super::{Call, files, open_target, report};
use crate::bilingual;
use crate::check::UNAPPROVED;
use crate::diagnostics::{Bilingual, Speech};
use crate::emit::{ListedFile, Manifest, forget_previous};
use crate::model::config::SiteConfig;
use crate::model::publish::PublishTarget;
use crate::pipeline::{Built, Hashes, Memory, Order, build_made_on};
use crate::publish::{
    Claim, Kept, LockOwner, Publication, PublishError, PublishedSite, Remote, SetAside, Standing, standing,
};
use crate::schedule::PROBLEMS as UNEXPLAINED;

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

impl From<Bilingual> for Stop {
    fn from(words: Bilingual) -> Self {
        Self::Because(words)
    }
}

fn publishing(call: &Call, options: &PublishOptions, speech: Speech) -> Result<Bilingual, Stop> {
    let config = configured(call)?;
    let (name, target) = chosen(&config, options.target.as_deref())?;
    let mut remote = open_target::open(call, name, target, !options.yes && !options.when_due)?;
    let kept = Kept::of(&call.site, &target.place());
    if options.check {
        return as_reader::check(call, &config, name, &mut *remote, kept.was_published());
    }
    let there = standing(&mut *remote, options.adopt, kept.was_published())?;
    let content = Content::of(call, options, &there, &kept)?;
    let before = there.site.schedule();
    let order =
        Order { published: before.clone().map(Arc::new), each_unapproved: true, ..content.call.order(None, false) };
    if options.when_due && there.cut.is_none() && is_current(&content, &order, &there, &*remote) {
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
    let judge = |built: &mut Built| {
        built.problems.deny(&deny);
        content.refuse_withdrawn(built)
    };
    let WrittenSite { built, .. } = build::write(&content.call, &order, &output, false, judge).map_err(Stop::Said)?;
    let mut files = listed(&output)?;
    files.iter_mut().for_each(|(path, file)| file.sent_as = remote.sent_as(path));
    let schedule = built.schedule.as_ref();
    let mut site = PublishedSite::new(
        config.id.value.to_string(),
        order.clock,
        files.clone(),
        schedule.and_then(|schedule| to_raw_value(schedule).ok()),
    );
    site.rolled_back = content.is_of_before();
    let read = |path: &str| files::bytes(&output.join(path));
    let mut publication = Publication {
        site,
        file: &read,
        owner: owner(&order),
        take_lock: options.take_lock,
        ended: Vec::new(),
        adopt: options.adopt,
        overwrite: options.overwrite,
    };
    let plan = publication.plan(&there)?;
    if !plan.is_empty() || there.cut.is_some() {
        tell::tell(&there, &plan, before.as_ref(), schedule, speech);
    }
    let is_standing = there.is_published && there.site.rolled_back == content.is_of_before();
    if plan.is_empty() && is_standing && there.cut.is_none() {
        return Ok(bilingual!(
            "nơi đăng `{name}` đã đúng như bản dựng: không có gì để gửi",
            "the target `{name}` is as built: there is nothing to send"
        ));
    }
    tell::refuse_great_losses(&there, &plan, options.delete)?;
    if options.dry_run {
        return Ok(Bilingual::literal("chỉ xem trước: chưa gửi gì", "a look ahead: nothing was sent"));
    }
    let mut claim = claim(&kept)?;
    publication.ended.clone_from(&claim.ended);
    // Before it is asked: what is written while nobody answers was not built.
    let aside = content.set_aside(&kept, &built)?;
    if !options.yes && !options.when_due && !tell::asked(speech)? {
        return Ok(Bilingual::literal("chưa gửi gì", "nothing was sent"));
    }
    claim.begin(&publication.owner.token).map_err(|error| files::unwritten(".giothong", error))?;
    let former = as_reader::former_rules(&mut *remote, &plan)?;
    let published = sending::send(&mut *remote, &publication, &plan, speech)?;
    claim.done();
    keep(&kept, &aside, &published, &built, &output, speech)?;
    tell::tell_of_old_versions(&mut *remote, &there, &plan, speech);
    let config = configured(&content.call)?;
    let seen = as_reader::seen(&mut *remote, &config, &publication, &plan, (published, &former))?;
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

fn configured(call: &Call) -> Result<Arc<SiteConfig>, Stop> {
    call.config().ok_or_else(|| {
        Stop::Because(Bilingual::literal("chưa đọc được `content/site.yaml`", "`content/site.yaml` cannot be read"))
    })
}

/// The right to publish from this folder.
fn claim(kept: &Kept) -> Result<Claim, Stop> {
    kept.claim().map_err(|error| {
        Stop::Because(match error.kind() {
            ErrorKind::WouldBlock => Bilingual::literal(
                "một cửa sổ khác trên máy này đang đăng trang này; đợi xong rồi chạy lại",
                "another window of this machine is publishing this site; wait and run again",
            ),
            _ => files::unwritten(".giothong", error),
        })
    })
}

/// Keeps what was published. Of a person who is named no more nothing is left on this machine but what the office keeps in
/// its content.
fn keep(
    kept: &Kept,
    aside: &SetAside,
    published: &PublishedSite,
    built: &Built,
    output: &Path,
    speech: Speech,
) -> Result<(), Stop> {
    let unkept = |error: &dyn std::fmt::Display| {
        Stop::Because(bilingual!(
            "đã đăng xong, nhưng không giữ được bản để quay lại: {error}",
            "the site is published, but nothing could be kept to bring it back: {error}"
        ))
    };
    let withdrawn = kept
        .keep(aside, &published.to_bytes(), &persons(built), published.rolled_back)
        .map_err(|error| unkept(&error))?;
    if withdrawn > 0 {
        forget_previous(output).map_err(|error| unkept(&error.sentences().vi))?;
        let words = bilingual!(
            "{withdrawn} người không còn được nêu tên: bản giữ trước đó trên máy này đã xóa, không quay lại được",
            "{withdrawn} persons are named no more: what was kept from before is deleted here and cannot be brought back"
        );
        report::print(words.in_(speech));
    }
    Ok(())
}

/// Whether a target has what a build of now would make, but for the day on which pages say they were built. A site with
/// errors is not current, so that the errors are told.
fn is_current(content: &Content<'_>, order: &Order, there: &Standing, remote: &dyn Remote) -> bool {
    let mut hashes = Hashes::default();
    let _line = ProgressLine::of(&order.progress, content.call.site_speech());
    let built = build_made_on(order, Some(there.site.built.date()), &mut Memory::default(), &mut hashes);
    let (hashes, files) = (hashes.into_map(), &there.site.files);
    let is_same = |(path, hash): (&String, &blake3::Hash)| {
        files.get(path).is_some_and(|file| {
            hash.to_hex().get(..file.hash.len()) == Some(&file.hash) && file.sent_as == remote.sent_as(path)
        })
    };
    let may_stay = !built.problems.has_errors() && content.withdrawn(&built) == 0;
    may_stay && hashes.len() == files.len() && hashes.iter().all(is_same)
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
