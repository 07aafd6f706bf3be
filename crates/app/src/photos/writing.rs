//! Making a picture small, in pixels and in bytes.

use image::codecs::jpeg::JpegEncoder;
use image::imageops::FilterType;
use image::{DynamicImage, GenericImageView};

use super::Refused;

/// The qualities that are tried in turn, until the photo is small enough.
const QUALITIES: [u8; 4] = [85, 70, 55, 40];

/// The picture with no side longer than a number of pixels. One that is small enough stays as it is.
pub(super) fn shrunk(picture: DynamicImage, side: u32) -> DynamicImage {
    if longer_side(&picture) <= side {
        return picture;
    }
    // The careful filter takes long and much memory for a large picture, and looks no better from there.
    let near = if longer_side(&picture) > 4 * side {
        picture.thumbnail(2 * side, 2 * side)
    } else {
        picture
    };
    near.resize(side, side, FilterType::Lanczos3)
}

/// A JPEG of at most so many bytes, with its width and height: the best quality that fits, and fewer pixels when
/// none does. Nothing is written into it but the pixels.
pub(super) fn fitting(
    mut picture: DynamicImage,
    limit_bytes: usize,
) -> Result<(Vec<u8>, (u32, u32)), Refused> {
    loop {
        for quality in QUALITIES {
            let jpeg = encoded(&picture, quality)?;
            if jpeg.len() <= limit_bytes {
                return Ok((jpeg, picture.dimensions()));
            }
        }
        // This ends: a JPEG of a few pixels has less than a kilobyte.
        let fewer = longer_side(&picture) * 3 / 4;
        picture = shrunk(picture, fewer);
    }
}

fn encoded(picture: &DynamicImage, quality: u8) -> Result<Vec<u8>, Refused> {
    let mut jpeg = Vec::new();
    let encoder = JpegEncoder::new_with_quality(&mut jpeg, quality);
    picture
        .write_with_encoder(encoder)
        .map_err(|_| Refused::Broken)?;
    Ok(jpeg)
}

fn longer_side(picture: &DynamicImage) -> u32 {
    picture.width().max(picture.height())
}
