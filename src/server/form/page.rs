//! The pages of a form, readable without a script.

use super::{Answers, Form, FormField, Refusals, TOKEN};
use crate::diagnostics::Bilingual;
use crate::server::overlay::escape;

pub const HTML: &str = "text/html; charset=utf-8";

const STYLE: &str = "body { max-width: 36rem; margin: 2rem auto; padding: 0 1rem; font: 1.05rem/1.6 system-ui, sans-serif; \
    color: #1f1a1b; background: #fff }\n\
    h1 { line-height: 1.25; color: #8f1023 }\n\
    label { display: block; font-weight: 600 }\n\
    input { box-sizing: border-box; width: 100%; padding: .5rem .6rem; font: inherit; border: 1px solid #6f6365; \
    border-radius: 6px }\n\
    input[aria-invalid] { border: 2px solid #b00020 }\n\
    p { margin: .3rem 0 }\n\
    .field { margin: 1.4rem 0 }\n\
    .wrong { color: #b00020; font-weight: 600 }\n\
    [lang=en] { display: block; color: #574b4d; font-size: .9rem; font-weight: 400 }\n\
    button { padding: .7rem 1.4rem; font: inherit; font-weight: 600; color: #fff; background: #8f1023; border: 0; \
    border-radius: 6px; cursor: pointer }\n\
    button [lang=en] { color: #fff }\n\
    @media (prefers-color-scheme: dark) {\n\
    body { color: #f3ecec; background: #1b1517 }\n\
    h1 { color: #ff9aa8 }\n\
    input { color: inherit; background: #2a2124; border-color: #a89a9c }\n\
    .wrong { color: #ff9aa8 }\n\
    [lang=en] { color: #cdbfc1 }\n\
    }\n";

/// The form with what was filled in, and what is wrong with it at each field.
pub fn page(form: &Form, token: &str, answers: &Answers, refusals: &Refusals) -> String {
    let first_wrong = form.fields.iter().position(|field| refusals.contains_key(field.name)).unwrap_or(0);
    let fields = (0..).zip(&form.fields);
    let fields: String = fields.map(|(at, it)| field(it, answers, refusals, at == first_wrong)).collect();
    let general = refusals.get(TOKEN).map_or_else(String::new, |words| wrong(words, "wrong"));
    let (title, lead, button) = (both(&form.title), both(&form.lead), both(&form.button));
    let body = format!(
        "<h1>{title}</h1>\n<p>{lead}</p>\n{general}<form method=\"post\" action=\"/\">\n\
         <input type=\"hidden\" name=\"{TOKEN}\" value=\"{token}\">\n{fields}<button>{button}</button>\n</form>\n"
    );
    document(&form.title.vi, "", &body)
}

/// A page that asks again by itself, for whoever comes between the form and the preview.
pub fn soon() -> String {
    let words = Bilingual::literal("Đang mở trang xem thử…", "The preview is being opened…");
    document(&words.vi, "<meta http-equiv=\"refresh\" content=\"1\">\n", &format!("<p>{}</p>\n", both(&words)))
}

/// The refusal of a form that this run of the program did not send.
pub fn from_before() -> Bilingual {
    Bilingual::literal(
        "Trang này mở từ lần chạy trước của chương trình. Xem lại các dòng dưới đây rồi bấm nút lần nữa.",
        "This page is from an earlier run of the program. Look at the lines below and press the button again.",
    )
}

fn document(title: &str, head: &str, body: &str) -> String {
    format!(
        "<!doctype html>\n<html lang=\"vi\">\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width\">\n\
         {head}<title>{}</title>\n<style>\n{STYLE}</style>\n<main>\n{body}</main>\n</html>\n",
        escape(title)
    )
}

fn field(field: &FormField, answers: &Answers, refusals: &Refusals, is_first: bool) -> String {
    let FormField { name, label, hint, value, choices } = field;
    let (label, hint, value) = (both(label), both(hint), escape(answers.get(*name).unwrap_or(value)));
    let list = if choices.is_empty() { String::new() } else { format!(" list=\"{name}-choices\"") };
    let options: String = choices.iter().map(|choice| format!("<option value=\"{}\">", escape(choice))).collect();
    let options =
        if choices.is_empty() { options } else { format!("<datalist id=\"{name}-choices\">{options}</datalist>\n") };
    let focus = if is_first { " autofocus" } else { "" };
    let (invalid, words) = match refusals.get(name) {
        Some(words) => {
            let place = format!("{name}-wrong");
            (format!(" aria-invalid=\"true\" aria-describedby=\"{place} {name}-hint\""), wrong(words, &place))
        }
        None => (format!(" aria-describedby=\"{name}-hint\""), String::new()),
    };
    format!(
        "<div class=\"field\">\n<label for=\"{name}\">{label}</label>\n\
         <input id=\"{name}\" name=\"{name}\" value=\"{value}\" autocomplete=\"off\"{list}{focus}{invalid}>\n{options}{words}<p id=\"{name}-hint\">{hint}</p>\n</div>\n"
    )
}

fn wrong(words: &Bilingual, id: &str) -> String {
    format!("<p class=\"wrong\" id=\"{id}\" role=\"alert\">{}</p>\n", both(words))
}

/// A sentence in Vietnamese, and below it in English.
fn both(words: &Bilingual) -> String {
    format!("{} <span lang=\"en\">{}</span>", escape(&words.vi), escape(&words.en))
}
