//! The office that runs a new site, as a file of content.

use crate::diagnostics::Bilingual;
use crate::text::slug::suggest;

/// Letters that a name may have. The longest names of offices have half of them; what is longer was pasted by mistake.
const LONGEST: usize = 150;
/// Letters that an id may have, so that the file and its page can be written everywhere.
const LONGEST_ID: usize = 180;
/// The organization among the examples.
const EXAMPLE: &str = "don-vi-vi-du";

/// An office by its name.
pub struct Office {
    pub id: String,
    name: String,
}

/// An office, or what is wrong with its name.
pub fn office(name: &str) -> Result<Office, Bilingual> {
    let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
    if name.is_empty() {
        return Err(Bilingual::literal(
            "chưa có tên cơ quan, ví dụ: Hội Chữ thập đỏ tỉnh",
            "the name of the office is missing, such as: Hội Chữ thập đỏ tỉnh",
        ));
    }
    if name.chars().count() > LONGEST || name.chars().any(char::is_control) {
        return Err(Bilingual::literal(
            "tên cơ quan dài quá hoặc có ký tự lạ; hãy ghi tên như trên công văn, không quá 150 chữ",
            "the name of the office is too long or has odd characters; write it as on letters, in at most 150 letters",
        ));
    }
    match suggest(&name, |id| id == EXAMPLE).filter(|id| id.len() <= LONGEST_ID) {
        Some(id) => Ok(Office { id, name }),
        None => Err(Bilingual::literal(
            "không đặt được mã từ tên cơ quan này; hãy ghi tên bằng chữ cái",
            "no id can be made from this name of the office; write it in letters",
        )),
    }
}

impl Office {
    /// Its file. `area` is the id of the place it works in.
    pub fn text(&self, area: Option<&str>) -> String {
        // JSON's quotation marks and escapes are YAML's too.
        let name = serde_json::Value::from(self.name.as_str());
        let area = area.map_or_else(String::new, |area| format!("Địa bàn: {area}\n"));
        format!("---\n# Cơ quan làm trang này.\nTên: {name}\n# Viết tắt: …\n{area}---\n")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_becomes_an_id_and_is_written_so_that_yaml_reads_it_back() {
        let office = office("  Hội  Chữ thập đỏ: tỉnh \"Thí Dụ\" \\ #1 ").unwrap_or_else(|words| panic!("{words:?}"));
        assert_eq!(office.id, "hoi-chu-thap-do-tinh-thi-du-1");
        let text = office.text(Some("thi-du"));
        let read: serde_yaml::Value = serde_yaml::from_str(text.trim_matches(['-', '\n'])).unwrap();
        assert_eq!(read["Tên"], "Hội Chữ thập đỏ: tỉnh \"Thí Dụ\" \\ #1");
        assert_eq!(read["Địa bàn"], "thi-du");
    }

    #[test]
    fn a_name_without_letters_a_very_long_one_and_an_odd_one_are_refused_and_the_example_keeps_its_id() {
        let long = "ờ".repeat(LONGEST + 1);
        for name in ["", "   ", "…!", &long, "Hội\u{1b}[31m", &"ក".repeat(LONGEST)] {
            assert!(office(name).is_err(), "{name}");
        }
        assert!(office(&long[..long.len() - 'ờ'.len_utf8()]).is_ok());
        assert_eq!(office("Đơn vị ví dụ").map(|office| office.id).ok().as_deref(), Some("don-vi-vi-du-2"));
    }
}
