//! The places of a province as a file of content: what `init --province` writes.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use chrono::NaiveDate;

use super::provinces::{CommuneUnit, FormerProvince, LaterChange, Province, bare_name};
use crate::dates::period::Partial;
use crate::model::place::Level;
use crate::text::slug::{slug, suggest};

/// The last day of the districts and of the provinces before.
const LAST: &str = "30/6/2025";
/// The first day of the provinces, communes, wards and special zones of today.
const FIRST: &str = "01/7/2025";

/// The file: its name without its ending, its text, and the number of communes, wards and special zones in it.
pub struct PlaceFile {
    pub name: String,
    /// The id of the province as it is today.
    pub today: String,
    pub text: String,
    pub units: usize,
}

/// An entry as its lines are written.
#[derive(Default)]
struct WrittenPlace<'a> {
    id: &'a str,
    name: String,
    level: &'static str,
    within: Option<&'a str>,
    from: Option<String>,
    to: Option<String>,
    successors: Vec<&'a str>,
    resolution: &'a str,
}

/// Writes a province, its units, and the districts and provinces before them.
pub fn place_file(province: &Province) -> PlaceFile {
    let mut ids = Ids::default();
    let today = province.change.as_ref().map_or(province.name, |change| change.name);
    let (id, id_today) = (ids.of(province.name), province.change.as_ref().map(|change| ids.of(change.name)));
    let id_today = id_today.as_ref().unwrap_or(&id).as_str();
    let mut text = head(province, today);

    let provinces = |text: &mut String| {
        let resolution = "202/2025/QH15";
        let (level, own) = (level_of_province(province.name), province.change.as_ref());
        let (to, successors) = (own.map(|it| before(it.from)), own.map(|_| id_today).into_iter().collect());
        add(
            text,
            WrittenPlace {
                id: &id,
                name: province.name.into(),
                level,
                to,
                successors,
                resolution,
                ..Default::default()
            },
        );
        if let Some(LaterChange { name, from, resolution }) = own {
            let (level, from) = (level_of_province(name), Some(written(*from)));
            add(
                text,
                WrittenPlace { id: id_today, name: (*name).into(), level, from, resolution, ..Default::default() },
            );
        }
    };
    provinces(&mut text);

    // The ids of units come before those of districts, which are referred to by nobody but the places themselves.
    let units: Vec<(&CommuneUnit, String, Option<String>)> = province
        .units
        .iter()
        .map(|unit| {
            let own = ids.of(&format!("{} {}", words(unit.level), unit.name));
            let changed = unit.change.as_ref().map(|change| ids.of(&format!("{} {}", change.name, unit.name)));
            (unit, own, changed)
        })
        .collect();
    for (unit, own, changed) in &units {
        let (within, resolution) = (Some(id_today), province.resolution);
        let name = format!("{} {}", words(unit.level), unit.name);
        let from = (!unit.kept).then(|| FIRST.to_owned());
        let to = unit.change.as_ref().map(|change| before(change.from));
        let successors = changed.as_deref().into_iter().collect();
        let level = words(unit.level);
        add(&mut text, WrittenPlace { id: own, name, level, within, from, to, successors, resolution });
        if let (Some(LaterChange { from, resolution, .. }), Some(id)) = (&unit.change, changed) {
            let (name, level) = (format!("{} {}", words(Level::Ward), unit.name), words(Level::Ward));
            let from = Some(written(*from));
            add(&mut text, WrittenPlace { id, name, level, within, from, resolution, ..Default::default() });
        }
    }
    for former in &province.former {
        let own = (former.name != province.name).then(|| ids.of(former.name));
        if let Some(own) = &own {
            let (level, to, successors) = (level_of_province(former.name), Some(LAST.to_owned()), vec![id.as_str()]);
            let resolution = "202/2025/QH15";
            let name = former.name.to_owned();
            add(&mut text, WrittenPlace { id: own, name, level, to, successors, resolution, ..Default::default() });
        }
        let within = Some(own.as_ref().unwrap_or(&id).as_str());
        for (number, name) in &former.districts {
            let id = ids.of_district(name, former);
            let level =
                if name.starts_with("Thành phố") { "Thành phố thuộc tỉnh" } else { "Huyện, thị xã" };
            let from_it = units.iter().filter(|(unit, ..)| unit.districts.contains(number));
            let successors = from_it.map(|(_, own, _)| own.as_str()).collect();
            let (name, to, resolution) = ((*name).to_owned(), Some(LAST.to_owned()), "203/2025/QH15");
            add(
                &mut text,
                WrittenPlace { id: &id, name, level, within, to, successors, resolution, ..Default::default() },
            );
        }
    }
    let (today, units) = (id_today.to_owned(), units.len());
    PlaceFile { name: id, today, text, units }
}

