//! Finds the tag of a template that drew a tag of a page.

use std::ops::Range;

/// What a template says of a tag: literal parts, with anything between them. The first stands at the beginning.
struct Pattern<'t> {
    literals: Vec<&'t str>,
    /// Whether the tag ends with something that is not literal.
    ends_open: bool,
}

/// The tag of a template that is most like a tag of a page, with the number of letters that they have in common; `None`
/// where no tag can have drawn it. `after` is what follows on the page: words that follow in the template too tell tags
/// apart that are alike. The tag around the byte `except` is not it.
pub(super) fn most_like(
    template: &str,
    tag: &str,
    after: &str,
    except: Option<usize>,
) -> Option<(usize, Range<usize>)> {
    let likeness = |place: &Range<usize>| {
        let common = Pattern::of(&template[place.clone()]).matches(tag)?;
        let words = literal_words(&template[place.end..]);
        let follow = if after.trim_start().starts_with(words) { words.len() } else { 0 };
        Some(common + follow)
    };
    let is_other = |place: &Range<usize>| except.is_none_or(|except| !place.contains(&except));
    let found = tags(template).into_iter().filter(is_other).filter_map(|place| Some((likeness(&place)?, place)));
    // Of tags that are equally like it the first one.
    found.reduce(|best, next| if next.0 > best.0 { next } else { best })
}

/// The words at the beginning that stand on the page as they are written.
fn literal_words(rest: &str) -> &str {
    rest[..rest.find(['<', '{', '&']).unwrap_or(rest.len())].trim()
}

/// The start tags in a template.
fn tags(template: &str) -> Vec<Range<usize>> {
    let (mut found, mut at) = (Vec::new(), 0);
    while let Some(next) = template[at..].find(['<', '{']).map(|next| at + next) {
        let rest = &template[next..];
        let begins_tag = rest.starts_with('<') && rest[1..].starts_with(|letter: char| letter.is_ascii_alphabetic());
        at = next
            + match code(rest) {
                Some(length) => length,
                None if begins_tag => {
                    let length = tag_length(rest);
                    found.push(next..next + length);
                    length
                }
                None => 1,
            };
    }
    found
}

/// The length of a tag with which the text begins.
fn tag_length(text: &str) -> usize {
    let (mut at, mut quoted) = (1, false);
    while let Some(next) = text[at..].find(['>', '"', '{']).map(|next| at + next) {
        let rest = &text[next..];
        if let Some(length) = code(rest) {
            at = next + length;
            continue;
        }
        at = next + 1;
        match rest.as_bytes().first() {
            Some(b'"') => quoted = !quoted,
            Some(b'>') if !quoted => return at,
            _ => {}
        }
    }
    text.len()
}

/// The length of an expression, statement or comment of the template with which the text begins.
fn code(text: &str) -> Option<usize> {
    let end = match text.get(..2)? {
        "{{" => "}}",
        "{%" => "%}",
        "{#" => "#}",
        _ => return None,
    };
    Some(text[2..].find(end).map_or(text.len(), |length| 2 + length + end.len()))
}

impl<'t> Pattern<'t> {
    /// The pattern of a tag in a template. What stands between `if` and `endif` is not sure to be on the page.
    fn of(tag: &'t str) -> Self {
        let mut pattern = Self { literals: Vec::new(), ends_open: false };
        let (mut from, mut depth) = (0, 0_usize);
        let mut at = 0;
        while let Some(next) = tag[at..].find('{').map(|next| at + next) {
            let Some(length) = code(&tag[next..]) else {
                at = next + 1;
                continue;
            };
            if depth == 0 {
                pattern.add(&tag[from..next], tag.as_bytes().get(next + 2) == Some(&b'-'));
            }
            let inside = &tag[next..next + length];
            match inside.trim_start_matches(['{', '%', '-']).split_ascii_whitespace().next() {
                Some("if" | "for") if inside.starts_with("{%") => depth += 1,
                Some("endif" | "endfor") if inside.starts_with("{%") => depth = depth.saturating_sub(1),
                _ => {}
            }
            at = next + length;
            from = at;
        }
        pattern.ends_open = depth > 0 || from == tag.len();
        if depth == 0 {
            pattern.add(&tag[from..], false);
        }
        pattern
    }

