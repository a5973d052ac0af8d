//! `[party.ID]`: an organisation in the engagement.

use super::index::Of;
use super::problem::unknown_key;
use super::reader::{Definition, Reader};
use crate::model::{Party, RoleId};

const KEYS: [&str; 2] = ["name", "fallback"];

pub(super) fn read<'a>(definition: &Definition<'_, 'a>, reader: &mut Reader<'a>) -> Party<'a> {
    let mut name = None;
    let mut fallback = None;
    for entry in reader.table("a party", definition.node) {
        match entry.key {
            "name" => name = Some(entry),
            "fallback" => {
                fallback = reader.reference(entry.key, entry.node, Of::Role, RoleId::new);
            }
            _ => reader.report(unknown_key(&entry, "a party", &KEYS)),
        }
    }
    let name = reader.name("party", definition.id, name.as_ref());
    Party { id: definition.id, name: name.value, name_place: name.place, fallback }
}
