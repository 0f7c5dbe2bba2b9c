//! What sort of matter a case is, and how much it matters.

use serde::{Deserialize, Serialize};

/// What sort of matter a case is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the words explain themselves")]
pub enum Kind {
    Enquiry,
    Suggestion,
    Complaint,
    Purchase,
    CustomWork,
}

/// How much a case matters.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Priority {
    /// Harm is near or under way, or something needed now stands still.
    Urgent,
    /// Something is broken, late or wrongly charged.
    Important,
    /// The usual.
    #[default]
    General,
    /// A wish or an interest, without a need now.
    Potential,
}

impl Kind {
    /// Every kind there is.
    pub const ALL: [Self; 5] = [
        Self::Enquiry,
        Self::Suggestion,
        Self::Complaint,
        Self::Purchase,
        Self::CustomWork,
    ];

    /// The name on the wire.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Enquiry => "enquiry",
            Self::Suggestion => "suggestion",
            Self::Complaint => "complaint",
            Self::Purchase => "purchase",
            Self::CustomWork => "custom_work",
        }
    }
}

impl Priority {
    /// Every priority there is, the one that matters most first.
    pub const ALL: [Self; 4] = [
        Self::Urgent,
        Self::Important,
        Self::General,
        Self::Potential,
    ];

    /// The name on the wire.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Urgent => "urgent",
            Self::Important => "important",
            Self::General => "general",
            Self::Potential => "potential",
        }
    }
}
