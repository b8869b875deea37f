//! Rows of labelled facts. Labels come from the one table of fields; the type of a value decides how it is printed.

use chrono::NaiveDate;

use super::prelude::*;
use crate::dates::hours::Hours;
use crate::dates::period::{MonthDay, Partial, Period};
use crate::diagnostics::Spanned;
use crate::model::contact::{Contact, Registration};
use crate::model::contact::{Email, Phone};
use crate::model::date_time::LocalDateTime;
use crate::model::document::Signer;
use crate::model::drive::Repeats;
use crate::model::field::{Chosen, Field};
use crate::model::party::Partner;
use crate::model::read::Record;
use crate::model::reference::{RefOrText, Reference};
use crate::model::values::{Decimal, LanguageTag, Url};
use crate::text::quantity::Quantity;
use crate::text::telephone::{apart, dialled, numbers};

/// A value that its type knows how to print on a page.
pub trait ToTexts {
    /// The printed values. A reference is linked where its entry has a page. Empty where nothing is known.
    fn to_texts(&self, cx: ViewContext<'_>) -> Vec<Text>;
}

/// The facts of a record, in this order: `facts!(cx, *place; level, within, aka)`.
///
/// A field without a value makes no row. With `venue or unknown`, the row says that the value is not known; with `venue
/// or unknown if held`, only where the variable `held` is true. `year = …` prints the given value instead of the
/// field's own.
macro_rules! facts {
    (@texts $cx:ident, $record:ident, $field:ident) => {
        $crate::view::facts::ToTexts::to_texts(&$record.$field, $cx)
    };
    (@texts $cx:ident, $record:ident, $field:ident, $shown:expr) => {
        $crate::view::facts::ToTexts::to_texts(&$shown, $cx)
    };
    (@looked_for) => { false };
    (@looked_for $unknown:ident) => { true };
    (@looked_for $unknown:ident $held:ident) => { $held };
    ($cx:ident, $record:expr; $( $field:ident $(or $unknown:ident $(if $held:ident)?)? $(= $shown:expr)? ),* $(,)?) => {{
        let record = &$record;
        let mut rows = $crate::view::facts::FactRows::of(record, $cx);
        $( rows.add(
            $crate::model::field::plain_name(stringify!($field)),
            facts!(@texts $cx, record, $field $(, $shown)?),
            facts!(@looked_for $($unknown $($held)?)?),
        ); )*
        rows.done()
    }};
}
pub(super) use facts;

/// Collects the rows for the fields of one table.
pub struct FactRows<'a> {
    cx: ViewContext<'a>,
    fields: &'static [&'static Field],
    rows: Vec<Fact>,
}

impl<'a> FactRows<'a> {
    /// Starts without rows, for the fields of a record.
    pub fn of<T: Record>(_: &T, cx: ViewContext<'a>) -> Self {
        Self { cx, fields: T::FIELDS, rows: Vec::new() }
    }

    /// Adds a row for a field. Without a value it adds none, unless `looked_for` is true: then the row says that the
    /// value is not known.
    pub fn add(&mut self, field: &str, mut values: Vec<Text>, looked_for: bool) {
        let unknown = values.is_empty();
        if unknown && looked_for {
            values.push(Text::plain(self.cx.locale.say(words::UNKNOWN)));
        }
        if !values.is_empty() {
            self.rows.push(Fact { label: label_in(self.cx.locale, self.fields, field), values, unknown });
        }
    }

    pub fn done(self) -> Vec<Fact> {
        self.rows
    }
}

/// The label of a field.
pub fn label<T: Record>(locale: Locale<'_>, name: &str) -> String {
    label_in(locale, T::FIELDS, name)
}

fn label_in(locale: Locale<'_>, fields: &[&'static Field], name: &str) -> String {
    fields.iter().find(|field| field.name == name).map_or_else(|| name.to_owned(), |field| locale.field(field))
}

/// The ways to contact somebody.
pub fn contact(cx: ViewContext<'_>, contact: Option<&Contact>) -> Vec<Channel> {
    contact.map_or_else(Vec::new, |contact| {
        channels(facts!(cx, *contact;
            name = called(&contact.name), phone, zalo = contact.zalo.as_deref().map(zalo), email, url, address,
            note = called(&contact.note)))
    })
}

/// The ways to register. With `dated`, the first and last day of registration are included.
pub fn registration(cx: ViewContext<'_>, registration: Option<&Registration>, dated: bool) -> Vec<Channel> {
    let Some(form) = registration else { return Vec::new() };
    let day = |period: &Option<Spanned<Period>>| {
        period.as_ref().filter(|_| dated).map(|period| Text::plain(cx.locale.when(period).long))
    };
    channels(facts!(cx, *form;
        phone, zalo = form.zalo.as_deref().map(zalo), url, in_person, opens = day(&form.opens), closes = day(&form.closes),
        reserve, note = called(&form.note)))
}

/// Words in which there may be telephone numbers, which become links.
fn called(words: &Option<String>) -> Vec<Text> {
    let Some(words) = words else { return Vec::new() };
    match numbers(words).is_empty() {
        true => vec![Text::plain(words)],
        false => apart(words).into_iter().map(telephone).collect(),
    }
}

