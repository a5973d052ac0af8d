//! `[party.ID]`: an organisation in the engagement.

use crate::model::{Party, RoleId};
use crate::project::diagnostics::unknown_key;
use crate::project::reader::{Definition, Reader};
use crate::project::symbols::IdKind;

const KEYS: [&str; 2] = ["name", "fallback"];

pub(in crate::project) fn read<'a>(
    definition: &Definition<'_, 'a>,
    reader: &mut Reader<'a>,
) -> Party<'a> {
    let mut name = None;
    let mut fallback = None;
    for entry in reader.table("a party", definition.node) {
        match entry.key {
            "name" => name = Some(entry),
            "fallback" => {
                fallback = reader.reference(entry.key, entry.node, IdKind::Role, RoleId::new);
            }
            _ => reader.report(unknown_key(&entry, "a party", &KEYS)),
        }
    }
    let name = reader.name("party", definition.id, name.as_ref());
    Party { id: definition.id, name: name.value, name_span: name.span, fallback }
}
