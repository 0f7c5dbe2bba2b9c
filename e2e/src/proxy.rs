//! A TCP proxy in front of the edge that fails on command, so that faults are real ones.

use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::tcp::{OwnedReadHalf, OwnedWriteHalf};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;
use tokio::task::JoinSet;

/// Passes bytes on until told otherwise; stops when dropped.
#[derive(Debug)]
pub struct Proxy {
    address: SocketAddr,
    faults: Arc<Faults>,
    _tasks: JoinSet<()>,
}

#[derive(Debug)]
struct Faults {
    refusing: AtomicBool,
    /// How many more replies to requests that start with `request` are to be lost.
    replies_to_lose: AtomicUsize,
    replies_lost: AtomicUsize,
    request: std::sync::Mutex<String>,
    /// Requests that start with this are cut off before they reach the edge.
    blocked: std::sync::Mutex<Option<String>>,
    /// Replies to requests that start with this wait until it is none.
    held: watch::Sender<Option<String>>,
    /// Every change of the number cuts the connections that are open at that moment.
    cut: watch::Sender<u64>,
}

impl Proxy {
    /// Starts a proxy in front of the server on `port`.
    ///
    /// # Panics
    /// When no loopback port can be bound.
    pub async fn start(port: u16) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0")
            .await
            .expect("a loopback port");
        let address = listener
            .local_addr()
            .expect("a bound socket has an address");
        let faults = Arc::new(Faults {
            refusing: AtomicBool::new(false),
            replies_to_lose: AtomicUsize::new(0),
            replies_lost: AtomicUsize::new(0),
            request: std::sync::Mutex::default(),
            blocked: std::sync::Mutex::default(),
            held: watch::Sender::new(None),
            cut: watch::Sender::new(0),
        });
        let mut tasks = JoinSet::new();
        tasks.spawn(accept(listener, port, Arc::clone(&faults)));
        Self {
            address,
            faults,
            _tasks: tasks,
        }
    }

    /// The origin under which clients reach the edge through this proxy.
    #[must_use]
    pub fn url(&self) -> String {
        format!("http://localhost:{}", self.address.port())
    }

    /// Cuts all open connections; new ones work.
    pub fn cut(&self) {
        self.faults.cut.send_modify(|cuts| *cuts += 1);
    }

    /// Cuts all open connections and every new one, as a network that is gone.
    pub fn go_down(&self) {
        self.faults.refusing.store(true, Ordering::SeqCst);
        self.cut();
    }

    /// Lets new connections through again.
    pub fn come_up(&self) {
        self.faults.refusing.store(false, Ordering::SeqCst);
    }

    /// Cuts all open connections, and from now on every request that starts with `request` (such as `GET /v1`).
    pub fn block(&self, request: &str) {
        *self
            .faults
            .blocked
            .lock()
            .expect("no thread panics with it") = Some(request.to_owned());
        self.cut();
    }

    /// Lets all requests through again.
    pub fn unblock(&self) {
        *self
            .faults
            .blocked
            .lock()
            .expect("no thread panics with it") = None;
    }

    /// Passes requests that start with `request` on to the edge, and keeps its replies until they are released.
    pub fn hold_replies(&self, request: &str) {
        self.faults.held.send_replace(Some(request.to_owned()));
    }

    /// Passes on the replies that were held, and those that follow.
    pub fn release_replies(&self) {
        self.faults.held.send_replace(None);
    }

    /// Passes the next `count` requests that start with `request` (such as `POST /v1/sites`) on to the edge, waits
    /// until the edge answers, and then cuts the connection instead of passing the answer back.
    pub fn lose_replies(&self, request: &str, count: usize) {
        request.clone_into(
            &mut self
                .faults
                .request
                .lock()
                .expect("no thread panics with it"),
        );
        self.faults.replies_to_lose.store(count, Ordering::SeqCst);
    }

    /// How many replies were lost so far.
    #[must_use]
    pub fn replies_lost(&self) -> usize {
        self.faults.replies_lost.load(Ordering::SeqCst)
    }
}

impl Faults {
    fn is_doomed(&self, bytes: &[u8]) -> bool {
        let request = self.request.lock().expect("no thread panics with it");
        !request.is_empty() && bytes.starts_with(request.as_bytes())
    }

    fn is_blocked(&self, bytes: &[u8]) -> bool {
        let blocked = self.blocked.lock().expect("no thread panics with it");
        blocked
            .as_ref()
            .is_some_and(|request| bytes.starts_with(request.as_bytes()))
    }

    fn is_held(&self, bytes: &[u8]) -> bool {
        let held = self.held.borrow();
        held.as_ref()
            .is_some_and(|request| bytes.starts_with(request.as_bytes()))
    }

    fn lose_one(&self) -> bool {
        let taken = self
            .replies_to_lose
            .fetch_update(Ordering::SeqCst, Ordering::SeqCst, |left| {
                left.checked_sub(1)
            });
        if taken.is_ok() {
            self.replies_lost.fetch_add(1, Ordering::SeqCst);
        }
        taken.is_ok()
    }
}

async fn accept(listener: TcpListener, port: u16, faults: Arc<Faults>) {
    let mut connections = JoinSet::new();
    while let Ok((client, _)) = listener.accept().await {
        if faults.refusing.load(Ordering::SeqCst) {
            continue;
        }
        let faults = Arc::clone(&faults);
        let mut cut = faults.cut.subscribe();
        connections.spawn(async move {
            // An edge that is down looks to the client like a connection that is closed at once.
            let Ok(edge) = TcpStream::connect(("127.0.0.1", port)).await else {
                return;
            };
            tokio::select! {
                () = relay(client, edge, &faults) => {}
                _ = cut.changed() => {}
            }
        });
        while connections.try_join_next().is_some() {}
    }
}

async fn relay(client: TcpStream, edge: TcpStream, faults: &Faults) {
    let (from_client, to_client) = client.into_split();
    let (from_edge, to_edge) = edge.into_split();
    let next = Next::default();
    tokio::select! {
        () = requests(from_client, to_edge, faults, &next) => {}
        () = replies(from_edge, to_client, faults, &next) => {}
    }
}

/// What is to become of the next reply on a connection.
#[derive(Debug, Default)]
struct Next {
    doomed: AtomicBool,
    held: AtomicBool,
}

async fn requests(
    mut client: OwnedReadHalf,
    mut edge: OwnedWriteHalf,
    faults: &Faults,
    next: &Next,
) {
    let mut buffer = vec![0; 65_536];
    while let Ok(count @ 1..) = client.read(&mut buffer).await {
        if faults.is_blocked(&buffer[..count]) {
            return;
        }
        if faults.is_doomed(&buffer[..count]) {
            next.doomed.store(true, Ordering::SeqCst);
        }
        if faults.is_held(&buffer[..count]) {
            next.held.store(true, Ordering::SeqCst);
        }
        if edge.write_all(&buffer[..count]).await.is_err() {
            return;
        }
    }
}

async fn replies(
    mut edge: OwnedReadHalf,
    mut client: OwnedWriteHalf,
    faults: &Faults,
    next: &Next,
) {
    let mut buffer = vec![0; 65_536];
    while let Ok(count @ 1..) = edge.read(&mut buffer).await {
        if next.doomed.swap(false, Ordering::SeqCst) && faults.lose_one() {
            return;
        }
        if next.held.swap(false, Ordering::SeqCst) {
            let mut held = faults.held.subscribe();
            // It fails only where the proxy is gone.
            let _gone = held.wait_for(Option::is_none).await;
        }
        if client.write_all(&buffer[..count]).await.is_err() {
            return;
        }
    }
}
