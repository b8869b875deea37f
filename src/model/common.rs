//! The fields every kind has.

use chrono::NaiveDate;

use super::approval::Approval;
use super::approved_content::ApprovedContent;
use super::date_time::LocalDateTime;
use super::document::Document;
use super::personal::PersonalDatum;
use super::reference::{Id, Ref};
use super::values::{FileName, Markdown, Url};
use crate::diagnostics::Spanned;
use crate::record;
use crate::text::collation::CollationKey;

record! {
    /// The name of an entry of a kind that has a title.
    pub struct Titled {
        /// What the entry is called.
        title: Spanned<String> = words "Tiêu đề" | "Tên gọi" | "Tên" | "Nội dung",
    }
}

record! {
    /// The name of a place, organization, donor or service.
    pub struct Named {
        /// What the entry is called.
        name: Spanned<String> = words "Tên" | "Tên gọi" | "Họ và tên" | "Họ tên",
    }
}

record! {
    /// The fields every kind has.
    pub struct Common {
        /// One or two plain sentences, shown in lists and to search engines.
        summary: Option<String> = words "Tóm tắt" | "Ghi chú",
        /// Markdown text of the page, for entries that are rows; in a `.md` file the text stands below the front matter.
        body: Option<Markdown> = words "Nội dung chi tiết" | "Bài viết",
        /// Kept out of the site unless drafts are asked for.
        draft: Option<bool> = "Bản nháp" | "Nháp",
        /// Kept out of the site until this moment.
        publish_from: Option<Spanned<LocalDateTime>> = "Đăng từ" | "Đăng vào",
        /// Who approved that it is published, where the site asks for that; written by `giothong approve`.
        approved: Option<Approval> = "Duyệt đăng" | "Duyệt",
        /// Where the facts come from.
        sources: Vec<Source> = "Nguồn" | "Căn cứ trích",
        /// Mistakes that were published and mended.
        corrections: Vec<Correction> = "Đính chính",
        /// Ids this entry had before; their addresses lead here.
        former_ids: Vec<Spanned<String>> = "Mã cũ",
        /// A picture for the page and for sharing, beside the content.
        cover: Option<Cover> = words "Ảnh bìa" | "Ảnh",
    }
}

record! {
    /// Where a fact comes from.
    pub struct Source {
        /// A document of this site.
        document: Option<Ref<Document>> = "Văn bản",
        /// A source that is not a document of this site.
        text: Option<String> = "Tài liệu nguồn",
        /// The line or lines of the document's text, as "51" or "19-25".
        lines: Option<String> = "Dòng",
        /// The words themselves, misprints included.
        quote: Option<String> = "Trích",
        /// The address of the source.
        url: Option<Url> = "Địa chỉ" | "Liên kết",
        /// What a reader should know about the source, such as a misprint in it.
        note: Option<String> = "Ghi chú",
    }
}

record! {
    /// A mistake that was published and mended.
    pub struct Correction {
        /// The day it was mended.
        on: NaiveDate = "Ngày",
        /// What was wrong and what is right.
        text: String = "Nội dung",
    }
}

record! {
    pub struct Cover {
        /// The file, beside the content.
        file: FileName = "Tệp",
        /// What the picture shows, for those who do not see it.
        alt: Spanned<String> = words "Mô tả" | "Mô tả ảnh",
        /// The person or office who made the picture.
        credit: Option<String> = "Tác giả" | "Nguồn ảnh",
    }
}

/// An entry: what every kind has, and the fields of its own.
#[derive(Clone, Debug)]
pub struct Entry<T> {
    /// The id: the file's name.
    pub id: Id,
    /// What it is called.
    pub title: Spanned<String>,
    /// The place of its title in Vietnamese order. It is found once, when the file is parsed, since lists are sorted by it
    /// in every build.
    pub by_title: CollationKey,
    pub common: Common,
    /// The kind's own fields.
    pub own: T,
    /// The span by which the entry as a whole is reported.
    pub place: crate::diagnostics::Span,
    /// The personal data in what it publishes.
    pub personal: Vec<PersonalDatum>,
    /// What an approval of it covers.
    pub content: ApprovedContent,
}

impl<T> std::ops::Deref for Entry<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.own
    }
}
