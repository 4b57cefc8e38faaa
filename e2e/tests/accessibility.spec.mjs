// Every page in both languages, on a phone and on a desktop, light and dark: no serious finding of axe.
import AxeBuilder from "@axe-core/playwright";
import { expect, ready, test } from "../site.mjs";

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
            const { violations } = await new AxeBuilder({ page }).analyze();
            const serious = violations.filter((v) => ["serious", "critical"].includes(v.impact));
            expect(serious.map((v) => `${v.id}: ${v.nodes.map((n) => n.target).join(" | ")}`)).toEqual([]);
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
