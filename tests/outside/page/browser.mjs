// A page in the browser, with everything noted that must not happen.
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

let browser;

export const launch = async () => {
  browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox"] });
};
export const close = () => browser.close();

// Opens a file. `noted` is what went wrong: errors, messages, dialogs, and requests for anything but the file.
export const open = async (file, { options = {}, hash = "" } = {}) => {
  const context = await browser.newContext({ viewport: { width: 1400, height: 900 }, ...options });
  const page = await context.newPage();
  const noted = [];
  const address = pathToFileURL(file).href;
  page.on("console", (message) => noted.push(`console: ${message.text()}`));
  page.on("pageerror", (error) => noted.push(`error: ${error.message}`));
  page.on("dialog", (dialog) => { noted.push(`dialog: ${dialog.message()}`); dialog.dismiss(); });
  page.on("popup", () => noted.push("another window"));
  page.on("request", (request) => {
    const url = request.url();
    if (url.split("#")[0] !== address && !url.startsWith("data:image/")) noted.push(`request: ${url}`);
  });
  await page.goto(address + hash);
  return { page, noted, close: () => context.close() };
};

let passed = 0;
const failed = [];

// Runs a check; one that throws has failed.
export const check = async (name, run) => {
  try {
    await run();
    passed += 1;
  } catch (error) {
    failed.push(name);
    console.log(`failed: ${name}\n  ${String(error.message ?? error).split("\n").join("\n  ")}`);
  }
};
export const result = () => {
  console.log(`${passed} passed, ${failed.length} failed`);
  return failed.length ? 1 : 0;
};
