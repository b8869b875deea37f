//! The default target of a site is one of its targets.

use crate::bilingual;
use crate::diagnostics::Problems;
use crate::model::site::Site;
use crate::problem;

problem! {
    /// `Mặc định` của `Đăng trang` là tên của một nơi đăng ghi ngay bên dưới.
    ///
    /// `default` of `publish` is the name of one of the targets below it.
    ///
    /// ```text
    /// Đăng trang:
    ///   Mặc định: may-chu
    ///   Nơi đăng:
    ///     o-mang: {Loại: thư mục, Thư mục: "Z:/web"}
    /// ```
    ///
    /// ```text
    /// Đăng trang:
    ///   Mặc định: o-mang
    ///   Nơi đăng:
    ///     o-mang: {Loại: thư mục, Thư mục: "Z:/web"}
    /// ```
    pub static UNKNOWN_TARGET: Error = "unknown-publish-target";
}

pub fn check(site: &Site, problems: &mut Problems) {
    let Some(publish) = &site.config.publish else { return };
    let Some(default) =
        publish.default.as_ref().filter(|default| !publish.names().any(|name| name == default.as_str()))
    else {
        return;
    };
    let name = &default.value;
    let message = bilingual!("không có nơi đăng `{name}`", "there is no target `{name}`");
    let problem = UNKNOWN_TARGET.at(&default.span).message(message);
    problems.push(problem.meant(name, publish.names()).accepted(publish.names()));
}
