//! How often somebody may try something: counted in memory for an address, so that one machine cannot
//! flood the others out. Addresses are kept only as long as the window and never written down. What is
//! limited for one person or one contact, from wherever it comes, is counted in the data ([`app::tallies`]).

use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::{Mutex, PoisonError};

use axum::http::HeaderMap;
use domain::Moment;
use domain::moment::{HOUR, MINUTE};

use crate::server::Bounds;

/// Something that is limited.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Deed {
    /// Asking for any page at all.
    Visit,
    /// Sending any form.
    Send,
    /// Sending the survey. A whole house or a library may share one address.
    Answer,
    /// Asking for a link, trying a code.
    ComeIn,
    /// Trying links, and words in addresses that open nothing.
    Open,
}

impl Deed {
    /// How many in how long.
    fn limit(self) -> (u32, i64) {
        match self {
            Self::Visit => (1_200, MINUTE),
            Self::Send => (240, MINUTE),
            Self::Answer => (120, HOUR),
            Self::ComeIn => (30, HOUR),
            Self::Open => (120, HOUR),
        }
    }
}

/// Most addresses that are remembered; above that those whose window is over are let go, and if that is not
/// enough, all.
const REMEMBERED: usize = 50_000;

/// The counts.
#[derive(Default)]
pub struct Limits(Mutex<HashMap<(IpAddr, Deed), (Moment, u32)>>);

impl Limits {
    /// Counts a deed; when it was too often, tells for how many seconds.
    pub fn allow(&self, from: IpAddr, deed: Deed, now: Moment) -> Result<(), i64> {
        let (most, window) = deed.limit();
        let mut counts = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if counts.len() >= REMEMBERED {
            counts.retain(|(_, deed), (since, _)| now.since(*since) < deed.limit().1);
        }
        if counts.len() >= REMEMBERED {
            counts.clear();
        }
        let (since, count) = counts.entry((network(from), deed)).or_insert((now, 0));
        if now.since(*since) >= window {
            (*since, *count) = (now, 0);
        }
        *count = count.saturating_add(1);
        if *count <= most {
            Ok(())
        } else {
            Err((window - now.since(*since) + 999_999).max(0) / 1_000_000)
        }
    }
}

/// Where a visitor comes from: the other end of the connection, or, when that is a proxy of ours, the last
/// address in `X-Forwarded-For` that is not. What anybody else writes there counts for nothing.
pub fn origin(peer: IpAddr, headers: &HeaderMap, bounds: &Bounds) -> IpAddr {
    if !bounds.trusts(peer) {
        return peer;
    }
    let lines: Vec<&str> = headers
        .get_all("x-forwarded-for")
        .iter()
        .filter_map(|line| line.to_str().ok())
        .collect();
    let passed = lines.iter().rev().flat_map(|line| line.rsplit(','));
    let known = passed.map_while(|word| word.trim().parse::<IpAddr>().ok());
    known
        .into_iter()
        .find(|address| !bounds.trusts(*address))
        .unwrap_or(peer)
}

/// One household has one IPv4 address, or one /64 of IPv6.
pub(crate) fn network(address: IpAddr) -> IpAddr {
    match address {
        IpAddr::V4(_) => address,
        IpAddr::V6(six) => match six.to_ipv4_mapped() {
            Some(four) => IpAddr::V4(four),
            None => IpAddr::V6((u128::from(six) >> 64 << 64).into()),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whoever_tries_too_often_waits_and_others_do_not() {
        let limits = Limits::default();
        let [one, other]: [IpAddr; 2] =
            ["2001:db8::1".parse().unwrap(), "192.0.2.1".parse().unwrap()];
        let tries = (0..31)
            .filter(|_| limits.allow(one, Deed::ComeIn, Moment(0)).is_ok())
            .count();
        assert_eq!(tries, 30);
        let next_door = "2001:db8::2".parse().unwrap();
        assert_eq!(
            limits.allow(next_door, Deed::ComeIn, Moment(HOUR / 2)),
            Err(1_800)
        );
        assert_eq!(limits.allow(other, Deed::ComeIn, Moment(1)), Ok(()));
        assert_eq!(limits.allow(one, Deed::ComeIn, Moment(HOUR)), Ok(()));
    }

    #[test]
    fn only_a_proxy_of_ours_may_say_where_a_visitor_comes_from() {
        let [proxy, other]: [IpAddr; 2] =
            ["127.0.0.1".parse().unwrap(), "192.0.2.1".parse().unwrap()];
        let bounds = Bounds {
            proxies: vec![proxy],
            ..Bounds::default()
        };
        let said = |line: &str| {
            let mut headers = HeaderMap::new();
            headers.insert("x-forwarded-for", line.parse().unwrap());
            headers
        };
        for (peer, line, from) in [
            (proxy, "198.51.100.7", "198.51.100.7"),
            (proxy, "203.0.113.9, 198.51.100.7", "198.51.100.7"),
            (proxy, "198.51.100.7, 127.0.0.1", "198.51.100.7"),
            (proxy, "2001:db8::1", "2001:db8::1"),
            (proxy, "198.51.100.7, somebody", "127.0.0.1"),
            (other, "198.51.100.7", "192.0.2.1"),
        ] {
            let expected: IpAddr = from.parse().unwrap();
            assert_eq!(origin(peer, &said(line), &bounds), expected, "{line}");
        }
        let mapped = "::ffff:127.0.0.1".parse().unwrap();
        let from = origin(mapped, &said("198.51.100.7"), &bounds);
        assert_eq!(from, "198.51.100.7".parse::<IpAddr>().unwrap());
    }

    #[test]
    fn a_crowd_of_addresses_does_not_fill_the_memory() {
        let limits = Limits::default();
        for n in 0..60_000_u32 {
            let _ = limits.allow(IpAddr::V4(n.into()), Deed::Visit, Moment(0));
        }
        assert!(limits.0.lock().unwrap().len() <= REMEMBERED);
    }
}
