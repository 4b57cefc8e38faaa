// The count runs beside the page: it shows how far it is, can be stopped, and says why it came to no end.
import { createPrivateKey, createPublicKey, sign as signed } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect } from "../site.mjs";
import { ask, test } from "../host.mjs";
import { openDesk, sign } from "../hall.mjs";

test.use({ serviceWorkers: "block" });

const reference = process.env.PARVIS_REFERENCE ?? fileURLToPath(new URL("../../../shared/reference", import.meta.url));
const wieliczka = `${reference}/participatory-budget/poland_wieliczka_2023.pb`;

/** The desk with one ballot for everything, ready to count. */
async function ready(page, site) {
  await page.goto(`${site.url}#/session`);
  await page.getByRole("button", { name: /^Vote/ }).click();
  for (const box of await page.getByRole("checkbox").all()) await box.check();
  await sign(page);
  await openDesk(page, site.url);
  await page.getByRole("button", { name: "Take the 1 envelopes" }).click();
  await page.getByLabel("The vote is over").check();
}

test("a long count is stopped, and one without an end says so", async ({ page, site }) => {
  test.setTimeout(240_000);
  // For one voter the share is raised a million times, and still it does not pay for that.
  await ask(site, ({ projects }) => ({ projects: projects.map((p) => ({ ...p, cost_eur: 1_000_000_000_000 })) }));
  await ready(page, site);
  const go = page.getByRole("button", { name: "Count the ballots" });
  const stop = page.getByRole("button", { name: "Cancel" });
  await go.click();
  await expect(page.locator(".counting")).toContainText(/Shares raised [\d,]+ times/);
  await expect(page.getByRole("progressbar", { name: "Progress of the count" })).toBeVisible();
  await stop.focus();
  await page.keyboard.press("Enter");
  await expect(page.locator(".counting")).toHaveCount(0);
  await page.waitForTimeout(500);
  await expect(page.getByText("The count stopped")).toHaveCount(0);
  await go.click();
  await expect(page.getByRole("alert")).toContainText("raised 1000000 times without an end", { timeout: 180_000 });
  await expect(page.locator(".counting")).toHaveCount(0);
});

test.describe("without its thread", () => {
  test.use({ watched: false });
  test("the count says that it cannot be started", async ({ page, site }) => {
    await site.change("parvis-hall-count.js", () => "throw new Error('no thread');");
    await ready(page, site);
    await page.getByRole("button", { name: "Count the ballots" }).click();
    await expect(page.getByRole("alert")).toContainText("The count stopped: ");
    await expect(page.getByRole("alert")).toContainText("no thread");
  });
});

test("the thread is handed the program, and fetches none", async ({ page, site }) => {
  await ready(page, site);
  const fetched = [];
  page.on("request", (request) => fetched.push(request.url()));
  await page.getByRole("button", { name: "Count the ballots" }).click();
  await expect(page.getByRole("heading", { name: "Projects chosen" })).toBeVisible();
  expect(fetched.filter((url) => /parvis-hall.*\.wasm/.test(url))).toEqual([]);
});

/** The approval ballots of an election file, each signed by a card of its own, as the desk asks for their count. */
function signedBallots(text) {
  const fields = (line) => line.split(/;(?=(?:[^"]*"[^"]*")*[^"]*$)/).map((field) => field.replaceAll('"', ""));
  const [meta, projects, votes] = text.split(/^(?:META|PROJECTS|VOTES)\r?\n/m).slice(1).map((section) => {
    const [header, ...lines] = section.trim().split(/\r?\n/).map(fields);
    return lines.map((line) => Object.fromEntries(header.map((name, at) => [name, line[at]])));
  });
  const u32 = (n) => Buffer.from([n >>> 24, n >>> 16, n >>> 8, n]);
  const word = (text) => Buffer.concat([u32(Buffer.byteLength(text)), Buffer.from(text)]);
  const consultation = "wieliczka-2023";
  const ballots = votes.map(({ vote }, at) => {
    // A key of 32 bytes, in the form that Node reads (RFC 8410).
    const secret = Buffer.concat([Buffer.from("302e020100300506032b657004220420", "hex"), Buffer.alloc(28), u32(at + 1)]);
    const key = createPrivateKey({ key: secret, format: "der", type: "pkcs8" });
    const card = createPublicKey(key).export({ format: "der", type: "spki" }).subarray(12).toString("hex");
    const ids = vote.split(",").sort();
    const head = [Buffer.from("parvis ballot v1\0"), Buffer.from([0, 1]), word(consultation), word(card), u32(1), Buffer.from([1])];
    const bytes = Buffer.concat([...head, u32(ids.length), ...ids.flatMap((id) => [word(id), u32(1)])]);
    const choice = { kind: "approval", projects: ids };
    return { version: 1, consultation, card, sequence: 1, choice, signature: signed(null, bytes, key).toString("hex") };
  });
  const asked = {
    version: 1,
    id: consultation,
    pack: "wieliczka",
    title: { fr: "Wieliczka", en: "" },
    opens: "2023-01-01",
    closes: "2023-12-31",
    budget_eur: Number(meta.find(({ key }) => key === "budget").value),
    ballot: { kind: "approval" },
    rule: "mes-add1",
    cards: ballots.map(({ card }) => card).sort(),
    projects: projects.map((p) => ({ id: p.project_id, name: { fr: p.project_id, en: "" }, cost_eur: Number(p.cost) })),
  };
  const won = projects.filter((p) => p.selected === "1").map((p) => p.project_id);
  return { text: JSON.stringify({ asked, ballots }), won };
}

test("Wieliczka is counted within three seconds @budget", async ({ page, site }) => {
  test.skip(!existsSync(wieliczka), "there is no reference data");
  const { text, won } = signedBallots(readFileSync(wieliczka, "utf8"));
  await page.goto(`${site.url}#/desk`);
  await expect(page.getByRole("heading", { name: "Counting desk" })).toBeVisible();
  const told = await page.evaluate(async (text) => {
    const program = await WebAssembly.compileStreaming(fetch("./parvis-hall_bg.wasm"));
    const worker = new Worker("./parvis-hall-count.js", { type: "module" });
    const start = performance.now();
    // Up to the last signature that it told of, then the count.
    let checked = start;
    return new Promise((done) => {
      worker.onmessage = ({ data }) => {
        const told = JSON.parse(data);
        if (told.checked) checked = performance.now();
        if (told.done || told.failed) done({ ...told, all: performance.now() - start, tally: performance.now() - checked });
      };
      worker.postMessage([program, text]);
    });
  }, text);
  expect(told.failed).toBeUndefined();
  expect(told.done.signed.every(Boolean)).toBe(true);
  expect(told.done.outcome.winners.toSorted()).toEqual(won.toSorted());
  const ms = (time) => `${time.toFixed(0)} ms`;
  console.log(`Wieliczka: 6 586 signatures and the count ${ms(told.all)}, the count alone at most ${ms(told.tally)} (3 000 ms)`);
  expect(told.tally).toBeLessThan(3_000);
});
