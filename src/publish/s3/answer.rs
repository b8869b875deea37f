//! What an S3 server means by its answers. Of its words only codes and names are repeated: others may hold a signature.

use std::collections::BTreeMap;

use quick_xml::Reader;
use quick_xml::events::Event;
use rusty_s3::Bucket;
use ureq::http::{StatusCode, header};

use super::super::http::Answer;
use super::super::remote::{RemoteError, RemoteFault};
use crate::bilingual;
use crate::diagnostics::Bilingual;

/// Whether there is no such file, in a bucket that there is.
pub fn is_absent(answer: &Answer) -> bool {
    answer.is_absent() && code(&elements(answer)) != "NoSuchBucket"
}

/// The MD5 of a file, where the server says it: the ETag, but for files in parts or under keys of the server's own.
pub fn md5(answer: &Answer) -> Option<[u8; 16]> {
    let is_sealed = answer.text("x-amz-server-side-encryption").is_some_and(|by| by.starts_with("aws:kms"))
        || answer.headers.contains_key("x-amz-server-side-encryption-customer-algorithm");
    let tag = answer.text(header::ETAG)?.trim_matches('"');
    if is_sealed || tag.len() != 32 || !tag.bytes().all(|digit| digit.is_ascii_hexdigit()) {
        return None;
    }
    u128::from_str_radix(tag, 16).ok().map(u128::to_be_bytes)
}

/// Whether an answer to writing or deleting tells that what was there is kept.
pub fn tells_of_versions(answer: &Answer) -> bool {
    answer.headers.contains_key("x-amz-delete-marker")
        || answer.text("x-amz-version-id").is_some_and(|version| !matches!(version, "" | "null"))
}

/// Whether the answer about a bucket's versions says that it has some, or had.
pub fn is_versioned(answer: &Answer) -> bool {
    elements(answer).get("Status").is_some_and(|status| matches!(status.as_str(), "Enabled" | "Suspended"))
}

/// Why a server did not do what it was asked to.
pub fn fault(path: &str, answer: &Answer, bucket: &Bucket) -> RemoteError {
    let said = elements(answer);
    let code = code(&said);
    let detail = format!("{} {code}", answer.status.as_u16());
    let error = |fault| RemoteError::new(fault, path, detail.trim_end());
    let with = |fault, words| RemoteError { words: Some(words), ..error(fault) };
    if let Some(region) = other_region(answer, &said, bucket) {
        return with(RemoteFault::Missing, wrong_region(&region, bucket));
    }
    if is_clock(code, said.get("Message").map_or("", String::as_str)) {
        return with(RemoteFault::Other, wrong_clock(answer));
    }
    match (code, answer.status.as_u16()) {
        ("SignatureDoesNotMatch" | "InvalidAccessKeyId" | "InvalidToken" | "ExpiredToken" | "NotSignedUp", _)
        | (_, 401) => error(RemoteFault::Login),
        ("NoSuchBucket" | "InvalidBucketName", _) => with(RemoteFault::Missing, no_bucket(bucket)),
        ("PermanentRedirect" | "TemporaryRedirect" | "Redirect", _) | (_, 301 | 302 | 307 | 308) => {
            with(RemoteFault::Missing, elsewhere(said.get("Endpoint"), bucket))
        }
        (
            "EntityTooLarge"
            | "QuotaExceeded"
            | "InsufficientStorage"
            | "StorageFull"
            | "XMinioStorageFull"
            | "XMinioAdminBucketQuotaExceeded",
            _,
        )
        | (_, 413 | 507) => error(RemoteFault::Full),
        ("SlowDown" | "InternalError" | "ServiceUnavailable" | "RequestTimeout" | "OperationAborted", _)
        | (_, 408 | 429 | 500 | 502..) => error(RemoteFault::Passing),
        (_, 403 | 407) => error(RemoteFault::Denied),
        _ => error(RemoteFault::Other),
    }
}

/// The fault of a key that may not be told whether a file is there.
pub fn may_not_list(error: RemoteError, bucket: &Bucket) -> RemoteError {
    let (RemoteError { path, detail, .. }, name) = (&error, bucket.name());
    let words = bilingual!(
        "Máy chủ không cho khóa này xem `{path}` trong bucket `{name}` ({detail}). Khóa cần quyền `s3:ListBucket` (thiếu quyền ấy thì tệp chưa có cũng bị từ chối), `s3:GetObject`, `s3:PutObject` và `s3:DeleteObject`: nhờ người quản trị bucket cấp.",
        "The server does not let this key see `{path}` in the bucket `{name}` ({detail}). The key needs the rights `s3:ListBucket` (without it even a file that is not there is refused), `s3:GetObject`, `s3:PutObject` and `s3:DeleteObject`: ask the administrator of the bucket."
    );
    RemoteError { words: Some(words), ..error }
}

