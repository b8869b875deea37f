//! Where a site asks for approval, what readers are shown is what was approved.

use super::drafts::is_finished;
use crate::bilingual;
use crate::diagnostics::{Bilingual, Diagnostic, Problems, Span};
use crate::model::approval::Approval;
use crate::model::present::Now;
use crate::model::reference::Target;
use crate::model::site::Site;
use crate::model::translation::{About, Rendition};
use crate::problem;

/// The number of entries that `check` names.
const NAMED: usize = 5;

problem! {
    /// `site.yaml` ghi `Duyệt: bắt buộc` trong `Đăng trang`, mà có mục chưa được lãnh đạo duyệt như nó đang viết: chưa
    /// duyệt lần nào, hoặc đã sửa sau lần duyệt cuối. Trang vẫn dựng và xem trước được; `giothong publish` thì dừng, nêu
    /// hết các mục ấy và chưa gửi gì. `giothong approve --sheet phieu.html` làm phiếu A4 để trình ký; ký xong,
    /// `giothong approve --by "Họ tên, chức vụ"` ghi vào từng mục. Không phải duyệt lại khi chậm là có hại cho người đọc:
    /// ngày, giờ, nơi, tình trạng và lịch sử của một buổi; kêu gọi đã đủ, hết hạn hay đổi nơi; giờ và địa bàn của dịch vụ;
    /// sự đồng ý của người được tôn vinh. Mục mới thì phải duyệt. Buộc phải đăng ngay thì `giothong publish --allow unapproved`.
    ///
    /// `site.yaml` asks for approval in `publish`, and an entry was not approved as it is written: never, or it was changed
    /// since. The site still builds and previews; `giothong publish` stops, lists every such entry and sends nothing. `giothong approve --sheet sheet.html` makes an
    /// A4 sheet to be signed, and `giothong approve --by "Name, title"` writes the approval into the entries. A change of
    /// days, hours, place, status and history of a drive needs no approval, nor one of an appeal that is met, ends or
    /// moves, of the hours and the area of a service, or of the consent of a donor, since waiting would harm.
    ///
    /// ```text
    /// Tiêu đề: Trước khi hiến máu
    /// ```
    ///
    /// ```text
    /// Tiêu đề: Trước khi hiến máu
    /// Duyệt đăng: {Người duyệt: Người Mẫu, Ngày duyệt: 29/11/2026, Dấu: bcdfghjk}
    /// ```
    pub static UNAPPROVED: Note = "unapproved";
}

/// An entry, or a translation that pages show, that was not approved as it is written.
#[derive(Debug)]
pub struct Unapproved<'s> {
    /// `drives/cho-thu`, `awareness/truoc-khi-hien.rad`, `site.rad`.
    pub name: String,
    /// The entry itself; `None` for a translation.
    pub entry: Option<Target>,
    pub title: &'s str,
    /// The place of its title.
    pub title_place: &'s Span,
    /// The place of the whole.
    pub place: &'s Span,
    /// The fingerprint of its content.
    pub fingerprint: String,
    pub why: WhyUnapproved<'s>,
}

/// Why an entry counts as not approved.
#[derive(Clone, Copy, Debug)]
pub enum WhyUnapproved<'s> {
    Never,
    /// Something else was approved than what is written.
    Changed(&'s Approval),
    /// The day of the approval has not come.
    Ahead(&'s Approval),
}

impl Unapproved<'_> {
    /// Why it is not approved, as the end of a sentence that begins with its title.
    pub fn reason(&self) -> Bilingual {
        match self.why {
            WhyUnapproved::Never => Bilingual::literal("chưa được duyệt lần nào", "was never approved"),
            WhyUnapproved::Changed(Approval { by, on, .. }) => {
                let (by, on) = (&by.value, on.format("%d/%m/%Y"));
                bilingual!("khác với nội dung đã duyệt ngày {on} ({by})", "is not as it was approved on {on} ({by})")
            }
            WhyUnapproved::Ahead(Approval { on, .. }) => {
                let on = on.format("%d/%m/%Y");
                bilingual!("có ngày duyệt {on} còn ở tương lai", "has an approval of {on}, which lies in the future")
            }
        }
    }

    /// The narrowest place to look at.
    pub fn span(&self) -> &Span {
        match self.why {
            WhyUnapproved::Never => self.title_place,
            WhyUnapproved::Changed(Approval { of, .. }) => &of.span,
            WhyUnapproved::Ahead(Approval { on, .. }) => &on.span,
        }
    }
}

