//! The answers to single requests.

use super::*;

#[test]
fn a_page_is_served_with_the_script_and_every_other_file_as_it_is() {
    let preview = Preview::of(&[("dot/dot-1/index.html", PAGE), ("a.css", "</body>"), ("a.svg", "<svg></body>")]);
    let page = preview.get("/dot/dot-1/");
    assert!(page.starts_with("HTTP/1.1 200 OK\r\n"), "{page}");
    assert!(page.contains("content-type: text/html; charset=utf-8\r\n"), "{page}");
    assert!(page.contains("cache-control: no-store\r\n"), "{page}");
    assert!(page.contains("<h1>Chào</h1><script src=\"/__giothong/overlay.js\""), "{page}");
    assert!(page.ends_with(" defer></script></body></html>"), "{page}");
    let style = preview.get("/a.css");
    assert!(
        style.contains("content-type: text/css; charset=utf-8\r\n") && style.ends_with("\r\n\r\n</body>"),
        "{style}"
    );
    assert!(preview.get("/a.svg").ends_with("\r\n\r\n<svg></body>"));
}

#[test]
fn the_preview_s_own_files_are_served() {
    let preview = Preview::of(&[("index.html", PAGE)]);
    assert!(preview.get(overlay::SCRIPT).contains("content-type: text/javascript; charset=utf-8\r\n"));
    assert!(preview.get(overlay::STYLE).ends_with(overlay::STYLE_TEXT));
}

#[test]
fn a_folder_without_its_slash_is_redirected_with_its_query() {
    let preview = Preview::of(&[("dot/dot-1/index.html", PAGE)]);
    let answer = preview.get("/dot/dot-1?q=a");
    assert!(answer.starts_with("HTTP/1.1 301 "), "{answer}");
    assert!(answer.contains("location: /dot/dot-1/?q=a\r\n"), "{answer}");
}

#[test]
fn an_unknown_path_gets_the_site_s_own_404_page() {
    let preview = Preview::of(&[("404.html", "<body>Không thấy</body>")]);
    let answer = preview.get("/x/../../etc/passwd");
    assert!(answer.starts_with("HTTP/1.1 404 ") && answer.contains("Không thấy<script"), "{answer}");
}

#[test]
fn a_site_without_a_404_page_still_says_404() {
    assert!(Preview::of(&[("index.html", PAGE)]).get("/x").starts_with("HTTP/1.1 404 "));
}

#[test]
fn under_a_folder_the_root_leads_into_it() {
    let preview = Preview::under("giot-hong", &[("index.html", PAGE)]);
    assert!(preview.get("/").contains("location: /giot-hong/\r\n"));
    assert!(preview.get("/giot-hong/").contains("Chào"));
}

#[test]
fn head_has_no_body_and_nothing_can_be_posted() {
    let preview = Preview::of(&[("a.txt", "abc")]);
    let head = preview.ask("HEAD", "/a.txt", "Host: localhost\r\n");
    assert!(head.contains("content-length: 3\r\n") && head.ends_with("\r\n\r\n"), "{head}");
    assert!(preview.ask("POST", "/a.txt", "Host: localhost\r\n").starts_with("HTTP/1.1 405 "));
}

#[test]
fn a_player_of_audio_gets_the_part_it_asks_for() {
    let preview = Preview::of(&[("a.mp3", "0123456789"), ("B.M4A", "0123456789")]);
    let part = preview.ask("GET", "/a.mp3", "Host: localhost\r\nRange: bytes=2-4\r\n");
    assert!(part.starts_with("HTTP/1.1 206 ") && part.ends_with("\r\n\r\n234"), "{part}");
    assert!(
        part.contains("content-range: bytes 2-4/10\r\n") && part.contains("content-type: audio/mpeg\r\n"),
        "{part}"
    );
    let last = preview.ask("GET", "/B.M4A", "Host: localhost\r\nRange: bytes=-2\r\n");
    assert!(last.starts_with("HTTP/1.1 206 ") && last.contains("content-type: audio/mp4\r\n"), "{last}");
    assert!(last.contains("accept-ranges: bytes\r\n") && last.ends_with("\r\n\r\n89"), "{last}");
    let beyond = preview.ask("GET", "/a.mp3", "Host: localhost\r\nRange: bytes=10-\r\n");
    assert!(beyond.starts_with("HTTP/1.1 416 ") && beyond.contains("content-range: bytes */10\r\n"), "{beyond}");
}

#[test]
fn a_foreign_host_is_refused_everywhere() {
    let preview = Preview::of(&[("index.html", PAGE)]);
    for path in ["/", overlay::EVENTS, overlay::PROBLEMS, overlay::SCRIPT] {
        let answer = preview.ask("GET", path, "Host: evil.example\r\n");
        assert!(answer.starts_with("HTTP/1.1 403 ") && !answer.contains("Chào"), "{path}: {answer}");
    }
}

#[test]
fn a_service_worker_of_the_site_is_replaced_by_one_that_leaves() {
    let preview = Preview::of(&[("sw.js", "keep()")]);
    let worker = preview.ask("GET", "/sw.js", "Host: localhost\r\nService-Worker: script\r\n");
    assert!(worker.ends_with(overlay::WORKER_TEXT) && preview.get("/sw.js").ends_with("keep()"), "{worker}");
}
