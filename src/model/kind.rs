//! The kinds of content, and the properties of each kind.

use crate::diagnostics::Speech;

/// The properties of a kind.
#[derive(Debug)]
pub struct KindFacts {
    /// The folder under `content/`.
    pub folder: &'static str,
    /// The English word for one entry of the kind: `KIND` on the command line.
    pub singular: &'static str,
    /// The Vietnamese word for one entry of the kind.
    pub label: &'static str,
    /// The folder of its pages in the output; empty for pages at the top level.
    pub address: &'static str,
    /// The field for the name of an entry: `name` or `title`.
    pub title_field: &'static str,
}

/// Declares the kinds in the order in which they are listed to people, each with its folder, its English and Vietnamese
/// words, the folder of its pages, and the field for the name of an entry.
macro_rules! kinds {
    ($(
        $kind:ident $folder:literal, $singular:literal, $label:literal, $address:literal, $title_field:literal;
    )*) => {
        /// A kind of content: one folder under `content/`.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Kind {
            $( $kind, )*
        }

        impl Kind {
            /// Every kind, in the order in which kinds are listed to people.
            pub const ALL: [Kind; [$( stringify!($kind) ),*].len()] = [$( Kind::$kind, )*];

            /// The properties of the kind.
            pub const fn facts(self) -> KindFacts {
                match self {
                    $( Kind::$kind => KindFacts {
                        folder: $folder,
                        singular: $singular,
                        label: $label,
                        address: $address,
                        title_field: $title_field,
                    }, )*
                }
            }
        }
    };
}

kinds! {
    Campaign "campaigns", "campaign", "chiến dịch", "chien-dich", "title";
    Program "programs", "program", "chương trình công tác", "chuong-trinh", "title";
    Wave "waves", "wave", "đợt hiến máu tập trung", "dot", "title";
    Drive "drives", "drive", "buổi hiến máu", "lich-hien-mau/buoi", "title";
    Event "events", "event", "sự kiện", "su-kien", "title";
    Observance "observances", "observance", "ngày kỷ niệm", "ngay-ky-niem", "title";
    Place "places", "place", "địa bàn", "dia-ban", "name";
    Organization "organizations", "organization", "cơ quan, đơn vị", "don-vi", "name";
    Donor "donors", "donor", "người được tôn vinh", "ton-vinh", "name";
    Article "awareness", "article", "kiến thức", "kien-thuc", "title";
    News "news", "news", "tin tức", "tin-tuc", "title";
    Document "documents", "document", "văn bản", "van-ban", "title";
    Quota "quotas", "quota", "chỉ tiêu và kết quả", "ket-qua", "title";
    Report "reports", "report", "báo cáo", "bao-cao", "title";
    Appeal "appeals", "appeal", "lời kêu gọi", "keu-goi", "title";
    Service "services", "service", "dịch vụ", "dich-vu", "name";
    Material "materials", "material", "tài liệu truyền thông", "tai-lieu", "title";
    Page "pages", "page", "trang", "", "title";
}

impl Kind {
    /// The word for one entry of the kind.
    pub fn word(self, speech: Speech) -> &'static str {
        speech.choose(self.facts().label, self.facts().singular)
    }

    /// Whether each entry should have a note in every language of the site. This is so for kinds whose pages address
    /// citizens: about giving blood, where to ask, and who is needed now. Dates, places and numbers are the same in
    /// every language.
    pub const fn wants_notes(self) -> bool {
        matches!(self, Kind::Campaign | Kind::Article | Kind::Appeal | Kind::Service | Kind::Page)
    }

    /// The kind that is stored in a folder of `content/`.
    pub fn of_folder(folder: &str) -> Option<Kind> {
        Kind::ALL.into_iter().find(|kind| kind.facts().folder == folder)
    }
}
