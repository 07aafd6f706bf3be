//! Photos: what goes in says where it was taken; what comes out shows a thing and says nothing else.

mod made;

use std::sync::LazyLock;

use app::photos::{self, Clean, Refused, clean, clean_apart};
use image::{DynamicImage, GenericImageView, GrayImage, Luma, Rgba, RgbaImage};
use proptest::prelude::*;

use made::*;

/// What the pictures of these tests say besides what they show.
const SAID: [&str; 6] = [
    "Exif",
    "GPS",
    "xmpmeta",
    "ICC_PROFILE",
    "Larkspur",
    "48.137",
];

fn seen(jpeg: &[u8]) -> DynamicImage {
    image::load_from_memory_with_format(jpeg, image::ImageFormat::Jpeg).unwrap()
}

fn says(bytes: &[u8], word: &str) -> bool {
    bytes
        .windows(word.len())
        .any(|part| part == word.as_bytes())
}

/// The photo and its small sister hold pixels, what is needed to read them, and nothing else.
#[track_caller]
fn says_nothing(clean: &Clean) {
    for jpeg in [&clean.jpeg, &clean.thumb] {
        for word in SAID {
            assert!(!says(jpeg, word), "it still says {word}");
        }
        let mut rest = &jpeg[2..];
        loop {
            let (kind, length) = (rest[1], usize::from(u16::from_be_bytes([rest[2], rest[3]])));
            match kind {
                // JFIF without a preview, the tables, the size of the picture.
                0xe0 => assert_eq!((length, &rest[4..8]), (16, &b"JFIF"[..])),
                0xdb | 0xc0 | 0xc4 => {}
                0xda => break,
                _ => panic!("a segment of kind {kind:#x}"),
            }
            rest = &rest[2 + length..];
        }
    }
}

fn is_red(pixel: Rgba<u8>) -> bool {
    let [red, green, blue, _] = pixel.0;
    red > 200 && green < 60 && blue < 60
}

fn is_blue(pixel: Rgba<u8>) -> bool {
    let [red, green, blue, _] = pixel.0;
    blue > 200 && green < 60 && red < 60
}

fn is_white(pixel: Rgba<u8>) -> bool {
    pixel.0.iter().all(|value| *value > 245)
}

#[test]
fn a_photo_is_turned_upright_and_forgets_where_it_was_taken() {
    let mut taken = jpeg(&red_left_of_blue(80, 40));
    taken = with_segment(&taken, 0xfe, b"Larkspur Lane 4");
    taken = with_segment(&taken, 0xe2, b"ICC_PROFILE\0\x01\x01 a profile of a camera");
    taken = with_segment(
        &taken,
        0xe1,
        b"http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>48.137</x:xmpmeta>",
    );
    taken = with_segment(&taken, 0xe1, &exif(6));
    for word in SAID {
        assert!(says(&taken, word), "the test lost {word}");
    }

    let clean = clean(&taken).unwrap();
    says_nothing(&clean);
    assert_eq!((clean.width, clean.height), (40, 80));
    let photo = seen(&clean.jpeg);
    assert!(is_red(photo.get_pixel(20, 10)), "what was left is above");
    assert!(is_blue(photo.get_pixel(20, 70)));
}

#[test]
fn every_way_of_holding_a_camera_is_set_right() {
    // Where red is afterwards, when it was on the left: the eight orientations of Exif 2.32, 4.6.5.
    let red_at = [
        (1, (10, 20)),
        (2, (70, 20)),
        (3, (70, 20)),
        (4, (10, 20)),
        (5, (20, 10)),
        (6, (20, 10)),
        (7, (20, 70)),
        (8, (20, 70)),
    ];
    for (held, (x, y)) in red_at {
        let taken = with_segment(&jpeg(&red_left_of_blue(80, 40)), 0xe1, &exif(held));
        let photo = seen(&clean(&taken).unwrap().jpeg);
        assert!(is_red(photo.get_pixel(x, y)), "held as {held}");
    }
}

#[test]
fn a_png_loses_its_words_and_lies_on_white() {
    let drawn = RgbaImage::from_fn(80, 40, |x, _| match x {
        0..40 => Rgba([255, 0, 0, 255]),
        _ => Rgba([0, 0, 0, 0]),
    });
    let mut taken = png(&drawn.into());
    taken = with_png_chunk(&taken, b"tEXt", b"Comment\0Larkspur Lane 4");
    taken = with_png_chunk(
        &taken,
        b"iTXt",
        b"XML:com.adobe.xmp\0\0\0\0\0<x:xmpmeta>48.137",
    );
    taken = with_png_chunk(&taken, b"eXIf", &exif(6)[6..]);
    let clean = clean(&taken).unwrap();
    says_nothing(&clean);
    let photo = seen(&clean.jpeg);
    assert_eq!(photo.dimensions(), (40, 80), "it is turned too");
    assert!(is_red(photo.get_pixel(20, 10)));
    assert!(is_white(photo.get_pixel(20, 70)));
}

