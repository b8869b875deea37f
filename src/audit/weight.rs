//! How much files weigh as servers send them.

use std::collections::HashMap;
use std::io::Write;
use std::sync::Arc;

use flate2::Compression;
use flate2::write::GzEncoder;

use super::Settings;
use super::problems::{HEAVY_ASSET, HEAVY_FIRST_VIEW, HEAVY_PAGE};
use crate::bilingual;
use crate::diagnostics::{Bilingual, Diagnostic, Problem};

const KB: u64 = 1024;

/// The style sheets and scripts that a page needs, each once, with their compressed sizes.
#[derive(Default)]
pub struct FirstView(Vec<(Arc<str>, u64)>);

impl FirstView {
    /// Adds a file with its compressed size.
    pub fn add(&mut self, path: &Arc<str>, bytes: u64) {
        if !self.0.iter().any(|(known, _)| known == path) {
            self.0.push((path.clone(), bytes));
        }
    }

    fn bytes(&self) -> u64 {
        self.0.iter().fold(0, |sum, (_, bytes)| sum.saturating_add(*bytes))
    }
}

/// The compressed sizes of the style sheets and scripts among the files of the theme, by path.
pub fn weights<'a>(files: impl IntoIterator<Item = (&'a str, &'a [u8])>) -> HashMap<Arc<str>, u64> {
    let counted = files.into_iter().filter(|(path, _)| matches!(ending(path), Some("css" | "js")));
    counted.filter_map(|(path, bytes)| Some((path.into(), compressed(bytes)?))).collect()
}

/// The problem of a page that weighs too much, by itself or with what it needs, the heaviest file first. It is compressed
/// only where its size before that passes a limit.
pub fn heavy_page(path: &str, html: &[u8], needs: &FirstView, settings: &Settings) -> Option<Diagnostic> {
    let page = settings.page_budget_kb.saturating_mul(KB);
    let view = settings.first_view_budget_kb.saturating_mul(KB);
    let needed = needs.bytes();
    let passes = |bytes: u64| bytes > page || bytes.saturating_add(needed) > view;
    let bytes = Some(html.len() as u64).filter(|raw| passes(*raw)).and_then(|_| compressed(html))?;
    if bytes > page {
        let budget_kb = settings.page_budget_kb;
        let message =
            bilingual!("trang nặng hơn {budget_kb} KB khi nén", "the page weighs more than {budget_kb} KB, compressed");
        let help = bilingual!(
            "chia thành nhiều trang, hoặc bớt phần lặp lại; cần nặng hơn thì nâng `page_budget_kb`",
            "make several pages of it, or repeat less; where it must weigh more, raise `page_budget_kb`"
        );
        return Some(heavy(&HEAVY_PAGE, path, bytes, settings, message).help(help));
    }
    let all = bytes.saturating_add(needed);
    if all <= view {
        return None;
    }
    let budget_kb = settings.first_view_budget_kb;
    let message = bilingual!(
        "trang cùng CSS và mã lệnh của nó nặng hơn {budget_kb} KB khi nén",
        "the page with its style sheets and scripts weighs more than {budget_kb} KB, compressed"
    );
    let (html_kb, needs_kb) = (bytes.div_ceil(KB), needed.div_ceil(KB));
    let help = bilingual!(
        "trang {html_kb} KB, CSS và mã lệnh {needs_kb} KB: bớt phần nặng hơn; cần nặng hơn thì nâng `first_view_budget_kb`",
        "the page is {html_kb} KB, what it needs {needs_kb} KB: make the larger smaller; where it must weigh more, raise \
         `first_view_budget_kb`"
    );
    let mut files: Vec<_> = needs.0.iter().collect();
    files.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(&b.0)));
    let told = heavy(&HEAVY_FIRST_VIEW, path, all, settings, message).help(help);
    Some(files.into_iter().fold(told, |told, (file, bytes)| {
        let kb = bytes.div_ceil(KB);
        told.related(settings.span(file, 0..0), bilingual!("tệp này {kb} KB", "this file has {kb} KB"))
    }))
}

