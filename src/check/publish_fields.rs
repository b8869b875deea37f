//! A target says all that is needed to reach it, and nothing secret.

use crate::bilingual;
use crate::diagnostics::{Bilingual, Problems, Span, Spanned};
use crate::model::publish::{PublishTarget, TargetKind};
use crate::model::site::Site;
use crate::problem;

problem! {
    /// Mỗi loại nơi đăng cần vài trường để chương trình tìm được nó: `thư mục` cần `Thư mục`, `WebDAV` cần `Địa
    /// chỉ`, `ftp`, `ftps` và `sftp` cần `Máy chủ` (chỉ tên máy) và `Tài khoản`, `s3` cần `Địa chỉ`, `Bucket`
    /// và `Tài khoản` (mã khóa).
    ///
    /// Each kind of target needs some fields to be found: `folder` needs `path`, `webdav` needs `url`, `ftp`, `ftps`
    /// and `sftp` need `host` (the name alone) and `user`, `s3` needs `url`, `bucket` and `user` (the id of the key).
    ///
    /// ```text
    /// Đăng trang:
    ///   Nơi đăng:
    ///     may-chu: {Loại: WebDAV, Tên đăng nhập: vi-du}
    /// ```
    ///
    /// ```text
    /// Đăng trang:
    ///   Nơi đăng:
    ///     may-chu: {Loại: WebDAV, Địa chỉ: "https://dav.example.org/trang/", Tên đăng nhập: vi-du}
    /// ```
    pub static INCOMPLETE_TARGET: Error = "incomplete-publish-target";
}

problem! {
    /// `Địa chỉ` của nơi đăng bắt đầu bằng `https://` hay `http://`, không kèm tên, mật khẩu, `?` hay `#`. Tên ghi ở `Tên
    /// đăng nhập`; mật khẩu chỉ đặt trong biến môi trường, vì `site.yaml` thường được chép và gửi đi.
    ///
    /// `url` of a target begins with `https://` or `http://`, without a user name, password, `?` or `#`. The name stands in
    /// `user`; the password in an environment variable alone, since `site.yaml` is often copied and sent around.
    ///
    /// ```text
    /// Địa chỉ: "https://vi-du:mat-khau@dav.example.org/trang/"
    /// ```
    ///
    /// ```text
    /// Địa chỉ: "https://dav.example.org/trang/"
    /// Tên đăng nhập: vi-du
    /// ```
    pub static BAD_PUBLISH_URL: Error = "bad-publish-url";
}

/// The largest number of a port.
const PORTS: i64 = 65_535;

/// What is said where this program was built without a part that most builds have.
pub const WITHOUT_SFTP: Bilingual = Bilingual::literal(
    "bản giothong này được dựng không có SFTP: dùng bản phát hành thường, hay dựng lại với tính năng `sftp` của Cargo",
    "this giothong was built without SFTP: use the usual release, or build it again with the Cargo feature `sftp`",
);

pub fn check(site: &Site, problems: &mut Problems) {
    for (name, target) in targets(site) {
        let fields: &[(bool, &str, &str)] = match target.kind {
            TargetKind::Folder => &[(target.path.is_some(), "Thư mục", "path")],
            TargetKind::Webdav => &[(target.url.is_some(), "Địa chỉ", "url")],
            TargetKind::Ftp | TargetKind::Ftps | TargetKind::Sftp => {
                &[(target.host.is_some(), "Máy chủ", "host"), (target.user.is_some(), "Tài khoản", "user")]
            }
            TargetKind::S3 => &[
                (target.url.is_some(), "Địa chỉ", "url"),
                (target.bucket.is_some(), "Bucket", "bucket"),
                (target.user.is_some(), "Tài khoản", "user"),
            ],
        };
        for (_, vi, en) in fields.iter().filter(|(is_there, ..)| !is_there) {
            let called = &name.value;
            let message = bilingual!("nơi đăng `{called}` chưa ghi `{vi}`", "the target `{called}` has no `{en}`");
            problems.push(INCOMPLETE_TARGET.at(&name.span).message(message));
        }
        if target.kind == TargetKind::Sftp && !cfg!(feature = "sftp") {
            problems.push(INCOMPLETE_TARGET.at(&name.span).message(WITHOUT_SFTP));
        }
        if let Some(host) = target.host.as_ref().filter(|host| host.value.contains(['/', ':', '@', ' '])) {
            let message = Bilingual::literal(
                "đây không phải tên máy chủ: chỉ ghi tên máy, không có `ftp://`, tên đăng nhập, cổng hay thư mục",
                "this is no name of a server: write the name alone, without `ftp://`, user, port and folder",
            );
            problems.push(INCOMPLETE_TARGET.at(&host.span).message(message));
        }
        if let Some(port) = target.port.as_ref().filter(|port| !(1..=PORTS).contains(&port.value)) {
            let number = port.value;
            let message = bilingual!("không có cổng số {number} (1–{PORTS})", "there is no port {number} (1–{PORTS})");
            problems.push(INCOMPLETE_TARGET.at(&port.span).message(message));
        }
    }
}

/// What is wrong with an address is not repeated beside it: it may hold a password.
pub fn check_urls(site: &Site, problems: &mut Problems) {
    for url in targets(site).filter_map(|(_, target)| target.url.as_ref()).filter(|url| !is_target_address(&url.value))
    {
        let message = bilingual!(
            "địa chỉ của nơi đăng không phải `https://…`, hay kèm thứ không được ghi ở đây",
            "the address of a target is not `https://…`, or holds what must not stand there"
        );
        // A line with a password is not shown either.
        let place = if url.value.contains('@') { Span::whole(url.span.file.clone()) } else { url.span.clone() };
        problems.push(BAD_PUBLISH_URL.at(place).message(message));
    }
}

fn targets(site: &Site) -> impl Iterator<Item = &(Spanned<String>, PublishTarget)> {
    site.config.publish.iter().flat_map(|publish| &publish.targets.0)
}

/// Whether an address is of the web, with a host and without what may be secret.
pub fn is_target_address(url: &str) -> bool {
    let Some((scheme, rest)) = url.split_once("://") else { return false };
    let host = rest.split('/').next().unwrap_or_default();
    let is_web = ["https", "http"].iter().any(|known| scheme.eq_ignore_ascii_case(known));
    is_web && !host.is_empty() && !host.contains('@') && !rest.contains(['?', '#'])
}
