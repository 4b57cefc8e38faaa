// The same numbers everywhere: what the worker computes in the browser is what the command line wrote into the pack.
import { readFile } from "node:fs/promises";
import { expect, open, test } from "../site.mjs";

test("wasm and native agree to 1e-9", async ({ page }) => {
  await open(page);
  // The figures of the worker's own run, to their last digit, as a reader may download them.
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Download all figures" }).click(),
  ]);
  const [head, ...lines] = (await readFile(await download.path(), "utf8")).trim().split("\n");
  expect(head).toMatch(/^id,unit,today,today_low,today_high,/);
  // Only the last column, the source, may hold a comma.
  const figures = lines.map((line) => line.split(",")).map(([id, , ...numbers]) => [id, numbers.slice(0, 3).map(Number)]);
  const slug = (await (await page.request.get("./territories/index.json")).json()).packs[0].slug;
  const { baseline } = await (await page.request.get(`./territories/${slug}/territory.json`)).json();
  expect(figures.map(([id]) => id).sort()).toEqual(Object.keys(baseline).sort());
  for (const [id, got] of figures) {
    const { value, low, high } = baseline[id];
    for (const [i, native] of [value, low, high].entries()) {
      const far = Math.abs(got[i] - native) / Math.max(Math.abs(native), 1e-12);
      expect(far, `${id}: ${got[i]} in the browser, ${native} natively`).toBeLessThanOrEqual(1e-9);
    }
  }
});
