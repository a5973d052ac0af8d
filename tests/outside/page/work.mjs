// Working with a page: the search, the filters, the views, the keyboard, the colours, and paper.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import fs from "node:fs";
import { check, open } from "./browser.mjs";

// The names of the rows and columns that can be seen.
const seen = (page) => page.evaluate(() => {
  const section = document.querySelector("section.view:not([hidden])");
  const visible = (selector) => [...section.querySelectorAll(selector)].filter((e) => e.checkVisibility()).map((e) => e.textContent);
  return {
    view: section.id,
    rows: visible(".grid tbody tr:not(.band) > th"),
    bands: visible(".band"),
    columns: visible("thead th:not(:first-child)"),
    cards: visible("h3"),
    totals: visible("tfoot tr").length,
    count: document.querySelector("#shown").textContent,
    nothing: section.querySelector(".nothing").checkVisibility(),
  };
});
const go = async (page, view) => {
  await page.click(`nav a[href="#${view}"]`);
  await page.waitForSelector(`#${view}:not([hidden])`);
};
const choose = (page, id, label) => page.selectOption(`#by-${id}`, { label });

export const work = async (file) => {
  const at = async (name, run, options) => check(name, async () => {
    const { page, noted, close } = await open(file, options);
    await run(page);
    assert.deepEqual(noted, []);
    await close();
  });

  await at("the search finds rows by any of their words, without accents and capitals", async (page) => {
    await page.fill("#search", "SYSTEM integr");
    let now = await seen(page);
    assert.deepEqual(now.rows.filter((row) => !/system integr/i.test(row)), []);
    assert.ok(now.rows.length > 0 && now.rows.length < 71);
    assert.equal(now.count, `${now.rows.length} of 71 rows shown`);
    assert.ok(now.bands.length <= now.rows.length);
    await page.fill("#search", "no such thing");
    now = await seen(page);
    assert.deepEqual([now.rows.length, now.bands.length, now.nothing], [0, 0, true]);
    await page.click("#reset");
    now = await seen(page);
    assert.deepEqual([now.rows.length, now.nothing, now.count], [71, false, "71 of 71 rows shown"]);
  });

  await at("a phase leaves its rows, and the sums of them", async (page) => {
    await choose(page, "phase", "Go-live");
    const now = await seen(page);
    assert.deepEqual(now.bands, ["Go-live"]);
    assert.equal(now.columns.length, 18);
    const sums = await page.evaluate(() => {
      const owned = [...document.querySelectorAll("#matrix tbody td[class*='A']")].filter((td) => td.checkVisibility()).length;
      const total = [...document.querySelectorAll("#matrix tfoot tr[data-letter='A'] td")].reduce((sum, td) => sum + Number(td.textContent), 0);
      return [owned, total];
    });
    assert.equal(sums[0], sums[1]);
    assert.ok(sums[0] > 0);
  });

  await at("a party leaves its columns, and the rows with a letter in them", async (page) => {
    await choose(page, "parties", "Quayfern Cloud");
    const now = await seen(page);
    assert.deepEqual(now.columns, ["Onboarding Specialist", "Client Success Manager", "DevOps Services", "Support", "Vendor Team"]);
    const empty = await page.evaluate(() => [...document.querySelectorAll("#matrix .grid tbody tr:not(.band)")]
      .filter((tr) => tr.checkVisibility() && ![...tr.querySelectorAll("td[class]")].some((td) => td.checkVisibility())).length);
    assert.equal(empty, 0);
    assert.ok(now.rows.length > 0 && now.rows.length < 71);
    const spans = await page.evaluate(() => [...document.querySelectorAll("#matrix .band th")].map((th) => th.colSpan));
    assert.ok(spans.every((span) => span === 6));
  });

  await at("a role and a person are found in every view", async (page) => {
    await choose(page, "roles", "Release Manager");
    for (const view of ["matrix", "people", "parties", "letters", "roles", "load", "structure"]) {
      await go(page, view);
      const now = await seen(page);
      assert.equal(now.view, view);
      assert.ok(now.rows.length > 0, view);
      if (view === "matrix") assert.deepEqual(now.columns, ["Release Manager"]);
      if (view === "roles") assert.deepEqual(now.cards, ["Release Manager"]);
      if (view === "structure") assert.deepEqual(now.rows, ["Release Manager"]);
    }
    await page.click("#reset");
    const person = await page.evaluate(() => document.querySelector("#by-people").options[1].label);
    await choose(page, "people", person);
    await go(page, "people");
    assert.deepEqual((await seen(page)).columns, [person]);
    await go(page, "letters");
    assert.ok((await seen(page)).rows.length > 0);
  });

  await at("a letter leaves the rows that have it, and dims the others", async (page) => {
    await choose(page, "letter", "A Accountable");
    let now = await seen(page);
    assert.equal(now.columns.length, 18);
    const colours = await page.evaluate(() => {
      const colour = (selector) => getComputedStyle(document.querySelector(selector)).backgroundColor;
      return [colour("#matrix td.A"), colour("#matrix td.C")];
    });
    assert.deepEqual(colours, ["rgb(61, 18, 48)", "rgba(0, 0, 0, 0)"]);
    await go(page, "letters");
    assert.deepEqual((await seen(page)).columns, ["Accountable"]);
    await go(page, "load");
    now = await seen(page);
    assert.deepEqual(now.columns, ["Accountable"]);
    await go(page, "roles");
    assert.ok((await seen(page)).rows.every((row) => !/\((R|C|I)\)$/.test(row)));
  });

  await at("a filter that a view cannot follow says so there, and is kept for the others", async (page) => {
    await choose(page, "phase", "Go-live");
    await choose(page, "letter", "A Accountable");
    const rows = (await seen(page)).rows.length;
    const states = () => page.evaluate(() => Object.fromEntries([...document.querySelectorAll("select[id^='by-']")]
      .map((e) => [e.id, `${e.selectedOptions[0].text}${e.disabled ? ", off" : ""}`])));
    const of = (phase, letter) => ({ "by-phase": phase, "by-parties": "All", "by-roles": "All", "by-people": "All", "by-letter": letter });
    const chosen = of("Go-live", "A Accountable");
    for (const view of ["matrix", "people", "parties", "letters"]) {
      await go(page, view);
      assert.deepEqual(await states(), chosen, view);
    }
    for (const view of ["load", "roles"]) {
      await go(page, view);
      assert.deepEqual(await states(), of("All, off", "A Accountable"), view);
    }
    await go(page, "structure");
    assert.deepEqual(await states(), of("All, off", "All, off"));
    const now = await seen(page);
    assert.equal(now.count, `${now.rows.length} of ${now.rows.length} rows shown`);
    await choose(page, "roles", "Release Manager");
    assert.deepEqual((await seen(page)).rows, ["Release Manager"]);
    await page.selectOption("#by-roles", "");
    await go(page, "matrix");
    assert.deepEqual(await states(), chosen);
    assert.equal((await seen(page)).rows.length, rows);
    await go(page, "structure");
    await page.click("#reset");
    await go(page, "matrix");
    assert.deepEqual(await states(), of("All", "All"));
  });

  await at("filters work together, and say when nothing is left", async (page) => {
    await choose(page, "phase", "Run");
    await choose(page, "roles", "Onboarding Specialist");
    await choose(page, "letter", "A Accountable");
    const now = await seen(page);
    assert.deepEqual([now.rows.length, now.nothing], [0, true]);
    assert.equal(now.count, "0 of 71 rows shown");
  });

  await at("the address says which view is shown", async (page) => {
    assert.equal((await seen(page)).view, "load");
    await go(page, "structure");
    assert.ok(page.url().endsWith("#structure"));
    await page.goBack();
    await page.waitForSelector("#load:not([hidden])");
    assert.equal((await seen(page)).view, "load");
    assert.equal(await page.getAttribute("nav a[aria-current]", "href"), "#load");
    assert.equal(await page.evaluate(() => scrollY), 0);
  }, { hash: "#load" });

  await at("the keyboard reaches everything", async (page) => {
    await page.keyboard.press("Tab");
    assert.equal(await page.evaluate(() => document.activeElement.className), "skip");
    await page.keyboard.press("Enter");
    const focus = () => page.evaluate(() => {
      const cell = document.activeElement;
      return [cell.parentElement.rowIndex, cell.cellIndex, document.querySelectorAll("#t1 [tabindex='0']").length];
    });
    assert.deepEqual(await focus(), [0, 0, 1]);
    await page.keyboard.press("ArrowDown");
    assert.deepEqual(await focus(), [2, 0, 1], "headings between rows are passed over");
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("ArrowRight");
    assert.deepEqual(await focus(), [2, 2, 1]);
    assert.equal(await page.evaluate(() => document.querySelectorAll("col.on, th.on").length), 2);
    await page.keyboard.press("End");
    assert.deepEqual(await focus(), [2, 18, 1]);
    await page.keyboard.press("Control+ArrowDown");
    assert.equal((await focus())[1], 18);
    const covered = await page.evaluate(() => {
      const box = document.activeElement.getBoundingClientRect();
      return document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2) !== document.activeElement;
    });
    assert.equal(covered, false, "the focused cell is covered");
    await page.keyboard.press("/");
    assert.equal(await page.evaluate(() => document.activeElement.id), "search");
    await page.keyboard.type("go-live");
    assert.ok((await seen(page)).rows.length < 71);
    await page.keyboard.press("Escape");
    assert.equal((await seen(page)).rows.length, 71);
  });

  await at("the colours can be switched, and follow the system", async (page) => {
    const paper = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    const [light, dark] = ["rgb(255, 255, 255)", "rgb(20, 23, 28)"];
    assert.equal(await paper(), light);
    await page.selectOption("#theme", "dark");
    assert.equal(await paper(), dark);
    await page.emulateMedia({ media: "print" });
    assert.equal(await paper(), light, "paper is white");
    await page.emulateMedia({ media: "screen", colorScheme: "dark" });
    await page.selectOption("#theme", "light");
    assert.equal(await paper(), light);
    await page.selectOption("#theme", "");
    assert.equal(await paper(), dark);
    const field = await page.evaluate(() => getComputedStyle(document.querySelector("td.A")).backgroundColor);
    assert.equal(field, "rgb(61, 18, 48)", "letters keep their fields");
  });

  await at("a telephone shows everything, with the filters folded", async (page) => {
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    assert.equal(width, 390, "the page is wider than the screen");
    assert.equal(await page.isVisible("#by-phase"), false);
    await page.click("summary");
    assert.equal(await page.isVisible("#by-phase"), true);
  }, { options: { viewport: { width: 390, height: 844 } } });
};

