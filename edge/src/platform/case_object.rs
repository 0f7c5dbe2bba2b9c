//! The Durable Object `CaseObject`: decodes, arms the alarm, asks the engine, tells the sockets, publishes.
//!
//! Why an accepted change always gets published: the alarm is durable before the change is stored, and it is never
//! taken back. It fires, publishes what is left and arms itself again until nothing is. An alarm that finds nothing to
//! do costs little; one that was taken back a moment too early would cost an accepted change.

use super::object::{SESSION_ENDED, follow_question, question, refuse, reply, settle};
use super::site_index::close_if_too_big;
use super::sql::ObjectSql;
use super::{log, now, objects};
use crate::bindings;
use crate::case_object::engine::CaseEngine;
use crate::case_object::messages::{CaseReply, CaseRequest, Follow};
use crate::case_object::outbox::Publisher;
use crate::failure::Failure;
use crate::ports::Class;
use crate::site_index::messages::IndexRequest;
use answerable_shared::command::Side;
use answerable_shared::index::IndexRow;
use answerable_shared::time::Timestamp;
use answerable_shared::view::{Frame, frames};
use serde::{Deserialize, Serialize};
use std::cell::Cell;
use std::rc::Rc;
use worker::{
    DurableObject, Env, Request, Response, State, WebSocket, WebSocketIncomingMessage,
    WebSocketPair, WebSocketRequestResponsePair, durable_object,
};

/// How far ahead the alarm is armed before a change: long enough that it does not fire while the change is published at
/// once, short enough that little waits for it when that does not happen.
const SAFETY_MS: i64 = 5_000;
/// A round of publishing that takes longer is taken for dead.
const FLUSH_LIMIT_MS: i64 = 30_000;

/// How long the alarm waits for a round of publishing that is under way.
const BUSY_MS: i64 = 1_000;

/// One case.
#[durable_object]
pub struct CaseObject {
    case: Rc<LiveCase>,
}

struct LiveCase {
    state: State,
    env: Env,
    engine: CaseEngine<ObjectSql>,
    /// When the alarm fires, as far as we know.
    armed: Cell<Option<Timestamp>>,
    /// Since when a round of publishing runs.
    flushing: Cell<Option<Timestamp>>,
}

/// What a socket remembers while the object sleeps. JavaScript numbers: exact up to 2⁵³.
#[derive(Debug, Serialize, Deserialize)]
struct Attachment {
    is_staff: bool,
    /// Number of the last event that was sent.
    seq: f64,
    /// When the session behind it ends.
    until: Option<f64>,
}

impl DurableObject for CaseObject {
    fn new(state: State, env: Env) -> Self {
        if let Ok(pair) = WebSocketRequestResponsePair::new("ping", "pong") {
            state.set_websocket_auto_response(&pair);
        }
        let engine = CaseEngine::new(ObjectSql::new(&state.storage()));
        Self {
            case: Rc::new(LiveCase {
                state,
                env,
                engine,
                armed: Cell::new(None),
                flushing: Cell::new(None),
            }),
        }
    }

    async fn fetch(&self, request: Request) -> worker::Result<Response> {
        settle("CaseObject", self.answer(request).await)
    }

