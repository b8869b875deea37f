//! Assets: the style sheet, the icon, fonts and pictures. Their addresses change with their content, so that browsers
//! may cache them without limit.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::chain::Layer;
use super::files::ThemeFile;
use super::problems::{BAD_ASSET_NAME, MISSING_ASSET};
use super::stylesheet::rewrite;
use crate::bilingual;
use crate::diagnostics::{Bilingual, Diagnostic, Problems, Span};

/// The style sheet of a theme. It replaces those of the themes that the theme extends.
pub(super) const STYLE: &str = "style.css";
/// Additional rules of a theme, which follow the style sheet.
pub(super) const EXTRA: &str = "extra.css";
/// The icon of the site.
pub(super) const ICON: &str = "icon.svg";

/// The assets of a chain of themes.
#[derive(Debug, Default)]
pub(super) struct Assets {
    /// Addresses from the site's root, by the name in `assets/`.
    pub addresses: BTreeMap<String, String>,
    /// The contents, by address.
    pub files: BTreeMap<String, Arc<[u8]>>,
}

impl Assets {
    fn add(&mut self, name: &str, bytes: Arc<[u8]>) {
        let address = address(name, &bytes);
        self.addresses.insert(name.to_owned(), address.clone());
        self.files.insert(address, bytes);
    }

    /// The content of an asset, by its name.
    pub fn bytes(&self, name: &str) -> Option<&Arc<[u8]>> {
        self.files.get(self.addresses.get(name)?)
    }

    /// The address of an asset that every theme has.
    pub fn address(&self, name: &str) -> String {
        self.addresses.get(name).cloned().unwrap_or_default()
    }
}

/// Collects the assets of a chain. Where several themes have an asset of the same name, the nearest theme's is used.
/// Style sheets are processed last, since they refer to other assets. `chosen` are the rules of the site's options, which
/// stand before all others.
pub(super) fn gather(chain: &[Layer<'_>], chosen: &str, problems: &mut Problems) -> Assets {
    let mut named: BTreeMap<&str, &ThemeFile> = BTreeMap::new();
    for layer in chain.iter().rev() {
        named.extend(layer.below("assets"));
    }
    for (name, file) in &named {
        check_name(name, file, problems);
    }
    let mut assets = Assets::default();
    for (name, file) in named.iter().filter(|(name, _)| !name.ends_with(".css")) {
        assets.add(name, file.bytes.clone());
    }
    let style = chosen.to_owned() + &style(chain, &assets.addresses, problems);
    let is_own_sheet = |name: &str| name.ends_with(".css") && ![STYLE, EXTRA].contains(&name);
    let sheets = named.iter().filter(|(name, _)| is_own_sheet(name));
    let sheets: Vec<_> = sheets.map(|(name, file)| (*name, sheet(name, file, &assets.addresses, problems))).collect();
    for (name, text) in [(STYLE, style)].into_iter().chain(sheets) {
        assets.add(name, text.into_bytes().into());
    }
    for name in [STYLE, ICON].into_iter().filter(|name| !named.contains_key(name)) {
        problems.push(missing(chain, name));
    }
    assets
}

/// The nearest theme's `style.css`, then the `extra.css` of each theme from that one to the nearest theme.
fn style(chain: &[Layer<'_>], addresses: &BTreeMap<String, String>, problems: &mut Problems) -> String {
    let Some(base) = chain.iter().position(|layer| layer.file("assets/style.css").is_some()) else {
        return String::new();
    };
    let extras = chain[..=base].iter().rev().filter_map(|layer| layer.file("assets/extra.css"));
    let mut text = String::new();
    for file in chain[base].file("assets/style.css").into_iter().chain(extras) {
        text.push_str(&sheet(STYLE, file, addresses, problems));
        if !text.ends_with('\n') {
            text.push('\n');
        }
    }
    text
}

fn sheet(name: &str, file: &ThemeFile, addresses: &BTreeMap<String, String>, problems: &mut Problems) -> String {
    let folder = name.rsplit_once('/').map_or("", |(folder, _)| folder);
    file.text(problems).map(|text| rewrite(&file.path, &text, folder, addresses, problems)).unwrap_or_default()
}

fn address(name: &str, bytes: &[u8]) -> String {
    let hash = blake3::hash(bytes).to_hex();
    let hash = &hash.as_str()[..8];
    let file = name.rsplit('/').next().unwrap_or(name);
    match file.rsplit_once('.') {
        Some((stem, extension)) => format!("assets/{stem}.{hash}.{extension}"),
        None => format!("assets/{file}.{hash}"),
    }
}

fn check_name(name: &str, file: &ThemeFile, problems: &mut Problems) {
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || "-_./".contains(c);
    if !name.chars().all(plain) {
        let message =
            bilingual!("tên tệp `{name}` không dùng làm địa chỉ được", "the file name `{name}` cannot be an address");
        problems.push(BAD_ASSET_NAME.at(Span::whole(file.path.clone())).message(message).help(Bilingual::literal(
            "chỉ dùng chữ thường không dấu, chữ số và dấu gạch nối",
            "use lower-case ASCII letters, digits and hyphens",
        )));
    }
}

fn missing(chain: &[Layer<'_>], name: &str) -> Diagnostic {
    let theme = chain.first().map_or("", |layer| &layer.name);
    let path = format!("themes/{theme}/assets/{name}");
    let message = bilingual!("giao diện thiếu tệp `assets/{name}`", "the theme has no `assets/{name}`");
    MISSING_ASSET.at(Span::whole(path.into())).message(message)
}
