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

#[test]
fn lines_of_a_pasted_post_stay_lines() {
    for (markdown, shown) in [
        (
            "📍 Địa điểm: Hội trường Mẫu\n🕘 Thời gian: 7h30\n• Mang theo CCCD\n• Không uống rượu bia\nTrân trọng!",
            "📍 Địa điểm: Hội trường Mẫu|🕘 Thời gian: 7h30|• Mang theo CCCD|• Không uống rượu bia|Trân trọng!",
        ),
        ("Mang theo:\n– CCCD\n– Sổ\n✓ Nước\n→ Đến sớm\n1️⃣ Ăn", "Mang theo:|– CCCD|– Sổ|✓ Nước|→ Đến sớm|1️⃣ Ăn"),
        ("Gồm:\na) Đoàn viên\nb) Giáo viên\n2. Công nhân", "Gồm:|a) Đoàn viên|b) Giáo viên|2. Công nhân"),
        (
            "Thời gian: 7h30\n**Địa điểm:** Chợ Mẫu\nLiên hệ: chị Mẫu",
            "Thời gian: 7h30|<strong>Địa điểm:</strong> Chợ Mẫu|Liên hệ: chị Mẫu",
        ),
        ("Ngày\tNơi\n05/3\tChợ Mẫu\n06/3\tSân Mẫu", "Ngày\tNơi|05/3\tChợ Mẫu|06/3\tSân Mẫu"),
        ("1\\. Một\n2\\. Hai\n\\- Ba", "1. Một|2. Hai|- Ba"),
        ("-Thời gian: 7h\n-Địa điểm: chợ\n+Mang CCCD", "-Thời gian: 7h|-Địa điểm: chợ|+Mang CCCD"),
        (
            "*HIẾN MÁU*\n_Một giọt_\n~Hoãn~ 15/3, 7h30~11h30",
            "<em>HIẾN MÁU</em>|<em>Một giọt</em>|~Hoãn~ 15/3, 7h30~11h30",
        ),
        ("I. Mục đích\nII. Yêu cầu", "I. Mục đích|II. Yêu cầu"),
    ] {
        assert_eq!(html(markdown), format!("<p>{}</p>\n", shown.replace('|', "<br />\n")), "{markdown}");
    }
    let list = html("Mang theo:\n- CCCD\n- Sổ");
    assert!(list.contains("<ul>\n<li>CCCD</li>\n<li>Sổ</li>"), "{list}");
    let lazy = html("- CCCD\n📞 Liên hệ: chị Mẫu");
    assert!(lazy.contains("CCCD<br />\n📞 Liên hệ"), "{lazy}");
}

#[test]
fn rows_of_a_table_without_its_rules_stay_lines() {
    assert_eq!(html("|Ngày|Nơi|\n|05/3|Chợ Mẫu|"), "<p>|Ngày|Nơi|<br />\n|05/3|Chợ Mẫu|</p>\n");
    assert!(html("|Ngày|Nơi|\n|---|---|\n|05/3|Chợ Mẫu|").contains("<table>"));
}

#[test]
fn numbers_of_a_list_stay_as_typed() {
    let bare = |markdown: &str| html(markdown).replace('\n', "");
    assert_eq!(bare("1. Một\n3. Ba\n4. Bốn"), "<ol><li>Một</li><li value=\"3\">Ba</li><li>Bốn</li></ol>");
    assert_eq!(bare("1) a\n2) b\n5) c"), "<ol><li>a</li><li>b</li><li value=\"5\">c</li></ol>");
    assert_eq!(bare("1. a\n1. b"), "<ol><li>a</li><li>b</li></ol>");
    assert_eq!(bare("- a\n- 5 b"), "<ul><li>a</li><li>5 b</li></ul>");
}

#[test]
fn prose_that_was_wrapped_stays_a_paragraph() {
    for markdown in [
        "Hội Chữ thập đỏ tỉnh Mẫu – đơn vị thường trực của ban chỉ đạo vận động hiến máu\n– phối hợp với huyện và các trường tổ chức hiến máu",
        "Mỗi năm có hai đợt lớn, mỗi đợt kéo dài hai tuần ở tất cả các xã trong huyện, đợt\n2. Sau đó là các buổi lẻ",
        "Bà con mang theo\ngiấy tờ và đến\nđúng giờ",
        "Buổi hiến máu do Hội Chữ thập đỏ tỉnh Mẫu và Đoàn Thanh niên tổ chức tại\nHội trường Mẫu",
        "Nhiệt độ là\n37,5 độ\n12.5 triệu\n*nghiêng* rồi",
    ] {
        let html = html(markdown);
        assert!(!html.contains("<br"), "{html}");
    }
}

