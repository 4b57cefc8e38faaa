// What has to be JavaScript, ahead of the app: starting a second program when its page is opened, and the service
// worker that keeps the site for when there is no network.

const workers = navigator.serviceWorker;
const controlled = Boolean(workers?.controller);
const programs = {};
let registration;

/** Adds a style sheet; one that does not come leaves the page plain, but working. */
const style = (href) =>
  new Promise((done) => {
    document.head.append(Object.assign(document.createElement("link"), { rel: "stylesheet", href, onload: done, onerror: done }));
  });

window.parvis = {
  /** Loads a program of this site with its style sheet and starts it, once; answers with what it offers. */
  program(name) {
    const load = async () => {
      const [program] = await Promise.all([import(new URL(`${name}.js`, document.baseURI).href), style(`./${name}.css`)]);
      await program.default();
      return program;
    };
    programs[name] ??= load().catch((error) => {
      delete programs[name];
      throw error;
    });
    return programs[name];
  },

  /**
   * Keeps the site and the commune `slug` on this device, and calls `announce` when a new version waits.
   * Answers whether all of it is kept; false where the browser has no service worker.
   */
  async keep(slug, announce) {
    if (!workers) return false;
    const watch = (worker) => {
      const look = () => worker.state === "installed" && workers.controller && announce();
      worker?.addEventListener("statechange", look);
      if (worker) look();
    };
    registration = await workers.register("./offline.js");
    watch(registration.waiting ?? registration.installing);
    registration.addEventListener("updatefound", () => watch(registration.installing));
    // Another tab took the new version, or the commune's pack was renewed.
    workers.addEventListener("controllerchange", () => controlled && announce());
    workers.addEventListener("message", ({ data }) => data === "renewed" && announce());
    const { active } = await workers.ready;
    return new Promise((answer) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = ({ data }) => answer(data);
      active.postMessage({ keep: slug }, [port2]);
    });
  },

  /** Shows the version that waits, as soon as the one before has answered what it was asked. */
  renew() {
    const reload = () => location.reload();
    if (!registration?.waiting) return reload();
    workers.addEventListener("controllerchange", reload);
    // A browser looks once whether the version before is idle, and may then forget to look again.
    const ask = () => registration.waiting?.postMessage("take over");
    setInterval(ask, 500);
    ask();
  },
};

