//! Damage to files, at random: what slips of hands, programs and disks do to what people wrote.

use std::io::{Cursor, Read, Write};
use std::iter::repeat_n;

use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use super::Tree;
use super::random::Random;

/// What gets between the letters of a text.
const INTRUDERS: &[&str] = &[
    "\0",
    "\u{FEFF}",
    "\t",
    "\r",
    "\u{A0}",
    "\u{200B}",
    "\u{202E}",
    "\u{2068}",
    "\u{85}",
    "\u{2028}",
    "\u{301}",
    "\u{1F}",
    "“",
    "”",
    "‘",
    "’",
    "\"",
    "'",
    "`",
    "[",
    "]",
    "{",
    "}",
    "(",
    ")",
    "<",
    ">",
    "|",
    "&a ",
    "*a ",
    "!!str ",
    "%",
    "@",
    "#",
    " # ",
    ": ",
    ":",
    "- ",
    "? ",
    ",",
    ";",
    "\\",
    "\n",
    "\n\n",
    "\n---\n",
    "\n...\n",
    "```\n",
    "~~~",
    "$",
    "../",
    "//",
    "<script>alert(1)</script>",
    "<!-- ",
    "<div>\n",
    "</p>",
    "&#0;",
    "&amp",
    "[a](b.md)",
    "![](c.png)",
    "[^1]",
    "[^1]: x",
    "|a|b|\n|-|-|\n",
    "# ",
    "###### ",
    "{{ a }}",
    "{% b %}",
    "\u{F8FF}",
    "😀",
    "ô\u{323}",
];

/// What stands where a value stood.
const VALUES: &[&str] = &[
    "",
    "~",
    "true",
    "[]",
    "{}",
    "[[]]",
    "- a",
    "0",
    "-1",
    "1,5",
    "1.000",
    "007",
    "9223372036854775808",
    "1e309",
    "NaN",
    "07/4/2025",
    "4/13/2025",
    "31/02/2025",
    "29/02/2023",
    "2025-04-07",
    "2025-04-07T25:61",
    "0000",
    "9999",
    "10000",
    "01/01/0001",
    "31/12/9999",
    "0001-01-01",
    "9999-12-31",
    "-0001-01-01",
    "../9999-12-31",
    "0001/..",
    "2025-33",
    "2025-W05",
    "từ 31/12/9999 đến 01/01/0001",
    "trước 01/01/0001",
    "sau 31/12/9999",
    "quý IV/9999",
    "29/02",
    "--02-29",
    "30/02",
    "1, 2, 3/4/2025",
    "thường xuyên",
    "sau khi xong",
    "0h",
    "24h",
    "23:59",
    "7h30 - 7h30",
    "7h30-11h30, 10h-12h",
    "45000",
    "262142-12-31",
    "http://[",
    "https://a.example/%",
    "javascript:alert(1)",
    "mailto:",
    "tel:",
    "//a",
    "../../x",
    "/",
    ".",
    "drives/2025",
    "content/site.yaml",
    "%2e%2e%2f",
    "vi",
    "xx-Latn-x",
    "rad",
    "🩸",
    "\"\\x00\"",
    "\"\\uD800\"",
    "'",
    "\"",
    "|",
    ">-",
];

/// Names that files get.
const NAMES: &[&str] = &[
    "Bản sao (1)",
    "a b",
    "a.b",
    "đợt-1",
    "-a",
    "a-",
    "A",
    "con",
    "a\u{301}",
    "\u{202E}dm",
    "a'b",
    "a\"b",
    "a%20b",
    "a#b",
    "a?b",
    "\u{FEFF}a",
    "...",
    "2025",
    "a.rad",
    "a.vi",
    "a.zz",
    "{a}",
    "a\nb",
    "~a",
    "khong-co",
];

/// Damages a site once to three times and says how.
pub fn damage_site(tree: &mut Tree, random: &mut Random) -> String {
    let times = 1 + random.below(3);
    let said: Vec<String> = repeat_n((), times).map(|()| damage_tree(tree, random)).collect();
    said.join("; ")
}

fn damage_tree(tree: &mut Tree, random: &mut Random) -> String {
    if tree.is_empty() {
        return "nothing left".to_owned();
    }
    let (path, other) = (any(tree, random), any(tree, random));
    let mut bytes = tree[&path].clone();
    match random.below(40) {
        0 => {
            tree.insert(path.clone(), tree[&other].clone());
            tree.insert(other.clone(), bytes);
            format!("{path} and {other} swapped")
        }
        1 => {
            let name = path.rsplit('/').next().unwrap_or(&path);
            let to = other.rsplit_once('/').map_or_else(|| name.to_owned(), |(folder, _)| format!("{folder}/{name}"));
            tree.remove(&path);
            tree.insert(to.clone(), bytes);
            format!("{path} moved to {to}")
        }
        2 | 3 => {
            let (stem, ending) = path.rsplit_once('.').unwrap_or((&path, ""));
            let folder = stem.rsplit_once('/').map_or(String::new(), |(folder, _)| format!("{folder}/"));
            let endings = [ending, ending, "MD", "md", "yml", "yaml", "csv", "tsv", "xlsx", "ods", "txt", "md.txt"];
            let to = format!("{folder}{}.{}", random.pick(NAMES), random.pick(&endings));
            if random.below(2) == 0 {
                tree.remove(&path);
            }
            tree.insert(to.clone(), bytes);
            format!("{path} as {to:?}")
        }
        4 => {
            tree.remove(&path);
            format!("{path} removed")
        }
        5..=8 => {
            let line = random.pick(&lines(&tree[&other])).clone();
            let mut lines = lines(&bytes);
            lines.insert(random.below(lines.len()), line);
            tree.insert(path.clone(), lines.concat());
            format!("a line of {other} in {path}")
        }
        _ => {
            let inside = if random.below(4) == 0 { None } else { damage_inside(&bytes, random) };
            let how = match inside {
                Some((damaged, how)) => {
                    bytes = damaged;
                    how
                }
                None => damage(&mut bytes, random),
            };
            tree.insert(path.clone(), bytes);
            format!("{path}: {how}")
        }
    }
}

