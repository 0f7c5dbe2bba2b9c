//! The Durable Object `SiteIndex`: decodes, asks the engine, tells the desks.

use super::object::{MAX_MESSAGE, TOO_BIG, follow_question, question, refuse, reply, settle};
use super::staff_socket::{SessionCheck, SocketSession, end, remember, remembered};
use super::{log, now, sql::ObjectSql};
use crate::failure::Failure;
use crate::site_index::engine::{Changed, IndexEngine};
use crate::site_index::messages::{FollowDesk, IndexRequest, Put};
use answerable_shared::api::DeskFrame;
use answerable_shared::authorize::Denial;
use std::rc::Rc;
use worker::{
    DurableObject, Env, Request, Response, State, WebSocket, WebSocketIncomingMessage,
    WebSocketPair, WebSocketRequestResponsePair, durable_object,
};

/// One site's inbox.
#[durable_object]
pub struct SiteIndex {
    state: Rc<State>,
    env: Env,
}

impl DurableObject for SiteIndex {
    fn new(state: State, env: Env) -> Self {
        if let Ok(pair) = WebSocketRequestResponsePair::new("ping", "pong") {
            state.set_websocket_auto_response(&pair);
        }
        Self {
            state: Rc::new(state),
            env,
        }
    }

    async fn fetch(&self, request: Request) -> worker::Result<Response> {
        settle("SiteIndex", self.answer(request).await)
    }

    async fn alarm(&self) -> worker::Result<Response> {
        Response::empty()
    }

    async fn websocket_message(
        &self,
        socket: WebSocket,
        message: WebSocketIncomingMessage,
    ) -> worker::Result<()> {
        close_if_too_big(&socket, &message);
        Ok(())
    }

    async fn websocket_close(
        &self,
        _: WebSocket,
        _: usize,
        _: String,
        _: bool,
    ) -> worker::Result<()> {
        Ok(())
    }

    async fn websocket_error(&self, _: WebSocket, _: worker::Error) -> worker::Result<()> {
        Ok(())
    }
}

/// Closes a socket that sends more than anybody has a reason to. Everything shorter is ignored.
pub(super) fn close_if_too_big(socket: &WebSocket, message: &WebSocketIncomingMessage) {
    let length = match message {
        WebSocketIncomingMessage::String(text) => text.len(),
        WebSocketIncomingMessage::Binary(bytes) => bytes.len(),
    };
    if length > MAX_MESSAGE {
        // A peer that is gone needs no closing.
        let _ = socket.close(Some(TOO_BIG), Some("too big"));
    }
}

impl SiteIndex {
    fn engine(&self) -> Result<IndexEngine<ObjectSql>, Failure> {
        IndexEngine::new(ObjectSql::new(&self.state.storage()))
    }

    async fn answer(&self, mut request: Request) -> Result<Response, Failure> {
        if let Some(follow) = follow_question::<FollowDesk>(&request)? {
            return self.follow(&follow);
        }
        let question: IndexRequest = question(&mut request).await?;
        let (answer, changed) = self.engine()?.answer(&question, now())?;
        match (question, changed) {
            (IndexRequest::Put(Put { row, .. }), Changed::Row) => {
                let (state, env) = (Rc::clone(&self.state), self.env.clone());
                self.state.wait_until(async move {
                    if let Err(failure) = tell(&state, &env, &row.reference).await {
                        log("SiteIndex", &failure.to_string());
                    }
                });
            }
            (IndexRequest::SignOut { session_hash }, _) => {
                for (socket, _) in sockets(&self.state).filter(|(_, of)| of.hash == session_hash) {
                    end(&socket);
                }
            }
            _ => {}
        }
        reply(&answer)
    }

    fn follow(&self, follow: &FollowDesk) -> Result<Response, Failure> {
        let ticket = self.engine()?.take_ticket(&follow.ticket_hash, now())?;
        let Some(ticket) = ticket else {
            return refuse(Denial::NotFound.into());
        };
        let WebSocketPair { client, server } = WebSocketPair::new()?;
        self.state.accept_web_socket(&server);
        let session = SocketSession {
            site: follow.site.clone(),
            hash: ticket.session_hash,
            until: ticket.until,
            viewer: ticket.viewer,
        };
        remember(&server, &session)?;
        Ok(Response::from_websocket(client)?)
    }
}

/// Every desk that is open, and the session behind it.
fn sockets(state: &State) -> impl Iterator<Item = (WebSocket, SocketSession)> {
    let sockets = state.get_websockets().into_iter();
    sockets.filter_map(|socket| {
        let session = remembered(&socket)?;
        Some((socket, session))
    })
}

/// Tells every desk how a case stands; one that is gone does not keep the others from hearing it.
async fn tell(state: &State, env: &Env, reference: &str) -> Result<(), Failure> {
    let mut check = SessionCheck::new(env);
    let mut good = Vec::new();
    for (socket, session) in sockets(state) {
        if check.lets_through(&socket, &session).await {
            good.push((socket, session.viewer));
        }
    }
    // Read after the sessions were checked: another change may have come in between, and the newest is what counts.
    let index = IndexEngine::new(ObjectSql::new(&state.storage()))?;
    let Some(row) = index.row(reference)? else {
        return Ok(());
    };
    for (socket, viewer) in good {
        let frame = DeskFrame {
            row: row.clone(),
            counts: index.counts(&viewer)?,
        };
        let _ = socket.send_with_str(serde_json::to_string(&frame)?);
    }
    Ok(())
}
