//! Ids: unique in one report, written as a letter and a number ("p1").

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

macro_rules! id {
    ($(#[$doc:meta])* $name:ident, $letter:literal) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug, Default)]
        pub struct $name(pub u32);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, concat!($letter, "{}"), self.0)
            }
        }

        impl FromStr for $name {
            type Err = String;

            fn from_str(text: &str) -> Result<Self, String> {
                let number = text.strip_prefix($letter).and_then(|n| n.parse().ok());
                number.map(Self).ok_or_else(|| format!("{text:?} is no id of the form {:?}", concat!($letter, "1")))
            }
        }

        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = std::borrow::Cow::<'de, str>::deserialize(deserializer)?;
                text.parse().map_err(serde::de::Error::custom)
            }
        }

        #[cfg(feature = "schema")]
        impl schemars::JsonSchema for $name {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                stringify!($name).into()
            }

            fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
                schemars::json_schema!({ "type": "string", "pattern": concat!("^", $letter, "[0-9]+$") })
            }
        }
    };
}

id!(
    /// Id of a person: "p1".
    PersonId,
    "p"
);
id!(
    /// Id of an organisation: "o1".
    OrganizationId,
    "o"
);
id!(
    /// Id of a place: "l1" (location).
    PlaceId,
    "l"
);
id!(
    /// Id of a time: "t1".
    TimeId,
    "t"
);
id!(
    /// Id of a reference: "r1".
    ReferenceId,
    "r"
);
id!(
    /// Id of a quantity: "q1".
    QuantityId,
    "q"
);
id!(
    /// Id of a statement: "s1".
    StatementId,
    "s"
);
