use std::collections::{BTreeMap, BTreeSet};

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::*;
use crate::view::policy::CSP_IN_PAGE;
use crate::view::testing::with_site;

fn written(make: fn(ViewContext<'_>) -> String) -> String {
    let config = "id: thu\ntitle: Thử\nnotice: Trang thử, không có thật.\nbase_url: https://thu.example/a/b/\n";
    with_site(&[("content/site.yaml", config)], make)
}

#[test]
fn every_host_gets_the_whole_policy_and_the_page_for_what_is_missing() {
    for make in [apache, nginx, iis, netlify] {
        let text = written(make);
        assert!(text.contains(CSP) && text.contains("nosniff") && text.contains("strict-origin-when-cross-origin"));
        assert!(text.contains("text/calendar"), "{text}");
        assert!(text.contains(FOR_A_YEAR) || text.contains("365.00:00:00"), "{text}");
    }
    for make in [apache, nginx, iis] {
        assert!(written(make).contains("/a/b/404.html"));
    }
}

#[test]
fn nothing_inline_may_run() {
    assert!(!CSP.contains("unsafe") && CSP.starts_with("default-src 'self';") && !CSP.contains("script-src"));
    assert_eq!(CSP, format!("{CSP_IN_PAGE}; frame-ancestors 'none'"));
    // A page that names it breaks in nothing, and is told in the console that it was not heard.
    assert!(!CSP_IN_PAGE.contains("frame-ancestors"));
}

#[test]
fn what_apache_may_not_know_is_asked_for_first() {
    let text = written(apache);
    assert!(text.lines().all(|line| !["Options", "php_"].iter().any(|word| line.trim_start().starts_with(word))));
    let open = |line: &str| line.starts_with("<IfModule") || line.trim_start().starts_with("<If ");
    let mut depth = 0;
    for line in text.lines() {
        let is_plain = line.starts_with("ErrorDocument");
        depth += usize::from(open(line));
        assert!(depth > 0 || is_plain, "{line}");
        depth -= usize::from(line.trim_start().starts_with("</"));
    }
    assert_eq!(depth, 0);
}

/// An element of `web.config`: the names of those around it and its own, and its attributes.
type Element = (String, BTreeMap<String, String>);

/// The elements of an XML text in their order. What is not well-formed fails.
fn elements(text: &str) -> Vec<Element> {
    let attributes = |start: &BytesStart<'_>| -> BTreeMap<String, String> {
        let pair = |attribute: Result<quick_xml::events::attributes::Attribute<'_>, _>| {
            let attribute = attribute.expect("attributes are well-formed and named once");
            let value = attribute.normalized_value(quick_xml::XmlVersion::Implicit1_0).expect("a value");
            (String::from_utf8_lossy(attribute.key.as_ref().as_ref()).into_owned(), value.into_owned())
        };
        start.attributes().map(pair).collect()
    };
    let (mut reader, mut around, mut found) = (Reader::from_str(text), Vec::<String>::new(), Vec::new());
    reader.config_mut().check_end_names = true;
    loop {
        let event = reader.read_event().expect("well-formed XML");
        match event {
            Event::Start(ref start) | Event::Empty(ref start) => {
                around.push(String::from_utf8_lossy(start.name().as_ref().as_ref()).into_owned());
                found.push((around.join("/"), attributes(start)));
                if matches!(event, Event::Empty(_)) {
                    around.pop();
                }
            }
            Event::End(_) => drop(around.pop()),
            Event::Eof => break,
            Event::Decl(_) => assert!(around.is_empty() && found.is_empty(), "the declaration comes first"),
            Event::Text(text) => assert!(text.trim().is_empty(), "no words between elements"),
            other => panic!("{other:?}"),
        }
    }
    assert!(around.is_empty(), "{around:?}");
    found
}