/// A path, of a text or a table rather than of another file.
fn any(tree: &Tree, random: &mut Random) -> String {
    const READ: [&str; 6] = [".md", ".yaml", ".csv", ".tsv", ".xlsx", ".ods"];
    let all: Vec<&String> = tree.keys().collect();
    let read: Vec<&String> = all.iter().copied().filter(|path| READ.iter().any(|end| path.ends_with(end))).collect();
    let from = if random.below(20) == 0 || read.is_empty() { all } else { read };
    (*random.pick(&from)).clone()
}

/// Damages bytes and says how.
pub fn damage(bytes: &mut Vec<u8>, random: &mut Random) -> String {
    match random.below(40) {
        0..=8 => damage_bytes(bytes, random),
        9..=17 => damage_lines(bytes, random),
        18..=26 => damage_value(bytes, random),
        27..=35 => {
            let intruder = *random.pick(INTRUDERS);
            let at = boundary(bytes, random);
            bytes.splice(at..at, intruder.bytes());
            format!("{intruder:?} at {at}")
        }
        36 => damage_with_length(bytes, random),
        _ => damage_encoding(bytes, random),
    }
}

/// Damages one file of an archive, as spreadsheets are; `None` for what is no archive, or none of a usual size.
pub fn damage_inside(bytes: &[u8], random: &mut Random) -> Option<(Vec<u8>, String)> {
    const LARGEST: u64 = 1 << 20;
    let mut archive = ZipArchive::new(Cursor::new(bytes)).ok()?;
    let damaged = random.below(archive.len());
    let mut said = String::new();
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for index in 0..archive.len() {
        let mut file = archive.by_index(index).ok().filter(|file| file.size() < LARGEST)?;
        let (name, mut inner) = (file.name().ok()?.into_owned(), Vec::new());
        file.read_to_end(&mut inner).ok()?;
        if index == damaged {
            let how = match random.below(2) {
                0 => damage_number(&mut inner, random),
                _ => damage(&mut inner, random),
            };
            said = format!("{name}: {how}");
        }
        writer.start_file(name, SimpleFileOptions::default()).ok()?;
        writer.write_all(&inner).ok()?;
    }
    Some((writer.finish().ok()?.into_inner(), said))
}

/// Numbers that lie: at the limits of what holds them, of a sheet, and of nothing.
const NUMBERS: &[&str] = &[
    "0",
    "-1",
    "65537",
    "16385",
    "1048576",
    "1048577",
    "99999999",
    "2147483648",
    "4294967295",
    "4294967296",
    "99999999999",
    "18446744073709551615",
    "1e308",
    "",
];

/// Puts a number that lies in the place of a number in the text of a part.
fn damage_number(bytes: &mut Vec<u8>, random: &mut Random) -> String {
    let starts: Vec<usize> = (0..bytes.len())
        .filter(|&at| bytes[at].is_ascii_digit() && (at == 0 || !bytes[at - 1].is_ascii_digit()))
        .collect();
    let Some(&start) = starts.get(random.below(starts.len())) else { return damage_bytes(bytes, random) };
    let end = (start..bytes.len()).find(|&at| !bytes[at].is_ascii_digit()).unwrap_or(bytes.len());
    let number = *random.pick(NUMBERS);
    bytes.splice(start..end, number.bytes());
    format!("the number {number:?} at {start}")
}

fn damage_bytes(bytes: &mut Vec<u8>, random: &mut Random) -> String {
    let at = random.below(bytes.len());
    let end = (at + 1 + random.below(12)).min(bytes.len());
    match random.below(6) {
        0 => {
            bytes.truncate(at);
            format!("cut at {at}")
        }
        1 if random.below(4) == 0 => {
            bytes.clear();
            "emptied".to_owned()
        }
        1 | 2 => {
            bytes.drain(at..end);
            format!("{at}..{end} deleted")
        }
        3 => {
            let run = bytes[at..end].to_vec();
            bytes.splice(at..at, run);
            format!("{at}..{end} doubled")
        }
        4 => {
            let byte = u8::try_from(random.below(256)).unwrap_or(0);
            bytes.insert(at, byte);
            format!("byte {byte:#x} at {at}")
        }
        _ => {
            let bit = random.below(8);
            if let Some(byte) = bytes.get_mut(at) {
                *byte ^= 1 << bit;
            }
            format!("bit {bit} of {at} flipped")
        }
    }
}

