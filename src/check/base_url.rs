//! The site's address on the web.

use crate::bilingual;
use crate::diagnostics::{Bilingual, Problems, Span};
use crate::model::site::Site;
use crate::problem;

problem! {
    /// Địa chỉ của trang phải là https://tên-miền/ hoặc https://tên-miền/thư-mục/, không có `?` hay `#`.
    ///
    /// The site's address is https://host/ or https://host/folder/, without `?` or `#`.
    ///
    /// ```text
    /// Địa chỉ trang: mailto:hienmau@example.org
    /// ```
    ///
    /// ```text
    /// Địa chỉ trang: https://hienmau.example.org/
    /// ```
    pub static BAD_BASE_URL: Error = "bad-base-url";
}

problem! {
    /// Trang chưa có `Địa chỉ trang` nên các tệp và thẻ cần địa chỉ đầy đủ (sơ đồ trang, nguồn tin, địa chỉ chính tắc, ảnh
    /// chia sẻ) được bỏ qua. Khi biết địa chỉ trên mạng, hãy ghi vào `content/site.yaml`.
    ///
    /// The site has no `base_url`, so files and tags that need full addresses (sitemap, feeds, canonical addresses,
    /// share pictures) are left out. Put the address into `content/site.yaml` once it is known.
    ///
    /// ```text
    /// Tiêu đề: Hiến máu tỉnh
    /// ```
    ///
    /// ```text
    /// Tiêu đề: Hiến máu tỉnh
    /// Địa chỉ trang: https://hienmau.example.org/
    /// ```
    pub static NO_BASE_URL: Note = "no-base-url";
}

/// Refuses what is no web address.
pub fn check(site: &Site, problems: &mut Problems) {
    let Some(base) = &site.config.base_url else { return };
    let url = &base.text;
    if !is_site_address(url) {
        problems.push(
            BAD_BASE_URL
                .at(&base.span)
                .message(bilingual!("`{url}` không phải địa chỉ của một trang", "`{url}` is not the address of a site"))
                .found(url.as_str()),
        );
    }
}

/// Whether pages can stand under an address: `http(s)`, a host, perhaps folders; nothing else (RFC 3986).
pub fn is_site_address(url: &str) -> bool {
    let host = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"));
    let plain = |c: char| c.is_ascii_alphanumeric() || "-._~:/[]%".contains(c);
    host.is_some_and(|host| {
        host.starts_with(|c: char| c.is_ascii_alphanumeric() || c == '[')
            && host.chars().all(plain)
            && !host.split('/').any(|part| matches!(part, "." | ".."))
            && !host.trim_end_matches('/').contains("//")
    })
}

/// Says once what is left out.
pub fn note(site: &Site, problems: &mut Problems) {
    let was_read = !site.config.id.is_empty();
    if was_read && site.config.base_url.is_none() {
        let message = Bilingual::literal(
            "trang chưa có `base_url`: bỏ qua sơ đồ trang, nguồn tin và địa chỉ chính tắc",
            "the site has no `base_url`: sitemap, feeds and canonical addresses are left out",
        );
        problems.push(NO_BASE_URL.at(Span::whole("content/site.yaml".into())).message(message));
    }
}
