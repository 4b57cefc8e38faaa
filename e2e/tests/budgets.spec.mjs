// What the site costs, against what it may cost (cargo xtask budget).
import { expect, open, test } from "../site.mjs";

test("first view @budget", async ({ page }) => {
  const requests = [];
  page.on("request", (r) => requests.push(r.url()));
  await page.goto("./");
  await expect(page.locator(".figures .figure-value strong").first()).toBeVisible();
  // The worker, the map and its code are fetched beside it and after it.
  const later = /vendor\/maplibre|territories\/.*\/(?!territory)|parvis-worker|bridge\/map\/(map|grid|style)\.js/;
  const before = requests.filter((url) => !later.test(url));
  const nodes = await page.evaluate(() => document.querySelectorAll("*").length);
  console.log(`requests ${before.length} (at most 10), DOM nodes ${nodes} (at most 250)`);
  expect(before.length).toBeLessThanOrEqual(10);
  expect(nodes).toBeLessThanOrEqual(250);
});

test("map open @budget", async ({ page }) => {
  const requests = [];
  page.on("request", (r) => requests.push(r.url()));
  await open(page);
  const site = requests.filter((url) => !/territories\//.test(url) && !url.startsWith("blob:"));
  console.log(`requests with the map, all but the pack: ${site.length} (at most 25)`);
  expect(site.length).toBeLessThanOrEqual(25);
});

test("from a lever to the new figures and map @budget", async ({ page }) => {
  await page.addInitScript(() => {
    const put = CanvasRenderingContext2D.prototype.putImageData;
    CanvasRenderingContext2D.prototype.putImageData = function (...args) {
      put.apply(this, args);
      window.painted = performance.now();
    };
  });
  await open(page);
  const times = [];
  for (let i = 1; i <= 41; i++) {
    const ms = await page.evaluate(async (value) => {
      const figure = document.querySelector("#emissions-total");
      const text = () => figure.querySelector(".figure-value").innerText;
      const before = text();
      let written;
      const seen = new MutationObserver(() => text() !== before && (written ??= performance.now()));
      seen.observe(figure, { childList: true, subtree: true, characterData: true });
      const slider = document.querySelector("#emissions-retrofit");
      const start = performance.now();
      slider.value = value;
      slider.dispatchEvent(new Event("input", { bubbles: true }));
      while (!written || !(window.painted > start)) await new Promise((next) => setTimeout(next, 2));
      seen.disconnect();
      // The browser shows it, and comes to rest, before the next one.
      await new Promise((next) => requestAnimationFrame(() => setTimeout(next, 30)));
      return Math.max(written, window.painted) - start;
    }, String(i));
    // The first one fills caches that a reader fills by the first touch.
    if (i > 1) times.push(ms);
  }
  times.sort((a, b) => a - b);
  const [median, p95] = [times[20], times[37]];
  console.log(`lever to figures and map: median ${median.toFixed(1)} ms (at most 16), 95 % ${p95.toFixed(1)} ms (at most 60)`);
  expect(median).toBeLessThanOrEqual(16);
  expect(p95).toBeLessThanOrEqual(60);
});

test("memory of the tab @budget", async ({ page, context }) => {
  await open(page);
  const session = await context.newCDPSession(page);
  const { usedSize } = await session.send("Runtime.getHeapUsage");
  console.log(`JavaScript heap ${(usedSize / 1e6).toFixed(0)} MB (the tab at most 300)`);
  expect(usedSize).toBeLessThan(300e6);
});
