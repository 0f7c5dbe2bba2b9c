//! The Durable Object `CaseObject`: decodes, arms the alarm, asks the engine, tells the sockets, publishes.
//!
//! Why an accepted change always gets published: the alarm is durable before the change is stored, and it is never
//! taken back. It fires, publishes what is left and arms itself again until nothing is. An alarm that finds nothing to
//! do costs little; one that was taken back a moment too early would cost an accepted change.

use super::entry::text;
use super::object::{follow_question, question, refuse, reply, settle};
use super::site_index::close_if_too_big;
use super::sql::ObjectSql;
use super::staff_socket::{SessionCheck, SocketSession, ask_again, remember, remembered};
use super::{log, now, objects};
use crate::bindings;
use crate::case_object::engine::CaseEngine;
use crate::case_object::messages::{CaseReply, CaseRequest, Follow};
use crate::case_object::outbox::{Publisher, Target};
use crate::case_object::presence::{self, Viewing};
use crate::crypto::ServerSecret;
use crate::failure::Failure;
use crate::ports::Class;
use crate::site_index::messages::{IndexRequest, Viewer};
use answerable_shared::case::Case;
use answerable_shared::command::{Command, Side};
use answerable_shared::event::Event;
use answerable_shared::identity::Subject;
use answerable_shared::json;
use answerable_shared::settings::Arrangements;
use answerable_shared::site::Sites;
use answerable_shared::time::Timestamp;
use answerable_shared::view::{changed, frames};
use futures_util::future::{Either, select};
use serde::{Deserialize, Serialize};
use std::cell::Cell;
use std::rc::Rc;
use std::time::Duration;
use web_sys::WebSocket as SocketState;
use worker::kv::KvError;
use worker::{
    Delay, DurableObject, Env, Request, Response, State, WebSocket, WebSocketIncomingMessage,
    WebSocketPair, WebSocketRequestResponsePair, durable_object,
};

/// How far ahead the alarm is armed before a change: long enough that it does not fire while the change is published at
/// once, short enough that little waits for it when that does not happen.
const SAFETY_MS: i64 = 5_000;
/// A round of publishing that takes longer is taken for dead.
const FLUSH_LIMIT_MS: i64 = 30_000;

/// How long who looks and who types is not told anew, in milliseconds.
const PRESENCE_MS: i64 = 500;

/// How long a target may take. Shorter than a round, so that rounds do not overlap.
const PUT_LIMIT: Duration = Duration::from_secs(10);
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
    /// When those who look at it may be told again who else does.
    next_presence: Cell<Timestamp>,
}

/// What a socket remembers while the object sleeps.
#[derive(Debug, Serialize, Deserialize)]
struct Attachment {
    /// Number of the last event as of which they know the case.
    seq: u64,
    /// The session behind it, for staff.
    session: Option<SocketSession>,
    /// Until when the host vouches for whoever opened it, if it is open on its word.
    #[serde(default)]
    until: Option<Timestamp>,
    /// Who looks at the case here, for staff; nobody once it is closed.
    #[serde(default)]
    viewing: Option<Viewing>,
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
                next_presence: Cell::new(Timestamp(0)),
            }),
        }
    }

    async fn fetch(&self, request: Request) -> worker::Result<Response> {
        settle("CaseObject", self.answer(request).await)
    }

    /// Only fails where the alarm cannot be armed again; then the platform repeats it.
    async fn alarm(&self) -> worker::Result<Response> {
        self.case.armed.set(None);
        self.case.look_at_clocks().await;
        self.case.publish_and_arm().await?;
        Response::empty()
    }

    async fn websocket_message(
        &self,
        socket: WebSocket,
        message: WebSocketIncomingMessage,
    ) -> worker::Result<()> {
        close_if_too_big(&socket, &message);
        if let WebSocketIncomingMessage::String(text) = message
            && let Some(mut attachment) = remembered::<Attachment>(&socket)
            && let Some(viewing) = &mut attachment.viewing
            && viewing.hear(&text, now())
            && remember(&socket, &attachment).is_ok()
        {
            self.case.tell_presence().await;
        }
        Ok(())
    }

    async fn websocket_close(
        &self,
        socket: WebSocket,
        _: usize,
        _: String,
        _: bool,
    ) -> worker::Result<()> {
        self.case.gone(&socket).await;
        Ok(())
    }

    async fn websocket_error(&self, socket: WebSocket, _: worker::Error) -> worker::Result<()> {
        self.case.gone(&socket).await;
        Ok(())
    }
}

