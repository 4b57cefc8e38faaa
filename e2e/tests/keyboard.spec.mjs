// The whole journey without a mouse.
import { byId, byStart, byText, byWords, expect, figure, open, tabTo, test } from "../site.mjs";

test("the journey by keyboard alone", async ({ page }) => {
  await open(page);
  const before = await figure(page, "emissions-total");
  await tabTo(page, byId("emissions-retrofit"));
  for (let i = 0; i < 10; i++) await page.keyboard.press("ArrowRight");
  await expect(page.locator("#emissions-retrofit-field")).toHaveValue("10");
  await expect.poll(() => figure(page, "emissions-total")).toBeLessThan(before);

  await tabTo(page, byText("Quiet street"));
  await page.keyboard.press("Enter");
  await expect(page.locator(".placing select")).toBeVisible();
  await page.locator(".placing select").focus();
  await page.keyboard.press("ArrowDown");
  await expect(page.locator(".placed-measure")).toHaveCount(1);

  await tabTo(page, byText("Turn this into a proposal"));
  await page.keyboard.press("Enter");
  await expect(page.getByLabel("In a few words")).toBeVisible();
  await tabTo(page, byId("title"));
  await page.keyboard.type("Warm homes");
  await tabTo(page, byText("See what will be kept"));
  await page.keyboard.press("Enter");
  await tabTo(page, byText("Store the proposal"));
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "Proposal stored" })).toBeVisible();
});

/** Goes to something by Tab alone, and presses it. */
async function press(page, matches, key = "Enter") {
  await tabTo(page, matches);
  await page.keyboard.press(key);
}

test("a vote and an idea by keyboard alone, and the desk too", async ({ page }) => {
  test.setTimeout(180_000);
  await page.goto("./#/session");
  await expect(page.getByRole("heading", { name: "The residents’ budget" })).toBeVisible();
  // The way in, behind the link of the same name.
  await press(page, byStart("VoteYou need"));
  await expect(page.getByRole("heading", { name: "What should be done?" })).toBeFocused();
  await press(page, byWords("A quiet street in front of the school"), "Space");
  await expect(page.getByRole("checkbox", { name: /A quiet street/ })).toBeChecked();
  await press(page, byText("Go on"));
  await expect(page.getByRole("heading", { name: "Your vote", exact: true })).toBeFocused();
  await press(page, byStart("Invented commune"));
  await expect(page.locator("#card-state")).toContainText("The card is good");
  await press(page, byText("Vote"));
  await expect(page.getByRole("heading", { name: "It is in the box" })).toBeFocused();
  await press(page, byText("Done"));
  await expect(page.getByRole("heading", { name: "The residents’ budget" })).toBeFocused();

  await press(page, byStart("Propose an idea"));
  await tabTo(page, byId("title"));
  await page.keyboard.type("Swings by the river");
  await tabTo(page, byId("idea-area"));
  await page.keyboard.press("ArrowDown");
  const part = await page.locator("#idea-area option:checked").innerText();
  expect(part).not.toBe("The whole commune");
  await press(page, byText("See what will be kept"));
  await expect(page.getByText(`About: ${part}`)).toBeVisible();
  await press(page, byText("Send the idea"));
  await expect(page.getByRole("heading", { name: "It is in the box" })).toBeFocused();
  await press(page, byText("Done"));

  await press(page, byText("For the town hall: count"));
  await expect(page.getByRole("heading", { name: "Counting desk" })).toBeVisible();
  await press(page, byStart("Invented commune"));
  await press(page, byText("Open"));
  await expect(page.getByText("The desk is open.")).toBeVisible();
  await press(page, byStart("Take the 2 envelopes"));
  await press(page, byText("Accept"));
  await press(page, byWords("The vote is over"), "Space");
  await press(page, byText("Count the ballots"));
  await expect(page.getByRole("heading", { name: "Projects chosen" })).toBeVisible({ timeout: 60_000 });
  const save = page.getByRole("button", { name: "Save results.json" });
  await expect(save).toBeEnabled({ timeout: 60_000 });
  const download = page.waitForEvent("download");
  await press(page, byText("Save results.json"));
  expect((await download).suggestedFilename()).toBe("results.json");
});
