// After one visit the whole site works with the network cut; a new version comes whole or not at all.
import { expect, figure, ready, setLever } from "../site.mjs";
import { kept, sha256, test } from "../host.mjs";

const NEWS = "A new version is ready.";
const icon = (page) => page.evaluate(async () => (await fetch("./icons/parvis.svg")).text());

test("with the network cut, everything works", async ({ page, site }) => {
  await page.goto(site.url);
  await ready(page);
  await kept(page);
  await site.cut();
  await page.reload();
  await ready(page);
  const before = await figure(page, "emissions-total");
  await setLever(page, "emissions-retrofit", 60);
  await expect.poll(() => figure(page, "emissions-total")).toBeLessThan(before);
  await page.getByRole("link", { name: "Turn this into a proposal" }).click();
  await page.getByLabel("In a few words").fill("Warm homes, offline");
  await page.getByRole("button", { name: "See what will be kept" }).click();
  await page.getByRole("button", { name: "Store the proposal" }).click();
  await expect(page.getByRole("heading", { name: "Proposal stored" })).toBeVisible();
  await page.getByRole("link", { name: "Sources" }).click();
  await expect(page.locator("h1")).toBeVisible();
  await page.getByRole("link", { name: "Vote", exact: true }).click();
  await expect(page.locator(".hall h1")).toBeVisible();
});

test("a new version is announced, and shown only when asked for", async ({ page, site }) => {
  await page.goto(site.url);
  await kept(page);
  await site.change("icons/parvis.svg", (old) => `${old}<!-- new -->`);
  await site.list("icons/parvis.svg", sha256(`${await icon(page)}<!-- new -->`));
  await page.reload();
  await expect(page.getByText(NEWS)).toBeVisible({ timeout: 60_000 });
  expect(await icon(page)).not.toContain("new");
  const shown = page.waitForEvent("load", { timeout: 60_000 });
  await page.getByRole("button", { name: "Reload" }).click();
  await shown;
  expect(await icon(page)).toContain("new");
  await expect(page.getByText(NEWS)).toHaveCount(0);
});

test("a new version of which a file is wrong does not come in", async ({ page, site }) => {
  await page.goto(site.url);
  await kept(page);
  const old = await icon(page);
  await site.change("icons/parvis.svg", () => "half of it");
  await site.list("icons/parvis.svg", sha256("all of it"));
  const failed = page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready;
    return new Promise((done) => {
      registration.addEventListener("updatefound", () => {
        const worker = registration.installing;
        worker.addEventListener("statechange", () => done(worker.state));
      });
      registration.update();
    });
  });
  expect(await failed).toBe("redundant");
  expect(await icon(page)).toBe(old);
  await page.reload();
  await ready(page);
  await expect(page.getByText(NEWS)).toHaveCount(0);
});

test("a commune that renews its pack alone is shown whole at the next opening", async ({ page, site }) => {
  await page.goto(site.url);
  await ready(page);
  await kept(page);
  await expect(page.locator(".commune")).toContainText("1,240");
  await site.change("territories/valsource/territory.json", (old) => String(old).replace('"population": 1240', '"population": 1241'));
  await page.reload();
  await expect(page.locator(".commune")).toContainText("1,240");
  await expect(page.getByText(NEWS)).toBeVisible({ timeout: 60_000 });
  await page.getByRole("button", { name: "Reload" }).click();
  await expect(page.locator(".commune")).toContainText("1,241");
});