    /// Adds a literal part. `trimmed`: what follows takes the white space at its end away.
    fn add(&mut self, literal: &'t str, trimmed: bool) {
        let literal = if trimmed { literal.trim_end() } else { literal };
        if !literal.is_empty() {
            self.literals.push(literal);
        }
    }

    /// The number of literal letters, where the tag of a page has all of them in this order.
    fn matches(&self, tag: &str) -> Option<usize> {
        let ends = self.ends_open;
        let mut rest = tag;
        let last = self.literals.len().checked_sub(1)?;
        for (index, literal) in self.literals.iter().enumerate() {
            let at = match index {
                0 => rest.starts_with(literal).then_some(0),
                _ if index == last && !ends => rest.ends_with(literal).then(|| rest.len() - literal.len()),
                _ => rest.find(literal),
            }?;
            rest = &rest[at + literal.len()..];
        }
        (ends || rest.is_empty()).then(|| self.literals.iter().map(|literal| literal.len()).sum())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The tag of the template that drew a tag, with what follows it in the template.
    fn found<'t>(template: &'t str, tag: &str, after: &str) -> Option<&'t str> {
        most_like(template, tag, after, None).map(|(_, place)| &template[place.start..])
    }

    #[test]
    fn a_tag_is_found_by_what_is_literal_in_it() {
        let template = "<p class=\"a\">{{ x }}</p><a class=\"b\" href=\"{{ page.root }}#khong\">";
        let link = "<a class=\"b\" href=\"{{ page.root }}#khong\">";
        assert_eq!(found(template, "<a class=\"b\" href=\"../#khong\">", ""), Some(link));
        assert_eq!(found(template, "<a class=\"b\" href=\"../#co\">", ""), None);
        assert_eq!(found(template, "<a class=\"c\" href=\"../#khong\">", ""), None);
        assert_eq!(found(template, "<abbr class=\"b\" href=\"../#khong\">", ""), None);
    }

    #[test]
    fn what_the_template_only_may_write_can_be_absent() {
        let template = "<nav{{ t.a | lang }}{% if x %} class=\"{% if y > 1 %}b{% endif %}\"{% endif %} id=\"c\">";
        for drawn in ["<nav id=\"c\">", "<nav lang=\"vi\" class=\"b\" id=\"c\">"] {
            assert_eq!(found(template, drawn, ""), Some(template), "{drawn}");
        }
        assert_eq!(found(template, "<nav id=\"d\">", ""), None);
    }

    #[test]
    fn of_several_tags_the_one_with_most_in_common_is_found() {
        let template = "<a href=\"{{ x }}\">Một</a><a href=\"#{{ x }}\">Hai</a><a href=\"#{{ x }}\">Ba</a>";
        assert_eq!(found(template, "<a href=\"a\">", "Hai").map(str::len), Some(template.len()));
        assert!(found(template, "<a href=\"#a\">", "Hai</a>").is_some_and(|rest| rest.contains("Hai")));
        assert!(
            found(template, "<a href=\"#a\">", "Ba</a>")
                .is_some_and(|rest| rest.starts_with("<a href=\"#{{ x }}\">Ba"))
        );
    }

    #[test]
    fn another_tag_can_be_asked_for() {
        let template = "<nav>a</nav><nav>b</nav>";
        let place = |except| most_like(template, "<nav>", "", except).map(|(_, place)| place.start);
        assert_eq!(
            [place(None), place(Some(3)), place(Some(12)), place(Some(5))],
            [Some(0), Some(12), Some(0), Some(0)]
        );
    }

    #[test]
    fn code_of_the_template_is_no_tag() {
        let template = "{# <b> #}{{ <mark /> }}{% if a < b %}<b>{% endif %}";
        assert_eq!(found(template, "<b>", ""), Some("<b>{% endif %}"));
        assert_eq!(found(template, "<mark />", ""), None);
        for odd in ["<", "<b", "<b {{", "{", "{{ <b>", "<b class=\""] {
            assert_eq!(found(odd, "<i>", ""), None, "{odd}");
        }
    }
}
