// The whole journey without a mouse.
import { expect, figure, open, test } from "../site.mjs";

/** Presses Tab until what has the focus matches, as somebody without a mouse does. */
async function tabTo(page, matches) {
  for (let i = 0; i < 120; i++) {
    await page.keyboard.press("Tab");
    if (await page.evaluate(matches[0], matches[1])) return;
  }
  throw new Error(`Tab never reached ${matches[1]}`);
}

const byText = (text) => [(t) => document.activeElement.textContent.trim() === t, text];
const byId = (id) => [(i) => document.activeElement.id === i, id];

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
