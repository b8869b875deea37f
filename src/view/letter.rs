//! A document whose text stands on its page, laid out as it is printed: number and subject at its head, to whom it is
//! addressed, the text, to whom it is copied, and who signed it.

use super::prelude::*;
use crate::model::document::{Document, Recipient, RecipientRole};

/// The document as it is printed. `None` where the text of its page is not that of the document.
pub fn letter(cx: ViewContext<'_>, document: &Document) -> Option<LetterView> {
    let signer = document.signer.as_ref();
    let offices = signer.map(|signer| [&signer.on_behalf, &signer.position, &signer.second_position]);
    let number = || Some(cx.locale.say_with(words::NUMBER_LINE, &[("number", document.number.as_deref()?)]));
    let issued = || Some(cx.locale.partial(document.issued.as_ref()?.value).long);
    (document.full_text == Some(true)).then(|| LetterView {
        number: document.number_printed.clone().or_else(number),
        subject: document.subject_printed.clone(),
        issued: document.issued_printed.clone().or_else(issued),
        addressed: parties(cx, &document.recipients, RecipientRole::Addressed),
        copied: parties(cx, &document.recipients, RecipientRole::Copied),
        offices: offices.into_iter().flatten().flatten().cloned().collect(),
        signer: signer.map(|signer| signer.name.clone()),
    })
}

/// The recipients of one role in a row of labelled facts, their names as printed.
pub fn parties(cx: ViewContext<'_>, recipients: &[Recipient], role: RecipientRole) -> Option<Fact> {
    let name = |recipient: &Recipient| {
        let linked = cx.reference_or_text(&recipient.name);
        Text { text: recipient.name.text().to_owned(), note: recipient.mode.clone(), ..linked }
    };
    let own = recipients.iter().filter(|recipient| recipient.role.unwrap_or(RecipientRole::Copied) == role);
    let values: Vec<Text> = own.map(name).collect();
    (!values.is_empty()).then(|| Fact { label: cx.locale.chosen(role), values, unknown: false })
}
