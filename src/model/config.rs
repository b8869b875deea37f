//! `content/site.yaml`: the settings of the site.

use chrono::NaiveDate;

use super::approval::ApprovalRule;
use super::contact::SiteId;
use super::contact::{Contact, Registration};
use super::date_time::LocalDateTime;
use super::organization::Organization;
use super::publish::PublishConfig;
use super::reference::Ref;
use super::values::{FileName, LanguageTag, Options, Url};
use crate::diagnostics::{Span, Spanned};
use crate::text::language;
use crate::{choices, record};

choices! {
    /// How links between pages are written.
    pub enum Links {
        /// `…/`: for web servers.
        Directory = "directory", "thư mục";
        /// `…/index.html`: works from a disk and on hosts without directory indexes.
        Explicit = "explicit", "đầy đủ";
    }
}

choices! {
    /// A file for machines that a site may leave out.
    pub enum MachineFormat {
        /// `feed.xml`, Atom (RFC 4287).
        Atom = "atom", "Atom";
        /// `feed.json`, JSON Feed 1.1.
        JsonFeed = "json-feed", "JSON Feed";
        Sitemap = "sitemap", "Sơ đồ trang";
        /// `lich.ics`, iCalendar (RFC 5545).
        Calendar = "calendar", "Lịch iCalendar";
        ScheduleJson = "schedule-json", "Lịch JSON";
        ScheduleCsv = "schedule-csv", "Lịch CSV";
        Robots = "robots", "robots.txt";
    }
}

choices! {
    /// A kind of web server that carries the site, and so the file with its rules.
    pub enum HostKind {
        /// `.htaccess`.
        Apache = "apache", "Apache" | "cPanel" | "DirectAdmin" | "LiteSpeed";
        /// `giothong-nginx.conf`, to be included by the administrator.
        Nginx = "nginx", "nginx";
        /// `web.config`.
        Iis = "iis", "IIS" | "Windows Server";
        /// `_headers`.
        Netlify = "netlify", "Netlify" | "Cloudflare Pages" | "Cloudflare";
        /// `.nojekyll`, and the policy in the pages.
        Github = "github", "GitHub Pages" | "GitHub";
    }
}

record! {
    /// The site as a whole.
    pub struct SiteConfig {
        /// Chosen once and never changed, even when the site moves: the ids of feeds are made from it.
        id: Spanned<SiteId> = "Mã trang",
        /// The name of the site.
        title: Spanned<String> = words "Tên trang" | "Tiêu đề",
        /// One sentence about it, for search engines.
        description: Option<String> = words "Mô tả",
        /// The organization that runs it; without one the site must say in `notice` that it is not official.
        organization: Option<Ref<Organization>> = "Đơn vị" | "Đơn vị chủ quản",
        /// The emblem of the office, a picture that stands in the head of every page.
        logo: Option<FileName> = "Biểu trưng" | "Logo",
        /// A sentence that stands on every page, such as that the site is not an official one.
        notice: Option<String> = words "Lưu ý" | "Thông báo chung",
        /// The site's address on the web, with its folder and a final slash.
        base_url: Option<Url> = "Địa chỉ" | "Địa chỉ trang",
        /// The language of the content: Vietnamese where nothing is written.
        language: Option<LanguageTag> = "Ngôn ngữ",
        /// The other languages, in the order they are offered.
        languages: Vec<SiteLanguage> = "Các ngôn ngữ" | "Tiếng dân tộc",
        /// The theme: a folder of `themes/`, or one that the program brings along.
        theme: Option<Spanned<String>> = "Giao diện",
        /// Options of the theme.
        options: Option<Options> = "Tùy chọn giao diện" | "Tùy chọn",
        /// Whom people can ask about giving blood.
        contact: Option<Contact> = "Liên hệ",
        /// How and where people can register.
        registration: Option<Registration> = "Đăng ký",
        /// The milestones donors are honoured for, lowest first.
        tiers: Vec<Tier> = "Mức tôn vinh",
        /// The files for machines; all of them where nothing is written.
        outputs: Option<Vec<MachineFormat>> = "Tệp cho máy" | "Đầu ra",
        /// How links between pages are written.
        links: Option<Links> = "Liên kết",
        /// The web servers that carry the site: each gets a file with rules on security, types and caching.
        hosts: Vec<HostKind> = "Máy chủ web" | "Loại máy chủ",
        /// Where the site is published.
        publish: Option<PublishConfig> = "Đăng trang" | "Xuất bản",
        /// Kilobytes that a page may have, compressed as servers send it; 30 where nothing is written.
        page_budget_kb: Option<Spanned<i64>> = "Giới hạn dung lượng trang",
        /// Kilobytes that a style sheet of the theme may have, compressed; 12 where nothing is written.
        style_budget_kb: Option<Spanned<i64>> = "Giới hạn dung lượng CSS",
        /// Kilobytes that a script of the theme may have, compressed; 10 where nothing is written.
        script_budget_kb: Option<Spanned<i64>> = "Giới hạn dung lượng mã lệnh",
        /// Kilobytes that a font of the theme may have; 45 where nothing is written.
        font_budget_kb: Option<Spanned<i64>> = "Giới hạn dung lượng phông chữ",
        /// Kilobytes that a page may have with the style sheets and scripts it needs, compressed; 50 where nothing is written.
        first_view_budget_kb: Option<Spanned<i64>> = "Giới hạn dung lượng lần mở đầu",
        /// Megabytes (millions of bytes) that the host takes as one ZIP file; `pack` warns of a larger one.
        zip_limit_mb: Option<Spanned<i64>> = "Giới hạn dung lượng tệp ZIP",
        /// Whom to tell of a weakness of the site, as `.well-known/security.txt` (RFC 9116).
        security: Option<Security> = "Báo lỗi bảo mật" | "Bảo mật",
        /// What may be public beside the contacts and registrations.
        privacy: Option<Privacy> = "Riêng tư" | "Bảo vệ dữ liệu cá nhân",
        /// A fixed present, for an archive or a sample.
        pinned_now: Option<Spanned<LocalDateTime>> = "Hiện tại cố định",
    }
}

