use std::io::Cursor;

use homestead::imaging::{self, Damage, Fingerprint, Refusal, limits};
use image::{DynamicImage, ImageBuffer, ImageFormat, Luma, Rgb, RgbImage, Rgba};
use proptest::prelude::*;

fn photo(name: &str) -> Vec<u8> {
    std::fs::read(format!("{}/fixtures/photos/files/{name}", env!("CARGO_MANIFEST_DIR"))).unwrap()
}

/// A picture with red, green, blue and white quarters, in reading order.
fn quarters(width: u32, height: u32) -> RgbImage {
    ImageBuffer::from_fn(width, height, |x, y| match (x < width / 2, y < height / 2) {
        (true, true) => Rgb([255, 0, 0]),
        (false, true) => Rgb([0, 255, 0]),
        (true, false) => Rgb([0, 0, 255]),
        (false, false) => Rgb([255, 255, 255]),
    })
}

fn encoded(image: impl Into<DynamicImage>, format: ImageFormat) -> Vec<u8> {
    let mut bytes = Vec::new();
    image.into().write_to(&mut Cursor::new(&mut bytes), format).unwrap();
    bytes
}

/// The same JPEG with an EXIF segment that only says how to turn it.
fn with_orientation(jpeg: &[u8], orientation: u8) -> Vec<u8> {
    let mut tiff = b"Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0".to_vec();
    tiff.extend([orientation, 0, 0, 0, 0, 0, 0]);
    let mut made = vec![0xff, 0xd8, 0xff, 0xe1];
    made.extend(u16::try_from(tiff.len() + 2).unwrap().to_be_bytes());
    made.extend(tiff);
    made.extend(&jpeg[2..]);
    made
}

/// The colours in the middle of the four quarters of a copy, in reading order, by their first letter.
fn seen(jpeg: &[u8]) -> String {
    let image = image::load_from_memory(jpeg).unwrap().into_rgb8();
    let (w, h) = image.dimensions();
    let at = |x: u32, y: u32| match image.get_pixel(x, y).0.map(|v| v > 127) {
        [true, false, false] => 'r',
        [false, true, false] => 'g',
        [false, false, true] => 'b',
        [true, true, true] => 'w',
        [false, false, false] => 'k',
        _ => '?',
    };
    [at(w / 4, h / 4), at(3 * w / 4, h / 4), at(w / 4, 3 * h / 4), at(3 * w / 4, 3 * h / 4)].iter().collect()
}

#[test]
fn all_eight_orientations_come_out_upright() {
    let sideways = encoded(quarters(333, 201), ImageFormat::Jpeg);
    // What a person sees when the tag is obeyed (CIPA DC-008, figure of the eight orientations).
    for (orientation, expected) in
        [(1, "rgbw"), (2, "grwb"), (3, "wbgr"), (4, "bwrg"), (5, "rbgw"), (6, "brwg"), (7, "wgbr"), (8, "gwrb")]
    {
        let (facts, copies) = imaging::take_in(&with_orientation(&sideways, orientation)).unwrap();
        assert_eq!(facts.exif.orientation.value(), orientation);
        assert_eq!(seen(&copies.display), expected, "{orientation}");
        let size = if orientation >= 5 { (201, 333) } else { (333, 201) };
        assert_eq!((copies.display_size_px, facts.upright_size_px()), (size, size), "{orientation}");
    }
}

#[test]
fn every_size_and_kind_keeps_its_colours() {
    for (width, height) in [(1, 1), (2, 3), (17, 5), (1601, 1201), (4000, 3000), (6401, 33)] {
        for format in [ImageFormat::Jpeg, ImageFormat::Png, ImageFormat::WebP] {
            let (facts, copies) = imaging::take_in(&encoded(quarters(width, height), format)).unwrap();
            assert_eq!((facts.width_px, facts.height_px), (width, height));
            assert_eq!(copies.display_size_px.0.max(copies.display_size_px.1), width.max(height).min(1600));
            if width > 4 && height > 4 {
                assert_eq!(seen(&copies.display), "rgbw", "{width} {height} {format:?}");
            }
        }
    }
}

