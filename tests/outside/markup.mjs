// Draws Mermaid charts in a browser as GitHub does, and reads the labels back.
// Usage: markup.mjs FOLDER, with charts (.mmd) and beside each what should stand in its boxes (.boxes).
import fs from "node:fs";
import path from "node:path";
import { chromium } from "playwright-core";

const folder = process.argv[2];
// Without white space, and without what keeps two characters apart that Mermaid would read as one.
const squeezed = (text) => text.replace(/[\s\u2060]/g, "");
const program = process.env.CHROMIUM ?? "/usr/bin/chromium";
const browser = await chromium.launch({ executablePath: program, args: ["--no-sandbox"] });

async function check(file) {
  const page = await browser.newPage();
  const wrong = [];
  page.on("console", (message) => wrong.push(`console: ${message.text()}`));
  page.on("pageerror", (error) => wrong.push(`error: ${error.message}`));
  page.on("dialog", (dialog) => { wrong.push("a dialog"); dialog.dismiss(); });
  page.on("request", (request) => wrong.push(`a request: ${request.url()}`));
  await page.setContent("<!doctype html><div id=x></div>");
  await page.addScriptTag({ path: "node_modules/mermaid/dist/mermaid.min.js" });
  const chart = fs.readFileSync(file, "utf8");
  const seen = await page.evaluate(async (chart) => {
    mermaid.initialize({ startOnLoad: false, securityLevel: "strict", maxTextSize: 1e6, maxEdges: 5000 });
    const { svg } = await mermaid.render("g", chart);
    document.getElementById("x").innerHTML = svg;
    await new Promise((done) => setTimeout(done, 200));
    const texts = (what) => [...document.querySelectorAll(what)].map((found) => found.textContent);
    return {
      boxes: [...texts("#x .node"), ...texts("#x .cluster-label")],
      labels: texts("#x .edgeLabels .edgeLabel .edgeLabel"),
      links: document.querySelectorAll("#x a, #x image, #x img, #x script, #x iframe").length,
    };
  }, chart);
  await page.close();
  const expected = JSON.parse(fs.readFileSync(file.replace(/mmd$/, "boxes"), "utf8"));
  const found = seen.boxes.map(squeezed).sort();
  const missing = expected.filter((text) => !found.includes(text));
  const more = found.filter((text) => !expected.includes(text));
  if (missing.length + more.length > 0 || found.length !== expected.length) {
    wrong.push(`not found: ${JSON.stringify(missing)}, not expected: ${JSON.stringify(more)}`);
  }
  const labels = [...chart.matchAll(/\|"([^"]*)"\|/g)].map((label) => squeezed(label[1])).sort();
  const shown = seen.labels.map(squeezed).filter((label) => label).sort();
  if (JSON.stringify(labels) !== JSON.stringify(shown)) wrong.push(`lines say ${shown}, not ${labels}`);
  if (seen.links > 0) wrong.push(`${seen.links} links or pictures`);
  if (wrong.length > 0) throw new Error(wrong.join("; "));
  return found.length;
}

for (const name of fs.readdirSync(folder).filter((name) => name.endsWith(".mmd")).sort()) {
  try {
    console.log(`ok: ${name}, ${await check(path.join(folder, name))} texts`);
  } catch (error) {
    console.log(`FAILED: ${name}: ${JSON.stringify(error.message.slice(0, 1500))}`);
  }
}
await browser.close();
