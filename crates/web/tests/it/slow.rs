//! Slow, greedy and broken clients at the real server on a real port: each is closed within its limit, the
//! neighbors beside them are answered, and nothing they were thanked for is lost.

use std::net::{Ipv4Addr, SocketAddr};
use std::sync::Arc;
use std::time::Duration;

use app::messages::stop;
use app::tokens::{self, Purpose};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpSocket, TcpStream};
use tokio::sync::watch;
use tokio::task::{JoinHandle, JoinSet};
use tokio::time::{sleep, timeout};
use web::server::{self, Bounds};
use web::{Web, routes};

use crate::world::World;

/// Every limit, a little later: within this a client must be gone.
const SOON: Duration = Duration::from_secs(15);

/// The server with short limits.
fn short() -> Bounds {
    Bounds {
        head: Duration::from_millis(700),
        pause: Duration::from_millis(700),
        stall: Duration::from_millis(700),
        whole: Duration::from_secs(3),
        farewell: Duration::from_secs(1),
        ..Bounds::default()
    }
}

/// A server on a port of its own.
struct Running {
    at: SocketAddr,
    stop: watch::Sender<bool>,
    served: JoinHandle<()>,
}

impl Running {
    async fn start(world: &World, bounds: Bounds) -> Running {
        let web = Web::new(world.app.clone()).within(bounds);
        let listener = server::listen((Ipv4Addr::LOCALHOST, 0).into()).unwrap();
        let at = listener.local_addr().unwrap();
        let (stop, stopped) = watch::channel(false);
        let bounds = web.bounds.clone();
        let router = server::service(web, routes());
        let served = tokio::spawn(server::serve(listener, router, bounds, stopped));
        Running { at, stop, served }
    }

    async fn end(self) {
        self.stop.send(true).unwrap();
        timeout(SOON, self.served).await.unwrap().unwrap();
    }

    /// A connection from an address of loopback that is somebody's own.
    async fn from(&self, house: u8) -> TcpStream {
        let socket = TcpSocket::new_v4().unwrap();
        // So small that an answer nobody reads soon fills it.
        socket.set_recv_buffer_size(4_096).unwrap();
        socket
            .bind((Ipv4Addr::new(127, 0, 1, house), 0).into())
            .unwrap();
        socket.connect(self.at).await.unwrap()
    }

    /// Sends something and gives the whole answer.
    async fn ask(&self, house: u8, request: &str) -> String {
        let mut stream = self.from(house).await;
        stream.write_all(request.as_bytes()).await.unwrap();
        let mut answer = Vec::new();
        timeout(SOON, stream.read_to_end(&mut answer))
            .await
            .expect("a neighbor is answered")
            .unwrap();
        String::from_utf8_lossy(&answer).into_owned()
    }
}

/// Waits until the server has closed a connection, and gives what it said before.
async fn until_closed(stream: &mut TcpStream, what: &str) -> String {
    let mut said = Vec::new();
    let mut part = [0; 4_096];
    let closed = async {
        loop {
            match stream.read(&mut part).await {
                Ok(0) | Err(_) => break,
                Ok(n) => said.extend_from_slice(&part[..n]),
            }
        }
    };
    let went = timeout(SOON, closed).await;
    assert!(went.is_ok(), "still open: {what}");
    String::from_utf8_lossy(&said).into_owned()
}

/// Writes a little at a time until the server has had enough.
async fn dribble(mut stream: TcpStream, first: &str, what: &'static str) {
    stream.write_all(first.as_bytes()).await.unwrap();
    let (mut reading, mut writing) = stream.into_split();
    let dribbling = tokio::spawn(async move {
        while writing.write_all(b"x").await.is_ok() {
            sleep(Duration::from_millis(50)).await;
        }
    });
    let mut rest = Vec::new();
    let read = timeout(SOON, reading.read_to_end(&mut rest)).await;
    assert!(read.is_ok(), "still open: {what}");
    dribbling.abort();
}

fn form(length: usize) -> String {
    format!(
        "POST /in HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/x-www-form-urlencoded\r\ncontent-length: {length}\r\n\r\n"
    )
}

/// Links that stop letters, one for each of some neighbors: what is acknowledged can be counted again.
async fn stop_links(world: &World, how_many: usize) -> Vec<String> {
    let mut links = Vec::new();
    for n in 0..how_many {
        let whose = world.neighbor(&format!("Neighbor{n}")).await;
        let (home, app) = (world.community, &world.app);
        let mut tx = app.db.write(home).await.unwrap();
        let link = tokens::link(&mut tx, app, home, Purpose::Stop, whose, "mail").await;
        links.push(link.unwrap());
        tx.commit().await.unwrap();
    }
    links
}

fn one_click(link: &str) -> String {
    format!(
        "POST /stop/{link} HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\ncontent-type: application/x-www-form-urlencoded\r\ncontent-length: 26\r\n\r\nList-Unsubscribe=One-Click"
    )
}

const FRONT: &str = "GET / HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n";

