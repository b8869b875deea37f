//! Pages with a file: documents, reports, materials.

use super::context::ViewContext;
use super::entry::entry;
use super::facts::Rows;
use super::pages::FileView;
use super::parts::{Download, Fact, Text};
use crate::model::common::Entry;
use crate::model::document::{Document, Recipient, RecipientRole, Signer};
use crate::model::kind::Kind;
use crate::model::material::Material;
use crate::model::report::Report;
use crate::model::values::FileName;

pub fn document(cx: ViewContext<'_>, document: &Entry<Document>, root: &str) -> FileView {
    let issued = document.issued.as_ref().map(|issued| Text::plain(cx.locale.partial(issued.value).text));
    let mut rows = Rows::of::<Document>(cx.locale)
        .add("kind", [Text::plain(cx.locale.choice(document.kind.name(), document.kind.label()))])
        .expect("number", document.number.as_ref().map(Text::plain))
        .add("number_printed", document.number_printed.as_ref().map(Text::plain))
        .expect("issued", issued)
        .add("issued_printed", document.issued_printed.as_ref().map(Text::plain))
        .expect("issuer", document.issuer.as_ref().map(|issuer| cx.reference_or_text(issuer)))
        .add("signer", document.signer.as_ref().map(signer))
        .add("implements", document.implements.iter().map(|other| cx.reference(other)))
        .add("cites", document.cites.iter().map(|other| cx.reference(other)))
        .add("replaces", document.replaces.iter().map(|other| cx.reference(other)))
        .add("attachments", document.attachments.iter().map(Text::plain))
        .done();
    rows.extend(recipients(cx, &document.recipients));
    let related = [
        Kind::Document,
        Kind::Program,
        Kind::Wave,
        Kind::Campaign,
        Kind::Event,
        Kind::Observance,
        Kind::Quota,
        Kind::Service,
        Kind::Article,
        Kind::Organization,
        Kind::Place,
        Kind::Report,
    ];
    FileView {
        entry: entry(cx, Kind::Document, document, root, rows, &related),
        file: document.file.as_ref().and_then(|file| download(cx, file)),
    }
}

/// "Y Ngọc (TRƯỞNG BAN; PHÓ CHỦ TỊCH UBND TỈNH)".
fn signer(signer: &Signer) -> Text {
    let offices: Vec<&str> = [&signer.on_behalf, &signer.position, &signer.second_position]
        .into_iter()
        .flatten()
        .map(String::as_str)
        .collect();
    Text::plain(&signer.name).noted((!offices.is_empty()).then(|| offices.join("; ")))
}

/// "Kính gửi" and "Nơi nhận", each with its names as printed.
fn recipients(cx: ViewContext<'_>, recipients: &[Recipient]) -> Vec<Fact> {
    let mut rows = Vec::new();
    for role in [RecipientRole::Addressed, RecipientRole::Copied] {
        let values: Vec<Text> = recipients
            .iter()
            .filter(|recipient| recipient.role.unwrap_or(RecipientRole::Copied) == role)
            .map(|recipient| {
                let linked = cx.reference_or_text(&recipient.name);
                Text { text: recipient.name.text().to_owned(), note: recipient.mode.clone(), ..linked }
            })
            .collect();
        if !values.is_empty() {
            rows.push(Fact { label: cx.locale.choice(role.name(), role.label()), values, unknown: false });
        }
    }
    rows
}

pub fn report(cx: ViewContext<'_>, report: &Entry<Report>, root: &str) -> FileView {
    let rows = Rows::of::<Report>(cx.locale)
        .add("kind", [Text::plain(cx.locale.choice(report.kind.name(), report.kind.label()))])
        .add("period", [Text::plain(cx.locale.period(&report.period))])
        .add("about", report.about.iter().map(|about| cx.reference(about)))
        .done();
    FileView {
        entry: entry(cx, Kind::Report, report, root, rows, &[Kind::News]),
        file: report.file.as_ref().and_then(|file| download(cx, file)),
    }
}

pub fn material(cx: ViewContext<'_>, material: &Entry<Material>, root: &str) -> FileView {
    let spoken = material.language.as_ref().map(|tag| Text::plain(cx.locale.language(&tag.0, None)));
    let rows = Rows::of::<Material>(cx.locale)
        .add("kind", [Text::plain(cx.locale.choice(material.kind.name(), material.kind.label()))])
        .add("language", spoken)
        .add("about", material.about.iter().map(|about| cx.reference(about)))
        .add("licence", material.licence.as_ref().map(Text::plain))
        .done();
    FileView {
        entry: entry(cx, Kind::Material, material, root, rows, &[]),
        file: material.file.as_ref().and_then(|file| download(cx, file)),
    }
}

fn download(cx: ViewContext<'_>, file: &FileName) -> Option<Download> {
    let path = file.path();
    let (stem, extension) = file.name.rsplit_once('.').unwrap_or((&file.name, ""));
    let bytes = cx.sizes.get(path.as_str()).map_or(0, |facts| facts.bytes);
    Some(Download {
        href: cx.routes.file(&path)?.to_owned(),
        name: stem.rsplit('/').next().unwrap_or(stem).to_owned(),
        format: extension.to_uppercase(),
        size: cx.locale.file_size(bytes),
    })
}
