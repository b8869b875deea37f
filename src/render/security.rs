//! `security.txt`: whom to tell of a weakness of the site (RFC 9116).

use crate::view::context::ViewContext;

/// Its place below the root of the host (RFC 9116 §3, RFC 8615). A site in a folder of a host has to be given its place by
/// whoever runs the host.
pub const SECURITY_TXT: &str = ".well-known/security.txt";

/// Lines as `site.yaml` has them. The day it expires is used up to its end in Vietnam.
pub fn security_txt(cx: ViewContext<'_>) -> String {
    let Some(security) = &cx.site.config.security else { return String::new() };
    let contacts: String = security.contact.iter().map(|contact| format!("Contact: {}\n", contact.value)).collect();
    let expires = security.expires.value.format("%Y-%m-%d");
    // An address of the web begins with https:// there (§2.5.2).
    let canonical = cx.absolute(SECURITY_TXT).filter(|address| address.starts_with("https://"));
    let canonical = canonical.map_or_else(String::new, |address| format!("Canonical: {address}\n"));
    format!("{contacts}Expires: {expires}T23:59:59+07:00\nPreferred-Languages: vi, en\n{canonical}")
}
