// The steps that people take on an evening and at the desk.
import { expect } from "./site.mjs";

/** Chooses projects, signs with a card that nobody has used, and answers with the receipt and the card's words. */
export async function vote(page, projects, used = []) {
  await page.getByRole("button", { name: /^Vote/ }).click();
  for (const name of projects) await page.getByRole("checkbox", { name }).check();
  return sign(page, used);
}

/** From the marked ballot to the receipt. */
export async function sign(page, used = []) {
  await page.getByRole("button", { name: "Go on" }).click();
  const field = page.getByLabel("The ten words of your card");
  do {
    await page.getByRole("button", { name: "take a card to try" }).click();
  } while (used.includes(await field.inputValue()));
  const words = await field.inputValue();
  used.push(words);
  await expect(page.locator("#card-state")).toContainText("The card is good");
  await page.getByRole("button", { name: "Vote", exact: true }).click();
  await expect(page.getByRole("heading", { name: "It is in the box" })).toBeVisible();
  return { words, receipt: await page.locator(".receipt").innerText() };
}

/** Sends an idea about a part of the commune, or the whole of it; answers with its receipt. `look` may act before. */
export async function idea(page, title, text, area = "The whole commune", look = async () => {}) {
  await page.getByRole("button", { name: /^Propose an idea/ }).click();
  await page.getByLabel("In a few words").fill(title);
  await page.getByLabel("Why, and how").fill(text);
  await page.getByLabel("Which part of the commune").selectOption({ label: area });
  await page.getByRole("button", { name: "See what will be kept" }).click();
  await expect(page.getByText(`About: ${area}`)).toBeVisible();
  await look();
  await page.getByRole("button", { name: "Send the idea" }).click();
  await expect(page.getByRole("heading", { name: "It is in the box" })).toBeVisible();
  return page.locator(".receipt").innerText();
}

export const done = (page) => page.getByRole("button", { name: "Done" }).click();

/** Opens the desk with the key of the invented commune. */
export async function openDesk(page, url) {
  await page.goto(`${url}#/desk`);
  await page.getByRole("button", { name: "take the key to try" }).click();
  await page.getByRole("button", { name: "Open", exact: true }).click();
  await expect(page.getByText("The desk is open.")).toBeVisible();
}

/** Reads files at the desk: [{ name, text }]. */
export async function bring(page, files) {
  const buffers = files.map(({ name, text }) => ({ name, mimeType: "application/x-ndjson", buffer: Buffer.from(text) }));
  await page.locator(".desk-part input[type=file][multiple]").setInputFiles(buffers);
}

/** Counts, as if the vote were over. */
export async function count(page) {
  await page.getByLabel("The vote is over").check();
  await page.getByRole("button", { name: "Count the ballots" }).click();
  await expect(page.getByRole("heading", { name: "Projects chosen" })).toBeVisible({ timeout: 60_000 });
}
