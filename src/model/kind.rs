//! The kinds of content, and the properties of each kind.

use crate::diagnostics::Speech;
use crate::text::fold::fold;

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

    /// The kind that a person names: by its English word in the singular or plural, or by its Vietnamese name or enough of
    /// its first or last words (`buổi`, `đơn vị`), with or without accents.
    pub fn named(text: &str) -> Option<Kind> {
        let wanted = fold(text);
        let is_exact = |kind: &Kind| {
            let facts = kind.facts();
            let label = [facts.label].into_iter().chain(facts.label.split(','));
            label.chain([facts.singular, facts.folder]).any(|word| fold(word) == wanted)
        };
        let begins_or_ends = |kind: &&Kind| {
            let label = format!(" {} ", fold(kind.facts().label));
            label.starts_with(&format!(" {wanted} ")) || label.ends_with(&format!(" {wanted} "))
        };
        Kind::ALL.into_iter().find(is_exact).or_else(|| {
            let mut alike = Kind::ALL.iter().filter(begins_or_ends);
            match (alike.next(), alike.next()) {
                (Some(kind), None) if !wanted.is_empty() => Some(*kind),
                _ => None,
            }
        })
    }

    /// The kind that is stored in a folder of `content/`.
    pub fn of_folder(folder: &str) -> Option<Kind> {
        Kind::ALL.into_iter().find(|kind| kind.facts().folder == folder)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_kind_is_known_by_the_words_of_an_office() {
        for (said, kind) in [
            ("buổi", Kind::Drive),
            ("Buổi hiến máu", Kind::Drive),
            ("drives", Kind::Drive),
            ("DRIVE", Kind::Drive),
            ("tin tức", Kind::News),
            ("tin tuc", Kind::News),
            ("tin", Kind::News),
            ("đợt", Kind::Wave),
            ("đơn vị", Kind::Organization),
            ("cơ quan", Kind::Organization),
            ("kêu gọi", Kind::Appeal),
            ("trang", Kind::Page),
            ("Pages", Kind::Page),
            ("chương trình", Kind::Program),
            ("văn bản", Kind::Document),
            ("awareness", Kind::Article),
            ("article", Kind::Article),
            ("người được tôn vinh", Kind::Donor),
        ] {
            assert_eq!(Kind::named(said), Some(kind), "{said}");
        }
        for said in ["", " ", "drvie", "bài", "máu tập"] {
            assert_eq!(Kind::named(said), None, "{said}");
        }
        for kind in Kind::ALL {
            let facts = kind.facts();
            for word in [facts.singular, facts.folder, facts.label] {
                assert_eq!(Kind::named(word), Some(kind), "{word}");
            }
        }
    }
}
