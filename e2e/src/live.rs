//! A case's live socket, as a client reads it.

use std::time::Duration;

use answerable_shared::api::Ticket;
use answerable_shared::presence::{PresenceFrame, Present};
use answerable_shared::view::{CaseView, Entry, Frame};
use futures_util::{SinkExt, StreamExt};
use serde_json::Value;
use tokio::net::TcpStream;
use tokio_tungstenite::tungstenite::client::IntoClientRequest;
use tokio_tungstenite::tungstenite::{Error, Message};
use tokio_tungstenite::{MaybeTlsStream, WebSocketStream};

use crate::api::{Api, Change};
use crate::http::Reply;

const LIMIT: Duration = Duration::from_secs(20);

/// How frames begin that are no events.
const PRESENCE: &str = "{\"presence\"";
const CHANGED: &str = "{\"changed\"";

/// An open socket.
#[derive(Debug)]
pub struct Live {
    socket: WebSocketStream<MaybeTlsStream<TcpStream>>,
}

/// The socket did not open.
#[derive(Debug)]
pub enum NotOpened {
    /// No ticket was given.
    NoTicket(Reply),
    /// The upgrade was answered with this status.
    Refused(u16),
    /// The connection broke.
    Broken(String),
}

/// What a client knows of a case from a view and the frames after it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Timeline {
    /// All entries so far.
    pub entries: Vec<Entry>,
}

impl Live {
    /// Gets a ticket and opens the socket after the event `seq`.
    ///
    /// # Errors
    /// When either is refused or the connection breaks.
    pub async fn open(
        api: &Api,
        reference: &str,
        bearer: &str,
        seq: u64,
    ) -> Result<Self, NotOpened> {
        let path = format!("/v1/cases/{reference}/ticket");
        let sent = api
            .send(
                &Change::new(&path, &Value::Null)
                    .by(bearer)
                    .keyless()
                    .saying(""),
            )
            .await;
        let reply = sent.map_err(|error| NotOpened::Broken(error.0))?;
        if !reply.status.is_success() {
            return Err(NotOpened::NoTicket(reply));
        }
        let ticket: Ticket = serde_json::from_slice(&reply.body).expect("a ticket");
        Self::open_with(
            api,
            &format!("/v1/cases/{reference}/live?after={seq}"),
            &ticket.ticket,
        )
        .await
    }

    /// Opens the socket at `path` with a ticket.
    ///
    /// # Errors
    /// When it is refused or the connection breaks.
    pub async fn open_with(api: &Api, path: &str, ticket: &str) -> Result<Self, NotOpened> {
        let url = format!("{}{path}", api.base().replacen("http", "ws", 1));
        let mut request = url.into_client_request().expect("a valid address");
        let protocols = format!("answerable.v1, ticket.{ticket}")
            .parse()
            .expect("a valid header");
        request
            .headers_mut()
            .insert("sec-websocket-protocol", protocols);
        match tokio_tungstenite::connect_async(request).await {
            Ok((socket, _)) => Ok(Self { socket }),
            Err(Error::Http(response)) => Err(NotOpened::Refused(response.status().as_u16())),
            Err(error) => Err(NotOpened::Broken(error.to_string())),
        }
    }

    /// The next text that is sent, such as a row of the desk's feed; none once the socket is closed or broken.
    ///
    /// # Panics
    /// When nothing comes in time.
    pub async fn next_text(&mut self) -> Option<String> {
        loop {
            let message = tokio::time::timeout(LIMIT, self.socket.next())
                .await
                .expect("something is sent in time");
            match message? {
                Ok(Message::Text(text)) => return Some(text.to_string()),
                Ok(Message::Close(_)) | Err(_) => return None,
                Ok(_) => {}
            }
        }
    }

    /// Who looks at the case, as of the next time that it is told; none once the socket is closed or broken.
    ///
    /// # Panics
    /// When nothing comes in time.
    pub async fn presence(&mut self) -> Option<Vec<Present>> {
        loop {
            let text = self.next_text().await?;
            if let Ok(frame) = serde_json::from_str::<PresenceFrame>(&text) {
                return Some(frame.presence);
            }
        }
    }

    /// The next event; none once the socket is closed or broken.
    ///
    /// # Panics
    /// When no event comes in time, or something that is none.
    pub async fn next(&mut self) -> Option<Frame> {
        let text = loop {
            let text = self.next_text().await?;
            if !text.starts_with(PRESENCE) && !text.starts_with(CHANGED) {
                break text;
            }
        };
        Some(
            serde_json::from_str(&text)
                .unwrap_or_else(|error| panic!("no frame ({error}): {text}")),
        )
    }

    /// Sends a text.
    ///
    /// # Panics
    /// When the socket is closed.
    pub async fn send(&mut self, text: &str) {
        self.socket
            .send(Message::text(text))
            .await
            .expect("the socket is open");
    }
}

impl Timeline {
    /// What a client knows that has read the whole case.
    #[must_use]
    pub fn of(view: CaseView) -> Self {
        Self {
            entries: view.timeline,
        }
    }

    /// The number of the last event that this client saw.
    #[must_use]
    pub fn last(&self) -> u64 {
        self.entries.last().map_or(0, |entry| entry.seq)
    }

    /// Adds a live event.
    ///
    /// # Panics
    /// When it comes twice or leaves a hole.
    pub fn add(&mut self, frame: Frame) {
        assert!(
            frame.entry.seq > self.last(),
            "event {} came twice",
            frame.entry.seq
        );
        assert_eq!(
            frame.after,
            self.last(),
            "a hole before event {}",
            frame.entry.seq
        );
        self.entries.push(frame.entry);
    }
}
