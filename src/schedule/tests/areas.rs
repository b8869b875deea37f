use super::at;

/// The places under which an item in a place is listed.
fn around(place: &str) -> String {
    let texts = [
        ("places/tinh.md", file("Tỉnh Mẫu", "level: province\n")),
        ("places/huyen.md", file("Huyện Mẫu", "within: tinh\nsuccessors: [xa-moi]\n")),
        ("places/xa-cu.md", file("Xã Cũ", "within: huyen\n")),
        ("places/xa-moi.md", file("Xã Mới", "within: tinh\n")),
    ];
    listed_under(place, &texts)
}

fn file(name: &str, more: &str) -> String {
    format!("---\nname: {name}\n{more}---\n")
}

fn listed_under(place: &str, texts: &[(&str, String)]) -> String {
    let files: Vec<(&str, &str)> = texts.iter().map(|(path, text)| (*path, text.as_str())).collect();
    at("2025-06-01T08:00", &files, |site, timetable| {
        let id = site.entries.places.keys().find(|id| id.to_string() == place).unwrap();
        timetable.areas.around(id).map(ToString::to_string).collect::<Vec<_>>().join(" ")
    })
}

#[test]
fn a_place_counts_to_those_around_it_and_to_those_that_took_over_and_not_to_the_province() {
    assert_eq!(around("xa-cu"), "huyen xa-cu xa-moi");
    assert_eq!(around("huyen"), "huyen xa-moi");
    assert_eq!(around("xa-moi"), "xa-moi");
    assert_eq!(around("tinh"), "tinh");
}

#[test]
fn a_region_of_an_offices_own_is_a_place_that_communes_lie_within() {
    let texts = [
        ("places/dak-lak.md", file("Tỉnh Đắk Lắk", "level: province\n")),
        ("places/phu-yen-cu.md", file("Tỉnh Phú Yên", "level: province\nvalid_to: 30/6/2025\nsuccessors: [dak-lak]\n")),
        ("places/kv-phu-yen.md", file("Khu vực Phú Yên (cũ)", "within: dak-lak\n")),
        ("places/phuong-tuy-hoa.md", file("Phường Tuy Hòa", "within: kv-phu-yen\nvalid_from: 01/7/2025\n")),
        ("places/tp-tuy-hoa.md", file("Thành phố Tuy Hòa", "within: phu-yen-cu\nsuccessors: [phuong-tuy-hoa]\n")),
        ("places/xa-ea-kar.md", file("Xã Ea Kar", "within: dak-lak\n")),
    ];
    assert_eq!(listed_under("phuong-tuy-hoa", &texts), "kv-phu-yen phuong-tuy-hoa");
    assert_eq!(listed_under("tp-tuy-hoa", &texts), "kv-phu-yen phuong-tuy-hoa tp-tuy-hoa");
    assert_eq!(listed_under("xa-ea-kar", &texts), "xa-ea-kar");
}