/// Everything of a site that was not approved as it is written, sorted by kind and id. Drafts are left out, and
/// translations that pages do not show.
pub fn unapproved(site: &Site) -> Vec<Unapproved<'_>> {
    let files = |name: &str| site.attached.get(name).map_or(&[][..], Vec::as_slice);
    let entries = site.entries.all().into_iter().filter(|entry| is_finished(entry.common)).filter_map(|entry| {
        let name = About::Entry(entry.target()).to_string();
        let fingerprint = entry.content.fingerprint(&name, files(&name));
        let why = why(entry.common.approved.as_ref(), &fingerprint, site.now)?;
        let (title, title_place, place) = (entry.title.as_str(), &entry.title.span, entry.place);
        Some(Unapproved { name, entry: Some(entry.target()), title, title_place, place, fingerprint, why })
    });
    let translations = site.renditions().filter(|rendition| is_shown(rendition)).filter_map(|rendition| {
        let translation = &rendition.translation;
        let name = translation.name();
        let fingerprint = translation.content.fingerprint(&name, files(&name));
        let why = why(translation.credit.approved.as_ref(), &fingerprint, site.now)?;
        let title = match &translation.about {
            About::Site => site.config.title.as_str(),
            About::Entry(target) => site.entries.find(target).map_or("", |entry| entry.title),
        };
        let place = &translation.place;
        Some(Unapproved { name, entry: None, title, title_place: place, place, fingerprint, why })
    });
    entries.chain(translations).collect()
}

/// Whether readers are shown a translation: previews show others too.
fn is_shown(rendition: &Rendition) -> bool {
    rendition.shown && rendition.translation.reviewed() && rendition.translation.credit.draft != Some(true)
}

/// Why an approval does not hold; `None` where it does. The present of an archive is before the approvals of its own.
fn why<'s>(approved: Option<&'s Approval>, fingerprint: &str, now: Now) -> Option<WhyUnapproved<'s>> {
    match approved {
        None => Some(WhyUnapproved::Never),
        Some(approval) if !approval.is_of(fingerprint) => Some(WhyUnapproved::Changed(approval)),
        Some(approval) if !now.is_pinned() && !now.has_come(approval.on.value).answer => {
            Some(WhyUnapproved::Ahead(approval))
        }
        Some(_) => None,
    }
}

/// Says how many entries wait for an approval, and names the first.
pub fn check(site: &Site, problems: &mut Problems) {
    let Some(place) = site.config.asks_for_approval() else { return };
    let waiting = unapproved(site);
    let count = waiting.len();
    if count == 0 {
        return;
    }
    let message = bilingual!(
        "{count} mục chờ duyệt: chưa đăng được lên mạng",
        "{count} to be approved before the site can be published"
    );
    let help = Bilingual::literal(
        "`giothong approve --sheet phieu.html` làm phiếu trình ký, `giothong approve` liệt kê các mục",
        "`giothong approve --sheet sheet.html` makes a sheet to be signed, `giothong approve` lists the entries",
    );
    let problem = UNAPPROVED.at(place).message(message).help(help);
    problems.push(waiting.iter().take(NAMED).fold(problem, |problem, one| {
        let (title, Bilingual { vi, en }) = (one.title, one.reason());
        problem.related(one.span().clone(), bilingual!("“{title}” {vi}", "“{title}” {en}"))
    }));
}

/// A problem for each entry that waits for an approval, where the site asks for approval.
pub fn each_unapproved(site: &Site) -> Problems {
    let waiting = site.config.asks_for_approval().map(|_| unapproved(site)).unwrap_or_default();
    Problems(waiting.iter().map(|one| problem(one, site)).collect())
}

fn problem(one: &Unapproved<'_>, site: &Site) -> Diagnostic {
    let (title, Bilingual { vi, en }) = (one.title, one.reason());
    let message = bilingual!("“{title}” {vi}", "“{title}” {en}");
    let day = site.now.today().answer;
    let line = Approval::written("…", day, &one.fingerprint, one.place.is_in_table());
    let (vi, en) = (line.vi, line.en);
    let help = match one.place.is_in_table() {
        true => bilingual!(
            "lãnh đạo duyệt xong thì điền cột `Duyệt đăng` của hàng này: `{vi}`",
            "once it is approved, fill in the column `approved` of this row: `{en}`"
        ),
        false => bilingual!(
            "lãnh đạo duyệt xong thì ghi vào mục này: `{vi}`",
            "once it is approved, write into this entry: `{en}`"
        ),
    };
    UNAPPROVED.at(one.span()).message(message).help(help)
}