#[test]
fn bare_addresses_and_numbers_are_links() {
    for (markdown, shown) in [
        (
            "xem https://forms.example/abc_def_ghi.",
            "xem <a href=\"https://forms.example/abc_def_ghi\">https://forms.example/abc_def_ghi</a>.",
        ),
        ("(https://a.example/_b_/c)", "(<a href=\"https://a.example/_b_/c\">https://a.example/_b_/c</a>)"),
        (
            "https://a.example/a\\_b?x=1&y=2",
            "<a href=\"https://a.example/a_b?x=1&y=2\">https://a.example/a_b?x=1&amp;y=2</a>",
        ),
        ("vào www.mau.example/a_b_c!", "vào <a href=\"https://www.mau.example/a_b_c\">www.mau.example/a_b_c</a>!"),
        (
            "trang hienmau.vn, zalo.me/0900000001",
            "trang <a href=\"https://hienmau.vn\">hienmau.vn</a>, <a href=\"https://zalo.me/0900000001\">zalo.me/0900000001</a>",
        ),
        ("thư a.b@mau.example,", "thư <a href=\"mailto:a.b@mau.example\">a.b@mau.example</a>,"),
        (
            "gọi **0900 000 001** hay (0260) 3000 000",
            "gọi <strong><a href=\"tel:0900000001\">0900 000 001</a></strong> hay <a href=\"tel:02603000000\">(0260) 3000 000</a>",
        ),
        ("Hotline: 1900 0000", "Hotline: <a href=\"tel:19000000\">1900 0000</a>"),
        ("**https://a.example** và", "<strong><a href=\"https://a.example\">https://a.example</a></strong> và"),
    ] {
        assert_eq!(html(markdown), format!("<p>{shown}</p>\n"), "{markdown}");
    }
}

#[test]
fn what_is_no_address_stays_words() {
    for markdown in [
        "`https://a.example` và `0900000001`",
        "```\nhttps://a.example 0900000001 a@mau.example\n```",
        "[gọi](tel:0900000001), <https://a.example>, [a@b.example](b.md)",
        "Nghị định 137/2015/NĐ-CP ngày 31/12/2015, TP.Mẫu, ThS.BS Mẫu, KH.12, v.v.",
        "# Kế hoạch 0123456789/KH-BCĐ",
        "tệp.vn là tên, a..vn, javascript:alert(1), ftp://a.example",
        "[x]: https://a.example\n\n[x]",
    ] {
        let mut problems = Problems::default();
        let file = "content/pages/a.md".into();
        let prose = prose(&file, markdown, 0..markdown.len(), &mut problems);
        let bare = prose.destinations().filter(|it| !markdown.contains(&format!("({})", it.text)));
        let bare: Vec<&str> = bare.map(|it| it.text.as_str()).collect();
        let written =
            if markdown.contains("<https") || markdown.starts_with("[x]") { vec!["https://a.example"] } else { vec![] };
        assert_eq!(bare, written, "{markdown}");
    }
}

#[test]
fn addresses_with_spaces_are_read() {
    for (markdown, shown) in [
        ("![Bà con](hinh (1).jpg)", "<img src=\"hinh (1).jpg\" alt=\"Bà con\" />"),
        ("![](Ảnh hiến máu.jpg)", "<img src=\"Ảnh hiến máu.jpg\" alt=\"\" />"),
        (
            "[Tải **kế hoạch**](KH 12.pdf) ở đây (KH 12.pdf)",
            "<a href=\"KH 12.pdf\">Tải <strong>kế hoạch</strong></a> ở đây (KH 12.pdf)",
        ),
        ("![a](anh chup\\hinh.jpg \"Bà con\")", "<img src=\"anh chup/hinh.jpg\" alt=\"a\" title=\"Bà con\" />"),
        ("![a](anh\\hinh.jpg)", "<img src=\"anh/hinh.jpg\" alt=\"a\" />"),
        ("[a](https://a.example/tep 1.pdf)", "<a href=\"https://a.example/tep%201.pdf\">a</a>"),
        ("[chú thích](xem phần dưới) và [1](a b)", "[chú thích](xem phần dưới) và [1](a b)"),
    ] {
        assert_eq!(html(markdown), format!("<p>{shown}</p>\n"), "{markdown}");
    }
}

