//! Photos of things: a picture that somebody hands in becomes one that says nothing but what it shows.
//!
//! What a camera writes into a file, above all the place, never gets past here: only the pixels are taken over,
//! into a new JPEG. A picture is known by its bytes, never by its name. How large it claims to be is read before
//! anything of it is decoded. Of a picture that moves, the first one is taken.

mod kind;
mod reading;
mod writing;

use tokio::sync::Semaphore;
use tokio::task;

use crate::{Broken, Error};
use kind::Kind;

/// Largest file that is taken, in bytes.
pub const FILE_LIMIT_BYTES: usize = 12 * 1024 * 1024;
/// Most pixels that a file may claim to hold.
pub const PIXELS_LIMIT: u64 = 40_000_000;
/// Longer side of what comes out, at most.
pub const SIDE_LIMIT_PIXELS: u32 = 1600;
/// Largest photo that comes out, in bytes.
pub const PHOTO_LIMIT_BYTES: usize = 400 * 1024;
/// Longer side of the small one, at most.
pub const THUMB_SIDE_LIMIT_PIXELS: u32 = 320;
/// Largest small one, in bytes.
pub const THUMB_LIMIT_BYTES: usize = 32 * 1024;
/// Most pictures that are worked on at once: each may take up to 400 megabytes for a moment.
const AT_ONCE: usize = 2;

static PLACES: Semaphore = Semaphore::const_new(AT_ONCE);

/// A photo that is fit to be kept: upright, of a sensible size, and silent about who took it, when and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clean {
    /// The photo, as a JPEG.
    pub jpeg: Vec<u8>,
    /// Its width, in pixels.
    pub width: u32,
    /// Its height, in pixels.
    pub height: u32,
    /// The same in small, for lists: a JPEG of the same shape.
    pub thumb: Vec<u8>,
}

/// Why a file was not taken as a photo.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// It is no JPEG, PNG or WebP.
    #[error("this is no picture of a kind that is read")]
    NotAPicture,
    /// It is a photo as some phones keep them. The same phone can make a JPEG of it.
    #[error("HEIC is not read: send it as a JPEG")]
    HeicNotRead,
    /// It is larger than [`FILE_LIMIT_BYTES`].
    #[error("more than {FILE_LIMIT_BYTES} bytes")]
    TooLargeBytes,
    /// It has more than [`PIXELS_LIMIT`] pixels, or as many with more colors each than a photo needs.
    #[error("more than {PIXELS_LIMIT} pixels")]
    TooManyPixels,
    /// It begins like a picture but cannot be read as one.
    #[error("the picture is broken")]
    Broken,
}

impl Refused {
    /// The stable name of this reason, for texts and for the API.
    pub fn code(self) -> &'static str {
        match self {
            Self::NotAPicture => "not_a_picture",
            Self::HeicNotRead => "heic_not_read",
            Self::TooLargeBytes => "too_large_bytes",
            Self::TooManyPixels => "too_many_pixels",
            Self::Broken => "broken",
        }
    }
}

/// Makes a photo of a file. Slow work: where others wait, use [`clean_apart`].
///
/// A JPEG that broke off on its way is taken as far as it came, as browsers show it.
pub fn clean(bytes: &[u8]) -> Result<Clean, Refused> {
    if bytes.len() > FILE_LIMIT_BYTES {
        return Err(Refused::TooLargeBytes);
    }
    let (seen, turn) = reading::read(Kind::of(bytes)?, bytes)?;
    let mut photo = writing::shrunk(seen, SIDE_LIMIT_PIXELS);
    photo.apply_orientation(turn);
    let thumb = writing::shrunk(photo.clone(), THUMB_SIDE_LIMIT_PIXELS);
    let (thumb, _) = writing::fitting(thumb, THUMB_LIMIT_BYTES)?;
    let (jpeg, (width, height)) = writing::fitting(photo, PHOTO_LIMIT_BYTES)?;
    Ok(Clean {
        jpeg,
        width,
        height,
        thumb,
    })
}

/// Makes a photo of a file aside, so that others are served meanwhile. Few are worked on at once; the rest wait.
pub async fn clean_apart(bytes: Vec<u8>) -> Result<Result<Clean, Refused>, Error> {
    let place = PLACES.acquire().await;
    let place = place.map_err(|_| Broken::told("no photos are taken any more"))?;
    let work = task::spawn_blocking(move || {
        // Held until the work is done, even when nobody waits for it any longer.
        let _place = place;
        clean(&bytes)
    });
    match work.await {
        Ok(done) => Ok(done),
        Err(error) if error.is_panic() => Ok(Err(Refused::Broken)),
        Err(_) => Err(Broken::told("the work on a photo was interrupted").into()),
    }
}
