//! What a publication is made of: the content as it is, or the words and the look of before with everything else of today.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::path::Path;

use super::super::arguments::PublishOptions;
use super::super::{Call, files};
use super::Stop;
use crate::bilingual;
use crate::diagnostics::Bilingual;
use crate::pipeline::Built;
use crate::publish::{Kept, KeptSite, SetAside, Standing, TogetherSite, digests, is_kept};
use crate::source::find;

/// The content of a publication.
pub struct Content<'c> {
    /// The call on the folder that holds it.
    pub call: Cow<'c, Call>,
    /// What was kept of the publication that is brought back.
    kept: Option<KeptSite>,
    /// Its folder, while it is needed.
    _together: Option<TogetherSite>,
}

impl<'c> Content<'c> {
    /// The content as it is, unless the site of before is asked for, or stands at the target and is only kept true.
    ///
    /// # Errors
    /// Where nothing of before is kept, or it cannot be put together.
    pub fn of(call: &'c Call, options: &PublishOptions, there: &Standing, kept: &Kept) -> Result<Self, Stop> {
        let found = match (options.rollback, options.when_due && there.site.rolled_back) {
            (true, _) => kept.before().map(|found| {
                found.ok_or_else(|| Bilingual::literal(
                    "máy này không giữ bản nào trước bản người đọc đang xem (chỉ giữ một bản, và không giữ bản có tên người đã rút). Sửa nội dung rồi đăng lại",
                    "nothing from before what readers have is kept on this machine (one publication is kept, and none that names a person who withdrew). Mend the content and publish",
                ))
            }),
            (_, true) => kept.last().map(|found| {
                found.ok_or_else(|| Bilingual::literal(
                    "nơi đăng đang ở bản quay lại, mà máy này không giữ bản ấy nên không tự đăng. Xem lại nội dung rồi chạy `giothong publish` một lần",
                    "the target holds a site of before that is not kept on this machine, so nothing is published by itself. Look at the content and run `giothong publish` once",
                ))
            }),
            _ => return Ok(Self { call: Cow::Borrowed(call), kept: None, _together: None }),
        };
        let unread = |error: std::io::Error| {
            bilingual!("không dựng lại được bản đã giữ: {error}", "what was kept cannot be put together: {error}")
        };
        let mut kept = found.map_err(unread)??;
        let today = inputs(&call.site);
        let together = kept.with(today.iter().map(|(path, place)| (&**path, &**place))).map_err(unread)?;
        let call = Call { site: together.folder().to_owned(), speech: call.speech };
        Ok(Self { call: Cow::Owned(call), kept: Some(kept), _together: Some(together) })
    }

    /// Whether it is one of before.
    pub fn is_of_before(&self) -> bool {
        self.kept.is_some()
    }

    /// How many persons it may name who are named no more.
    pub fn withdrawn(&self, built: &Built) -> usize {
        self.kept.as_ref().map_or(0, |kept| kept.withdrawn(&persons(built)))
    }

    /// Deletes what was kept of before, where it may name somebody who is named no more.
    ///
    /// # Errors
    /// That this was so, and what to do instead.
    pub fn refuse_withdrawn(&self, built: &Built) -> Result<(), Bilingual> {
        let withdrawn = self.withdrawn(built);
        let Some(kept) = self.kept.as_ref().filter(|_| withdrawn > 0) else { return Ok(()) };
        kept.forget().map_err(|error| files::unwritten(".giothong", error))?;
        Err(bilingual!(
            "{withdrawn} người từ đó đến nay không còn được nêu tên, nên không quay lại bản ấy được. Sửa nội dung rồi đăng lại",
            "{withdrawn} persons are named no more since then, so that site is not shown again. Mend the content and publish"
        ))
    }

    /// Keeps what the publication is made of.
    ///
    /// # Errors
    /// Errors of the disk.
    pub fn set_aside(&self, kept: &Kept, built: &Built) -> Result<SetAside, Stop> {
        let inputs = inputs(&self.call.site);
        let inputs = inputs.iter().filter(|(path, _)| is_kept(path)).map(|(path, place)| (&**path, &**place));
        kept.set_aside(inputs, &persons(built)).map_err(|error| Stop::Because(files::unwritten(".giothong", error)))
    }
}

/// Those whom a site names, and with what, as digests.
pub fn persons(built: &Built) -> BTreeSet<String> {
    let site = built.schedule.as_ref().map_or("", |schedule| &schedule.site);
    digests(site, built.persons.iter().map(String::as_str))
}

/// The files of a site.
fn inputs(site: &Path) -> Vec<(String, std::path::PathBuf)> {
    let found = ["content", "themes"].into_iter().flat_map(|folder| find(site, folder).value);
    found.map(|file| (file.path.to_string(), file.absolute)).collect()
}
