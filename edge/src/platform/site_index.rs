//! The Durable Object `SiteIndex`: decodes, asks the engine, tells the desks.

use super::object::{
    MAX_MESSAGE, SESSION_ENDED, TOO_BIG, follow_question, question, refuse, reply, settle,
};
use super::{now, sql::ObjectSql};
use crate::failure::Failure;
use crate::site_index::engine::IndexEngine;
use crate::site_index::messages::{FollowDesk, IndexRequest};
use answerable_shared::api::DeskFrame;
use answerable_shared::authorize::Denial;
use answerable_shared::time::Timestamp;
use serde::{Deserialize, Serialize};
use worker::{
    DurableObject, Env, Request, Response, State, WebSocket, WebSocketIncomingMessage,
    WebSocketPair, WebSocketRequestResponsePair, durable_object,
};

/// One site's inbox.
#[durable_object]
pub struct SiteIndex {
    state: State,
}

/// What a desk's socket remembers while the object sleeps.
#[derive(Debug, Serialize, Deserialize)]
struct Attachment {
    /// When the session behind it ends.
    until: f64,
}

impl DurableObject for SiteIndex {
    fn new(state: State, _: Env) -> Self {
        if let Ok(pair) = WebSocketRequestResponsePair::new("ping", "pong") {
            state.set_websocket_auto_response(&pair);
        }
        Self { state }
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
        let (answer, frame) = self.engine()?.answer(&question, now())?;
        if let Some(frame) = frame {
            self.tell(&frame)?;
        }
        reply(&answer)
    }

    fn follow(&self, follow: &FollowDesk) -> Result<Response, Failure> {
        let Some(Timestamp(until)) = self.engine()?.take_ticket(&follow.ticket_hash, now())? else {
            return refuse(Denial::NotFound.into());
        };
        let WebSocketPair { client, server } = WebSocketPair::new()?;
        self.state.accept_web_socket(&server);
        server.serialize_attachment(Attachment {
            until: until as f64,
        })?;
        Ok(Response::from_websocket(client)?)
    }

    /// Tells every desk; one that is gone does not keep the others from hearing it.
    fn tell(&self, frame: &DeskFrame) -> Result<(), Failure> {
        let text = serde_json::to_string(frame)?;
        let now = now().0 as f64;
        for socket in self.state.get_websockets() {
            let attachment: Option<Attachment> = socket.deserialize_attachment().ok().flatten();
            if attachment.is_some_and(|attachment| attachment.until > now) {
                let _ = socket.send_with_str(&text);
            } else {
                let _ = socket.close(Some(SESSION_ENDED), Some("session ended"));
            }
        }
        Ok(())
    }
}
