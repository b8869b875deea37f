//! The index of the search page, as scripts that a page loads one by one: also from a disk, where nothing can be fetched.
//! Each calls `giothongSearch(name, data)`.
//!
//! - `index.js`: kinds, abbreviations, letters, which shards there are, and how many pages.
//! - `w-<letters>.js`: for each folded word that begins so, the pages that have it, as differences in base 36: those that
//!   have it in a name before `|`, the others behind it. Two words of a name that stand together are a word too.
//! - `d<n>.js`: two dozen pages: title, address, kind, time, end, part of the schedule, language.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use serde_json::{Value, json};

use crate::text::fold::fold;
use crate::view::search::SearchDocument;

/// The folder of the index.
pub const FOLDER: &str = "tim-kiem/";
/// The number of pages in a file.
const CHUNK: usize = 24;
/// The size in bytes above which the words of one letter are parted by their second letter.
const LARGEST: usize = 24 * 1024;
/// A word in the text of more pages than this part of all tells nothing; in a name it still does.
const COMMON: usize = 4;

/// Abbreviations that offices and people use, folded, and the words they stand for.
const ABBREVIATIONS: [(&str, &str); 9] = [
    ("hmtn", "hien mau tinh nguyen"),
    ("ctd", "chu thap do"),
    ("ubnd", "uy ban nhan dan"),
    ("bcd", "ban chi dao"),
    ("bvdk", "benh vien da khoa"),
    ("tp", "thanh pho"),
    ("tt", "thi tran"),
    ("cd", "cao dang"),
    ("dh", "dai hoc"),
];

/// Letters that Unicode does not take apart and [`fold`] does.
const LETTERS: [char; 7] = ['đ', 'ð', 'ɖ', 'ɗ', 'ƌ', 'ƀ', 'ɓ'];

/// A page with its folded words, each once.
pub struct IndexedDocument {
    document: SearchDocument,
    /// The words of its names, and two of them that stand together.
    named: BTreeSet<String>,
    /// The words of its text that no name has.
    said: BTreeSet<String>,
}

impl IndexedDocument {
    /// Folds the words of a page.
    pub fn of(document: SearchDocument) -> Self {
        let mut named = BTreeSet::new();
        for name in &document.names {
            let tokens = tokens(name);
            let spelled_out: Vec<String> = tokens.iter().flat_map(|token| long_form(token)).collect();
            named.extend(tokens.windows(2).chain(spelled_out.windows(2)).map(|pair| pair.join(" ")));
            named.extend(with_long_forms(tokens));
        }
        let said = document.words.iter().flat_map(|text| with_long_forms(tokens(text)));
        let said = said.filter(|word| !named.contains(word)).collect();
        Self { document, named, said }
    }
}

