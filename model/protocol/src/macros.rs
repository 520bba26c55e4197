//! Messages with what serde's derive would write for them.

/// A struct that is an object in JSON, with each of its fields and no other.
macro_rules! record {
    ($(#[$about:meta])* pub struct $Name:ident { $($(#[$field_about:meta])* pub $field:ident: $Type:ty,)* }) => {
        $(#[$about])*
        pub struct $Name { $($(#[$field_about])* pub $field: $Type,)* }

        impl serde_core::Serialize for $Name {
            fn serialize<S: serde_core::Serializer>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error> {
                use serde_core::ser::SerializeMap;
                let mut fields = serializer.serialize_map(None)?;
                $(fields.serialize_entry(stringify!($field), &self.$field)?;)*
                fields.end()
            }
        }

        impl<'de> serde_core::Deserialize<'de> for $Name {
            fn deserialize<D: serde_core::Deserializer<'de>>(deserializer: D) -> std::result::Result<Self, D::Error> {
                use serde_core::de::{Error, MapAccess, Visitor};
                const FIELDS: &[&str] = &[$(stringify!($field)),*];
                struct Fields;
                impl<'de> Visitor<'de> for Fields {
                    type Value = $Name;

                    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                        f.write_str(stringify!($Name))
                    }

                    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> std::result::Result<$Name, A::Error> {
                        $(let mut $field = None;)*
                        while let Some(name) = map.next_key::<String>()? {
                            match name.as_str() {
                                $(stringify!($field) => $field = Some(map.next_value()?),)*
                                other => return Err(A::Error::unknown_field(other, FIELDS)),
                            }
                        }
                        Ok($Name {
                            $($field: $field.ok_or_else(|| A::Error::missing_field(stringify!($field)))?,)*
                        })
                    }
                }
                deserializer.deserialize_map(Fields)
            }
        }
    };
}

/// An enum that is an array in JSON: the variant's name, then its fields.
macro_rules! choice {
    ($(#[$about:meta])* pub enum $Name:ident { $(
        $(#[$variant_about:meta])* $Variant:ident
        $(($($field:ident: $Type:ty),+))?
        $({ $($(#[$named_about:meta])* $named:ident: $Named:ty,)+ })?,
    )* }) => {
        $(#[$about])*
        pub enum $Name { $(
            $(#[$variant_about])* $Variant $(($($Type),+))? $({ $($(#[$named_about])* $named: $Named,)+ })?,
        )* }

        impl serde_core::Serialize for $Name {
            fn serialize<S: serde_core::Serializer>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error> {
                use serde_core::ser::SerializeSeq;
                let mut parts = serializer.serialize_seq(None)?;
                match self { $(
                    $Name::$Variant $(($($field),+))? $({ $($named),+ })? => {
                        parts.serialize_element(stringify!($Variant))?;
                        $($(parts.serialize_element($field)?;)+)?
                        $($(parts.serialize_element($named)?;)+)?
                    }
                )* }
                parts.end()
            }
        }

        impl<'de> serde_core::Deserialize<'de> for $Name {
            fn deserialize<D: serde_core::Deserializer<'de>>(deserializer: D) -> std::result::Result<Self, D::Error> {
                use serde_core::de::{Error, IgnoredAny, SeqAccess, Visitor};
                struct Parts;
                impl<'de> Visitor<'de> for Parts {
                    type Value = $Name;

                    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                        f.write_str(stringify!($Name))
                    }

                    fn visit_seq<A: SeqAccess<'de>>(self, mut parts: A) -> std::result::Result<$Name, A::Error> {
                        let name: String = $crate::macros::next(&mut parts)?;
                        let value = match name.as_str() {
                            $(stringify!($Variant) => $Name::$Variant
                                $(($($crate::macros::next::<$Type, A>(&mut parts)?),+))?
                                $({ $($named: $crate::macros::next(&mut parts)?),+ })?,)*
                            other => return Err(A::Error::unknown_variant(other, &[$(stringify!($Variant)),*])),
                        };
                        match parts.next_element::<IgnoredAny>()? {
                            None => Ok(value),
                            Some(_) => Err(A::Error::custom(stringify!($Name))),
                        }
                    }
                }
                deserializer.deserialize_seq(Parts)
            }
        }
    };
}

pub(crate) use {choice, record};

/// The next element, which must be there.
pub(crate) fn next<'de, T: serde_core::Deserialize<'de>, A: serde_core::de::SeqAccess<'de>>(
    parts: &mut A,
) -> std::result::Result<T, A::Error> {
    use serde_core::de::Error;
    parts.next_element()?.ok_or_else(|| A::Error::missing_field("an element"))
}
