//! Literate cases: a Markdown file that says what an officer did, shows the files, and the exact words they get back.
//!
//! A case has a heading, a sentence or two, files, and a transcript. A file is a heading of level 3 with its path in
//! backquotes, and a block between fences of four backquotes. The word after the fence says how the block is read:
//! `escaped` turns `\xE9`, `\t`, `\r` into bytes and `(repeat 5000 "[")` into five thousand brackets; `link` makes a
//! symbolic link to what the block names; `table` takes the file of that name from `tests/tables/files/`, `recording` one from
//! `tests/recordings/`; `absent` leaves a file out; any other word leaves the block as it is. The transcript is the block `text`
//! without a heading of its own: the command after `$`, what the program said, and after `?` its exit status.

use std::fs;
use std::path::Path;

use super::Site;

/// The folder of a theme with as little as a theme may have: it stands in the `themes/` of every case that brings
/// theme files of its own, so that the lines of pages in a transcript do not follow the default theme's.
const BARE_THEME: &str = "tests/sites/nho/themes/tran";

/// A case.
pub struct Case {
    files: Vec<File>,
    /// The words after `giothong`.
    pub arguments: Vec<String>,
    /// What the transcript says, without its command and exit status.
    pub expected: String,
    /// The exit status.
    pub status: i32,
}

struct File {
    path: String,
    form: String,
    text: String,
}

impl Case {
    /// Reads a case.
    pub fn read(markdown: &str) -> Result<Self, String> {
        let mut files = Vec::new();
        let mut transcript = None;
        let mut path = None;
        let mut lines = markdown.lines();
        if !lines.next().is_some_and(|line| line.starts_with("# ")) {
            return Err("a case begins with a heading".to_owned());
        }
        while let Some(line) = lines.next() {
            if let Some(heading) = line.strip_prefix("### ") {
                path = Some(heading.trim_matches('`').to_owned());
            } else if let Some(form) = line.strip_prefix("````") {
                let block: Vec<&str> = lines.by_ref().take_while(|line| *line != "````").collect();
                let text: String = block.iter().flat_map(|line| [line, "\n"]).collect();
                match (path.take(), form) {
                    (Some(path), form) => files.push(File { path, form: form.trim().to_owned(), text }),
                    (None, "text") => transcript = Some(text),
                    (None, _) => return Err(format!("a block `{form}` without the path of its file")),
                }
            }
        }
        let transcript = transcript.ok_or("no transcript")?;
        let (command, said) = transcript.split_once('\n').ok_or("an empty transcript")?;
        let arguments = command.strip_prefix("$ giothong ").ok_or("the transcript begins with `$ giothong …`")?;
        let (status_line, expected) = match said.trim_end().rsplit_once('\n') {
            Some((expected, last)) => (last, &said[..=expected.len()]),
            None => (said, ""),
        };
        let status = status_line.trim().strip_prefix("? ").and_then(|status| status.parse().ok());
        let status = status.ok_or("the transcript ends with `? ` and the exit status")?;
        let arguments = arguments.split(' ').map(str::to_owned).collect();
        Ok(Self { files, arguments, expected: expected.to_owned(), status })
    }

    /// The site of the case; `content/site.yaml` is a good one where the case has none.
    pub fn site(&self) -> Site {
        let mut site = match self.files.iter().any(|file| file.path == "content/site.yaml") || self.is_empty() {
            true => Site::new(),
            false => Site::small(),
        };
        if self.files.iter().any(|file| file.path.starts_with("themes/")) {
            site = site.folder(BARE_THEME, "themes/tran");
        }
        for File { path, form, text } in &self.files {
            match form.as_str() {
                "escaped" => site.write(path, unescaped(text.trim_end_matches('\n'))),
                "absent" if site.path(path).exists() => site.remove(path),
                "absent" => {}
                "link" => link(text.trim_end(), &site.path(path)),
                "table" => site.write(path, made("tests/tables/files", text.trim_end())),
                "recording" => site.write(path, recording(text.trim_end())),
                _ => {
                    assert!(!form.contains(' '), "`{form}` is no form of the file `{path}`");
                    site.write(path, text)
                }
            }
        }
        site
    }

    /// Whether the case needs a system with symbolic links.
    pub fn has_links(&self) -> bool {
        self.files.iter().any(|file| file.form == "link")
    }

    fn is_empty(&self) -> bool {
        self.files.is_empty()
    }
}

/// Puts another transcript into the text of a case.
pub fn with_transcript(markdown: &str, said: &str, status: i32) -> String {
    let start = markdown.find("````text\n$ ").map_or(markdown.len(), |at| at + "````text\n".len());
    let command_end = markdown[start..].find('\n').map_or(markdown.len(), |at| start + at + 1);
    format!("{}{said}? {status}\n````\n", &markdown[..command_end])
}

/// Bytes of a block whose escapes are spelled out.
fn unescaped(text: &str) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut rest = text;
    while let Some(next) = rest.chars().next() {
        if let Some((count, repeated, behind)) = repetition(rest) {
            bytes.extend(unescaped(repeated).repeat(count));
            rest = behind;
        } else if let Some((byte, behind)) = escape(rest) {
            bytes.push(byte);
            rest = behind;
        } else {
            bytes.extend(next.to_string().into_bytes());
            rest = &rest[next.len_utf8()..];
        }
    }
    bytes
}

/// The bytes of a recording: `tone.mp3`, or `tone.mp3 500 times`, one after the other.
fn recording(block: &str) -> Vec<u8> {
    let (name, times) = block.split_once(' ').unwrap_or((block, "1 times"));
    let times = times.strip_suffix(" times").and_then(|times| times.parse().ok());
    made("tests/recordings", name).repeat(times.unwrap_or_else(|| panic!("{block}")))
}

/// The bytes of a file that another program made.
fn made(folder: &str, name: &str) -> Vec<u8> {
    let path = super::repository(&format!("{folder}/{name}"));
    fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn escape(text: &str) -> Option<(u8, &str)> {
    let behind = text.strip_prefix('\\')?;
    match behind.chars().next()? {
        't' => Some((b'\t', &behind[1..])),
        'r' => Some((b'\r', &behind[1..])),
        'n' => Some((b'\n', &behind[1..])),
        'x' => Some((u8::from_str_radix(behind.get(1..3)?, 16).ok()?, &behind[3..])),
        _ => None,
    }
}

/// `(repeat 5000 "[")` as a count and a text, and what stands after.
fn repetition(text: &str) -> Option<(usize, &str, &str)> {
    let (count, behind) = text.strip_prefix("(repeat ")?.split_once(" \"")?;
    let (repeated, behind) = behind.split_once("\")")?;
    Some((count.parse().ok()?, repeated, behind))
}

#[cfg(unix)]
fn link(target: &str, at: &Path) {
    fs::create_dir_all(at.parent().expect("a link stands in a folder")).expect("folders of a link");
    std::os::unix::fs::symlink(target, at).expect("a symbolic link");
}

#[cfg(not(unix))]
fn link(_: &str, _: &Path) {
    unreachable!("such cases are not run here");
}
