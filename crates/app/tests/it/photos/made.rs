//! Pictures made for the tests, and what cameras write into them.

use std::io::Cursor;

use image::{DynamicImage, ImageFormat, Rgb, RgbImage, RgbaImage};

/// 24 by 16 pixels from red above to blue below, as many programs write a JPEG: coarse first, then finer.
const PROGRESSIVE_JPEG: &str = "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAA0JCgsKCA0LCgsODg0PEyAVExISEyccHhcgLikxMC4pLSwzOko+MzZGNywtQFdBRkxOUlNSMj5aYVpQYEpRUk//2wBDAQ4ODhMREyYVFSZPNS01T09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT0//wgARCAAQABgDASIAAhEBAxEB/8QAGAAAAgMAAAAAAAAAAAAAAAAAAAMBBAX/xAAWAQEBAQAAAAAAAAAAAAAAAAAEAAH/2gAMAwEAAhADEAAAAcyEC3vK5t//xAAVEAEBAAAAAAAAAAAAAAAAAAAAEf/aAAgBAQABBQKqqqr/xAAVEQEBAAAAAAAAAAAAAAAAAAAAFP/aAAgBAwEBPwGxa//EABURAQEAAAAAAAAAAAAAAAAAAAAU/9oACAECAQE/AYUD/8QAFBABAAAAAAAAAAAAAAAAAAAAIP/aAAgBAQAGPwJf/8QAFBABAAAAAAAAAAAAAAAAAAAAIP/aAAgBAQABPyFPf//aAAwDAQACAAMAAAAQT+//xAAYEQACAwAAAAAAAAAAAAAAAAAAASExUf/aAAgBAwEBPxBxsTaf/8QAGBEBAQADAAAAAAAAAAAAAAAAAQAhMUH/2gAIAQIBAT8QM9SOF//EABgQAAMBAQAAAAAAAAAAAAAAAAABYRFx/9oACAEBAAE/EOx4FQqHoVn/2Q==";
/// The same as a WebP that leaves out what eyes hardly see.
const LOSSY_WEBP: &str = "UklGRlwAAABXRUJQVlA4IFAAAADQAwCdASoYABAAPtFUo0u/pKMhsAgD8BoJbACdMoMlxHcBC/6rT7AA/u7bP89ofBnE6f4NcnGnEf/JYvfr86W8itgdUdT9AfK+kZ1GnYuAAA==";
/// The same, and the blue can be seen through.
const LOSSY_CLEAR_WEBP: &str = "UklGRrQAAABXRUJQVlA4WAoAAAAQAAAAFwAADwAAQUxQSDoAAAABfyAQSDHByRwRcUREAqrItqGCCiqooIIKKqigggoqqKCCCir42wwR/c/Px8vDzcXJwc7GysLMxMhAVlA4IFQAAADwAwCdASoYABAAPtFUo0uoJKMhsAgBABoJbAC7LoBbhIf4DyO4OrNwAP7LCJcQDfn1S0Wx1Yjg7vb/56ob9LG4RuWFPtypPnLg6DSNFd06qtKwAAA=";

/// Those three, which no encoder here could make.
pub fn as_others_make_them() -> [Vec<u8>; 3] {
    [PROGRESSIVE_JPEG, LOSSY_WEBP, LOSSY_CLEAR_WEBP]
        .map(|text| data_encoding::BASE64.decode(text.as_bytes()).unwrap())
}

pub fn red_left_of_blue(width: u32, height: u32) -> RgbImage {
    RgbImage::from_fn(width, height, |x, _| {
        Rgb(if x < width / 2 {
            [255, 0, 0]
        } else {
            [0, 0, 255]
        })
    })
}

/// Every pixel by chance: nothing is harder to make small.
pub fn noise(width: u32, height: u32) -> RgbImage {
    let mut state = 7_u32;
    RgbImage::from_fn(width, height, |_, _| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        Rgb([24, 16, 8].map(|shift| (state >> shift) as u8))
    })
}

pub fn jpeg(picture: &RgbImage) -> Vec<u8> {
    encoded(&picture.clone().into(), ImageFormat::Jpeg)
}

pub fn png(picture: &DynamicImage) -> Vec<u8> {
    encoded(picture, ImageFormat::Png)
}

pub fn webp(picture: &DynamicImage) -> Vec<u8> {
    encoded(picture, ImageFormat::WebP)
}

fn encoded(picture: &DynamicImage, format: ImageFormat) -> Vec<u8> {
    let mut file = Cursor::new(Vec::new());
    picture.write_to(&mut file, format).unwrap();
    file.into_inner()
}

