//! Pages: A4 upright or on its side, and the sections of a document.

/// How a page is held. All lengths are in twentieths of a point.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Page {
    /// Upright.
    Upright,
    /// On its side.
    Sideways,
}

/// The sides of A4.
const SIDES: [u32; 2] = [11_906, 16_838];
/// What stays free around the text: two centimetres.
const MARGIN: u32 = 1_134;

impl Page {
    pub const ALL: [Page; 2] = [Page::Upright, Page::Sideways];

    /// The width of the text.
    pub fn width(self) -> u32 {
        self.sides().0 - 2 * MARGIN
    }

    /// The height of the text.
    pub fn height(self) -> u32 {
        self.sides().1 - 2 * MARGIN
    }

    fn sides(self) -> (u32, u32) {
        match self {
            Page::Upright => (SIDES[0], SIDES[1]),
            Page::Sideways => (SIDES[1], SIDES[0]),
        }
    }

    /// The name of the part with its footer.
    pub fn footer(self) -> &'static str {
        match self {
            Page::Upright => "footer1.xml",
            Page::Sideways => "footer2.xml",
        }
    }

    /// The relation to the part with its footer.
    pub fn footer_id(self) -> &'static str {
        match self {
            Page::Upright => "footer1",
            Page::Sideways => "footer2",
        }
    }

    /// What ends a section of such pages.
    pub fn section(self) -> String {
        let (width, height) = self.sides();
        let turned = if self == Page::Sideways { " w:orient=\"landscape\"" } else { "" };
        let footer = self.footer_id();
        format!(
            "<w:sectPr><w:footerReference w:type=\"default\" r:id=\"{footer}\"/><w:type w:val=\"nextPage\"/>\
             <w:pgSz w:w=\"{width}\" w:h=\"{height}\"{turned}/>\
             <w:pgMar w:top=\"{MARGIN}\" w:right=\"{MARGIN}\" w:bottom=\"{MARGIN}\" w:left=\"{MARGIN}\" \
             w:header=\"567\" w:footer=\"567\" w:gutter=\"0\"/></w:sectPr>"
        )
    }
}
