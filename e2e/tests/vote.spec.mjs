// The phone at home: a vote with a card, changed once; what was said to be in the box is in the box.
import { execFileSync } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "@playwright/test";
import { expect, test } from "../site.mjs";
import { bring, count, done, idea, openDesk, vote } from "../hall.mjs";

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

test("a tablet whose clock is wrong loses no vote and no idea", async ({ page, baseURL, browser }) => {
  await page.clock.setFixedTime(new Date("2041-05-17T19:00:00Z"));
  await page.goto("./#/session");
  await expect(page.getByText("If the clock of this device is wrong, vote all the same")).toBeVisible();
  await vote(page, [STREET]);
  await done(page);
  await idea(page, "Swings by the river", "");
  await done(page);
  const text = await exported(page);
  const desk = await (await browser.newContext({ locale: "en-GB", baseURL })).newPage();
  await openDesk(desk, baseURL);
  await bring(desk, [{ name: "tablet.ndjson", text }]);
  await expect(desk.getByText("Ballots: 1. Ideas: 1.")).toBeVisible();
  await count(desk);
  await expect(desk.locator(".winners")).toContainText("quiet street");
  await desk.context().close();
});

test("two desks at once decide about different ideas, and both decisions are kept", async ({ page, context, baseURL }) => {
  await page.goto("./#/session");
  for (const title of ["Swings by the river", "A bus on market day"]) {
    await idea(page, title, "");
    await done(page);
  }
  const text = await exported(page);
  const open = async (desk) => {
    await openDesk(desk, baseURL);
    await bring(desk, [{ name: "tablet.ndjson", text }]);
    return (title) => desk.locator("article").filter({ hasText: title });
  };
  const [left, right] = [await open(page), await open(await context.newPage())];
  await left("Swings").getByRole("button", { name: "Accept" }).click();
  await right("A bus").getByLabel("The commune’s answer").fill("From May on.");
  await right("A bus").getByRole("button", { name: "Accept" }).click();
  await page.reload();
  const again = await open(page);
  await expect(again("Swings").getByRole("button", { name: "Accept" })).toHaveAttribute("aria-pressed", "true");
  await expect(again("A bus").getByLabel("The commune’s answer")).toHaveValue("From May on.");
  await expect(again("A bus").getByRole("button", { name: "Accept" })).toHaveAttribute("aria-pressed", "true");
});