#[test]
fn a_file_of_a_machine_is_told_with_its_name() {
    for (markdown, name) in [
        ("![a](C:\\anh chup\\hinh.jpg)", "hinh.jpg"),
        ("![a](C:\\anh\\hinh (1).jpg)", "hinh (1).jpg"),
        ("[a](file:///D:/tep/KH.pdf)", "KH.pdf"),
        ("[a](\\\\\\\\may\\chung\\KH 1.pdf)", "KH 1.pdf"),
    ] {
        let mut problems = Problems::default();
        prose(&"content/pages/a.md".into(), markdown, 0..markdown.len(), &mut problems);
        let told: Vec<_> = problems
            .0
            .iter()
            .map(|it| (it.problem.code, it.help.iter().any(|help| help.vi.contains(&format!("`{name}`")))))
            .collect();
        assert_eq!(told, [("bad-link", true)], "{markdown}");
    }
}

#[test]
fn bold_is_bold_where_it_was_meant() {
    for (markdown, shown) in [
        ("** chữ ** thường", " <strong>chữ</strong>  thường"),
        ("**Thời gian:**7h30", "<strong>Thời gian</strong>:7h30"),
        ("**“trích dẫn”**và", "<strong>“trích dẫn</strong>”và"),
        ("chữ**(đậm)**nữa", "chữ(<strong>đậm</strong>)nữa"),
        ("**chữ **thường", "<strong>chữ</strong> thường"),
        ("**A:**b, **C:**d", "<strong>A</strong>:b, <strong>C</strong>:d"),
        ("**đúng** và **đúng:** rồi", "<strong>đúng</strong> và <strong>đúng:</strong> rồi"),
    ] {
        assert_eq!(html(markdown).trim_start_matches("<p>"), format!("{shown}</p>\n").trim_start(), "{markdown}");
    }
}

#[test]
fn problems_stand_where_they_were_written() {
    let markdown = "Gọi 0900 000 001, xem www.mau.example và [x](javascript:a) rồi https://a.example";
    let mut problems = Problems::default();
    let prose = prose(&"content/pages/a.md".into(), markdown, 0..markdown.len(), &mut problems);
    let places: Vec<&str> = problems.0.iter().map(|it| &markdown[it.span.start..it.span.end]).collect();
    assert_eq!(places, ["[x](javascript:a)"]);
    let links: Vec<&str> = prose.destinations().map(|it| &markdown[it.span.start..it.span.end]).collect();
    assert_eq!(links, ["0900 000 001", "www.mau.example", "https://a.example"]);
}

#[test]
fn a_number_behind_a_backslash_stays_a_number() {
    let html = html("\\0900 000 001");
    assert!(html.contains("\\0900 000 001") && !html.contains("tel:"), "{html}");
}

#[test]
fn lines_that_word_moved_to_the_right_are_text() {
    let centred = html("            CỘNG HÒA\n                Độc lập\n\tKính gửi: xã Mẫu\n\nMời bà con");
    assert_eq!(centred, "<p>CỘNG HÒA<br />\nĐộc lập<br />\nKính gửi: xã Mẫu</p>\n<p>Mời bà con</p>\n");
    let signed = html("Nơi nhận:\n- Như trên;\n- Lưu: VT.\n\tTM. BAN CHỈ ĐẠO\n\t(Đã ký)\n\tNguyễn Văn Mẫu");
    assert!(signed.ends_with("</ul>\n<p>TM. BAN CHỈ ĐẠO<br />\n(Đã ký)<br />\nNguyễn Văn Mẫu</p>\n"), "{signed}");
    let nested = html("- a\n\t- b\n\t- c");
    assert_eq!(nested.matches("<ul>").count(), 2, "{nested}");
    assert!(html("```\n    mã\n```").contains("<pre>"));
}

proptest::proptest! {
    #[test]
    fn any_text_is_read_and_every_place_lies_in_it(
        pieces in proptest::collection::vec(proptest::sample::select(vec![
            "**", "*", "_", "~", "`", "[a](", "![](", ")", "hinh (1).jpg", "C:\\a b.jpg", "\\", "https://a.example/a_b", "www.a.example",
            "a@b.example", "0900 000 001", "\n", "\n\n", "\n\t", "\n    ", "- ", "1. ", "• ", "Thời gian: ", "ầ", " ", ":", "| a | b |",
            "> ", "é", "📍", "&amp;", "<b>", "(", "```",
        ]), 0..16)
    ) {
        let markdown = pieces.concat();
        let mut problems = Problems::default();
        let prose = prose(&"content/pages/a.md".into(), &markdown, 0..markdown.len(), &mut problems);
        let places = prose.destinations().map(|it| &it.span).chain(problems.0.iter().map(|it| &it.span));
        for place in places {
            proptest::prop_assert!(markdown.get(place.start..place.end).is_some(), "{markdown:?} {place:?}");
        }
        plain(&markdown);
    }
}
