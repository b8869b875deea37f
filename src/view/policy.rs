//! What browsers are told that pages may do. Servers send it in headers; where none can be sent, pages carry it
//! themselves.

use crate::model::config::{HostKind, SiteConfig};

/// A policy that a page can carry itself.
macro_rules! in_page {
    () => {
        "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'self'; form-action 'self'"
    };
}

/// The content security policy. Drawings in the style sheet are `data:` addresses.
pub const CSP: &str = concat!(in_page!(), "; frame-ancestors 'none'");

/// As far as a page can say it itself: who may frame it is heard in a header alone (CSP level 3, 3.3).
pub const CSP_IN_PAGE: &str = in_page!();

/// Addresses of the site are told to nobody else in full.
pub const REFERRER: &str = "strict-origin-when-cross-origin";

/// Whether pages carry the policy themselves: where a named host sends no headers of the site.
pub fn stands_in_pages(config: &SiteConfig) -> bool {
    config.hosts.iter().any(|host| match host {
        HostKind::Github => true,
        HostKind::Apache | HostKind::Nginx | HostKind::Iis | HostKind::Netlify => false,
    })
}
