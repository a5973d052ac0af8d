//! The parts around the text: content types, relationships, properties, styles, headers and footers.

use super::logo;
use super::package::Package;
use super::page::Page;
use super::sheet;
use super::text;
use crate::export::Error;
use crate::export::document::Document;
use crate::export::palette::{BAND, HEAD, LINE};
use crate::model::{Colour, Language};
use crate::text::Append;
use crate::xml;

const STYLES: &str = include_str!("parts/styles.xml");
const SETTINGS: &str = include_str!("parts/settings.xml");
const FONTS: &str = include_str!("parts/fonts.xml");
const THEME: &str = include_str!("parts/theme.xml");

const START: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
const MAIN: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const RELATIONS: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006";
/// The font if the project sets none.
const FONT: &str = "Calibri";

/// Writes the parts before the text.
pub(super) fn before(document: &Document<'_>, out: &mut Package) -> Result<(), Error> {
    out.part("[Content_Types].xml", types(document).as_bytes())?;
    out.part("_rels/.rels", package_relations().as_bytes())?;
    out.part("docProps/core.xml", core(document).as_bytes())?;
    let app = format!(
        "{START}<Properties xmlns=\"{OFFICE}/extended-properties\"><Application>raci</Application></Properties>"
    );
    out.part("docProps/app.xml", app.as_bytes())?;
    out.part("word/_rels/document.xml.rels", relations(document).as_bytes())
}

/// Writes the parts after the text.
pub(super) fn after(document: &Document<'_>, out: &mut Package) -> Result<(), Error> {
    let font = document.style.font.map(str::trim).filter(|font| !font.is_empty());
    let font = xml::attribute(font.unwrap_or(FONT));
    let hex = |colour: Colour| format!("{:06X}", colour.number());
    let filled = |part: &str| {
        part.replace("{language}", language_tag(document.language))
            .replace("{head}", &hex(HEAD))
            .replace("{band}", &hex(BAND))
            .replace("{line}", &hex(LINE))
            .replace("{font}", &font)
    };
    out.part("word/styles.xml", filled(STYLES).as_bytes())?;
    out.part("word/settings.xml", filled(SETTINGS).as_bytes())?;
    out.part("word/fontTable.xml", filled(FONTS).as_bytes())?;
    out.part("word/theme/theme1.xml", filled(THEME).as_bytes())?;
    for page in Page::ALL {
        out.part(&format!("word/{}", page.footer()), footer(document, page).as_bytes())?;
    }
    for (number, head) in sheet::heads(document).into_iter().enumerate() {
        let mut xml = root("hdr");
        text::paragraph("RaciKicker", &head, &mut xml);
        out.part(&format!("word/head{number}.xml"), (xml + "</w:hdr>").as_bytes())?;
    }
    match document.logo {
        Some(logo) => out.part(&format!("word/{}", logo::name(logo)), &logo.bytes),
        None => Ok(()),
    }
}

/// The XML declaration and the root tag of a part.
pub(super) fn root(tag: &str) -> String {
    format!(
        "{START}<w:{tag} xmlns:w=\"{MAIN}\" xmlns:r=\"{OFFICE}/relationships\" \
         xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\" \
         xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" \
         xmlns:pic=\"http://schemas.openxmlformats.org/drawingml/2006/picture\">"
    )
}

fn types(document: &Document<'_>) -> String {
    let word = "application/vnd.openxmlformats-officedocument.wordprocessingml";
    let mut text = format!(
        "{START}<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">\
         <Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
         <Default Extension=\"xml\" ContentType=\"application/xml\"/>"
    );
    if let Some((_, ending)) = document.logo.and_then(|logo| logo::name(logo).split_once('.')) {
        write!(text, "<Default Extension=\"{ending}\" ContentType=\"image/{ending}\"/>");
    }
    let mut part = |name: &str, kind: &str| {
        write!(text, "<Override PartName=\"/{name}\" ContentType=\"{kind}\"/>");
    };
    part("word/document.xml", &format!("{word}.document.main+xml"));
    for (name, kind) in [("styles", "styles"), ("settings", "settings"), ("fontTable", "fontTable")]
    {
        part(&format!("word/{name}.xml"), &format!("{word}.{kind}+xml"));
    }
    for page in Page::ALL {
        part(&format!("word/{}", page.footer()), &format!("{word}.footer+xml"));
    }
    for number in 0..sheet::heads(document).len() {
        part(&format!("word/head{number}.xml"), &format!("{word}.header+xml"));
    }
    part("word/theme/theme1.xml", "application/vnd.openxmlformats-officedocument.theme+xml");
    part("docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml");
    let app = "application/vnd.openxmlformats-officedocument.extended-properties+xml";
    part("docProps/app.xml", app);
    text + "</Types>"
}

