//! The kinds of content, and what is true of a kind as a whole.

use crate::diagnostics::Speech;

/// A kind of content: one folder under `content/`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    Campaign,
    /// Chương trình công tác.
    Program,
    /// Đợt hiến máu tập trung.
    Wave,
    Drive,
    Event,
    Observance,
    Place,
    /// Cơ quan, đơn vị.
    Organization,
    /// Người được tôn vinh.
    Donor,
    Article,
    News,
    Document,
    /// Chỉ tiêu và kết quả.
    Quota,
    Report,
    /// Kêu gọi khẩn cấp.
    Appeal,
    Service,
    /// Tài liệu truyền thông.
    Material,
    Page,
}

/// What is true of a kind as a whole.
#[derive(Debug)]
pub struct KindFacts {
    /// The folder under `content/`.
    pub folder: &'static str,
    /// The English word for one of them: `KIND` on the command line.
    pub singular: &'static str,
    /// The Vietnamese word for one of them.
    pub label: &'static str,
    /// The folder of its pages in the output; empty for pages at the top.
    pub address: &'static str,
    /// The field that names an entry: `name` or `title`.
    pub title_field: &'static str,
}

impl Kind {
    /// Every kind, in the order they are listed to people.
    pub const ALL: [Kind; 18] = [
        Kind::Campaign,
        Kind::Program,
        Kind::Wave,
        Kind::Drive,
        Kind::Event,
        Kind::Observance,
        Kind::Place,
        Kind::Organization,
        Kind::Donor,
        Kind::Article,
        Kind::News,
        Kind::Document,
        Kind::Quota,
        Kind::Report,
        Kind::Appeal,
        Kind::Service,
        Kind::Material,
        Kind::Page,
    ];

    /// The word for one of the kind.
    pub fn word(self, speech: Speech) -> &'static str {
        speech.choose(self.facts().label, self.facts().singular)
    }

    /// What is true of the kind as a whole.
    pub const fn facts(self) -> KindFacts {
        const fn facts(
            folder: &'static str,
            singular: &'static str,
            label: &'static str,
            address: &'static str,
            title_field: &'static str,
        ) -> KindFacts {
            KindFacts { folder, singular, label, address, title_field }
        }
        match self {
            Kind::Campaign => facts("campaigns", "campaign", "chiến dịch", "chien-dich", "title"),
            Kind::Program => facts("programs", "program", "chương trình công tác", "chuong-trinh", "title"),
            Kind::Wave => facts("waves", "wave", "đợt hiến máu tập trung", "dot", "title"),
            Kind::Drive => facts("drives", "drive", "buổi hiến máu", "lich-hien-mau/buoi", "title"),
            Kind::Event => facts("events", "event", "sự kiện", "su-kien", "title"),
            Kind::Observance => facts("observances", "observance", "ngày kỷ niệm", "ngay-ky-niem", "title"),
            Kind::Place => facts("places", "place", "địa bàn", "dia-ban", "name"),
            Kind::Organization => facts("organizations", "organization", "cơ quan, đơn vị", "don-vi", "name"),
            Kind::Donor => facts("donors", "donor", "người được tôn vinh", "ton-vinh", "name"),
            Kind::Article => facts("awareness", "article", "kiến thức", "kien-thuc", "title"),
            Kind::News => facts("news", "news", "tin tức", "tin-tuc", "title"),
            Kind::Document => facts("documents", "document", "văn bản", "van-ban", "title"),
            Kind::Quota => facts("quotas", "quota", "chỉ tiêu và kết quả", "ket-qua", "title"),
            Kind::Report => facts("reports", "report", "báo cáo", "bao-cao", "title"),
            Kind::Appeal => facts("appeals", "appeal", "lời kêu gọi", "keu-goi", "title"),
            Kind::Service => facts("services", "service", "dịch vụ", "dich-vu", "name"),
            Kind::Material => facts("materials", "material", "tài liệu truyền thông", "tai-lieu", "title"),
            Kind::Page => facts("pages", "page", "trang", "", "title"),
        }
    }

    /// Whether every language of the site should have a note of each entry: its pages speak to citizens, of giving
    /// blood, of where to ask, of who is needed now. Dates, places and numbers are the same in every language.
    pub const fn wants_notes(self) -> bool {
        matches!(self, Kind::Campaign | Kind::Article | Kind::Appeal | Kind::Service | Kind::Page)
    }

    /// The kind kept in a folder of `content/`.
    pub fn of_folder(folder: &str) -> Option<Kind> {
        Kind::ALL.into_iter().find(|kind| kind.facts().folder == folder)
    }
}
