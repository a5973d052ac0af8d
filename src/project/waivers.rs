//! `waive`: a recorded, reasoned exception to a rule.

use super::problem::{unknown_key, wrong_value};
use super::reader::Reader;
use super::toml::Entry;
use crate::model::{Located, Waiver};

const KEYS: [&str; 2] = ["reason", "until"];

/// The waivers of one responsibility, role, phase or person. One without a reason is reported and does not count.
pub(super) fn read<'a>(waive: &Entry<'_, 'a>, reader: &mut Reader<'a>) -> Vec<Waiver<'a>> {
    let rules = reader.table("\"waive\"", waive.node);
    rules.filter_map(|rule| read_one(&rule, reader)).collect()
}

fn read_one<'a>(rule: &Entry<'_, 'a>, reader: &mut Reader<'a>) -> Option<Waiver<'a>> {
    let mut reason = None;
    let mut until = None;
    for entry in reader.table("a waiver", rule.node) {
        match entry.key {
            "reason" => reason = Some(entry),
            "until" => match entry.node.as_date() {
                Some(date) => until = Some(Located::new(date, entry.node.place())),
                None => reader.report(wrong_value(
                    "until",
                    entry.node,
                    "a day without quotes, as in 2030-12-31",
                )),
            },
            _ => reader.report(unknown_key(&entry, "a waiver", &KEYS)),
        }
    }
    if reason.is_none() && rule.node.as_table().is_some() {
        let waiver = format!("the waiver of \"{}\"", rule.key);
        let example = "reason = \"…\"";
        reader.report_missing(&waiver, rule.key_place, "reason", example);
    }
    Some(Waiver {
        rule: Located::new(rule.key, rule.key_place),
        reason: reader.text(&reason?)?,
        until,
    })
}