#[test]
fn a_webp_loses_its_words_and_lies_on_white() {
    let drawn = RgbaImage::from_fn(80, 40, |x, _| match x {
        0..40 => Rgba([255, 0, 0, 255]),
        _ => Rgba([0, 0, 255, 0]),
    });
    let taken = with_webp_chunks(
        &webp(&drawn.into()),
        &[
            webp_chunk(b"EXIF", &exif(6)[6..]),
            webp_chunk(b"XMP ", b"<x:xmpmeta>Larkspur 48.137"),
        ],
    );
    let clean = clean(&taken).unwrap();
    says_nothing(&clean);
    let photo = seen(&clean.jpeg);
    assert_eq!(photo.dimensions(), (40, 80), "it is turned too");
    assert!(is_red(photo.get_pixel(20, 10)));
    assert!(is_white(photo.get_pixel(20, 70)));
}

#[test]
fn of_a_picture_that_moves_the_first_one_is_taken() {
    let (red, blue) = (Rgba([255, 0, 0, 255]), Rgba([0, 0, 255, 255]));
    let frames = [red, blue].map(|color| RgbaImage::from_pixel(80, 40, color));
    let photo = clean(&animated_webp(&frames)).unwrap();
    assert!(is_red(seen(&photo.jpeg).get_pixel(40, 20)));
}

#[test]
fn gray_pictures_and_pictures_of_many_colors_are_taken() {
    let gray = GrayImage::from_pixel(30, 20, Luma([90]));
    for drawn in [
        DynamicImage::from(gray),
        DynamicImage::from(red_left_of_blue(30, 20))
            .into_rgba16()
            .into(),
        DynamicImage::from(red_left_of_blue(30, 20))
            .into_luma16()
            .into(),
    ] {
        let photo = clean(&png(&drawn)).unwrap();
        assert_eq!((photo.width, photo.height), (30, 20));
    }
}

#[test]
fn pictures_are_read_as_other_programs_make_them() {
    for taken in as_others_make_them() {
        let photo = clean(&taken).unwrap();
        assert_eq!((photo.width, photo.height), (24, 16));
        let [red, green, blue, _] = seen(&photo.jpeg).get_pixel(12, 1).0;
        assert!(red > 160 && green < 80 && blue < 80, "{red} {green} {blue}");
    }
}

#[test]
fn a_large_photo_comes_out_smaller_in_the_same_shape() {
    let photo = clean(&jpeg(&red_left_of_blue(2_000, 500))).unwrap();
    assert_eq!((photo.width, photo.height), (1_600, 400));
    assert_eq!(seen(&photo.jpeg).dimensions(), (1_600, 400));
    assert_eq!(seen(&photo.thumb).dimensions(), (320, 80));
    let strip = clean(&png(&red_left_of_blue(1, 9_000).into())).unwrap();
    assert_eq!((strip.width, strip.height), (1, photos::SIDE_LIMIT_PIXELS));
    assert_eq!(
        seen(&strip.thumb).dimensions(),
        (1, photos::THUMB_SIDE_LIMIT_PIXELS)
    );
}

#[test]
fn the_liveliest_picture_still_ends_under_the_limit() {
    let photo = clean(&png(&noise(1_000, 1_000).into())).unwrap();
    assert!(
        photo.jpeg.len() <= photos::PHOTO_LIMIT_BYTES,
        "{}",
        photo.jpeg.len()
    );
    assert!(
        photo.thumb.len() <= photos::THUMB_LIMIT_BYTES,
        "{}",
        photo.thumb.len()
    );
    assert!(photo.width >= 600, "{} pixels are left", photo.width);
}

/// Files of a few hundred bytes that claim to hold 60,000 times 60,000 pixels. Had any of them been decoded,
/// it would have been found broken instead.
#[test]
fn a_picture_that_claims_to_be_enormous_is_refused_by_its_head() {
    let mut bomb = jpeg(&red_left_of_blue(16, 16));
    let frame = bomb.windows(2).position(|two| two == [0xff, 0xc0]).unwrap();
    bomb[frame + 5..frame + 9].copy_from_slice(&[0xea, 0x60, 0xea, 0x60]);
    let small = webp(&red_left_of_blue(16, 16).into());
    for bomb in [
        bomb,
        png_claiming(60_000, 60_000, 8),
        webp_file(&[webp_head(0, 60_000, 60_000), small[12..].to_vec()]),
    ] {
        assert!(bomb.len() < 1_000);
        assert_eq!(clean(&bomb), Err(Refused::TooManyPixels));
    }
}

