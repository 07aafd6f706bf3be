//! Everything that is logged while a test runs, at the finest level of every library.

use std::io::Write;
use std::sync::{Mutex, OnceLock, PoisonError};

use tracing_subscriber::fmt::MakeWriter;

/// What the test itself says, to know that it is heard.
pub const LISTENING: &str = "the canary listens";

static LOG: Mutex<Vec<u8>> = Mutex::new(Vec::new());
static BEGUN: OnceLock<()> = OnceLock::new();

/// Writes to the log of this process.
struct Page;

impl Write for Page {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        let mut log = LOG.lock().unwrap_or_else(PoisonError::into_inner);
        log.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

struct Pages;

impl MakeWriter<'_> for Pages {
    type Writer = Page;

    fn make_writer(&self) -> Page {
        Page
    }
}

/// Listens from now on.
pub fn listen() {
    BEGUN.get_or_init(|| {
        tracing_subscriber::fmt()
            .with_max_level(tracing::Level::TRACE)
            .with_ansi(false)
            .with_writer(Pages)
            .init();
    });
    tracing::trace!("{LISTENING}");
}

/// What was logged so far.
pub fn heard() -> String {
    let log = LOG.lock().unwrap_or_else(PoisonError::into_inner);
    String::from_utf8_lossy(&log).into_owned()
}
