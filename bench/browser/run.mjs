// Measures one case in Chromium and prints its line: node run.mjs ADDRESS CASE FOLDER [FILE ...]
import { chromium } from "@playwright/test";
import { readFileSync } from "node:fs";
import { join } from "node:path";

const [address, name, folder, ...files] = process.argv.slice(2);
const texts = files.map((file) => readFileSync(join(folder, file), "utf8"));
const browser = await chromium.launch({ executablePath: process.env.PARVIS_CHROMIUM, args: ["--no-sandbox", "--disable-gpu"] });
const page = await browser.newPage();
await page.goto(address);
const line = await page.evaluate(
  (ask) =>
    new Promise((done, failed) => {
      const worker = new Worker("./worker.js", { type: "module" });
      worker.onmessage = ({ data: { line, why } }) => (line ? done(line) : failed(new Error(why)));
      worker.onerror = (event) => failed(new Error(event.message));
      worker.postMessage(ask);
    }),
  { name, files: texts },
);
await browser.close();
console.log(line);
