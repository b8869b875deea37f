//! A password that can be read on its way to a target.

use crate::bilingual;
use crate::diagnostics::Problems;
use crate::model::publish::{PublishTarget, TargetKind};
use crate::model::site::Site;
use crate::problem;

problem! {
    /// Qua `ftp` hay `http://`, tài khoản và mật khẩu đi trên mạng mà không mã hóa: ai ở giữa (mạng không dây, nhà mạng) cũng
    /// đọc được, rồi sửa được trang. Hỏi nơi giữ máy chủ xem có `ftps`, `sftp` hay `https://` không; có thì dùng.
    ///
    /// By `ftp` or `http://`, user name and password travel unencrypted: whoever is in between (a wireless network, a
    /// provider) reads them and can change the site then. Ask the host for `ftps`, `sftp` or `https://`, and use it where it
    /// is offered.
    ///
    /// ```text
    /// Đăng trang:
    ///   Nơi đăng:
    ///     may-chu: {Loại: ftp, Máy chủ: ftp.example.org, Tài khoản: vi-du}
    /// ```
    ///
    /// ```text
    /// Đăng trang:
    ///   Nơi đăng:
    ///     may-chu: {Loại: ftps, Máy chủ: ftp.example.org, Tài khoản: vi-du}
    /// ```
    pub static READABLE_PASSWORD: Note = "readable-password";
}

/// Names of this machine, whose connections nobody else reads.
const HERE: [&str; 3] = ["localhost", "127.0.0.1", "[::1]"];

pub fn check(site: &Site, problems: &mut Problems) {
    let targets = site.config.publish.iter().flat_map(|publish| &publish.targets.0);
    for (name, _) in targets.filter(|(_, target)| target.user.is_some() && is_readable(target)) {
        let called = &name.value;
        problems.push(READABLE_PASSWORD.at(&name.span).message(bilingual!(
            "mật khẩu của nơi đăng `{called}` đi trên mạng không mã hóa",
            "the password of the target `{called}` travels unencrypted"
        )));
    }
}

fn is_readable(target: &PublishTarget) -> bool {
    let host = match target.kind {
        TargetKind::Ftp => target.host.as_ref().map(|host| host.as_str()),
        TargetKind::Webdav => target.url.as_ref().and_then(|url| host_of_http(url.as_str())),
        _ => None,
    };
    host.is_some_and(|host| !HERE.contains(&host))
}

/// The host of an address that is asked without encryption.
fn host_of_http(url: &str) -> Option<&str> {
    let (scheme, rest) = url.split_once("://")?;
    let host = rest.split('/').next()?;
    let name = if host.starts_with('[') { host.split_inclusive(']').next() } else { host.split(':').next() };
    name.filter(|_| scheme.eq_ignore_ascii_case("http"))
}
