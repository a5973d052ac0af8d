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
}

/// Pages one after the other that are held in one way and have one head.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Section {
    /// How they are held.
    pub page: Page,
    /// The number of the head that all of them but the first have. Only a document in which some have one names it for
    /// all: else a section would have that of the one before.
    pub head: Option<usize>,
}

impl Section {
    /// What ends a section.
    pub fn xml(self) -> String {
        let (width, height) = self.page.sides();
        let turned = if self.page == Page::Sideways { " w:orient=\"landscape\"" } else { "" };
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