/// What the file is, where it is from and what the office must do with it.
fn head(province: &Province, today: &str) -> String {
    let (name, count, resolution) = (province.name, province.units.len(), province.resolution);
    let former: Vec<&str> = province.former.iter().map(|former| former.name).collect();
    let former = former.join(", ");
    let mut text = format!(
        "# {name}: {count} xã, phường, đặc khu từ ngày {FIRST}, và các huyện, quận, thị xã, thành phố đến hết ngày {LAST}\n\
         # của {former}.\n\
         # Căn cứ: Nghị quyết 202/2025/QH15 (cấp tỉnh), Nghị quyết 203/2025/QH15 (không còn cấp huyện), Nghị quyết\n\
         # {resolution} (cấp xã).\n"
    );
    let later = province.change.iter().chain(province.units.iter().filter_map(|unit| unit.change.as_ref()));
    let later: BTreeSet<(NaiveDate, &str)> = later.map(|change| (change.from, change.resolution)).collect();
    for (from, resolution) in later {
        let _ = writeln!(text, "# Thay đổi từ ngày {}: Nghị quyết {resolution}.", written(from));
    }
    if today != name {
        let _ = writeln!(text, "# Tên hiện nay: {today}.");
    }
    text += "#\n\
         # DANH SÁCH NÀY CHƯA ĐỐI CHIẾU VỚI VĂN BẢN GỐC. Văn phòng đối chiếu tên, cấp và huyện cũ của từng nơi với nghị\n\
         # quyết trước khi đăng; nơi nào đã đối chiếu thì sửa dòng `Ghi chú` của nơi đó. Nơi không cần thì xóa.\n\
         # Danh sách lấy từ vietnamadminunits 1.0.4, thay đổi năm 2026 từ vietnam-address-kit 1.2.1 (đến ngày 25/9/2026);\n\
         # giấy phép MIT của cả hai ở tệp giay-phep-dia-ban.txt. Một xã có phần của nhiều huyện cũ thì ở cả các huyện ấy.\n\n";
    text
}

fn add(text: &mut String, place: WrittenPlace<'_>) {
    let WrittenPlace { id, name, level, within, from, to, successors, resolution } = place;
    let mut line = |key: &str, value: &str| {
        let _ = writeln!(text, "{key}: {value}");
    };
    line("- Mã", id);
    line("  Tên", &name);
    line("  Cấp", level);
    let dated = [("  Thuộc", within.map(str::to_owned)), ("  Từ ngày", from), ("  Đến ngày", to)];
    for (key, value) in dated {
        if let Some(value) = value {
            line(key, &value);
        }
    }
    if !successors.is_empty() {
        line("  Nay là", &format!("[{}]", successors.join(", ")));
    }
    line("  Nguồn", &format!("{{Tài liệu nguồn: Nghị quyết {resolution}, Ghi chú: Chưa đối chiếu văn bản gốc.}}"));
}

/// Ids that were not given before.
#[derive(Default)]
struct Ids(BTreeSet<String>);

impl Ids {
    fn of(&mut self, name: &str) -> String {
        let id = suggest(name, |id| self.0.contains(id)).unwrap_or_default();
        self.0.insert(id.clone());
        id
    }

    /// Two provinces that are one now may each have had a district of one name.
    fn of_district(&mut self, name: &str, province: &FormerProvince) -> String {
        match self.0.contains(&slug(name)) {
            true => self.of(&format!("{name} {}", bare_name(province.name))),
            false => self.of(name),
        }
    }
}

fn level_of_province(name: &str) -> &'static str {
    if name.starts_with("Tỉnh") { "Tỉnh" } else { "Thành phố trực thuộc trung ương" }
}

fn words(level: Level) -> &'static str {
    match level {
        Level::Ward => "Phường",
        Level::SpecialZone => "Đặc khu",
        _ => "Xã",
    }
}

fn written(day: NaiveDate) -> String {
    Partial::Day(day).vi()
}

/// The day before, as written.
fn before(day: NaiveDate) -> String {
    written(day.pred_opt().unwrap_or(day))
}
