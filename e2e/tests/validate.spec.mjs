// The reference cases in the page: the same figures as the command line gives, on files that the reader chose.
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "../site.mjs";

const root = fileURLToPath(new URL("../../", import.meta.url));
const reference = process.env.PARVIS_REFERENCE ?? `${root}../shared/reference`;

/** Opens Sources and keeps what the worker of checks tells. */
async function openSources(page) {
  await page.addInitScript(() => {
    const Real = window.Worker;
    window.checked = [];
    window.Worker = class extends Real {
      constructor(...args) {
        super(...args);
        this.addEventListener("message", ({ data }) => data?.outcome && window.checked.push(data));
      }
    };
  });
  await page.goto("./#/sources");
  await expect(page.locator(".check-status")).toBeAttached();
}

/** The rows that the worker told, in their order. */
const told = (page) =>
  page.evaluate(() => window.checked.flatMap(({ model, outcome }) => (outcome.Lines ?? []).map((line) => ({ model, ...line }))));

test("the models check themselves without files, and say which files the rest takes", async ({ page }) => {
  await openSources(page);
  const before = await page.evaluate(() => performance.getEntriesByType("resource").filter((r) => r.name.includes("parvis-validate")).length);
  expect(before, "nothing of the check is loaded before it is asked for").toBe(0);
  await page.getByRole("button", { name: "Check without files" }).click();
  await expect(page.locator(".check-status strong")).toContainText("within their tolerance", { timeout: 60_000 });
  const rows = await told(page);
  expect(rows.length).toBeGreaterThan(30);
  expect(rows.filter((row) => !row.within)).toEqual([]);
  await expect(page.locator(".checks > p").first()).toContainText("needs");
  expect(await page.locator(".checks .worse").count()).toBe(0);
});

test("every reference case gives natively and in the page the same to 1e-9", async ({ page }) => {
  test.skip(!existsSync(reference), "there is no reference data");
  const command = `${root}target/debug/parvis`;
  const printed = execFileSync(command, ["validate", "--json", "--reference", reference], { maxBuffer: 64e6 });
  const native = JSON.parse(printed);
  await openSources(page);
  await page.locator("[data-check=folder]").setInputFiles(reference);
  await expect(page.locator(".check-status strong")).toHaveText(`${native.length} of ${native.length} figures are within their tolerance.`, { timeout: 80_000 });
  const rows = await told(page);
  expect(rows.map(({ model, case: name }) => `${model}: ${name}`)).toEqual(native.map(({ model, case: name }) => `${model}: ${name}`));
  const apart = native.map((row, at) => ({ name: `${row.model}: ${row.case}`, native: row.got, page: rows[at].got, far: distance(row, rows[at].got) }));
  expect(apart.filter(({ far }) => !(far <= 1e-9))).toEqual([]);
  expect(rows.every((row) => row.within)).toBe(true);
});

/**
 * How far the page is from the command line, relative to the figure; where the figure is itself a distance from a
 * published series, down to nothing but rounding, relative to what it may be.
 */
function distance({ got, expected, tolerance }, page) {
  const allowed = { absolute: tolerance.by, at_most: expected }[tolerance.kind] ?? 0;
  return Math.abs(page - got) / Math.max(Math.abs(got), allowed, Number.MIN_VALUE);
}

test("a check can be stopped", async ({ page }) => {
  test.skip(!existsSync(reference), "there is no reference data");
  await openSources(page);
  await page.locator("[data-check=folder]").setInputFiles(reference);
  await page.locator(".check-status").getByRole("button").click();
  await expect(page.locator(".check-status")).toHaveText("The check was stopped.");
  const count = await page.evaluate(() => window.checked.length);
  await page.waitForTimeout(500);
  expect(await page.evaluate(() => window.checked.length)).toBe(count);
});
