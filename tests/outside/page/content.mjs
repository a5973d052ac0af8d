// What stands in a page is what stands in the tables, text by text, with the script and without.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { check, open } from "./browser.mjs";

// A text as HTML can carry it, in one line: see `src/export/xml.rs` and `src/export/html/text.rs`.
const carried = (text) => text.replace(/[ \t\r\n]+/g, " ").replace(/^ | $/g, "").replace(
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufdd0-\ufdef\ufffe\uffff]/g, "\ufffd");
const deep = (value) => (Array.isArray(value) ? value.map(deep)
  : typeof value === "string" ? carried(value)
  : value && typeof value === "object" ? Object.fromEntries(Object.entries(value).map(([key, of]) => [key, deep(of)]))
  : value);

const percent = ({ count, of }) => Math.floor((count * 200 + of) / (of * 2));
const cell = (value) => {
  if (Array.isArray(value)) return value;
  if (typeof value === "number") return value ? [String(value)] : [];
  if (typeof value === "object") return value.count ? [`${value.count} (${percent(value)} %)`] : [];
  return value === "" ? [] : [value];
};
const row = ({ name, wrong, cells }) => ({ name, wrong, cells: cells.map(cell) });

// What is told in one text of a person stands in a line, and the rest in a table: things with their details.
const thing = (value) => (typeof value === "string" ? value : [value.name, ...value.details].join(" ").trim());
const sheet = (name, rows) => {
  const isText = ({ cells: [value] }) => typeof value === "string";
  const told = carried(rows.filter(isText).map(({ cells: [value] }) => value).join(" · "));
  const listed = rows.filter((line) => !isText(line));
  return { name, told, rows: listed.map((line) => ({ name: line.name, cells: line.cells.map((value) => value.map(thing)) })) };
};

const expected = (raci, project, flags, isPage) => {
  const views = flags.includes("--view") ? [] : ["--view", "matrix,people,parties,letters,roles,load,structure"];
  const text = execFileSync(raci, ["export", project, "--format", "json", "-o", "-", ...flags, ...views], {
    encoding: "utf8", maxBuffer: 1 << 28, stdio: ["ignore", "pipe", "ignore"],
  });
  const { title, tables } = deep(JSON.parse(text));
  return {
    title,
    tables: tables.flatMap((table) => {
      const sections = table.sections.map(({ name, rows }) => ({ name, rows: rows.map(row) }));
      const { notes, legend } = table;
      if (table.view === "roles") return sections.map(({ name, rows }) => ({ name, rows: rows.map((r) => ({ ...r, wrong: false })) }));
      if (table.view === "sheet") return table.sections.map(({ name, rows }) => sheet(name, rows));
      const columns = table.columns.map(({ name }) => name);
      return [{ corner: table.corner, columns, sections, totals: table.totals.map(row) }];
    }),
  };
};

// Runs in the page.
const written = () => {
  const texts = (element) => {
    const items = [...element.querySelectorAll("li")];
    if (items.length) return items.map((item) => item.textContent);
    return element.textContent === "" ? [] : [element.textContent];
  };
  const row = (tr) => ({
    name: tr.cells[0].textContent,
    wrong: tr.cells[0].classList.contains("wrong"),
    cells: [...tr.cells].slice(1).map(texts),
  });
  // The label of a letter has its meaning below it.
  const label = (th) => [...th.childNodes].filter((node) => node.nodeType === 3).map((node) => node.data).join("").trim();
  const sheet = (card) => ({
    name: card.querySelector("h3")?.textContent ?? "",
    told: card.querySelector(".contact")?.textContent ?? "",
    rows: [...card.querySelectorAll("tr")].map((tr) => ({
      name: label(tr.cells[0]),
      cells: [...tr.cells].slice(1).map((td) => texts(td).map((text) => text.trim())),
    })),
  });
  const tables = [...document.querySelectorAll("section.card, table.grid:not(.card)")].map((element) => {
    const rows = (from) => [...from.querySelectorAll("tr:not(.band)")].map(row);
    if (element.closest(".sheet")) return sheet(element);
    if (element.tagName === "SECTION") return { name: element.querySelector("h3").textContent, rows: rows(element) };
    const [corner, ...heads] = [...element.tHead.rows[0].cells];
    return {
      corner: corner.textContent,
      columns: heads.map((th) => th.querySelector("abbr")?.title ?? th.textContent),
      sections: [...element.tBodies].map((body) => ({ name: body.querySelector(".band")?.textContent ?? null, rows: rows(body) })),
      totals: element.tFoot ? rows(element.tFoot) : [],
    };
  });
  return { title: document.querySelector("h1").textContent, tables };
};

