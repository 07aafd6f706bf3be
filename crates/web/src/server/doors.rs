//! The door: takes connections, not more than there is room for and not all from one address, and closes
//! those of clients that are slow, idle, or read nothing of what they asked for.

use std::collections::HashMap;
use std::io;
use std::net::{IpAddr, SocketAddr};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use axum::Router;
use axum::extract::ConnectInfo;
use axum::response::Response;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::service::TowerToHyperService;
use tokio::net::{TcpListener, TcpSocket, TcpStream};
use tokio::sync::{Semaphore, watch};
use tower::ServiceExt;

use super::Bounds;
use super::steady::Steady;
use crate::limits::network;

/// How long to wait when the machine has no room for another connection.
const BREATH: Duration = Duration::from_millis(50);
/// Most bytes of a request's head, and of what is read ahead.
const HEAD_BYTES: usize = 64 * 1024;

/// Most bytes of answers that the kernel keeps for one client who does not fetch them.
const UNREAD: u32 = 256 * 1024;
/// Most clients in the kernel's queue.
const QUEUE: u32 = 1_024;

/// Opens the door at an address.
pub fn listen(at: SocketAddr) -> io::Result<TcpListener> {
    let socket = match at {
        SocketAddr::V4(_) => TcpSocket::new_v4()?,
        SocketAddr::V6(_) => TcpSocket::new_v6()?,
    };
    socket.set_reuseaddr(true)?;
    socket.set_send_buffer_size(UNREAD)?;
    socket.bind(at)?;
    socket.listen(QUEUE)
}

/// Serves until told to stop, then lets open requests end.
pub async fn serve(
    listener: TcpListener,
    router: Router,
    bounds: Arc<Bounds>,
    mut stop: watch::Receiver<bool>,
) {
    let places = Arc::new(Semaphore::new(bounds.connections));
    let guests = Arc::new(Guests::default());
    let graceful = hyper_util::server::graceful::GracefulShutdown::new();
    loop {
        let place = tokio::select! {
            place = places.clone().acquire_owned() => place,
            _ = stop.wait_for(|stop| *stop) => break,
        };
        let accepted = tokio::select! {
            accepted = listener.accept() => accepted,
            _ = stop.wait_for(|stop| *stop) => break,
        };
        let (Ok(place), Ok((stream, from))) = (place, accepted) else {
            // No file handle is free, or the client is gone already.
            tokio::time::sleep(BREATH).await;
            continue;
        };
        let guest = match bounds.trusts(from.ip()) {
            true => None,
            false => match guests.welcome(from.ip(), bounds.from_one) {
                Some(guest) => Some(guest),
                None => continue,
            },
        };
        let connection = graceful.watch(connection(stream, from, router.clone(), bounds.clone()));
        tokio::spawn(async move {
            // A client that goes away in the middle is its own affair.
            let _ = connection.await;
            drop((place, guest));
        });
    }
    tokio::select! {
        () = graceful.shutdown() => {}
        () = tokio::time::sleep(bounds.farewell) => {}
    }
}

fn connection(
    stream: TcpStream,
    from: SocketAddr,
    router: Router,
    bounds: Arc<Bounds>,
) -> hyper::server::conn::http1::Connection<
    TokioIo<Steady>,
    TowerToHyperService<
        impl tower::Service<
            hyper::Request<hyper::body::Incoming>,
            Response = Response,
            Error = std::convert::Infallible,
            Future: Send,
        > + Clone,
    >,
> {
    let service = router.map_request(move |request: hyper::Request<hyper::body::Incoming>| {
        let mut request = request.map(axum::body::Body::new);
        request.extensions_mut().insert(ConnectInfo(from));
        request
    });
    let stream = TokioIo::new(Steady::new(stream, bounds.stall));
    hyper::server::conn::http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(bounds.head)
        .keep_alive(true)
        .max_buf_size(HEAD_BYTES)
        .serve_connection(stream, TowerToHyperService::new(service))
}

/// How many connections there are from each address. Kept in memory, as long as they are open.
#[derive(Default)]
struct Guests(Mutex<HashMap<IpAddr, usize>>);

/// One connection of an address, counted as long as this is kept.
struct Guest {
    guests: Arc<Guests>,
    from: IpAddr,
}

impl Guests {
    /// Counts one more; `None` when there are too many from there.
    fn welcome(self: &Arc<Self>, from: IpAddr, most: usize) -> Option<Guest> {
        let from = network(from);
        let mut counts = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let count = counts.entry(from).or_insert(0);
        if *count >= most {
            return None;
        }
        *count += 1;
        drop(counts);
        Some(Guest {
            guests: self.clone(),
            from,
        })
    }
}

impl Drop for Guest {
    fn drop(&mut self) {
        let mut counts = self.guests.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(count) = counts.get_mut(&self.from) {
            *count -= 1;
            if *count == 0 {
                counts.remove(&self.from);
            }
        }
    }
}
