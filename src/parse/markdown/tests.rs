use super::*;

/// The HTML in which every destination is as it was written.
fn html(markdown: &str) -> String {
    let mut problems = Problems::default();
    let prose = prose(&"content/pages/a.md".into(), markdown, 0..markdown.len(), &mut problems);
    assert_eq!(problems, Problems::default());
    let piece = |piece: &Piece| match piece {
        Piece::Html(html) => html.clone(),
        Piece::Destination(destination) => destination.text.clone(),
    };
    prose.pieces.iter().map(piece).collect()
}

#[test]
fn every_link_keeps_its_own_destination() {
    let html = html("![x [trong](a.md)](anh.png) [hai](b.md) <c@mau.example>");
    assert!(html.contains("src=\"anh.png\""), "{html}");
    assert!(html.contains("<a href=\"b.md\">hai</a>"), "{html}");
    assert!(html.contains("<a href=\"mailto:c@mau.example\">"), "{html}");
}

#[test]
fn no_words_of_the_text_are_taken_for_a_destination() {
    for words in ["hole-0", "\"hole-0\"", "<a href=\"hole-0\">", "<img src=\"hole-0\" />", "%22hole-0%22"] {
        let escaped: String = words.chars().map(|c| format!("&#{};", u32::from(c))).collect();
        let shown = words.replace('<', "&lt;").replace('>', "&gt;");
        for written in [&escaped, &format!("`{words}`")] {
            let html = html(&format!("{written} [b](b.md \"{escaped}\") ![{escaped}](c.png) [d](hole-0)"));
            assert!(html.contains(&shown), "{html}");
            assert!(html.contains("<a href=\"b.md\" title="), "{html}");
            assert!(html.contains("<img src=\"c.png\""), "{html}");
            assert!(html.contains("<a href=\"hole-0\">d</a>"), "{html}");
            assert_eq!(html.matches("b.md").count(), 1, "{html}");
        }
    }
}

#[test]
fn apostrophes_and_quotation_marks_stay_as_they_are_written() {
    assert_eq!(html("Ia H'Drai \"đợt 02\" -- K'ho"), "<p>Ia H'Drai \"đợt 02\" -- K'ho</p>\n");
}

#[test]
fn headings_get_anchors_of_their_own() {
    let html = html("## Giờ giấc\n\n## Giờ giấc\n\n## 🩸");
    assert!(
        html.contains("id=\"gio-giac\"") && html.contains("id=\"gio-giac-2\"") && html.contains("id=\"muc\""),
        "{html}"
    );
    let html = self::html("## A 2\n\n## A\n\n## A\n\n## A\n\n## A 2");
    let ids: Vec<_> = html.split("id=\"").skip(1).filter_map(|after| after.split('"').next()).collect();
    assert_eq!(ids, ["a-2", "a", "a-3", "a-4", "a-2-2"]);
}

#[test]
fn thousands_of_headings_of_the_same_words_are_numbered() {
    assert!(html(&"## A\n\n".repeat(10_000)).contains("id=\"a-10000\""));
}