/// The files of the index, by path.
pub fn files(documents: &[IndexedDocument]) -> BTreeMap<String, String> {
    let mut files = BTreeMap::new();
    let mut shards: BTreeMap<String, Vec<(&str, String)>> = BTreeMap::new();
    for (word, pages) in postings(documents) {
        shards.entry(prefix(word, 1)).or_default().push((word, pages.written(documents.len())));
    }
    let mut parted = Vec::new();
    for (name, words) in shards {
        let size: usize = words.iter().map(|(word, pages)| word.len() + pages.len() + 6).sum();
        if size <= LARGEST {
            files.insert(format!("{FOLDER}w-{name}.js"), call(&format!("w-{name}"), &of_words(&words)));
            continue;
        }
        let mut parts: BTreeMap<String, Vec<(&str, String)>> = BTreeMap::new();
        for (word, pages) in words {
            parts.entry(prefix(word, 2)).or_default().push((word, pages));
        }
        for (part, words) in parts {
            files.insert(format!("{FOLDER}w-{part}.js"), call(&format!("w-{part}"), &of_words(&words)));
        }
        parted.push(name);
    }
    let documents: Vec<&SearchDocument> = documents.iter().map(|indexed| &indexed.document).collect();
    let kinds: BTreeSet<&str> = documents.iter().map(|document| document.kind.as_str()).collect();
    let kinds: Vec<&str> = kinds.into_iter().collect();
    for (number, pages) in documents.chunks(CHUNK).enumerate() {
        let pages: Vec<Value> = pages.iter().map(|page| page_of(page, &kinds)).collect();
        files.insert(format!("{FOLDER}d{number}.js"), call(&format!("d{number}"), &json!(pages)));
    }
    let shards: Vec<&str> =
        files.keys().filter_map(|path| path.strip_prefix(FOLDER)?.strip_prefix("w-")?.strip_suffix(".js")).collect();
    let letters: BTreeMap<String, String> =
        LETTERS.iter().map(|letter| (letter.to_string(), fold(&letter.to_string()))).collect();
    let past: Vec<usize> =
        documents.iter().enumerate().filter(|(_, document)| document.is_past).map(|(number, _)| number).collect();
    let index = json!({
        "pages": documents.len(),
        "chunk": CHUNK,
        "kinds": kinds,
        "shards": shards,
        "parted": parted,
        "letters": letters,
        "short": ABBREVIATIONS.iter().copied().collect::<BTreeMap<_, _>>(),
        "past": differences(&past),
    });
    files.insert(format!("{FOLDER}index.js"), call("index", &index));
    files
}

/// The pages that have a word, ascending.
#[derive(Default)]
struct Postings {
    named: Vec<usize>,
    said: Vec<usize>,
}

impl Postings {
    fn written(&self, all: usize) -> String {
        let is_common = self.said.len() * COMMON > all.max(COMMON * COMMON);
        let said = if is_common { "*".to_owned() } else { differences(&self.said) };
        if said.is_empty() { differences(&self.named) } else { format!("{}|{said}", differences(&self.named)) }
    }
}

fn postings(documents: &[IndexedDocument]) -> BTreeMap<&str, Postings> {
    let mut words: HashMap<&str, Postings> = HashMap::new();
    for (number, document) in documents.iter().enumerate() {
        document.named.iter().for_each(|word| words.entry(word).or_default().named.push(number));
        document.said.iter().for_each(|word| words.entry(word).or_default().said.push(number));
    }
    words.into_iter().collect()
}

/// Ascending numbers as their differences in base 36, with dots between.
fn differences(numbers: &[usize]) -> String {
    let mut before = 0;
    let parts = numbers.iter().map(|number| base_36(number - std::mem::replace(&mut before, *number)));
    parts.collect::<Vec<_>>().join(".")
}

fn base_36(mut number: usize) -> String {
    let mut digits = Vec::new();
    loop {
        digits.extend(char::from_digit(u32::try_from(number % 36).unwrap_or_default(), 36));
        number /= 36;
        if number == 0 {
            return digits.into_iter().rev().collect();
        }
    }
}

/// The folded words of a text; numbers without the zeros before them, so that `Đợt 02` is found by "dot 2".
pub fn tokens(text: &str) -> Vec<String> {
    let folded = fold(text);
    let bare = |word: &str| match word.bytes().all(|byte| byte.is_ascii_digit()) {
        true => Some(word.trim_start_matches('0')).filter(|number| !number.is_empty()).unwrap_or("0").to_owned(),
        false => word.to_owned(),
    };
    folded.split(' ').filter(|word| !word.is_empty()).map(bare).collect()
}

/// Words with those that the abbreviations among them stand for.
fn with_long_forms(tokens: Vec<String>) -> Vec<String> {
    let more: Vec<String> =
        tokens.iter().flat_map(|token| long_form(token)).filter(|word| !tokens.contains(word)).collect();
    tokens.into_iter().chain(more).collect()
}

/// The words that a word stands for: its own, or those of an abbreviation.
fn long_form(token: &str) -> Vec<String> {
    let long = ABBREVIATIONS.iter().find(|(short, _)| *short == token).map_or(token, |(_, long)| long);
    long.split(' ').map(str::to_owned).collect()
}

