// The main job: open, move a lever, see map and numbers change, undo, hand on the link, propose, keep, export, import.
import { readFile } from "node:fs/promises";
import { expect, figure, mapPixels, open, ready, setLever, test } from "../site.mjs";

test("a resident explores, shares and proposes", async ({ page, browser }, info) => {
  await open(page);
  await test.step("a lever changes the map and the numbers", async () => {
    const before = { total: await figure(page, "emissions-total"), map: await mapPixels(page) };
    await setLever(page, "emissions-retrofit", 60);
    await expect.poll(() => figure(page, "emissions-total")).toBeLessThan(before.total);
    await expect(page.locator("#emissions-total .figure-change")).toContainText("less");
    await expect.poll(() => mapPixels(page)).not.toBe(before.map);
    await page.getByRole("button", { name: "Undo" }).click();
    await expect.poll(() => figure(page, "emissions-total")).toBe(before.total);
    await page.getByRole("button", { name: "Redo" }).click();
    await expect.poll(() => figure(page, "emissions-total")).toBeLessThan(before.total);
  });

  await test.step("a measure from the list counts", async () => {
    await page.getByRole("button", { name: "Wood boiler" }).click();
    await page.locator(".placing select").selectOption({ index: 1 });
    await expect(page.locator(".placed-measure")).toHaveCount(1);
    await expect(page.locator(".placed-measure .money")).toContainText("€");
  });

  await test.step("the link opens the same scenario in a fresh browser", async () => {
    const total = await figure(page, "emissions-total");
    await expect.poll(() => page.url()).toContain("?s=1");
    const other = await (await browser.newContext({ locale: "fr-FR" })).newPage();
    await other.goto(page.url());
    await ready(other);
    await expect(other.locator("#emissions-retrofit-field")).toHaveValue("60");
    await expect.poll(() => figure(other, "emissions-total")).toBe(total);
    await other.context().close();
  });

  await test.step("the proposal is shown as it will be kept, and is kept", async () => {
    await page.getByRole("link", { name: "Turn this into a proposal" }).click();
    await page.getByLabel("In a few words").fill("Warm homes first");
    await page.getByLabel("Why, and how").fill("Call me on 06 12 34 56 78, or ask Mrs Martin about it.");
    await page.getByRole("button", { name: "See what will be kept" }).click();
    await expect(page.locator(".own-words")).toContainText("Call me on […]");
    await expect(page.locator("del")).toHaveText("06 12 34 56 78");
    const store = page.getByRole("button", { name: "Store the proposal" });
    await expect(store).toBeDisabled();
    await page.getByRole("button", { name: "Take out" }).click();
    await expect(page.locator(".own-words")).not.toContainText("Martin");
    await store.click();
    await expect(page.getByRole("heading", { name: "Proposal stored" })).toBeVisible();
    await page.getByRole("link", { name: "See the proposals" }).click();
    await page.reload();
    await expect(page.getByRole("heading", { name: "Warm homes first" })).toBeVisible();
    await expect(page.locator(".not-exported")).toHaveText("Not exported: 1");
  });

  await test.step("it goes out as a file and comes back once", async () => {
    const download = page.waitForEvent("download");
    await page.getByRole("button", { name: "Export" }).click();
    const file = await (await download).path();
    await expect(page.locator(".not-exported")).toHaveText("Not exported: 0");
    const lines = (await readFile(file, "utf8")).trim().split("\n").map((line) => JSON.parse(line));
    expect(lines).toHaveLength(1);
    expect(Object.keys(lines[0]).sort()).toEqual(["geometry", "id", "properties", "type"]);
    expect(JSON.stringify(lines[0])).not.toMatch(/06 12|Martin|T\d\d:/);
    await page.locator("input[type=file]").setInputFiles(file);
    await expect(page.getByText("New: 0. Already there: 1.")).toBeVisible();

    const other = await (await browser.newContext({ locale: "en-GB", viewport: info.project.use.viewport })).newPage();
    await other.goto(page.url());
    await other.locator("input[type=file]").setInputFiles(file);
    await expect(other.getByText("New: 1. Already there: 0.")).toBeVisible();
    await other.context().close();
  });

  await test.step("one's own proposal can be taken back", async () => {
    await page.getByRole("button", { name: "Delete" }).click();
    await page.getByRole("button", { name: "Yes, delete" }).click();
    await expect(page.getByText("No proposals yet.")).toBeVisible();
  });
});

test("a street is chosen on the map", async ({ page }) => {
  await open(page);
  await page.getByRole("button", { name: "Quiet street" }).click();
  const box = await page.locator(".map").boundingBox();
  // Streets lie close around the middle of the village: one of these places is on one.
  for (let i = 0; i < 400 && (await page.locator(".placed-measure").count()) === 0; i++) {
    const [x, y] = [0.3 + 0.4 * ((i % 20) / 20), 0.3 + 0.4 * (Math.floor(i / 20) / 20)];
    await page.mouse.click(box.x + box.width * x, box.y + box.height * y);
  }
  await expect(page.locator(".placed-measure")).toHaveCount(1);
});

test("every figure explains itself", async ({ page }) => {
  await open(page);
  await page.getByRole("button", { name: "Why this number?" }).first().click();
  const dialog = page.getByRole("dialog");
  await expect(dialog).toContainText("How it is computed");
  await expect(dialog.locator("tbody tr")).not.toHaveCount(0);
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
});

test("every layer is also a table", async ({ page }) => {
  await open(page);
  for (const theme of ["Climate", "Air", "Water"]) {
    await page.locator(".themes").getByRole("button", { name: theme, exact: true }).click();
    await page.locator(".legend").getByRole("button", { name: "See as a table" }).click();
    await expect(page.getByRole("dialog").locator("tbody tr")).not.toHaveCount(0);
    await page.keyboard.press("Escape");
  }
});
