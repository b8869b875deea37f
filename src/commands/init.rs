//! `init DIR`: makes a new site that builds at once, with examples of the most common content, an illustrated guide for
//! officers, and an empty table of every kind to copy into the content. `--province NAME` adds the places of a province,
//! `--office NAME` the office, `--ci` a workflow that publishes; that one may also be added to a site that is there. An editor
//! is told how to check it all (`.vscode/`).

mod editor;
mod office;
mod place_file;
mod provinces;
mod workflow;

use std::io;
use std::path::Path;

use pulldown_cmark::{Options, Parser, html};

use super::{blank_table, files, report};
use crate::bilingual;
use crate::diagnostics::{Bilingual, Speech, nearest, one_of};
use crate::model::kind::Kind;
use crate::text::slug::slug;
pub use office::{Office, office};
use place_file::{PlaceFile, place_file};
pub use provinces::province_names;
use provinces::{Found, bare_name, province};

/// The content of a new site. Only `site.yaml` differs between sites.
const CONTENT: [(&str, &str); 5] = [
    ("content/site.yaml", include_str!("init/site.yaml")),
    ("content/places/dia-ban-vi-du.md", include_str!("init/place.md")),
    ("content/organizations/don-vi-vi-du.md", include_str!("init/organization.md")),
    ("content/drives/buoi-vi-du.md", include_str!("init/drive.md")),
    ("content/pages/gioi-thieu.md", include_str!("init/page.md")),
];

/// The folder of the empty tables. It is beside the content, so the tables are not part of it.
const TABLES: &str = "mau-bang";

/// The guide as Markdown, which any text editor can open.
const GUIDE: &str = include_str!("init/HUONG-DAN.md");

/// The HTML around the guide as a page. It opens from a disk and loads nothing from other servers.
const GUIDE_OPENING: &str = "<!doctype html>\n<html lang=\"vi\">\n<meta charset=\"utf-8\">\n\
    <meta name=\"viewport\" content=\"width=device-width\">\n<title>Hướng dẫn cho người viết trang</title>\n<style>\n\
    body { max-width: 46rem; margin: 2rem auto; padding: 0 1rem; font: 1.05rem/1.6 system-ui, sans-serif; color: #1f1a1b }\n\
    h1, h2, h3 { line-height: 1.25; color: #8f1023 }\n\
    img { display: block; max-width: 100%; max-height: 40rem; border: 1px solid #cfc6c7; border-radius: 6px }\n\
    pre { overflow-x: auto; padding: .8rem 1rem; background: #f6f1f1; border-radius: 6px; line-height: 1.4 }\n\
    code { background: #f6f1f1; padding: 0 .2em; border-radius: 3px }\n\
    table { display: block; overflow-x: auto; border-collapse: collapse; font-size: .95rem }\n\
    th, td { border: 1px solid #cfc6c7; padding: .3rem .6rem; text-align: left }\n</style>\n";

/// The pictures of the guide, made by `tests/guide/shoot`.
const PICTURES: [(&str, &[u8]); 5] = [
    ("huong-dan/bang-mau.png", include_bytes!("init/huong-dan/bang-mau.png")),
    ("huong-dan/lich-dien-thoai.png", include_bytes!("init/huong-dan/lich-dien-thoai.png")),
    ("huong-dan/loi-cua-so-lenh.png", include_bytes!("init/huong-dan/loi-cua-so-lenh.png")),
    ("huong-dan/loi-tren-trang.png", include_bytes!("init/huong-dan/loi-tren-trang.png")),
    ("huong-dan/trang-chu.png", include_bytes!("init/huong-dan/trang-chu.png")),
];

/// The licence of the table of places.
const LICENCE: (&str, &str) = ("giay-phep-dia-ban.txt", include_str!("init/communes-LICENSE"));

/// What is known of a new site before it is made.
#[derive(Default)]
pub struct NewSite {
    pub office: Option<Office>,
    pub places: Option<PlaceFile>,
    /// Whether it gets the workflow that publishes it.
    pub publishes: bool,
}

