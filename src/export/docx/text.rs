//! Paragraphs of runs, with Word's own elements for line ends and tabs.

use crate::export::direction::is_right_to_left;
use crate::text::Append;
use crate::xml;

/// Writes a paragraph of one text in a style.
pub(super) fn paragraph(style: &str, text: &str, xml: &mut String) {
    begin_for(text, style, ("", ""), xml);
    run("", text, xml);
    xml.push_str("</w:p>");
}

/// Begins a paragraph. `direct` are properties beyond its style, in the order of the schema.
pub(super) fn begin(style: &str, direct: &str, xml: &mut String) {
    begin_for("", style, (direct, ""), xml);
}

/// Begins a paragraph in the direction of its text. The properties beyond its style are those that the schema has before
/// the direction, and those after it.
pub(super) fn begin_for(text: &str, style: &str, (before, after): (&str, &str), xml: &mut String) {
    xml.push_str("<w:p><w:pPr><w:pStyle w:val=\"");
    xml.push_str(style);
    xml.push_str("\"/>");
    xml.push_str(before);
    if is_right_to_left(text) {
        xml.push_str("<w:bidi/>");
    }
    xml.push_str(after);
    xml.push_str("</w:pPr>");
}

/// Writes text with the same properties, which go into `w:rPr`; nothing for an empty text.
pub(super) fn run(properties: &str, text: &str, xml: &mut String) {
    if text.is_empty() {
        return;
    }
    xml.push_str("<w:r>");
    let direction = if is_right_to_left(text) { "<w:rtl/>" } else { "" };
    if !properties.is_empty() || !direction.is_empty() {
        xml.push_str("<w:rPr>");
        xml.push_str(properties);
        xml.push_str(direction);
        xml.push_str("</w:rPr>");
    }
    for (position, line) in text.split('\n').enumerate() {
        if position > 0 {
            xml.push_str("<w:br/>");
        }
        for (position, piece) in line.trim_end_matches('\r').split('\t').enumerate() {
            if position > 0 {
                xml.push_str("<w:tab/>");
            }
            if !piece.is_empty() {
                xml.push_str("<w:t xml:space=\"preserve\">");
                xml.push_str(&xml::text(piece));
                xml.push_str("</w:t>");
            }
        }
    }
    xml.push_str("</w:r>");
}

/// Writes a field that Word computes, with the text that it shows until then.
pub(super) fn field(instruction: &str, shown: &str, xml: &mut String) {
    write!(xml, "<w:fldSimple w:instr=\" {instruction} \">");
    run("", shown, xml);
    xml.push_str("</w:fldSimple>");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn line_ends_and_tabs_have_marks_of_their_own() {
        let mut xml = String::new();
        run("", "a <b>\r\n\tc\u{1b}", &mut xml);
        assert_eq!(
            xml,
            "<w:r><w:t xml:space=\"preserve\">a &lt;b&gt;</w:t><w:br/><w:tab/><w:t xml:space=\"preserve\">c\u{fffd}</w:t></w:r>"
        );
        xml.clear();
        run("", "", &mut xml);
        assert_eq!(xml, "");
    }
}
