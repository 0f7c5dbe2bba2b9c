//! What is followed.

use crate::http::{Api, Failure};
use answerable_shared::api::{DeskFrame, Ticket};
use answerable_shared::view::Frame;
use serde::de::DeserializeOwned;

/// A frame's place in its feed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Position {
    /// The number of the frame that this reader should have seen before it.
    pub after: u64,
    /// Its own number.
    pub seq: u64,
}

/// What a socket sends.
pub trait LiveFrame: DeserializeOwned + 'static {
    /// Its place; none in a feed without numbers, where every opening asks for a reload instead.
    fn position(&self) -> Option<Position>;
}

impl LiveFrame for Frame {
    fn position(&self) -> Option<Position> {
        Some(Position {
            after: self.after,
            seq: self.entry.seq,
        })
    }
}

impl LiveFrame for DeskFrame {
    fn position(&self) -> Option<Position> {
        None
    }
}

/// What is followed, and by whom.
#[derive(Clone, Debug)]
pub struct Feed {
    api: Api,
    /// The case; the desk's feed without.
    reference: Option<String>,
}

impl Feed {
    /// The events of one case. Frames are [`Frame`]s.
    #[must_use]
    pub fn case(api: Api, reference: impl Into<String>) -> Self {
        Self {
            api,
            reference: Some(reference.into()),
        }
    }

    /// The rows of the inbox. Frames are [`DeskFrame`]s.
    #[must_use]
    pub const fn desk(api: Api) -> Self {
        Self {
            api,
            reference: None,
        }
    }

    /// Whether frames have numbers, so that the feed resumes where it broke off.
    pub(super) const fn is_numbered(&self) -> bool {
        self.reference.is_some()
    }

    pub(super) async fn ticket(&self) -> Result<Ticket, Failure> {
        match &self.reference {
            Some(reference) => self.api.ticket(reference).await,
            None => self.api.desk_ticket().await,
        }
    }

    /// The socket's address, with the page's own scheme turned into the socket's.
    pub(super) fn address(&self, after: u64) -> String {
        let path = match &self.reference {
            Some(reference) => format!("/v1/cases/{reference}/live?after={after}"),
            None => "/v1/desk/live".to_owned(),
        };
        let base = match self.api.base() {
            "" => web_sys::window()
                .and_then(|window| window.location().origin().ok())
                .unwrap_or_default(),
            base => base.to_owned(),
        };
        // http becomes ws, https becomes wss.
        format!("ws{}{path}", base.strip_prefix("http").unwrap_or(&base))
    }
}
