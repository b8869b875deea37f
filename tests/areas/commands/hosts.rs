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