fn package_relations() -> String {
    format!(
        "{START}<Relationships xmlns=\"{RELATIONS}\">\
         <Relationship Id=\"document\" Type=\"{OFFICE}/relationships/officeDocument\" Target=\"word/document.xml\"/>\
         <Relationship Id=\"core\" Type=\"{RELATIONS}/metadata/core-properties\" Target=\"docProps/core.xml\"/>\
         <Relationship Id=\"app\" Type=\"{OFFICE}/relationships/extended-properties\" Target=\"docProps/app.xml\"/>\
         </Relationships>"
    )
}

fn relations(document: &Document<'_>) -> String {
    let mut text = format!("{START}<Relationships xmlns=\"{RELATIONS}\">");
    let mut relation = |id: &str, kind: &str, target: &str| {
        write!(
            text,
            "<Relationship Id=\"{id}\" Type=\"{OFFICE}/relationships/{kind}\" Target=\"{target}\"/>"
        );
    };
    relation("styles", "styles", "styles.xml");
    relation("settings", "settings", "settings.xml");
    relation("fonts", "fontTable", "fontTable.xml");
    relation("theme", "theme", "theme/theme1.xml");
    for page in Page::ALL {
        relation(page.footer_id(), "footer", page.footer());
    }
    for number in 0..sheet::heads(document).len() {
        relation(&format!("head{number}"), "header", &format!("head{number}.xml"));
    }
    if let Some(logo) = document.logo {
        relation("logo", "image", logo::name(logo));
    }
    text + "</Relationships>"
}

fn core(document: &Document<'_>) -> String {
    let mut text = format!(
        "{START}<cp:coreProperties xmlns:cp=\"{RELATIONS_CORE}\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" \
         xmlns:dcterms=\"http://purl.org/dc/terms/\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">\
         <dc:title>{}</dc:title><dc:language>{}</dc:language>",
        xml::text(document.title),
        language_tag(document.language)
    );
    if let Some(date) = document.date {
        for name in ["created", "modified"] {
            let iso = date.iso();
            write!(text, "<dcterms:{name} xsi:type=\"dcterms:W3CDTF\">{iso}</dcterms:{name}>");
        }
    }
    text + "</cp:coreProperties>"
}

const RELATIONS_CORE: &str =
    "http://schemas.openxmlformats.org/package/2006/metadata/core-properties";

/// The project's footer on the left, the page number on the right.
fn footer(document: &Document<'_>, page: Page) -> String {
    let mut xml = root("ftr");
    let right = page.width();
    let direct = format!("<w:tabs><w:tab w:val=\"right\" w:pos=\"{right}\"/></w:tabs>");
    let words = document.style.footer.unwrap_or_default();
    // Whatever the direction of the words, the page number after them is read from the left.
    text::begin("Footer", &direct, &mut xml);
    text::run("", words, &mut xml);
    text::run("", &format!("\t{} ", document.words().page), &mut xml);
    text::field("PAGE", "1", &mut xml);
    text::run("", " / ", &mut xml);
    text::field("NUMPAGES", "1", &mut xml);
    xml + "</w:p></w:ftr>"
}

/// The tag of a language, which Word wants with a country.
fn language_tag(language: Language) -> &'static str {
    match language {
        Language::En => "en-GB",
        Language::Fr => "fr-FR",
        Language::De => "de-DE",
        Language::Es => "es-ES",
        Language::Pt => "pt-PT",
        Language::It => "it-IT",
        Language::Nl => "nl-NL",
    }
}