/// A text with a single telephone number becomes a link to call it. Anything else stays plain text.
fn telephone(text: &str) -> Text {
    match dialled(text) {
        Some(number) => Text::outside(text, format!("tel:{number}")),
        None => Text::plain(text),
    }
}

fn channels(facts: Vec<Fact>) -> Vec<Channel> {
    let of = |fact: Fact| fact.values.into_iter().map(move |value| Channel { label: fact.label.clone(), value });
    facts.into_iter().flat_map(of).collect()
}

/// A Zalo number, or a link to a Zalo page, becomes a link. Anything else stays plain text.
fn zalo(zalo: &str) -> Text {
    if zalo.starts_with("https://zalo.me/") {
        return Text::outside(zalo, zalo);
    }
    match dialled(zalo) {
        Some(number) => Text::outside(zalo, format!("https://zalo.me/{}", number.trim_start_matches('+'))),
        None => Text::plain(zalo),
    }
}

/// A number with its noun in singular or plural. `None` where the number is not known.
pub fn counted(cx: ViewContext<'_>, number: &Option<Spanned<i64>>, one: Phrase, many: Phrase) -> Option<String> {
    number.as_ref().map(|number| cx.locale.count(number.value, one, many))
}

/// A target with its noun: "khoảng 300 đơn vị máu"; words without a number as they are written.
pub fn asked(cx: ViewContext<'_>, target: &Option<Spanned<Quantity>>) -> Option<String> {
    Some(match &target.as_ref()?.value {
        Quantity::Exactly(number) => cx.locale.count(*number, words::UNIT, words::UNITS),
        Quantity::InWords(text) => text.clone(),
        quantity => cx.locale.say_with(words::UNITS, &[("number", &cx.locale.quantity(quantity))]),
    })
}

impl<T: ToTexts> ToTexts for Option<T> {
    fn to_texts(&self, cx: ViewContext<'_>) -> Vec<Text> {
        self.iter().flat_map(|value| value.to_texts(cx)).collect()
    }
}

impl<T: ToTexts> ToTexts for Vec<T> {
    fn to_texts(&self, cx: ViewContext<'_>) -> Vec<Text> {
        self.iter().flat_map(|value| value.to_texts(cx)).collect()
    }
}

impl<T: ToTexts> ToTexts for Spanned<T> {
    fn to_texts(&self, cx: ViewContext<'_>) -> Vec<Text> {
        self.value.to_texts(cx)
    }
}

impl<T: Chosen> ToTexts for T {
    fn to_texts(&self, cx: ViewContext<'_>) -> Vec<Text> {
        vec![Text::plain(cx.locale.chosen(*self))]
    }
}

impl<K> ToTexts for Ref<K> {
    fn to_texts(&self, cx: ViewContext<'_>) -> Vec<Text> {
        self.0.to_texts(cx)
    }
}

impl<K> ToTexts for RefOrText<K> {
    fn to_texts(&self, cx: ViewContext<'_>) -> Vec<Text> {
        self.0.to_texts(cx)
    }
}

/// Implements [`ToTexts`] for types with single values.
macro_rules! to_texts {
    ($( $type:ty: $value:ident, $cx:ident => $shown:expr; )*) => {
        $( impl ToTexts for $type {
            fn to_texts(&self, $cx: ViewContext<'_>) -> Vec<Text> {
                let $value = self;
                Vec::from($shown)
            }
        } )*
    };
}

to_texts! {
    Text: text, _scene => [text.clone()];
    String: text, _scene => [Text::plain(text)];
    bool: holds, cx => if *holds { vec![Text::plain(cx.locale.say(words::HOLDS))] } else { Vec::new() };
    Decimal: degrees, _scene => [Text::plain(degrees.0.to_string())];
    Period: period, cx => [Text::plain(cx.locale.period(period))];
    Partial: date, cx => [Text::plain(cx.locale.partial(*date).text)];
    NaiveDate: day, cx => [Text::plain(cx.locale.day(*day).text)];
    MonthDay: day, cx => [Text::plain(cx.locale.period(&Period::Yearly(*day)))];
    LocalDateTime: at, cx => [Text::plain(cx.locale.date_time(*at))];
    Hours: hours, cx => [Text::plain(cx.locale.hours(hours))];
    Repeats: repeats, cx => [Text::plain(cx.locale.recurrence(repeats))];
    LanguageTag: tag, cx => [Text::plain(cx.locale.language(&tag.0, None))];
    Url: url, _scene => [Text::outside(&url.text, &url.text)];
    Email: email, _scene => [Text::outside(&**email, format!("mailto:{email}"))];
    Phone: phone, _scene => [telephone(phone)];
    Reference: reference, cx => [cx.referred(reference)];
    Partner: partner, cx => cx.partner(partner);
    // "Y Ngọc (TRƯỞNG BAN; PHÓ CHỦ TỊCH UBND TỈNH)".
    Signer: signer, _scene => {
        let offices = [&signer.on_behalf, &signer.position, &signer.second_position].into_iter().flatten();
        let offices: Vec<&str> = offices.map(String::as_str).collect();
        [Text::plain(&signer.name).noted((!offices.is_empty()).then(|| offices.join("; ")))]
    };
}
