//! Durable Objects in memory: the same engines, each over a database of its own.

use super::MemorySql;
use answerable_edge::case_object::engine::CaseEngine;
use answerable_edge::case_object::messages::{CaseReply, Follow};
use answerable_edge::case_object::outbox::Publisher;
use answerable_edge::crypto::ServerSecret;
use answerable_edge::failure::Failure;
use answerable_edge::ports::{
    Class, Clock, Log, Objects, Promise, RecordPage, Records, Repeat, Zones,
};
use answerable_edge::problems::WrittenProblem;
use answerable_edge::rate_limiter::LimitEngine;
use answerable_edge::site_index::engine::IndexEngine;
use answerable_edge::site_index::messages::{FollowDesk, IndexRequest};
use answerable_edge::site_settings::SettingsEngine;
use answerable_edge::staff_sessions::StaffEngine;
use answerable_shared::authorize::Denial;
use answerable_shared::calendar::Offset;
use answerable_shared::identity::Subject;
use answerable_shared::problem::Problem;
use answerable_shared::time::Timestamp;
use answerable_shared::view::{Frame, frames};
use axum::body::Body;
use axum::response::Response;
use http::StatusCode;
use serde::Serialize;
use std::collections::BTreeMap;
use std::ops::Bound;
use std::pin::pin;
use std::sync::Mutex;
use std::sync::atomic::{AtomicI64, Ordering};
use std::task::{Context, Poll, Waker};

/// Records of one page.
const RECORDS: usize = 2;

/// All objects, the clock and what was published or logged.
#[derive(Debug, Default)]
pub(crate) struct Memory {
    databases: Mutex<BTreeMap<(Class, String), MemorySql>>,
    now: AtomicI64,
    /// What KV holds.
    pub(crate) kv: Mutex<BTreeMap<String, String>>,
    /// How often KV was written.
    pub(crate) kv_writes: Mutex<Vec<String>>,
    /// Classes that do not answer.
    pub(crate) broken: Mutex<Vec<Class>>,
    /// Whether KV fails.
    pub(crate) kv_fails: Mutex<bool>,
    /// What was sent to the sockets that were opened, in order.
    pub(crate) frames: Mutex<Vec<Frame>>,
    /// Until when the host vouches for whoever opened the last socket.
    pub(crate) until: Mutex<Option<Timestamp>>,
    /// Failures in the log.
    pub(crate) logged: Mutex<Vec<String>>,
}

impl Memory {
    /// The database of an object; made where it is not there.
    pub(crate) fn database(&self, class: Class, name: &str) -> MemorySql {
        let mut databases = self.databases.lock().unwrap();
        databases
            .entry((class, name.to_owned()))
            .or_default()
            .clone()
    }

    /// Names of the objects of `class` that hold anything.
    pub(crate) fn names(&self, class: Class) -> Vec<String> {
        let databases = self.databases.lock().unwrap();
        let of_class = databases
            .iter()
            .filter(|((of, _), sql)| *of == class && sql.tables() > 0);
        of_class.map(|((_, name), _)| name.clone()).collect()
    }

    /// Lets time pass.
    pub(crate) fn pass(&self, ms: i64) {
        self.now.fetch_add(ms, Ordering::Relaxed);
    }

    /// What the alarm of a case does.
    pub(crate) fn alarm(&self, name: &str) {
        let engine = CaseEngine::new(self.database(Class::Case, name));
        engine.watch(Clock::now(self)).unwrap();
        ready(engine.store().flush(self)).unwrap();
    }

    fn answer(&self, class: Class, name: &str, question: &str) -> Result<String, Failure> {
        if self.broken.lock().unwrap().contains(&class) {
            return Err(Failure::passing("switched off"));
        }
        let sql = self.database(class, name);
        let now = Clock::now(self);
        match class {
            Class::Case => {
                let engine = CaseEngine::new(sql);
                let reply = engine.answer(&serde_json::from_str(question)?, now)?;
                if matches!(reply, CaseReply::Opened(_) | CaseReply::Done { .. }) {
                    ready(engine.store().flush(self))?;
                }
                written(&reply)
            }
            Class::Index => {
                let (reply, _) =
                    IndexEngine::new(sql)?.answer(&serde_json::from_str(question)?, now)?;
                written(&reply)
            }
            Class::Staff => {
                written(&StaffEngine::new(sql)?.answer(&serde_json::from_str(question)?, now)?)
            }
            Class::Settings => {
                written(&SettingsEngine::new(sql)?.answer(&serde_json::from_str(question)?, now)?)
            }
            Class::Limiter => {
                written(&LimitEngine::new(sql)?.answer(&serde_json::from_str(question)?, now)?)
            }
        }
    }

