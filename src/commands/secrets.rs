//! Passwords of targets. They come from the environment, or from a file of the user outside of every site, so that none
//! stands in a file that is published; they are never printed.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use super::files;
use crate::bilingual;
use crate::diagnostics::Bilingual;

/// The variable for every target that has none of its own.
const PASSWORD: &str = "GIOTHONG_PASSWORD";
/// The file of passwords, in the user's folder of settings.
const FILE: &str = "giothong/mat-khau.txt";

/// The password of a target: `GIOTHONG_PASSWORD_MAY_CHU` for `may-chu`, else `GIOTHONG_PASSWORD`, else its line in the
/// user's file: `may-chu: …`.
///
/// # Errors
/// What to set where there is none; a file that others can read.
pub fn password(target: &str) -> Result<String, Bilingual> {
    let own = variable(target);
    let found = [&own, PASSWORD].into_iter().find_map(std::env::var_os).filter(|found| !found.is_empty());
    if let Some(found) = found.and_then(|found| found.into_string().ok()) {
        return Ok(found);
    }
    let file = file();
    if let Some(found) = file.as_deref().map(|file| in_file(file, target)).transpose()?.flatten() {
        return Ok(found);
    }
    let place = file.map_or_else(|| FILE.to_owned(), |file| file.display().to_string());
    Err(bilingual!(
        "chưa có mật khẩu của nơi đăng `{target}`: ghi một dòng `{target}: mật khẩu` vào tệp `{place}`, hoặc đặt biến môi trường `{own}` (hay `{PASSWORD}`), rồi chạy lại; đừng ghi mật khẩu vào `site.yaml`",
        "there is no password for the target `{target}`: write a line `{target}: password` into the file `{place}`, or set the environment variable `{own}` (or `{PASSWORD}`), and run again; do not write a password into `site.yaml`"
    ))
}

/// Where the user's passwords stand.
fn file() -> Option<PathBuf> {
    dirs::config_dir().map(|folder| folder.join(FILE))
}

/// The password of a target in a file that nobody but the user reads; `None` where there is none.
fn in_file(file: &Path, target: &str) -> Result<Option<String>, Bilingual> {
    let place = file.display();
    let bytes = match files::bytes(file) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        Err(error) => {
            return Err(bilingual!(
                "không đọc được tệp mật khẩu `{place}`: {error}",
                "the file of passwords `{place}` cannot be read: {error}"
            ));
        }
    };
    if is_read_by_others(file) {
        return Err(bilingual!(
            "người khác trên máy đọc được tệp mật khẩu `{place}`: chạy `chmod 600 {place}` rồi chạy lại",
            "others on this machine can read the file of passwords `{place}`: run `chmod 600 {place}` and run again"
        ));
    }
    let text = String::from_utf8(bytes).map_err(|_| {
        bilingual!("lưu lại tệp mật khẩu `{place}` dạng UTF-8", "save the file of passwords `{place}` as UTF-8")
    })?;
    Ok(line_of(&text, target))
}

fn line_of(text: &str, target: &str) -> Option<String> {
    let lines = text.trim_start_matches('\u{feff}').lines();
    let line = lines.filter_map(|line| line.split_once(':')).find(|(name, _)| name.trim() == target);
    line.map(|(_, password)| password.strip_prefix(' ').unwrap_or(password).to_owned())
        .filter(|found| !found.is_empty())
}

#[cfg(unix)]
fn is_read_by_others(file: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt;
    file.metadata().is_ok_and(|found| found.permissions().mode() & 0o077 != 0)
}

/// The folder of settings of a user is read by that user alone.
#[cfg(not(unix))]
fn is_read_by_others(_: &Path) -> bool {
    false
}

/// The variable of a target: its name in capitals, `-` as `_`.
fn variable(target: &str) -> String {
    format!("{PASSWORD}_{}", target.to_uppercase().replace('-', "_"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_target_has_a_variable_of_its_own() {
        assert_eq!(variable("may-chu-2"), "GIOTHONG_PASSWORD_MAY_CHU_2");
        let said = password("khong-co-noi-nay").expect_err("nothing is set");
        assert!(said.vi.contains("`GIOTHONG_PASSWORD_KHONG_CO_NOI_NAY`"), "{}", said.vi);
        assert!(said.vi.contains("mat-khau.txt") && said.vi.contains("`khong-co-noi-nay: mật khẩu`"), "{}", said.vi);
    }

    #[test]
    fn a_line_of_the_file_is_the_password_as_it_is_written() {
        let text = "\u{feff}# tệp của tôi\r\nmay-chu: a: b c \r\nmay-chu-2:x\ntrong:\n";
        assert_eq!(line_of(text, "may-chu").as_deref(), Some("a: b c "));
        assert_eq!(line_of(text, "may-chu-2").as_deref(), Some("x"));
        assert_eq!((line_of(text, "trong"), line_of(text, "may")), (None, None));
    }

    #[cfg(unix)]
    #[test]
    #[allow(clippy::disallowed_methods, reason = "tests write the file")]
    fn a_file_that_others_read_is_refused() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("mat-khau.txt");
        assert_eq!(in_file(&file, "may-chu").map_err(|said| said.vi).unwrap(), None);
        std::fs::write(&file, "may-chu: bi-mat\n").unwrap();
        let with = |mode| std::fs::set_permissions(&file, std::fs::Permissions::from_mode(mode)).unwrap();
        for mode in [0o644, 0o640, 0o604] {
            with(mode);
            let said = in_file(&file, "may-chu").expect_err("it is refused");
            assert!(said.vi.contains("chmod 600") && !said.vi.contains("bi-mat"), "{}", said.vi);
        }
        assert!(in_file(folder.path(), "may-chu").is_err(), "a folder is no file without the line");
        with(0o600);
        assert_eq!(in_file(&file, "may-chu").unwrap().as_deref(), Some("bi-mat"));
    }
}
