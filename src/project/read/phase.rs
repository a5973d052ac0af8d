//! `[phase.ID]`: an ordered section of the responsibilities.

use crate::model::Phase;
use crate::project::diagnostics::unknown_key;
use crate::project::read::waiver;
use crate::project::reader::{Definition, Reader};

const KEYS: [&str; 2] = ["name", "waive"];

pub(in crate::project) fn read<'a>(
    definition: &Definition<'_, 'a>,
    reader: &mut Reader<'a>,
) -> Phase<'a> {
    let mut name = None;
    let mut waivers = Vec::new();
    for entry in reader.table("a phase", definition.node) {
        match entry.key {
            "name" => name = Some(entry),
            "waive" => waivers = waiver::read(&entry, reader),
            _ => reader.report(unknown_key(&entry, "a phase", &KEYS)),
        }
    }
    let name = reader.name("phase", definition.id, name.as_ref());
    Phase { id: definition.id, name: name.value, name_span: name.span, waivers }
}
