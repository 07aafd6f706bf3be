//! `manyhands healthcheck`: asks a running program whether it is well, for containers and watchdogs.

use std::time::Duration;

use app::{Broken, Error};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use super::options::Options;
use super::say;

/// How long an answer may take.
const PATIENCE: Duration = Duration::from_secs(5);
/// Most of an answer that is read, in bytes.
const ANSWER_LIMIT: u64 = 16 * 1024;

/// Asks `GET /health` where the program listens.
pub async fn ask(options: &Options) -> Result<(), Error> {
    let asked = tokio::time::timeout(PATIENCE, answer(options)).await;
    let answer = asked.map_err(|_| Broken::told("no answer in five seconds"))??;
    if answer.starts_with("HTTP/1.1 200") {
        say(options, "Well.", serde_json::json!({ "ok": true }));
        Ok(())
    } else {
        Err(Broken::told("not well; `manyhands doctor` says more").into())
    }
}

async fn answer(options: &Options) -> Result<String, Error> {
    let mut address = options.listen;
    if address.ip().is_unspecified() {
        address.set_ip(std::net::Ipv4Addr::LOCALHOST.into());
    }
    let mut stream = TcpStream::connect(address).await?;
    stream
        .write_all(b"GET /health HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
        .await?;
    let mut bytes = Vec::new();
    stream.take(ANSWER_LIMIT).read_to_end(&mut bytes).await?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}
