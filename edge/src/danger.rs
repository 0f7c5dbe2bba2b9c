//! Danger to people in what a requester says once the case is there. Its words were triaged when it arrived; what comes
//! later is looked through for this alone.

use crate::app::App;
use crate::arrangements;
use crate::case_object::messages::{CaseReply, CaseRequest};
use crate::failure::Failure;
use answerable_shared::case::Kind;
use answerable_shared::command::Command;
use answerable_shared::json;
use answerable_shared::triage::suggest;
use serde::Deserialize;

/// Tells `case` if what its requester has said with `command` tells of danger. `view` is the case after it, as they see it.
/// Never fails: what they said is stored already.
pub async fn mind(app: &App, case: &str, command: &Command, view: &str) {
    let Some(said) = said(command) else {
        return;
    };
    if let Err(failure) = look(app, case, said, view).await {
        app.ports.log.failure("danger", &failure.to_string());
    }
}

/// What is needed of the view.
#[derive(Deserialize)]
struct Told {
    case: Head,
}

#[derive(Deserialize)]
struct Head {
    site: String,
    kind: Kind,
    #[serde(default)]
    danger: bool,
}

async fn look(app: &App, case: &str, said: &str, view: &str) -> Result<(), Failure> {
    let Told { case: head } = json::read(view)?;
    let Some(site) = app.config.site(&head.site).filter(|_| !head.danger) else {
        return Ok(());
    };
    let arranged = arrangements::with_words(app, &head.site, site).await;
    if !suggest(said, head.kind, &arranged.triage, &arranged.words).safety {
        return Ok(());
    }
    let question = CaseRequest::Endangered(Box::new(arranged));
    match app.ports.ask(case, &question).await? {
        CaseReply::Noted => Ok(()),
        _ => Err(Failure::new("a case in danger that gives another answer")),
    }
}

/// What a requester says with it, if that can be news.
fn said(command: &Command) -> Option<&str> {
    match command {
        Command::Message { text } | Command::Appeal { text } => Some(text),
        Command::Decline { reason, .. } | Command::Reopen { reason } => Some(reason),
        Command::Confirm { text, .. } => text.as_deref(),
        _ => None,
    }
}
