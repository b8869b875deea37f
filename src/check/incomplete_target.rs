//! A target on a server names the server, and who is let in there.

use crate::bilingual;
use crate::diagnostics::Problems;
use crate::model::publish::TargetKind;
use crate::model::site::Site;
use crate::problem;

/// The highest number of a port.
const PORTS: i64 = 65_535;

problem! {
    /// Nơi đăng qua `ftp` hay `ftps` ghi `Máy chủ` (tên máy, không có `ftp://`) và `Tài khoản`; `Cổng` chỉ ghi khi khác
    /// 21. Mật khẩu không ghi ở đây mà đặt trong biến môi trường `GIOTHONG_PASSWORD`.
    ///
    /// A target of kind `ftp` or `ftps` has a `host` (the name alone, without `ftp://`) and a `user`; a `port` only where it
    /// is not 21. The password does not stand here but in the environment variable `GIOTHONG_PASSWORD`.
    ///
    /// ```text
    /// Đăng trang:
    ///   Nơi đăng:
    ///     may-chu: {Loại: ftps, Thư mục: public_html}
    /// ```
    ///
    /// ```text
    /// Đăng trang:
    ///   Nơi đăng:
    ///     may-chu: {Loại: ftps, Thư mục: public_html, Máy chủ: ftp.vi-du.vn, Tài khoản: vi-du}
    /// ```
    pub static INCOMPLETE_TARGET: Error = "incomplete-publish-target";
}

pub fn check(site: &Site, problems: &mut Problems) {
    let targets = site.config.publish.iter().flat_map(|publish| &publish.targets.0);
    for (place, target) in targets.filter(|(_, target)| matches!(target.kind, TargetKind::Ftp | TargetKind::Ftps)) {
        let name = &place.value;
        for (label, field, value) in [("Máy chủ", "host", &target.host), ("Tài khoản", "user", &target.user)] {
            if value.is_none() {
                let message = bilingual!("nơi đăng `{name}` thiếu `{label}`", "the target `{name}` has no `{field}`");
                problems.push(INCOMPLETE_TARGET.at(&place.span).message(message));
            }
        }
        if let Some(host) = target.host.as_ref().filter(|host| host.value.contains(['/', ':', '@', ' '])) {
            let name = &host.value;
            let message = bilingual!(
                "`{name}` không phải tên máy chủ: chỉ ghi tên máy, không có `ftp://`, cổng hay thư mục",
                "`{name}` is no name of a server: write the name alone, without `ftp://`, port and folder"
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