export const content = async (raci, file, project, flags = []) => {
  const name = file.split("/").at(-1);
  for (const javaScriptEnabled of [true, false]) {
    await check(`${name}: every text is that of the tables${javaScriptEnabled ? "" : ", without the script"}`, async () => {
      const { page, noted, close } = await open(file, { options: { javaScriptEnabled } });
      assert.deepEqual(await page.evaluate(written), expected(raci, project, flags));
      const sections = await page.evaluate(() => [...document.querySelectorAll("section.view")].map((s) => s.checkVisibility()));
      assert.equal(sections.filter(Boolean).length, javaScriptEnabled ? 1 : sections.length);
      const controls = await page.evaluate(() => [...document.querySelectorAll("input, select, button, .controls")].filter((e) => e.checkVisibility()).length);
      assert.ok(javaScriptEnabled ? controls > 0 : controls === 0, `${controls} controls`);
      assert.deepEqual(noted, []);
      await close();
    });
  }
};

// M1 and M2: nothing of a text has become an element, an attribute, a link or a script.
export const nothingInjected = (file) => check("hostile.html: no text has become anything but text", async () => {
  const { page, noted, close } = await open(file);
  for (const tab of await page.locator("nav a").all()) {
    await tab.click();
    for (let y = 100; y < 900; y += 100) for (let x = 50; x < 1400; x += 50) await page.mouse.move(x, y);
  }
  const found = await page.evaluate(() => ({
    scripts: document.scripts.length,
    styles: document.styleSheets.length,
    elements: [...new Set([...document.querySelectorAll("*")].map((e) => e.localName))].sort().join(" "),
    attributes: [...new Set([...document.querySelectorAll("body *")].flatMap((e) => e.getAttributeNames()))].sort().join(" "),
    links: [...document.links].map((a) => a.getAttribute("href")).filter((href) => !/^#[a-z]+$/.test(href)),
    comments: document.createTreeWalker(document, NodeFilter.SHOW_COMMENT).nextNode()?.data ?? null,
  }));
  assert.deepEqual(found, {
    scripts: 1,
    styles: 1,
    elements: "a abbr b body caption col colgroup details div footer h1 h2 h3 head header html input label li main meta nav option output p rect script search section select small span style summary svg table tbody td tfoot th thead title tr ul button dd dl dt".split(" ").sort().filter((e) => found.elements.split(" ").includes(e)).join(" "),
    attributes: found.attributes.split(" ").filter((a) => /^(aria-(current|hidden|label)|autocomplete|bgcolor|border|class|colspan|data-(letter|parties|people|phase|roles|words)|dir|disabled|fill|height|hidden|href|id|open|scope|style|tabindex|title|type|value|width)$/.test(a)).join(" "),
    links: [],
    comments: null,
  });
  assert.deepEqual(noted, []);
  await close();
});

export const policyHolds = (file) => check("the policy stops what is not ours", async () => {
  const { page, noted, close } = await open(file);
  const state = await page.evaluate(async () => {
    const script = document.createElement("script");
    try { script.textContent = "window.added = 1"; document.body.append(script); } catch { /* trusted types refuse it first */ }
    const image = new Image();
    image.src = "https://a.example/x.png";
    document.body.append(image);
    const cell = document.createElement("p");
    cell.setAttribute("style", "position:fixed");
    document.body.append(cell);
    await new Promise((done) => setTimeout(done, 200));
    return { added: window.added ?? null, position: getComputedStyle(cell).position };
  });
  assert.deepEqual(state, { added: null, position: "static" });
  for (const refused of ["TrustedScript", "Applying inline style", "Loading the image"]) {
    assert.ok(noted.some((line) => line.includes(refused) && line.includes("blocked")), `${refused}: ${noted.join("\n")}`);
  }
  await close();
});

// M13: what is pasted keeps its colours, since each coloured cell carries them itself.
export const pasted = (file) => check("coloured cells carry their colours", async () => {
  const { page, close } = await open(file);
  const wrong = await page.evaluate(() => [...document.querySelectorAll("table.grid td[class], table.grid thead th, .band th, .legend th")]
    .filter((cell) => !(/^#[0-9A-F]{6}$/.test(cell.getAttribute("bgcolor")) &&
      cell.getAttribute("style") === `background:${cell.getAttribute("bgcolor")};color:${cell.style.color === "rgb(0, 0, 0)" ? "#000" : "#fff"}`))
    .map((cell) => cell.outerHTML.slice(0, 200)));
  assert.deepEqual(wrong, []);
  await close();
});
