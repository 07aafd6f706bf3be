//! A browser without eyes: one connection that stays open, its cookies, and how long each answer took.
//! Each comes from an address of its own on loopback, as neighbors do, so that nobody is sent away for
//! knocking too often.

use std::collections::BTreeMap;
use std::net::{Ipv4Addr, SocketAddr};
use std::time::{Duration, Instant};

use http_body_util::{BodyExt, Full};
use hyper::body::Bytes;
use hyper::client::conn::http1::{SendRequest, handshake};
use hyper::header::{ACCEPT_ENCODING, CONTENT_TYPE, COOKIE, HOST, SET_COOKIE};
use hyper::{HeaderMap, Method, Request, StatusCode};
use hyper_util::rt::TokioIo;
use tokio::net::TcpSocket;

use crate::Result;

/// What came back.
pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: Bytes,
    pub took: Duration,
}

/// One browser.
pub struct Client {
    sender: SendRequest<Full<Bytes>>,
    server: SocketAddr,
    /// What it was given to keep.
    pub cookies: BTreeMap<String, String>,
}

/// What time it is, for measuring.
#[expect(clippy::disallowed_methods, reason = "a benchmark measures real time")]
pub fn now() -> Instant {
    Instant::now()
}

impl Client {
    /// Connects from the address with this number.
    pub async fn connect(server: SocketAddr, number: u32) -> Result<Self> {
        let [_, b, c, d] = (number + 2).to_be_bytes();
        let socket = TcpSocket::new_v4()?;
        socket.bind((Ipv4Addr::new(127, b, c, d), 0).into())?;
        let stream = socket.connect(server).await?;
        stream.set_nodelay(true)?;
        let (sender, connection) = handshake(TokioIo::new(stream)).await?;
        tokio::spawn(connection);
        Ok(Self {
            sender,
            server,
            cookies: BTreeMap::new(),
        })
    }

    /// Asks for a page.
    pub async fn get(&mut self, path: &str) -> Result<Answer> {
        self.ask(Method::GET, path, String::new(), false).await
    }

    /// Asks for a page as a browser does, packed.
    pub async fn get_packed(&mut self, path: &str) -> Result<Answer> {
        self.ask(Method::GET, path, String::new(), true).await
    }

    /// Sends a form.
    pub async fn post(&mut self, path: &str, form: String) -> Result<Answer> {
        self.ask(Method::POST, path, form, false).await
    }

    async fn ask(
        &mut self,
        method: Method,
        path: &str,
        form: String,
        packed: bool,
    ) -> Result<Answer> {
        let cookies: Vec<String> = self
            .cookies
            .iter()
            .map(|(name, value)| format!("{name}={value}"))
            .collect();
        let mut request = Request::builder()
            .method(method)
            .uri(path)
            .header(HOST, self.server.to_string())
            .header(CONTENT_TYPE, "application/x-www-form-urlencoded");
        if !cookies.is_empty() {
            request = request.header(COOKIE, cookies.join("; "));
        }
        if packed {
            request = request.header(ACCEPT_ENCODING, "gzip");
        }
        let request = request.body(Full::new(Bytes::from(form)))?;
        let began = now();
        self.sender.ready().await?;
        let (head, body) = self.sender.send_request(request).await?.into_parts();
        let body = body.collect().await?.to_bytes();
        let took = began.elapsed();
        self.keep(&head.headers);
        Ok(Answer {
            status: head.status,
            headers: head.headers,
            body,
            took,
        })
    }

    fn keep(&mut self, headers: &HeaderMap) {
        for line in headers
            .get_all(SET_COOKIE)
            .iter()
            .filter_map(|line| line.to_str().ok())
        {
            let Some((name, value)) = line.split(';').next().and_then(|pair| pair.split_once('='))
            else {
                continue;
            };
            if line.contains("Max-Age=0") {
                self.cookies.remove(name);
            } else {
                self.cookies.insert(name.to_owned(), value.to_owned());
            }
        }
    }
}

/// The time that so many of a hundred stayed within, in milliseconds.
pub fn percentile(times: &mut [Duration], of_hundred: usize) -> f64 {
    times.sort_unstable();
    let at = (times.len() * of_hundred).div_ceil(100).saturating_sub(1);
    times
        .get(at)
        .map_or(0.0, |time| time.as_secs_f64() * 1_000.0)
}
