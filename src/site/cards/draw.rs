//! The artist: SVG to PNG. With nothing of the machine's: no typeface but those in the program, and no file
//! that the drawing may name.

use super::layout::Weight;
use super::{Artist, HEIGHT, WIDTH};
use resvg::tiny_skia::{Color, Pixmap, Transform};
use resvg::usvg::fontdb::{Database, Source};
use resvg::usvg::{ImageHrefResolver, Options, Tree};
use skrifa::MetadataProvider;
use skrifa::instance::{LocationRef, Size};
use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock};

pub(super) const ARTIST: Artist =
    Artist { tools: "resvg 0.49.0, notosans 0.1.0, png 0.18.1, palette 1", measure, lacks, draw };

/// The one family, with Latin, Greek and Cyrillic letters.
const FAMILY: &str = "Noto Sans";

/// Its typefaces.
static TYPEFACES: LazyLock<Arc<Database>> = LazyLock::new(|| {
    let mut faces = Database::new();
    for font in [notosans::REGULAR_TTF, notosans::BOLD_TTF] {
        faces.load_font_source(Source::Binary(Arc::new(font)));
    }
    faces.set_serif_family(FAMILY);
    faces.set_sans_serif_family(FAMILY);
    Arc::new(faces)
});

/// The width of each letter of a weight, at a size of one pixel.
type Widths = BTreeMap<char, f64>;

static REGULAR: LazyLock<Widths> = LazyLock::new(|| widths(notosans::REGULAR_TTF));
static BOLD: LazyLock<Widths> = LazyLock::new(|| widths(notosans::BOLD_TTF));

fn widths(font: &[u8]) -> Widths {
    let face = skrifa::FontRef::new(font).expect("a test measures with every typeface");
    let metrics = face.glyph_metrics(Size::new(1.0), LocationRef::default());
    let width = |(code, glyph): (u32, skrifa::GlyphId)| {
        Some((char::from_u32(code)?, f64::from(metrics.advance_width(glyph)?)))
    };
    face.charmap().mappings().filter_map(width).collect()
}

/// The sum of the widths: kerning, which mostly makes a text narrower, is left out.
fn measure(text: &str, weight: Weight) -> f64 {
    let widths = match weight {
        Weight::Regular => &*REGULAR,
        Weight::Bold => &*BOLD,
    };
    text.chars().map(|c| widths.get(&c).copied().unwrap_or(1.0)).sum()
}

fn lacks(text: &str) -> Option<char> {
    text.chars().find(|c| !(REGULAR.contains_key(c) && BOLD.contains_key(c)))
}

fn draw(svg: &str) -> Result<Vec<u8>, String> {
    let options = Options {
        fontdb: TYPEFACES.clone(),
        font_family: FAMILY.to_owned(),
        image_href_resolver: ImageHrefResolver {
            resolve_data: Box::new(|_, _, _| None),
            resolve_string: Box::new(|_, _| None),
        },
        ..Options::default()
    };
    let tree = Tree::from_str(svg, &options).map_err(|error| error.to_string())?;
    let mut picture = Pixmap::new(WIDTH, HEIGHT).ok_or("it has no size")?;
    picture.fill(Color::WHITE);
    let size = tree.size();
    let scale = Transform::from_scale(WIDTH as f32 / size.width(), HEIGHT as f32 / size.height());
    resvg::render(&tree, scale, &mut picture.as_mut());
    let pixels: Vec<[u8; 3]> =
        picture.pixels().iter().map(|pixel| [pixel.red(), pixel.green(), pixel.blue()]).collect();
    png(&pixels).map_err(|error| error.to_string())
}

/// A PNG with a palette where few colours do, which halves it and more, or else with all colours.
fn png(pixels: &[[u8; 3]]) -> Result<Vec<u8>, png::EncodingError> {
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, WIDTH, HEIGHT);
    encoder.set_depth(png::BitDepth::Eight);
    // What is even in long stretches is best not filtered.
    encoder.set_filter(png::Filter::NoFilter);
    encoder.set_compression(png::Compression::Balanced);
    let data: Vec<u8> = match paletted(pixels) {
        Some((palette, indices)) => {
            encoder.set_color(png::ColorType::Indexed);
            encoder.set_palette(palette.concat());
            indices
        }
        None => {
            encoder.set_color(png::ColorType::Rgb);
            pixels.concat()
        }
    };
    encoder.write_header()?.write_image_data(&data)?;
    Ok(bytes)
}

/// How many levels a channel has, in bits, from the finest on: the edges of letters are shades by the
/// hundred, of which sixteen are as smooth to the eye.
const BITS: [u8; 3] = [8, 5, 4];

/// The picture as places in a palette: shades that fall into one step take the colour that is there the
/// most, so that surfaces keep theirs. Nothing where that still leaves too many.
fn paletted(pixels: &[[u8; 3]]) -> Option<(Vec<[u8; 3]>, Vec<u8>)> {
    let mut counts: BTreeMap<[u8; 3], usize> = BTreeMap::new();
    for run in pixels.chunk_by(|one, next| one == next) {
        *counts.entry(run[0]).or_default() += run.len();
    }
    let mut colours: Vec<([u8; 3], usize)> = counts.into_iter().collect();
    // The most frequent first; those that are as frequent by their values.
    colours.sort_by_key(|(colour, count)| (std::cmp::Reverse(*count), *colour));
    BITS.iter().find_map(|bits| {
        let mut palette: Vec<[u8; 3]> = Vec::new();
        let mut steps: BTreeMap<[u8; 3], u8> = BTreeMap::new();
        let mut places: BTreeMap<[u8; 3], u8> = BTreeMap::new();
        for (colour, _) in &colours {
            let step = colour.map(|channel| channel >> (8 - bits));
            let place = match steps.get(&step) {
                Some(place) => *place,
                None => {
                    let place = u8::try_from(palette.len()).ok()?;
                    palette.push(*colour);
                    steps.insert(step, place);
                    place
                }
            };
            places.insert(*colour, place);
        }
        let mut indices = Vec::with_capacity(pixels.len());
        for run in pixels.chunk_by(|one, next| one == next) {
            indices.resize(indices.len() + run.len(), places[&run[0]]);
        }
        Some((palette, indices))
    })
}
