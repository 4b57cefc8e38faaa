// The same numbers everywhere: what the worker computes in the browser is what the command line wrote into the pack.
import { expect, open, test } from "../site.mjs";

test("wasm and native agree to 1e-9", async ({ page }) => {
  await page.addInitScript(() => {
    const Real = window.Worker;
    window.told = [];
    window.Worker = class extends Real {
      constructor(...args) {
        super(...args);
        this.addEventListener("message", (event) => Array.isArray(event.data) && window.told.push(event.data[0]));
      }
    };
  });
  await open(page);
  const figures = await page.evaluate(() => {
    const ready = window.told.find((told) => told?.Ready);
    return ready.Ready.report.figures.map(({ id, baseline }) => ({ id, ...baseline }));
  });
  const slug = (await (await page.request.get("./territories/index.json")).json()).packs[0].slug;
  const { baseline } = await (await page.request.get(`./territories/${slug}/territory.json`)).json();
  expect(figures.map((f) => f.id).sort()).toEqual(Object.keys(baseline).sort());
  for (const { id, value, low, high } of figures) {
    for (const [got, native] of [[value, baseline[id].value], [low, baseline[id].low], [high, baseline[id].high]]) {
      const far = Math.abs(got - native) / Math.max(Math.abs(native), 1e-12);
      expect(far, `${id}: ${got} in the browser, ${native} natively`).toBeLessThanOrEqual(1e-9);
    }
  }
});