impl CaseObject {
    async fn answer(&self, mut request: Request) -> Result<Response, Failure> {
        if let Some(follow) = follow_question::<Follow>(&request)? {
            return self.case.follow(&follow);
        }
        let mut question: CaseRequest = question(&mut request).await?;
        // What was to happen before this has happened before this, even if its alarm is late.
        let next = self.case.engine.next_watch()?;
        let is_overdue = next.is_some_and(|at| at <= now());
        if is_overdue || self.case.may_change(&question)? {
            self.case.arm(SAFETY_MS).await?;
        }
        let happened = is_overdue && self.case.engine.watch(now())?;
        self.case.add_leads(&mut question)?;
        // From here to the end of the next line nothing is awaited, so nothing comes in between.
        let answer = self.case.engine.answer(&question, now())?;
        if happened || changes(&answer) {
            // A matter of safety goes up to the leads at once. It is stored already, so the alarm can do this as well.
            if let Err(failure) = self.case.engine.watch(now()) {
                log("CaseObject", &failure.to_string());
            }
            self.case.tell_requester();
            let case = Rc::clone(&self.case);
            self.case.state.wait_until(async move {
                case.tell_staff().await;
                if let Err(error) = case.publish_and_arm().await {
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
            CaseRequest::Act(_) | CaseRequest::Endangered(_) => {
                Ok(self.engine.store().opening()?.is_some())
            }
            CaseRequest::Known { .. } | CaseRequest::Read { .. } | CaseRequest::Ticket { .. } => {
                Ok(false)
            }
        }
    }

    /// Adds whom a complaint about how the case was handled can go to: the token that came with it does not tell whose
    /// site it is for.
    fn add_leads(&self, question: &mut CaseRequest) -> Result<(), Failure> {
        let CaseRequest::Act(act) = question else {
            return Ok(());
        };
        if !matches!(act.command, Command::Appeal { .. }) {
            return Ok(());
        }
        let store = self.engine.store();
        if store.opening()?.is_none() {
            return Ok(());
        }
        let case = store.history()?.case;
        let sites = text(&self.env, bindings::SITES)?.unwrap_or_default();
        let mut sites: Sites = json::read(&sites)?;
        let site = sites.remove(&case.site);
        act.site = site.map(|site| Box::new(Arrangements::usual(&site)));
        Ok(())
    }

    /// Records what has happened by itself, and tells whoever follows. What fails is tried again by the alarm.
    async fn look_at_clocks(&self) {
        match self.engine.watch(now()) {
            Ok(true) => {
                self.tell_requester();
                self.tell_staff().await;
            }
            Ok(false) => {}
            Err(failure) => log("CaseObject", &failure.to_string()),
        }
    }

    /// When the object has to be awake next: to publish, or because something happens by itself.
    fn next_due(&self) -> Result<Option<Timestamp>, Failure> {
        let publish = self.engine.store().next_due()?;
        let watch = self.engine.next_watch()?;
        Ok([publish, watch].into_iter().flatten().min())
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

    /// Publishes what is due, unless that is being done already, and arms the alarm for the rest.
    async fn publish_and_arm(self: &Rc<Self>) -> Result<(), worker::Error> {
        // Whatever fails on our own side, or is under way, gets time before the next try.
        let pause = match self.publish().await {
            Ok(()) if self.flushing.get().is_none() => 0,
            Ok(()) => BUSY_MS,
            Err(failure) => {
                log("CaseObject", &failure.to_string());
                SAFETY_MS
            }
        };
        let wait = match self.next_due() {
            Ok(None) => return Ok(()),
            Ok(Some(due)) => due.0.saturating_sub(now().0).max(pause),
            Err(failure) => {
                log("CaseObject", &failure.to_string());
                SAFETY_MS
            }
        };
        self.arm(wait).await
    }

    async fn publish(self: &Rc<Self>) -> Result<(), Failure> {
        let started = now();
        let is_running = |since: Timestamp| since.0.saturating_add(FLUSH_LIMIT_MS) > started.0;
        if self.flushing.get().is_some_and(is_running) {
            return Ok(());
        }
        self.flushing.set(Some(started));
        let done = self.engine.store().flush(&Outside(Rc::clone(self))).await;
        if self.flushing.get() == Some(started) {
            self.flushing.set(None);
        }
        done
    }

    fn follow(self: &Rc<Self>, follow: &Follow) -> Result<Response, Failure> {
        let follower = match self.engine.follow(follow, now())? {
            Ok(follower) => follower,
            Err(problem) => return refuse(problem),
        };
        let WebSocketPair { client, server } = WebSocketPair::new()?;
        self.state.accept_web_socket(&server);
        let session = follower.session.as_ref();
        let mut attachment = Attachment {
            seq: follower.after,
            viewing: session.map(|session| Viewing::of(session.agent.clone())),
            session: follower.session.map(|session| SocketSession {
                site: session.site,
                hash: session.hash,
                until: session.until,
                viewer: Viewer::default(),
            }),
            until: follower.until,
        };
        catch_up(
            &server,
            &mut attachment,
            &self.engine.steps()?,
            follower.side,
        );
        remember(&server, &attachment)?;
        if attachment.viewing.is_some() {
            let case = Rc::clone(self);
            self.state
                .wait_until(async move { case.tell_presence().await });
        }
        Ok(Response::from_websocket(client)?)
    }

    /// Sends the requester's sockets what they have not seen. The change is stored already, so nothing here may fail the
    /// answer; a socket that misses something gets it when it is opened again.
    fn tell_requester(&self) {
        let now = now();
        let is_over = |attachment: &Attachment| attachment.until.is_some_and(|until| until <= now);
        // Whoever is still there opens another one, on the host's new word.
        self.sockets(is_over).iter().for_each(ask_again);
        let sockets =
            self.sockets(|attachment| attachment.session.is_none() && !is_over(attachment));
        self.send_missed(&sockets, Side::Requester);
    }

    /// Sends the staff's sockets what they have not seen, as long as their sessions are good.
    async fn tell_staff(&self) {
        let sockets = self.sockets_of_staff().await;
        self.send_missed(&sockets, Side::Staff);
    }

    /// Tells the staff who of them look at the case: at once, then once in a pause, however many of them type. Each round
    /// asks for the sessions of all who look, since nobody may hear more who has signed out.
    async fn tell_presence(&self) {
        let wait = self.next_presence.get().0.saturating_sub(now().0);
        // A clock that stepped back keeps nobody waiting.
        let pause = match wait {
            1..=PRESENCE_MS => wait,
            i64::MIN..=0 => 0,
            // The round that waits already tells this too.
            _ if wait <= 2 * PRESENCE_MS => return,
            _ => 0,
        };
        let next = now().0.saturating_add(pause + PRESENCE_MS);
        self.next_presence.set(Timestamp(next));
        if pause > 0 {
            Delay::from(Duration::from_millis(pause.unsigned_abs())).await;
        }
        let sockets = self.sockets_of_staff().await;
        // One that closes may be listed a little longer.
        let is_open = |socket: &&WebSocket| socket.as_ref().ready_state() == SocketState::OPEN;
        let viewing = sockets
            .iter()
            .filter(is_open)
            .filter_map(|socket| remembered::<Attachment>(socket)?.viewing);
        let Ok(frame) = serde_json::to_string(&presence::frame(viewing, now())) else {
            return;
        };
        for socket in &sockets {
            // A peer that is gone misses nothing: it is told anew when it comes back.
            let _ = socket.send_with_str(&frame);
        }
    }

    /// Whoever looked at the case there does not any more.
    async fn gone(&self, socket: &WebSocket) {
        if let Some(mut attachment) = remembered::<Attachment>(socket)
            && attachment.viewing.take().is_some()
        {
            // What it forgets to forget is gone with the socket.
            let _ = remember(socket, &attachment);
            self.tell_presence().await;
        }
    }

    /// The staff's sockets, as long as their sessions are good.
    async fn sockets_of_staff(&self) -> Vec<WebSocket> {
        let mut check = SessionCheck::new(&self.env);
        let mut good = Vec::new();
        for socket in self.sockets(|attachment| attachment.session.is_some()) {
            let attachment = remembered::<Attachment>(&socket);
            if let Some(session) = attachment.and_then(|attachment| attachment.session)
                && check.lets_through(&socket, &session).await
            {
                good.push(socket);
            }
        }
        good
    }

    fn sockets(&self, wanted: impl Fn(&Attachment) -> bool) -> Vec<WebSocket> {
        let is_wanted =
            |socket: &WebSocket| remembered(socket).is_some_and(|attachment| wanted(&attachment));
        let sockets = self.state.get_websockets().into_iter();
        sockets.filter(is_wanted).collect()
    }

    fn send_missed(&self, sockets: &[WebSocket], side: Side) {
        if sockets.is_empty() {
            return;
        }
        let steps = match self.engine.steps() {
            Ok(steps) => steps,
            Err(failure) => return log("CaseObject", &failure.to_string()),
        };
        for socket in sockets {
            // Read now: another change may have been sent meanwhile.
            let Some(mut attachment) = remembered::<Attachment>(socket) else {
                continue;
            };
            catch_up(socket, &mut attachment, &steps, side);
            // What it forgets is sent once more.
            let _ = remember(socket, &attachment);
        }
    }
}

/// Sends what the socket has not seen, and notes how far it came. A peer that is gone gets nothing more.
fn catch_up(socket: &WebSocket, attachment: &mut Attachment, steps: &[(Event, Case)], side: Side) {
    for frame in frames(steps, attachment.seq, side) {
        if send(socket, &frame).is_err() {
            return;
        }
        attachment.seq = frame.entry.seq;
    }
    // Staff see everything that happens.
    if side == Side::Requester
        && let Some(news) = changed(steps, attachment.seq)
        && send(socket, &news).is_ok()
    {
        attachment.seq = news.changed;
    }
}

fn send(socket: &WebSocket, what: &impl Serialize) -> Result<(), Failure> {
    Ok(socket.send_with_str(serde_json::to_string(what)?)?)
}

/// Whether something may have happened with that answer.
const fn changes(answer: &CaseReply) -> bool {
    matches!(
        answer,
        CaseReply::Opened(_) | CaseReply::Done { .. } | CaseReply::Noted
    )
}

/// What a case publishes to.
struct Outside(Rc<LiveCase>);

impl Publisher for Outside {
    fn now(&self) -> Timestamp {
        now()
    }

    async fn put_record(&self, key: &str, record: String) -> Result<(), Failure> {
        let put = self
            .0
            .env
            .kv(bindings::RECORDS)?
            .put(key, record)
            .map_err(worker::Error::from)?;
        let put = Box::pin(put.execute());
        let limit = Box::pin(Delay::from(PUT_LIMIT));
        match select(put, limit).await {
            Either::Left((put, _)) => put.map_err(|error| {
                log("CaseObject", &format!("KV: {error}"));
                Failure::passing("KV")
            }),
            Either::Right(((), late)) => {
                log("CaseObject", "KV: no answer");
                self.publish_again_after(late);
                Err(Failure::passing("KV"))
            }
        }
    }

    fn owner(&self, site: &str, subject: &Subject) -> Result<String, Failure> {
        let secret = text(&self.0.env, bindings::SERVER_SECRET)?.unwrap_or_default();
        ServerSecret::new(&secret)?.owner(site, subject)
    }

    async fn put_row(&self, shard: &str, put: IndexRequest) -> Result<(), Failure> {
        let question = serde_json::to_string(&put)?;
        let put = Box::pin(objects::ask(&self.0.env, Class::Index, shard, &question));
        // One that comes late does no harm: the index keeps the newer row.
        let put = match select(put, Box::pin(Delay::from(PUT_LIMIT))).await {
            Either::Left((put, _)) => put.map(|_| ()),
            Either::Right(_) => Err(Failure::passing("the index does not answer")),
        };
        put.inspect_err(|failure| log("CaseObject", &failure.to_string()))
    }
}

impl Outside {
    /// A write that we have given up may still land after a newer one: then the newest has to be written once more.
    fn publish_again_after(&self, late: impl Future<Output = Result<(), KvError>> + 'static) {
        let case = Rc::clone(&self.0);
        self.0.state.wait_until(async move {
            if late.await.is_err() {
                return;
            }
            if let Err(failure) = case.engine.store().publish_again(Target::Record) {
                log("CaseObject", &failure.to_string());
            }
            if let Err(error) = case.publish_and_arm().await {
                log("CaseObject", &error.to_string());
            }
        });
    }
}