#[test]
fn grey_sixteen_bit_and_transparent_pictures() {
    let grey: ImageBuffer<Luma<u8>, Vec<u8>> = ImageBuffer::from_pixel(40, 30, Luma([200]));
    let deep: ImageBuffer<Rgb<u16>, Vec<u16>> = ImageBuffer::from_pixel(40, 30, Rgb([65_535, 0, 0]));
    let glass: ImageBuffer<Rgba<u8>, Vec<u8>> = ImageBuffer::from_pixel(40, 30, Rgba([0, 0, 0, 0]));
    for (why, bytes, expected) in [
        ("grey JPEG", encoded(grey.clone(), ImageFormat::Jpeg), "wwww"),
        ("grey PNG", encoded(grey, ImageFormat::Png), "wwww"),
        ("16-bit PNG", encoded(deep, ImageFormat::Png), "rrrr"),
        ("transparent PNG lies on white", encoded(glass.clone(), ImageFormat::Png), "wwww"),
        ("transparent WebP lies on white", encoded(glass, ImageFormat::WebP), "wwww"),
    ] {
        assert_eq!(seen(&imaging::take_in(&bytes).unwrap().1.display), expected, "{why}");
    }
}

#[test]
fn a_cmyk_jpeg_of_adobe_is_shown_in_its_colours() {
    // Inverted inks: 0 is full. Full magenta and yellow is red.
    let inks = [255_u8, 0, 0, 255].repeat(64 * 64);
    let image = turbojpeg::Image {
        pixels: inks.as_slice(),
        width: 64,
        pitch: 256,
        height: 64,
        format: turbojpeg::PixelFormat::CMYK,
    };
    let bytes = turbojpeg::compress(image, 90, turbojpeg::Subsamp::None).unwrap();
    assert_eq!(seen(&imaging::take_in(&bytes).unwrap().1.display), "rrrr");
}

#[test]
fn what_is_refused_says_why() {
    let jpeg = photo("mei__Apple_iPhone_4.jpg");
    let long = encoded(RgbImage::new(40_000, 2), ImageFormat::Png);
    let bomb = encoded(ImageBuffer::<Luma<u8>, _>::from_pixel(9000, 9000, Luma([7_u8])), ImageFormat::Png);
    assert!(bomb.len() < 2_000_000, "small in bytes ({}), 81 megapixels", bomb.len());
    for (why, bytes, code) in [
        ("nothing", Vec::new(), "empty"),
        ("16 MB", vec![0xff; 16_000_000], "too_large"),
        ("a bomb", bomb, "too_many_pixels"),
        ("a strip", long, "too_many_pixels"),
        ("a GIF", b"GIF89a\x01\0\x01\0".to_vec(), "unsupported_format"),
        ("text", b"hello".to_vec(), "unsupported_format"),
        ("only a signature", b"\x89PNG\r\n\x1a\n".to_vec(), "unreadable"),
        ("only a beginning", jpeg[..jpeg.len() / 2].to_vec(), "unreadable"),
        ("only a first byte or three", jpeg[..3].to_vec(), "unreadable"),
    ] {
        assert_eq!(imaging::take_in(&bytes).unwrap_err().code(), code, "{why}");
    }
    let half = imaging::take_in(&jpeg[..jpeg.len() / 2]).unwrap_err();
    assert_eq!(half, Refusal::Unreadable { reason: Damage::Truncated });
    assert!(imaging::examine(&jpeg[..jpeg.len() / 2]).is_ok(), "its header is whole");
}

#[test]
fn formats_are_told_by_content() {
    for (bytes, name) in [
        (&b"\0\0\0\x18ftypheic\0\0\0\0mif1heic"[..], "heic"),
        (b"\0\0\0\x1cftypmif1\0\0\0\0avifmif1miaf", "avif"),
        (b"\0\0\0\x14ftypisom\0\0\0\0mp42", "video"),
        (b"GIF87a", "gif"),
        (b"BM1234", "bmp"),
        (b"II*\0\x08\0\0\0", "tiff"),
        (b"%PDF-1.7", "pdf"),
        (b"\0\0\0", "unknown"),
    ] {
        let Err(Refusal::UnsupportedFormat { format }) = imaging::examine(bytes) else { panic!("{name}") };
        assert_eq!(format.name(), name);
    }
}