/// The problem of a style sheet or a script of the theme that weighs too much.
pub fn heavy_asset(path: &str, bytes: &[u8], settings: &Settings) -> Option<Diagnostic> {
    let budget_kb = match ending(path)? {
        "css" => settings.style_budget_kb,
        "js" => settings.script_budget_kb,
        _ => return None,
    };
    let budget = budget_kb.saturating_mul(KB);
    let passes = |bytes: &u64| *bytes > budget;
    let bytes = Some(bytes.len() as u64).filter(passes).and_then(|_| compressed(bytes)).filter(passes)?;
    let message =
        bilingual!("tệp nặng hơn {budget_kb} KB khi nén", "the file weighs more than {budget_kb} KB, compressed");
    let help = bilingual!(
        "bớt những gì giao diện không dùng; cần nặng hơn thì nâng `style_budget_kb`, `script_budget_kb`",
        "leave out what the theme does not use; where it must weigh more, raise `style_budget_kb`, `script_budget_kb`"
    );
    Some(heavy(&HEAVY_ASSET, path, bytes, settings, message).help(help))
}

fn heavy(problem: &'static Problem, path: &str, bytes: u64, settings: &Settings, message: Bilingual) -> Diagnostic {
    let kb = bytes.div_ceil(KB);
    problem.at(settings.span(path, 0..0)).message(message).found(format!("{kb} KB"))
}

/// The ending of a file of the theme.
fn ending(path: &str) -> Option<&str> {
    Some(path.strip_prefix("assets/")?.rsplit_once('.')?.1)
}

/// The size of what a server sends: what does not become smaller is not compressed. `None` cannot be: memory takes every
/// byte.
fn compressed(bytes: &[u8]) -> Option<u64> {
    let mut gzip = GzEncoder::new(Vec::new(), Compression::default());
    let all = gzip.write_all(bytes).and_then(|()| gzip.finish()).ok()?;
    Some(all.len().min(bytes.len()) as u64)
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

    /// The code and the size that is told of a page with so many bytes, where its budget is 1 KB, and 2 KB with `needs`.
    fn told(html: &[u8], needs: u64) -> Option<(&'static str, String)> {
        let settings = Settings { page_budget_kb: 1, first_view_budget_kb: 2, ..Settings::default() };
        let needs = FirstView(vec![("assets/a.css".into(), needs)]);
        let problem = heavy_page("x/index.html", html, &needs, &settings)?;
        Some((problem.problem.code, problem.found.unwrap_or_default()))
    }

    #[test]
    fn what_counts_is_the_compressed_size() {
        assert_eq!(told(&vec![b'a'; 100 * 1024], 0), None, "repeated letters weigh nothing");
        assert_eq!(told(&noise(1024), 0), None, "what is not larger than its budget is not compressed");
        assert_eq!(told(&noise(1025), 0), Some(("heavy-page", "2 KB".to_owned())));
    }

    #[test]
    fn what_a_page_needs_counts_to_its_first_view() {
        assert_eq!(told(&noise(1024), 1024), None);
        assert_eq!(told(&noise(1024), 1025), Some(("heavy-first-view", "3 KB".to_owned())));
        assert_eq!(told(&vec![b'a'; 1024], 1500), None, "repeated letters weigh nothing");
        assert_eq!(told(&noise(1025), 9000), Some(("heavy-page", "2 KB".to_owned())), "one mistake, one message");
    }

    #[test]
    fn a_file_that_is_named_twice_counts_once() {
        let mut needs = FirstView::default();
        for path in ["assets/a.js", "assets/b.js", "assets/a.js"] {
            needs.add(&path.into(), 10);
        }
        assert_eq!(needs.bytes(), 20);
    }

    #[test]
    fn only_style_sheets_and_scripts_of_the_theme_are_weighed() {
        let paths = ["assets/a.css", "assets/b.js", "assets/c.woff2", "search/d.js", "index.html"];
        let mut weighed: Vec<_> = weights(paths.map(|path| (path, &b"a"[..]))).into_keys().collect();
        weighed.sort_unstable();
        assert_eq!(weighed, [Arc::from("assets/a.css"), Arc::from("assets/b.js")]);
    }

    #[test]
    fn style_sheets_and_scripts_of_the_theme_have_their_own_limits() {
        let settings = Settings { style_budget_kb: 1, script_budget_kb: 2, ..Settings::default() };
        let is_heavy = |path: &str, kb: usize| heavy_asset(path, &noise(kb * 1024), &settings).is_some();
        assert!(is_heavy("assets/style.css", 2) && !is_heavy("assets/a.js", 2) && is_heavy("assets/a.js", 3));
        assert!(!is_heavy("assets/fonts/a.woff2", 3) && !is_heavy("tep/a.js", 3));
    }
}
