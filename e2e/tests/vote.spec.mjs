// The phone at home: a vote with a card, changed once; what was said to be in the box is in the box.
import { execFileSync } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "@playwright/test";
import { expect, test } from "../site.mjs";
import { bring, count, done, openDesk, vote } from "../hall.mjs";

const STREET = /A quiet street in front of the school/;
const SOUND = /Sound and pictures/;

/** What the device gives out. */
async function exported(page) {
  await page.getByRole("button", { name: "For the facilitator" }).click();
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Export a file" }).click();
  return readFile(await (await download).path(), "utf8");
}

test.describe("the phone at home", () => {
  test.use({ viewport: { width: 390, height: 844 } });

  test("whoever changes their mind has one voice, the last", async ({ page, baseURL }) => {
    await page.goto("./#/session");
    const { words } = await vote(page, [SOUND]);
    await done(page);
    await page.getByRole("button", { name: /^Vote/ }).click();
    await page.getByRole("checkbox", { name: STREET }).check();
    await page.getByRole("button", { name: "Go on" }).click();
    await page.getByLabel("The ten words of your card").fill(words.toUpperCase());
    await page.getByLabel("Has this card voted before?").selectOption({ label: "Yes, once" });
    await page.getByRole("button", { name: "Vote", exact: true }).click();
    await done(page);
    const text = await exported(page);
    await openDesk(page, baseURL);
    await bring(page, [{ name: "phone.ndjson", text }]);
    await count(page);
    await expect(page.locator(".winners li")).toHaveCount(1);
    await expect(page.locator(".winners")).toContainText("quiet street");
    await expect(page.getByText("Ballots that do not count: 1")).toBeVisible();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  });

  test("a mistyped card is told which word, and does not vote", async ({ page }) => {
    await page.goto("./#/session");
    await page.getByRole("button", { name: /^Vote/ }).click();
    await page.getByRole("button", { name: "Go on" }).click();
    const field = page.getByLabel("The ten words of your card");
    await page.getByRole("button", { name: "take a card to try" }).click();
    const words = (await field.inputValue()).split(" ");
    await field.fill([...words.slice(0, 9), "qqqq"].join(" "));
    await expect(page.locator("#card-state")).toContainText("“qqqq” is on no card");
    await field.fill([...words.slice(0, 8), words[9], words[8]].join(" "));
    await expect(page.locator("#card-state")).toHaveClass(/worse/);
    await expect(page.getByRole("button", { name: "Vote", exact: true })).toBeDisabled();
    await field.fill(words.slice(0, 4).join(" "));
    await expect(page.locator("#card-state")).toHaveText("4 words of 10.");
  });
});

test("killing the browser right after the receipt loses nothing", async ({ baseURL, launchOptions }) => {
  const profile = await mkdtemp(join(tmpdir(), "parvis-"));
  const launch = () => chromium.launchPersistentContext(profile, { ...launchOptions, baseURL, locale: "en-GB" });
  const context = await launch();
  const page = context.pages()[0] ?? (await context.newPage());
  await page.goto("./#/session");
  await vote(page, [STREET]);
  // No time to tidy up: every process of this browser is killed at once.
  execFileSync("pkill", ["-9", "-f", profile]);

  const again = await launch();
  const second = again.pages()[0] ?? (await again.newPage());
  await second.goto("./#/session");
  await expect(second.locator(".counter")).toHaveText("Not exported yet: 1");
  const text = await exported(second);
  await openDesk(second, baseURL);
  await bring(second, [{ name: "tablet.ndjson", text }]);
  await expect(second.getByText("Ballots: 1.")).toBeVisible();
  await again.close();
  await rm(profile, { recursive: true, force: true });
});

test("two people type a paper ballot, and both have to agree", async ({ page, baseURL }) => {
  await page.goto("./#/session");
  await page.getByRole("button", { name: /^Vote/ }).click();
  await page.getByRole("button", { name: "Go on" }).click();
  await page.getByRole("button", { name: "take a card to try" }).click();
  const words = await page.getByLabel("The ten words of your card").inputValue();
  await openDesk(page, baseURL);
  await page.getByText("Type in a ballot").click();
  const type = async (project, button) => {
    await page.getByLabel("The ten words of your card").fill(words);
    await page.locator(".choices").getByRole("checkbox", { name: project }).check();
    await page.getByRole("button", { name: button }).click();
  };
  await type(STREET, "Hand over to the second person");
  await type(SOUND, "Confirm");
  await expect(page.getByText("The two do not agree")).toBeVisible();
  await type(STREET, "Hand over to the second person");
  await type(STREET, "Confirm");
  await expect(page.getByText("Paper ballots added: 1")).toBeVisible();
  await count(page);
  await expect(page.locator(".winners")).toContainText("quiet street");
});
