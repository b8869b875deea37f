//! Pages with a file: documents, reports, materials.

use super::entry::entry;
use super::facts::Rows;
use super::pages::FileView;
use super::parts::{Download, Fact, Text};
use super::scene::Scene;
use crate::model::common::Entry;
use crate::model::document::{Document, Recipient, RecipientRole, Signer};
use crate::model::kind::Kind;
use crate::model::material::Material;
use crate::model::report::Report;
use crate::model::values::FileName;

/// An official document.
pub fn document(scene: Scene<'_>, document: &Entry<Document>, root: &str) -> FileView {
    let issued = document.issued.as_ref().map(|issued| Text::plain(scene.tongue.partial(issued.value).text));
    let mut rows = Rows::of::<Document>(scene.tongue)
        .add("kind", [Text::plain(scene.tongue.choice(document.kind.name(), document.kind.label()))])
        .expect("number", document.number.as_ref().map(Text::plain))
        .add("number_printed", document.number_printed.as_ref().map(Text::plain))
        .expect("issued", issued)
        .add("issued_printed", document.issued_printed.as_ref().map(Text::plain))
        .expect("issuer", document.issuer.as_ref().map(|issuer| scene.reference_or_text(issuer)))
        .add("signer", document.signer.as_ref().map(signer))
        .add("implements", document.implements.iter().map(|other| scene.reference(other)))
        .add("cites", document.cites.iter().map(|other| scene.reference(other)))
        .add("replaces", document.replaces.iter().map(|other| scene.reference(other)))
        .add("attachments", document.attachments.iter().map(Text::plain))
        .done();
    rows.extend(recipients(scene, &document.recipients));
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
        entry: entry(scene, Kind::Document, document, root, rows, &related),
        file: document.file.as_ref().and_then(|file| download(scene, file)),
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
fn recipients(scene: Scene<'_>, recipients: &[Recipient]) -> Vec<Fact> {
    let mut rows = Vec::new();
    for role in [RecipientRole::Addressed, RecipientRole::Copied] {
        let values: Vec<Text> = recipients
            .iter()
            .filter(|recipient| recipient.role.unwrap_or(RecipientRole::Copied) == role)
            .map(|recipient| {
                let linked = scene.reference_or_text(&recipient.name);
                Text { text: recipient.name.text().to_owned(), note: recipient.mode.clone(), ..linked }
            })
            .collect();
        if !values.is_empty() {
            rows.push(Fact { label: scene.tongue.choice(role.name(), role.label()), values, unknown: false });
        }
    }
    rows
}

/// A report.
pub fn report(scene: Scene<'_>, report: &Entry<Report>, root: &str) -> FileView {
    let rows = Rows::of::<Report>(scene.tongue)
        .add("kind", [Text::plain(scene.tongue.choice(report.kind.name(), report.kind.label()))])
        .add("period", [Text::plain(scene.tongue.period(&report.period))])
        .add("about", report.about.iter().map(|about| scene.reference(about)))
        .done();
    FileView {
        entry: entry(scene, Kind::Report, report, root, rows, &[Kind::News]),
        file: report.file.as_ref().and_then(|file| download(scene, file)),
    }
}

/// A material.
pub fn material(scene: Scene<'_>, material: &Entry<Material>, root: &str) -> FileView {
    let spoken = material.language.as_ref().map(|tag| Text::plain(scene.tongue.language(&tag.0, None)));
    let rows = Rows::of::<Material>(scene.tongue)
        .add("kind", [Text::plain(scene.tongue.choice(material.kind.name(), material.kind.label()))])
        .add("language", spoken)
        .add("about", material.about.iter().map(|about| scene.reference(about)))
        .add("licence", material.licence.as_ref().map(Text::plain))
        .done();
    FileView {
        entry: entry(scene, Kind::Material, material, root, rows, &[]),
        file: material.file.as_ref().and_then(|file| download(scene, file)),
    }
}

fn download(scene: Scene<'_>, file: &FileName) -> Option<Download> {
    let path = file.path();
    let (stem, extension) = file.name.rsplit_once('.').unwrap_or((&file.name, ""));
    let bytes = scene.sizes.get(path.as_str()).map_or(0, |facts| facts.bytes);
    Some(Download {
        href: scene.routes.file(&path)?.to_owned(),
        name: stem.rsplit('/').next().unwrap_or(stem).to_owned(),
        format: extension.to_uppercase(),
        size: scene.tongue.file_size(bytes),
    })
}
