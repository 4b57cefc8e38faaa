// The service worker: after one visit the whole site works with the network cut.
//
// The build puts `SITE` before this text: { version, files: { path: SHA-256 } }. A new version is fetched whole into
// a cache of its own, each file held against its hash; a single wrong one and the version before stays. It then waits
// until the reader asks for it. A commune's pack is kept in the same way, by the hashes in its own manifest, because
// a commune may renew its pack without a new site. What changes between two builds, the list of communes, the
// consultation and the results, is asked of the network first.

const SCOPE = self.registration.scope;
const PREFIX = `parvis ${SCOPE}`;
const OWN = `${PREFIX} site ${SITE.version}`;
const LIVING = `${PREFIX} living`;
const COMPLETE = new URL("complete", SCOPE).href;
/** How long the network may take before the copy is shown. */
const PATIENCE_MS = 3000;
/** Files under way at the same time. */
const AT_ONCE = 6;

const at = (path) => new URL(path, SCOPE).href;

async function sha256(bytes) {
  const digest = await crypto.subtle.digest("SHA-256", bytes);
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** Fetches a file past every cache between here and the host. */
async function fetched(url) {
  const response = await fetch(url, { cache: "no-cache", redirect: "error" });
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  return { bytes: await response.arrayBuffer(), type: response.headers.get("Content-Type") ?? "" };
}

const answerOf = ({ bytes, type }) => new Response(bytes, { headers: { "Content-Type": type } });

/** Puts a file of this hash into `cache`: from an older one where it has not changed, else from the network. */
async function put(cache, older, url, hash) {
  for (const other of older) {
    const known = await other.match(url);
    if (known && (await sha256(await known.clone().arrayBuffer())) === hash) return cache.put(url, known);
  }
  const file = await fetched(url);
  if ((await sha256(file.bytes)) !== hash) throw new Error(`${url} is not what the list says`);
  await cache.put(url, answerOf(file));
}

async function putAll(cache, older, files) {
  const waiting = [...files];
  const next = async () => {
    for (let file = waiting.pop(); file; file = waiting.pop()) await put(cache, older, ...file);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, next));
}

/** The caches whose names begin so, oldest first. */
async function named(prefix) {
  return (await caches.keys()).filter((name) => name.startsWith(prefix));
}

async function opened(names) {
  return Promise.all(names.map((name) => caches.open(name)));
}

async function install() {
  const older = await opened((await named(`${PREFIX} site `)).filter((name) => name !== OWN).reverse());
  try {
    await putAll(await caches.open(OWN), older, Object.entries(SITE.files).map(([path, hash]) => [at(path), hash]));
  } catch (error) {
    await caches.delete(OWN);
    throw error;
  }
}

/** Drops what no tab can still run: all but this version and the one before. */
async function activate() {
  const older = (await named(`${PREFIX} site `)).filter((name) => name !== OWN);
  await Promise.all(older.slice(0, -1).map((name) => caches.delete(name)));
  await self.clients.claim();
}

/** The complete caches of a commune, oldest first. */
async function packs(slug) {
  const names = await named(`${PREFIX} pack ${slug} `);
  const whole = await Promise.all(names.map(async (name) => (await caches.open(name)).match(COMPLETE)));
  return names.filter((_, i) => whole[i]);
}

/** Keeps a commune's pack, whole or not at all. */
async function keep(slug) {
  if (!/^[\w-]{1,64}$/.test(slug)) return false;
  const folder = `territories/${slug}/`;
  const before = await packs(slug);
  try {
    await Promise.all(
      ["territories/index.json", `${folder}consultation.json`, `${folder}results/results.json`].map((path) => living(path)),
    );
    const manifest = await fetched(at(`${folder}territory.json`));
    const name = `${PREFIX} pack ${slug} ${await sha256(manifest.bytes)}`;
    if (before.includes(name)) return true;
    const { layers } = JSON.parse(new TextDecoder().decode(manifest.bytes));
    const cache = await caches.open(name);
    try {
      await putAll(cache, await opened(before), layers.map(({ path, sha256 }) => [at(folder + path), sha256]));
    } catch (error) {
      await caches.delete(name);
      throw error;
    }
    await cache.put(at(`${folder}territory.json`), answerOf(manifest));
    await cache.put(COMPLETE, new Response());
    if (before.length > 0) (await self.clients.matchAll()).forEach((client) => client.postMessage("renewed"));
    return true;
  } catch {
    return before.length > 0;
  }
}

/** A newly kept pack is shown from the next opening of the page on, so that nobody sees half of each. */
async function promote() {
  const slugs = new Set((await named(`${PREFIX} pack `)).map((name) => name.slice(PREFIX.length).split(" ")[2]));
  for (const slug of slugs) {
    await Promise.all((await packs(slug)).slice(0, -1).map((name) => caches.delete(name)));
  }
}

/** A file that changes between builds: the network's, or the copy where it does not answer in time. */
async function living(path) {
  const cache = await caches.open(LIVING);
  const url = at(path);
  const asked = fetch(url, { cache: "no-cache" }).then(async (response) => {
    if (response.ok) await cache.put(url, response.clone());
    else if (response.status === 404) await cache.delete(url);
    return response;
  });
  const late = new Promise((done) => setTimeout(done, PATIENCE_MS));
  const answer = await Promise.race([asked.catch(() => null), late]);
  // Nothing kept and nothing heard: a plain "not there" where the network is cut, else the network's answer.
  return answer ?? (await cache.match(url)) ?? (await asked.catch(() => new Response("", { status: 404 })));
}

async function answer(request, path) {
  if (request.mode === "navigate") await promote();
  const file = path === "" ? "index.html" : path;
  if (file in SITE.files) return (await (await caches.open(OWN)).match(at(file))) ?? fetch(request);
  const [, slug, inside] = /^territories\/([\w-]+)\/(.+)$/.exec(file) ?? [];
  if (slug && inside !== "consultation.json" && !inside.startsWith("results/")) {
    const [name] = await packs(slug);
    const known = name && (await (await caches.open(name)).match(at(file)));
    return known ?? fetch(request);
  }
  if (file.startsWith("territories/")) return living(file);
  // A file of the version before, for a tab that still runs it.
  for (const cache of await opened(await named(`${PREFIX} site `))) {
    const known = await cache.match(at(file));
    if (known) return known;
  }
  return fetch(request);
}

self.addEventListener("install", (event) => event.waitUntil(install()));
self.addEventListener("activate", (event) => event.waitUntil(activate()));
self.addEventListener("message", (event) => {
  if (event.data === "take over") event.waitUntil(self.skipWaiting());
  else if (event.data?.keep) {
    const [port] = event.ports;
    event.waitUntil(keep(event.data.keep).then((kept) => port?.postMessage(kept)));
  }
});
self.addEventListener("fetch", (event) => {
  const url = event.request.url.split(/[?#]/)[0];
  if (event.request.method !== "GET" || !url.startsWith(SCOPE)) return;
  event.respondWith(answer(event.request, decodeURIComponent(url.slice(SCOPE.length))));
});
