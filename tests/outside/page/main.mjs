// Works with the pages in a browser. Usage: node main.mjs RACI FOLDER, with the pages in the folder.
import fs from "node:fs";
import { close, launch, result } from "./browser.mjs";
import { content, nothingInjected, pasted, policyHolds } from "./content.mjs";
import { access, accessCanFail } from "./access.mjs";
import { looks } from "./looks.mjs";
import { paper, speed, work } from "./work.mjs";

const [raci, folder] = process.argv.slice(2);
const page = (name) => `${folder}/${name}.html`;
const VIEWS = ["matrix", "people", "parties", "letters", "roles", "load", "structure"];

await launch();
for (const example of fs.readdirSync("../../examples")) {
  await content(raci, page(example), `../../examples/${example}`);
  await access(page(example), VIEWS, example === "order-management" ? ["light", "dark"] : ["light"]);
}
await content(raci, page("hostile"), `${folder}/hostile`);
await content(raci, page("banner"), `${folder}/banner`);
await content(raci, page("transposed"), "../../examples/order-management", ["--transpose"]);
await content(raci, page("parts"), "../../examples/order-management", ["--view", "matrix", "--max-columns", "5"]);
await content(raci, page("sheets"), "../../examples/order-management", ["--view", "sheet"]);
await content(raci, page("sheet"), "../../examples/order-management", ["--view", "sheet", "--person", "Zofia Wójcik"]);
await content(raci, page("hostile-sheets"), `${folder}/hostile`, ["--view", "sheet"]);
for (const name of ["hostile", "hostile-sheets"]) {
  await nothingInjected(page(name));
  await policyHolds(page(name));
}
for (const name of ["sheet", "hostile-sheets", "banner-sheets"]) await access(page(name), ["sheet"]);
await pasted(page("order-management"));
await access(page("hostile"), VIEWS);
await access(page("transposed"), VIEWS);
await access(page("banner"), VIEWS);
await accessCanFail(page("order-management"));
await work(page("order-management"));
await looks(folder);
await paper(page("large"), folder);
await speed(page("large"));
await close();
process.exit(result());