fn damage_lines(bytes: &mut Vec<u8>, random: &mut Random) -> String {
    let mut lines = lines(bytes);
    let (one, other) = (random.below(lines.len()), random.below(lines.len()));
    let how = match random.below(6) {
        0 => {
            lines.remove(one);
            format!("line {one} deleted")
        }
        1 => {
            lines.insert(other, lines[one].clone());
            format!("line {one} again at {other}")
        }
        2 => {
            lines.swap(one, other);
            format!("lines {one} and {other} swapped")
        }
        3 => {
            let indent = *random.pick(&["  ", " ", "\t", "- ", "    ", "> ", "#"]);
            lines[one].splice(0..0, indent.bytes());
            format!("{indent:?} before line {one}")
        }
        4 => {
            let blanks = lines[one].iter().take_while(|byte| byte.is_ascii_whitespace()).count();
            lines[one].drain(..blanks);
            format!("line {one} without indent")
        }
        _ => {
            lines[one].pop();
            format!("line {one} joined with the next")
        }
    };
    *bytes = lines.concat();
    how
}

/// Puts another value after a key, or a key, a comma or a colon too many.
fn damage_value(bytes: &mut Vec<u8>, random: &mut Random) -> String {
    let mut lines = lines(bytes);
    let with_value: Vec<usize> = (0..lines.len()).filter(|&line| colon(&lines[line]).is_some()).collect();
    let (one, other) = (*random.pick(&[&with_value[..], &[0]].concat()), random.below(lines.len()));
    let Some(at) = colon(&lines[one]) else { return damage_bytes(bytes, random) };
    let value = match random.below(4) {
        0 => colon(&lines[other]).map_or_else(Vec::new, |at| lines[other][at..].trim_ascii_end().to_vec()),
        _ => random.pick(VALUES).as_bytes().to_vec(),
    };
    let said = String::from_utf8_lossy(&value).into_owned();
    lines[one].splice(at.., [&b" "[..], &value, b"\n"].concat());
    *bytes = lines.concat();
    format!("the value {said:?} in line {one}")
}

fn damage_with_length(bytes: &mut Vec<u8>, random: &mut Random) -> String {
    let at = boundary(bytes, random);
    let (count, what) = *random.pick(&[
        (200_000, "a"),
        (50_000, "dài "),
        (2_000, "["),
        (2_000, "{a: "),
        (2_000, "- "),
        (2_000, "> "),
        (5_000, "*a_ "),
        (2_000, "\n- a: "),
        (5_000, "]("),
        (5_000, "<"),
        (400, "9"),
        (3_000, "12/"),
        (3_000, ", 5"),
        (20_000, "\n"),
        (3_000, "\u{301}"),
        (3_000, "|a"),
        (3_000, "`"),
        (2_000, "\n# a"),
    ]);
    bytes.splice(at..at, what.repeat(count).into_bytes());
    format!("{count} times {what:?} at {at}")
}

fn damage_encoding(bytes: &mut Vec<u8>, random: &mut Random) -> String {
    let text = String::from_utf8_lossy(bytes).into_owned();
    let (how, other) = match random.below(7) {
        0 => ("UTF-16", text.encode_utf16().flat_map(u16::to_le_bytes).collect()),
        1 => (
            "UTF-16 with a mark",
            "\u{FEFF}".encode_utf16().chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect(),
        ),
        2 => ("one byte a letter", text.chars().map(|c| u8::try_from(u32::from(c)).unwrap_or(b'?')).collect()),
        3 => ("UTF-8 twice", bytes.iter().map(|byte| char::from(*byte)).collect::<String>().into_bytes()),
        4 => ("lines ended by CR LF", text.replace('\n', "\r\n").into_bytes()),
        5 => ("lines ended by CR", text.replace('\n', "\r").into_bytes()),
        _ => ("two marks in front", format!("\u{FEFF}\u{FEFF}{text}").into_bytes()),
    };
    *bytes = other;
    how.to_owned()
}

/// Lines with their ends; at least one.
fn lines(bytes: &[u8]) -> Vec<Vec<u8>> {
    let lines: Vec<Vec<u8>> = bytes.split_inclusive(|byte| *byte == b'\n').map(<[u8]>::to_vec).collect();
    if lines.is_empty() { vec![Vec::new()] } else { lines }
}

/// After the first colon of a line.
fn colon(line: &[u8]) -> Option<usize> {
    line.windows(2).position(|pair| pair[0] == b':' && pair[1].is_ascii_whitespace()).map(|at| at + 1)
}

/// A place between two letters, and so after every byte that continues a letter.
fn boundary(bytes: &[u8], random: &mut Random) -> usize {
    let at = random.below(bytes.len() + 1);
    (at..bytes.len()).find(|&at| bytes[at] & 0xC0 != 0x80).unwrap_or(bytes.len())
}
