// The other ways to ask: points to share out, and a budget to fill.
import { expect } from "../site.mjs";
import { ask, test } from "../host.mjs";
import { count, done, openDesk, sign } from "../hall.mjs";

// The consultation of these tests is not the one that a service worker would keep.
test.use({ serviceWorkers: "block" });

const STREET = "A quiet street in front of the school";
const SOUND = "Sound and pictures for the village hall";

/** Counts what this device keeps; answers with the winners. */
async function counted(page, url, envelopes) {
  await openDesk(page, url);
  await page.getByRole("button", { name: `Take the ${envelopes} envelopes` }).click();
  await expect(page.getByText(`Ballots: ${envelopes}.`)).toBeVisible();
  await count(page);
  return page.locator(".winners li strong").allInnerTexts();
}

test("five points are shared out, and no more", async ({ page, site }) => {
  await ask(site, () => ({ ballot: { kind: "cumulative", points: 5 }, budget_eur: 9_600, rule: "greedy" }));
  await page.goto(`${site.url}#/session`);
  const give = async (name, points) => {
    const more = page.getByRole("button", { name: `${name}: one point more` });
    for (let i = 0; i < points; i++) await more.click();
  };
  const used = [];
  await page.getByRole("button", { name: /^Vote/ }).click();
  await give(SOUND, 4);
  await give(STREET, 1);
  await expect(page.getByText("Points left: 0")).toBeVisible();
  await expect(page.getByRole("button", { name: /one point more/, disabled: false })).toHaveCount(0);
  const less = page.getByRole("button", { name: `${STREET}: one point less` });
  await less.click();
  await expect(page.getByText("Points left: 1")).toBeVisible();
  await expect(less).toBeDisabled();
  await give(STREET, 1);
  await sign(page, used);
  await done(page);
  await page.getByRole("button", { name: /^Vote/ }).click();
  await give(STREET, 2);
  await sign(page, used);
  // Two people want the street, and one wants the sound more than both together.
  expect(await counted(page, site.url, 2)).toEqual([SOUND]);
  await expect(page.locator(".tally-steps")).toContainText("4 votes");
});

test("a budget is filled, and what does not fit cannot be marked", async ({ page, site }) => {
  await ask(site, () => ({ ballot: { kind: "knapsack" }, budget_eur: 120_000, rule: "greedy" }));
  await page.goto(`${site.url}#/session`);
  await page.getByRole("button", { name: /^Vote/ }).click();
  // 58 000 and 61 000 leave room for nothing else; without the first there is.
  const lane = page.getByRole("checkbox", { name: /cycle lane/ });
  await lane.check();
  await page.getByRole("checkbox", { name: /wood boiler/ }).check();
  const street = page.getByRole("checkbox", { name: STREET });
  await expect(street).toBeDisabled();
  await expect(page.getByText("No room left").first()).toBeVisible();
  await lane.uncheck();
  await street.check();
  await sign(page);
  // Greedy takes what nobody asked for too, where it fits: the two are what somebody wants.
  const winners = await counted(page, site.url, 1);
  expect(winners.slice(0, 2).sort()).toEqual([STREET, "A wood boiler for the school and the town hall"]);
});
