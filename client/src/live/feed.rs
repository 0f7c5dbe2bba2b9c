//! What is followed.

use crate::http::{Api, Failure};
use crate::json;
use answerable_shared::api::{DeskFrame, Ticket};
use answerable_shared::presence::{PresenceFrame, Present};
use answerable_shared::view::Frame;

/// A frame's place in its feed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Position {
    /// The number of the frame that this reader should have seen before it.
    pub after: u64,
    /// Its own number.
    pub seq: u64,
}

/// What a socket sends.
pub trait LiveFrame: Sized + 'static {
    /// Reads one; none where it cannot be read.
    fn read(text: &str) -> Option<Self>;

    /// Its place; none in a feed without numbers, where every opening asks for a reload instead.
    fn position(&self) -> Option<Position>;
}

/// What a case's socket sends to staff.
#[derive(Clone, Debug)]
pub enum CaseNews {
    /// An event.
    Event(Box<Frame>),
    /// Who of them look at the case, whoever reads this among them.
    Presence(Vec<Present>),
}

impl LiveFrame for CaseNews {
    fn read(text: &str) -> Option<Self> {
        if text.starts_with("{\"presence\"") {
            let frame: PresenceFrame = json::from_text(text).ok()?;
            return Some(Self::Presence(frame.presence));
        }
        Frame::read(text).map(|frame| Self::Event(Box::new(frame)))
    }

    fn position(&self) -> Option<Position> {
        match self {
            Self::Event(frame) => frame.position(),
            Self::Presence(_) => None,
        }
    }
}

impl LiveFrame for Frame {
    fn read(text: &str) -> Option<Self> {
        json::from_text(text).ok()
    }

    fn position(&self) -> Option<Position> {
        Some(Position {
            after: self.after,
            seq: self.entry.seq,
        })
    }
}

impl LiveFrame for DeskFrame {
    fn read(text: &str) -> Option<Self> {
        json::from_text(text).ok()
    }

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
    /// The events of one case. Frames are [`Frame`]s, for staff [`CaseNews`].
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