export const paper = (file, folder) => check("every page of a long matrix has its head", async () => {
  const { page, close } = await open(file);
  const path = `${folder}/long.pdf`;
  await page.pdf({ path, preferCSSPageSize: true, format: "A4", landscape: true });
  await close();
  const pages = execFileSync("pdftotext", ["-layout", path, "-"], { encoding: "utf8", maxBuffer: 1 << 28 }).split("\f").slice(0, -1);
  assert.ok(pages.length > 10, `${pages.length} pages`);
  const rows = pages.filter((text) => text.includes("Deliver work package"));
  assert.ok(rows.length > 10);
  for (const text of rows) assert.match(text, /Responsibility/);
  assert.equal(rows.filter((text) => text.includes("Total R")).length + pages.filter((text) => !rows.includes(text) && text.includes("Total R")).length, 1, "sums stand once");
  assert.ok(fs.statSync(path).size > 0);
});

export const speed = (file) => check("1,000 rows and 40 roles are quick", async () => {
  const { page, noted, close } = await open(file);
  const load = await page.evaluate(() => Math.round(performance.getEntriesByType("navigation")[0].loadEventEnd));
  const time = (run) => page.evaluate(`(async () => {
    const frame = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    await frame();
    const start = performance.now();
    ${run};
    document.querySelector(".scroll").offsetHeight;
    const script = performance.now() - start;
    await frame();
    return [Math.round(script), Math.round(performance.now() - start)];
  })()`);
  const typed = (text) => time(`const s = document.querySelector("#search"); s.value = "${text}"; s.dispatchEvent(new Event("input"))`);
  const chosen = (id, value) => time(`const s = document.querySelector("#by-${id}"); s.value = "${value}"; s.dispatchEvent(new Event("change"))`);
  const times = {};
  for (const text of ["7", "77", "777", ""]) times[`search "${text}"`] = await typed(text);
  for (const [id, value] of [["phase", "3"], ["phase", ""], ["roles", "5"], ["roles", ""], ["parties", "1"], ["parties", ""], ["letter", "R"], ["letter", ""]]) {
    times[`${id} "${value}"`] = await chosen(id, value);
  }
  console.log(`1,000 x 40: loaded in ${load} ms; script and layout, then until painted, in ms: ${JSON.stringify(times)}`);
  assert.ok(load < 15000, `loaded in ${load} ms`);
  for (const [name, [script]] of Object.entries(times)) assert.ok(script < 1000, `${name}: ${script} ms`);
  assert.deepEqual(noted, []);
  await close();
});
