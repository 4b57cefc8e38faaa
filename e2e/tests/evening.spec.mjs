// The evening in the village hall: a tablet without network, the desk, and the decision for everybody to read.
import { readFile } from "node:fs/promises";
import { expect, serious } from "../site.mjs";
import { kept, test } from "../host.mjs";
import { bring, count, done, idea, openDesk, vote } from "../hall.mjs";

const STREET = /A quiet street in front of the school/;
const YARD = /A school yard with trees/;
const SOUND = /Sound and pictures/;

test("the evening", async ({ page, site, browser }) => {
  test.setTimeout(240_000);
  await test.step("the tablet is made ready with a network, then the network is cut", async () => {
    await page.goto(`${site.url}#/session`);
    await expect(page.getByRole("heading", { name: "The residents’ budget" })).toBeVisible();
    await kept(page);
    await page.getByRole("button", { name: "For the facilitator" }).click();
    await expect(page.getByText("This tablet is ready")).toBeVisible({ timeout: 60_000 });
    await page.getByLabel("Evening mode").check();
    await site.cut();
    await page.reload();
    await expect(page.getByRole("heading", { name: "The residents’ budget" })).toBeVisible();
    await expect(page.locator(".shell nav")).toBeHidden();
  });

  const used = [];
  const receipts = [];
  await test.step("three people vote and two propose, one after the other", async () => {
    receipts.push((await vote(page, [STREET, YARD], used)).receipt);
    await done(page);
    await page.getByRole("button", { name: /^Vote/ }).click();
    // What the person before has chosen is gone.
    await expect(page.getByRole("checkbox", { checked: true })).toHaveCount(0);
    await page.getByRole("button", { name: "Give up" }).click();
    receipts.push((await vote(page, [STREET], used)).receipt);
    await done(page);
    receipts.push((await vote(page, [STREET, SOUND], used)).receipt);
    await done(page);
    receipts.push(await idea(page, "Swings by the river", "Ask me on 06 12 34 56 78.", "Le Moulin"));
    await done(page);
    await page.getByRole("button", { name: /^Propose an idea/ }).click();
    // Where the person before lives, or went for a walk, is gone too.
    await expect(page.getByLabel("Which part of the commune")).toHaveValue("");
    await page.getByRole("button", { name: "Give up" }).click();
    receipts.push(await idea(page, "A bus on market day", "On Fridays."));
    await done(page);
    expect(new Set(receipts).size).toBe(5);
  });

  let exported;
  await test.step("the tablet gives its envelopes out, sealed", async () => {
    await expect(page.locator(".counter")).toHaveText("Not exported yet: 5");
    await page.getByRole("button", { name: "For the facilitator" }).click();
    const download = page.waitForEvent("download");
    await page.getByRole("button", { name: "Export a file" }).click();
    exported = await readFile(await (await download).path(), "utf8");
    expect(exported.trim().split("\n")).toHaveLength(5);
    expect(exported).not.toMatch(/school|river|Swings|06 12|moulin/i);
    await expect(page.locator(".export-count")).toContainText("Not exported yet: 0");
  });

  await site.mend();
  const desk = await (await browser.newContext({ locale: "en-GB" })).newPage();
  await test.step("the desk opens what is sealed to it, once, and says what it refuses", async () => {
    await openDesk(desk, site.url);
    const [first, ...rest] = exported.trim().split("\n");
    const bent = first.replace(/("sealed":"[^"]{400})(.)/, (_, before, c) => before + (c === "A" ? "B" : "A"));
    const other = first.replace("budget-demo", "budget-else");
    await bring(desk, [
      { name: "tablet.ndjson", text: exported },
      { name: "again.ndjson", text: [first, ...rest].join("\n") },
      { name: "bad.ndjson", text: [bent, other, "not a line", first.slice(0, 300)].join("\n") },
    ]);
    await expect(desk.getByText("Ballots: 3. Ideas: 2. Already there: 5.")).toBeVisible();
    await expect(desk.locator(".rejected li")).toHaveCount(4);
    await expect(desk.locator(".rejected")).toContainText("The seal is broken");
    await expect(desk.locator(".rejected")).toContainText("for another vote");
    await expect(desk.locator(".own-words").first()).toContainText("Ask me on […]");
  });

  const mill = desk.locator(".read-pile").filter({ has: desk.getByRole("heading", { name: "Le Moulin" }) });
  const summary = mill.getByLabel("What is proposed here");
  await test.step("ideas lie by the part of the commune that they are about, each part summed up", async () => {
    await expect(desk.locator(".read-pile h3")).toHaveText(["Le Moulin", "The whole commune"]);
    await expect(mill.locator("header")).toContainText("Ideas: 1 · Households:");
    await summary.fill("Swings are wanted. Call 06 12 34 56 78.");
    await summary.blur();
    await expect(mill.getByRole("alert")).toContainText("06 12 34 56 78");
  });

  await test.step("results are hidden until the vote is over; then each step has its words", async () => {
    await expect(desk.getByRole("button", { name: "Count the ballots" })).toBeDisabled();
    await count(desk);
    await expect(desk.locator(".winners li").first()).toContainText("quiet street");
    await expect(desk.locator(".tally-steps")).toContainText("is paid by 3 people");
    await expect(desk.locator(".effects, .desk-part .quiet").first()).toBeVisible({ timeout: 60_000 });
  });

  await test.step("nothing is published before every idea has its answer", async () => {
    const save = desk.getByRole("button", { name: "Save results.json" });
    await expect(save).toBeDisabled();
    await desk.getByRole("button", { name: "Accept" }).last().click();
    await mill.getByRole("button", { name: "Set aside" }).click();
    await expect(save).toBeDisabled();
    await mill.getByLabel("Why?").fill("The bank floods every winter.");
    await mill.getByLabel("The commune’s answer").fill("We look for another place.");
    await mill.getByLabel("The commune’s answer").blur();
    // Nor while a summary gives somebody away.
    await expect(desk.getByText("A summary points to somebody")).toBeVisible();
    await expect(save).toBeDisabled();
    await summary.fill("A place to play by the water.");
    await summary.blur();
    await expect(mill.getByRole("alert")).toHaveCount(0);
    await expect(save).toBeEnabled({ timeout: 60_000 });
    const download = desk.waitForEvent("download");
    await save.click();
    const text = await readFile(await (await download).path(), "utf8");
    // Three ballots: so few that their sums could be told back to the voters.
    const results = JSON.parse(text);
    expect(results).toMatchObject({ ballots: null, steps: [] });
    expect(results.areas).toMatchObject([
      { id: "le-moulin", name: "Le Moulin", proposals: 1, summary: "A place to play by the water." },
      { name: "Valsource", households: 560, proposals: 1, summary: "" },
    ]);
    expect(results.areas[0].households).toBeGreaterThanOrEqual(11);
    await site.change("territories/valsource/results/results.json", () => text);
  });

  await test.step("everybody reads what was decided", async () => {
    const reader = await (await browser.newContext({ locale: "en-GB" })).newPage();
    await reader.goto(`${site.url}#/results`);
    await expect(reader.getByRole("heading", { name: "What was decided" })).toBeVisible();
    await expect(reader.locator(".winner h2").first()).toHaveText("A quiet street in front of the school");
    await expect(reader.locator(".fates")).toContainText("The bank floods every winter.");
    await expect(reader.locator(".areas h3")).toHaveText(["Le Moulin", "The whole commune"]);
    await expect(reader.locator(".areas li").first()).toContainText("A place to play by the water.");
    await expect(reader.getByText("Too few ballots").first()).toBeVisible();
    expect(await serious(reader)).toEqual([]);
    await reader.context().close();
  });

  await test.step("what was decided and summed up is there when the desk is opened again", async () => {
    await desk.reload();
    await openDesk(desk, site.url);
    await bring(desk, [{ name: "tablet.ndjson", text: exported }]);
    await expect(summary).toHaveValue("A place to play by the water.");
    await expect(mill.getByLabel("Why?")).toHaveValue("The bank floods every winter.");
  });
  await desk.context().close();
});

