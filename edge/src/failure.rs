//! What went wrong on our side.

/// A failure of the platform or of stored data, in words for the log. It never reaches a caller: they get a problem
/// that says that something went wrong, and the request's id.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{what}")]
pub struct Failure {
    what: String,
    passing: bool,
}

impl Failure {
    /// A failure, described without secrets and without anything that people wrote.
    #[must_use]
    pub fn new(what: impl Into<String>) -> Self {
        Self {
            what: what.into(),
            passing: false,
        }
    }

    /// Something that did not answer, and may well do so if it is asked again.
    #[must_use]
    pub fn passing(what: impl Into<String>) -> Self {
        Self {
            what: what.into(),
            passing: true,
        }
    }

    /// Whether to try again makes sense.
    #[must_use]
    pub const fn is_passing(&self) -> bool {
        self.passing
    }
}

impl From<answerable_shared::json::Mistake> for Failure {
    fn from(mistake: answerable_shared::json::Mistake) -> Self {
        // What is wrong can quote the data; where it is does not.
        Self::new(format!("JSON that cannot be read at `{}`", mistake.place()))
    }
}

impl From<serde_json::Error> for Failure {
    fn from(error: serde_json::Error) -> Self {
        // The message of a data error can quote the data.
        Self::new(format!(
            "JSON that cannot be read ({:?}) at {}:{}",
            error.classify(),
            error.line(),
            error.column()
        ))
    }
}
