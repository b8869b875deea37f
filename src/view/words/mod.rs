//! The words that views print around the facts, in Vietnamese and English side by side.
//!
//! A theme may replace any of them in any language, these two included, under the phrase's name in
//! `strings/<tag>.yaml`.

mod kinds;
pub mod notices;
mod states;
mod times;

#[cfg(test)]
mod tests;

use std::collections::BTreeSet;

pub use kinds::*;
pub use states::*;
pub use times::*;

/// A word or sentence. `{…}` is a placeholder for a value; both languages have the same placeholders.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Phrase {
    /// The name under which a theme may translate it: `say_schedule`.
    pub name: &'static str,
    pub vi: &'static str,
    pub en: &'static str,
}

/// The prefix of every name.
pub const PREFIX: &str = "say_";

/// All phrases, in several lists.
pub const ALL: [&[Phrase]; 10] =
    [PHRASES, KINDS, LISTS, EMPTY, STANDINGS, APPEAL_STATES, REGISTRATION, WEEKDAYS, MONTHS_OF_THE_YEAR, TIMES];

/// The phrase with a name, such as `say_schedule`.
pub fn find(name: &str) -> Option<Phrase> {
    ALL.into_iter().flatten().find(|word| word.name == name).copied()
}

/// The names of the placeholders in a template.
pub fn values(template: &str) -> BTreeSet<&str> {
    template.split('{').skip(1).filter_map(|rest| rest.split_once('}')).map(|(name, _)| name).collect()
}

