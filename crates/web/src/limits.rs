//! How often somebody may try something: counted in memory for an address, so that one machine cannot
//! flood the others out. Addresses are kept only as long as the window and never written down.

use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::{Mutex, PoisonError};

use domain::Moment;
use domain::moment::{HOUR, MINUTE};

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
    /// Trying links.
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

/// Most addresses that are remembered; above that the oldest windows are let go.
const REMEMBERED: usize = 50_000;

/// The counts.
#[derive(Default)]
pub struct Limits(Mutex<HashMap<(IpAddr, Deed), (Moment, u32)>>);

impl Limits {
    /// Counts a deed; false when it was too often.
    pub fn allow(&self, from: IpAddr, deed: Deed, now: Moment) -> bool {
        let (most, window) = deed.limit();
        let mut counts = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if counts.len() > REMEMBERED {
            counts.retain(|(_, deed), (since, _)| now.since(*since) < deed.limit().1);
        }
        let (since, count) = counts.entry((network(from), deed)).or_insert((now, 0));
        if now.since(*since) >= window {
            (*since, *count) = (now, 0);
        }
        *count = count.saturating_add(1);
        *count <= most
    }
}

/// One household has one IPv4 address, or one /64 of IPv6.
fn network(address: IpAddr) -> IpAddr {
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
            .filter(|_| limits.allow(one, Deed::ComeIn, Moment(0)))
            .count();
        assert_eq!(tries, 30);
        assert!(!limits.allow("2001:db8::2".parse().unwrap(), Deed::ComeIn, Moment(1)));
        assert!(limits.allow(other, Deed::ComeIn, Moment(1)));
        assert!(limits.allow(one, Deed::ComeIn, Moment(HOUR)));
    }
}
