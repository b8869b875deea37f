//! The names in templates against the contract, without drawing anything: in `{% if view.statsu %}` a mistyped field
//! would only ever be false.
//!
//! Each page is walked as the engine would draw it, through the templates it extends and the blocks it overrides,
//! through includes and components, with the shape of every variable known. Where a shape cannot be told (after a
//! filter, say), anything may be asked.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::super::shape::{CONTRACT, Field, Shape, Struct};
use super::super::templates::Texts;
use super::outline::{Component, Kind, Outline, Tag, Token, dotted, outline};
use super::paths::item_of;
use super::tokens::closing;
use crate::diagnostics::{Diagnostic, Span};
use crate::view::contract::{SHARED, TEMPLATES};

/// Levels of includes and components within each other that are followed.
const DEEPEST: usize = 24;

/// The structs that the theme itself makes: its strings and its options.
pub(super) const STRINGS: &str = "t";
pub(super) const OPTIONS: &str = "site.options";

/// Every name that no data stands after, each place once.
pub(super) fn check<'n>(
    themes: &[&str],
    texts: &Texts,
    strings: impl Iterator<Item = &'n String>,
    options: impl Iterator<Item = &'n String>,
) -> Vec<Diagnostic> {
    let outlines: BTreeMap<&str, Outline<'_>> =
        texts.iter().map(|(name, text)| (name.as_str(), outline(text))).collect();
    let mut walk = Walk {
        themes,
        texts,
        outlines: &outlines,
        structs: structs(strings, options),
        called: BTreeSet::new(),
        places: BTreeSet::new(),
        problems: Vec::new(),
        depth: 0,
    };
    for template in TEMPLATES {
        let mut scope: Scope =
            SHARED.iter().map(|shared| (shared.name, Shape::Struct(shared.view.to_owned()))).collect();
        scope.push(("view", Shape::Struct(template.view.to_owned())));
        scope.push(("t", Shape::Struct(STRINGS.to_owned())));
        walk.template(&format!("pages/{}.html", template.name), &mut scope);
    }
    walk.problems
}

/// Variables with their shapes; the last of a name counts.
pub(super) type Scope<'t> = Vec<(&'t str, Shape)>;

/// What a walk through the templates knows and finds.
pub(super) struct Walk<'a> {
    themes: &'a [&'a str],
    pub(super) texts: &'a Texts,
    outlines: &'a BTreeMap<&'a str, Outline<'a>>,
    pub(super) structs: BTreeMap<String, Struct>,
    called: BTreeSet<String>,
    pub(super) places: BTreeSet<Span>,
    pub(super) problems: Vec<Diagnostic>,
    depth: usize,
}

/// Where the walk is: a template, and the ones that override its blocks, the most derived first.
#[derive(Clone, Copy)]
struct Place<'a, 'l> {
    name: &'a str,
    lineage: &'l [&'a str],
}

fn structs<'n>(
    strings: impl Iterator<Item = &'n String>,
    options: impl Iterator<Item = &'n String>,
) -> BTreeMap<String, Struct> {
    let field = |name: &String| Field { name: name.clone(), doc: String::new(), shape: Shape::Text };
    let own = |doc: &str, fields: Vec<Field>| Struct { doc: doc.to_owned(), fields };
    let mut structs = CONTRACT.structs.clone();
    structs.insert(STRINGS.to_owned(), own("", strings.map(field).collect()));
    structs.insert(OPTIONS.to_owned(), own("", options.map(field).collect()));
    for field in structs.values_mut().flat_map(|known| &mut known.fields) {
        if field.name == "options" && matches!(field.shape, Shape::Map(_)) {
            field.shape = Shape::Struct(OPTIONS.to_owned());
        }
    }
    structs
}

