//! What to say when a call failed: what happened, what is safe, what to do.

use crate::texts::{Language, T, Text};
use answerable_client::http::Failure;
use answerable_shared::problem::{Problem, ProblemType};

/// What was being sent.
pub(crate) fn not_sent(failure: &Failure) -> String {
    match failure {
        Failure::Network => T.trouble.not_sent.owned(),
        Failure::Problem(problem) => match failure.sort() {
            Some(ProblemType::TooMany) => T.trouble.too_many.fill([&later(problem)]),
            Some(ProblemType::NotNow) => T.trouble.moved_on.fill([&why(problem)]),
            Some(ProblemType::NotFound) => T.trouble.gone.owned(),
            _ if failure.may_pass() => match &problem.request_id {
                Some(id) => T.trouble.just_now_request.fill([id]),
                None => T.trouble.just_now.owned(),
            },
            _ => T.trouble.not_taken.fill([&why(problem)]),
        },
    }
}

/// Something that was to be read.
pub(crate) fn not_read(failure: &Failure, what: &str) -> String {
    match failure {
        Failure::Network => T.trouble.unreachable.fill([what]),
        Failure::Problem(problem) if failure.may_pass() => match &problem.request_id {
            Some(id) => T
                .trouble
                .not_loaded_request
                .fill([what, id, &later(problem)]),
            None => T.trouble.not_loaded.fill([what, &later(problem)]),
        },
        Failure::Problem(problem) => T.trouble.refused.fill([what, &why(problem)]),
    }
}

/// Why something was refused.
pub(crate) fn why(problem: &Problem) -> String {
    let text = match ProblemType::parse(&problem.kind) {
        Some(ProblemType::NotNow | ProblemType::AlreadyDone) => T.why.not_now,
        Some(ProblemType::TooLarge) => T.why.too_large,
        Some(ProblemType::TooMany) => T.why.too_many,
        Some(ProblemType::BadField) => T.why.field,
        _ => T.why.other,
    };
    said(problem, text)
}

/// The problem's own words say it best, but are English: `text` stands for them in other languages.
pub(crate) fn said(problem: &Problem, text: Text) -> String {
    match Language::now() {
        Language::English => problem.detail.clone(),
        Language::Chinese => text.owned(),
    }
}

fn later(problem: &Problem) -> String {
    match problem.retry_after {
        Some(seconds) if seconds > 90 => T.trouble.in_minutes.count(seconds.div_ceil(60) as usize),
        Some(seconds) if seconds > 0 => T.trouble.in_seconds.count(seconds as usize),
        _ => T.trouble.in_a_moment.owned(),
    }
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
