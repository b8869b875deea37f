//! What is published beside the pages tells nothing that its author did not mean to tell: the bytes that leave are read,
//! not the code.

use crate::support::pictures::{KEPT, SECRET, archive, boxed, count, exif, gif, jpeg, m4a, mp3, png, webp};
use crate::support::{self, Site, repository};
use giothong::diagnostics::{Problems, Span};
use giothong::source::media::media;
use giothong::source::published::published;
use proptest::prelude::*;

/// What leaves of a file, and what is said of it.
fn leaving(name: &str, bytes: &[u8]) -> (Vec<u8>, Vec<(&'static str, String)>) {
    let mut problems = Problems::default();
    let asked = Span::whole("content/pages/trang.md".into());
    let left = published(&format!("content/pages/{name}").into(), &asked, bytes.to_vec(), &mut problems);
    let said = problems.0.into_iter().map(|it| (it.problem.code, it.message.vi.into_owned())).collect();
    (left, said)
}

fn codes(name: &str, bytes: &[u8]) -> Vec<&'static str> {
    leaving(name, bytes).1.into_iter().map(|(code, _)| code).collect()
}

/// Asserts that nothing secret leaves, that what shows the picture does, and that there is nothing more to take out.
#[track_caller]
fn clean(name: &str, bytes: &[u8], kept: usize) -> Vec<u8> {
    let (left, said) = leaving(name, bytes);
    assert_eq!(said, [], "{name}");
    for secret in [SECRET, b"+14.35", b"Exif\0\0II", b"\x88\x25", b"\x25\x88", b"PK\x03\x04"] {
        assert_eq!(count(&left, secret), 0, "{name} tells {:?}", String::from_utf8_lossy(secret));
    }
    assert_eq!(count(&left, KEPT), kept, "{name} lost something");
    assert_eq!(leaving(name, &left).0, left, "{name} twice");
    left
}

#[test]
fn a_jpeg_keeps_its_pixels_its_colours_and_which_side_is_up() {
    for (orientation, name) in [(6, "a.jpg"), (8, "a.JPEG"), (1, "a.jfif"), (0, "a.jpg"), (9, "a.jpg")] {
        let film = [&boxed(b"ftyp", b"mp42")[..], SECRET, b"PK\x03\x04"].concat();
        for what_follows in [&b""[..], &film, &jpeg(1, b"").0] {
            let (whole, left) = jpeg(orientation, what_follows);
            assert!(count(&whole, SECRET) > 10);
            assert_eq!(clean(name, &whole, 3), left, "orientation {orientation}");
        }
    }
}

#[test]
fn other_pictures_keep_the_same() {
    let left = clean("a.png", &png(), 2);
    assert_eq!(count(&left, b"eXIf"), 1);
    assert_eq!(count(&left, b"\x01\x12\0\x03\0\0\0\x01\0\x08"), 1, "the orientation");
    assert_eq!(count(&left, b"tIME"), 0);
    assert!(left.ends_with(b"IEND\xAE\x42\x60\x82"));

    let left = clean("a.webp", &webp(3), 2);
    assert_eq!((left[20], count(&left, b"\x01\x12\0\x03\0\0\0\x01\0\x03")), (0x28, 1), "ICC and EXIF, no XMP");
    assert_eq!(u32::from_le_bytes(left[4..8].try_into().unwrap()) as usize + 8, left.len());
    let left = clean("a.webp", &webp(1), 2);
    assert_eq!((left[20], count(&left, b"EXIF")), (0x20, 0));

    let left = clean("a.gif", &gif(), 1);
    assert_eq!(count(&left, b"NETSCAPE2.0"), 1, "it still moves");
    assert_eq!(left.last(), Some(&0x3B));
    assert_eq!(clean("a.gif", &left[..left.len() - 1], 1), left, "without the byte that ends it");
}

#[test]
fn a_picture_that_cannot_be_read_is_refused() {
    let (whole, left) = jpeg(6, b"");
    for (name, bytes) in [
        ("a.jpg", &left[..left.len() - 2]),
        ("a.jpg", &left[..40]),
        ("a.png", &whole),
        ("a.jpg", &png()),
        ("a.webp", b"RIFF\x04\0\0\0WEBP"),
        ("a.gif", b"GIF89a"),
        ("a.heic", &boxed(b"ftyp", b"heic")),
        ("a.jpg", b""),
        ("a.avif", b"no picture"),
    ] {
        assert_eq!(codes(name, bytes), ["bad-picture"], "{name}");
    }
    let said = &leaving("a.jpg", &png()).1[0].1;
    assert!(said.contains("không phải JPEG mà là PNG"), "{said}");
}

