//! Looks at a target as its readers do, through a file that nobody knows.

use super::super::Call;
use super::{Stop, owner};
use crate::bilingual;
use crate::diagnostics::Bilingual;
use crate::model::config::SiteConfig;
use crate::publish::{
    LockOwner, Plan, Publication, PublishError, PublishedSite, ReaderView, Remote, RemoteError, SERVER_RULES, look,
    standing, take_back, try_out,
};

/// The number of changed pages that are looked at as a reader would.
const LOOKED_AT: usize = 5;

/// Rules of the server as they were before a publication; `None` where there were none.
pub type FormerRules = Vec<(String, Option<Vec<u8>>)>;

/// The rules that a publication is going to replace.
///
/// # Errors
/// What the target answered.
pub fn former_rules(remote: &mut dyn Remote, plan: &Plan) -> Result<FormerRules, PublishError> {
    let written = plan.uploads.iter().map(|upload| &upload.path).chain(&plan.deletions);
    let rules = written.filter(|path| SERVER_RULES.contains(&path.as_str()));
    Ok(rules.map(|path| Ok((path.clone(), remote.read(path)?))).collect::<Result<_, RemoteError>>()?)
}

/// Looks at a site that was just published as a reader does. Where the server fails on its new rules, the former ones are
/// put back at once. `false` where the site has no address to look at.
///
/// # Errors
/// Where readers do not see the new site, and what is to be done.
pub fn seen(
    remote: &mut dyn Remote,
    config: &SiteConfig,
    publication: &Publication<'_>,
    plan: &Plan,
    (published, former): (PublishedSite, &FormerRules),
) -> Result<bool, Stop> {
    let changed = plan.uploads.iter().map(|upload| upload.path.as_str()).filter(|path| path.ends_with("index.html"));
    let paths = ["index.html"].into_iter().chain(changed.filter(|path| *path != "index.html").take(LOOKED_AT));
    let pages: Vec<(String, Vec<u8>)> =
        paths.filter_map(|path| Some((path.to_owned(), (publication.file)(path).ok()?))).collect();
    let view = viewed(remote, config, &publication.owner, &pages)?;
    let Some(ReaderView::Failing { status }) = view.as_ref().filter(|_| !former.is_empty()) else {
        return said(view, config);
    };
    take_back(remote, publication, published, former)?;
    said(viewed(remote, config, &publication.owner, &pages)?, config)?;
    let names = former.iter().map(|(path, _)| format!("`{path}`")).collect::<Vec<_>>().join(", ");
    Err(Stop::Because(bilingual!(
        "máy chủ không chạy được với {names} mới (mã {status}), nên tệp cũ đã được trả lại ngay: người đọc xem được trang mới. Bỏ dòng `hosts` ấy trong `site.yaml`, hoặc hỏi nơi giữ máy chủ, rồi đăng lại",
        "the server fails with the new {names} (status {status}), so the former one was put back at once: readers see the new site. Take that line out of `hosts` in `site.yaml`, or ask the host, and publish again"
    )))
}

/// What a reader sees in words.
fn said(view: Option<ReaderView>, config: &SiteConfig) -> Result<bool, Stop> {
    let base = config.base_url.as_ref().map_or("", |base| &base.text);
    match view.as_ref().and_then(|view| view.sentences(base)) {
        Some(words) => Err(Stop::Because(words)),
        None => Ok(view.is_some()),
    }
}

/// Writes a file under a name that nobody knows, reads it back, asks for it and for pages at the site's address, and
/// deletes it. `None` where the site has no address to ask at.
fn viewed(
    remote: &mut dyn Remote,
    config: &SiteConfig,
    owner: &LockOwner,
    pages: &[(String, Vec<u8>)],
) -> Result<Option<ReaderView>, PublishError> {
    let (name, bytes) =
        (format!("giothong-{}.txt", &blake3::hash(owner.token.as_bytes()).to_hex()[..16]), owner.token.as_bytes());
    remote.write(&name, bytes)?;
    let found = remote.read(&name)?;
    let view = config.base_url.as_ref().map(|base| look(&base.text, (&name, bytes), pages));
    remote.remove(&name)?;
    if found.as_deref() != Some(bytes) {
        let (wanted, found) = (bytes.len() as u64, found.map(|found| found.len() as u64));
        return Err(PublishError::NotWhole { path: name, wanted, found });
    }
    Ok(view)
}

/// The whole cycle with one file: written, read back, asked for as a reader, deleted.
///
/// # Errors
/// What stands in the way.
pub fn check(
    call: &Call,
    config: &SiteConfig,
    name: &str,
    remote: &mut dyn Remote,
    was_published: bool,
) -> Result<Bilingual, Stop> {
    let there = standing(remote, false, was_published)?;
    let owner = owner(&call.order(None, false));
    let view = try_out(remote, &owner, |remote| viewed(remote, config, &owner, &[]))?;
    let seen = said(view, config)?;
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
