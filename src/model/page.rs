//! Trang: a page of text that belongs to no other kind.

use crate::diagnostics::Spanned;
use crate::record;

record! {
    /// A page of text that belongs to no other kind.
    pub struct Page {
        /// Its address, where that is not the id.
        slug: Option<Spanned<String>> = "Đường dẫn",
        /// Its position in the menu, from 1; none keeps it out of the menu.
        menu: Option<Spanned<i64>> = "Vị trí trong trình đơn" | "Thứ tự",
    }
}
