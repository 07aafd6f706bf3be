//! What time it is, and chance. Both are passed in, so that a month in the life of a neighborhood runs
//! in seconds in a test, on the real code, and comes out the same every time.

use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use domain::Moment;
use rand_chacha::ChaCha20Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};
use uuid::Uuid;

/// Tells the time: the machine's, moved by an offset that a demonstration can change, or a fixed one.
#[derive(Clone, Debug)]
pub struct Clock {
    fixed: Option<Arc<AtomicI64>>,
    moved_by: Arc<AtomicI64>,
}

impl Clock {
    /// The machine's clock.
    pub fn of_the_machine() -> Self {
        Self {
            fixed: None,
            moved_by: Arc::default(),
        }
    }

    /// A clock that stands still until it is moved.
    pub fn standing_at(at: Moment) -> Self {
        Self {
            fixed: Some(Arc::new(AtomicI64::new(at.0))),
            moved_by: Arc::default(),
        }
    }

    /// What time it is.
    #[expect(
        clippy::disallowed_methods,
        reason = "this is the clock that everybody else is passed"
    )]
    pub fn now(&self) -> Moment {
        let base = match &self.fixed {
            Some(at) => at.load(Ordering::Relaxed),
            None => jiff::Timestamp::now().as_microsecond(),
        };
        Moment(base).plus(self.moved_by.load(Ordering::Relaxed))
    }

    /// Moves the clock forward by some microseconds.
    pub fn advance(&self, micros: i64) {
        self.moved_by.fetch_add(micros, Ordering::Relaxed);
    }

    /// How far it has been moved, in microseconds.
    pub fn moved_by(&self) -> i64 {
        self.moved_by.load(Ordering::Relaxed)
    }
}

/// Chance: a ChaCha20 stream, seeded by the operating system, or by a number where a test or the demo
/// wants the same neighborhood every time.
#[derive(Clone)]
pub struct Chance(Arc<Mutex<Dice>>);

struct Dice {
    stream: ChaCha20Rng,
    last_millis: u64,
    in_this_milli: u16,
}

impl Dice {
    fn of(stream: ChaCha20Rng) -> Chance {
        Chance(Arc::new(Mutex::new(Dice {
            stream,
            last_millis: 0,
            in_this_milli: 0,
        })))
    }
}

impl Chance {
    /// Seeded by the operating system.
    #[expect(
        clippy::disallowed_methods,
        reason = "this is the one place where chance comes from the machine"
    )]
    pub fn of_the_machine() -> Result<Self, crate::Broken> {
        let mut seed = [0; 32];
        getrandom::fill(&mut seed)
            .map_err(|error| crate::Broken::told(format!("no randomness: {error}")))?;
        Ok(Dice::of(ChaCha20Rng::from_seed(seed)))
    }

    /// The same every time for the same number. Never for real secrets.
    pub fn seeded(number: u64) -> Self {
        Dice::of(ChaCha20Rng::seed_from_u64(number))
    }

    /// Random bytes.
    pub fn bytes<const N: usize>(&self) -> [u8; N] {
        let mut bytes = [0; N];
        self.dice().stream.fill_bytes(&mut bytes);
        bytes
    }

    /// A number below a limit; 0 when the limit is 0.
    pub fn below(&self, limit: u64) -> u64 {
        if limit == 0 {
            0
        } else {
            u64::from_le_bytes(self.bytes()) % limit
        }
    }

    /// A new id: UUIDv7 (RFC 9562) of a moment. Ids made one after another in the same millisecond are in
    /// order too: twelve bits count them (its method 1), the rest is chance.
    pub fn id<T: From<Uuid>>(&self, now: Moment) -> T {
        let millis = u64::try_from(now.0 / 1_000).unwrap_or(0);
        let mut bytes: [u8; 10] = self.bytes();
        let mut dice = self.dice();
        if millis == dice.last_millis {
            dice.in_this_milli = (dice.in_this_milli + 1) & 0x0fff;
        } else {
            (dice.last_millis, dice.in_this_milli) = (millis, 0);
        }
        bytes[..2].copy_from_slice(&dice.in_this_milli.to_be_bytes());
        uuid::Builder::from_unix_timestamp_millis(millis, &bytes)
            .into_uuid()
            .into()
    }

    fn dice(&self) -> std::sync::MutexGuard<'_, Dice> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
