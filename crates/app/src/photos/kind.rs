//! Which kind of picture a file is, by how it begins.

use super::Refused;

/// The brands by which HEIF files of the HEVC family call themselves (ISO/IEC 23008-12, annex B).
const HEIC_BRANDS: [&[u8; 4]; 10] = [
    b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"hevm", b"hevs", b"mif1", b"msf1",
];

/// A kind of picture that is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Jpeg,
    Png,
    WebP,
}

impl Kind {
    /// The kind of a file, or why it is none that is read.
    pub(super) fn of(bytes: &[u8]) -> Result<Self, Refused> {
        match bytes {
            [0xff, 0xd8, 0xff, ..] => Ok(Self::Jpeg),
            [0x89, b'P', b'N', b'G', b'\r', b'\n', 0x1a, b'\n', ..] => Ok(Self::Png),
            [
                b'R',
                b'I',
                b'F',
                b'F',
                _,
                _,
                _,
                _,
                b'W',
                b'E',
                b'B',
                b'P',
                ..,
            ] => Ok(Self::WebP),
            [_, _, _, _, b'f', b't', b'y', b'p', a, b, c, d, ..]
                if HEIC_BRANDS.contains(&&[*a, *b, *c, *d]) =>
            {
                Err(Refused::HeicNotRead)
            }
            _ => Err(Refused::NotAPicture),
        }
    }
}
