//! Pictures that stand inside a drawing, as `data:` addresses (RFC 2397): they leave without metadata too.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use super::picture;

/// What a picture inside begins with.
const BEGINNING: &str = "data:image/";

/// The drawing with every picture inside as it is published. One that cannot be read is shown by nobody and stays.
pub fn without_metadata(drawing: &str) -> String {
    let mut clean = String::with_capacity(drawing.len());
    let mut rest = drawing;
    while let Some(at) = rest.find(BEGINNING) {
        let (before, address) = rest.split_at(at + BEGINNING.len());
        let end = address.find(['"', '\'', ')', '<', '>']).unwrap_or(address.len());
        clean.push_str(before);
        match published(&address[..end]) {
            Some(written) => clean.push_str(&written),
            None => clean.push_str(&address[..end]),
        }
        rest = &address[end..];
    }
    clean + rest
}

/// What replaces an address after its beginning; `None` where nothing is to be taken out.
fn published(address: &str) -> Option<String> {
    let (kind, letters) = address.split_once(',')?;
    let kind = kind.strip_suffix(";base64")?;
    // Drawing programs break the letters into lines, in attributes as `&#10;`.
    let letters = letters.replace("&#10;", "").replace("&#13;", "");
    let letters: String = letters.chars().filter(|c| !c.is_whitespace()).collect();
    let bytes = STANDARD.decode(letters).ok()?;
    let clean = picture(&format!("a.{kind}"), &bytes).filter(|clean| *clean != bytes)?;
    Some(format!("{kind};base64,{}", STANDARD.encode(clean)))
}
