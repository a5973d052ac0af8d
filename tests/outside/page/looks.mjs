// How a page looks: with logos of any form, with names from right to left, and on paper.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { check, open } from "./browser.mjs";

const box = (page, selector) => page.locator(selector).first().boundingBox();

const logos = async (folder) => {
  for (const project of ["banner", "ribbon", "thread"]) {
    for (const width of [1300, 700, 390]) {
      await check(`${project}: the logo leaves room for the title at ${width} pixels`, async () => {
        const { page, noted, close } = await open(`${folder}/${project}.html`, { options: { viewport: { width, height: 844 } } });
        const [logo, title] = [await box(page, "header img"), await box(page, "h1")];
        assert.ok(logo.height <= 56 && logo.width <= Math.min(width * 0.4, 280) + 1, JSON.stringify(logo));
        assert.ok(title.width >= 160 && title.height <= 130, JSON.stringify(title));
        assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), width);
        assert.deepEqual(noted, []);
        await close();
      });
    }
  }
};

const directions = (folder) => check("names from right to left are laid out so", async () => {
  const { page, close } = await open(`${folder}/banner.html`);
  const wrong = await page.evaluate(() => [...document.querySelectorAll("h1, h3, th, td, li, option, .band span, footer p")]
    .filter((e) => !e.querySelector("[dir], ul") && /^[\u0590-\u08ff]/.test(e.textContent) && !e.matches(":dir(rtl)"))
    .map((e) => e.outerHTML));
  assert.deepEqual(wrong, []);
  // In a name from right to left, what ends it stands to the left of what begins it.
  const ends = await page.evaluate(() => {
    const text = document.querySelector("#matrix tbody th[scope='row'][dir]").firstChild;
    const x = (at) => { const range = document.createRange(); range.setStart(text, at); range.setEnd(text, at + 1); return range.getBoundingClientRect().x; };
    return [x(0), x(text.length - 1)];
  });
  assert.ok(ends[1] < ends[0], `${ends}`);
  await close();
});

const printed = (folder) => check("a filtered page says so on paper, and a whole one does not", async () => {
  const { page, noted, close } = await open(`${folder}/order-management.html`);
  const text = async () => {
    const path = `${folder}/filtered.pdf`;
    await page.pdf({ path, preferCSSPageSize: true, format: "A4", landscape: true });
    return execFileSync("pdftotext", ["-layout", path, "-"], { encoding: "utf8" });
  };
  assert.doesNotMatch(await text(), /rows shown/);
  await page.selectOption("#by-phase", { label: "Go-live" });
  await page.fill("#search", "a");
  const count = await page.textContent("#shown");
  const before = await text();
  assert.ok(before.includes(`${count} \u2013 Search: a; Phase: Go-live`), before.slice(0, 400));
  assert.equal(await page.isVisible(".chosen"), false, "on the screen the controls say it");
  // In a view without phases only what is followed is told.
  await page.click("nav a[href='#load']");
  await page.waitForSelector("#load:not([hidden])");
  const load = await text();
  assert.match(load, /rows shown \u2013 Search: a\n/);
  await page.click("#reset");
  assert.doesNotMatch(await text(), /rows shown/);
  assert.deepEqual(noted, []);
  await close();
});

export const looks = async (folder) => {
  await logos(folder);
  await directions(folder);
  await printed(folder);
};
