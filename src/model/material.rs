//! Tài liệu truyền thông.

use super::party::Anything;
use super::reference::Ref;
use super::values::{FileName, LanguageTag};
use crate::{choices, record};

choices! {
    /// What kind of material.
    pub enum MaterialKind {
        Poster = "poster", "Áp phích";
        Banner = "banner", "Băng rôn";
        Leaflet = "leaflet", "Tờ rơi";
        Audio = "audio", "Âm thanh";
        Video = "video", "Phim";
    }
}

record! {
    /// Something to print, hang up, hand out or play.
    pub struct Material {
        /// What kind of material it is.
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