test("a tablet that is left alone goes back to the start and forgets", async ({ page, site }) => {
  await page.clock.install();
  await page.goto(`${site.url}#/session`);
  await page.getByRole("button", { name: "For the facilitator" }).click();
  await page.getByLabel("Evening mode").check();
  await page.getByRole("button", { name: "Back to the start" }).click();
  await page.getByRole("button", { name: /^Vote/ }).click();
  const street = page.getByRole("checkbox", { name: STREET });
  await street.check();
  await expect(street).toBeFocused();
  await page.clock.runFor(61_000);
  await expect(page.getByRole("alertdialog")).toContainText("forgets what was chosen");
  // The keyboard is in the question, stays in it while the seconds run, and is back where it was.
  const stay = page.getByRole("button", { name: "I am here" });
  await expect(stay).toBeFocused();
  await page.clock.runFor(3_000);
  await expect(stay).toBeFocused();
  expect(await serious(page)).toEqual([]);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("alertdialog")).toHaveCount(0);
  await expect(street).toBeFocused();
  await expect(street).toBeChecked();
  await page.clock.runFor(82_000);
  const start = page.getByRole("heading", { name: "The residents’ budget" });
  await expect(start).toBeVisible();
  await page.clock.runFor(100);
  await expect(start).toBeFocused();
  await page.getByRole("button", { name: /^Vote/ }).click();
  await expect(page.getByRole("checkbox", { checked: true })).toHaveCount(0);
});
