//! Who may do what: the one place that says so, for HTTP, sockets and everything else.

use crate::actor::{Caller, Role};
use crate::command::{CommandName, Side};
use crate::identity::Whose;
use serde::{Deserialize, Serialize};

/// What somebody wants to do with one case.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Action {
    /// See the case.
    Read,
    /// See it live, as it goes on.
    Follow,
    /// Give a command.
    Give(CommandName),
}

/// Why not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Denial {
    /// No credentials were shown; the answer is the same whether or not the case exists.
    NotSignedIn,
    /// There is no such case, as far as this caller can tell: absent and foreign look the same.
    NotFound,
    /// The caller may see the case, but this command is not theirs to give.
    NotYours,
    /// It is the caller's side's to do, but not the caller's role's.
    NotAllowed,
}

/// What somebody at a desk wants to do that is about no single case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DeskAction {
    /// See the inbox, the figures and the settings.
    Look,
    /// Change the settings.
    Arrange,
}

/// Whether a member of staff with `role` may do `action` at the desk of their own site.
///
/// # Errors
/// [`Denial::NotAllowed`].
pub fn authorize_desk(role: Role, action: DeskAction) -> Result<(), Denial> {
    match action {
        DeskAction::Look => Ok(()),
        DeskAction::Arrange if role >= Role::Admin => Ok(()),
        DeskAction::Arrange => Err(Denial::NotAllowed),
    }
}

/// Whether `caller` may do `action` to a case that is `whose`; `None` stands for a case that does
/// not exist.
///
/// Whoever is identified may do to their own cases exactly what the holder of the case's token may.
///
/// # Errors
/// The reason why not, which is all that the caller may learn.
pub fn authorize(
    caller: &Caller,
    action: Action,
    whose: Option<Whose<'_>>,
) -> Result<Side, Denial> {
    let side = match (caller, whose) {
        (Caller::Anonymous, _) => return Err(Denial::NotSignedIn),
        (Caller::Requester, Some(_)) => Side::Requester,
        (Caller::Identified { site, subject }, Some(whose))
            if site == whose.site && Some(subject) == whose.subject =>
        {
            Side::Requester
        }
        (Caller::Staff { site, role, .. }, Some(whose)) if site == whose.site => {
            if let Action::Give(command) = action
                && command.belongs_to(Side::Staff)
                && *role < Role::Agent
            {
                return Err(Denial::NotAllowed);
            }
            Side::Staff
        }
        (
            Caller::Stranger | Caller::Requester | Caller::Identified { .. } | Caller::Staff { .. },
            _,
        ) => {
            return Err(Denial::NotFound);
        }
    };
    match action {
        Action::Give(command) if !command.belongs_to(side) => Err(Denial::NotYours),
        Action::Read | Action::Follow | Action::Give(_) => Ok(side),
    }
}

impl Action {
    /// Every action there is, for the permission matrix.
    #[must_use]
    pub fn all() -> Vec<Self> {
        let commands = CommandName::ALL.into_iter().map(Self::Give);
        [Self::Read, Self::Follow]
            .into_iter()
            .chain(commands)
            .collect()
    }
}
