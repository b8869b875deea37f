//! What the kinds of content are called.

use super::{Word, words};
use crate::model::kind::Kind;

/// What one entry of a kind is called, in the middle of a sentence.
pub fn kind(kind: Kind) -> Word {
    match kind {
        Kind::Campaign => CAMPAIGN,
        Kind::Program => PROGRAM,
        Kind::Wave => WAVE,
        Kind::Drive => DRIVE,
        Kind::Event => EVENT,
        Kind::Observance => OBSERVANCE,
        Kind::Place => PLACE,
        Kind::Organization => ORGANIZATION,
        Kind::Donor => DONOR,
        Kind::Article => ARTICLE,
        Kind::News => NEWS_ITEM,
        Kind::Document => DOCUMENT,
        Kind::Quota => QUOTA,
        Kind::Report => REPORT,
        Kind::Appeal => APPEAL,
        Kind::Service => SERVICE,
        Kind::Material => MATERIAL,
        Kind::Page => PAGE,
    }
}

/// The title of a kind's list.
pub fn list_title(kind: Kind) -> Word {
    match kind {
        Kind::Campaign => CAMPAIGNS,
        Kind::Program => PROGRAMS,
        Kind::Wave => WAVES,
        Kind::Drive => DRIVES,
        Kind::Event => EVENTS,
        Kind::Observance => OBSERVANCES,
        Kind::Place => PLACES,
        Kind::Organization => ORGANIZATIONS,
        Kind::Donor => HONORS,
        Kind::Article => ARTICLES,
        Kind::News => NEWS,
        Kind::Document => DOCUMENTS,
        Kind::Quota => QUOTAS,
        Kind::Report => REPORTS,
        Kind::Appeal => APPEALS,
        Kind::Service => SERVICES,
        Kind::Material => MATERIALS,
        Kind::Page => PAGES,
    }
}

words! { KINDS:
    /// One of a kind.
    CAMPAIGN "say_campaign": "chiến dịch", "campaign";
    /// One of a kind.
    PROGRAM "say_program": "chương trình công tác", "work programme";
    /// One of a kind.
    WAVE "say_wave": "đợt hiến máu tập trung", "collection wave";
    /// One of a kind.
    DRIVE "say_drive": "buổi hiến máu", "blood drive";
    /// One of a kind.
    EVENT "say_event": "sự kiện", "event";
    /// One of a kind.
    OBSERVANCE "say_observance": "ngày kỷ niệm", "observance";
    /// One of a kind.
    PLACE "say_place": "địa bàn", "place";
    /// One of a kind.
    ORGANIZATION "say_organization": "cơ quan, đơn vị", "organization";
    /// One of a kind.
    DONOR "say_donor": "người được tôn vinh", "honoree";
    /// One of a kind.
    ARTICLE "say_article": "kiến thức", "article";
    /// One of a kind.
    NEWS_ITEM "say_news_item": "tin tức", "news";
    /// One of a kind.
    DOCUMENT "say_document": "văn bản", "document";
    /// One of a kind.
    QUOTA "say_quota": "chỉ tiêu và kết quả", "target and result";
    /// One of a kind.
    REPORT "say_report": "báo cáo", "report";
    /// One of a kind.
    APPEAL "say_appeal": "lời kêu gọi", "appeal";
    /// One of a kind.
    SERVICE "say_service": "dịch vụ", "service";
    /// One of a kind.
    MATERIAL "say_material": "tài liệu truyền thông", "campaign material";
    /// One of a kind.
    PAGE "say_page": "trang", "page";

    CAMPAIGNS "say_campaigns": "Chiến dịch", "Campaigns";
    PROGRAMS "say_programs": "Chương trình công tác", "Work programmes";
    WAVES "say_waves": "Đợt hiến máu tập trung", "Collection waves";
    DRIVES "say_drives": "Buổi hiến máu", "Blood drives";
    EVENTS "say_events": "Sự kiện", "Events";
    OBSERVANCES "say_observances": "Ngày kỷ niệm", "Observances";
    PLACES "say_places": "Địa bàn", "Places";
    ORGANIZATIONS "say_organizations": "Cơ quan, đơn vị", "Organizations";
    HONORS "say_honors": "Tôn vinh", "Honours";
    ARTICLES "say_articles": "Kiến thức hiến máu", "About giving blood";
    NEWS "say_news": "Tin tức", "News";
    DOCUMENTS "say_documents": "Văn bản", "Documents";
    QUOTAS "say_quotas": "Chỉ tiêu và kết quả", "Targets and results";
    REPORTS "say_reports": "Báo cáo", "Reports";
    APPEALS "say_appeals": "Lời kêu gọi", "Appeals";
    SERVICES "say_services": "Dịch vụ, câu lạc bộ, kênh thông tin", "Services, clubs, channels of information";
    MATERIALS "say_materials": "Tài liệu truyền thông", "Campaign materials";
    PAGES "say_pages": "Trang", "Pages";
    /// What a list without entries says.
    EMPTY_LIST "say_empty_list": "Chưa có {kind} nào trên trang này.", "There is no {kind} on this site yet.";
}
