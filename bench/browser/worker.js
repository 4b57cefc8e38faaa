// Measures one case, in a worker as the app's twin.
import init, { run } from "./parvis-bench.js";

onmessage = async ({ data: { name, files } }) => {
  try {
    await init();
    postMessage({ line: run(name, files) });
  } catch (why) {
    postMessage({ why: String(why) });
  }
};
