//! `[phase.ID]`: an ordered section of the responsibilities.

use super::problem::unknown_key;
use super::reader::{Definition, Reader};
use super::waivers;
use crate::model::Phase;

const KEYS: [&str; 2] = ["name", "waive"];

pub(super) fn read<'a>(definition: &Definition<'_, 'a>, reader: &mut Reader<'a>) -> Phase<'a> {
    let mut name = None;
    let mut waivers = Vec::new();
    for entry in reader.table("a phase", definition.node) {
        match entry.key {
            "name" => name = Some(entry),
            "waive" => waivers = waivers::read(&entry, reader),
            _ => reader.report(unknown_key(&entry, "a phase", &KEYS)),
        }
    }
    let name = reader.name("phase", definition.id, name.as_ref());
    Phase { id: definition.id, name: name.value, name_place: name.place, waivers }
}
