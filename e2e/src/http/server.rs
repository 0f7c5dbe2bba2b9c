//! A server on a free loopback port, which stops when dropped.

use std::convert::Infallible;
use std::future::Future;
use std::net::SocketAddr;
use std::sync::Arc;

use http_body_util::Full;
use hyper::body::{Bytes, Incoming};
use hyper::service::service_fn;
use hyper::{Request, Response};
use hyper_util::rt::TokioIo;
use tokio::net::TcpListener;
use tokio::task::JoinSet;

/// Answers requests with a function until it is dropped.
#[derive(Debug)]
pub struct Server {
    address: SocketAddr,
    // Dropping the set ends the accepting task and, with it, all connections.
    _tasks: JoinSet<()>,
}

impl Server {
    /// Starts a server.
    ///
    /// # Panics
    /// When no loopback port can be bound.
    pub async fn start<H, F>(handle: H) -> Self
    where
        H: Fn(Request<Incoming>) -> F + Send + Sync + 'static,
        F: Future<Output = Response<Full<Bytes>>> + Send + 'static,
    {
        let listener = TcpListener::bind("127.0.0.1:0")
            .await
            .expect("a loopback port");
        let address = listener
            .local_addr()
            .expect("a bound socket has an address");
        let mut tasks = JoinSet::new();
        tasks.spawn(accept(listener, Arc::new(handle)));
        Self {
            address,
            _tasks: tasks,
        }
    }

    /// Its origin by address, such as `http://127.0.0.1:40001`.
    #[must_use]
    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// The port on which it listens.
    #[must_use]
    pub fn port(&self) -> u16 {
        self.address.port()
    }
}

async fn accept<H, F>(listener: TcpListener, handle: Arc<H>)
where
    H: Fn(Request<Incoming>) -> F + Send + Sync + 'static,
    F: Future<Output = Response<Full<Bytes>>> + Send + 'static,
{
    let mut connections = JoinSet::new();
    while let Ok((stream, _)) = listener.accept().await {
        let handle = Arc::clone(&handle);
        connections.spawn(async move {
            let service = service_fn(move |request| {
                let answer = handle(request);
                async move { Ok::<_, Infallible>(answer.await) }
            });
            // A peer that hangs up is not our failure.
            let _ = hyper::server::conn::http1::Builder::new()
                .serve_connection(TokioIo::new(stream), service)
                .await;
        });
        while connections.try_join_next().is_some() {}
    }
}
