//! Every part of the default theme can be replaced by an empty file: what is left still builds, without dead links.

use std::path::Path;

use crate::support::{SITE, Site, repository};

/// A site in which the parts have something to draw.
fn site() -> Site {
    Site::small()
        .file(
            "content/site.yaml",
            format!(
                "{SITE}theme: own\ncontact: {{phone: '0000 000 001', zalo: '0000 000 001'}}\n\
                 languages: [{{tag: rad, own_name: Êđê, name: Ê Đê}}]\n"
            ),
        )
        .file("themes/own/theme.yaml", "contract: 1\nextends: giothong\n")
        .file(
            "content/drives/a.md",
            "---\ntitle: Buổi thử\nwhen: 05/7/2025\nhours: 7h30\nvenue: Sân thử\nstatus: confirmed\n---\n\nLời thử.\n",
        )
        .file(
            "content/programs/p.md",
            "---\ntitle: Chương trình thử\nyear: 2025\npeaks: [{number: 1, when: tháng 3/2025}]\n---\n",
        )
        .file(
            "content/facts.yaml",
            "facts:\n  - {id: a, topic: eligibility, text: Ví dụ., source: Ví dụ, question: 'Ví dụ?', if_no: Ví dụ., wait: 6 tháng}\n  \
             - {id: b, topic: benefit, text: Ví dụ., source: Ví dụ, value: 1 ví dụ}\n",
        )
        .file("content/news/n.md", "---\ntitle: Tin thử\ndate: 01/5/2025\n---\n\nLời thử.\n")
}

#[test]
#[allow(clippy::disallowed_methods, reason = "lists the files of the default theme")]
fn a_theme_that_replaces_one_part_by_an_empty_file_still_builds() {
    let templates = repository("themes/giothong/templates");
    let mut parts: Vec<String> = ["parts", "shared"]
        .iter()
        .flat_map(|folder| std::fs::read_dir(templates.join(folder)).expect("a folder").map(move |file| (folder, file)))
        .map(|(folder, file)| format!("{folder}/{}", Path::new(&file.expect("a file").file_name()).display()))
        .collect();
    parts.sort();
    assert!(parts.len() > 30, "{parts:?}");
    for part in parts {
        let site = site().file(&format!("themes/own/templates/{part}"), "");
        let transcript = site.run(["check"]).transcript();
        assert!(transcript.contains("0 lỗi") || transcript.contains("nội dung không có lỗi"), "{part}: {transcript}");
    }
}
