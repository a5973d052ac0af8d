//! What the parser of all of TOML read, as a tree.

use toml_spanner::{Item, Kind as Type, Table, TableStyle, Value};

use super::tree::{Below, KeyAt, Kind, Slot, Tree};
use crate::model::Date;
use crate::source::FileId;

/// Copies what the parser read. Without recursion: keys may be nested to any depth.
pub(super) fn tree<'a>(file: FileId, text: &'a str, table: &Table<'a>) -> Tree<'a> {
    let mut tree = Tree::new(file, text, table.entries().len());
    let mut open = vec![(Tree::top(), Inner::Table(table.entries()))];
    while let Some((mut below, inner)) = open.pop() {
        let (added, rest) = match inner {
            Inner::Table([(key, item), rest @ ..]) => {
                let span = key.span;
                let as_written = text.get(span.start as usize..span.end as usize) == Some(key.name);
                let len = u16::try_from(span.end - span.start).unwrap_or_default();
                let len = if as_written { len } else { 0 };
                let at = KeyAt { start: span.start, len };
                let added = add(&mut tree, &mut below, slot(at, item), item);
                if len == 0 {
                    tree.name_last(key.name, span.end);
                }
                (added, Inner::Table(rest))
            }
            Inner::List([item, rest @ ..]) => {
                let slot = slot(KeyAt::default(), item);
                (add(&mut tree, &mut below, slot, item), Inner::List(rest))
            }
            Inner::Table([]) | Inner::List([]) => continue,
        };
        // What has nothing more is left at once, so that a key of many parts takes no room here.
        if !rest.is_empty() {
            open.push((below, rest));
        }
        open.extend(added);
    }
    tree
}

/// What is still to be copied of a table or a list.
enum Inner<'p, 'a> {
    Table(&'p [(toml_spanner::Key<'a>, Item<'a>)]),
    List(&'p [Item<'a>]),
}

impl Inner<'_, '_> {
    fn is_empty(&self) -> bool {
        match self {
            Inner::Table(rest) => rest.is_empty(),
            Inner::List(rest) => rest.is_empty(),
        }
    }
}

/// Adds one value. If it holds others, tells which.
fn add<'p, 'a>(
    tree: &mut Tree<'a>,
    below: &mut Below,
    slot: Slot,
    item: &'p Item<'a>,
) -> Option<(Below, Inner<'p, 'a>)> {
    if let Value::String(text) = item.value() {
        tree.add_text(below, slot, text);
        return None;
    }
    let own = tree.add(below, slot);
    if let Some(table) = item.as_table() {
        return Some((own, Inner::Table(table.entries())));
    }
    item.as_array().map(|list| (own, Inner::List(list.as_slice())))
}

/// A value without what it holds.
fn slot(key: KeyAt, item: &Item<'_>) -> Slot {
    let span = item.span();
    let of = |kind| Slot::new(key, kind, span.start, span.end);
    let number = |value| of(Kind::Number).with(value);
    match item.kind() {
        Type::String => of(Kind::OtherText),
        Type::Integer => {
            let small = item.as_i64().and_then(|number| u32::try_from(number).ok());
            small.map_or(of(Kind::OtherNumber), number)
        }
        Type::Float => of(Kind::Float),
        Type::Boolean => of(Kind::Boolean).with(u32::from(item.as_bool() == Some(true))),
        Type::Array => of(Kind::List),
        Type::DateTime => {
            let moment = item.as_datetime().filter(|moment| moment.time().is_none());
            let day = moment.and_then(toml_spanner::DateTime::date);
            day.map_or(of(Kind::OtherDate), |day| {
                let date = Date { year: day.year, month: day.month, day: day.day };
                of(Kind::Day).with(Slot::day(date))
            })
        }
        Type::Table => match item.as_table().map(Table::style) {
            Some(TableStyle::Implicit | TableStyle::Header) => of(Kind::Spread),
            _ => of(Kind::Table),
        },
    }
}
