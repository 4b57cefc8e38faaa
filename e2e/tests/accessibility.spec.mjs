// Every page in both languages, on a phone and on a desktop, light and dark: no serious finding of axe.
import { count, done, idea, openDesk, vote } from "../hall.mjs";
import { expect, ready, serious, test } from "../site.mjs";

const SIZES = { phone: { width: 390, height: 844 }, desktop: { width: 1440, height: 900 } };

for (const locale of ["fr-FR", "en-GB"]) {
  for (const [size, viewport] of Object.entries(SIZES)) {
    for (const colorScheme of ["light", "dark"]) {
      test.describe(`${locale}, ${size}, ${colorScheme}`, () => {
        test.use({ locale, viewport, colorScheme });
        for (const name of ["explore", "propose", "proposals", "session", "desk", "results", "sources", "nowhere"]) {
          test(name, async ({ page }) => {
            await page.goto(`./#/${name}`);
            await expect(page.locator("h1")).not.toHaveCount(0);
            if (name === "explore") await ready(page);
            await expect(page.locator("html")).toHaveAttribute("lang", locale.slice(0, 2));
            expect(await serious(page)).toEqual([]);
          });
        }
        test("nothing is cut off sideways", async ({ page }) => {
          await page.goto("./#/explore");
          await ready(page);
          const [inner, outer] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
          expect(inner).toBeLessThanOrEqual(outer);
        });
      });
    }
  }
}

test.describe("at 400 %", () => {
  // 1280 pixels at 400 % are 320.
  test.use({ viewport: { width: 320, height: 256 } });
  test("the page reflows", async ({ page }) => {
    await page.goto("./#/explore");
    await ready(page);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  });
});

for (const colorScheme of ["light", "dark"]) {
  test.describe(`the vote, ${colorScheme}`, () => {
    test.use({ colorScheme, viewport: SIZES[colorScheme === "light" ? "phone" : "desktop"] });
    test("every step from the ballot to the count", async ({ page, baseURL }) => {
      test.setTimeout(240_000);
      const fine = async (step) => expect(await serious(page), step).toEqual([]);
      await page.goto("./#/session");
      await page.getByRole("button", { name: /^Vote/ }).click();
      await page.getByRole("checkbox").first().check();
      await fine("ballot");
      await page.getByRole("button", { name: "Go on" }).click();
      await page.getByLabel("The ten words of your card").fill("no such words");
      await fine("card, mistyped");
      await page.getByRole("button", { name: "Change my choice" }).click();
      await page.getByRole("button", { name: "Give up" }).click();
      await vote(page, [/A quiet street/]);
      await fine("receipt");
      await done(page);
      await page.getByRole("button", { name: /^Propose an idea/ }).click();
      await fine("idea");
      await page.getByRole("button", { name: "Give up" }).click();
      await idea(page, "Swings by the river", "Ask Jean Martin on 06 12 34 56 78.", "Le Moulin", async () => {
        await fine("idea, as it will be kept");
        const keep = page.getByRole("button", { name: /^Keep/ });
        while (await keep.count()) await keep.first().click();
      });
      await done(page);
      await page.getByRole("button", { name: "For the facilitator" }).click();
      await fine("guide");
      await page.getByRole("button", { name: "Ballots and forms to print" }).click();
      await fine("paper");
      await openDesk(page, baseURL);
      await page.getByRole("button", { name: /^Take the 2 envelopes/ }).click();
      await page.getByText("Type in a ballot").click();
      await page.getByRole("button", { name: "Set aside" }).click();
      await fine("open desk");
      await count(page);
      await fine("counted");
    });
  });
}
