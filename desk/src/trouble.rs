//! What to say when a call failed: what happened, what is safe, what to do.

use answerable_client::http::Failure;
use answerable_shared::problem::{Problem, ProblemType};

/// What was being sent.
pub(crate) fn not_sent(failure: &Failure) -> String {
    match failure {
        Failure::Network => {
            "We could not reach the server, so this may not have been sent. Your text is kept here. \
             Send again: it will not arrive twice."
                .to_owned()
        }
        Failure::Problem(problem) => match failure.sort() {
            Some(ProblemType::TooMany) => format!(
                "That was a lot in a short time. Your text is kept here. Send again {}.",
                later(problem)
            ),
            Some(ProblemType::NotNow) => format!(
                "This case has moved on: {} Your text is kept here.",
                problem.detail
            ),
            Some(ProblemType::NotFound) => {
                "This case is no longer there for you. Your text is kept here.".to_owned()
            }
            _ if failure.may_pass() => format!(
                "The server could not take this just now{}. Your text is kept here. \
                 Send again: it will not arrive twice.",
                request(problem)
            ),
            _ => format!(
                "This was not taken: {} Your text is kept here.",
                problem.detail
            ),
        },
    }
}

/// Something that was to be read.
pub(crate) fn not_read(failure: &Failure, what: &str) -> String {
    match failure {
        Failure::Network => {
            format!(
                "We could not reach the server to load {what}. Check the connection, then try again."
            )
        }
        Failure::Problem(problem) if failure.may_pass() => format!(
            "The server could not load {what}{}. Try again {}.",
            request(problem),
            later(problem)
        ),
        Failure::Problem(problem) => {
            format!("We could not load {what}: {}", problem.detail)
        }
    }
}

fn later(problem: &Problem) -> String {
    match problem.retry_after {
        Some(seconds) if seconds > 90 => format!("in {} minutes", seconds.div_ceil(60)),
        Some(seconds) if seconds > 0 => format!("in {seconds} seconds"),
        _ => "in a moment".to_owned(),
    }
}

fn request(problem: &Problem) -> String {
    problem
        .request_id
        .as_ref()
        .map_or_else(String::new, |id| format!(" (request {id})"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn failure(sort: ProblemType, retry_after: Option<u32>) -> Failure {
        Failure::Problem(Box::new(Problem {
            retry_after,
            ..sort.because("Detail.")
        }))
    }

    #[test]
    fn whatever_fails_the_text_is_said_to_be_kept() {
        let failures = ProblemType::ALL.map(|sort| failure(sort, None));
        for failure in failures.iter().chain([&Failure::Network]) {
            let said = not_sent(failure);
            assert!(said.contains("Your text is kept here."), "{said}");
            assert!(!said.contains('!'), "{said}");
        }
    }

    #[test]
    fn the_wait_is_told_in_the_unit_that_fits() {
        let said = not_sent(&failure(ProblemType::TooMany, Some(40)));
        assert!(said.contains("in 40 seconds"), "{said}");
        let said = not_read(&failure(ProblemType::Unavailable, Some(100)), "the inbox");
        assert!(said.ends_with("Try again in 2 minutes."), "{said}");
    }

    #[test]
    fn a_retry_is_called_safe_only_where_it_is() {
        assert!(not_sent(&Failure::Network).contains("not arrive twice"));
        let refused = not_sent(&failure(ProblemType::BadField, None));
        assert!(!refused.contains("Send again"), "{refused}");
    }
}
