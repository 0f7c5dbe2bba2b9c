//! Why the domain says no.

use crate::case::Stage;
use crate::command::CommandName;
use crate::promise::PromiseName;

/// Why a command or a submission cannot happen. Each has a stable problem type, a status and a
/// sentence (see [`crate::problem`]).
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// A text that must say something says nothing.
    #[error("{field} is empty")]
    Empty {
        /// Path of the field, such as `options[1].title`.
        field: String,
    },
    /// A text is over its bound.
    #[error("{field} is longer than {max} characters")]
    TooLong {
        /// Path of the field.
        field: String,
        /// The bound, in characters.
        max: usize,
    },
    /// Not an e-mail address.
    #[error("{field} is not an e-mail address")]
    BadEmail {
        /// Path of the field.
        field: String,
    },
    /// A number, or the length of a list, is out of its bounds.
    #[error("{field} must be from {min} to {max}")]
    OutOfRange {
        /// Path of the field.
        field: String,
        /// Smallest that is taken.
        min: u32,
        /// Largest that is taken.
        max: u32,
    },
    /// A date that must lie ahead does not.
    #[error("{field} must be in the future")]
    NotInFuture {
        /// Path of the field.
        field: String,
    },
    /// A date lies further ahead than anybody can promise.
    #[error("{field} is more than {days} days ahead")]
    TooFarAhead {
        /// Path of the field.
        field: String,
        /// The bound, in days.
        days: u32,
    },
    /// What is named is not there.
    #[error("{field} names no {what} that there is")]
    NoSuch {
        /// Path of the field.
        field: String,
        /// What it should name.
        what: &'static str,
    },
    /// The same thing stands twice.
    #[error("{field} stands twice")]
    Twice {
        /// Path of the second.
        field: String,
    },
    /// Answers would wait for a second member of staff who is not there.
    #[error("{field} takes two who handle cases")]
    NoSecond {
        /// Path of the field.
        field: String,
    },
    /// What is promised comes before what must happen first.
    #[error("{field} is shorter than what comes before it")]
    OutOfOrder {
        /// Path of the field.
        field: String,
        /// What comes first.
        first: PromiseName,
    },
    /// So much open time does not pass within a year.
    #[error("{field} takes more than a year of its calendar")]
    OutOfReach {
        /// Path of the field.
        field: String,
    },
    /// A team goes while open cases are with it.
    #[error("{field} leaves out {name}, which has open cases")]
    InUse {
        /// Path of the list.
        field: String,
        /// Name of the team.
        name: String,
    },
    /// An identifier that is none.
    #[error("{field} is no identifier")]
    BadIdentifier {
        /// Path of the field.
        field: String,
    },
    /// Hours that are none, or end before they begin.
    #[error("{field} is not a time such as 09:00-12:30")]
    BadTime {
        /// Path of the field, such as `calendars.office.week.mon[1]`.
        field: String,
    },
    /// Hours begin before those above them end.
    #[error("{field} begins before those above it end")]
    Overlap {
        /// Path of the field.
        field: String,
    },
    /// No time, or more than can be promised.
    #[error("{field} must be from 1 minute to {days} days")]
    BadTarget {
        /// Path of the field.
        field: String,
        /// The longest, in days.
        days: u32,
    },
    /// A date that does not exist, or is in its list already.
    #[error("{field} is not a date such as 2028-02-29, or is listed twice")]
    BadDate {
        /// Path of the field.
        field: String,
    },
    /// A calendar with no hours in its whole week.
    #[error("{field} is never open")]
    NeverOpen {
        /// Path of the field.
        field: String,
    },
    /// A time zone that nobody knows.
    #[error("{field} is not a time zone")]
    NoSuchZone {
        /// Path of the field.
        field: String,
    },
    /// A canned reply with a variable that nobody fills.
    #[error("{field} has no variable {name:?}")]
    NoSuchVariable {
        /// Path of the field.
        field: String,
        /// What the variable is called there.
        name: String,
    },
    /// A canned reply with a brace that is not closed.
    #[error("{field} has a brace that is not closed")]
    Unclosed {
        /// Path of the field.
        field: String,
    },
    /// The site does not take this kind of case.
    #[error("this site does not take that kind")]
    KindNotTaken,
    /// The chosen option is not on the offer.
    #[error("option {option} is not on offer {offer}")]
    NotOnOffer {
        /// Number of the offer.
        offer: u32,
        /// Number of the option.
        option: u32,
    },
    /// The offer that was answered has been replaced by a newer one.
    #[error("offer {answered} was replaced by offer {current}")]
    OfferReplaced {
        /// The offer that the command names.
        answered: u32,
        /// The offer that is open.
        current: u32,
    },
    /// The stage forbids the command.
    #[error("{command} is not possible while the case is {stage}")]
    NotNow {
        /// Where the case stands.
        stage: Stage,
        /// What was tried.
        command: CommandName,
    },
    /// No answer waits for a review.
    #[error("nothing waits for a review")]
    NothingProposed {
        /// What was tried.
        command: CommandName,
    },
    /// Whoever proposed an answer cannot be who looks at it.
    #[error("somebody else has to look at it")]
    OwnProposal,
    /// As many tasks are open as can be.
    #[error("too many tasks are open")]
    TooManyTasks,
    /// The command would change nothing: it has been done already.
    #[error("{command} has been done already")]
    AlreadyDone {
        /// What was tried.
        command: CommandName,
    },
}
