//! The release binary as a process.

use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use crate::Result;
use crate::client::{Client, now};

/// How long it may take to start before the measurement is given up.
const START_LIMIT: Duration = Duration::from_secs(20);

/// A running program; it is ended when this goes away.
pub struct Program {
    process: Child,
    /// Where it listens.
    pub address: SocketAddr,
    /// From its start to the first good answer of `/health`.
    pub start_up: Duration,
}

impl Program {
    /// Starts it on a folder and waits until it is well.
    pub async fn start(binary: &Path, data: &Path) -> Result<Self> {
        let port = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?
            .local_addr()?
            .port();
        let address = SocketAddr::from((Ipv4Addr::LOCALHOST, port));
        let began = now();
        let process = Command::new(binary)
            .arg("--data")
            .arg(data)
            .args(["--listen", &address.to_string(), "serve"])
            .env("MANYHANDS_LOG", "error")
            .stdout(Stdio::null())
            .spawn()?;
        let mut program = Self {
            process,
            address,
            start_up: Duration::ZERO,
        };
        while !is_well(address).await {
            if began.elapsed() > START_LIMIT {
                return Err("the program did not start".into());
            }
            tokio::time::sleep(Duration::from_millis(1)).await;
        }
        program.start_up = began.elapsed();
        Ok(program)
    }

    /// Resident memory, in megabytes.
    pub fn resident_mb(&self) -> Result<f64> {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.process.id()))?;
        let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
        let kilobytes: f64 = line
            .and_then(|line| line.split_whitespace().next())
            .ok_or("no VmRSS")?
            .parse()?;
        Ok(kilobytes / 1_024.0)
    }
}

async fn is_well(address: SocketAddr) -> bool {
    let Ok(mut client) = Client::connect(address, 0).await else {
        return false;
    };
    client
        .get("/health")
        .await
        .is_ok_and(|answer| answer.status.is_success())
}

impl Drop for Program {
    fn drop(&mut self) {
        let asked = Command::new("kill")
            .arg(self.process.id().to_string())
            .status();
        if !asked.is_ok_and(|asked| asked.success()) {
            let _ = self.process.kill();
        }
        let _ = self.process.wait();
    }
}
