//! Where a site is published.

use super::approval::ApprovalRule;
use super::field::Shape;
use super::read::{Read, Record, mapping};
use super::written::Written;
use crate::diagnostics::{Problems, Spanned};
use crate::{choices, record};

choices! {
    /// How a target is reached.
    pub enum TargetKind {
        /// A folder of this machine or of the network.
        Folder = "folder", "thư mục" | "thư mục mạng";
        /// A WebDAV server (RFC 4918).
        Webdav = "webdav", "WebDAV";
        /// A folder of an FTP server; passwords and files can be read on the way.
        Ftp = "ftp", "ftp";
        /// A folder of an FTP server, by TLS.
        Ftps = "ftps", "ftps";
        /// A folder of an SSH server, by SFTP.
        Sftp = "sftp", "sftp";
        /// A bucket of a service that speaks the protocol of Amazon S3.
        S3 = "s3", "s3" | "bucket";
    }
}

choices! {
    /// Where a bucket is named in the addresses of its files.
    pub enum BucketStyle {
        /// `https://s3.example.org/bucket/…`, which every service but some of Amazon's knows.
        Path = "path", "đường dẫn";
        /// `https://bucket.s3.example.org/…`.
        Virtual = "virtual", "tên miền";
    }
}

record! {
    /// Where the site is published.
    pub struct PublishConfig {
        /// The target that is used where none is named.
        default: Option<Spanned<String>> = "Mặc định",
        /// Whether every entry must be approved as it is written before it is published.
        approval: Option<Spanned<ApprovalRule>> = "Duyệt" | "Duyệt đăng",
        /// The targets by name.
        targets: Targets = "Nơi đăng" | "Các nơi đăng",
    }
}

record! {
    /// A place that holds the published site. Passwords do not stand here.
    pub struct PublishTarget {
        /// How it is reached.
        kind: TargetKind = "Loại" | "Kiểu",
        /// Its folder, on this machine or on the server.
        path: Option<Spanned<String>> = "Thư mục" | "Đường dẫn",
        /// Its address on the web, for a server that is reached by one.
        url: Option<Spanned<String>> = "Địa chỉ" | "URL",
        /// The name of the server.
        host: Option<Spanned<String>> = "Máy chủ",
        /// The number at which the server is asked, where it is not the usual one.
        port: Option<Spanned<i64>> = "Cổng",
        /// The name that the server knows the office by, or the id of the key of a bucket. The password comes from the environment.
        user: Option<Spanned<String>> = "Tài khoản" | "Tên đăng nhập" | "Người dùng",
        /// A file with a certificate that is trusted beside those that browsers trust, from the site's folder.
        certificate: Option<Spanned<String>> = "Chứng chỉ",
        /// The bucket that holds the site.
        bucket: Option<Spanned<String>> = "Bucket" | "Kho",
        /// The region of the bucket as its service calls it; `us-east-1` where none is written.
        region: Option<Spanned<String>> = "Vùng",
        /// Where the bucket is named in addresses.
        style: Option<BucketStyle> = "Dạng địa chỉ",
    }
}

impl PublishTarget {
    /// What tells its place from others, however it is reached: without port, user and certificate.
    pub fn place(&self) -> String {
        let text = |value: &Option<Spanned<String>>| value.as_ref().map_or("", |value| value.as_str()).to_owned();
        let url = text(&self.url);
        let (host, rest) =
            url.split_once("://").map_or((&*url, ""), |(_, rest)| rest.split_once('/').unwrap_or((rest, "")));
        let host = host.split(':').next().unwrap_or_default();
        let kind = self.kind.name();
        [kind, host, rest, &text(&self.host), &text(&self.bucket), &text(&self.path)].join("\n")
    }
}

/// Targets by name, in the order written.
#[derive(Clone, Debug, Default)]
pub struct Targets(pub Vec<(Spanned<String>, PublishTarget)>);

impl Read for Targets {
    const SHAPE: Shape = Shape::Groups(PublishTarget::FIELDS);

    fn read(written: &Written, problems: &mut Problems) -> Option<Self> {
        let entries = mapping(written, Self::SHAPE, problems)?;
        let targets = entries.iter().filter_map(|(key, value)| {
            let name = Spanned { value: key.text.clone(), span: key.span.clone() };
            Some((name, PublishTarget::read(value, problems)?))
        });
        Some(Self(targets.collect()))
    }

    fn missing() -> Self {
        Self::default()
    }
}

impl PublishConfig {
    /// The target with a name; without one the default, else the only one.
    pub fn target(&self, name: Option<&str>) -> Option<(&str, &PublishTarget)> {
        let default = self.default.as_ref().map(|default| default.as_str());
        let only = || match &*self.targets.0 {
            [(name, _)] => Some(name.as_str()),
            _ => None,
        };
        let wanted = name.or(default).or_else(only)?;
        self.targets.0.iter().find(|(name, _)| name.value == wanted).map(|(name, target)| (name.as_str(), target))
    }

    /// The names of all targets.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.targets.0.iter().map(|(name, _)| name.as_str())
    }
}
