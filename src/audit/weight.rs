//! How much files weigh as servers send them.

use std::io::Write;

use flate2::Compression;
use flate2::write::GzEncoder;

use super::Settings;
use super::problems::HEAVY_ASSET;
use crate::bilingual;
use crate::diagnostics::Diagnostic;

/// The compressed size in kilobytes of what weighs more than so many. Only what is larger before it is compressed is
/// compressed at all.
pub fn beyond(bytes: &[u8], budget_kb: u64) -> Option<u64> {
    let budget = budget_kb.saturating_mul(1024);
    if bytes.len() as u64 <= budget {
        return None;
    }
    let mut gzip = GzEncoder::new(Vec::new(), Compression::default());
    let compressed = gzip.write_all(bytes).and_then(|()| gzip.finish()).ok()?.len() as u64;
    (compressed > budget).then(|| compressed.div_ceil(1024))
}

/// The problem of a style sheet or a script of the theme that weighs too much.
pub fn heavy_asset(path: &str, bytes: &[u8], settings: &Settings) -> Option<Diagnostic> {
    let budget_kb = match path.strip_prefix("assets/")?.rsplit_once('.')?.1 {
        "css" => settings.style_budget_kb,
        "js" => settings.script_budget_kb,
        _ => return None,
    };
    let kb = beyond(bytes, budget_kb)?;
    let message =
        bilingual!("tệp nặng hơn {budget_kb} KB khi nén", "the file weighs more than {budget_kb} KB, compressed");
    let help = bilingual!(
        "bớt những gì giao diện không dùng; cần nặng hơn thì nâng `style_budget_kb`, `script_budget_kb`",
        "leave out what the theme does not use; where it must weigh more, raise `style_budget_kb`, `script_budget_kb`"
    );
    Some(HEAVY_ASSET.at(settings.span(path, 0..0)).message(message).found(format!("{kb} KB")).help(help))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Bytes that do not compress.
    fn noise(length: usize) -> Vec<u8> {
        let mut state = 1_u32;
        let next = |_| {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            state.to_be_bytes()[0]
        };
        (0..length).map(next).collect()
    }

    #[test]
    fn what_counts_is_the_compressed_size() {
        assert_eq!(beyond(&vec![b'a'; 100 * 1024], 1), None, "repeated letters weigh nothing");
        assert_eq!(beyond(&noise(1024), 1), None, "what is not larger than its budget is not compressed");
        assert_eq!(beyond(&noise(1025), 1), Some(2));
    }

    #[test]
    fn style_sheets_and_scripts_of_the_theme_have_their_own_limits() {
        let settings = Settings { style_budget_kb: 1, script_budget_kb: 2, ..Settings::default() };
        let is_heavy = |path: &str, kb: usize| heavy_asset(path, &noise(kb * 1024), &settings).is_some();
        assert!(is_heavy("assets/style.css", 2) && !is_heavy("assets/a.js", 2) && is_heavy("assets/a.js", 3));
        assert!(!is_heavy("assets/fonts/a.woff2", 3) && !is_heavy("tep/a.js", 3));
    }
}
