//! Rows of labelled facts. Labels come from the one table of fields.

use super::context::ViewContext;
use super::locale::Locale;
use super::parts::{Channel, Fact, Text};
use super::words;
use crate::dates::period::Period;
use crate::model::contact::{Phone, telephone};
use crate::model::field::Field;
use crate::model::party::{Contact, Partner, Registration};
use crate::model::read::Record;

/// Rows for the fields of one table.
pub struct Rows<'a> {
    locale: Locale<'a>,
    fields: &'static [&'static Field],
    rows: Vec<Fact>,
}

impl<'a> Rows<'a> {
    pub fn of<T: Record>(locale: Locale<'a>) -> Self {
        Self { locale, fields: T::FIELDS, rows: Vec::new() }
    }

    /// A row for a field; none where nothing is known.
    pub fn add(mut self, field: &str, values: impl IntoIterator<Item = Text>) -> Self {
        let values: Vec<Text> = values.into_iter().collect();
        if !values.is_empty() {
            self.rows.push(Fact { label: self.label(field), values, unknown: false });
        }
        self
    }

    /// A row for a field that people look for: it says so where nothing is known.
    pub fn expect(mut self, field: &str, values: impl IntoIterator<Item = Text>) -> Self {
        let mut values: Vec<Text> = values.into_iter().collect();
        let unknown = values.is_empty();
        if unknown {
            values.push(Text::plain(self.locale.say(words::UNKNOWN)));
        }
        self.rows.push(Fact { label: self.label(field), values, unknown });
        self
    }

    /// As [`expect`](Self::expect) where people look for it, else as [`add`](Self::add).
    pub fn expect_if(self, expected: bool, field: &str, values: impl IntoIterator<Item = Text>) -> Self {
        if expected { self.expect(field, values) } else { self.add(field, values) }
    }

    pub fn done(self) -> Vec<Fact> {
        self.rows
    }

    fn label(&self, name: &str) -> String {
        label_in(self.locale, self.fields, name)
    }
}

/// Every partner, and the units they direct.
pub fn partners(cx: ViewContext<'_>, partners: &[Partner]) -> Vec<Text> {
    partners.iter().flat_map(|partner| cx.partner(partner)).collect()
}

/// Ways to reach somebody.
pub fn contact(locale: Locale<'_>, contact: Option<&Contact>) -> Vec<Channel> {
    let Some(contact) = contact else { return Vec::new() };
    let row = |field: &str, value: Text| Channel { label: label::<Contact>(locale, field), value };
    let mut rows = Vec::new();
    rows.extend(contact.name.iter().map(|name| row("name", Text::plain(name))));
    rows.extend(contact.phone.iter().map(|phone| row("phone", phone_link(phone))));
    rows.extend(contact.zalo.iter().map(|zalo| row("zalo", zalo_link(zalo))));
    rows.extend(contact.email.iter().map(|email| row("email", Text::outside(&**email, format!("mailto:{email}")))));
    rows.extend(contact.url.iter().map(|url| row("url", Text::outside(&url.text, &url.text))));
    rows.extend(contact.address.iter().map(|address| row("address", Text::plain(address))));
    rows.extend(contact.note.iter().map(|note| row("note", Text::plain(note))));
    rows
}

/// Ways to register, with the first and last day.
pub fn registration(locale: Locale<'_>, form: Option<&Registration>) -> Vec<Channel> {
    ways_to_register(locale, form, true)
}

/// Ways to register; `dated`: with the first and last day.
pub fn ways_to_register(locale: Locale<'_>, registration: Option<&Registration>, dated: bool) -> Vec<Channel> {
    let Some(form) = registration else { return Vec::new() };
    let row = |field: &str, value: Text| Channel { label: label::<Registration>(locale, field), value };
    let mut rows = Vec::new();
    rows.extend(form.phone.iter().map(|phone| row("phone", phone_link(phone))));
    rows.extend(form.zalo.iter().map(|zalo| row("zalo", zalo_link(zalo))));
    rows.extend(form.url.iter().map(|url| row("url", Text::outside(&url.text, &url.text))));
    rows.extend(form.in_person.iter().map(|place| row("in_person", Text::plain(place))));
    if dated {
        let long = |period: &Period| Text::plain(locale.when(period).long);
        rows.extend(form.opens.iter().map(|opens| row("opens", long(opens))));
        rows.extend(form.closes.iter().map(|closes| row("closes", long(closes))));
    }
    rows.extend((form.reserve == Some(true)).then(|| row("reserve", Text::plain(locale.say(words::HOLDS)))));
    rows.extend(form.note.iter().map(|note| row("note", Text::plain(note))));
    rows
}

/// The label of a field.
pub fn label<T: Record>(locale: Locale<'_>, name: &str) -> String {
    label_in(locale, T::FIELDS, name)
}

fn label_in(locale: Locale<'_>, fields: &[&'static Field], name: &str) -> String {
    fields.iter().find(|field| field.name == name).map_or_else(|| name.to_owned(), |field| locale.field(field))
}

/// One telephone number becomes a link; anything else stays words.
fn phone_link(phone: &Phone) -> Text {
    match phone.number() {
        Some(number) => Text::outside(&**phone, format!("tel:{number}")),
        None => Text::plain(&**phone),
    }
}

/// A number on Zalo becomes a link to its page there; so does such a link. Anything else stays words.
fn zalo_link(zalo: &str) -> Text {
    if zalo.starts_with("https://zalo.me/") {
        return Text::outside(zalo, zalo);
    }
    match telephone(zalo) {
        Some(number) => Text::outside(zalo, format!("https://zalo.me/{}", number.trim_start_matches('+'))),
        None => Text::plain(zalo),
    }
}
