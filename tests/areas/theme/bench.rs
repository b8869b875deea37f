//! The theme of the benchmark keeps the contract of themes, and shows what the benchmark counts.

use crate::support::{SITE, Site};

const DRIVE: &str = "---\ntitle: Hiến máu tại Nhà văn hóa\nsummary: Mời bà con.\nwhen: 05/7/2025\nhours: 7h30 - 11h00\n\
                     venue: Nhà văn hóa\nstatus: confirmed\ntarget_units: 100\nannounced: 01/3/2025\n---\n\nMời đến.\n";
const NEWS: &str = "---\ntitle: Tin đầu năm\nsummary: Một tin.\ndate: 02/01/2025\n---\n\nTin.\n";

#[test]
fn the_theme_of_the_benchmark_shows_entries_and_lists_and_passes_every_check() {
    let site = Site::small()
        .file("content/site.yaml", format!("{SITE}theme: bench\noutputs: [atom, sitemap]\n"))
        .file("content/drives/a.md", DRIVE)
        .file("content/news/b.md", NEWS)
        .folder("tests/bench/theme", "themes/bench");
    let tree = site.build();
    let page = |path: &str| String::from_utf8_lossy(&tree[path]).into_owned();
    let drive = page("lich-hien-mau/buoi/a/index.html");
    assert!(drive.contains("<tr><th>Chỉ tiêu</th><td>100 đơn vị máu</td></tr>"), "{drive}");
    assert!(page("lich-hien-mau/index.html").contains(r#"buoi/a/">Hiến máu tại Nhà văn hóa</a>"#));
    assert!(page("tin-tuc/index.html").contains("<p>Một tin.</p>"));
    assert!(!tree.keys().any(|path| path.ends_with(".ics") || path.ends_with(".json") || path.ends_with(".csv")));
}
