//! Prints what the readers of `raci import` read of files, as JSON, one file a line: for `readers.py`, which compares it
//! with what other readers make of the same files.
#![allow(clippy::print_stdout, clippy::unwrap_used)]

use raci::import::read;
use raci::import::sheet::{Cell, Merge, Row, Sheet};
use serde_json::{Value, json};

fn main() {
    for path in std::env::args().skip(1) {
        let bytes = std::fs::read(&path).unwrap();
        let start = std::time::Instant::now();
        let read = read::sheets(&bytes, &path);
        let seconds = start.elapsed().as_secs_f64();
        let value = match read {
            Ok(reading) => {
                let sheets: Vec<Value> = reading.sheets.iter().map(sheet).collect();
                json!({ "sheets": sheets, "notes": reading.notes, "seconds": seconds })
            }
            Err(refusal) => json!({ "refusal": refusal.to_string(), "help": refusal.help() }),
        };
        println!("{value}");
    }
}

fn sheet(sheet: &Sheet) -> Value {
    let rows: Vec<Value> = sheet.rows.iter().map(row).collect();
    json!({ "name": sheet.name, "heads": sheet.heads, "around": sheet.around, "rows": rows })
}

fn row(row: &Row) -> Value {
    let cells: Vec<Value> = row.cells.iter().map(cell).collect();
    json!({ "line": row.line, "cells": cells })
}

fn cell(cell: &Cell) -> Value {
    let merge = match cell.merge {
        Merge::None => Value::Null,
        Merge::First { columns, rows } => json!([columns, rows]),
        Merge::Covered => json!("covered"),
    };
    json!({ "text": cell.text, "bold": cell.bold, "merge": merge })
}