record! {
    /// Rules for personal data.
    pub struct Privacy {
        /// Telephone numbers and e-mail addresses that may stand anywhere, such as those of a newspaper.
        public_contacts: Vec<String> = "Liên hệ công khai" | "Số công khai",
        /// Whether the unit of somebody without a name is named also where fewer than 20 of it are honoured.
        small_units: Option<bool> = "Nêu đơn vị ít người" | "Đơn vị ít người",
    }
}

record! {
    /// Whom to tell of a weakness of the site.
    pub struct Security {
        /// Where to tell it: `mailto:` and an address, `https://` and a page, or `tel:` and a number; the best one first.
        contact: Vec<Spanned<String>> = "Liên hệ" | "Nơi nhận",
        /// The last day on which this may be relied on, at most a year ahead.
        expires: Spanned<NaiveDate> = "Hết hạn" | "Dùng đến ngày",
    }
}

record! {
    /// A language of the site beside Vietnamese.
    pub struct SiteLanguage {
        /// The tag of the language, such as `rad`.
        tag: LanguageTag = "Mã ngôn ngữ" | "Mã",
        /// Its name in itself, where a source gives one.
        own_name: Option<Spanned<String>> = "Tên tự gọi",
        /// Its name in Vietnamese.
        name: Option<String> = "Tên tiếng Việt" | "Tên",
        /// Its script (ISO 15924), where it is not the usual one of the language.
        script: Option<Spanned<String>> = "Chữ viết",
        /// Whether it is only spoken.
        audio_only: Option<bool> = "Chỉ có tiếng nói",
        /// Broadcasts in the language, elsewhere.
        broadcasts: Vec<Broadcast> = "Chương trình phát thanh" | "Phát thanh",
    }
}

impl SiteConfig {
    /// Where the site asks that entries are approved before they are published, the place where it does so.
    pub fn asks_for_approval(&self) -> Option<&Span> {
        let rule = self.publish.as_ref()?.approval.as_ref()?;
        (rule.value == ApprovalRule::Required).then_some(&rule.span)
    }

    /// The declared language of the site with a tag.
    pub fn declared(&self, tag: &LanguageTag) -> Option<&SiteLanguage> {
        self.languages.iter().find(|language| language.tag == *tag)
    }

    /// The language of the site that is meant by a tag: the tag is its own, or its own with the script, in any case.
    pub fn meant(&self, tag: &str) -> Option<&SiteLanguage> {
        let languages = || self.languages.iter();
        let own = languages().find(|language| language.tag.0.eq_ignore_ascii_case(tag));
        own.or_else(|| languages().find(|language| language.tag_with_script().eq_ignore_ascii_case(tag)))
    }

    /// A tag for `lang` and `hreflang`, with the script that the site declares.
    pub fn tag_with_script(&self, tag: &LanguageTag) -> String {
        self.declared(tag).map_or_else(|| tag.0.clone(), SiteLanguage::tag_with_script)
    }
}

impl SiteLanguage {
    /// The tag for `lang` and `hreflang`, with the script where it is not the language's usual one (RFC 5646 §4.1).
    pub fn tag_with_script(&self) -> String {
        let tag = &self.tag.0;
        let usual = language::script_of(tag).map(|script| script.code());
        match &self.script {
            Some(script) if !usual.is_some_and(|usual| script.eq_ignore_ascii_case(usual)) && !tag.contains('-') => {
                language::usual_case(&format!("{tag}-{}", script.value))
            }
            _ => tag.clone(),
        }
    }

    /// Whether its notes are only spoken: as `site.yaml` says, or by default because the language has no writing.
    pub fn is_audio_only(&self) -> bool {
        let unwritten = language::find(&self.tag.0).is_some_and(language::Language::audio_only);
        self.audio_only.unwrap_or(unwritten)
    }

    /// Whether it is Vietnamese, the language that every other is translated from.
    pub fn is_source(&self) -> bool {
        self.tag.0.eq_ignore_ascii_case(language::SOURCE)
    }
}

record! {
    /// A broadcast or page in a language, elsewhere on the web: linked, never copied.
    pub struct Broadcast {
        /// What it is, in Vietnamese.
        title: String = "Tiêu đề" | "Tên",
        /// The address the link leads to.
        url: Url = "Địa chỉ",
        /// The station or office that made it.
        outlet: Option<String> = "Đài" | "Cơ quan",
    }
}

record! {
    /// A milestone of donors.
    pub struct Tier {
        /// A short id that content refers to.
        id: Spanned<String> = "Mã",
        /// The name as citizens read it.
        name: String = "Tên",
        /// The number of donations it stands for.
        donations: Option<Spanned<i64>> = "Số lần hiến máu",
    }
}
