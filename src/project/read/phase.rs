//! `[phase.ID]`: an ordered section of the responsibilities.

use crate::model::Phase;
use crate::project::format;
use crate::project::read::waiver;
use crate::project::reader::{Definition, Reader};

pub(in crate::project) fn read<'a>(
    definition: &Definition<'_, 'a>,
    reader: &mut Reader<'a>,
) -> Phase<'a> {
    let mut name = None;
    let mut waivers = Vec::new();
    for entry in reader.table(&format::PHASE, definition.node) {
        match entry.key {
            "name" => name = Some(entry),
            "waive" => waivers = waiver::read(&entry, reader),
            _ => reader.report_unknown_key(&entry, &format::PHASE),
        }
    }
    let name = reader.name("phase", definition.id, name.as_ref());
    Phase { id: definition.id, name: name.value, name_span: name.span, waivers }
}
