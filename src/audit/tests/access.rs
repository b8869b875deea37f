//! What keeps people from using a page, each on the smallest page that has it and on the nearest that does not.

use super::{audited, codes, page, pointed_at};

#[test]
fn fields_have_labels_with_words() {
    for fine in [
        "<label for=a>Tìm</label><input id=a type=search>",
        "<input id=a><label for=a>Tìm</label>",
        "<label>Tìm <input></label>",
        "<label><input type=checkbox> Đã hiểu</label>",
        "<label><img src='../assets/anh.svg' alt='Tìm'><input></label>",
        "<select aria-label='Nơi ở'><option>Nơi A</select>",
        "<p id=b>Lời</p><textarea aria-labelledby=b></textarea>",
        "<input title='Tìm'>",
        "<input type=hidden><input type=submit><input type=RESET>",
    ] {
        assert_eq!(codes(fine), [""; 0], "{fine}");
    }
    for bare in [
        "<input placeholder='Tìm'>",
        "<label for=a></label><input id=a>",
        "<label>Tìm</label><input>",
        "<label for=''>Tìm<input id=a></label>",
        "<label><select><option>Nơi A</select></label>",
        "<label>Tìm <input></label><input type=date>",
        "<label>Tìm <input aria-label='Tìm'></label><textarea>Lời</textarea>",
    ] {
        assert_eq!(codes(bare), ["unlabelled-field"], "{bare}");
    }
    assert_eq!(codes("<label>Hai ô <input><input></label>"), ["unlabelled-field"], "a label is one field's");
    assert_eq!(pointed_at("<label>Hai ô <input name=a><input name=b></label>"), "<input name=b>");
}

#[test]
fn labels_and_descriptions_name_what_is_there() {
    assert_eq!(codes("<nav aria-labelledby='a b'></nav><h2 id=a>Một</h2><p id=b>Hai</p>"), [""; 0]);
    assert_eq!(codes("<nav aria-labelledby='a b'></nav><h2 id=a>Một</h2>"), ["dead-label"]);
    assert_eq!(codes("<p aria-describedby=a>Một</p>"), ["dead-label"]);
    assert_eq!(pointed_at("<p><label for=nao>Tìm</label>"), "nao");
}

#[test]
fn tables_have_header_cells() {
    let with = |cells: &str| format!("<table><tr>{cells}</table>");
    assert_eq!(codes(&with("<th>Đơn vị<td>10")), [""; 0]);
    assert_eq!(codes(&with("<td>Đơn vị<td>10")), ["bare-table"]);
    assert_eq!(codes("<table role=presentation><tr><td>a</table>"), [""; 0]);
    assert_eq!(codes("<table><tr><td>a"), ["bare-table"], "one that never ends");
    let inner = with("<th>a");
    assert_eq!(
        codes(&with(&format!("<td>{inner}"))),
        ["bare-table"],
        "the header cell of a table inside is not its own"
    );
    assert_eq!(codes(&with(&format!("<th>a<td>{}", with("<td>b")))), ["bare-table"]);
    assert_eq!(pointed_at("<p><table class=x><td>a</table>"), "<table class=x>");
}

#[test]
fn parts_of_a_kind_can_be_told_apart() {
    for fine in [
        "<main></main><nav></nav><nav aria-label='Các phần'></nav><nav aria-label='Các tháng'></nav>",
        "<main></main><main hidden></main>",
        "<section></section><section></section><div role=note></div><div role=note></div>",
        "<section aria-label='Một'></section><nav aria-label='Một'></nav>",
        "<nav role=note></nav><nav></nav>",
    ] {
        assert_eq!(codes(fine), [""; 0], "{fine}");
    }
    for repeated in [
        "<main></main><main></main>",
        "<main aria-label='Một'></main><div role=main aria-label='Hai'></div>",
        "<nav></nav><nav></nav>",
        "<nav></nav><nav aria-label='Các phần'></nav><div role=navigation aria-label=' Các phần '></div>",
        "<h2 id=a>Một</h2><nav aria-labelledby=a></nav><nav aria-labelledby=a></nav>",
        "<section aria-label='Một'></section><div role=region aria-label='Một'></div>",
        "<form role=search></form><search></search>",
    ] {
        assert_eq!(codes(repeated), ["repeated-landmark"], "{repeated}");
    }
    let inside = "<nav class=a></nav><nav class=b></nav>";
    assert_eq!(pointed_at(inside), "<nav class=b>");
    assert_eq!(&page(inside)[audited(inside)[0].related[0].span.range()], "<nav class=a>");
    assert_eq!(codes("<nav></nav><nav></nav><nav></nav>").len(), 2);
}

#[test]
fn frames_say_what_they_show() {
    for frame in ["iframe src='../dot/1/'", "object data='../assets/anh.svg'", "embed src='../assets/anh.svg'"] {
        assert_eq!(codes(&format!("<{frame}>")), ["untitled-frame"], "{frame}");
        assert_eq!(codes(&format!("<{frame} title=' '>")), ["untitled-frame"], "{frame}");
        for said in ["title='Bản đồ'", "aria-label='Bản đồ'", "aria-hidden=true", "role=none"] {
            assert_eq!(codes(&format!("<{frame} {said}>")), [""; 0], "{frame} {said}");
        }
    }
}

#[test]
fn drawings_that_are_pictures_have_names() {
    assert_eq!(codes("<svg role=img><path d=''/></svg>"), ["missing-alt"]);
    assert_eq!(codes("<svg role=img><title> </title><text>Một</text></svg>"), ["missing-alt"]);
    assert_eq!(codes("<svg role=img><title>Một năm</title></svg>"), [""; 0]);
    assert_eq!(codes("<svg role=img aria-label='Một năm'></svg><svg><path d=''/></svg>"), [""; 0]);
    assert_eq!(pointed_at("<p><svg role=img class=x></svg>"), "<svg role=img class=x>");
}

#[test]
fn whatever_is_pressed_has_a_name() {
    for bare in ["<details><summary></summary>Lời</details>", "<input type=button>", "<input type=image alt=''>"] {
        assert_eq!(codes(bare), ["nameless-link"], "{bare}");
    }
    for fine in [
        "<details><summary>Xem thêm</summary></details>",
        "<input type=button value='In'>",
        "<input type=image src='../assets/anh.svg' alt='Tìm'>",
        "<p id=a>Gọi</p><button aria-labelledby=a></button>",
        "<a href='#'><svg role=img><title>Gọi</title></svg></a>",
    ] {
        assert_eq!(codes(fine), [""; 0], "{fine}");
    }
}

#[test]
fn a_language_is_said_where_the_attribute_is() {
    assert_eq!(codes("<p lang=''>a</p>"), ["bad-lang"]);
    assert_eq!(codes("<p lang='vi_VN'>a</p>"), ["bad-lang"]);
    assert_eq!(codes("<p lang='vi-VN'>a</p>"), [""; 0]);
}