/// The region that the server names, where it is not the one that was asked in. A server that lets a request in may name
/// one too, and a key that is refused for another reason as well.
fn other_region(answer: &Answer, said: &BTreeMap<String, String>, bucket: &Bucket) -> Option<String> {
    let told = said.get("Region").map(String::as_str).or_else(|| answer.text("x-amz-bucket-region"));
    told.map(str::trim).filter(|told| !told.is_empty() && *told != bucket.region()).map(name)
}

/// Whether the server refuses the time of a request. What is signed in an address has expired by then, or does not yet
/// hold.
fn is_clock(code: &str, message: &str) -> bool {
    let expired = ["Request has expired", "not yet valid"];
    matches!(code, "RequestTimeTooSkewed" | "RequestNotReadyYet" | "RequestExpired" | "ExpiredPresignRequest")
        || code == "AccessDenied" && expired.iter().any(|words| message.contains(words))
}

fn wrong_region(region: &str, bucket: &Bucket) -> Bilingual {
    let (own, name) = (bucket.region(), bucket.name());
    bilingual!(
        "Bucket `{name}` ở vùng `{region}`, không phải `{own}`: viết `Vùng: {region}` ở nơi đăng trong `site.yaml`; nếu `Địa chỉ` có tên vùng thì sửa cả ở đó. Chưa gửi gì.",
        "The bucket `{name}` is in the region `{region}` and not in `{own}`: write `region: {region}` for the target in `site.yaml`; where `url` names a region, change it there too. Nothing was sent."
    )
}

fn wrong_clock(answer: &Answer) -> Bilingual {
    let there = answer.text(header::DATE).map_or_else(|| "?".to_owned(), name);
    bilingual!(
        "Đồng hồ của máy này lệch với máy chủ (ở máy chủ là {there}) nên máy chủ không nhận chữ ký. Chỉnh lại ngày, giờ và múi giờ của máy rồi chạy lại.",
        "This machine's clock is not that of the server (where it is {there}), so the server does not take the signature. Set the day, the time and the zone of this machine and run again."
    )
}

fn no_bucket(bucket: &Bucket) -> Bilingual {
    let (name, host) = (bucket.name(), bucket.base_url().host_str().unwrap_or_default());
    bilingual!(
        "Máy chủ `{host}` không có bucket `{name}`. Xem lại `Bucket` và `Địa chỉ` của nơi đăng; bucket phải có sẵn.",
        "The server `{host}` has no bucket `{name}`. Look at `bucket` and `url` of the target; the bucket must exist."
    )
}

fn elsewhere(endpoint: Option<&String>, bucket: &Bucket) -> Bilingual {
    let (own, there) = (bucket.name(), endpoint.map_or_else(|| "?".to_owned(), |endpoint| name(endpoint)));
    bilingual!(
        "Máy chủ nói bucket `{own}` ở địa chỉ khác ({there}). Sửa `Địa chỉ` và `Vùng` của nơi đăng theo nơi cấp bucket.",
        "The server says that the bucket `{own}` is at another address ({there}). Write `url` and `region` of the target as the provider of the bucket names them."
    )
}

/// A short text of the server without what follows the `?` of an address.
fn name(text: &str) -> String {
    const LONGEST: usize = 80;
    text.split('?').next().unwrap_or_default().chars().take(LONGEST).collect()
}

/// The code of an error; empty where there is none that could be one.
fn code(said: &BTreeMap<String, String>) -> &str {
    let is_code = |code: &&str| code.len() < 64 && code.bytes().all(|letter| letter.is_ascii_alphanumeric());
    said.get("Code").map(|code| code.trim()).filter(is_code).unwrap_or_default()
}

/// The texts of an answer by the names of their elements, as far as it can be read.
fn elements(answer: &Answer) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    let Ok(body) = std::str::from_utf8(&answer.bytes) else { return found };
    if answer.status == StatusCode::OK && !body.contains("<VersioningConfiguration") {
        return found;
    }
    let (mut reader, mut open) = (Reader::from_str(body), String::new());
    loop {
        match reader.read_event() {
            Ok(Event::Start(start)) => open = start.local_name().as_ref().to_owned(),
            Ok(Event::Text(text)) if !open.is_empty() => {
                found.entry(open.clone()).or_insert_with(|| text.trim().to_owned());
            }
            Ok(Event::End(_)) => open.clear(),
            Ok(Event::Eof) | Err(_) => return found,
            Ok(_) => {}
        }
    }
}
