//! How to pass the page of a drive on: its address on the web, and the address as a QR code.

use crate::model::values::LanguageTag;
use crate::view::prelude::*;

/// The longest address that every QR code of level M can hold, in bytes (ISO/IEC 18004, table 7).
const LONGEST: usize = 2331;

/// A file with a QR code.
#[derive(Clone, Debug)]
pub struct QrFile {
    /// The file, from the site's root.
    pub address: String,
    /// What the code says: the address of a page on the web.
    pub url: String,
}

/// How to share a page. The address is that of the page in its own language.
pub fn share(cx: ViewContext<'_>, item: &Item, target: Target) -> Option<ShareView> {
    let translated = PageId::Translation(LanguageTag(cx.locale.tag.to_owned()), target.clone());
    let address = cx.routes.address(&translated).or_else(|| cx.routes.address(&PageId::Entry(target)))?;
    let qr = qr_file(cx, item, address).map(|file| file.address);
    Some(ShareView { url: cx.absolute(address)?, qr })
}

/// The QR codes of all drives and events, one beside each of their pages.
pub fn qr_files(cx: ViewContext<'_>) -> Vec<QrFile> {
    let file = |(page, address): (&PageId, &str)| {
        let (PageId::Entry(target) | PageId::Translation(_, target)) = page else { return None };
        let target = Some(target).filter(|target| matches!(target.kind, Kind::Drive | Kind::Event))?;
        qr_file(cx, cx.timetable.shown(target)?, address)
    };
    cx.routes.pages().filter_map(file).collect()
}

/// The QR code of a page. `None` for what nobody is invited to any more: what is over, and what is called off.
fn qr_file(cx: ViewContext<'_>, item: &Item, address: &str) -> Option<QrFile> {
    let is_on = item.effective_status != EffectiveStatus::Ended && !item.effective_status.is_off();
    let url = cx.absolute(address).filter(|url| is_on && url.len() <= LONGEST)?;
    Some(QrFile { address: format!("{address}qr.svg"), url })
}
