//! A sealed file, read as if it lay open: part by part, one part in memory at a time.
//!
//! Reading a sheet waits for nothing but the file, so it happens on a thread of its own; parts are fetched from
//! there, and rows are handed over a few at a time.

use std::io::{self, Read, Seek, SeekFrom};

use domain::intake::SAMPLE_ROWS;
use domain::{CommunityId, UploadId};
use tokio::runtime::Handle;
use tokio::sync::mpsc;

use super::super::reader::{NotASheet, Row};
use super::{PART_BYTES, Waited, part_of};
use crate::{App, Broken, Error};

/// Rows that are handed over at once at most.
const IN_HAND: usize = 32;
/// Most text of rows that is held for a look, in bytes.
const LOOK_BYTES: usize = 4_000_000;

/// A sealed file that is being read.
pub(super) struct SealedFile {
    app: App,
    runtime: Handle,
    community: CommunityId,
    id: UploadId,
    size: u64,
    at: u64,
    open: Option<(i64, Vec<u8>)>,
}

impl SealedFile {
    fn fetch(&mut self, part: i64) -> io::Result<()> {
        row! {
            struct Part {
                body_sealed: Vec<u8>,
            }
        }
        let (app, community, id) = (&self.app, self.community, self.id);
        let fetched = self.runtime.block_on(async {
            let mut tx = app.db.read().await?;
            let found = opt!(
                &mut tx,
                Part,
                "select body_sealed from upload_parts where community_id = $1 and upload_id = $2 and part = $3",
                community,
                id,
                part
            )?;
            found.ok_or(Error::NotFound)
        });
        let sealed = fetched.map_err(io::Error::other)?.body_sealed;
        let plain = app
            .vault
            .unseal_for_community(community, &part_of(id, part), &sealed)
            .ok_or_else(|| io::Error::other("a part of a file that waits does not open"))?;
        self.open = Some((part, plain));
        Ok(())
    }
}

impl Read for SealedFile {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        if self.at >= self.size || into.is_empty() {
            return Ok(0);
        }
        let part = (self.at / PART_BYTES as u64) as i64;
        if self.open.as_ref().is_none_or(|(open, _)| *open != part) {
            self.fetch(part)?;
        }
        let within = (self.at % PART_BYTES as u64) as usize;
        let body = self.open.as_ref().map_or(&[][..], |(_, body)| &body[..]);
        let rest = body
            .get(within..)
            .filter(|rest| !rest.is_empty())
            .ok_or_else(|| io::Error::other("a part of a file that waits is too short"))?;
        let length = rest.len().min(into.len());
        into[..length].copy_from_slice(&rest[..length]);
        self.at += length as u64;
        Ok(length)
    }
}

impl Seek for SealedFile {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        let at = match to {
            SeekFrom::Start(at) => Some(at),
            SeekFrom::End(by) => self.size.checked_add_signed(by),
            SeekFrom::Current(by) => self.at.checked_add_signed(by),
        };
        self.at = at.ok_or_else(|| io::Error::from(io::ErrorKind::InvalidInput))?;
        Ok(self.at)
    }
}

/// The beginning of a sheet: enough to guess what it holds and to show what would come.
pub(crate) struct Glimpse {
    pub(crate) headers: Vec<String>,
    pub(crate) has_header: bool,
    pub(crate) encoding: &'static str,
    pub(crate) separator: char,
    pub(crate) sample: Vec<Vec<String>>,
    pub(crate) rows: Vec<Row>,
    /// Whether these are all rows there are.
    pub(crate) is_all: bool,
}

/// Looks at the beginning of a file that waits.
pub(crate) async fn glimpse(
    app: &App,
    community: CommunityId,
    id: UploadId,
    rows: usize,
) -> Result<Result<Glimpse, NotASheet>, Error> {
    let file = open(app, community, id).await?;
    let looked = tokio::task::spawn_blocking(move || look(file, rows)).await;
    looked.map_err(|_| Broken::told("looking at a file broke off").into())
}

fn look(file: SealedFile, most: usize) -> Result<Glimpse, NotASheet> {
    let mut sheet = Waited::open(file)?;
    let sample = sheet.sample(SAMPLE_ROWS)?;
    let (mut rows, mut held, mut is_all) = (Vec::new(), 0, true);
    for row in sheet.by_ref() {
        if rows.len() == most || held > LOOK_BYTES {
            is_all = false;
            break;
        }
        let row = row?;
        held += row.cells.iter().map(String::len).sum::<usize>();
        rows.push(row);
    }
    Ok(Glimpse {
        headers: sheet.headers().to_vec(),
        has_header: sheet.has_header(),
        encoding: sheet.encoding(),
        separator: sheet.separator(),
        sample,
        rows,
        is_all,
    })
}

/// The rows of a file that waits, one after the other.
pub(crate) struct Stream {
    pub(crate) headers: Vec<String>,
    pub(crate) rows: mpsc::Receiver<io::Result<(Row, u64)>>,
}

/// Streams a file that waits, from a row on: each row with how much of the file was read by then.
pub(crate) async fn stream(
    app: &App,
    community: CommunityId,
    id: UploadId,
    passed: u64,
) -> Result<Result<Stream, NotASheet>, Error> {
    let file = open(app, community, id).await?;
    let opened = tokio::task::spawn_blocking(move || Waited::open(file)).await;
    let mut sheet = match opened.map_err(|_| Broken::told("opening a file broke off"))? {
        Ok(sheet) => sheet,
        Err(why) => return Ok(Err(why)),
    };
    let headers = sheet.headers().to_vec();
    let (hand, rows) = mpsc::channel(IN_HAND);
    tokio::task::spawn_blocking(move || {
        while let Some(row) = sheet.next() {
            let read = row.map(|row| (row, sheet.read_bytes()));
            if read.as_ref().is_ok_and(|(row, _)| row.number <= passed) {
                continue;
            }
            let is_over = read.is_err();
            // Whoever wanted the rows may have gone away.
            if hand.blocking_send(read).is_err() || is_over {
                break;
            }
        }
    });
    Ok(Ok(Stream { headers, rows }))
}

async fn open(app: &App, community: CommunityId, id: UploadId) -> Result<SealedFile, Error> {
    row! {
        struct Size {
            bytes: i64,
        }
    }
    let mut tx = app.db.read().await?;
    let found = opt!(
        &mut tx,
        Size,
        "select bytes from uploads where community_id = $1 and id = $2",
        community,
        id
    )?;
    Ok(SealedFile {
        app: app.clone(),
        runtime: Handle::current(),
        community,
        id,
        size: found.ok_or(Error::NotFound)?.bytes.unsigned_abs(),
        at: 0,
        open: None,
    })
}
