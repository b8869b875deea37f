//! What pages say about where places and organizations stand: their province, their end, and who took over. All of them are
//! made up.

use crate::support::{Site, Tree};

const PLACES: &str = "\
- {id: tinh-mot, name: Tỉnh Một, level: Tỉnh}
- {id: tinh-hai, name: Tỉnh Hai, level: Tỉnh}
- {id: vung-mot, name: Vùng núi, within: tinh-mot}
- {id: xa-mot, name: Xã Tân Mẫu, level: Xã, within: vung-mot}
- {id: xa-hai, name: Xã Tân Mẫu, level: Xã, within: tinh-hai}
- {id: xa-ba, name: Xã Cổ Mẫu, level: Xã, within: tinh-hai}
";

const ORGANIZATIONS: &str = "\
- {id: hoi-mot, name: Hội Mẫu tỉnh, area: Tỉnh Một}
- {id: hoi-hai, name: Hội Mẫu tỉnh, area: Tỉnh Hai}
- {id: khoa, name: Khoa Mẫu, part_of: hoi-mot}
- {id: hoi-huyen, name: Hội huyện Mẫu, area: tinh-mot, valid_to: 30/6/2025, successors: [hoi-xa]}
- {id: hoi-xa, name: Hội xã Tân Mẫu, area: xa-mot, valid_from: 01/7/2025}
";

fn built() -> Tree {
    let drives = "\
- {id: moi, title: Buổi mới, when: 20/3/2026, venue: Nhà Một, area: xa-mot, host: hoi-xa}
- {id: cu, title: Buổi cũ, when: 20/3/2025, venue: Nhà Hai, area: xa-hai, host: Hội huyện Mẫu}
";
    let config = "id: thu\ntitle: Thử\nnotice: Trang thử.\nbase_url: https://thu.example/\npinned_now: 2026-03-10\n";
    let site = Site::new()
        .file("content/site.yaml", config)
        .file("content/places/noi.yaml", PLACES)
        .file("content/organizations/don-vi.yaml", ORGANIZATIONS)
        .file("content/drives/buoi.yaml", drives);
    let run = site.run(["build"]);
    assert_eq!(run.status, 0, "{}", run.transcript());
    site.tree("output")
}

fn page<'t>(tree: &'t Tree, path: &str) -> &'t str {
    std::str::from_utf8(tree.get(&format!("{path}/index.html")).unwrap_or_else(|| panic!("{path}"))).expect("UTF-8")
}

#[test]
fn a_name_of_two_provinces_stands_with_its_own_and_any_other_name_alone() {
    let tree = built();
    let drive = page(&tree, "lich-hien-mau/buoi/moi");
    assert!(drive.contains("Xã Tân Mẫu (Tỉnh Một)") && !drive.contains("Tỉnh Hai"), "{drive}");
    let units = page(&tree, "don-vi");
    assert!(units.contains("Hội Mẫu tỉnh (Tỉnh Một)") && units.contains("Hội Mẫu tỉnh (Tỉnh Hai)"), "{units}");
    assert!(!units.contains("Khoa Mẫu (") && !units.contains("Hội xã Tân Mẫu ("), "{units}");
    let places = page(&tree, "dia-ban");
    assert!(places.contains("Xã Tân Mẫu (Tỉnh Hai)") && !places.contains("Xã Cổ Mẫu ("), "{places}");
    assert!(page(&tree, "dia-ban/xa-hai").contains("<h1>Xã Tân Mẫu (Tỉnh Hai)</h1>"));
}

#[test]
fn a_commune_in_a_region_prints_its_province() {
    let tree = built();
    let commune = page(&tree, "dia-ban/xa-mot");
    assert!(commune.contains("Vùng núi") && commune.contains("dia-ban/tinh-mot/"), "{commune}");
}

#[test]
fn an_organization_that_is_no_more_is_marked_and_leads_to_the_drives_of_its_successor() {
    let tree = built();
    assert!(page(&tree, "don-vi").contains("đến 30/6/2025"));
    assert!(page(&tree, "lich-hien-mau").contains("Hội huyện Mẫu (đến 30/6/2025)"));
    let former = page(&tree, "don-vi/hoi-huyen");
    assert!(former.contains("Lịch hiến máu: Hội xã Tân Mẫu") && former.contains("Buổi mới"), "{former}");
    assert!(!page(&tree, "don-vi/hoi-xa").contains("Buổi cũ"));
}
