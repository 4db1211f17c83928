//! What the grammar of bodies asks of a row of `organs.tsv`, in a few bytes: its kind and level as values, not as words.

use super::rows::{Bare, Organ};

/// The kind of a body, as the column `kind` of `organs.tsv` has it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(u8)]
pub(crate) enum BodyKind {
    Party,
    Government,
    Assembly,
    Front,
    Union,
    Police,
    Military,
    Court,
    Procuracy,
    Department,
    Ministry,
    Committee,
    Cluster,
    Enterprise,
    Press,
    School,
    Hospital,
    Association,
    International,
    Other,
    /// A kind that the caller gave.
    Unlisted,
}

impl BodyKind {
    fn of(kind: &str) -> Self {
        match kind {
            "party" => Self::Party,
            "government" => Self::Government,
            "assembly" => Self::Assembly,
            "front" => Self::Front,
            "union" => Self::Union,
            "police" => Self::Police,
            "military" => Self::Military,
            "court" => Self::Court,
            "procuracy" => Self::Procuracy,
            "department" => Self::Department,
            "ministry" => Self::Ministry,
            "committee" => Self::Committee,
            "cluster" => Self::Cluster,
            "enterprise" => Self::Enterprise,
            "press" => Self::Press,
            "school" => Self::School,
            "hospital" => Self::Hospital,
            "association" => Self::Association,
            "international" => Self::International,
            "other" => Self::Other,
            _ => Self::Unlisted,
        }
    }
}

/// Some kinds, a bit for each.
#[derive(Clone, Copy, Debug)]
pub(crate) struct BodyKinds(u32);

impl BodyKinds {
    pub(crate) const fn of(kinds: &[BodyKind]) -> Self {
        let (mut bits, mut i) = (0, 0);
        while i < kinds.len() {
            bits |= 1 << kinds[i] as u32;
            i += 1;
        }
        Self(bits)
    }

    pub(crate) const fn has(self, kind: BodyKind) -> bool {
        self.0 >> kind as u32 & 1 != 0
    }
}

/// Whose body it is, as the column `level` of `organs.tsv` has it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum BodyLevel {
    Central,
    Ministry,
    Region,
    Province,
    District,
    Commune,
    Hamlet,
    Foreign,
    Any,
}

impl BodyLevel {
    fn of(level: &str) -> Self {
        match level {
            "central" => Self::Central,
            "ministry" => Self::Ministry,
            "region" => Self::Region,
            "province" => Self::Province,
            "district" => Self::District,
            "commune" => Self::Commune,
            "hamlet" => Self::Hamlet,
            "foreign" => Self::Foreign,
            _ => Self::Any,
        }
    }

    /// Whether it is one for the whole country.
    pub(crate) const fn is_central(self) -> bool {
        matches!(self, Self::Central | Self::Ministry)
    }
}

/// What sort of body a row names.
#[derive(Clone, Copy, Debug)]
pub(crate) struct BodySort {
    pub kind: BodyKind,
    pub level: BodyLevel,
    /// See [`Organ::is_head`].
    pub is_head: bool,
    pub bare: Bare,
    /// Its name is one word (Vụ).
    pub is_word: bool,
}

impl BodySort {
    pub(super) fn of(organ: &Organ) -> Self {
        Self {
            kind: BodyKind::of(&organ.kind),
            level: BodyLevel::of(&organ.level),
            is_head: organ.is_head,
            bare: organ.bare,
            is_word: !organ.name.contains(' '),
        }
    }
}