    fn follow(&self, class: Class, name: &str, question: &str) -> Result<Response, Failure> {
        let sql = self.database(class, name);
        let now = Clock::now(self);
        let refused = match class {
            Class::Case => {
                let engine = CaseEngine::new(sql);
                let follow: Follow = serde_json::from_str(question)?;
                match engine.follow(&follow, now)? {
                    Ok(follower) => {
                        *self.until.lock().unwrap() = follower.until;
                        *self.frames.lock().unwrap() =
                            frames(&engine.steps()?, follower.after, follower.side);
                        None
                    }
                    Err(problem) => Some(problem),
                }
            }
            _ => {
                let follow: FollowDesk = serde_json::from_str(question)?;
                let ticket = IndexEngine::new(sql)?.take_ticket(&follow.ticket_hash, now)?;
                ticket.is_none().then(|| Denial::NotFound.into())
            }
        };
        Ok(opened_or(refused))
    }
}

impl Objects for Memory {
    fn ask<'a>(
        &'a self,
        class: Class,
        name: &'a str,
        question: String,
        _: Repeat,
    ) -> Promise<'a, String> {
        Box::pin(async move { self.answer(class, name, &question) })
    }

    fn open_socket<'a>(
        &'a self,
        class: Class,
        name: &'a str,
        question: String,
    ) -> Promise<'a, Response> {
        Box::pin(async move { self.follow(class, name, &question) })
    }
}

impl Records for Memory {
    fn page<'a>(&'a self, cursor: &'a str) -> Promise<'a, RecordPage> {
        Box::pin(async move {
            let kv = self.kv.lock().unwrap();
            let mut records = kv
                .range::<str, _>((Bound::Excluded(cursor), Bound::Unbounded))
                .filter(|(key, _)| key.starts_with("record:"));
            let page: Vec<_> = records.by_ref().take(RECORDS).collect();
            let last = page.last().map(|(key, _)| (*key).clone());
            Ok(RecordPage {
                records: page.into_iter().map(|(_, record)| record.clone()).collect(),
                next: last
                    .filter(|_| records.next().is_some())
                    .unwrap_or_default(),
            })
        })
    }
}

impl Clock for Memory {
    fn now(&self) -> Timestamp {
        Timestamp(1_795_294_800_000 + self.now.load(Ordering::Relaxed))
    }
}

/// Two zones; that the platform's own are right is shown where the platform runs.
impl Zones for Memory {
    fn offsets(&self, zone: &str, now: Timestamp) -> Option<Vec<Offset>> {
        let minutes = match zone {
            "UTC" => 0,
            "Asia/Shanghai" => 480,
            _ => return None,
        };
        Some(vec![Offset { from: now, minutes }])
    }
}

impl Log for Memory {
    fn failure(&self, _: &str, what: &str) {
        self.logged.lock().unwrap().push(what.to_owned());
    }
}

impl Publisher for Memory {
    fn now(&self) -> Timestamp {
        Clock::now(self)
    }

    async fn put_record(&self, key: &str, record: String) -> Result<(), Failure> {
        if *self.kv_fails.lock().unwrap() {
            return Err(Failure::passing("KV is down"));
        }
        self.kv_writes.lock().unwrap().push(key.to_owned());
        self.kv.lock().unwrap().insert(key.to_owned(), record);
        Ok(())
    }

    fn owner(&self, site: &str, subject: &Subject) -> Result<String, Failure> {
        ServerSecret::new(super::SECRET)?.owner(site, subject)
    }

    async fn put_row(&self, shard: &str, put: IndexRequest) -> Result<(), Failure> {
        let question = serde_json::to_string(&put)?;
        self.answer(Class::Index, shard, &question).map(|_| ())
    }
}

fn opened_or(refused: Option<Problem>) -> Response {
    let mut response = Response::new(Body::empty());
    *response.status_mut() = StatusCode::SWITCHING_PROTOCOLS;
    if let Some(problem) = refused {
        let problem = WrittenProblem::from(problem);
        *response.status_mut() = problem.status();
        *response.body_mut() = Body::from(serde_json::to_vec(&problem).unwrap());
    }
    response
}

fn written(reply: &impl Serialize) -> Result<String, Failure> {
    Ok(serde_json::to_string(reply)?)
}

/// The value of a future that never waits.
fn ready<T>(future: impl Future<Output = T>) -> T {
    match pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(value) => value,
        Poll::Pending => panic!("memory does not wait"),
    }
}