impl<'a> Walk<'a> {
    /// A template by its plain or full name.
    fn resolve(&self, name: &str) -> Option<&'a str> {
        let full = self.themes.iter().map(|theme| format!("{theme}/{name}"));
        std::iter::once(name.to_owned())
            .chain(full)
            .find_map(|name| self.outlines.get_key_value(name.as_str()).map(|(name, _)| *name))
    }

    fn template(&mut self, name: &str, scope: &mut Scope<'a>) {
        let Some(first) = self.resolve(name) else { return };
        let mut lineage = vec![first];
        while let Some(parent) = lineage.last().and_then(|name| self.outlines[name].extends) {
            match self.resolve(parent) {
                Some(parent) if !lineage.contains(&parent) => lineage.push(parent),
                _ => break,
            }
        }
        if let Some(root) = lineage.last().copied() {
            self.tags(Place { name: root, lineage: &lineage }, 0..self.outlines[root].tags.len(), scope);
        }
    }

    fn tags(&mut self, place: Place<'a, '_>, range: Range<usize>, scope: &mut Scope<'a>) {
        if self.depth > DEEPEST {
            return;
        }
        self.depth += 1;
        let outline = &self.outlines[place.name];
        let mut marks = Vec::new();
        let mut at = range.start;
        while at < range.end {
            let tag = &outline.tags[at];
            at += 1;
            match tag.first().map_or("", |token| token.text) {
                "block" => {
                    let name = tag.get(1).map_or("", |token| token.text);
                    self.block(place, name, scope);
                    at = outline.blocks.get(name).map_or(at, |inside| inside.end + 1);
                }
                "component" => {
                    let inside = outline.components.get(&dotted(&tag[1..]).0).map(|component| &component.inside);
                    at = inside.map_or(at, |inside| inside.end + 1);
                }
                "for" => {
                    marks.push(scope.len());
                    self.begin_loop(place.name, &tag[1..], scope);
                }
                "endfor" => scope.truncate(marks.pop().unwrap_or(scope.len())),
                "set" | "set_global" => self.set(place.name, &tag[1..], scope),
                "include" => {
                    for name in tag.iter().filter_map(Token::unquoted) {
                        self.template(name, scope);
                    }
                }
                "if" | "elif" | "{{" => {
                    self.expression(place.name, &tag[1..], scope);
                }
                "filter" => {
                    self.expression(place.name, &tag[2.min(tag.len())..], scope);
                }
                "<" => {
                    self.expression(place.name, tag, scope);
                }
                _ => {}
            }
        }
        self.depth -= 1;
    }

    /// The block as the most derived template has it, and those it asks for with `super()`.
    fn block(&mut self, place: Place<'a, '_>, name: &str, scope: &mut Scope<'a>) {
        for template in place.lineage {
            let outline = &self.outlines[template];
            let Some(inside) = outline.blocks.get(name) else { continue };
            let before = scope.len();
            self.tags(Place { name: template, ..place }, inside.clone(), scope);
            scope.truncate(before);
            let supers = outline.tags[inside.clone()].iter().flatten().any(|token| token.is("super"));
            if !supers {
                return;
            }
        }
    }

    /// `for x in xs`, `for key, value in map`.
    fn begin_loop(&mut self, file: &'a str, tokens: &[Token<'a>], scope: &mut Scope<'a>) {
        let Some(at) = tokens.iter().position(|token| token.is("in")) else { return };
        let item = item_of(self.expression(file, &tokens[at + 1..], scope));
        let names: Vec<&'a str> =
            tokens[..at].iter().filter(|token| token.kind == Kind::Name).map(|token| token.text).collect();
        match names[..] {
            [one] => scope.push((one, item)),
            [key, value] => scope.extend([(key, Shape::Text), (value, item)]),
            _ => {}
        }
        scope.push(("loop", Shape::Any));
    }

    /// `set x = …`; a variable that gets values of several shapes may hold anything.
    fn set(&mut self, file: &'a str, tokens: &[Token<'a>], scope: &mut Scope<'a>) {
        let Some(name) = tokens.first() else { return };
        let shape = match tokens.get(1) {
            Some(sign) if sign.is("=") => self.expression(file, &tokens[2..], scope),
            _ => Shape::Any,
        };
        let known = scope.iter().rev().find(|(known, _)| *known == name.text);
        let shape = if known.is_some_and(|(_, known)| *known != shape) { Shape::Any } else { shape };
        scope.push((name.text, shape));
    }

    /// A call of a component, whose name begins at `at`. Where the call ends.
    pub(super) fn call(&mut self, file: &'a str, tokens: &[Token<'a>], at: usize, scope: &mut Scope<'a>) -> usize {
        let (name, taken) = dotted(&tokens[at..]);
        let mut at = at + taken;
        let mut given: Scope<'a> = Vec::new();
        while let Some(token) = tokens.get(at).copied() {
            if token.is("/") || token.is(">") {
                break;
            }
            let assigned = tokens.get(at + 1).is_some_and(|next| next.is("="));
            if token.is("{") {
                let end = closing(tokens, at);
                let spread = tokens[at + 1..end].iter().position(|token| !token.is(".")).unwrap_or(0);
                self.expression(file, &tokens[at + 1 + spread..end], scope);
                return self.skip_call(tokens, end);
            } else if token.kind == Kind::Name && assigned && tokens.get(at + 2).is_some_and(|next| next.is("{")) {
                let end = closing(tokens, at + 2);
                let shape = self.expression(file, &tokens[at + 3..end], scope);
                given.push((token.text, shape));
                at = end + 1;
            } else if token.kind == Kind::Name && assigned {
                given.push((token.text, Shape::Text));
                at += 3;
            } else if token.kind == Kind::Name {
                let (shape, end) = self.path(file, tokens, at, scope);
                given.push((token.text, shape));
                at = end;
            } else {
                at += 1;
            }
        }
        self.component(&name, given, scope);
        at + 1
    }

    /// A call whose arguments are spread from a value: nothing is known of them.
    fn skip_call(&self, tokens: &[Token<'_>], at: usize) -> usize {
        tokens[at..].iter().position(|token| token.is(">")).map_or(tokens.len(), |i| at + i + 1)
    }

    /// The inside of a component with the arguments it got; what it got before is not looked at again.
    fn component(&mut self, name: &str, given: Scope<'a>, scope: &Scope<'a>) {
        let found = self.themes.iter().find_map(|theme| {
            let own = self.outlines.iter().filter(|(template, _)| in_theme(template, theme));
            own.filter_map(|(template, outline)| outline.components.get(name).map(|found| (*template, found))).next()
        });
        let Some((template, Component { head, inside })) = found else { return };
        let head: &'a Tag<'a> = &self.outlines[template].tags[*head];
        let mut inner = parameters(head, &given, scope);
        if self.called.insert(format!("{template} {name} {inner:?}")) {
            self.tags(Place { name: template, lineage: &[] }, inside.clone(), &mut inner);
        }
    }
}