/// The first letters of a word, as the name of a file: `_` stands for letters of other scripts and for digits.
fn prefix(word: &str, length: usize) -> String {
    let letter = |c: char| if c.is_ascii_lowercase() { c } else { '_' };
    word.chars().take(length).map(letter).collect()
}

fn of_words(words: &[(&str, String)]) -> Value {
    words
        .iter()
        .map(|(word, pages)| ((*word).to_owned(), Value::from(pages.as_str())))
        .collect::<serde_json::Map<_, _>>()
        .into()
}

fn page_of(page: &SearchDocument, kinds: &[&str]) -> Value {
    let kind = kinds.iter().position(|kind| *kind == page.kind).unwrap_or_default();
    let mut cells = vec![
        json!(page.title),
        json!(page.href),
        json!(kind),
        json!(page.when),
        json!(page.ends),
        json!(page.schedule),
        json!(page.lang),
    ];
    while cells.last() == Some(&json!("")) {
        cells.pop();
    }
    Value::Array(cells)
}

fn call(name: &str, data: &Value) -> String {
    // A `<` in a script of its own ends nothing, but the file may be put into a page by somebody else.
    format!("giothongSearch({},{});\n", json!(name), data.to_string().replace('<', "\\u003c"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn document(title: &str, words: &[&str]) -> IndexedDocument {
        IndexedDocument::of(SearchDocument {
            title: title.to_owned(),
            href: format!("{}/", crate::text::slug::slug(title)),
            names: vec![title.to_owned()],
            words: words.iter().map(|word| (*word).to_owned()).collect(),
            ..SearchDocument::default()
        })
    }

    #[test]
    fn numbers_lose_their_zeros_and_letters_their_marks() {
        assert_eq!(tokens("Đợt 02, Ia H'Drai"), ["dot", "2", "ia", "hdrai"]);
        assert_eq!(tokens("00"), ["0"]);
    }

    #[test]
    fn a_word_leads_to_the_pages_that_have_it_in_a_name_and_to_the_others() {
        let files = files(&[document("Đợt 02", &[]), document("Xã Mẫu", &["đợt"]), document("Đợt 03", &["HMTN"])]);
        let shard = &files["tim-kiem/w-d.js"];
        assert!(shard.contains("\"dot\":\"0.2|1\"") && shard.contains("\"dot 2\":\"0\""), "{shard}");
        assert!(
            files["tim-kiem/w-h.js"].contains("\"hmtn\":\"|2\"")
                && files["tim-kiem/w-h.js"].contains("\"hien\":\"|2\"")
        );
        assert!(files["tim-kiem/d0.js"].starts_with("giothongSearch(\"d0\",[[\"Đợt 02\",\"dot-02/\",0]"));
        assert!(files["tim-kiem/index.js"].contains("\"đ\":\"d\""));
    }

    #[test]
    fn two_thousand_pages_cost_little_for_each_word() {
        let names = ["Thí Dụ", "Giả Định", "Tưởng Tượng", "Ví Như", "Giả Sử", "Mẫu Một", "Mẫu Hai", "Mẫu Ba"];
        let pages: Vec<IndexedDocument> = (0..2000)
            .map(|number| {
                let name = names[number % names.len()];
                document(
                    &format!("Hiến máu tại {name} {number}"),
                    &[&format!("Hội trường xã {name}"), "hiến máu tình nguyện"],
                )
            })
            .collect();
        let files = files(&pages);
        for (path, text) in &files {
            assert!(text.len() < 40 * 1024, "{path} has {} bytes", text.len());
        }
        assert_eq!(files.keys().filter(|path| path.starts_with("tim-kiem/d")).count(), 2000_usize.div_ceil(CHUNK));
    }

    #[test]
    fn every_letter_of_the_table_folds_to_another() {
        for letter in LETTERS {
            assert!(fold(&letter.to_string()).is_ascii(), "{letter}");
        }
    }
}
