// What the tests share: the watchful page, and the steps that a resident takes.
import AxeBuilder from "@axe-core/playwright";
import { test as base, expect } from "@playwright/test";

/** Warnings of the browser and its graphics driver that say nothing of the site. */
const DRIVER = /GL Driver Message|GPU stall|WebGL|preload/;

/** A page that fails the test on an error in the console, a breach of the policy, or a request to elsewhere. */
export const test = base.extend({
  /** Off where a test breaks something that the console then names. */
  watched: [true, { option: true }],
  page: async ({ page, baseURL, watched }, use) => {
    const faults = [];
    if (watched) watch(page, new URL(baseURL).origin, faults);
    await use(page);
    expect(faults).toEqual([]);
  },
});
export { expect };

/** Files whose absence says that nothing was published yet. */
const MAY_LACK = /(results\/results|consultation)\.json$/;

export function watch(page, origin, faults) {
  page.on("console", (message) => {
    const absent = /404/.test(message.text()) && MAY_LACK.test(message.location().url);
    if (message.type() === "error" && !absent && !DRIVER.test(message.text())) faults.push(`console: ${message.text()}`);
  });
  page.on("pageerror", (error) => faults.push(`uncaught: ${error}`));
  page.on("request", (request) => {
    const url = new URL(request.url());
    const local = ["blob:", "data:"].includes(url.protocol);
    if (!local && url.origin !== origin) faults.push(`request to ${url.origin}`);
  });
}

/** Opens a page of the site and waits until the twin answers. */
export async function open(page, fragment = "") {
  await page.goto(`./${fragment}`);
  await expect(page.locator(".figures .figure-value strong").first()).toBeVisible();
  await ready(page);
}

/** What axe finds on the page that is serious. */
export async function serious(page) {
  const { violations } = await new AxeBuilder({ page }).analyze();
  const found = violations.filter((v) => ["serious", "critical"].includes(v.impact));
  return found.map((v) => `${v.id}: ${v.nodes.map((n) => n.target).join(" | ")}`);
}

/** Presses Tab until what has the focus matches, as somebody without a mouse does. */
export async function tabTo(page, [matches, what]) {
  for (let i = 0; i < 120; i++) {
    await page.keyboard.press("Tab");
    if (await page.evaluate(matches, what)) return;
  }
  throw new Error(`Tab never reached ${what}`);
}
export const byText = (text) => [(t) => document.activeElement.textContent.trim() === t, text];
export const byStart = (text) => [(t) => document.activeElement.textContent.trim().startsWith(t), text];
export const byId = (id) => [(i) => document.activeElement.id === i, id];
/** A box to tick, by the words beside it. */
export const byWords = (text) => [(t) => document.activeElement.closest("label")?.textContent.includes(t) ?? false, text];

/** Waits until the twin has opened its pack and the map is drawn. */
export async function ready(page) {
  await expect(page.locator(".status progress")).toHaveCount(0, { timeout: 60_000 });
  await expect(page.locator(".maplibregl-canvas")).toBeVisible({ timeout: 60_000 });
  await expect(page.locator(".map-note")).toHaveCount(0, { timeout: 60_000 });
}

/** Puts a lever to a value by its field. */
export async function setLever(page, id, value) {
  const field = page.locator(`#${id}-field`);
  await field.fill(String(value));
  await field.press("Tab");
}

/** The number that a figure shows. */
export async function figure(page, id) {
  const text = await page.locator(`#${id} .figure-value strong`).innerText();
  return Number(text.replace(/[\s,  ]/g, "").replace("%", ""));
}

/** The middle part of the map as pixels: what the reader sees of it. */
export async function mapPixels(page) {
  const box = await page.locator(".map").boundingBox();
  const clip = { x: box.x + box.width * 0.3, y: box.y + box.height * 0.3, width: box.width * 0.4, height: box.height * 0.4 };
  return (await page.screenshot({ clip })).toString("base64");
}
