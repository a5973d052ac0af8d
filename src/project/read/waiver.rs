//! `waive`: a recorded, reasoned exception to a rule.

use crate::model::Waiver;
use crate::project::diagnostics::wrong_value;
use crate::project::format;
use crate::project::reader::Reader;
use crate::project::toml::Entry;
use crate::source::Spanned;

/// The waivers of one responsibility, role, phase or person. One without a reason is reported and left out.
pub(in crate::project) fn read<'a>(
    waive: &Entry<'_, 'a>,
    reader: &mut Reader<'a>,
) -> Vec<Waiver<'a>> {
    reader.map("\"waive\"", waive.node).filter_map(|rule| read_one(&rule, reader)).collect()
}

fn read_one<'a>(rule: &Entry<'_, 'a>, reader: &mut Reader<'a>) -> Option<Waiver<'a>> {
    let mut reason = None;
    let mut until = None;
    for entry in reader.table(&format::WAIVER, rule.node) {
        match entry.key {
            "reason" => reason = Some(entry),
            "until" => match entry.node.as_date() {
                Some(date) => until = Some(Spanned::new(date, entry.node.span())),
                None => reader.report(wrong_value(
                    "until",
                    entry.node,
                    "a day without quotes, as in 2030-12-31",
                )),
            },
            _ => reader.report_unknown_key(&entry, &format::WAIVER),
        }
    }
    if reason.is_none() && rule.node.as_table().is_some() {
        let waiver = format!("the waiver of \"{}\"", rule.key);
        let example = "reason = \"…\"";
        reader.report_missing(&waiver, rule.key_span, "reason", example);
    }
    Some(Waiver {
        rule: Spanned::new(rule.key, rule.key_span),
        reason: reader.text(&reason?)?,
        until,
    })
}
