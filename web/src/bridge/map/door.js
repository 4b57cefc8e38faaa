// The door to the map's code, which is fetched when a map is opened and not before the first view.

export const open = async (...args) => (await import("./map.js")).open(...args);
