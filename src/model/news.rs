//! Tin tức: a piece of news with its day.

use super::campaign::Campaign;
use super::reference::Ref;
use super::values::Url;
use crate::dates::period::Partial;
use crate::diagnostics::Spanned;
use crate::record;

record! {
    /// A piece of news, here or in another outlet.
    pub struct News {
        /// The day of publication.
        date: Spanned<Partial> = "Ngày" | "Ngày đăng",
        /// The campaign it is about.
        campaign: Option<Ref<Campaign>> = "Chiến dịch",
        /// The outlet that published it.
        outlet: Option<String> = "Cơ quan báo chí" | "Báo",
        /// The address of the original at its outlet.
        url: Option<Url> = "Địa chỉ" | "Liên kết",
    }
}