/// Creates the site in a folder that does not exist yet or is empty. With `ci` alone, a site that is there gets the workflow.
pub fn run(folder: &Path, province: Option<&str>, name: Option<&str>, ci: bool, speech: Speech) -> u8 {
    if ci && province.is_none() && name.is_none() && files::is_there(&folder.join("content/site.yaml")) {
        let added = |()| {
            let place = folder.join(workflow::PATH);
            let place = place.strip_prefix(".").unwrap_or(&place).display();
            bilingual!(
                "đã thêm {place}; những dòng đầu của tệp nói phải làm gì một lần",
                "added {place}; its first lines say (in Vietnamese) what has to be done once"
            )
        };
        return report::outcome(workflow::add(folder).map(added), speech);
    }
    let known = || {
        let (office, places) = (name.map(office).transpose()?, province.map(places).transpose()?);
        Ok(NewSite { office, places, publishes: ci })
    };
    let made = known().and_then(|new| {
        made(folder, &new)?;
        let place = folder.strip_prefix(".").unwrap_or(folder).display();
        let (also_vi, also_en) = new.places.map_or_else(Default::default, |PlaceFile { name, units, .. }| {
            (
                format!("\n{units} xã, phường, đặc khu nằm trong {place}/content/places/{name}.yaml: đối chiếu với văn bản trước khi đăng"),
                format!("\n{units} communes, wards and special zones are in {place}/content/places/{name}.yaml: compare them with the resolutions before you publish"),
            )
        });
        Ok(bilingual!(
            "đã tạo trang mới trong {place}; đọc {place}/HUONG-DAN.html, rồi xem thử: giothong --site {place} serve{also_vi}",
            "made a new site in {place}; read {place}/HUONG-DAN.html (in Vietnamese), then: giothong --site {place} serve{also_en}"
        ))
    });
    report::outcome(made, speech)
}

/// The places of a province, or the names that may be meant.
pub fn places(name: &str) -> Result<PlaceFile, Bilingual> {
    match province(name) {
        Found::Province(province) => Ok(place_file(&province)),
        Found::Former(former, province) => {
            let (today, meant) = (province.name, bare_name(province.name));
            Err(bilingual!(
                "{former} từ ngày 01/7/2025 nằm trong {today}; hãy ghi \"{meant}\"",
                "{former} is a part of {today} since 1 July 2025; write \"{meant}\""
            ))
        }
        Found::Nothing(names) => {
            let Bilingual { vi, en } = one_of(&nearest(name, names.iter().copied(), 3)).unwrap_or_else(|| {
                let names = names.join(", ");
                bilingual!("chọn một trong: {names}", "choose one of: {names}")
            });
            Err(bilingual!(
                "không có tỉnh, thành phố nào tên `{name}`; {vi}",
                "there is no province or city `{name}`; {en}"
            ))
        }
    }
}

/// Makes the site, or says why the folder does not do.
pub fn made(folder: &Path, new: &NewSite) -> Result<(), Bilingual> {
    let place = folder.display();
    let failed =
        |error: io::Error| bilingual!("không ghi được vào {place}: {error}", "cannot write into {place}: {error}");
    if files::holds_something(folder).map_err(failed)? {
        return Err(bilingual!(
            "thư mục {place} đã có thứ khác; hãy chọn một thư mục mới hoặc còn trống",
            "the folder {place} holds something already; choose a new or an empty one"
        ));
    }
    write(folder, new).map_err(failed)
}

fn write(folder: &Path, new: &NewSite) -> io::Result<()> {
    let id = new.office.as_ref().map_or_else(|| site_id(folder), |office| office.id.clone());
    for (path, text) in CONTENT {
        let text = text.replace("{id}", &id);
        let text = match &new.office {
            Some(office) => text.replace("# Đơn vị: don-vi-vi-du\n", &format!("Đơn vị: {}\n", office.id)),
            None => text,
        };
        files::create(&folder.join(path), text)?;
    }
    if let Some(office) = &new.office {
        let area = new.places.as_ref().map(|places| places.today.as_str());
        files::create(&folder.join(format!("content/organizations/{}.md", office.id)), office.text(area))?;
    }
    if let Some(PlaceFile { name, text, .. }) = &new.places {
        files::create(&folder.join(format!("content/places/{name}.yaml")), text)?;
        files::create(&folder.join(LICENCE.0), LICENCE.1)?;
    }
    let mut page = GUIDE_OPENING.to_owned();
    html::push_html(&mut page, Parser::new_ext(GUIDE, Options::ENABLE_TABLES));
    files::create(&folder.join("HUONG-DAN.md"), GUIDE)?;
    files::create(&folder.join("HUONG-DAN.html"), page)?;
    for (path, bytes) in PICTURES {
        files::create(&folder.join(path), bytes)?;
    }
    if new.publishes {
        files::create(&folder.join(workflow::PATH), workflow::own_text())?;
    }
    for (path, text) in editor::files() {
        files::create(&folder.join(path), text)?;
    }
    for kind in Kind::ALL {
        let bytes = blank_table::workbook(kind, Speech::Vi).map_err(io::Error::other)?;
        files::create(&folder.join(TABLES).join(format!("{}.xlsx", kind.facts().folder)), bytes)?;
    }
    Ok(())
}

/// An id made from the name of the folder alone, so that the same call makes the same site.
fn site_id(folder: &Path) -> String {
    let whole = std::path::absolute(folder).and_then(|folder| folder.canonicalize().or(Ok(folder)));
    let name = whole.ok().and_then(|folder| folder.file_name().map(|name| slug(&name.to_string_lossy())));
    name.filter(|id| !id.is_empty()).unwrap_or_else(|| "trang-moi".to_owned())
}
