//! Why a call gave no answer.

use answerable_shared::problem::{Problem, ProblemType, TYPE_BASE};

/// Why a call gave no answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Failure {
    /// The edge said why.
    Problem(Box<Problem>),
    /// No answer came, or none that can be read: offline, cut off, timed out, or something between
    /// us and the edge. Whether the call took effect is unknown; the same key makes it safe to retry.
    Network,
}

impl Failure {
    /// The slug of the problem's sort, such as `not-found`; empty where no answer came.
    #[must_use]
    pub fn slug(&self) -> &str {
        match self {
            Self::Problem(problem) => problem
                .kind
                .strip_prefix(TYPE_BASE)
                .unwrap_or(problem.kind.as_str()),
            Self::Network => "",
        }
    }

    /// The problem's sort, if the edge said one that this version knows.
    #[must_use]
    pub fn sort(&self) -> Option<ProblemType> {
        match self {
            Self::Problem(problem) => ProblemType::parse(&problem.kind),
            Self::Network => None,
        }
    }

    /// The edge's problem.
    #[must_use]
    pub fn problem(&self) -> Option<&Problem> {
        match self {
            Self::Problem(problem) => Some(problem),
            Self::Network => None,
        }
    }

    /// Whether the edge does not believe what the host says of its visitor.
    #[must_use]
    pub fn is_of_identity(&self) -> bool {
        self.slug().starts_with("identity-")
    }

    /// Whether the same call may succeed later, unchanged: nothing is wrong with what was sent.
    #[must_use]
    pub fn may_pass(&self) -> bool {
        match self {
            Self::Problem(problem) => problem.status == 429 || problem.status >= 500,
            Self::Network => true,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Failure;
    use answerable_shared::problem::ProblemType;

    fn failure(sort: ProblemType) -> Failure {
        Failure::Problem(Box::new(sort.because("")))
    }

    #[test]
    fn what_is_not_the_senders_fault_may_pass() {
        assert!(Failure::Network.may_pass());
        assert!(failure(ProblemType::TooMany).may_pass());
        assert!(failure(ProblemType::Unavailable).may_pass());
        assert!(!failure(ProblemType::BadField).may_pass());
        assert!(!failure(ProblemType::NotFound).may_pass());
    }

    #[test]
    fn what_is_wrong_with_an_identity_is_told_from_all_else() {
        for sort in ProblemType::ALL {
            let is_of_identity = matches!(
                sort,
                ProblemType::IdentityExpired | ProblemType::IdentityRefused
            );
            assert_eq!(failure(sort).is_of_identity(), is_of_identity, "{sort:?}");
        }
        assert!(!Failure::Network.is_of_identity());
    }

    #[test]
    fn the_slug_is_read_from_the_type() {
        assert_eq!(failure(ProblemType::NotFound).slug(), "not-found");
        assert_eq!(Failure::Network.slug(), "");
    }

    #[test]
    fn the_sort_is_read_from_the_type() {
        assert_eq!(failure(ProblemType::Stale).sort(), Some(ProblemType::Stale));
        assert_eq!(Failure::Network.sort(), None);
    }
}