/// The variables inside a component: its parameters, with what the call gave, or what the caller has for `@name`.
fn parameters<'a>(head: &'a [Token<'a>], given: &Scope<'a>, caller: &Scope<'a>) -> Scope<'a> {
    let mut inner: Scope<'a> = vec![("body", Shape::Any)];
    let mut depth = 0;
    for (at, token) in head.iter().enumerate() {
        match token.text {
            "(" | "[" | "{" if token.kind == Kind::Sign => depth += 1,
            ")" | "]" | "}" if token.kind == Kind::Sign => depth -= 1,
            _ => {}
        }
        let before = head[..at].last();
        let begins = before.is_some_and(|sign| sign.is("(") || sign.is(",") || sign.is("@") || sign.is("."));
        if depth != 1 || token.kind != Kind::Name || !begins {
            continue;
        }
        let of = |scope: &Scope<'a>| {
            scope.iter().rev().find(|(name, _)| *name == token.text).map(|(_, shape)| shape.clone())
        };
        let implicit = before.is_some_and(|sign| sign.is("@"));
        let shape = of(given).or_else(|| if implicit { of(caller) } else { None });
        inner.push((token.text, shape.unwrap_or(Shape::Any)));
    }
    inner
}

fn in_theme(template: &str, theme: &str) -> bool {
    template.split_once('/').is_some_and(|(own, _)| own == theme)
}
