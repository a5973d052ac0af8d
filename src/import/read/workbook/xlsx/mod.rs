//! Workbooks of Excel 2007 and later: which parts the workbook has, and its sheets one by one.

mod cells;
mod strings;
mod styles;

use std::collections::BTreeMap;

use quick_xml::events::Event;

use self::cells::Tables;
use super::package::Package;
use super::xml::{attributes, local, unescaped};
use super::{add, broken, count};
use crate::import::read::budget::Budget;
use crate::import::read::{ReadError, Reading};

/// A sheet as the workbook lists it.
struct Listed {
    name: String,
    relation: String,
    is_hidden: bool,
}

/// What a part is related to, by the id of the relation: the kind of the other part, and its name.
type Relations = BTreeMap<String, (String, String)>;

/// Reads all sheets.
///
/// # Errors
/// When the workbook is damaged or too large.
pub fn read(mut package: Package<'_>, budget: &mut Budget) -> Result<Reading, ReadError> {
    let root = relations(&mut package, "")?;
    let workbook = root.into_values().find(|(kind, _)| kind == "officeDocument");
    let workbook = workbook.map_or_else(|| "xl/workbook.xml".to_owned(), |(_, name)| name);
    let relations = relations(&mut package, &workbook)?;
    let part = |kind: &str| relations.values().find(|(of, _)| of == kind).map(|(_, name)| name);
    let (sheets, since_1904) = listed(&mut package, &workbook)?;
    let strings = match part("sharedStrings") {
        Some(name) => strings::read(&mut package, name, budget)?,
        None => Vec::new(),
    };
    let styles = match part("styles") {
        Some(name) => styles::read(&mut package, name)?,
        None => Vec::new(),
    };
    let tables = Tables { strings: &strings, styles: &styles, since_1904 };
    let mut reading = Reading::default();
    for sheet in sheets {
        let Some((kind, part)) = relations.get(&sheet.relation) else {
            return Err(broken("it lists a sheet that it does not have"));
        };
        if kind != "worksheet" {
            continue;
        }
        let Some(mut xml) = package.xml(part)? else {
            return Err(broken("it lists a sheet that it does not have"));
        };
        let table = cells::read(&mut xml, &tables, budget)?.finish(sheet.name, budget)?;
        add(&mut reading, table, sheet.is_hidden);
    }
    Ok(reading)
}

/// The sheets in their order, and whether days are counted from 1904.
fn listed(package: &mut Package<'_>, workbook: &str) -> Result<(Vec<Listed>, bool), ReadError> {
    let Some(mut xml) = package.xml(workbook)? else {
        return Err(broken("it has no list of sheets"));
    };
    let (mut sheets, mut since_1904) = (Vec::new(), false);
    loop {
        match xml.next()? {
            Event::Start(element) if local(element.name().0) == "workbookPr" => {
                let mut attributes = attributes(&element);
                since_1904 |= attributes.any(|(name, value)| name == "date1904" && is_true(&value));
            }
            Event::Start(element) if local(element.name().0) == "sheet" => {
                let (mut name, mut relation, mut is_hidden) = Default::default();
                for (key, value) in attributes(&element) {
                    match key {
                        "name" => name = unescaped(value).into_owned(),
                        "id" => relation = value.into_owned(),
                        "state" => is_hidden = value.to_lowercase().ends_with("hidden"),
                        _ => {}
                    }
                }
                sheets.push(Listed { name, relation, is_hidden });
                count(sheets.len())?;
            }
            Event::Eof => return Ok((sheets, since_1904)),
            _ => {}
        }
    }
}

/// What a part is related to; the part without a name is the package.
fn relations(package: &mut Package<'_>, part: &str) -> Result<Relations, ReadError> {
    let (folder, name) = part.rsplit_once('/').unwrap_or(("", part));
    let mut relations = Relations::new();
    let Some(mut xml) = package.xml(&format!("{folder}/_rels/{name}.rels"))? else {
        return Ok(relations);
    };
    loop {
        match xml.next()? {
            Event::Start(element) if local(element.name().0) == "Relationship" => {
                let (mut id, mut kind, mut target) = Default::default();
                let mut is_outside = false;
                for (key, value) in attributes(&element) {
                    match key {
                        "Id" => id = value.into_owned(),
                        "Type" => {
                            kind = value.rsplit('/').next().map(str::to_owned).unwrap_or_default();
                        }
                        "Target" => target = resolved(folder, &unescaped(value)),
                        "TargetMode" => is_outside = value == "External",
                        _ => {}
                    }
                }
                if !is_outside {
                    relations.insert(id, (kind, target));
                }
            }
            Event::Eof => return Ok(relations),
            _ => {}
        }
    }
}

/// The name of a part that is named from a folder.
fn resolved(folder: &str, target: &str) -> String {
    if target.starts_with('/') {
        return target.to_owned();
    }
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in target.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop();
            }
            part => parts.push(part),
        }
    }
    parts.join("/")
}

fn is_true(value: &str) -> bool {
    matches!(value, "1" | "true" | "on")
}
