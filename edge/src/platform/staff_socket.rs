//! Sockets of staff: open only as long as the session behind them is good.

use super::entry::text;
use super::object::SESSION_ENDED;
use super::objects;
use crate::bindings;
use crate::failure::Failure;
use crate::ports::Class;
use crate::site_index::messages::Viewer;
use crate::staff_sessions::{StaffReply, StaffRequest};
use answerable_shared::json;
use answerable_shared::site::Sites;
use answerable_shared::time::Timestamp;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use worker::{Env, WebSocket};

/// Close code for a peer that should open its socket again: what it missed comes then.
const TRY_AGAIN: u16 = 1013;

/// The session behind a socket, as the socket remembers it.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct SocketSession {
    pub(super) site: String,
    pub(super) hash: String,
    /// When it ends.
    pub(super) until: Timestamp,
    /// For whom counts are made.
    #[serde(default)]
    pub(super) viewer: Viewer,
}

/// Keeps something with a socket while the object sleeps. As text, as everything else is kept: the platform's own values
/// would need another writer and reader for each type.
pub(super) fn remember(socket: &WebSocket, what: &impl Serialize) -> Result<(), Failure> {
    Ok(socket.serialize_attachment(serde_json::to_string(what)?)?)
}

/// What was kept with a socket; none if this cannot be read.
pub(super) fn remembered<T: DeserializeOwned>(socket: &WebSocket) -> Option<T> {
    let text = socket.deserialize_attachment::<String>().ok()??;
    json::read(&text).ok()
}

/// Closes a socket whose session has ended.
pub(super) fn end(socket: &WebSocket) {
    // A peer that is gone needs no closing.
    let _ = socket.close(Some(SESSION_ENDED), Some("session ended"));
}

/// Closes a socket whose peer is to open another one: what it misses comes then.
pub(super) fn ask_again(socket: &WebSocket) {
    // A peer that is gone needs no closing.
    let _ = socket.close(Some(TRY_AGAIN), Some("try again"));
}

/// Sessions that were asked about in one round.
pub(super) struct SessionCheck<'a> {
    env: &'a Env,
    now: Timestamp,
    known: BTreeMap<String, Option<bool>>,
}

impl<'a> SessionCheck<'a> {
    pub(super) fn new(env: &'a Env) -> Self {
        Self {
            env,
            now: super::now(),
            known: BTreeMap::new(),
        }
    }

    /// Whether the socket may hear more. One that may not is closed.
    pub(super) async fn lets_through(
        &mut self,
        socket: &WebSocket,
        session: &SocketSession,
    ) -> bool {
        let good = match self.known.get(&session.hash) {
            Some(known) => *known,
            None => {
                let good = self.ask(session).await.ok();
                self.known.insert(session.hash.clone(), good);
                good
            }
        };
        match good {
            Some(true) => return true,
            Some(false) => end(socket),
            None => ask_again(socket),
        }
        false
    }

    async fn ask(&self, session: &SocketSession) -> Result<bool, Failure> {
        if session.until <= self.now {
            return Ok(false);
        }
        let who = StaffRequest::Who {
            session_hash: session.hash.clone(),
        };
        let question = serde_json::to_string(&who)?;
        let reply = objects::ask(self.env, Class::Staff, &session.site, &question).await?;
        let StaffReply::Session { agent, .. } = json::read(&reply)? else {
            return Ok(false);
        };
        let sites = text(self.env, bindings::SITES)?.unwrap_or_default();
        let sites: Sites = json::read(&sites)?;
        Ok(sites
            .get(&session.site)
            .is_some_and(|site| site.agents.contains_key(&agent)))
    }
}