#[tokio::test]
async fn every_kind_of_slow_client_is_closed_while_neighbors_are_answered() {
    let world = World::new().await;
    let links = stop_links(&world, 20).await;
    let running = Arc::new(Running::start(&world, short()).await);
    let mut clients = JoinSet::new();
    for n in 0..10 {
        let stream = running.from(10).await;
        clients.spawn(dribble(stream, "GET / HTTP/1.1\r\nx-", "a dribbled head"));
        let stream = running.from(11).await;
        clients.spawn(async move { dribble(stream, &form(200_000), "a dribbled form").await });
        let mut stream = running.from(12).await;
        clients.spawn(async move {
            stream.write_all(form(100).as_bytes()).await.unwrap();
            let said = until_closed(&mut stream, "a form that never came").await;
            assert!(said.starts_with("HTTP/1.1 408"), "{said}");
        });
        let mut stream = running.from(13).await;
        clients.spawn(async move {
            let garbage = "POST /in HTTP/1.1\r\nhost: localhost\r\ntransfer-encoding: chunked\r\n\r\nzebra\r\n\u{1f99b}\r\n";
            stream.write_all(garbage.as_bytes()).await.unwrap();
            let said = until_closed(&mut stream, "garbage in pieces").await;
            assert!(said.starts_with("HTTP/1.1 4"), "{said}");
        });
        let mut stream = running.from(15).await;
        clients.spawn(async move {
            until_closed(&mut stream, "a connection that says nothing").await;
        });
        if n < 3 {
            let stream = running.from(16).await;
            clients.spawn(floods(stream));
            let stream = running.from(14).await;
            clients.spawn(never_reads(stream));
        }
    }
    for (n, link) in links.iter().enumerate() {
        let house = 100 + u8::try_from(n).unwrap();
        let page = running.ask(house, FRONT).await;
        assert!(page.starts_with("HTTP/1.1 200"), "{page}");
        let said = running.ask(house, &one_click(link)).await;
        assert!(said.starts_with("HTTP/1.1 200"), "{said}");
        sleep(Duration::from_millis(50)).await;
    }
    while let Some(client) = clients.join_next().await {
        client.unwrap();
    }
    for link in &links {
        assert!(stop::is_stopped(&world.app, link).await.unwrap());
    }
    Arc::into_inner(running).unwrap().end().await;
}

/// Asks again and again and reads nothing.
async fn never_reads(mut stream: TcpStream) {
    let asking = async {
        let many = "GET / HTTP/1.1\r\nhost: localhost\r\n\r\n".repeat(50);
        while stream.write_all(many.as_bytes()).await.is_ok() {}
    };
    let went = timeout(SOON, asking).await;
    assert!(went.is_ok(), "still open: answers that nobody reads");
}

/// Sends a hundred megabytes where a form is expected.
async fn floods(mut stream: TcpStream) {
    let size = 100 * 1024 * 1024;
    let sending = async {
        stream.write_all(form(size).as_bytes()).await.unwrap();
        let mut sent = 0;
        while stream.write_all(&[b'x'; 16_384]).await.is_ok() {
            sent += 16_384;
        }
        sent
    };
    let sent = timeout(SOON, sending).await.expect("still taking it");
    assert!(sent < size / 4, "took {sent} bytes");
}

#[tokio::test]
async fn five_hundred_idle_connections_from_one_house_keep_no_neighbor_out() {
    let world = World::new().await;
    let running = Running::start(&world, short()).await;
    let mut idle = Vec::new();
    for _ in 0..500 {
        idle.push(running.from(20).await);
    }
    for house in 21..24 {
        let page = running.ask(house, FRONT).await;
        assert!(page.starts_with("HTTP/1.1 200"), "{page}");
    }
    for stream in &mut idle {
        until_closed(stream, "an idle connection").await;
    }
    // Whoever waited until the idle ones are gone is welcome again.
    let page = running.ask(20, FRONT).await;
    assert!(page.starts_with("HTTP/1.1 200"), "{page}");
    running.end().await;
}

#[tokio::test]
async fn whoever_comes_when_all_are_busy_is_told_when_to_come_again() {
    let world = World::new().await;
    let bounds = Bounds {
        requests: 0,
        ..short()
    };
    let running = Running::start(&world, bounds).await;
    let answer = running.ask(30, FRONT).await;
    assert!(answer.starts_with("HTTP/1.1 503"), "{answer}");
    for part in [
        "retry-after: 5\r\n",
        "Please try again",
        "Inténtalo",
        "حاول",
    ] {
        assert!(answer.contains(part), "{answer}");
    }
    running.end().await;
}

#[tokio::test]
async fn a_request_under_way_ends_well_when_the_program_stops() {
    let world = World::new().await;
    let [link] = stop_links(&world, 1).await.try_into().unwrap();
    let running = Running::start(&world, short()).await;
    let request = one_click(&link);
    let (head, rest) = request.split_at(request.len() - 5);
    let mut stream = running.from(40).await;
    stream.write_all(head.as_bytes()).await.unwrap();
    sleep(Duration::from_millis(100)).await;
    running.stop.send(true).unwrap();
    stream.write_all(rest.as_bytes()).await.unwrap();
    let said = until_closed(&mut stream, "the last request").await;
    assert!(said.starts_with("HTTP/1.1 200"), "{said}");
    assert!(stop::is_stopped(&world.app, &link).await.unwrap());
    timeout(SOON, running.served).await.unwrap().unwrap();
}
