//! The files with the rules of web servers: only for the hosts that a site names.

use crate::support::{SITE, Site};

#[test]
fn each_named_host_gets_its_file_and_no_other_does() {
    let files = ["_headers", ".htaccess", "giothong-nginx.conf", "web.config"];
    let written = |hosts: &str| {
        let site = Site::new().file("content/site.yaml", format!("{SITE}{hosts}"));
        let tree = site.build();
        files.into_iter().filter(|file| tree.contains_key(*file)).collect::<Vec<_>>()
    };
    assert_eq!(written(""), [""; 0]);
    assert_eq!(written("hosts: apache\n"), [".htaccess"]);
    assert_eq!(written("Máy chủ web: [cPanel, IIS]\n"), [".htaccess", "web.config"]);
    assert_eq!(written("hosts: [nginx, Cloudflare]\n"), ["_headers", "giothong-nginx.conf"]);
}

#[test]
fn pages_carry_the_policy_where_a_host_sends_no_headers_of_the_site() {
    let pages = |hosts: &str| {
        let drive = "---\ntitle: Buổi mẫu\nwhen: 13/4/2025\nformer_ids: [cu]\n---\n";
        let site = Site::new().file("content/site.yaml", format!("{SITE}{hosts}")).file("content/drives/moi.md", drive);
        let tree = site.build();
        assert_eq!(tree.get(".nojekyll").map(Vec::len), hosts.contains("GitHub").then_some(0));
        let pages = tree.into_iter().filter(|(path, _)| path.ends_with(".html"));
        pages.map(|(path, bytes)| (path, String::from_utf8(bytes).expect("pages are text"))).collect::<Vec<_>>()
    };
    let carried = pages("hosts: [GitHub Pages, apache]\n");
    assert!(carried.iter().any(|(path, _)| path.ends_with("buoi/cu/index.html")), "a redirect");
    for (path, page) in carried {
        let policy = page.find("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src ");
        let policy = policy.unwrap_or_else(|| panic!("{path}: no policy in {page}"));
        assert!(
            ["<link", "<script", "http-equiv=\"refresh\""]
                .iter()
                .all(|loads| page.find(loads).is_none_or(|at| policy < at)),
            "{path}"
        );
        assert!(!page.contains("frame-ancestors"), "{path}");
        assert!(page.contains("<meta name=\"referrer\" content=\"strict-origin-when-cross-origin\">"), "{path}");
    }
    for (path, page) in pages("hosts: [apache]\n") {
        assert!(!page.contains("Content-Security-Policy") && !page.contains("name=\"referrer\""), "{path}");
    }
}

#[test]
fn whom_to_tell_of_a_weakness_stands_where_programs_look() {
    let path = ".well-known/security.txt";
    let written = |lines: &str| {
        let site = Site::new().file("content/site.yaml", format!("{SITE}{lines}"));
        site.build().remove(path).map(|bytes| String::from_utf8(bytes).expect("it is text"))
    };
    assert_eq!(written(""), None);
    let lines = "Báo lỗi bảo mật:\n  Liên hệ: [\"mailto:baomat@example.org\", \"https://example.org/bao-mat\"]\n  Hết hạn: 01/3/2026\n";
    let text = "Contact: mailto:baomat@example.org\nContact: https://example.org/bao-mat\n\
                Expires: 2026-03-01T23:59:59+07:00\nPreferred-Languages: vi, en\n\
                Canonical: https://hienmau.example/.well-known/security.txt\n";
    assert_eq!(written(lines).as_deref(), Some(text));
}
