// The icons of the installed app, drawn from the one that is a drawing: `cargo xtask icons`.
import { chromium } from "@playwright/test";
import { readFile } from "node:fs/promises";

const folder = new URL("../public/icons/", import.meta.url).pathname;
const drawing = await readFile(`${folder}parvis.svg`, "utf8");

// A system that cuts its icons keeps a circle of four fifths of the width (W3C, Web App Manifest, icon masks), and
// Apple rounds the corners by itself: there the green of the drawing reaches to the edge.
const ICONS = [
  { name: "parvis-192", size: 192 },
  { name: "parvis-512", size: 512 },
  { name: "parvis-maskable-512", size: 512, ground: true, share: 0.7 },
  { name: "apple-touch-icon", size: 180, ground: true },
];

const browser = await chromium.launch({ executablePath: process.env.PARVIS_CHROMIUM, args: ["--no-sandbox", "--disable-gpu"] });
for (const { name, size, ground = false, share = 1 } of ICONS) {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  const side = Math.round(size * share);
  await page.setContent(`<style>
    html, body { margin: 0; height: 100%; background: ${ground ? "#0f6b62" : "transparent"}; }
    body { display: grid; place-items: center; }
    svg { width: ${side}px; height: ${side}px; }
  </style>${drawing}`);
  await page.screenshot({ path: `${folder}${name}.png`, omitBackground: !ground });
  await page.close();
}
await browser.close();
