//! Tài liệu truyền thông.

use super::party::Anything;
use super::reference::Ref;
use super::values::{FileName, LanguageTag};
use crate::{choices, record};

choices! {
    /// What kind of material.
    pub enum MaterialKind {
        /// A poster.
        Poster = "poster", "Áp phích";
        /// A banner.
        Banner = "banner", "Băng rôn";
        /// A leaflet.
        Leaflet = "leaflet", "Tờ rơi";
        /// A recording.
        Audio = "audio", "Âm thanh";
        /// A film.
        Video = "video", "Phim";
    }
}

record! {
    /// Something to print, hang up, hand out or play.
    pub struct Material {
        /// What kind.
        kind: MaterialKind = "Loại tài liệu" | "Loại",
        /// The language it speaks.
        language: Option<LanguageTag> = "Ngôn ngữ",
        /// The file, beside the content.
        file: Option<FileName> = "Tệp",
        /// What it is about.
        about: Vec<Ref<Anything>> = "Về" | "Liên quan",
        /// The licence under which it may be used again.
        licence: Option<String> = "Giấy phép",
    }
}
