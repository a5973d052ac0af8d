//! Pages of A4, and the sections of a document. All lengths are in twentieths of a point.

/// The orientation of a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Page {
    /// Taller than wide.
    Portrait,
    /// Wider than tall.
    Landscape,
}

/// The sides of A4.
const SIDES: [u32; 2] = [11_906, 16_838];
/// The margin around the text: two centimetres.
const MARGIN: u32 = 1_134;

impl Page {
    pub const ALL: [Page; 2] = [Page::Portrait, Page::Landscape];

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
            Page::Portrait => (SIDES[0], SIDES[1]),
            Page::Landscape => (SIDES[1], SIDES[0]),
        }
    }

    /// The name of the part with its footer.
    pub fn footer(self) -> &'static str {
        match self {
            Page::Portrait => "footer1.xml",
            Page::Landscape => "footer2.xml",
        }
    }

    /// The id of the relationship to the part with its footer.
    pub fn footer_id(self) -> &'static str {
        match self {
            Page::Portrait => "footer1",
            Page::Landscape => "footer2",
        }
    }
}

/// Consecutive pages with the same orientation and the same header.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Section {
    /// The orientation of its pages.
    pub page: Page,
    /// The number of the header of all its pages but the first. If any section has one, each must name its own:
    /// otherwise it would inherit that of the section before.
    pub head: Option<usize>,
}

impl Section {
    /// The properties that end a section.
    pub fn xml(self) -> String {
        let (width, height) = self.page.sides();
        let turned = if self.page == Page::Landscape { " w:orient=\"landscape\"" } else { "" };
        let footer = self.page.footer_id();
        let (before, after, last) = match self.head {
            None => (String::new(), String::new(), ""),
            Some(head) => (
                format!("<w:headerReference w:type=\"default\" r:id=\"head{head}\"/>"),
                format!("<w:footerReference w:type=\"first\" r:id=\"{footer}\"/>"),
                "<w:titlePg/>",
            ),
        };
        format!(
            "<w:sectPr>{before}<w:footerReference w:type=\"default\" r:id=\"{footer}\"/>{after}\
             <w:type w:val=\"nextPage\"/><w:pgSz w:w=\"{width}\" w:h=\"{height}\"{turned}/>\
             <w:pgMar w:top=\"{MARGIN}\" w:right=\"{MARGIN}\" w:bottom=\"{MARGIN}\" w:left=\"{MARGIN}\" \
             w:header=\"567\" w:footer=\"567\" w:gutter=\"0\"/>{last}</w:sectPr>"
        )
    }
}
