//! `[party.ID]`: an organisation in the engagement.

use crate::model::{Party, RoleId};
use crate::project::format::{self, IdKind};
use crate::project::reader::{Definition, Reader};

pub(in crate::project) fn read<'a>(
    definition: &Definition<'_, 'a>,
    reader: &mut Reader<'a>,
) -> Party<'a> {
    let mut name = None;
    let mut fallback = None;
    for entry in reader.table(&format::PARTY, definition.node) {
        match entry.key {
            "name" => name = Some(entry),
            "fallback" => {
                fallback = reader.reference(entry.key, entry.node, IdKind::Role, RoleId::new);
            }
            _ => reader.report_unknown_key(&entry, &format::PARTY),
        }
    }
    let name = reader.name("party", definition.id, name.as_ref());
    Party { id: definition.id, name: name.value, name_span: name.span, fallback }
}
