//! How much the server bears, and how long it waits: every number in one place, so that a test can have
//! shorter ones and a slow afternoon passes in seconds.

use std::net::IpAddr;
use std::time::Duration;

/// The limits of the server, and who passes visitors on to it.
#[derive(Debug, Clone)]
pub struct Bounds {
    /// Most connections at once; further ones wait in the kernel's queue.
    pub connections: usize,
    /// Most connections at once from one address, well below [`Self::requests`], so that one machine cannot take
    /// all the room. A proxy has no such limit.
    pub from_one: usize,
    /// Most requests worked on at once; further ones are told to come back.
    pub requests: usize,
    /// How long a client may take to send the head of a request, also on an idle connection.
    pub head: Duration,
    /// How long a client may pause within a body.
    pub pause: Duration,
    /// How long a client may take to read nothing of an answer.
    pub stall: Duration,
    /// How long a request may take in all.
    pub whole: Duration,
    /// How long a spreadsheet may take to come in, from an organizer on a slow line.
    pub file: Duration,
    /// How long open requests may take to end when the program stops.
    pub farewell: Duration,
    /// Who passes visitors on and says in `X-Forwarded-For` where they come from.
    pub proxies: Vec<IpAddr>,
}

impl Default for Bounds {
    fn default() -> Self {
        Self {
            connections: 512,
            from_one: 96,
            requests: 128,
            head: Duration::from_secs(10),
            pause: Duration::from_secs(10),
            stall: Duration::from_secs(20),
            whole: Duration::from_secs(60),
            file: Duration::from_secs(900),
            farewell: Duration::from_secs(10),
            proxies: Vec::new(),
        }
    }
}

impl Bounds {
    /// Whether an address is a proxy of ours.
    pub fn trusts(&self, address: IpAddr) -> bool {
        self.proxies.contains(&address.to_canonical())
    }
}