#[test]
fn a_progressive_photo_of_a_thousand_scans_is_refused() {
    // Each further scan is the last one of a real progressive file again: tiny, and as slow as a whole photo.
    let mut compressor = turbojpeg::Compressor::new().unwrap();
    compressor.set_progressive(true).unwrap();
    let pixels = quarters(400, 300).into_raw();
    let image = turbojpeg::Image {
        pixels: pixels.as_slice(),
        width: 400,
        pitch: 1200,
        height: 300,
        format: turbojpeg::PixelFormat::RGB,
    };
    let whole = compressor.compress_to_vec(image).unwrap();
    assert!(imaging::take_in(&whole).is_ok());
    let last_scan = whole.windows(2).rposition(|w| w == [0xff, 0xda]).unwrap();
    let mut hostile = whole[..whole.len() - 2].to_vec();
    for _ in 0..1000 {
        hostile.extend(&whole[last_scan..whole.len() - 2]);
    }
    hostile.extend([0xff, 0xd9]);
    assert_eq!(imaging::take_in(&hostile).unwrap_err().code(), "unreadable");
}

#[test]
fn a_photo_sent_again_smaller_is_recognised_and_another_is_not() {
    let original = photo("mei__Apple_iPhone_4.jpg");
    let (_, copies) = imaging::take_in(&original).unwrap();
    let smaller = imaging::take_in(&copies.thumbnail).unwrap().1.fingerprint;
    assert!(copies.fingerprint.distance(smaller) <= 2);
    let decoded = image::load_from_memory(&original).unwrap().brighten(25);
    let brighter = imaging::take_in(&encoded(decoded, ImageFormat::Png)).unwrap().1.fingerprint;
    assert!(copies.fingerprint.distance(brighter) <= Fingerprint::NEAR);
    for other in ["ianare__DSCN0010.jpg", "mei__HTC_Desire.jpg", "mei__Nokia_Lumia_800.jpg", "ianare__DSCN0042.jpg"] {
        let other = imaging::take_in(&photo(other)).unwrap().1.fingerprint;
        assert!(copies.fingerprint.distance(other) > Fingerprint::NEAR);
    }
    assert_eq!(copies.fingerprint.to_string().parse(), Ok(copies.fingerprint));
    assert!("+123456789abcdef".parse::<Fingerprint>().is_err());
}

#[test]
fn a_turned_photo_has_the_fingerprint_of_the_upright_one() {
    let upright = photo("mei__Apple_iPhone_4.jpg");
    let plain = imaging::take_in(&upright).unwrap().1.fingerprint;
    let decoded = image::load_from_memory(&upright).unwrap();
    let stored = encoded(decoded.rotate270().into_rgb8(), ImageFormat::Jpeg);
    let turned = imaging::take_in(&with_orientation(&stored, 6)).unwrap().1.fingerprint;
    assert!(plain.distance(turned) <= 3, "{plain} {turned}");
}

#[test]
fn the_limits_are_those_that_are_told() {
    assert_eq!((limits::MAX_BYTES, limits::MAX_PIXELS), (15_000_000, 40_000_000));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn damaged_photos_never_panic(
        which in 0_usize..4,
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..40),
        cut in any::<prop::sample::Index>(),
        cuts in any::<bool>(),
    ) {
        let name = ["exifr__issue-exifr-36.jpg", "exifr__f6t.jpg", "mei__e59ec0cfb8ab64558099543dc19f8378.png",
            "mei__HTC_Desire.webp"][which];
        let mut bytes = photo(name);
        for (index, value) in changes {
            let at = index.index(bytes.len().min(6000));
            bytes[at] = value;
        }
        if cuts {
            bytes.truncate(cut.index(bytes.len()) + 1);
        }
        let _either_way = imaging::take_in(&bytes);
    }
}