/// What a camera writes: how it was held (0x112), and the degrees of latitude, 48.137.
pub fn exif(held: u8) -> Vec<u8> {
    let entry = |tag: u16, kind: u16, count: u32, value: u32| {
        let numbers = [tag.to_le_bytes(), kind.to_le_bytes()].concat();
        [numbers, [count.to_le_bytes(), value.to_le_bytes()].concat()].concat()
    };
    [
        &b"Exif\0\0II\x2a\0\x08\0\0\0\x02\0"[..],
        &entry(0x112, 3, 1, held.into()),
        &entry(0x8825, 4, 1, 38),
        &[0, 0, 0, 0, 1, 0],
        &entry(0x1d, 2, 11, 56),
        &[0, 0, 0, 0],
        b"GPS 48.137\0",
    ]
    .concat()
}

/// A JPEG with one more segment at its beginning.
pub fn with_segment(jpeg: &[u8], kind: u8, body: &[u8]) -> Vec<u8> {
    let length = (body.len() as u16 + 2).to_be_bytes();
    [&jpeg[..2], &[0xff, kind], &length, body, &jpeg[2..]].concat()
}

/// A PNG with one more chunk behind its head.
pub fn with_png_chunk(png: &[u8], kind: &[u8; 4], body: &[u8]) -> Vec<u8> {
    [&png[..33], &png_chunk(kind, body), &png[33..]].concat()
}

pub fn png_chunk(kind: &[u8; 4], body: &[u8]) -> Vec<u8> {
    let summed = [kind, body].concat();
    let mut sum = flate2::Crc::new();
    sum.update(&summed);
    [
        &(body.len() as u32).to_be_bytes()[..],
        &summed,
        &sum.sum().to_be_bytes(),
    ]
    .concat()
}

/// A PNG of which only the head counts, with a size and a depth of our own.
pub fn png_claiming(width: u32, height: u32, bits: u8) -> Vec<u8> {
    let whole = png(&red_left_of_blue(16, 16).into());
    let sides = [width.to_be_bytes(), height.to_be_bytes()].concat();
    let head = [&sides[..], &[bits, 6, 0, 0, 0]].concat();
    [&whole[..8], &png_chunk(b"IHDR", &head), &whole[33..]].concat()
}

/// A WebP with more chunks behind its picture.
pub fn with_webp_chunks(webp: &[u8], chunks: &[Vec<u8>]) -> Vec<u8> {
    const CLEAR: u8 = 0x10;
    let has = chunks.iter().map(|chunk| match &chunk[..4] {
        b"EXIF" => 0x08,
        _ => 0x04,
    });
    let (width, height) = webp_size(webp);
    webp_file(&[
        webp_head(has.fold(CLEAR, |all, one| all | one), width, height),
        webp[12..].to_vec(),
        chunks.concat(),
    ])
}

/// A WebP that moves.
pub fn animated_webp(frames: &[RgbaImage]) -> Vec<u8> {
    const MOVES: u8 = 0x10 | 0x02;
    let (width, height) = frames[0].dimensions();
    let mut parts = vec![
        webp_head(MOVES, width, height),
        webp_chunk(b"ANIM", &[255, 255, 255, 255, 0, 0]),
    ];
    for frame in frames {
        let place = [[0; 6], webp_sides(width, height)].concat();
        let picture = &webp(&frame.clone().into())[12..];
        parts.push(webp_chunk(
            b"ANMF",
            &[&place, &[100, 0, 0, 0][..], picture].concat(),
        ));
    }
    webp_file(&parts)
}

pub fn webp_chunk(kind: &[u8; 4], body: &[u8]) -> Vec<u8> {
    let padding = &[0][..body.len() % 2];
    [kind, &(body.len() as u32).to_le_bytes(), body, padding].concat()
}

pub fn webp_head(has: u8, width: u32, height: u32) -> Vec<u8> {
    let body = [&[has, 0, 0, 0][..], &webp_sides(width, height)].concat();
    webp_chunk(b"VP8X", &body)
}

pub fn webp_file(parts: &[Vec<u8>]) -> Vec<u8> {
    let parts = parts.concat();
    let length = (parts.len() as u32 + 4).to_le_bytes();
    [b"RIFF", &length[..], b"WEBP", &parts].concat()
}

/// Width and height, each less one, in three bytes.
fn webp_sides(width: u32, height: u32) -> [u8; 6] {
    let [a, b, c, _] = (width - 1).to_le_bytes();
    let [d, e, f, _] = (height - 1).to_le_bytes();
    [a, b, c, d, e, f]
}

/// The size that stands in the first bits of a lossless picture.
fn webp_size(webp: &[u8]) -> (u32, u32) {
    let bits = u32::from_le_bytes(webp[21..25].try_into().unwrap());
    ((bits & 0x3fff) + 1, (bits >> 14 & 0x3fff) + 1)
}