    /// Only fails where the alarm cannot be armed again; then the platform repeats it.
    async fn alarm(&self) -> worker::Result<Response> {
        self.case.armed.set(None);
        self.case.publish().await;
        self.case.arm_for_rest().await?;
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

impl CaseObject {
    async fn answer(&self, mut request: Request) -> Result<Response, Failure> {
        if let Some(follow) = follow_question::<Follow>(&request)? {
            return self.case.follow(&follow);
        }
        let question: CaseRequest = question(&mut request).await?;
        if self.case.may_change(&question)? {
            self.case.arm(SAFETY_MS).await?;
        }
        // From here to the end of the next line nothing is awaited, so nothing comes in between.
        let answer = self.case.engine.answer(&question, now())?;
        if matches!(answer, CaseReply::Opened(_) | CaseReply::Done { .. }) {
            self.case.tell();
            let case = Rc::clone(&self.case);
            self.case.state.wait_until(async move {
                case.publish().await;
                if let Err(error) = case.arm_for_rest().await {
                    log("CaseObject", &error.to_string());
                }
            });
        }
        reply(&answer)
    }
}

impl LiveCase {
    /// Whether the question can store something. Nothing is stored for a case that was never opened, not even an alarm.
    fn may_change(&self, question: &CaseRequest) -> Result<bool, Failure> {
        match question {
            CaseRequest::Open(_) => Ok(true),
            CaseRequest::Act(_) => Ok(self.engine.store().opening()?.is_some()),
            CaseRequest::Read { .. } | CaseRequest::Ticket { .. } => Ok(false),
        }
    }

    /// Makes sure that the alarm fires within `ms`.
    async fn arm(&self, ms: i64) -> Result<(), worker::Error> {
        let wanted = Timestamp(now().0.saturating_add(ms));
        if self
            .armed
            .get()
            .is_some_and(|armed| armed <= wanted && armed > now())
        {
            return Ok(());
        }
        self.state.storage().set_alarm(ms).await?;
        self.armed.set(Some(wanted));
        Ok(())
    }

    /// Arms the alarm for what is still to be published.
    async fn arm_for_rest(&self) -> Result<(), worker::Error> {
        let wait = match self.engine.store().next_due() {
            Ok(None) => return Ok(()),
            Ok(Some(due)) => due.0.saturating_sub(now().0).clamp(0, 60_000),
            Err(failure) => {
                log("CaseObject", &failure.to_string());
                SAFETY_MS
            }
        };
        // Another round is under way; it deserves a moment.
        let wait = if self.flushing.get().is_some() {
            wait.max(BUSY_MS)
        } else {
            wait
        };
        self.arm(wait).await
    }

    /// Publishes what is due, unless that is being done already.
    async fn publish(&self) {
        let started = now();
        let is_running = |since: Timestamp| since.0.saturating_add(FLUSH_LIMIT_MS) > started.0;
        if self.flushing.get().is_some_and(is_running) {
            return;
        }
        self.flushing.set(Some(started));
        if let Err(failure) = self.engine.store().flush(self).await {
            log("CaseObject", &failure.to_string());
        }
        if self.flushing.get() == Some(started) {
            self.flushing.set(None);
        }
    }

    fn follow(&self, follow: &Follow) -> Result<Response, Failure> {
        let follower = match self.engine.follow(follow, now())? {
            Ok(follower) => follower,
            Err(problem) => return refuse(problem),
        };
        let WebSocketPair { client, server } = WebSocketPair::new()?;
        self.state.accept_web_socket(&server);
        let mut attachment = Attachment {
            is_staff: follower.side == Side::Staff,
            seq: follow.after as f64,
            until: follower.until.map(|until| until.0 as f64),
        };
        let missed = self.engine.frames(follower.side, follow.after)?;
        send(&server, &mut attachment, &missed);
        server.serialize_attachment(&attachment)?;
        Ok(Response::from_websocket(client)?)
    }

    /// Sends every socket what it has not seen. The change is stored already, so nothing here may fail the answer; a
    /// socket that misses something asks for it when it is opened again.
    fn tell(&self) {
        let sockets = self.state.get_websockets();
        if sockets.is_empty() {
            return;
        }
        let steps = match self.engine.steps() {
            Ok(steps) => steps,
            Err(failure) => return log("CaseObject", &failure.to_string()),
        };
        let now = now().0 as f64;
        for socket in sockets {
            let Ok(Some(mut attachment)) = socket.deserialize_attachment::<Attachment>() else {
                continue;
            };
            if attachment.until.is_some_and(|until| until <= now) {
                let _ = socket.close(Some(SESSION_ENDED), Some("session ended"));
                continue;
            }
            let side = if attachment.is_staff {
                Side::Staff
            } else {
                Side::Requester
            };
            let missed = frames(&steps, attachment.seq as u64, side);
            send(&socket, &mut attachment, &missed);
            let _ = socket.serialize_attachment(&attachment);
        }
    }
}

/// Sends frames in order, and notes how far it came. A peer that is gone gets nothing more.
fn send(socket: &WebSocket, attachment: &mut Attachment, frames: &[Frame]) {
    for frame in frames {
        let Ok(text) = serde_json::to_string(frame) else {
            return;
        };
        if socket.send_with_str(text).is_err() {
            return;
        }
        attachment.seq = frame.entry.seq as f64;
    }
}

impl Publisher for LiveCase {
    fn now(&self) -> Timestamp {
        now()
    }

    async fn put_record(&self, key: &str, record: String) -> Result<(), Failure> {
        let put = async {
            let kv = self.env.kv(bindings::RECORDS)?;
            let put = kv.put(key, record).map_err(worker::Error::from)?;
            put.execute().await.map_err(worker::Error::from)
        };
        put.await.map_err(|error| {
            log("CaseObject", &format!("KV: {error}"));
            error.into()
        })
    }

    async fn put_row(&self, shard: &str, row: &IndexRow) -> Result<(), Failure> {
        let question = serde_json::to_string(&IndexRequest::Put {
            row: Box::new(row.clone()),
        })?;
        objects::ask(&self.env, Class::Index, shard, &question)
            .await
            .map(|_| ())
            .inspect_err(|failure| log("CaseObject", &failure.to_string()))
    }
}
