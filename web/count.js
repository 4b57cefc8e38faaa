// The thread in which ballots are counted: the program of the pages of the vote, compiled by the page that hands it
// over, so that nothing is fetched and compiled twice.
import start, { count } from "./parvis-hall.js";

onmessage = async ({ data: [program, ask] }) => {
  try {
    await start({ module_or_path: program });
    count(ask, (told) => postMessage(told));
  } catch (error) {
    postMessage(JSON.stringify({ failed: String(error) }));
  }
};
