//! The provinces of today with their communes, wards and special zones, and the districts before 1 July 2025: a table
//! inside the program.

use chrono::NaiveDate;

use crate::model::place::Level;
use crate::text::fold::fold;

/// The table; its head says where it is from and what its lines mean.
const TABLE: &str = include_str!("communes.tsv");

/// A province or city of today.
#[derive(Debug, Default)]
pub struct Province {
    /// With its level: `Tỉnh Đắk Lắk`.
    pub name: &'static str,
    /// The number of the resolution about its communes.
    pub resolution: &'static str,
    /// What it became since; its name is that of the new province.
    pub change: Option<LaterChange>,
    /// The provinces of which it was made on 1 July 2025, perhaps itself.
    pub former: Vec<FormerProvince>,
    pub units: Vec<CommuneUnit>,
}

/// A province before 1 July 2025.
#[derive(Debug)]
pub struct FormerProvince {
    pub name: &'static str,
    /// Its districts with the number that units have for them.
    pub districts: Vec<(usize, &'static str)>,
}

/// A commune, ward or special zone.
#[derive(Debug)]
pub struct CommuneUnit {
    pub level: Level,
    /// Without its level: `Đăk Tô`.
    pub name: &'static str,
    /// Whether it was there before 1 July 2025 and was not changed then.
    pub kept: bool,
    /// The districts from which it has something.
    pub districts: Vec<usize>,
    /// What it became since; its name is that of the new level.
    pub change: Option<LaterChange>,
}

/// A change after 1 July 2025.
#[derive(Debug)]
pub struct LaterChange {
    pub name: &'static str,
    /// The first day of the new.
    pub from: NaiveDate,
    pub resolution: &'static str,
}

/// All provinces of today.
pub fn provinces() -> Vec<Province> {
    let mut provinces: Vec<Province> = Vec::new();
    let mut number = 0;
    for line in TABLE.lines().filter(|line| !line.starts_with('#')) {
        let mut cells = line.split('\t');
        let (word, name, more) = (cells.next().unwrap_or(""), cells.next().unwrap_or(""), cells.next().unwrap_or(""));
        let change = later_change(cells);
        if word == "tỉnh" {
            number = 0;
            provinces.push(Province { name, resolution: more, change, ..Province::default() });
            continue;
        }
        let Some(province) = provinces.last_mut() else { continue };
        match (word, level(word)) {
            ("trước", _) => province.former.push(FormerProvince { name, districts: Vec::new() }),
            ("huyện", _) => {
                number += 1;
                if let Some(former) = province.former.last_mut() {
                    former.districts.push((number, name));
                }
            }
            (_, Some(level)) => {
                let districts = more.split(' ').filter_map(|number| number.parse().ok()).collect();
                let (kept, name) = name.strip_prefix('=').map_or((false, name), |name| (true, name));
                province.units.push(CommuneUnit { level, name, kept, districts, change });
            }
            _ => {}
        }
    }
    provinces
}

/// The names of all provinces, without their levels, as people choose one.
pub fn province_names() -> Vec<&'static str> {
    let today = |it: &Province| it.change.as_ref().map_or(it.name, |change| change.name);
    provinces().iter().map(|it| bare_name(today(it))).collect()
}

/// Provinces that a person may mean, by their names with or without accents and `tỉnh` or `thành phố`.
pub enum Found {
    Province(Province),
    /// The name is that of a province before, which is a part of this one.
    Former(&'static str, Province),
    /// The names of all provinces, without their levels.
    Nothing(Vec<&'static str>),
}

/// The province of a name.
pub fn province(name: &str) -> Found {
    let wanted = bare(name);
    let mut provinces = provinces();
    let is_it = |name: &'static str| fold(bare_name(name)) == wanted;
    let is_today = |province: &Province| is_it(province.name);
    let was = |province: &Province| province.former.iter().map(|former| former.name).find(|name| is_it(name));
    if let Some(at) = provinces.iter().position(is_today) {
        return Found::Province(provinces.swap_remove(at));
    }
    match provinces.iter().enumerate().find_map(|(at, province)| Some((at, was(province)?))) {
        Some((at, former)) => Found::Former(former, provinces.swap_remove(at)),
        None => Found::Nothing(provinces.iter().map(|province| bare_name(province.name)).collect()),
    }
}

/// A name of the table without its level.
pub fn bare_name(name: &'static str) -> &'static str {
    ["Tỉnh ", "Thành phố "].iter().find_map(|level| name.strip_prefix(level)).unwrap_or(name)
}

/// What a person typed, folded, without a word for the level.
fn bare(name: &str) -> String {
    let folded = fold(name);
    let levels = ["tinh ", "thanh pho ", "tp "];
    levels.iter().find_map(|level| folded.strip_prefix(level)).unwrap_or(&folded).to_owned()
}

fn level(word: &str) -> Option<Level> {
    match word {
        "xã" => Some(Level::Commune),
        "phường" => Some(Level::Ward),
        "đặc khu" => Some(Level::SpecialZone),
        _ => None,
    }
}

fn later_change(mut cells: impl Iterator<Item = &'static str>) -> Option<LaterChange> {
    let (name, from, resolution) = (cells.next()?, cells.next()?, cells.next()?);
    Some(LaterChange { name, from: from.parse().ok()?, resolution })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_holds_the_units_of_the_34_provinces() {
        let provinces = provinces();
        let count = |level| provinces.iter().flat_map(|it| &it.units).filter(|unit| unit.level == level).count();
        assert_eq!(provinces.len(), 34);
        assert_eq!([Level::Commune, Level::Ward, Level::SpecialZone].map(count), [2621, 687, 13]);
        assert_eq!(provinces.iter().map(|it| it.former.len()).sum::<usize>(), 63);
        let changed = provinces.iter().flat_map(|it| &it.units).filter(|unit| unit.change.is_some()).count();
        assert_eq!((changed, provinces.iter().filter(|it| it.change.is_some()).count()), (22, 3));
        for province in &provinces {
            let numbers: Vec<usize> = province.former.iter().flat_map(|it| &it.districts).map(|it| it.0).collect();
            assert!(numbers.iter().copied().eq(1..=numbers.len()), "{}", province.name);
            for unit in &province.units {
                assert!(!unit.districts.is_empty(), "{}", unit.name);
                assert!(unit.districts.iter().all(|district| numbers.contains(district)), "{}", unit.name);
            }
            let used = |number: &usize| province.units.iter().any(|unit| unit.districts.contains(number));
            assert!(numbers.iter().all(used), "{}", province.name);
        }
    }

    #[test]
    fn a_province_is_found_however_its_name_is_written() {
        for name in ["Đắk Lắk", "dak lak", "tỉnh Đắk Lắk", "TINH DAK LAK", "Tỉnh Đăk Lăk"] {
            assert!(matches!(province(name), Found::Province(found) if found.name == "Tỉnh Đắk Lắk"), "{name}");
        }
        for name in ["Hồ Chí Minh", "TP. Hồ Chí Minh", "thanh pho ho chi minh"] {
            assert!(
                matches!(province(name), Found::Province(found) if found.name == "Thành phố Hồ Chí Minh"),
                "{name}"
            );
        }
        let former = province("kon tum");
        assert!(matches!(former, Found::Former("Tỉnh Kon Tum", today) if today.name == "Tỉnh Quảng Ngãi"));
        assert!(matches!(province("Tưởng Tượng"), Found::Nothing(names) if names.len() == 34));
    }
}
