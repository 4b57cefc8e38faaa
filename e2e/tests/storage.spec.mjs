// What was said to be stored is stored: after a crash, beside another tab, and where there is no room.
import { execFileSync } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "@playwright/test";
import { expect, test } from "../site.mjs";

async function propose(page, title) {
  await page.goto("./#/propose");
  await page.getByLabel("In a few words").fill(title);
  await page.getByRole("button", { name: "See what will be kept" }).click();
  await page.getByRole("button", { name: "Store the proposal" }).click();
}

test("killing the browser right after “stored” loses nothing", async ({ baseURL, launchOptions }) => {
  const profile = await mkdtemp(join(tmpdir(), "parvis-"));
  const launch = () => chromium.launchPersistentContext(profile, { ...launchOptions, baseURL, locale: "en-GB" });
  const context = await launch();
  const page = context.pages()[0] ?? (await context.newPage());
  await propose(page, "Survives a crash");
  await expect(page.getByRole("heading", { name: "Proposal stored" })).toBeVisible();
  // No time to tidy up: every process of this browser is killed at once.
  execFileSync("pkill", ["-9", "-f", profile]);

  const again = await launch();
  const second = again.pages()[0] ?? (await again.newPage());
  await second.goto("./#/proposals");
  await expect(second.getByRole("heading", { name: "Survives a crash" })).toBeVisible();
  await again.close();
  await rm(profile, { recursive: true, force: true });
});

test("two tabs at once see the same box", async ({ page, context }) => {
  await page.goto("./#/proposals");
  await expect(page.getByText("No proposals yet.")).toBeVisible();
  const other = await context.newPage();
  await propose(other, "From the other tab");
  await expect(other.getByRole("heading", { name: "Proposal stored" })).toBeVisible();
  await expect(page.getByRole("heading", { name: "From the other tab" })).toBeVisible();
});

test("a full device says so and keeps the text", async ({ page }) => {
  await page.addInitScript(() => {
    IDBObjectStore.prototype.put = () => {
      throw new DOMException("no room", "QuotaExceededError");
    };
  });
  await propose(page, "No room");
  await expect(page.getByRole("alert")).toContainText("no room left");
  await page.getByRole("button", { name: "Change the text" }).click();
  await expect(page.getByLabel("In a few words")).toHaveValue("No room");
});

test("a browser that keeps nothing says so and keeps the text", async ({ page }) => {
  await page.addInitScript(() => {
    IDBFactory.prototype.open = () => {
      throw new DOMException("private window", "SecurityError");
    };
  });
  await propose(page, "Private");
  await expect(page.getByRole("alert")).toContainText("keeps nothing");
});
