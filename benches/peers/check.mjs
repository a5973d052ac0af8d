// The same with Node and smol-toml: reads the projects below a folder and counts what is wrong with them.
//
//     node check.mjs FOLDER

import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { parse } from "smol-toml";

const isToml = (name) => name.endsWith(".toml");

function filesOf(root) {
  const named = ["raci.toml", "roles.toml", "people.toml"].map((name) => join(root, name));
  const folder = join(root, "assignments");
  const rows = readdirSync(folder, { recursive: true }).filter(isToml).sort();
  return named.filter((path) => existsSync(path)).concat(rows.map((name) => join(folder, name)));
}

const holders = (row, letter) => [row[letter] ?? []].flat();

function faults(root) {
  const tables = filesOf(root).map((path) => parse(readFileSync(path, "utf8")));
  const roles = new Set(tables.flatMap((table) => Object.keys(table.role ?? {})));
  const ids = new Set();
  let found = 0;
  for (const table of tables) {
    for (const [id, row] of Object.entries(table.responsibility ?? {})) {
      found += ids.has(id);
      ids.add(id);
      found += holders(row, "A").length !== 1;
      found += holders(row, "R").length < 1;
      for (const letter of "ARCI") {
        for (const role of holders(row, letter)) found += !roles.has(role);
      }
    }
  }
  return found;
}

function* projects(folder) {
  const entries = readdirSync(folder, { withFileTypes: true });
  if (entries.some((entry) => entry.name === "raci.toml")) yield folder;
  for (const entry of entries) {
    if (entry.isDirectory()) yield* projects(join(folder, entry.name));
  }
}

let found = 0;
for (const root of projects(process.argv[2])) found += faults(root);
console.log(found);
