//! The names of the kinds of content.

use super::{Phrase, words, words_of};
use crate::model::kind::Kind;

words_of! { KINDS:
    /// The name of one entry of a kind, for the middle of a sentence.
    kind(Kind)
    CAMPAIGN "say_campaign": "chiến dịch", "campaign" => Campaign;
    PROGRAM "say_program": "chương trình công tác", "work programme" => Program;
    WAVE "say_wave": "đợt hiến máu tập trung", "collection wave" => Wave;
    DRIVE "say_drive": "buổi hiến máu", "blood drive" => Drive;
    EVENT "say_event": "sự kiện", "event" => Event;
    OBSERVANCE "say_observance": "ngày kỷ niệm", "observance" => Observance;
    PLACE "say_place": "địa bàn", "place" => Place;
    ORGANIZATION "say_organization": "cơ quan, đơn vị", "organization" => Organization;
    DONOR "say_donor": "người được tôn vinh", "honoree" => Donor;
    ARTICLE "say_article": "kiến thức", "article" => Article;
    NEWS_ITEM "say_news_item": "tin tức", "news" => News;
    DOCUMENT "say_document": "văn bản", "document" => Document;
    QUOTA "say_quota": "chỉ tiêu và kết quả", "target and result" => Quota;
    REPORT "say_report": "báo cáo", "report" => Report;
    APPEAL "say_appeal": "lời kêu gọi", "appeal" => Appeal;
    SERVICE "say_service": "dịch vụ", "service" => Service;
    MATERIAL "say_material": "tài liệu truyền thông", "campaign material" => Material;
    PAGE "say_page": "trang", "page" => Page;
}

words_of! { LISTS:
    /// The title of a kind's list.
    list_title(Kind)
    CAMPAIGNS "say_campaigns": "Chiến dịch", "Campaigns" => Campaign;
    PROGRAMS "say_programs": "Chương trình công tác", "Work programmes" => Program;
    WAVES "say_waves": "Đợt hiến máu tập trung", "Collection waves" => Wave;
    DRIVES "say_drives": "Buổi hiến máu", "Blood drives" => Drive;
    EVENTS "say_events": "Sự kiện", "Events" => Event;
    OBSERVANCES "say_observances": "Ngày kỷ niệm", "Observances" => Observance;
    PLACES "say_places": "Địa bàn", "Places" => Place;
    ORGANIZATIONS "say_organizations": "Cơ quan, đơn vị", "Organizations" => Organization;
    HONORS "say_honors": "Tôn vinh", "Honours" => Donor;
    ARTICLES "say_articles": "Kiến thức hiến máu", "About giving blood" => Article;
    NEWS "say_news": "Tin tức", "News" => News;
    DOCUMENTS "say_documents": "Văn bản", "Documents" => Document;
    QUOTAS "say_quotas": "Chỉ tiêu và kết quả", "Targets and results" => Quota;
    REPORTS "say_reports": "Báo cáo", "Reports" => Report;
    APPEALS "say_appeals": "Lời kêu gọi", "Appeals" => Appeal;
    SERVICES "say_services": "Dịch vụ, câu lạc bộ, kênh thông tin", "Services, clubs, channels of information" => Service;
    MATERIALS "say_materials": "Tài liệu truyền thông", "Campaign materials" => Material;
    PAGES "say_pages": "Trang", "Pages" => Page;
}

words! { EMPTY:
    /// The text of an empty list.
    EMPTY_LIST "say_empty_list": "Chưa có {kind} nào trên trang này.", "There is no {kind} on this site yet.";
}
