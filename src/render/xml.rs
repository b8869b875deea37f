//! Escapes text for XML.

/// Text escaped for the content and attributes of XML 1.0 (sections 2.2 and 2.4). Characters that are not allowed in
/// XML are left out.
pub fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\t' | '\n' | '\r' => safe.push(letter),
            '\u{FFFE}' | '\u{FFFF}' => {}
            letter if letter.is_control() && letter < ' ' => {}
            letter => safe.push(letter),
        }
    }
    safe
}

#[cfg(test)]
mod tests {
    use super::escaped;

    #[test]
    fn markup_is_escaped_and_impossible_characters_are_left_out() {
        assert_eq!(escaped("A & <b> \"x\"\u{0B}\u{FFFF} Êđê"), "A &amp; &lt;b&gt; &quot;x&quot; Êđê");
    }
}
