use super::at;

/// The places under which an item in a place is listed.
fn around(place: &str) -> String {
    let file = |name: &str, more: &str| format!("---\nname: {name}\n{more}---\n");
    let texts = [
        ("places/tinh.md", file("Tỉnh Mẫu", "level: province\n")),
        ("places/huyen.md", file("Huyện Mẫu", "within: tinh\nsuccessors: [xa-moi]\n")),
        ("places/xa-cu.md", file("Xã Cũ", "within: huyen\n")),
        ("places/xa-moi.md", file("Xã Mới", "within: tinh\n")),
    ];
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
