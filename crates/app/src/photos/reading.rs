//! Decoding what somebody handed in, within bounds.

use std::io::Cursor;

use image::codecs::jpeg::JpegDecoder;
use image::codecs::png::PngDecoder;
use image::codecs::webp::WebPDecoder;
use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder, Limits, Rgb, RgbImage};

use super::kind::Kind;
use super::{PIXELS_LIMIT, Refused};

/// Most memory that the decoded pixels may take: four bytes each, as a photo's do.
const DECODED_LIMIT_BYTES: u64 = PIXELS_LIMIT * 4;
/// Most memory that may be taken besides, while a PNG is decoded, for a line and for what is written around it.
const ASIDE_LIMIT_BYTES: u64 = 16 * 1024 * 1024;

/// The pixels of a picture, and how they have to be turned to stand upright.
pub(super) fn read(kind: Kind, bytes: &[u8]) -> Result<(DynamicImage, Orientation), Refused> {
    let file = Cursor::new(bytes);
    match kind {
        Kind::Jpeg => decode(JpegDecoder::new(file).map_err(broken)?),
        Kind::Png => {
            let mut limits = Limits::no_limits();
            limits.max_alloc = Some(ASIDE_LIMIT_BYTES);
            decode(PngDecoder::with_limits(file, limits).map_err(broken)?)
        }
        Kind::WebP => decode(WebPDecoder::new(file).map_err(broken)?),
    }
}

/// Decodes a picture of which only the head has been read so far.
fn decode(mut head: impl ImageDecoder) -> Result<(DynamicImage, Orientation), Refused> {
    let (width, height) = head.dimensions();
    let pixels = u64::from(width) * u64::from(height);
    if pixels > PIXELS_LIMIT || head.total_bytes() > DECODED_LIMIT_BYTES {
        return Err(Refused::TooManyPixels);
    }
    if pixels == 0 {
        return Err(Refused::Broken);
    }
    // A photo whose notes cannot be read is taken as it lies.
    let turn = head.orientation().unwrap_or(Orientation::NoTransforms);
    let seen = DynamicImage::from_decoder(head).map_err(broken)?;
    Ok((on_white(seen), turn))
}

/// Lays what can be seen through on a white ground, since a JPEG cannot be seen through.
fn on_white(seen: DynamicImage) -> DynamicImage {
    if !seen.color().has_alpha() {
        return seen.into_rgb8().into();
    }
    let seen = seen.into_rgba8();
    let mut ground = RgbImage::new(seen.width(), seen.height());
    for (below, above) in ground.pixels_mut().zip(seen.pixels()) {
        let [red, green, blue, cover] = above.0;
        *below = Rgb([red, green, blue].map(|color| over_white(color, cover)));
    }
    ground.into()
}

fn over_white(color: u8, cover: u8) -> u8 {
    let (color, cover) = (u32::from(color), u32::from(cover));
    ((color * cover + 255 * (255 - cover) + 127) / 255) as u8
}

fn broken(_: image::ImageError) -> Refused {
    Refused::Broken
}