/// Declares constants for phrases, and a list of them.
macro_rules! words {
    ($list:ident: $( $(#[doc = $doc:literal])* $word:ident $name:literal: $vi:literal, $en:literal; )*) => {
        $( $(#[doc = $doc])* pub const $word: Phrase = Phrase { name: $name, vi: $vi, en: $en }; )*
        pub(super) const $list: &[Phrase] = &[ $( $word, )* ];
    };
}
pub(super) use words;

/// As [`words!`], with a function that returns the phrase of each value of a type.
macro_rules! words_of {
    ($list:ident: #[doc = $about:literal] $of:ident($type:ident)
        $( $word:ident $name:literal: $vi:literal, $en:literal => $value:ident; )*) => {
        words! { $list: $( $word $name: $vi, $en; )* }

        #[doc = $about]
        pub fn $of(value: $type) -> Phrase {
            match value { $( $type::$value => $word, )* }
        }
    };
}
pub(super) use words_of;

words! { PHRASES:
    /// In place of an unknown value.
    UNKNOWN "say_unknown": "chưa có thông tin", "not known yet";
    /// The value of a flag that is set.
    HOLDS "say_holds": "có", "yes";
    /// The link to results that are not listed.
    OLDER_RESULTS "say_older_results": "Kết quả các buổi trước đó: xem từng buổi trong lịch",
        "Results of earlier drives: see each drive in the schedule";
    /// How many drives of a wave or campaign have a result.
    DRIVES_COUNTED "say_drives_counted": "{known} trên {all} buổi đã có kết quả", "{known} of {all} drives have a result";
    /// How many units of a year have a result.
    UNITS_COUNTED "say_units_counted": "{known} trên {all} đơn vị đã có kết quả", "{known} of {all} units have a result";
    /// The first link of the breadcrumbs.
    HOME "say_home": "Trang chủ", "Home";
    SCHEDULE "say_schedule": "Lịch hiến máu", "Blood drive schedule";
    /// The schedule of a month.
    SCHEDULE_IN "say_schedule_in": "{schedule} {month}", "{schedule}, {month}";
    /// The schedule of a place, a host, a wave or a campaign.
    SCHEDULE_OF "say_schedule_of": "{schedule}: {name}", "{schedule}: {name}";
    /// The title of the second and later pages of a list.
    PAGE_OF "say_page_of": "{title} – trang {number}", "{title} – page {number}";
    CHANGES "say_changes": "Thay đổi lịch hiến máu", "Changes to the schedule";
    /// The link to changes that are not shown.
    MORE_CHANGES "say_more_changes": "và {number} nữa", "and {number} more";
    /// The title of the picture of a year.
    YEAR_AT_A_GLANCE "say_year_at_a_glance": "Năm {year}, một cái nhìn", "{year} at a glance";
    /// What the picture of a year shows.
    YEAR_DESCRIBED "say_year_described":
        "Hình vẽ các tháng trong năm: cao điểm, sự kiện, các đợt với hạn và đơn vị; dưới hình là các mục bằng chữ.",
        "The months of the year with peaks, events, and waves with their deadlines and hosts; the same in words below.";
    /// The title of the map of a schedule.
    MAP_OF_DRIVES "say_map_of_drives": "Các buổi trên bản đồ", "The drives on a map";
    /// The title of the map of places.
    MAP_OF_PLACES "say_map_of_places": "Các địa bàn trên bản đồ", "The places on a map";
    /// What a map shows.
    MAP_DESCRIBED "say_map_described":
        "Bản đồ: mỗi số là một điểm và là một liên kết; dưới hình là các mục bằng chữ.",
        "A map: each number is a point and a link; the same in words below.";
    /// A wave in the picture of a year.
    SHORT_WAVE "say_short_wave": "Đợt {number}", "Wave {number}";
    /// A month in the picture of a year.
    SHORT_MONTH "say_short_month": "T{month}", "{month}";
    /// The link to a calendar file.
    CALENDAR "say_calendar": "Thêm vào lịch", "Add to a calendar";
    /// The link to a calendar file that reminds people.
    REMINDERS "say_reminders": "Thêm vào lịch, có nhắc trước", "Add to a calendar, with reminders";
    /// The link to the previous page of a long list.
    PREVIOUS "say_previous": "Trang trước", "Previous page";
    /// The link to the next page of a long list.
    NEXT "say_next": "Trang sau", "Next page";
    SEARCH "say_search": "Tìm trên trang", "Find on this site";
    /// The title of the page for addresses that do not exist.
    NOT_FOUND "say_not_found": "Không tìm thấy trang này", "Page not found";
    /// The title of what stands at the address of a page that was taken down.
    GONE "say_gone": "Trang này đã được gỡ", "This page was taken down";
    /// The heading of a redirect.
    MOVED_PAGE "say_moved_page": "Trang đã chuyển sang địa chỉ mới", "This page has moved";
    /// The label of a site whose present is pinned.
    ARCHIVE "say_archive": "Tư liệu năm {year}", "Archive of {year}";
    /// The title of a language's page.
    LANGUAGE "say_language": "Tiếng {name}", "Language: {name}";

    /// The title of the questions made from the rules.
    ELIGIBILITY "say_eligibility": "Tôi có hiến được không?", "Can I give blood?";
    /// The link from a list of rules to the questions.
    QUESTIONS "say_questions": "Trả lời từng câu hỏi", "Answer question by question";
    YES "say_yes": "Có", "Yes";
    NO "say_no": "Không", "No";
    /// The heading where an answer means that one may have to wait.
    DEFERRED "say_deferred": "Có thể bạn chưa hiến được", "You may not be able to give yet";
    /// The heading after the last question.
    ELIGIBLE "say_eligible": "Có vẻ bạn hiến được", "It seems that you can give";
    /// The heading after the last question, where the site does not list all that the law lists.
    ASK_FIRST "say_ask_first": "Bạn hãy hỏi thêm tại điểm hiến máu", "Please ask more at the blood drive";
    /// The day from which a donor may give again.
    NEXT_DONATION "say_next_donation": "Khi nào tôi hiến lại được?", "When can I give again?";
    /// The heading of articles without a topic.
    OTHER_TOPICS "say_other_topics": "Chủ đề khác", "Other topics";
    /// In place of the blood groups, where an appeal names none.
    ANY_GROUP "say_any_group": "mọi nhóm máu", "any blood group";

    /// The line with the number of a document.
    NUMBER_LINE "say_number_line": "Số: {number}", "No. {number}";
    /// A peak of communication work.
    PEAK "say_peak": "Cao điểm tuyên truyền, đợt {number}", "Peak {number} of communication work";
    /// In place of the name of a person who did not consent to be named.
    NAMELESS_PERSON "say_nameless_person": "Một người hiến máu", "A blood donor";
    /// In place of the name of a family that did not consent to be named.
    NAMELESS_FAMILY "say_nameless_family": "Một gia đình hiến máu", "A family of blood donors";
    /// In place of the name of a collective that is not named.
    NAMELESS_COLLECTIVE "say_nameless_collective": "Một tập thể", "A collective";
    /// Those who are not named, counted in one line.
    NAMELESS "say_nameless": "Cùng {number} người, gia đình, tập thể không nêu tên",
        "And {number} persons, families and collectives who are not named";

    /// A name with what tells it from others of that name, or says that it is over.
    NAME_WITH_NOTE "say_name_with_note": "{name} ({note})", "{name} ({note})";
    /// The note on a unit that another organization directs to take part.
    VIA "say_via": "{name} chỉ đạo phối hợp", "directed to take part by {name}";
    /// A number of units of blood: one.
    UNIT "say_unit": "{number} đơn vị máu", "{number} unit of blood";
    /// A number of units of blood: several.
    UNITS "say_units": "{number} đơn vị máu", "{number} units of blood";
    /// A number of people: one.
    PERSON "say_person": "{number} người", "{number} person";
    /// A number of people: several.
    PEOPLE "say_people": "{number} người", "{number} people";
    /// The number of donations of a person: one.
    DONATION "say_donation": "{number} lần hiến máu", "{number} donation";
    /// The number of donations of a person: several.
    DONATIONS "say_donations": "{number} lần hiến máu", "{number} donations";
    /// Hosts of a wave, one.
    HOST "say_host": "{number} đơn vị tổ chức", "{number} host";
    /// Hosts of a wave, several.
    HOSTS "say_hosts": "{number} đơn vị tổ chức", "{number} hosts";

    /// The link to a map on the device.
    MAP_APP "say_map_app": "Mở bằng ứng dụng bản đồ", "Open in a map app";
    /// The link to a map on the web.
    GOOGLE_MAPS "say_google_maps": "Google Maps", "Google Maps";
    /// The link to another map on the web.
    OPEN_STREET_MAP "say_open_street_map": "OpenStreetMap", "OpenStreetMap";
    /// The link to a search for an address.
    MAP_SEARCH "say_map_search": "Tìm địa chỉ trên Google Maps", "Find the address on Google Maps";
    /// The distance between two places of which only the centres are known, where it is under a kilometre.
    SAME_AREA "say_same_area": "cùng khu vực", "same area";
    /// A distance that is only approximate.
    ROUGHLY "say_roughly": "khoảng {distance}", "about {distance}";
    /// The note that distances are measured from the centre of a place.
    FROM_MIDDLE "say_from_middle": "Khoảng cách đường chim bay, đo từ giữa {place}.",
        "Distances as the crow flies from the middle of {place}.";
    /// The note that distances are measured from the venue.
    FROM_VENUE "say_from_venue": "Khoảng cách đường chim bay, đo từ {place}.",
        "Distances as the crow flies from {place}.";
    /// The note that distances are measured from a venue without a name.
    FROM_HERE "say_from_here": "Khoảng cách đường chim bay, đo từ nơi hiến máu này.",
        "Distances as the crow flies from this drive.";
}
