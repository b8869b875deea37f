//! Opens a target of `site.yaml`, each kind by its own way.

use std::path::Path;

use super::{Call, files, open_sftp, secrets};
use crate::bilingual;
use crate::check::is_target_address;
use crate::diagnostics::{Bilingual, Spanned};
use crate::model::publish::{BucketStyle, PublishTarget, TargetKind};
use crate::publish::{FolderTarget, FtpAccess, FtpTarget, Remote, S3Access, S3Target, WebdavTarget};

/// The number at which FTP servers are asked (RFC 959).
const FTP_PORT: u16 = 21;
/// The region that services without regions take.
const S3_REGION: &str = "us-east-1";

/// Opens a target. A folder is neither part of the site nor around it. With `may_ask` somebody is there who may be asked.
///
/// # Errors
/// What is missing in `site.yaml` or in the environment, or what the target answered.
pub fn open(call: &Call, name: &str, target: &PublishTarget, may_ask: bool) -> Result<Box<dyn Remote>, Bilingual> {
    let path = target.path.as_ref().map(|path| path.as_str());
    match target.kind {
        TargetKind::Folder => {
            let path = call.site.join(needed(name, path, ("Thư mục", "path"))?);
            if let Some(own) =
                ["content", "themes", "output"].into_iter().find(|own| meets(&call.site.join(own), &path))
            {
                let place = path.display();
                return Err(bilingual!(
                    "`{place}` nằm trong hoặc chứa thư mục `{own}` của trang: hãy chọn thư mục khác",
                    "`{place}` is in the folder `{own}` of the site or holds it: choose another folder"
                ));
            }
            Ok(Box::new(FolderTarget::open(&path).map_err(|error| error.sentences())?))
        }
        TargetKind::Webdav => {
            let url = address(name, target)?;
            let user = target.user.as_ref().map(|user| user.as_str());
            let password = user.map(|_| secrets::password(name)).transpose()?;
            Ok(Box::new(WebdavTarget::new(url, path, user.zip(password.as_deref()), ureq::Proxy::try_from_env())))
        }
        TargetKind::Ftp | TargetKind::Ftps => {
            Ok(Box::new(FtpTarget::open(ftp_access(call, name, target)?).map_err(|error| error.sentences())?))
        }
        TargetKind::S3 => Ok(Box::new(S3Target::new(&s3_access(name, target)?, ureq::Proxy::try_from_env())?)),
        TargetKind::Sftp => open_sftp::open(call, name, target, may_ask),
    }
}

/// A field of a target, which is looked at before the content is.
pub fn needed<'t>(name: &str, value: Option<&'t str>, (vi, en): (&str, &str)) -> Result<&'t str, Bilingual> {
    value.ok_or_else(|| {
        bilingual!(
            "nơi đăng `{name}` chưa ghi `{vi}`; xem `giothong explain incomplete-publish-target`",
            "the target `{name}` has no `{en}`; see `giothong explain incomplete-publish-target`"
        )
    })
}

/// The address of a target on the web.
fn address<'t>(name: &str, target: &'t PublishTarget) -> Result<&'t str, Bilingual> {
    let url = needed(name, target.url.as_ref().map(|url| url.as_str()), ("Địa chỉ", "url"))?;
    is_target_address(url).then_some(url).ok_or_else(|| {
        bilingual!(
            "`Địa chỉ` của nơi đăng `{name}` không dùng được; xem `giothong explain bad-publish-url`",
            "`url` of the target `{name}` cannot be used; see `giothong explain bad-publish-url`"
        )
    })
}

/// How a bucket is reached and written.
fn s3_access(name: &str, target: &PublishTarget) -> Result<S3Access, Bilingual> {
    let text = |value: &Option<Spanned<String>>| value.as_ref().map(|value| value.value.clone());
    Ok(S3Access {
        url: address(name, target)?.to_owned(),
        bucket: needed(name, text(&target.bucket).as_deref(), ("Bucket", "bucket"))?.to_owned(),
        region: text(&target.region).unwrap_or_else(|| S3_REGION.to_owned()),
        is_host: target.style == Some(BucketStyle::Virtual),
        folder: text(&target.path).unwrap_or_default(),
        user: needed(name, text(&target.user).as_deref(), ("Tài khoản", "user"))?.to_owned(),
        password: secrets::password(name)?,
    })
}

/// The number at which a server is asked: the usual one where the target names none.
pub fn port(target: &PublishTarget, usual: u16) -> Result<u16, Bilingual> {
    let Some(port) = target.port.as_ref().map(|port| port.value) else { return Ok(usual) };
    u16::try_from(port)
        .map_err(|_| bilingual!("không có cổng số {port} (1–65535)", "there is no port {port} (1–65535)"))
}

/// How an FTP server is reached and let in by.
fn ftp_access(call: &Call, name: &str, target: &PublishTarget) -> Result<FtpAccess, Bilingual> {
    let text = |value: &Option<Spanned<String>>| value.as_ref().map(|value| value.value.clone());
    let certificates = target.certificate.as_ref().map(|file| {
        let file = file.as_str();
        files::bytes(&call.site.join(file)).map_err(|error| {
            bilingual!("không đọc được chứng chỉ `{file}`: {error}", "the certificate `{file}` cannot be read: {error}")
        })
    });
    Ok(FtpAccess {
        host: needed(name, text(&target.host).as_deref(), ("Máy chủ", "host"))?.to_owned(),
        port: port(target, FTP_PORT)?,
        user: needed(name, text(&target.user).as_deref(), ("Tài khoản", "user"))?.to_owned(),
        password: secrets::password(name)?,
        folder: text(&target.path).unwrap_or_default(),
        is_secure: target.kind == TargetKind::Ftps,
        certificates: certificates.transpose()?,
    })
}

/// Whether one folder is in the other.
fn meets(own: &Path, other: &Path) -> bool {
    let absolute = |path: &Path| path.canonicalize().or_else(|_| std::path::absolute(path)).unwrap_or_default();
    let (own, other) = (absolute(own), absolute(other));
    own.starts_with(&other) || other.starts_with(&own)
}
