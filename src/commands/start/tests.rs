#![allow(clippy::disallowed_methods, reason = "tests look at what was written")]

use super::*;
use std::fs;
use tempfile::TempDir;

fn answers(office: &str, province: &str, folder: &str) -> Answers {
    [(OFFICE, office), (PROVINCE, province), (FOLDER, folder)].map(|(name, text)| (name.into(), text.into())).into()
}

#[test]
fn answers_make_a_site_with_the_office_and_its_places_and_lead_into_it_again() {
    let base = TempDir::new().unwrap();
    let folder = base.path().join("Giọt Hồng");
    let typed = format!("\"{}\"", folder.display());
    let made = site_of(&answers("Hội Chữ thập đỏ tỉnh Thí Dụ", "dak lak", &typed), base.path());
    assert_eq!(made.unwrap(), folder);
    let text = |path: &str| fs::read_to_string(folder.join(path)).unwrap();
    assert!(text("content/organizations/hoi-chu-thap-do-tinh-thi-du.md").contains("Địa bàn: tinh-dak-lak\n"));
    assert!(text("content/site.yaml").contains("\nĐơn vị: hoi-chu-thap-do-tinh-thi-du\n"));
    assert!(text("content/site.yaml").contains("\nMã trang: hoi-chu-thap-do-tinh-thi-du\n"));
    assert!(folder.join("content/places/tinh-dak-lak.yaml").is_file());
    let before = text("content/site.yaml");
    assert_eq!(site_of(&answers("", "", &typed), base.path()).unwrap(), folder, "a site that is there");
    assert_eq!(text("content/site.yaml"), before);
}

#[test]
fn every_wrong_answer_is_refused_at_its_field_and_nothing_is_made() {
    let base = TempDir::new().unwrap();
    let refusals = site_of(&answers("  ", "Tưởng Tượng", " "), base.path()).unwrap_err();
    assert_eq!(refusals.keys().copied().collect::<Vec<_>>(), [FOLDER, OFFICE, PROVINCE]);
    let former = site_of(&answers("Cơ quan", "Kon Tum", "trang"), base.path()).unwrap_err();
    assert!(former[PROVINCE].vi.contains("Quảng Ngãi") && former[PROVINCE].en.contains("Quảng Ngãi"), "{former:?}");
    assert!(!former[PROVINCE].vi.contains("--"), "a form has no options: {former:?}");
    assert_eq!(fs::read_dir(base.path()).unwrap().count(), 0);
    fs::create_dir(base.path().join("sổ sách")).unwrap();
    fs::write(base.path().join("sổ sách/thu-chi.xlsx"), "").unwrap();
    let full = site_of(&answers("Cơ quan", "", "sổ sách"), base.path()).unwrap_err();
    assert!(full[FOLDER].vi.contains("đã có thứ khác") && full[FOLDER].en.contains("holds something already"));
    fs::write(base.path().join("tệp"), "").unwrap();
    assert!(site_of(&answers("Cơ quan", "", "tệp/trang"), base.path()).unwrap_err().contains_key(FOLDER));
}

#[test]
fn a_folder_may_be_pasted_with_its_quotation_marks_or_named_from_the_documents() {
    let base = std::env::temp_dir();
    let of = |text: &str| folder_of(text, &base).ok();
    assert_eq!(of("trang"), Some(base.join("trang")));
    assert_eq!(of(&format!(" \"{}\" ", base.join("a b").display())), Some(base.join("a b")));
    assert_eq!(of("~/trang"), dirs::home_dir().map(|home| home.join("trang")));
    assert_eq!((of(""), of("\"\""), of("a\nb")), (None, None, None));
}

#[test]
fn the_form_offers_every_province_under_its_name_of_today_and_the_usual_folder() {
    let form = form(&usual_folder());
    let [office, province, folder] = &form.fields[..] else { panic!("{form:?}") };
    assert!(folder.value.ends_with("Giọt Hồng") && office.value.is_empty());
    assert_eq!(province.choices.len(), 34);
    for choice in &province.choices {
        assert!(init::places(choice).is_ok(), "{choice}");
    }
}
