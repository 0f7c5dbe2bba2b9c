//! Who of the staff looks at a case, as their sockets remember it.

use answerable_shared::actor::Agent;
use answerable_shared::json;
use answerable_shared::presence::{PresenceFrame, Present, TYPING_HOLDS_MS, Typing};
use answerable_shared::time::Timestamp;
use serde::{Deserialize, Serialize};

/// Whoever types says so at most this often, in milliseconds; more is not heard.
const PAUSE_MS: u64 = 250;
/// Nobody has a reason to tell more, in bytes.
const MOST: usize = 64;

/// What one socket of a member of staff remembers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Viewing {
    agent: Agent,
    typing: bool,
    /// When they last said that they type.
    said: Timestamp,
}

impl Viewing {
    /// That of somebody who has just come.
    #[must_use]
    pub const fn of(agent: Agent) -> Self {
        Self {
            agent,
            typing: false,
            said: Timestamp(0),
        }
    }

    /// Takes what they say at `now`; whether their colleagues are to hear of it.
    pub fn hear(&mut self, text: &str, now: Timestamp) -> bool {
        if text.len() > MOST {
            return false;
        }
        let Ok(Typing { typing }) = json::read_strictly(text) else {
            return false;
        };
        if !typing {
            // Whoever has not typed has nothing to stop.
            let is_news = self.types(now);
            self.typing = false;
            return is_news;
        }
        if now.0.abs_diff(self.said.0) < PAUSE_MS {
            return false;
        }
        self.typing = true;
        self.said = now;
        true
    }

    const fn types(&self, now: Timestamp) -> bool {
        self.typing && now.0.saturating_sub(self.said.0) < TYPING_HOLDS_MS
    }
}

/// Everybody who looks, each once, however many sockets they have.
pub fn frame(viewing: impl IntoIterator<Item = Viewing>, now: Timestamp) -> PresenceFrame {
    let mut presence: Vec<Present> = Vec::new();
    for one in viewing {
        let typing = one.types(now);
        match presence.iter_mut().find(|there| there.id == one.agent.id) {
            Some(there) => there.typing |= typing,
            None => presence.push(Present {
                id: one.agent.id,
                name: one.agent.name,
                typing,
            }),
        }
    }
    presence.sort_by(|one, other| one.id.cmp(&other.id));
    PresenceFrame { presence }
}
