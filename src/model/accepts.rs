//! Which kinds a typed reference may name, for the kinds that only name themselves.

use super::kind::Kind;
use super::reference::Accepts;

macro_rules! names_itself {
    ($($kind:ident in $module:ident),* $(,)?) => {
        $(impl Accepts for super::$module::$kind {
            const KINDS: &'static [Kind] = &[Kind::$kind];
        })*
    };
}

names_itself!(
    Campaign in campaign,
    Program in program,
    Wave in wave,
    Observance in observance,
    Organization in organization,
    Document in document,
    Place in place,
);
