// A host of our own for a test: a copy of the site that can be changed, and a network that can be cut.
import { createHash } from "node:crypto";
import { createServer } from "node:http";
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, extname, join, normalize } from "node:path";
import { expect, test as base } from "./site.mjs";

const DIST = new URL("../dist/", import.meta.url).pathname;
const FOLDER = "/village/parvis/";
const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css",
  ".js": "text/javascript",
  ".wasm": "application/wasm",
  ".json": "application/json",
  ".geojson": "application/geo+json",
  ".webmanifest": "application/manifest+json",
  ".svg": "image/svg+xml",
};

export const sha256 = (bytes) => createHash("sha256").update(bytes).digest("hex");

/** Copies the site and serves it. */
async function host() {
  const folder = await mkdtemp(join(tmpdir(), "parvis-host-"));
  await cp(DIST, folder, { recursive: true });
  const server = createServer(async (request, response) => {
    const path = normalize(decodeURIComponent(new URL(request.url, "http://x").pathname));
    const file = path === FOLDER ? "index.html" : path.slice(FOLDER.length);
    try {
      if (!path.startsWith(FOLDER)) throw new Error("elsewhere");
      const bytes = await readFile(join(folder, file));
      response.writeHead(200, { "Content-Type": TYPES[extname(file)] ?? "application/octet-stream" }).end(bytes);
    } catch {
      response.writeHead(404).end();
    }
  });
  const listen = (port) => new Promise((listening) => server.listen(port, "127.0.0.1", listening));
  await listen(0);
  const { port } = server.address();
  const cut = () => {
    server.closeAllConnections();
    return new Promise((closed) => server.close(closed));
  };
  return {
    url: `http://127.0.0.1:${port}${FOLDER}`,
    /** From now on nobody answers. */
    cut,
    /** The network is back. */
    mend: () => listen(port),
    /** Changes a file. */
    change: async (name, how) => {
      const path = join(folder, name);
      const before = await readFile(path).catch(() => Buffer.alloc(0));
      await mkdir(dirname(path), { recursive: true });
      await writeFile(path, how(before));
    },
    /** Lists this hash for a file under a new version, as a new build does. */
    list: async (name, hash) => {
      const path = join(folder, "offline.js");
      const text = await readFile(path, "utf8");
      const renewed = text.replace(new RegExp(`("${name}": )"[0-9a-f]+"`), `$1"${hash}"`).replace(/version: "\w+"/, `version: "${hash.slice(0, 16)}"`);
      if (renewed === text) throw new Error(`${name} is not in the list`);
      await writeFile(path, renewed);
    },
    end: async () => {
      if (server.listening) await cut();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Tests of which each has a host of its own, and whose pages keep the site on the device. */
export const test = base.extend({
  site: async ({}, use) => {
    const site = await host();
    await use(site);
    await site.end();
  },
  baseURL: async ({ site }, use) => use(site.url),
  serviceWorkers: "allow",
});

/** Changes what the commune asks: `changes` is given the consultation, and answers with the fields that are new. */
export const ask = (site, changes) =>
  site.change("territories/valsource/consultation.json", (bytes) => {
    const asked = JSON.parse(bytes);
    return JSON.stringify({ ...asked, ...changes(asked) });
  });

/** Waits until the site and its commune are kept on the device. */
export async function kept(page) {
  const whole = () => page.evaluate(async () => Boolean(await caches.match(new URL("complete", document.baseURI).href)));
  await expect.poll(whole, { timeout: 60_000 }).toBe(true);
}
