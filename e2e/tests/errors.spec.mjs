// Whatever goes wrong says what happened and what to do.
import { expect, open, test } from "../site.mjs";
import { test as plain } from "@playwright/test";

test("an unknown commune", async ({ page }) => {
  await page.goto("./#/explore/atlantis");
  await expect(page.getByRole("heading", { name: "Commune not found" })).toBeVisible();
  await expect(page.getByText("“atlantis”")).toBeVisible();
  await page.getByRole("listitem").getByRole("link").first().click();
  await expect(page.locator(".figures .figure-value strong").first()).toBeVisible();
});

test("a damaged link shows the commune as it is", async ({ page }) => {
  const slug = await firstSlug(page);
  await open(page, `#/explore/${slug}?s=1AAAAbroken`);
  await expect(page.locator(".notice")).toContainText("ask for it again");
  await expect(page.locator("#emissions-retrofit-field")).toHaveValue("0");
});

test("a link from a newer version asks for a reload", async ({ page }) => {
  const slug = await firstSlug(page);
  await open(page, `#/explore/${slug}?s=2AAAA`);
  await expect(page.locator(".notice")).toContainText("newer version");
});

plain("a pack whose file was changed is refused and named", async ({ page }) => {
  await page.route("**/roads.geojson", (route) => route.fulfill({ body: '{"type":"FeatureCollection","features":[]}' }));
  await page.goto("./");
  await expect(page.locator(".status")).toContainText("roads.geojson");
  await expect(page.locator(".figures .figure-value strong").first()).toBeVisible();
});

plain("a missing file is named and can be tried again", async ({ page }) => {
  await page.route("**/population.tif", (route) => route.fulfill({ status: 404, body: "" }));
  await page.goto("./");
  await expect(page.locator(".status")).toContainText("population.tif");
  await expect(page.locator(".status").getByRole("button", { name: "Try again" })).toBeVisible();
});

test("an import with bad lines keeps the good ones", async ({ page }) => {
  await page.goto("./#/proposals");
  const file = { name: "x.ndjson", mimeType: "application/x-ndjson", buffer: Buffer.from('{"no":"proposal"}\nnot json\n') };
  await page.locator("input[type=file]").setInputFiles(file);
  await expect(page.getByText("Lines left out, with their number:")).toBeVisible();
  await expect(page.locator(".exchange + div li")).toHaveCount(2);
});

async function firstSlug(page) {
  const answer = await page.request.get("./territories/index.json");
  return (await answer.json()).packs[0].slug;
}
