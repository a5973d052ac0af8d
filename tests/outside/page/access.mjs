// What axe finds in a page. One letter is text too: the check of contrasts leaves such cells out unless it is told to
// look, and its options stand for all or none.
import assert from "node:assert/strict";
import fs from "node:fs";
import { createRequire } from "node:module";
import { check, open } from "./browser.mjs";

const axe = fs.readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

const violations = (page) => page.evaluate(async () => {
  const defaults = axe._audit.checks["color-contrast"].options;
  axe.configure({ checks: [{ id: "color-contrast", options: { ...defaults, ignoreLength: true } }] });
  const found = await axe.run(document, { resultTypes: ["violations"] });
  return found.violations.map(({ id, nodes }) => `${id}: ${nodes.length} x ${nodes[0].html.slice(0, 160)} ${nodes[0].failureSummary}`);
});

export const access = async (file, views, schemes = ["light", "dark"]) => {
  const name = file.split("/").at(-1);
  for (const colorScheme of schemes) {
    await check(`${name}: nothing found by axe, ${colorScheme}`, async () => {
      // Axe is put into the page by the browser, where the policy of the page would refuse it.
      const { page, close } = await open(file, { options: { colorScheme, bypassCSP: true } });
      await page.evaluate(axe);
      for (const view of views) {
        await page.evaluate((id) => { location.hash = id; }, view);
        await page.waitForSelector(`#${view}:not([hidden])`);
        assert.deepEqual(await violations(page), [], view);
      }
      await close();
    });
  }
};

export const accessCanFail = (file) => check("a palette that cannot be read is found by axe", async () => {
  const { page, close } = await open(file, { options: { bypassCSP: true } });
  await page.evaluate(axe);
  await page.evaluate(() => {
    for (const cell of document.querySelectorAll("td.C")) cell.style.cssText = "background:#999;color:#888";
  });
  assert.match((await violations(page)).join(), /^color-contrast: \d+ x <td/);
  await close();
});
