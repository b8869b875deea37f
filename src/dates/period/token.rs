//! Words, numbers and marks of a line of text, whatever keyboard wrote it.

use unicode_normalization::UnicodeNormalization;

/// One piece of folded text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::dates) enum Token<'t> {
    /// ASCII digits as written.
    Number(&'t str),
    Word(&'t str),
    /// Any other visible character.
    Mark(char),
}

/// A position in a line of tokens. A method that finds what it asks for moves past it, else stays.
#[derive(Clone, Copy, Debug)]
pub(in crate::dates) struct Cursor<'t> {
    rest: &'t [Token<'t>],
}

/// Lower case in NFKC, every dash a hyphen, every run of white space one space, none at the ends.
pub(in crate::dates) fn fold(text: &str) -> String {
    let plain: String = text.nfkc().flat_map(char::to_lowercase).nfc().collect();
    let words: Vec<&str> = plain.split_whitespace().collect();
    words.join(" ").replace(is_dash, "-")
}

/// The tokens of folded text.
pub(in crate::dates) fn tokens(folded: &str) -> Vec<Token<'_>> {
    let mut found = Vec::new();
    let mut rest = folded.trim_start();
    while let Some(first) = rest.chars().next() {
        let (token, width) = if first.is_ascii_digit() {
            let digits = leading(rest, |c| c.is_ascii_digit());
            (Token::Number(digits), digits.len())
        } else if first.is_alphabetic() {
            let letters = leading(rest, char::is_alphabetic);
            (Token::Word(letters), letters.len())
        } else {
            (Token::Mark(first), first.len_utf8())
        };
        found.push(token);
        rest = rest[width..].trim_start();
    }
    found
}

fn leading(text: &str, belongs: impl Fn(char) -> bool) -> &str {
    let end = text.find(|c| !belongs(c)).unwrap_or(text.len());
    &text[..end]
}

/// Hyphens, dashes and the minus sign.
fn is_dash(c: char) -> bool {
    matches!(c, '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{FE58}' | '\u{FE63}' | '\u{FF0D}')
}

impl<'t> Cursor<'t> {
    pub(in crate::dates) fn new(tokens: &'t [Token<'t>]) -> Cursor<'t> {
        Cursor { rest: tokens }
    }

    pub(in crate::dates) fn at_end(&self) -> bool {
        self.rest.is_empty()
    }

    /// The words between this position and a later one.
    pub(in crate::dates) fn words_until(&self, later: &Cursor<'_>) -> String {
        let passed = self.rest.len().saturating_sub(later.rest.len());
        let words = self.rest.iter().take(passed).filter_map(|token| match token {
            Token::Word(word) | Token::Number(word) => Some(*word),
            Token::Mark(_) => None,
        });
        words.collect::<Vec<_>>().join(" ")
    }

    /// The tokens that are left with one word exchanged; `None` where it is not among them.
    pub(in crate::dates) fn with_word(&self, word: &str, other: &'t str) -> Option<Vec<Token<'t>>> {
        let exchange = |token: &Token<'t>| if *token == Token::Word(word) { Token::Word(other) } else { *token };
        self.rest.contains(&Token::Word(word)).then(|| self.rest.iter().map(exchange).collect())
    }

    /// The tokens that are left without some words; `None` where none of them is among them.
    pub(in crate::dates) fn without_words(&self, words: &[&str]) -> Option<Vec<Token<'t>>> {
        let is_kept = |token: &&Token<'t>| !matches!(token, Token::Word(word) if words.contains(word));
        let kept: Vec<Token<'t>> = self.rest.iter().filter(is_kept).copied().collect();
        (kept.len() < self.rest.len()).then_some(kept)
    }

    /// The position after the last token.
    pub(in crate::dates) fn end(&self) -> Cursor<'t> {
        Cursor { rest: &[] }
    }

    fn next(&mut self) -> Option<Token<'t>> {
        let (first, rest) = self.rest.split_first()?;
        self.rest = rest;
        Some(*first)
    }

    /// Runs `form` and keeps its progress only when it finds something.
    pub(in crate::dates) fn attempt<T>(&mut self, form: impl FnOnce(&mut Cursor<'t>) -> Option<T>) -> Option<T> {
        let mut ahead = *self;
        let found = form(&mut ahead)?;
        *self = ahead;
        Some(found)
    }

    /// Any word.
    pub(in crate::dates) fn word(&mut self) -> Option<&'t str> {
        self.attempt(|c| match c.next()? {
            Token::Word(word) => Some(word),
            _ => None,
        })
    }

    /// A number of `fewest` to `most` digits.
    pub(in crate::dates) fn number(&mut self, fewest: usize, most: usize) -> Option<u32> {
        self.attempt(|c| match c.next()? {
            Token::Number(digits) if (fewest..=most).contains(&digits.len()) => digits.parse().ok(),
            _ => None,
        })
    }

    pub(in crate::dates) fn mark(&mut self, wanted: char) -> Option<()> {
        self.attempt(|c| (c.next()? == Token::Mark(wanted)).then_some(()))
    }

    /// A phrase of one or more words.
    pub(in crate::dates) fn phrase(&mut self, wanted: &str) -> Option<()> {
        self.attempt(|c| wanted.split(' ').try_for_each(|word| (c.next()? == Token::Word(word)).then_some(())))
    }

    /// The first of several phrases that stands here.
    pub(in crate::dates) fn any_phrase(&mut self, wanted: &[&str]) -> Option<()> {
        wanted.iter().find_map(|phrase| self.phrase(phrase))
    }
}