#[test]
fn a_picture_with_more_colors_than_a_photo_needs_takes_no_more_memory() {
    // Within the limit of pixels, but with eight bytes for each.
    let bomb = png_claiming(7_000, 5_000, 16);
    assert_eq!(clean(&bomb), Err(Refused::TooManyPixels));
}

#[test]
fn what_is_no_picture_is_refused_each_with_its_reason() {
    let heic = b"\0\0\0\x18ftypheic\0\0\0\0mif1heic and then the photo";
    let avif = b"\0\0\0\x18ftypavif\0\0\0\0mif1avif and then the photo";
    for (bytes, why) in [
        (&b""[..], Refused::NotAPicture),
        (b"Dear Ana, the drill is in the shed.", Refused::NotAPicture),
        (
            b"<svg xmlns='http://www.w3.org/2000/svg'/>",
            Refused::NotAPicture,
        ),
        (b"GIF89a", Refused::NotAPicture),
        (avif, Refused::NotAPicture),
        (heic, Refused::HeicNotRead),
        (b"\0\0\0\x18ftypmif1\0\0\0\0", Refused::HeicNotRead),
        (b"\xff\xd8\xff\xe0 and no more", Refused::Broken),
        (b"\x89PNG\r\n\x1a\n", Refused::Broken),
        (b"RIFF\x04\0\0\0WEBP", Refused::Broken),
    ] {
        assert_eq!(clean(bytes), Err(why), "{bytes:?}");
    }
    let heavy = vec![0xff; photos::FILE_LIMIT_BYTES + 1];
    assert_eq!(clean(&heavy), Err(Refused::TooLargeBytes));
}

/// One of each kind, and of the ways a kind can be built.
static ONE_OF_EACH: LazyLock<Vec<Vec<u8>>> = LazyLock::new(|| {
    let busy = noise(48, 32);
    let clear = DynamicImage::from(busy.clone()).into_rgba8();
    let mut all = vec![
        with_segment(&jpeg(&busy), 0xe1, &exif(6)),
        with_png_chunk(&png(&busy.clone().into()), b"eXIf", &exif(6)[6..]),
        webp(&busy.into()),
        with_webp_chunks(
            &webp(&clear.clone().into()),
            &[webp_chunk(b"EXIF", &exif(6))],
        ),
        animated_webp(&[clear.clone(), clear]),
    ];
    all.extend(as_others_make_them());
    all
});

#[test]
fn a_picture_that_broke_off_is_refused_or_taken_as_far_as_it_came() {
    for whole in ONE_OF_EACH.iter() {
        clean(whole).unwrap();
        for length in (0..whole.len()).step_by(97).chain([whole.len() - 1]) {
            match clean(&whole[..length]) {
                Ok(photo) => assert!(photo.width > 0),
                Err(why) => assert!(matches!(why, Refused::Broken | Refused::NotAPicture)),
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn no_bytes_at_all_make_it_stumble(
        head in prop::sample::select(vec![
            &b""[..], b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"RIFF\0\x01\0\0WEBPVP8X", b"RIFF\0\x01\0\0WEBPVP8L",
            b"RIFF\0\x01\0\0WEBPVP8 ", b"\0\0\0\x18ftypheic",
        ]),
        rest in prop::collection::vec(any::<u8>(), 0..400),
    ) {
        let _ = clean(&[head, &rest].concat());
    }

    #[test]
    fn no_damage_to_a_picture_makes_it_stumble(
        which in any::<prop::sample::Index>(),
        damages in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..6),
    ) {
        let mut picture = which.get(&ONE_OF_EACH).clone();
        for (at, value) in damages {
            *at.get_mut(&mut picture[..]) = value;
        }
        let _ = clean(&picture);
    }
}

#[tokio::test]
async fn many_photos_at_once_are_all_taken_in_their_turn() {
    let taken = jpeg(&red_left_of_blue(80, 40));
    let same = clean(&taken).unwrap();
    let works: Vec<_> = (0..6)
        .map(|_| tokio::spawn(clean_apart(taken.clone())))
        .collect();
    for work in works {
        assert_eq!(work.await.unwrap().unwrap(), Ok(same.clone()));
    }
    let refused = clean_apart(b"Dear Ana".to_vec()).await.unwrap();
    assert_eq!(refused, Err(Refused::NotAPicture));
}