#[test]
fn an_avif_with_exif_is_refused_and_one_without_leaves_as_it_is() {
    let avif = |kind: &[u8; 4]| {
        let entry = boxed(b"infe", &[b"\x02\0\0\0\0\x02\0\0", &kind[..], b"\0"].concat());
        let items = boxed(b"iinf", &[b"\0\0\0\0\0\x01", &entry[..]].concat());
        let meta = boxed(b"meta", &[b"\0\0\0\0", &items[..]].concat());
        [&boxed(b"ftyp", b"avif\0\0\0\0avif")[..], &meta, &boxed(b"mdat", KEPT)].concat()
    };
    assert_eq!(clean("a.avif", &[&avif(b"av01")[..], SECRET].concat(), 1), avif(b"av01"));
    assert_eq!(codes("a.avif", &avif(b"Exif")), ["bad-picture"]);
    assert_eq!(codes("a.avif", &avif(b"mime")), ["bad-picture"]);
}

#[test]
fn a_heavy_picture_is_told_by_what_leaves_of_it() {
    let (whole, left) = jpeg(6, &[0; 400_000]);
    assert_eq!(codes("a.jpg", &whole), Vec::<&str>::new());
    let at = left.windows(2).rposition(|pair| pair == [0xFF, 0xD9]).unwrap();
    let sized = |size: usize| [&left[..at], &vec![1; size - left.len()], &left[at..]].concat();
    assert_eq!(codes("a.jpg", &sized(300 * 1024)), Vec::<&str>::new());
    assert_eq!(codes("a.jpg", &sized(300 * 1024 + 1)), ["heavy-picture"]);
}

#[test]
fn recordings_lose_their_tags_and_still_play() {
    let plain = recording("tone-plain.mp3");
    let left = clean("a.mp3", &mp3(&plain), 0);
    assert_eq!(left, plain.repeat(2), "frames and nothing else");
    for name in ["tone.mp3", "tone-vbr.mp3", "tone.m4a"] {
        let whole = recording(name);
        assert_eq!(media(&clean(name, &whole, 0)), media(&whole), "{name}");
    }

    let plain = recording("tone.m4a");
    let whole = m4a(&plain);
    let left = clean("a.m4a", &whole, 0);
    assert_eq!(media(&left), media(&plain));
    assert_eq!((count(&left, b"udta"), count(&left, b"\xA9xyz"), count(&left, b"GIO!")), (0, 0, 0));
    // The sound stands where the directory says.
    let offset = left.windows(4).position(|window| window == b"stco").unwrap() + 12;
    let offset = u32::from_be_bytes(left[offset..offset + 4].try_into().unwrap()) as usize;
    let sound = plain.windows(4).position(|window| window == b"mdat").unwrap() + 4;
    assert_eq!(left[offset..offset + 4000], plain[sound..sound + 4000]);
}

fn recording(name: &str) -> Vec<u8> {
    support::tree(&repository("tests/recordings")).remove(name).expect("the recording is there")
}

