//! The program started by itself, such as by a double click: the preview of the site that is here, next to the program
//! or among the documents; where there is none, a form in the browser that makes one.

use std::collections::BTreeMap;
use std::io::{IsTerminal, Read, stdin, stdout};
use std::net::Ipv4Addr;
use std::path::{Path, PathBuf};

use super::init::{self, NewSite};
use super::serve::{browse, run_in_window};
use super::{Call, FINE, report};
use crate::bilingual;
use crate::diagnostics::{Bilingual, Speech};
use crate::server::{Answers, Door, Form, FormField, Refusals, ServeError, ask};

/// The folder of the site among the documents, where nobody chose another.
const USUAL: &str = "Giọt Hồng";

// The fields of the form.
const OFFICE: &str = "office";
const PROVINCE: &str = "province";
const FOLDER: &str = "folder";

/// Whether somebody reads what the program says and can close its window.
pub fn has_a_window() -> bool {
    stdin().is_terminal() && stdout().is_terminal()
}

/// Whether a folder holds a site.
pub fn is_site(folder: &Path) -> bool {
    folder.join("content/site.yaml").is_file()
}

/// Previews the site that is found, or the one that the form makes.
pub fn run(speech: Option<Speech>) -> u8 {
    let said = speech.unwrap_or_default();
    let status = match found_site() {
        Some(site) => run_in_window(&Call { site, speech }, None),
        None => match offered(said) {
            Ok(Some((site, door))) => run_in_window(&Call { site, speech }, Some(door)),
            Ok(None) => FINE,
            Err(error) => report::failure(&error.sentences(), said),
        },
    };
    // Windows closes the window with the program, before anybody has read why it ended.
    if status != FINE && cfg!(windows) {
        report::print(said.choose("\nBấm Enter để đóng cửa sổ này.", "\nPress Enter to close this window."));
        let _ = stdin().read(&mut [0]);
    }
    status
}

/// The site in the current folder, next to the program, or in its usual place.
fn found_site() -> Option<PathBuf> {
    let beside = std::env::current_exe().ok().and_then(|program| program.parent().map(Path::to_owned));
    [Some(PathBuf::from(".")), beside, Some(usual_folder())].into_iter().flatten().find(|folder| is_site(folder))
}

/// Where documents lie. A system without such a folder gets `Documents` in the person's own.
fn documents() -> PathBuf {
    let own = || dirs::home_dir().unwrap_or_default().join("Documents");
    dirs::document_dir().unwrap_or_else(own)
}

fn usual_folder() -> PathBuf {
    documents().join(USUAL)
}

/// Offers to make a site, on a page in the browser. Returns its folder and the door at which the browser waits.
fn offered(speech: Speech) -> Result<Option<(PathBuf, Door)>, ServeError> {
    let door = Door::open(Ipv4Addr::LOCALHOST.into(), None)?;
    let listening = |url: &str| {
        browse(url);
        report::result(
            &bilingual!(
                "\nGiọt Hồng đang chạy. Chưa thấy trang nào, nên trình duyệt mở một trang để tạo:\n  {url}\n\n\
                 ĐÓNG CỬA SỔ NÀY LÀ DỪNG CHƯƠNG TRÌNH.\n",
                "\nGiọt Hồng is running. There is no site yet, so the browser opens a page that makes one:\n  {url}\n\n\
                 CLOSING THIS WINDOW ENDS THE PROGRAM.\n"
            ),
            speech,
        );
    };
    let base = documents();
    let site = ask(&door, form(&usual_folder()), listening, move |answers| site_of(answers, &base))?;
    Ok(site.map(|site| (site, door)))
}

fn form(folder: &Path) -> Form {
    let office = FormField {
        name: OFFICE,
        label: Bilingual::literal("Tên cơ quan", "Name of the office"),
        hint: Bilingual::literal(
            "Như ghi trên công văn. Hiện trên mọi trang; sửa lại lúc nào cũng được.",
            "As on official letters. Every page shows it; it can be changed at any time.",
        ),
        value: String::new(),
        choices: Vec::new(),
    };
    let province = FormField {
        name: PROVINCE,
        label: Bilingual::literal("Tỉnh, thành phố", "Province or city"),
        hint: Bilingual::literal(
            "Để ghi sẵn các xã, phường của tỉnh. Không cần thì để trống.",
            "Its communes and wards are written for you. May be left empty.",
        ),
        value: String::new(),
        choices: init::province_names(),
    };
    let folder = FormField {
        name: FOLDER,
        label: Bilingual::literal("Thư mục của trang", "Folder of the site"),
        hint: Bilingual::literal(
            "Thư mục mới hoặc còn trống. Đã có trang ở thư mục nào thì ghi thư mục ấy để mở.",
            "A new or an empty folder; or the folder of a site that is there already, to open it.",
        ),
        value: folder.display().to_string(),
        choices: Vec::new(),
    };
    Form {
        title: Bilingual::literal("Tạo trang hiến máu", "Make a blood-donation site"),
        lead: Bilingual::literal(
            "Trang nằm trong một thư mục trên máy này. Chưa có gì lên mạng cho tới khi anh chị đăng.",
            "The site is a folder on this machine. Nothing is on the web until you publish it.",
        ),
        fields: vec![office, province, folder],
        button: Bilingual::literal("Tạo trang và xem thử", "Make the site and preview it"),
    }
}

/// The folder of the site that the answers ask for: one that is there, or one that is made now. `base` is where a folder
/// lies that is not named from the root.
fn site_of(answers: &Answers, base: &Path) -> Result<PathBuf, Refusals> {
    let answer = |name| answers.get(name).map(|text| text.trim()).unwrap_or_default();
    let named = folder_of(answer(FOLDER), base);
    if let Ok(folder) = &named
        && is_site(folder)
    {
        return Ok(folder.clone());
    }
    let mut refusals = BTreeMap::new();
    let mut kept = |name, error| drop(refusals.insert(name, error));
    let office = init::office(answer(OFFICE)).map_err(|error| kept(OFFICE, error)).ok();
    let province = Some(answer(PROVINCE)).filter(|name| !name.is_empty());
    let places = province.map(init::places).transpose().map_err(|error| kept(PROVINCE, error)).ok();
    let folder = named.map_err(|error| kept(FOLDER, error)).ok();
    let (Some(office), Some(places), Some(folder)) = (office, places, folder) else { return Err(refusals) };
    match init::made(&folder, &NewSite { office: Some(office), places, publishes: false }) {
        Ok(()) => Ok(folder),
        Err(error) => Err(Refusals::from([(FOLDER, error)])),
    }
}

/// A folder as people type or paste it: Windows copies a path with quotation marks.
fn folder_of(text: &str, base: &Path) -> Result<PathBuf, Bilingual> {
    let text = text.trim().trim_matches('"').trim();
    if text.is_empty() {
        return Err(Bilingual::literal("chưa ghi thư mục của trang", "the folder of the site is missing"));
    }
    if text.contains(char::is_control) {
        return Err(Bilingual::literal("tên thư mục có ký tự lạ", "the name of the folder has odd characters"));
    }
    let home = text.strip_prefix("~/").and_then(|rest| Some(dirs::home_dir()?.join(rest)));
    Ok(home.unwrap_or_else(|| base.join(text)))
}

#[cfg(test)]
mod tests;
