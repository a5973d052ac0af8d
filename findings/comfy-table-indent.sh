#!/usr/bin/env bash
# comfy-table keeps the indent of a cell that fits in its column and drops the indent of a cell that it wraps, so one
# column can show two indents. It splits the text at the delimiter, a space, and each leading space becomes an empty
# word, which it drops at the start of a line. With a delimiter that does not occur in the text the indent survives, but
# words are then cut at the edge of the column: the caller has to wrap the text.
set -euo pipefail
version=8.0.1
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
export CARGO_TARGET_DIR=$folder/target
mkdir src
cat > Cargo.toml << TOML
[package]
name = "indent"
version = "0.0.0"
edition = "2024"

[dependencies]
comfy-table = { version = "=$version", default-features = false }
TOML
cat > src/main.rs << 'RUST'
use comfy_table::{ColumnConstraint, Table, Width};

fn table(delimiter: Option<char>) -> Table {
    let mut table = Table::new();
    table.add_row(["  Pack"]).add_row(["  Pack and ship"]);
    if let Some(delimiter) = delimiter {
        table.set_delimiter(delimiter);
    }
    let column = table.column_mut(0).expect("the table has a column");
    column.set_constraint(ColumnConstraint::Absolute(Width::Fixed(12)));
    table
}

fn main() {
    println!("{}\n{}", table(None), table(Some('\u{1}')));
}
RUST
cat > expected << 'TEXT'
+------------+
|   Pack     |
|------------|
| Pack and   |
| ship       |
+------------+
+------------+
|   Pack     |
|------------|
|   Pack and |
|  ship      |
+------------+
TEXT
cargo run --quiet > seen
echo "comfy-table $version"
echo 'expected: both cells of a table have the same indent, two spaces'
echo 'seen, first with the default delimiter, then with U+0001:'
cat seen
diff expected seen || {
  echo 'comfy-table behaves differently now: update or remove this finding' >&2
  exit 1
}