#[test]
fn a_drawing_that_only_draws_passes() {
    for drawing in [
        r##"<svg xmlns="http://www.w3.org/2000/svg"><circle r="4"/></svg>"##,
        r##"<?xml version="1.0" encoding="UTF-8"?><!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN"
            "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd"><svg xmlns="http://www.w3.org/2000/svg"
            xmlns:xlink="http://www.w3.org/1999/xlink"><title>Giọt &amp; hồng</title><defs><linearGradient id="a"/></defs>
            <style>.b { fill: url(#a) } /* http://thi-du.example/ */</style><use xlink:href="#a" fill="url('#a')"/>
            <image href="data:image/png;base64,iVBORw0KGgo="/><metadata><cc:license xmlns:cc="http://cc.example/"
            rdf:resource="http://thi-du.example/" xmlns:rdf="http://rdf.example/"/></metadata>
            <animate attributeName="cx" from="1" to="2"/></svg>"##,
        r#"<svg:svg xmlns:svg="http://www.w3.org/2000/svg"><svg:text>onclick= javascript:</svg:text></svg:svg>"#,
    ] {
        assert_eq!(leaving("a.svg", drawing.as_bytes()), (drawing.as_bytes().to_vec(), Vec::new()));
    }
}

#[test]
fn a_picture_inside_a_drawing_leaves_without_its_place() {
    use base64::Engine;
    let letters = |bytes: &[u8]| base64::engine::general_purpose::STANDARD.encode(bytes);
    let (photo, left) = jpeg(6, SECRET);
    let drawing = |picture: &str| {
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\"><image href=\"data:image/jpeg;base64,{picture}\"/><g/></svg>"
        )
    };
    let mut broken = letters(&photo);
    broken.insert_str(40, "&#10;\n  ");
    for picture in [letters(&photo), broken] {
        let (leaves, said) = leaving("a.svg", drawing(&picture).as_bytes());
        assert_eq!((String::from_utf8(leaves).unwrap(), said), (drawing(&letters(&left)), Vec::new()));
    }
}

#[test]
fn a_drawing_that_runs_or_leads_out_is_refused() {
    for inside in [
        r#"<script>alert(1)</script>"#,
        r#"<svg:script xmlns:svg="http://www.w3.org/2000/svg" href="data:text/javascript,alert(1)"/>"#,
        r#"<SCRIPT/>"#,
        r#"<circle onclick="alert(1)"/>"#,
        r#"<circle OnLoad="alert(1)"/>"#,
        r#"<foreignObject><p xmlns="http://www.w3.org/1999/xhtml">a</p></foreignObject>"#,
        r#"<iframe xmlns="http://www.w3.org/1999/xhtml" src="https://thi-du.example/"/>"#,
        r#"<a href="javascript:alert(1)"><circle/></a>"#,
        r#"<a xlink:href="java&#10;script:alert(1)"><circle/></a>"#,
        r#"<a xlink:href="&#106;avascript:alert(1)"><circle/></a>"#,
        r#"<a href="https://thi-du.example/"><circle/></a>"#,
        r#"<image href="//thi-du.example/a.png"/>"#,
        r#"<image href="a.png"/>"#,
        r#"<use href="b.svg#a"/>"#,
        r#"<image href="data:image/svg+xml,%3Csvg%3E"/>"#,
        r#"<image href="data:text/html,a"/>"#,
        r#"<rect fill="url(https://thi-du.example/a.svg#b)"/>"#,
        r#"<rect style="fill: URL( 'b.svg#a' )"/>"#,
        r#"<rect style="fill: u\72l(https://thi-du.example/)"/>"#,
        r#"<style>@import "https://thi-du.example/a.css";</style>"#,
        r#"<style>@&#105;mport "a.css";</style>"#,
        r#"<style><![CDATA[ .a { background: url(//thi-du.example/) } ]]></style>"#,
        r#"<style>.a { background: image-set("https://thi-du.example/" 1x) }</style>"#,
        r#"<set attributeName="href" to="javascript:alert(1)"/>"#,
        r#"<animate attributeName="xlink:href" values="https://thi-du.example/"/>"#,
        r#"<set attributeName="onclick" to="alert(1)"/>"#,
        r#"<g xml:base="https://thi-du.example/"/>"#,
        r#"<text>&thu;</text>"#,
        r#"<?xml-stylesheet href="https://thi-du.example/a.css"?>"#,
    ] {
        let drawing =
            format!(r#"<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://l.example/">{inside}</svg>"#);
        let found = codes("a.svg", drawing.as_bytes());
        assert!(!found.is_empty() && found.iter().all(|code| *code == "unsafe-svg"), "{inside}: {found:?}");
    }
    for (drawing, code) in [
        (r#"<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]><svg>&a;</svg>"#, "unsafe-svg"),
        (r#"<!DOCTYPE svg SYSTEM "https://thi-du.example/a.dtd"><svg/>"#, "unsafe-svg"),
        (r#"<html><svg/></html>"#, "bad-picture"),
        (r#"<svg><g></svg>"#, "bad-picture"),
        (r#"<svg>"#, "bad-picture"),
        (r#"<?xml version="1.0" encoding="utf-7"?><svg/>"#, "bad-picture"),
        ("", "bad-picture"),
    ] {
        assert_eq!(codes("a.svg", drawing.as_bytes()).first(), Some(&code), "{drawing}");
    }
}

#[test]
fn the_people_of_documents_are_told() {
    let core = |name: &str| {
        format!(
            "<p xmlns:dc='d' xmlns:cp='c'><dc:creator>{name}</dc:creator><cp:lastModifiedBy/><dc:title>Lịch</dc:title></p>"
        )
    };
    let said = |name: &str, parts: &[(&str, &str)]| leaving(name, &archive(parts)).1;
    let [(code, words)] = &said("a.docx", &[("docProps/core.xml", &core("Nguyễn Văn Mẫu"))])[..] else {
        panic!("one")
    };
    assert!(*code == "personal-author" && words.ends_with(": Nguyễn Văn Mẫu"), "{words}");
    let comments = r#"<w:comments xmlns:w="w"><w:comment w:author="Trần Thị Mẫu"/></w:comments>"#;
    assert!(said("a.docx", &[("word/comments.xml", comments)])[0].1.contains("Trần Thị Mẫu"));
    let meta = "<m><meta:initial-creator xmlns:meta='m'>Lê Mẫu</meta:initial-creator></m>";
    assert!(said("a.odt", &[("meta.xml", meta)])[0].1.contains("Lê Mẫu"));
    for nobody in ["", " ", "openpyxl", "Microsoft Office User", "ADMIN"] {
        assert_eq!(said("a.docx", &[("docProps/core.xml", &core(nobody))]), [], "{nobody}");
    }
    let book = r#"<workbook><sheets><sheet name="Lịch"/><sheet name="Ẩn" state="hidden"/></sheets></workbook>"#;
    let [(code, words)] = &said("a.xlsx", &[("xl/workbook.xml", book)])[..] else { panic!("one") };
    assert!(*code == "public-sheets" && words.contains("“Lịch”, “Ẩn”"), "{words}");
}

#[test]
fn the_people_of_old_documents_are_told() {
    let number = |value: u32| value.to_le_bytes().to_vec();
    let author = [number(0x1E), number(9), b"Mau Nguy\0\0\0\0".to_vec()].concat();
    let last = [number(0x1F), number(5), "Lê B\0".encode_utf16().flat_map(u16::to_le_bytes).collect()].concat();
    let list = [number(4), number(24), number(8), number(24 + author.len() as u32)].concat();
    let section = [number(100), number(2), list, author, last].concat();
    let format = b"\xE0\x85\x9F\xF2\xF9\x4F\x68\x10\xAB\x91\x08\x00\x2B\x27\xB3\xD9";
    let set = [&[0; 28][..], format, &number(48), &section].concat();
    let whole = [&b"\xD0\xCF\x11\xE0"[..], &[0; 508], &set].concat();
    let (left, said) = leaving("a.doc", &whole);
    assert_eq!(left, whole);
    assert!(said.len() == 1 && said[0].0 == "personal-author" && said[0].1.ends_with(": Lê B, Mau Nguy"), "{said:?}");
    for end in 0..whole.len() {
        leaving("a.xls", &whole[..end]);
    }
}

#[test]
fn the_author_of_a_pdf_is_found_however_it_is_written() {
    let packed = {
        use std::io::Write;
        let mut packed = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::default());
        packed.write_all("<</Author (Nguyễn Mẫu)>>".as_bytes()).unwrap();
        packed.finish().unwrap()
    };
    let wide: String = "Nguyễn Mẫu".encode_utf16().map(|unit| format!("{unit:04X}")).collect();
    let pdf = |inside: &[u8]| [b"%PDF-1.7\n", inside, b"\n%%EOF"].concat();
    for inside in [
        "1 0 obj <</Author (Nguyễn Mẫu)/Producer (Word)>>".as_bytes().to_vec(),
        format!("1 0 obj <</Author <FEFF{wide}>>>").into_bytes(),
        "1 0 obj <</Author 2 0 R>>\n2 0 obj\n(Nguyễn Mẫu)".as_bytes().to_vec(),
        [b"1 0 obj <</Type /ObjStm /Filter /FlateDecode>> stream\r\n", &packed[..], b"\nendstream"].concat(),
        "<dc:creator><rdf:Seq><rdf:li>Nguyễn Mẫu</rdf:li></rdf:Seq></dc:creator>".as_bytes().to_vec(),
    ] {
        let said = leaving("a.pdf", &pdf(&inside)).1;
        assert!(
            said.len() == 1 && said[0].1.ends_with(": Nguyễn Mẫu"),
            "{}: {said:?}",
            String::from_utf8_lossy(&inside)
        );
    }
    assert_eq!(codes("a.pdf", &pdf(b"1 0 obj <</Author ()/Title (L\\(a\\))>>")), Vec::<&str>::new());
    assert_eq!(codes("a.pdf", &pdf(b"trailer <</Encrypt 3 0 R>>")), ["personal-author"]);
}

#[test]
fn the_output_holds_no_place_and_no_maker() {
    let (photo, left) = jpeg(6, SECRET);
    let site = Site::small()
        .file(
            "content/news/tin.md",
            "---\ntitle: Tin\ndate: 01/3/2025\ncover: {file: IMG_1.jpg, alt: Bà con}\n---\n![Hàng](b.png)\n",
        )
        .file("content/news/IMG_1.jpg", &photo)
        .file("content/news/b.png", png())
        .file("content/news/khong-dang.jpg", b"no picture, and published by nobody")
        .file(
            "content/materials/am.yaml",
            "- {id: am, title: Âm, kind: audio, file: am.m4a}\n- {id: hai, title: Hai, kind: audio, file: hai.mp3}\n",
        )
        .file("content/materials/am.m4a", m4a(&recording("tone.m4a")))
        .file("content/materials/hai.mp3", mp3(&recording("tone-plain.mp3")));
    let tree = site.build();
    for (path, bytes) in &tree {
        assert_eq!(count(bytes, SECRET), 0, "{path}");
        assert_eq!(count(bytes, &exif(6)), 0, "{path}");
    }
    assert_eq!(tree["tep/news/img-1.jpg"], left);
}

#[test]
fn a_theme_brings_no_places_either() {
    let site = Site::from("tests/sites/nho");
    let (photo, left) = jpeg(6, SECRET);
    site.write("themes/tran/assets/nen.jpg", photo);
    let tree = site.build();
    assert!(tree.values().any(|bytes| *bytes == left), "{:?}", tree.keys());
    assert!(tree.values().all(|bytes| count(bytes, SECRET) == 0));
}

#[test]
fn files_made_to_keep_the_program_busy_do_not() {
    let long = |begin: &str, part: &str, end: &str| [begin, &part.repeat(50_000), end].concat().into_bytes();
    for (name, bytes) in [
        ("a.svg", long("<svg ", "onclick='a' ", "/>")),
        ("a.svg", long("<svg ", "a='b' ", "/>")),
        ("a.svg", long("<svg>", "<script/>", "</svg>")),
        ("a.svg", long("<svg><style>", "url(#", "</style></svg>")),
        ("a.svg", long("<svg a='", "data:image/", "'/>")),
        ("a.svg", long("<svg>", "<g>", "")),
        ("a.pdf", long("%PDF ", "/Author 1 0 R ", "")),
        ("a.pdf", long("%PDF ", "<dc:creator>", "")),
        ("a.pdf", long("%PDF ", "/ObjStm stream\n", "")),
        ("a.gif", [&b"GIF89a\x01\0\x01\0\0\0\0"[..], &b"\x21\xFE\0".repeat(50_000)].concat()),
        ("a.jpg", [&b"\xFF\xD8"[..], &b"\xFF\xDA\0\x02".repeat(50_000)].concat()),
        ("a.mp4", [boxed(b"ftyp", b"mp42"), boxed(b"free", b"").repeat(50_000)].concat()),
    ] {
        let (_, said) = leaving(name, &bytes);
        assert!(said.len() <= 21, "{name}");
    }
}

proptest! {
    #[test]
    fn any_bytes_leave_or_are_refused(
        bytes: Vec<u8>,
        name in prop::sample::select(vec!["a.jpg", "a.png", "a.webp", "a.gif", "a.avif", "a.svg", "a.mp3", "a.m4a", "a.mp4", "a.pdf", "a.docx"]),
        first in prop::sample::select(vec![&b""[..], b"\xFF\xD8\xFF", b"\x89PNG\r\n\x1A\n", b"RIFF\x40\0\0\0WEBP", b"GIF89a", b"\0\0\0\x0Cftypavif", b"<svg ", b"%PDF /Author ("]),
    ) {
        leaving(name, &[first, &bytes].concat());
    }

    #[test]
    fn damaged_files_leave_or_are_refused(
        (name, whole) in prop::sample::select(vec![
            ("a.jpg", jpeg(6, SECRET).0), ("a.png", png()), ("a.webp", webp(6)), ("a.gif", gif()),
            ("a.m4a", m4a(&recording("tone.m4a"))), ("a.mp4", m4a(&recording("tone.m4a"))), ("a.mp3", mp3(&recording("tone-plain.mp3"))),
        ]),
        cut: prop::sample::Index,
        changes in prop::collection::vec((0_usize..2000, any::<u8>()), 0..12),
    ) {
        let mut bytes = whole[..=cut.index(whole.len())].to_vec();
        for (at, byte) in changes {
            let at = at % bytes.len();
            bytes[at] = byte;
        }
        leaving(name, &bytes);
    }
}