#[test]
fn iis_reads_one_rule_of_each_kind_where_it_looks_for_them() {
    let all = elements(&written(iis));
    let of = |path: &str| -> Vec<&BTreeMap<String, String>> {
        all.iter().filter(|(own, _)| own == path).map(|(_, attributes)| attributes).collect()
    };
    let values = |path: &str, name: &str| -> Vec<String> { of(path).iter().map(|own| own[name].clone()).collect() };
    let server = "configuration/system.webServer";
    let known = [
        "configuration",
        server,
        "configuration/system.webServer/staticContent",
        "configuration/system.webServer/staticContent/remove",
        "configuration/system.webServer/staticContent/mimeMap",
        "configuration/system.webServer/staticContent/clientCache",
        "configuration/system.webServer/httpProtocol",
        "configuration/system.webServer/httpProtocol/customHeaders",
        "configuration/system.webServer/httpProtocol/customHeaders/add",
        "configuration/system.webServer/httpErrors",
        "configuration/system.webServer/httpErrors/remove",
        "configuration/system.webServer/httpErrors/error",
        "configuration/location",
        "configuration/location/system.webServer",
        "configuration/location/system.webServer/staticContent",
        "configuration/location/system.webServer/staticContent/clientCache",
    ];
    let there: BTreeSet<&str> = all.iter().map(|(path, _)| path.as_str()).collect();
    assert_eq!(there, known.into_iter().collect());
    // A second section, type or header of a name stops the server with status 500.19.
    for once in
        ["staticContent", "httpProtocol", "httpProtocol/customHeaders", "httpErrors", "staticContent/clientCache"]
    {
        assert_eq!(of(&format!("{server}/{once}")).len(), 1, "{once}");
    }
    let endings = values(&format!("{server}/staticContent/mimeMap"), "fileExtension");
    assert_eq!(endings, often_unknown().map(|(ending, _)| format!(".{ending}")).collect::<Vec<_>>());
    assert_eq!(endings.iter().collect::<BTreeSet<_>>().len(), endings.len());
    // What the server itself knows is taken away right before it is said again.
    let content: Vec<_> =
        all.iter().filter(|(path, _)| path.starts_with("configuration/system.webServer/staticContent/")).collect();
    for pair in content.chunks(2).take(endings.len()) {
        let [(first, removed), (second, added)] = pair else { panic!("{pair:?}") };
        assert!(first.ends_with("/remove") && second.ends_with("/mimeMap"), "{pair:?}");
        assert_eq!(removed["fileExtension"], added["fileExtension"]);
    }
    let headers = format!("{server}/httpProtocol/customHeaders/add");
    assert_eq!(values(&headers, "name"), HEADERS.map(|(name, _)| name));
    assert_eq!(values(&headers, "value"), HEADERS.map(|(_, value)| value));
    assert_eq!(values(&format!("{server}/httpErrors/remove"), "statusCode"), ["404"]);
    let [error] = of(&format!("{server}/httpErrors/error"))[..] else { panic!("one page for what is missing") };
    assert_eq!(
        (&*error["statusCode"], &*error["path"], &*error["responseMode"]),
        ("404", "/a/b/404.html", "ExecuteURL")
    );
    assert_eq!(values("configuration/location", "path"), ["assets"]);
    let cache = |path: &str| values(&format!("{path}/staticContent/clientCache"), "cacheControlMaxAge");
    assert_eq!(cache(server), ["00:00:00"]);
    assert_eq!(cache("configuration/location/system.webServer"), ["365.00:00:00"]);
}

/// The headers of a path after the rules of a `_headers` file: every rule whose path fits is used, in its order; `*` stands
/// for anything, and `! Name` takes a header away. Whatever such a file does not know fails.
fn headers_of(text: &str, path: &str) -> BTreeMap<String, String> {
    let fits = |pattern: &str| match pattern.split_once('*') {
        Some((before, after)) => {
            assert!(!after.contains('*'), "{pattern}");
            path.strip_prefix(before).is_some_and(|rest| rest.ends_with(after))
        }
        None => path == pattern,
    };
    let (mut found, mut is_used, mut rules) = (BTreeMap::new(), None, BTreeSet::new());
    for line in text.lines().filter(|line| !line.is_empty()) {
        let Some(header) = line.strip_prefix("  ") else {
            assert!(line.starts_with('/') && !line.contains(char::is_whitespace), "a path: {line:?}");
            assert!(rules.insert(line), "a path stands once: {line}");
            is_used = Some(fits(line));
            continue;
        };
        let is_used = is_used.expect("headers stand below a path");
        if let Some(name) = header.strip_prefix("! ") {
            assert!(!is_used || found.remove(name).is_some(), "`{name}` was not there");
            continue;
        }
        let (name, value) = header.split_once(": ").expect("a name and a value");
        assert!(name.chars().all(|c| c.is_ascii_alphanumeric() || c == '-'), "{name}");
        assert!(!value.is_empty() && value.trim() == value && value.is_ascii(), "{value}");
        if is_used {
            // Two values of a name would both be sent, joined by a comma.
            assert_eq!(found.insert(name.to_owned(), value.to_owned()), None, "{name} twice for {path}");
        }
    }
    found
}

#[test]
fn netlify_sends_each_header_once() {
    let text = written(netlify);
    let sent = |path: &str| headers_of(&text, path);
    for path in ["/", "/lich-hien-mau/index.html", "/assets/style.css", "/lich.ics", "/a/assets/x.css"] {
        let sent = sent(path);
        assert!(HEADERS.iter().all(|(name, value)| sent[*name] == *value), "{path}: {sent:?}");
        let is_kept = path.starts_with("/assets/");
        assert_eq!(sent["Cache-Control"], if is_kept { FOR_A_YEAR } else { ASKED_AGAIN }, "{path}");
        let own = sent.get("Content-Type").map(String::as_str);
        assert_eq!(own, path.ends_with(".ics").then_some("text/calendar; charset=utf-8"), "{path}");
    }
}

#[test]
fn github_is_told_to_leave_no_file_out() {
    assert_eq!(written(github), "");
}
