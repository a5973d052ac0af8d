//! The picture above the title.

use super::text;
use crate::project::{Logo, Picture};
use crate::text::Append;
use crate::xml;

/// The largest width and height, 4 cm and 1.6 cm, in English Metric Units (360,000 per centimetre).
const LARGEST: [u64; 2] = [1_440_000, 576_000];
/// The largest size of a pixel, that of 96 per inch.
const PIXEL: u64 = 9_525;

/// The name of the part with the picture.
pub(super) fn name(logo: &Logo) -> &'static str {
    match logo.kind {
        Picture::Png => "media/logo.png",
        Picture::Jpeg => "media/logo.jpeg",
    }
}

/// A paragraph with the picture, described as `title` for screen readers. `number` is its id, unique in the document.
pub(super) fn paragraph(logo: &Logo, title: &str, number: usize, xml: &mut String) {
    let [across, down] = size(u64::from(logo.width), u64::from(logo.height));
    let title = xml::attribute(title);
    text::begin("RaciLogo", "", xml);
    write!(
        xml,
        "<w:r><w:drawing><wp:inline distT=\"0\" distB=\"0\" distL=\"0\" distR=\"0\">\
         <wp:extent cx=\"{across}\" cy=\"{down}\"/><wp:docPr id=\"{number}\" name=\"Logo\" descr=\"{title}\"/>\
         <wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect=\"1\"/></wp:cNvGraphicFramePr>\
         <a:graphic><a:graphicData uri=\"http://schemas.openxmlformats.org/drawingml/2006/picture\">\
         <pic:pic><pic:nvPicPr><pic:cNvPr id=\"{number}\" name=\"Logo\" descr=\"{title}\"/><pic:cNvPicPr/></pic:nvPicPr>\
         <pic:blipFill><a:blip r:embed=\"logo\"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>\
         <pic:spPr><a:xfrm><a:off x=\"0\" y=\"0\"/><a:ext cx=\"{across}\" cy=\"{down}\"/></a:xfrm>\
         <a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>\
         </wp:inline></w:drawing></w:r></w:p>"
    );
}

/// The size of a picture of so many pixels, in its own proportions.
fn size(width: u64, height: u64) -> [u64; 2] {
    let (width, height) = (width.max(1), height.max(1));
    // As much of the largest width as leaves the height within the largest, in whole units.
    let across = LARGEST[0].min(width * PIXEL).min(LARGEST[1] * width / height).max(1);
    [across, (across * height / width).max(1)]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_keeps_its_proportions_within_the_largest_size() {
        assert_eq!(size(100, 50), [952_500, 476_250]);
        assert_eq!(size(1_000, 100), [1_440_000, 144_000]);
        assert_eq!(size(1_000, 1_000), [576_000, 576_000]);
        assert_eq!(size(10_000, 1), [1_440_000, 144]);
        assert_eq!(size(1, 10_000), [57, 570_000]);
    }
}
