//! Reads a command. By hand, because derived code for types that say by a member what they are is ten times as large.

use super::Command;
use crate::json::{Members, Mistake};
use serde::de::Error as _;
use serde::{Deserialize, Deserializer};
use serde_json::Value;

impl<'de> Deserialize<'de> for Command {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let command = Value::deserialize(from)?;
        // The place is part of the mistake already.
        read(command).map_err(D::Error::custom)
    }
}

fn read(command: Value) -> Result<Command, Mistake> {
    let mut of = Members::of(command)?;
    let name: String = of.member("type")?;
    let command = match name.as_str() {
        "choose" => Command::Choose {
            offer: of.member("offer")?,
            option: of.member("option")?,
        },
        "decline" => Command::Decline {
            offer: of.member("offer")?,
            reason: of.member("reason")?,
        },
        "message" => Command::Message {
            text: of.member("text")?,
        },
        "ask" => Command::Ask {
            text: of.member("text")?,
        },
        "appeal" => Command::Appeal {
            text: of.member("text")?,
        },
        "triage" => Command::Triage {
            kind: of.member("kind")?,
            priority: of.member("priority")?,
        },
        "assign" => Command::Assign {
            team: of.member("team")?,
            agent: of.member("agent")?,
            note: of.member("note")?,
        },
        "escalate" => Command::Escalate {
            reason: of.member("reason")?,
        },
        "confirm" => Command::Confirm {
            verdict: of.member("verdict")?,
            text: of.member("text")?,
        },
        "reopen" => Command::Reopen {
            reason: of.member("reason")?,
        },
        "rate" => Command::Rate {
            stars: of.member("stars")?,
            comment: of.member("comment")?,
        },
        "withdraw" => Command::Withdraw {
            reason: of.member("reason")?,
        },
        "accept" => Command::Accept {},
        "progress" => Command::Progress {
            text: of.member("text")?,
            expected: of.member("expected")?,
        },
        "offer" => Command::Offer {
            text: of.member("text")?,
            options: of.member("options")?,
        },
        "resolve" => Command::Resolve {
            text: of.member("text")?,
            guarantee: of.member("guarantee")?,
            review: of.member::<Option<bool>>("review")?.unwrap_or_default(),
        },
        "note" => Command::Note {
            text: of.member("text")?,
        },
        "approve" => Command::Approve {},
        "return" => Command::Return {
            note: of.member("note")?,
        },
        "delegate" => Command::Delegate {
            team: of.member("team")?,
            text: of.member("text")?,
            within_minutes: of.member("within_minutes")?,
        },
        "report" => Command::Report {
            task: of.member("task")?,
            text: of.member("text")?,
        },
        _ => return Err(Mistake::custom(format_args!("`{name}` is no command"))),
    };
    of.end()?;
    Ok(command)
}
