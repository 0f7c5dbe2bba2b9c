//! WebDriver BiDi: script errors of all pages as they happen, and what the older protocol cannot do.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use futures_util::stream::SplitSink;
use futures_util::{SinkExt, StreamExt};
use serde_json::{Value, json};
use tokio::net::TcpStream;
use tokio::sync::{Mutex as AsyncMutex, mpsc};
use tokio::task::JoinSet;
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::{MaybeTlsStream, WebSocketStream};

const LIMIT: Duration = Duration::from_secs(20);

type Sink = SplitSink<WebSocketStream<MaybeTlsStream<TcpStream>>, Message>;

/// Collects errors until dropped.
#[derive(Debug)]
pub(super) struct Bidi {
    found: Arc<Mutex<Vec<String>>>,
    commands: AsyncMutex<(Sink, mpsc::Receiver<Value>)>,
    _reader: JoinSet<()>,
}

impl Bidi {
    pub(super) async fn connect(socket: &str) -> Self {
        let (stream, _) = tokio_tungstenite::connect_async(socket)
            .await
            .expect("the driver's BiDi socket opens");
        let (sink, mut frames) = stream.split();
        let found = Arc::<Mutex<Vec<String>>>::default();
        let for_reader = Arc::clone(&found);
        let (answer, answers) = mpsc::channel(1);
        let mut reader = JoinSet::new();
        reader.spawn(async move {
            while let Some(Ok(frame)) = frames.next().await {
                let Ok(message) =
                    serde_json::from_str::<Value>(frame.to_text().unwrap_or_default())
                else {
                    continue;
                };
                if message["method"] == "log.entryAdded" {
                    if let Some(text) = error_text(&message["params"]) {
                        for_reader
                            .lock()
                            .expect("no thread panics with it")
                            .push(text);
                    }
                } else if message.get("id").is_some_and(Value::is_number) {
                    // Nobody waits when a command has timed out.
                    let _ = answer.send(message).await;
                }
            }
        });
        let bidi = Self {
            found,
            commands: AsyncMutex::new((sink, answers)),
            _reader: reader,
        };
        bidi.command("session.subscribe", json!({ "events": ["log.entryAdded"] }))
            .await;
        bidi
    }

    pub(super) fn errors(&self) -> Vec<String> {
        self.found.lock().expect("no thread panics with it").clone()
    }

    /// Sends one BiDi command and waits for its answer.
    pub(super) async fn command(&self, method: &str, parameters: Value) -> Value {
        let mut commands = self.commands.lock().await;
        let (sink, answers) = &mut *commands;
        let command = json!({ "id": 1, "method": method, "params": parameters }).to_string();
        sink.send(Message::text(command))
            .await
            .expect("the browser listens");
        let answer = tokio::time::timeout(LIMIT, answers.recv()).await;
        let mut answer = answer
            .ok()
            .flatten()
            .unwrap_or_else(|| panic!("no answer to {method}"));
        assert!(answer["type"] != "error", "{method} failed: {answer}");
        answer["result"].take()
    }
}

fn error_text(entry: &Value) -> Option<String> {
    (entry["level"] == "error").then(|| {
        let place = &entry["stackTrace"]["callFrames"][0];
        format!(
            "{} ({} {})",
            entry["text"].as_str().unwrap_or_default(),
            entry["type"],
            place["url"]
        )
    })
}
