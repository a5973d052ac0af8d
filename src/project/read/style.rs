//! `[style]`: how documents look.

use crate::finding::{Finding, reading_rule};
use crate::model::{Colour, Letter, LetterModel, PaletteName, Style};
use crate::project::definitions::Definitions;
use crate::project::diagnostics::{wrong_type, wrong_value};
use crate::project::format;
use crate::project::read::letter::find_letter;
use crate::project::reader::Reader;
use crate::project::toml::Entry;
use crate::source::Spanned;

/// The longest name of a font, in characters.
const LONGEST_FONT: usize = 64;

/// Reads `[style]`. `logo` is the reason why the logo cannot be used, if it cannot.
pub(in crate::project) fn read<'a>(
    all: &Definitions<'_, 'a>,
    model: &LetterModel<'a>,
    logo: Option<&str>,
    reader: &mut Reader<'a>,
) -> Style<'a> {
    let mut style = Style::default();
    let Some(table) = all.style else {
        return style;
    };
    for entry in reader.table(&format::STYLE, table.node) {
        match entry.key {
            "title" => style.title = reader.text(&entry),
            "footer" => style.footer = reader.text(&entry),
            "palette" => style.palette = reader.choice(&entry, &PaletteName::NAMES),
            "font" => style.font = font(&entry, reader),
            "colours" => style.colours = colours(&entry, model, reader),
            "logo" => {
                if let (Some(_), Some(reason)) = (reader.text(&entry), logo) {
                    let message = format!("the logo cannot be taken: {reason}");
                    reader.report(
                        Finding::new(reading_rule::UNREADABLE, entry.node.span(), message).help(
                            "name a PNG or JPEG picture in the folder of raci.toml or below it",
                        ),
                    );
                }
            }
            _ => reader.report_unknown_key(&entry, &format::STYLE),
        }
    }
    style
}

/// The name of a font, without characters that have a meaning in one of the export formats.
fn font<'a>(entry: &Entry<'_, 'a>, reader: &mut Reader<'a>) -> Option<&'a str> {
    let name = reader.text(entry)?;
    let plain = |c: char| c.is_alphanumeric() || c == ' ' || c == '-';
    if name.chars().all(plain) && name.chars().count() <= LONGEST_FONT {
        return Some(name);
    }
    let wanted = "the name of a font: letters, digits, spaces and hyphens, as in \"Source Sans 3\"";
    reader.report(wrong_value(entry.key, entry.node, wanted));
    None
}

fn colours<'a>(
    entry: &Entry<'_, 'a>,
    model: &LetterModel<'a>,
    reader: &mut Reader<'a>,
) -> Vec<(Letter, Colour)> {
    let Some(letters) = entry.node.as_table() else {
        let wanted = "letters with a colour each: { A = \"#3D1230\" }";
        reader.report(wrong_type(entry.key, entry.node, wanted));
        return Vec::new();
    };
    let mut colours = Vec::new();
    for entry in letters {
        let letter = find_letter(Spanned::new(entry.key, entry.key_span), model, reader);
        let Some(text) = reader.text(&entry) else {
            continue;
        };
        match (letter, text.parse()) {
            (Some(letter), Ok(colour)) => colours.push((letter, colour)),
            (None, _) => {}
            (_, Err(())) => {
                let wanted = "a colour: # and six hexadecimal digits, as in \"#3D1230\"";
                reader.report(wrong_value(entry.key, entry.node, wanted));
            }
        }
    }
    colours
}
