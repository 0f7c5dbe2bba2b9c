//! What the handlers need from the platform. On the edge it is workerd, in tests it is memory.

use crate::case_object::messages::{CaseReply, CaseRequest};
use crate::failure::Failure;
use crate::rate_limiter::{LimitReply, LimitRequest};
use crate::site_index::messages::{IndexReply, IndexRequest};
use crate::site_settings::{SettingsReply, SettingsRequest};
use crate::staff_sessions::{StaffReply, StaffRequest};
use answerable_shared::calendar::Offset;
use answerable_shared::json;
use answerable_shared::time::Timestamp;
use axum::response::Response;
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;

/// What a port promises.
pub type Promise<'a, T> = Pin<Box<dyn Future<Output = Result<T, Failure>> + Send + 'a>>;

/// A class of Durable Objects.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Class {
    /// One per case, named by its reference.
    Case,
    /// Named by `index_shard`.
    Index,
    /// One per site.
    Staff,
    /// One per site.
    Settings,
    /// One per site and client.
    Limiter,
}

/// Durable Objects. Each takes a question in JSON and answers in JSON.
pub trait Objects: Send + Sync {
    /// Asks the object `name`.
    fn ask<'a>(
        &'a self,
        class: Class,
        name: &'a str,
        question: String,
        repeat: Repeat,
    ) -> Promise<'a, String>;

    /// Opens a socket to the object `name`; `question` says who follows what. The answer is 101 with the socket in the
    /// response's extensions, or a problem as JSON under its status.
    fn open_socket<'a>(
        &'a self,
        class: Class,
        name: &'a str,
        question: String,
    ) -> Promise<'a, Response>;
}

/// Whether a question may be asked again when no answer came.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Repeat {
    /// It may: the second time changes nothing.
    Safe,
    /// It may, but nobody waits for it: what it tells can be done without.
    Hurried,
    /// It may not.
    Never,
}

/// Static assets.
pub trait Assets: Send + Sync {
    /// The asset at `path`, as the platform serves it.
    fn get<'a>(&'a self, path: &'a str, request: http::HeaderMap) -> Promise<'a, Response>;

    /// What the asset at `path` says. It is read once, for it never changes while this code runs.
    fn text<'a>(&'a self, path: &'static str) -> Promise<'a, Arc<str>>;
}

/// The records in KV, which may be seconds behind.
pub trait Records: Send + Sync {
    /// Some of them, whatever their site: those after `cursor`, or from the first one on where it is empty.
    fn page<'a>(&'a self, cursor: &'a str) -> Promise<'a, RecordPage>;
}

/// Some records.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RecordPage {
    /// Each as it was published.
    pub records: Vec<String>,
    /// Where the next ones begin; empty where there are none.
    pub next: String,
}

/// The time.
pub trait Clock: Send + Sync {
    /// Now.
    fn now(&self) -> Timestamp;
}

/// Time zones.
pub trait Zones: Send + Sync {
    /// The offsets of `zone`, an IANA name, from a little before `now` on and over the years to come; none if there is
    /// no such zone.
    fn offsets(&self, zone: &str, now: Timestamp) -> Option<Vec<Offset>>;
}

/// The log.
pub trait Log: Send + Sync {
    /// Notes a failure under the request's id.
    fn failure(&self, request_id: &str, what: &str);
}

/// The platform's cryptography, for what our own code does not bring along.
pub trait Signatures: Send + Sync {
    /// Whether `signature`, r and s in 64 bytes, is that of `message` under the public key `point`, an uncompressed point
    /// of P-256. Fails where `point` is none.
    fn es256<'a>(
        &'a self,
        point: &'a [u8],
        message: &'a [u8],
        signature: &'a [u8],
    ) -> Promise<'a, bool>;
}

/// Everything that the handlers need.
#[derive(Clone)]
pub struct Ports {
    /// Durable Objects.
    pub objects: Arc<dyn Objects>,
    /// Static assets.
    pub assets: Arc<dyn Assets>,
    /// Records.
    pub records: Arc<dyn Records>,
    /// Cryptography.
    pub signatures: Arc<dyn Signatures>,
    /// The time.
    pub clock: Arc<dyn Clock>,
    /// Time zones.
    pub zones: Arc<dyn Zones>,
    /// The log.
    pub log: Arc<dyn Log>,
}

/// A question that a class of objects understands.
pub trait Question: Serialize + Sync {
    /// Who understands it.
    const CLASS: Class;
    /// What they answer.
    type Reply: DeserializeOwned;

    /// Whether it may be asked again when no answer came.
    fn repeat(&self) -> Repeat {
        Repeat::Safe
    }
}

impl Question for CaseRequest {
    const CLASS: Class = Class::Case;
    type Reply = CaseReply;
}

impl Question for IndexRequest {
    const CLASS: Class = Class::Index;
    type Reply = IndexReply;

    fn repeat(&self) -> Repeat {
        match self {
            // Somebody waits for their receipt meanwhile.
            Self::Loads { .. } => Repeat::Hurried,
            _ => Repeat::Safe,
        }
    }
}

impl Question for StaffRequest {
    const CLASS: Class = Class::Staff;
    type Reply = StaffReply;

    fn repeat(&self) -> Repeat {
        match self {
            // The code would be used up.
            Self::SignIn { .. } | Self::KeepCode { .. } => Repeat::Never,
            Self::Who { .. } | Self::SignOut { .. } => Repeat::Safe,
        }
    }
}

impl Question for SettingsRequest {
    const CLASS: Class = Class::Settings;
    type Reply = SettingsReply;

    fn repeat(&self) -> Repeat {
        match self {
            // The second time would find a newer version.
            Self::Put { .. } => Repeat::Never,
            Self::Get { .. } | Self::History => Repeat::Safe,
        }
    }
}

impl Question for LimitRequest {
    const CLASS: Class = Class::Limiter;
    type Reply = LimitReply;
}

impl Ports {
    /// Asks the object `name` of the class that understands `question`.
    ///
    /// # Errors
    /// No answer, or one that cannot be read.
    pub async fn ask<Q: Question>(&self, name: &str, question: &Q) -> Result<Q::Reply, Failure> {
        // The port's promise is boxed, so that each handler holds only a pointer.
        let body = serde_json::to_string(question)?;
        let asked = self.objects.ask(Q::CLASS, name, body, question.repeat());
        read(&asked.await?)
    }
}

#[inline(never)]
fn read<T: DeserializeOwned>(reply: &str) -> Result<T, Failure> {
    Ok(json::read(reply)?)
}

impl std::fmt::Debug for Ports {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Ports")
    }
}
