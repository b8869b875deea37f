//! Imports that nearly every builder of a view needs.

pub(super) use super::context::ViewContext;
pub(super) use super::entry::entry;
pub(super) use super::facts::{ToTexts, facts};
pub(super) use super::locale::{Locale, capitalized};
pub(super) use super::page::*;
pub(super) use super::pages::*;
pub(super) use super::parts::*;
pub(super) use super::words::{self, Phrase};
pub(super) use super::{awareness, drive, schedule, standing, times};
pub(super) use crate::model::common::Entry;
pub(super) use crate::model::kind::Kind;
pub(super) use crate::model::occasion::Occasion;
pub(super) use crate::model::reference::{Id, Ref, Target};
pub(super) use crate::routes::PageId;
pub(super) use crate::schedule::{EffectiveStatus, Filter, Item, ItemSubject};
pub(super) use crate::text::collation::collation_key;
