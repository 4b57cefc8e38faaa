// The screenshots of the README, taken from the demo: `cargo xtask shots`.
import { chromium } from "@playwright/test";
import { mkdir } from "node:fs/promises";

const SHOTS = [
  { name: "explore-desktop", width: 1440, height: 900, locale: "en-GB" },
  { name: "explore-phone", width: 390, height: 844, locale: "fr-FR" },
];

const folder = new URL("../docs/shots/", import.meta.url).pathname;
await mkdir(folder, { recursive: true });
const browser = await chromium.launch({
  executablePath: process.env.PARVIS_CHROMIUM,
  args: ["--no-sandbox", "--disable-gpu", "--use-angle=swiftshader", "--enable-unsafe-swiftshader"],
});
for (const { name, width, height, locale } of SHOTS) {
  const page = await browser.newPage({ viewport: { width, height }, locale });
  await page.goto(process.env.PARVIS_URL);
  await page.locator(".maplibregl-canvas").waitFor();
  await page.locator(".themes button").nth(1).click();
  const field = page.locator("#emissions-trips_shifted-field");
  await field.fill("30");
  await field.press("Tab");
  await page.locator(".map-top button").nth(2).click();
  await page.waitForFunction(() => !document.querySelector(".map-note") && !document.querySelector(".status progress"));
  await page.evaluate(() => document.querySelectorAll(".scroll, html").forEach((e) => e.scrollTo(0, 0)));
  await page.waitForTimeout(1500);
  await page.screenshot({ path: `${folder}${name}.png` });
  await page.close();
}
await browser.close();
