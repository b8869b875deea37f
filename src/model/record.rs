//! The macros that declare a struct together with its table of fields.

/// Declares a record: struct, field table and reading.
///
/// ```text
/// record! {
///     /// A day kept every year.
///     pub struct Observance {
///         /// The day.
///         month_day: Spanned<MonthDay> = "Ngày" | "Ngày tháng",
///     }
/// }
/// ```
/// The first doc line of a field is its description in the schema. After `=` come the Vietnamese label and, after each
/// `|`, another spelling of it. `Option<…>` and `Vec<…>` make a field optional. `= words "Tóm tắt"` declares a field of
/// words, which a translation may replace; every other field is a fact and equal in every language.
///
/// `.. drive: Drive` after the fields includes every field of another record: these fields are written, read and shown
/// together with the record's own.
#[macro_export]
macro_rules! record {
    (
        $(#[doc = $about:literal])*
        pub struct $name:ident {
            $( $(#[doc = $doc:literal])* $field:ident : $type:ty = $($words:ident)? $label:literal $(| $spelling:literal)* ),*
            $(,)?
            $( .. $(#[doc = $rest_doc:literal])* $rest:ident : $rest_type:ty $(,)? )?
        }
    ) => {
        $(#[doc = $about])*
        #[derive(Clone, Debug)]
        pub struct $name {
            $( $(#[doc = $doc])* pub $field: $type, )*
            $( $(#[doc = $rest_doc])* pub $rest: $rest_type, )?
        }

        impl $crate::model::read::Record for $name {
            const FIELDS: &'static [&'static $crate::model::field::Field] = $crate::fields!([
                $( &$crate::model::field::Field {
                    name: $crate::model::field::plain_name(stringify!($field)),
                    label: $label,
                    spellings: &[$($spelling),*],
                    doc: concat!($($doc,)*),
                    shape: <$type as $crate::model::read::Read>::SHAPE,
                    required: <$type as $crate::model::read::Read>::REQUIRED,
                    words: !stringify!($($words)?).is_empty(),
                }, )*
            ] $($rest_type)?);

            fn from_form(form: &mut $crate::model::form::Form<'_, '_>, first: usize) -> Self {
                let mut slots = first..;
                Self {
                    $( $field: form.take(slots.next().unwrap_or(first)), )*
                    $( $rest: <$rest_type as $crate::model::read::Record>::from_form(form, slots.start), )?
                }
            }

            fn visit_fields(&self, visitor: &mut dyn $crate::model::read::Visitor) {
                $( $crate::model::read::Read::visit(&self.$field, visitor); )*
                $( $crate::model::read::Record::visit_fields(&self.$rest, visitor); )?
            }

            fn complete_fields(&mut self, completer: &mut dyn $crate::model::read::Completer) {
                $( $crate::model::read::Read::complete(&mut self.$field, completer); )*
                $( $crate::model::read::Record::complete_fields(&mut self.$rest, completer); )?
            }

            fn slots(&mut self) -> Vec<Option<$crate::model::words::Slot<'_>>> {
                let own = vec![$( $crate::model::read::Read::slot(&mut self.$field), )*];
                $( let own = own.into_iter().chain($crate::model::read::Record::slots(&mut self.$rest)).collect(); )?
                own
            }
        }

        impl $crate::model::read::Read for $name {
            const SHAPE: $crate::model::field::Shape =
                $crate::model::field::Shape::Record(<Self as $crate::model::read::Record>::FIELDS);

            fn read(
                written: &$crate::model::written::Written,
                problems: &mut $crate::diagnostics::Problems,
            ) -> Option<Self> {
                $crate::model::read::read_record(written, problems)
            }

            fn missing() -> Self {
                $crate::model::read::missing_record()
            }

            fn visit(&self, visitor: &mut dyn $crate::model::read::Visitor) {
                $crate::model::read::Record::visit_fields(self, visitor);
            }

            fn complete(&mut self, completer: &mut dyn $crate::model::read::Completer) {
                $crate::model::read::Record::complete_fields(self, completer);
            }

            fn slot(&mut self) -> Option<$crate::model::words::Slot<'_>> {
                Some($crate::model::words::Slot::Group($crate::model::words::slots(self)))
            }
        }
    };
}

/// The table of a record's fields: its own fields, then those of the record it includes.
#[macro_export]
macro_rules! fields {
    ([$($own:tt)*]) => {
        &[$($own)*]
    };
    ([$($own:tt)*] $rest:ty) => {{
        const OWN: &[&$crate::model::field::Field] = &[$($own)*];
        const REST: &[&$crate::model::field::Field] = <$rest as $crate::model::read::Record>::FIELDS;
        const ALL: [&$crate::model::field::Field; OWN.len() + REST.len()] = $crate::model::field::joined(OWN, REST);
        &ALL
    }};
}

/// Declares an enumerated field with the words it accepts, in English and Vietnamese; after `|` follow other words
/// that officers use. The first variant is the default.
/// After `read by`, a function reads its values: one written text may mean several of them.
#[macro_export]
macro_rules! choices {
    (
        $(#[doc = $about:literal])*
        pub enum $name:ident $(read by $reader:path)? {
            $( $(#[doc = $doc:literal])* $variant:ident = $word:literal, $label:literal $(| $spelling:literal)*; )*
        }
    ) => {
        $(#[doc = $about])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum $name {
            $( $(#[doc = $doc])* $variant, )*
        }

        impl $name {
            /// Every word, in the order declared.
            pub const CHOICES: &'static [$crate::model::field::Choice] =
                &[ $( $crate::model::field::Choice {
                    name: $word,
                    label: $label,
                    spellings: &[$($spelling),*],
                }, )* ];
            /// Every variant, in the order declared.
            pub const ALL: &'static [$name] = &[ $( $name::$variant, )* ];

            /// The canonical English word.
            pub fn name(self) -> &'static str {
                match self { $( $name::$variant => $word, )* }
            }

            pub fn label(self) -> &'static str {
                match self { $( $name::$variant => $label, )* }
            }
        }

        impl $crate::model::field::Chosen for $name {
            fn choice(self) -> $crate::model::field::Choice {
                match self { $( $name::$variant => $crate::model::field::Choice {
                    name: $word,
                    label: $label,
                    spellings: &[$($spelling),*],
                }, )* }
            }
        }

        impl $crate::model::read::Read for $name {
            const SHAPE: $crate::model::field::Shape = $crate::model::field::Shape::OneOf(Self::CHOICES);

            fn read(
                written: &$crate::model::written::Written,
                problems: &mut $crate::diagnostics::Problems,
            ) -> Option<Self> {
                $crate::model::choice::choose(written, Self::CHOICES, problems)
                    .and_then(|index| Self::ALL.get(index).copied())
            }

            fn read_several(
                written: &$crate::model::written::Written,
                problems: &mut $crate::diagnostics::Problems,
            ) -> Vec<Self> {
                $( return $reader(written, problems); )?
                #[allow(unreachable_code, reason = "the words of the list, where no function reads them")]
                $crate::model::choice::choose_several(written, Self::CHOICES, problems)
                    .into_iter()
                    .filter_map(|index| Self::ALL.get(index).copied())
                    .collect()
            }

            fn missing() -> Self {
                Self::ALL[0]
            }
        }
    };
}
