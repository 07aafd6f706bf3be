//! Finding out which letters the bytes of a file are, and turning them into text.
//!
//! A byte order mark decides; then bytes that are zero in every other place (UTF-16 without a mark);
//! then whether the file as a whole is UTF-8, a few slips allowed; then chardetng's judgement of the
//! old encodings.

use std::io::{self, Read};

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Decoder, Encoding, UTF_8, UTF_16BE, UTF_16LE};

use super::NotASheet;

/// How much is read at once.
pub(super) const CHUNK_BYTES: usize = 64 * 1024;
/// How much of the beginning is looked at for zeros.
const HEAD_BYTES: usize = 4 * 1024;
/// How much text with old letters is judged; more makes the judgement no better.
const JUDGED_BYTES: usize = 512 * 1024;
/// So many right sequences make up for one wrong one before a file is no longer taken for UTF-8.
const RIGHT_FOR_ONE_WRONG: u64 = 20;

/// How the bytes of a file become text.
#[derive(Clone, Copy)]
pub(super) struct Decoding(&'static Encoding);

impl Decoding {
    pub(super) fn name(self) -> &'static str {
        self.0.name()
    }

    /// A decoder that starts at the beginning of the file and takes the byte order mark off.
    pub(super) fn start(self) -> Decoder {
        self.0.new_decoder_with_bom_removal()
    }
}

/// Reads the file through and finds its encoding and size.
pub(super) fn find(file: &mut impl Read) -> Result<(Decoding, u64), NotASheet> {
    let mut chunk = vec![0; CHUNK_BYTES];
    let mut length = fill(file, &mut chunk)?;
    if length == 0 {
        return Err(NotASheet::Empty);
    }
    let certain = by_beginning(&chunk[..length.min(HEAD_BYTES)])?;
    let (mut size, mut judged) = (0, 0);
    let mut tally = Utf8Tally::default();
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    while length > 0 {
        size += length as u64;
        if certain.is_none() {
            tally.feed(&chunk[..length]);
            if judged < JUDGED_BYTES && !chunk[..length].is_ascii() {
                detector.feed(&chunk[..length], false);
                judged += length;
            }
        }
        length = fill(file, &mut chunk)?;
    }
    let encoding = certain.unwrap_or_else(|| {
        detector.feed(&[], true);
        match tally.is_utf8() {
            true => UTF_8,
            false => detector.guess(None, Utf8Detection::Deny),
        }
    });
    Ok((Decoding(encoding), size))
}

/// Reads until the chunk is full or the file ends.
pub(super) fn fill(file: &mut impl Read, chunk: &mut [u8]) -> io::Result<usize> {
    let mut length = 0;
    while length < chunk.len() {
        match file.read(&mut chunk[length..]) {
            Ok(0) => break,
            Ok(more) => length += more,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    Ok(length)
}

fn by_beginning(head: &[u8]) -> Result<Option<&'static Encoding>, NotASheet> {
    const WORKBOOKS: [&[u8]; 2] = [b"PK\x03\x04", b"\xD0\xCF\x11\xE0"];
    if WORKBOOKS.iter().any(|magic| head.starts_with(magic)) {
        return Err(NotASheet::Workbook);
    }
    if let Some((encoding, _)) = Encoding::for_bom(head) {
        return Ok(Some(encoding));
    }
    let zeros = |from: usize| {
        head.iter()
            .skip(from)
            .step_by(2)
            .filter(|&&byte| byte == 0)
            .count()
    };
    match (zeros(0), zeros(1)) {
        (0, 0) => Ok(None),
        (even, odd) if odd > 10 * even => Ok(Some(UTF_16LE)),
        (even, odd) if even > 10 * odd => Ok(Some(UTF_16BE)),
        _ => Err(NotASheet::NotText),
    }
}

/// Counts the sequences of UTF-8 in a file, right and wrong, across chunks.
#[derive(Default)]
struct Utf8Tally {
    right: u64,
    wrong: u64,
    carried: Vec<u8>,
}

impl Utf8Tally {
    fn feed(&mut self, chunk: &[u8]) {
        let joined = [&self.carried[..], chunk].concat();
        let mut rest = &joined[..];
        loop {
            match std::str::from_utf8(rest) {
                Ok(text) => {
                    self.right += wide(text);
                    rest = &[];
                    break;
                }
                Err(error) => {
                    let (text, after) = rest.split_at(error.valid_up_to());
                    self.right += std::str::from_utf8(text).map_or(0, wide);
                    rest = after;
                    let Some(length) = error.error_len() else {
                        break;
                    };
                    self.wrong += 1;
                    rest = &after[length..];
                }
            }
        }
        self.carried = rest.to_vec();
    }

    fn is_utf8(&self) -> bool {
        let wrong = self.wrong + u64::from(!self.carried.is_empty());
        wrong == 0 || self.right > RIGHT_FOR_ONE_WRONG * wrong
    }
}

fn wide(text: &str) -> u64 {
    text.chars().filter(|c| !c.is_ascii()).count() as u64
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name_of(bytes: &[u8]) -> Result<&'static str, &'static str> {
        find(&mut &bytes[..])
            .map(|(found, _)| found.name())
            .map_err(|why| why.code())
    }

    #[test]
    fn the_encoding_is_found() {
        let wide = |text: &str| {
            text.encode_utf16()
                .flat_map(u16::to_le_bytes)
                .collect::<Vec<u8>>()
        };
        assert_eq!(name_of(b"name;phone\nAna;1"), Ok("UTF-8"));
        assert_eq!(name_of("name\nJūratė".as_bytes()), Ok("UTF-8"));
        assert_eq!(name_of("\u{FEFF}name\nJūratė".as_bytes()), Ok("UTF-8"));
        assert_eq!(name_of(&wide("\u{FEFF}name\nJūratė")), Ok("UTF-16LE"));
        assert_eq!(name_of(&wide("name\nJūratė")), Ok("UTF-16LE"));
        assert_eq!(
            name_of(b"nombre;tel\nZo\xEB L\xF3pez;1\nM\xF3nica Garc\xEDa;2\n"),
            Ok("windows-1252")
        );
        assert_eq!(name_of(b""), Err("empty"));
        assert_eq!(name_of(b"PK\x03\x04rest"), Err("workbook"));
        assert_eq!(name_of(&[0; 100]), Err("not_text"));
    }

    #[test]
    fn one_broken_letter_does_not_spoil_a_whole_file() {
        let mut bytes = "é".repeat(100).into_bytes();
        bytes.push(0xFF);
        assert_eq!(name_of(&bytes), Ok("UTF-8"));
    }
}
