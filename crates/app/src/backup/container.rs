//! The sealed file of a backup. In front, two lines that anybody may read: what it is, and of which install
//! and day. Then everything else in chunks, each sealed with the install's backup key under its number and
//! under the lines in front; the last one says that it is the last. So one changed byte anywhere is noticed,
//! and so is a missing end, a chunk that changed places, or one from another backup.
//!
//! The chunks follow the STREAM construction (Hoang, Reyhanitabar, Rogaway, Vizár 2015) with
//! XChaCha20-Poly1305: nonce = 19 random bytes, the number (4 bytes, big-endian), and 1 for the last.

use std::io::{self, BufRead, Read, Write};

use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::vault::BackupKey;
use crate::{Broken, Chance, Error};

/// First line of every backup.
const MAGIC: &str = "manyhands backup 1";
/// Plain bytes in a chunk.
const CHUNK: usize = 64 * 1024;
/// Bytes that sealing adds to a chunk.
const TAG: usize = 16;
/// Random bytes of the nonce.
const PREFIX: usize = 19;
/// Longest line in front.
const LABEL_LIMIT: u64 = 4096;

/// What a backup says of itself without a key.
#[derive(Debug, Clone, Serialize, Deserialize, PartialEq, Eq)]
pub struct Label {
    /// What is in it.
    pub holds: Holds,
    /// The install that made it, by a name that only its key gives.
    pub install: String,
    /// When, in RFC 3339.
    pub made_at: String,
    /// The step of the schema that its tables are in.
    pub migration: i64,
    /// What whoever finds the file should know.
    pub note: String,
}

/// What a file of a backup holds.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "snake_case")]
pub enum Holds {
    /// The data.
    Data,
    /// The key store.
    Keys,
}

/// Seals what is written to it.
pub(super) struct Sealer<W: Write> {
    to: W,
    chunks: Chunks,
    waiting: Vec<u8>,
}

impl<W: Write> Sealer<W> {
    /// Begins a file: writes the lines in front.
    pub(super) fn begin(
        mut to: W,
        key: &BackupKey,
        label: &Label,
        chance: &Chance,
    ) -> Result<Self, Error> {
        let lines = format!("{MAGIC}\n{}\n", serde_json::to_string(label)?);
        let prefix: [u8; PREFIX] = chance.bytes();
        to.write_all(lines.as_bytes())?;
        to.write_all(&prefix)?;
        Ok(Self {
            to,
            chunks: Chunks::of(key, &lines, prefix),
            waiting: Vec::with_capacity(CHUNK),
        })
    }

    /// Seals what is left and says that it is the end.
    pub(super) fn end(mut self) -> io::Result<W> {
        let last = self.chunks.seal(&self.waiting, Place::Last)?;
        self.to.write_all(&last)?;
        self.to.flush()?;
        Ok(self.to)
    }
}

impl<W: Write> Write for Sealer<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        // A full chunk is only sealed when more comes, since the last one must say that it is the last.
        if self.waiting.len() == CHUNK {
            let sealed = self.chunks.seal(&self.waiting, Place::Between)?;
            self.to.write_all(&sealed)?;
            self.waiting.clear();
        }
        let taken = bytes.len().min(CHUNK - self.waiting.len());
        self.waiting.extend_from_slice(&bytes[..taken]);
        Ok(taken)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Opens what is read from it.
pub(super) struct Opener<R: BufRead> {
    from: R,
    chunks: Chunks,
    open: Vec<u8>,
    read: usize,
    ended: bool,
}

impl<R: BufRead> Opener<R> {
    /// Reads the lines in front.
    pub(super) fn begin(mut from: R, key: &BackupKey) -> Result<(Self, Label), Error> {
        let lines = lines_in_front(&mut from)?;
        let label: Label = lines
            .split_once('\n')
            .and_then(|(_, line)| serde_json::from_str(line).ok())
            .ok_or_else(damaged)?;
        if label.install != key.install {
            let what =
                "this backup was made by another install; its own key opens it, this one does not";
            return Err(Broken::told(what).into());
        }
        let mut prefix = [0; PREFIX];
        from.read_exact(&mut prefix).map_err(|_| damaged())?;
        let chunks = Chunks::of(key, &lines, prefix);
        let opener = Self {
            from,
            chunks,
            open: Vec::new(),
            read: 0,
            ended: false,
        };
        Ok((opener, label))
    }

    fn next_chunk(&mut self) -> io::Result<()> {
        let mut sealed = Vec::with_capacity(CHUNK + TAG);
        (&mut self.from)
            .take((CHUNK + TAG) as u64)
            .read_to_end(&mut sealed)?;
        self.ended = self.from.fill_buf()?.is_empty();
        let place = if self.ended {
            Place::Last
        } else {
            Place::Between
        };
        self.open = self.chunks.open(&sealed, place)?;
        self.read = 0;
        Ok(())
    }
}

impl<R: BufRead> Read for Opener<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        while self.read == self.open.len() && !self.ended {
            self.next_chunk()?;
        }
        let given = into.len().min(self.open.len() - self.read);
        into[..given].copy_from_slice(&self.open[self.read..self.read + given]);
        self.read += given;
        Ok(given)
    }
}

/// Reads only what a backup says of itself without a key.
pub(super) fn label(mut from: impl BufRead) -> Result<Label, Error> {
    let lines = lines_in_front(&mut from)?;
    let line = lines.split_once('\n').map_or("", |(_, line)| line);
    Ok(serde_json::from_str(line).map_err(|_| damaged())?)
}

