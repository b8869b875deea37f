//! The names in an expression against the shapes of the variables.

use super::super::locate::file_of;
use super::super::problems::TEMPLATE_VARIABLE;
use super::super::shape::Shape;
use super::outline::{Kind, Token};
use super::tokens::{closing, is_asked, is_operand, is_variable, path_end};
use super::walk::{OPTIONS, STRINGS, Scope, Walk};
use crate::bilingual;
use crate::diagnostics::{Bilingual, Span, nearest, one_of};

impl<'a> Walk<'a> {
    /// Looks at every name in an expression. Its shape, where it is a mere path, a list of one, or `[x.y for x in xs]`.
    pub(super) fn expression(&mut self, file: &'a str, tokens: &[Token<'a>], scope: &mut Scope<'a>) -> Shape {
        let before = scope.len();
        self.comprehensions(file, tokens, scope);
        let mut whole = Shape::Any;
        let mut at = 0;
        while at < tokens.len() {
            let token = tokens[at];
            let operand = at > 0 && is_operand(&tokens[at - 1]);
            if token.is("<") && !operand && tokens.get(at + 1).is_some_and(|next| next.kind == Kind::Name) {
                at = self.call(file, tokens, at + 1, scope);
            } else if is_variable(tokens, at) {
                let (shape, end) = self.path(file, tokens, at, scope);
                if at == 0 && end == tokens.len() {
                    whole = shape;
                } else if at == 1 && tokens[0].is("[") && closing(tokens, 0) + 1 == tokens.len() {
                    let alone = end + 1 == tokens.len() || tokens[end].is("for");
                    whole = if alone { Shape::List(Box::new(shape)) } else { Shape::Any };
                }
                at = end;
            } else {
                at += 1;
            }
        }
        scope.truncate(before);
        whole
    }

    /// The variables of `[… for x in xs]`, known in the whole expression.
    fn comprehensions(&mut self, file: &'a str, tokens: &[Token<'a>], scope: &mut Scope<'a>) {
        for at in (0..tokens.len()).filter(|at| tokens[*at].is("for")) {
            let Some(to) = tokens[at..].iter().position(|token| token.is("in")).map(|i| at + i) else { continue };
            let item = match tokens.get(to + 1) {
                Some(first) if first.kind == Kind::Name => {
                    let (shape, end) = self.path(file, tokens, to + 1, scope);
                    let plain = tokens.get(end).is_none_or(|next| next.is("]") || next.is("if"));
                    if plain { item_of(shape) } else { Shape::Any }
                }
                _ => Shape::Any,
            };
            let names = tokens[at + 1..to].iter().filter(|token| token.kind == Kind::Name);
            scope.extend(names.map(|name| (name.text, item.clone())));
            scope.push(("loop", Shape::Any));
        }
    }

    /// A path such as `view.hosts[0].when`, which begins at `at`: its shape and where it ends.
    pub(super) fn path(
        &mut self,
        file: &'a str,
        tokens: &[Token<'a>],
        at: usize,
        scope: &mut Scope<'a>,
    ) -> (Shape, usize) {
        let first = tokens[at];
        let mut end = path_end(tokens, at);
        let asked = is_asked(tokens, end);
        let Some(mut shape) = scope.iter().rev().find(|(name, _)| *name == first.text).map(|(_, shape)| shape.clone())
        else {
            if !asked {
                self.unknown_variable(file, first, scope);
            }
            return (Shape::Any, end);
        };
        let mut next = at + 1;
        while next < end {
            let token = tokens[next];
            if token.is(".") || token.is("?.") {
                shape = self.field(file, &tokens[at..next], tokens[next + 1], tokens[next + 1].text, shape, asked);
                next += 2;
                continue;
            }
            let close = closing(tokens, next).min(end);
            let inside = &tokens[next + 1..close];
            shape = match inside {
                [name] if name.kind == Kind::Text => {
                    let text = name.unquoted().unwrap_or_default();
                    self.field(file, &tokens[at..next], *name, text, shape, asked)
                }
                _ => {
                    self.expression(file, inside, scope);
                    if inside.iter().any(|token| token.is(":")) { shape } else { item_of(shape) }
                }
            };
            next = close + 1;
        }
        end = end.max(next.min(tokens.len()));
        (shape, end)
    }

    fn field(
        &mut self,
        file: &'a str,
        owner: &[Token<'a>],
        token: Token<'a>,
        name: &str,
        shape: Shape,
        asked: bool,
    ) -> Shape {
        match shape {
            Shape::Optional(inner) => self.field(file, owner, token, name, *inner, asked),
            Shape::Any => Shape::Any,
            Shape::Map(inner) => *inner,
            Shape::Struct(known) => match self.structs.get(&known).map(|fields| fields.field(name)) {
                Some(Some(field)) => field.shape.clone(),
                Some(None) if !asked => {
                    self.unknown_field(file, owner, token, name, &known);
                    Shape::Any
                }
                _ => Shape::Any,
            },
            Shape::Text | Shape::Flag | Shape::Integer | Shape::List(_) => {
                let owner = self.written(file, owner);
                let what = if matches!(shape, Shape::List(_)) {
                    ("danh sách", "a list")
                } else {
                    ("một giá trị đơn", "a single value")
                };
                let (vi, en) = what;
                self.report(
                    file,
                    token,
                    bilingual!(
                        "`{owner}` là {vi}, không có trường `{name}`",
                        "`{owner}` is {en} and has no field `{name}`"
                    ),
                    None,
                );
                Shape::Any
            }
        }
    }

    fn unknown_variable(&mut self, file: &'a str, token: Token<'a>, scope: &Scope<'a>) {
        let name = token.text;
        let near = nearest(name, scope.iter().rev().map(|(known, _)| *known), 1);
        self.report(file, token, bilingual!("không có biến `{name}`", "there is no variable `{name}`"), one_of(&near));
    }

    fn unknown_field(&mut self, file: &'a str, owner: &[Token<'a>], token: Token<'a>, name: &str, known: &str) {
        let fields = self.structs.get(known).map_or(&[][..], |known| &known.fields);
        let near = one_of(&nearest(name, fields.iter().map(|field| field.name.as_str()), 1));
        let owner = self.written(file, owner);
        let message = match known {
            STRINGS => bilingual!("`strings/vi.yaml` không có `{name}`", "`strings/vi.yaml` has no `{name}`"),
            OPTIONS => bilingual!("giao diện không có tùy chọn `{name}`", "the theme has no option `{name}`"),
            _ => bilingual!("`{owner}` không có trường `{name}`", "`{owner}` has no field `{name}`"),
        };
        self.report(file, token, message, near);
    }

    fn written(&self, file: &str, tokens: &[Token<'_>]) -> String {
        let range = tokens.first().map_or(0, |token| token.start)..tokens.last().map_or(0, Token::end);
        self.texts.get(file).and_then(|text| text.get(range)).unwrap_or_default().to_owned()
    }

    fn report(&mut self, file: &str, token: Token<'_>, message: Bilingual, label: Option<Bilingual>) {
        let span = Span::new(file_of(file), token.start..token.end());
        if self.places.insert(span.clone()) {
            let mut problem = TEMPLATE_VARIABLE.at(span).message(message).found(token.text);
            problem.label = label;
            self.problems.push(problem);
        }
    }
}

/// What one goes through in a loop over it.
pub(super) fn item_of(shape: Shape) -> Shape {
    match shape {
        Shape::Optional(inner) => item_of(*inner),
        Shape::List(inner) | Shape::Map(inner) => *inner,
        _ => Shape::Any,
    }
}