/// What is said of a file that is not whole.
pub(super) fn damaged() -> Broken {
    Broken::told(
        "this backup is damaged or was changed: it cannot be trusted and nothing was taken from it",
    )
}

fn lines_in_front(from: &mut impl BufRead) -> Result<String, Error> {
    let mut lines = String::new();
    for _ in 0..2 {
        let mut line = Vec::new();
        from.take(LABEL_LIMIT).read_until(b'\n', &mut line)?;
        lines.push_str(std::str::from_utf8(&line).map_err(|_| damaged())?);
        if lines.lines().next() != Some(MAGIC) {
            return Err(Broken::told(
                "this file is no backup of Manyhands, or one of a later version",
            )
            .into());
        }
    }
    if lines.matches('\n').count() == 2 {
        Ok(lines)
    } else {
        Err(damaged().into())
    }
}

/// Whether more chunks follow.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    Between,
    Last,
}

struct Chunks {
    cipher: XChaCha20Poly1305,
    associated: [u8; 32],
    prefix: [u8; PREFIX],
    number: u32,
}

impl Chunks {
    fn of(key: &BackupKey, lines: &str, prefix: [u8; PREFIX]) -> Self {
        Self {
            cipher: XChaCha20Poly1305::new((&*key.key).into()),
            associated: Sha256::digest(lines.as_bytes()).into(),
            prefix,
            number: 0,
        }
    }

    fn nonce(&mut self, place: Place) -> io::Result<XNonce> {
        let mut nonce = [0; 24];
        nonce[..PREFIX].copy_from_slice(&self.prefix);
        nonce[PREFIX..23].copy_from_slice(&self.number.to_be_bytes());
        nonce[23] = u8::from(place == Place::Last);
        self.number = self
            .number
            .checked_add(1)
            .ok_or_else(|| io::Error::other("the backup is too large"))?;
        Ok(XNonce::from(nonce))
    }

    fn seal(&mut self, plain: &[u8], place: Place) -> io::Result<Vec<u8>> {
        let nonce = self.nonce(place)?;
        let payload = Payload {
            msg: plain,
            aad: &self.associated,
        };
        self.cipher
            .encrypt(&nonce, payload)
            .map_err(|_| io::Error::other("a chunk could not be sealed"))
    }

    fn open(&mut self, sealed: &[u8], place: Place) -> io::Result<Vec<u8>> {
        let nonce = self.nonce(place)?;
        let payload = Payload {
            msg: sealed,
            aad: &self.associated,
        };
        self.cipher
            .decrypt(&nonce, payload)
            .map_err(|_| io::Error::other(damaged()))
    }
}

#[cfg(test)]
mod tests {
    use zeroize::Zeroizing;

    use super::*;

    fn key(byte: u8) -> BackupKey {
        BackupKey {
            key: Zeroizing::new([byte; 32]),
            install: "here".into(),
        }
    }

    fn sealed(plain: &[u8]) -> Vec<u8> {
        let label = Label {
            holds: Holds::Data,
            install: "here".into(),
            made_at: "2026-06-01T16:00:00Z".into(),
            migration: 3,
            note: String::new(),
        };
        let mut sealer = Sealer::begin(Vec::new(), &key(1), &label, &Chance::seeded(1)).unwrap();
        sealer.write_all(plain).unwrap();
        sealer.end().unwrap()
    }

    fn open(sealed: &[u8], key: &BackupKey) -> Option<Vec<u8>> {
        let (mut opener, _) = Opener::begin(sealed, key).ok()?;
        let mut plain = Vec::new();
        opener.read_to_end(&mut plain).ok().map(|_| plain)
    }

    #[test]
    fn what_was_sealed_opens_again_at_every_length() {
        for length in [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK, 3 * CHUNK + 7] {
            let plain: Vec<u8> = (0..length).map(|n| n as u8).collect();
            assert_eq!(
                open(&sealed(&plain), &key(1)).as_deref(),
                Some(&plain[..]),
                "{length}"
            );
            assert!(open(&sealed(&plain), &key(2)).is_none());
        }
    }

    #[test]
    fn one_changed_byte_anywhere_is_noticed() {
        let whole = sealed(b"Ana gives bread");
        for at in 0..whole.len() {
            for bit in [1, 0x80] {
                let mut changed = whole.clone();
                changed[at] ^= bit;
                assert!(open(&changed, &key(1)).is_none(), "byte {at}");
            }
        }
    }

    #[test]
    fn a_missing_or_added_end_is_noticed() {
        let whole = sealed(&vec![7; 2 * CHUNK + 100]);
        let chunk = CHUNK + TAG;
        let head = whole.len() - 2 * chunk - 100 - TAG;
        for end in [
            head,
            head + 1,
            head + chunk,
            head + 2 * chunk,
            whole.len() - 1,
        ] {
            assert!(open(&whole[..end], &key(1)).is_none(), "cut at {end}");
        }
        assert!(open(&[&whole[..], b"x"].concat(), &key(1)).is_none());
        let swapped = [
            &whole[..head],
            &whole[head + chunk..head + 2 * chunk],
            &whole[head..head + chunk],
            &whole[head + 2 * chunk..],
        ];
        assert!(open(&swapped.concat(), &key(1)).is_none());
    }
}
