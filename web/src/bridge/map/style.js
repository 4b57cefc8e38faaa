// How the map looks: its colours, and its layers in the one order that counts.

/** Layers from the ground up. A layer that is not in this list cannot be placed. */
const LAYERS = [
  "ground", "areas", "streams", "roads-case", "roads", "roads-measured", "roads-picked", "buildings",
  "outside", "boundary", "measures-line", "measures-point", "proposals-point", "proposals-number", "names",
];

export const ORDER = {
  /** The id of the lowest layer of the map that lies above `id`. */
  above(map, id) {
    const from = LAYERS.indexOf(id);
    if (from < 0) throw new Error(`no layer is called ${id}`);
    return LAYERS.slice(from + 1).find((other) => map.getLayer(other));
  },
};

const LIGHT = {
  ground: "#f1eee2", unknown: "#f1eee2", building: "#e9e4d8", sealed: "#e4e0d4", green: "#dfe8c8",
  cropland: "#efe6cd", grassland: "#e3ebcb", orchard: "#dce3bd", broadleaf: "#bfd3a6", conifer: "#a9c39c",
  shrub: "#cfdcb4", bare: "#e2dccf", water: "#9cc3dc", wetland: "#c9dfd6",
  stream: "#6fa8cc", case: "#b9ae9a", road: "#fffdf7", major: "#fbe3ab", track: "#b7a98c",
  house: "#b8a792", edge: "#94826c", outside: "#f7f5ef", boundary: "#5b4a6b", ink: "#22302f", halo: "#fffdf8",
  measure: "#0f6b62", picked: "#d0721b",
};

const DARK = {
  ground: "#23292a", unknown: "#23292a", building: "#2c3032", sealed: "#2b3031", green: "#27352b",
  cropland: "#302f27", grassland: "#28342a", orchard: "#2b3526", broadleaf: "#223a2b", conifer: "#1e352c",
  shrub: "#28362a", bare: "#303233", water: "#23475e", wetland: "#25403f",
  stream: "#3a7397", case: "#15191a", road: "#566064", major: "#7b6b45", track: "#4a5052",
  house: "#6f675c", edge: "#8c8272", outside: "#1a1f20", boundary: "#b9a3cf", ink: "#f2efe6", halo: "#161b1c",
  measure: "#5cc4b5", picked: "#f0a04b",
};

const COVERS = [
  "unknown", "building", "sealed", "green", "cropland", "grassland", "orchard", "broadleaf", "conifer", "shrub",
  "bare", "water", "wetland",
];

const cover = (c) => ["match", ["get", "cover"], ...COVERS.flatMap((name) => [name, c[name]]), c.unknown];
const isMajor = ["in", ["get", "class"], ["literal", ["motorway", "primary", "secondary"]]];
const isMinor = ["in", ["get", "class"], ["literal", ["track", "path"]]];
const roadColour = (c) => ["case", isMajor, c.major, isMinor, c.track, c.road];

/** A width in pixels that grows with the zoom: [class or default, width at 12, width at 17]. */
const width = (factor, extra) => {
  const at = (z) => [
    "+", extra,
    ["*", factor, ["match", ["get", "class"], "motorway", 3 * z, "primary", 2.6 * z, "secondary", 2.2 * z,
      "tertiary", 1.7 * z, "local", 1.1 * z, "track", 0.5 * z, 0.35 * z]],
  ];
  return ["interpolate", ["exponential", 1.6], ["zoom"], 11, at(0.45), 14, at(1.3), 17, at(5)];
};

/** Every paint property that has a colour: [layer, property, value for a palette]. */
const COLOURS = [
  ["ground", "background-color", (c) => c.ground],
  ["areas", "fill-color", cover],
  ["streams", "line-color", (c) => c.stream],
  ["roads-case", "line-color", (c) => c.case],
  ["roads", "line-color", roadColour],
  ["roads-measured", "line-color", (c) => c.measure],
  ["roads-picked", "line-color", (c) => c.picked],
  ["buildings", "fill-color", (c) => c.house],
  ["buildings", "fill-outline-color", (c) => c.edge],
  ["outside", "fill-color", (c) => c.outside],
  ["boundary", "line-color", (c) => c.boundary],
  ["measures-line", "line-color", (c) => c.measure],
  ["measures-point", "circle-color", (c) => c.measure],
  ["measures-point", "circle-stroke-color", (c) => c.halo],
  ["proposals-point", "circle-color", (c) => c.measure],
  ["proposals-point", "circle-stroke-color", (c) => c.halo],
  ["proposals-number", "text-color", (c) => c.halo],
  ["names", "text-color", (c) => c.ink],
  ["names", "text-halo-color", (c) => c.halo],
];

export const PALETTES = {
  changes: (dark) => COLOURS.map(([layer, property, value]) => [layer, property, value(dark ? DARK : LIGHT)]),
};

/** The style of a pack's map. `layers` names the vectors that the pack holds. */
export function style(folder, layers, dark, fonts) {
  const empty = { type: "FeatureCollection", features: [] };
  const sources = {
    measures: { type: "geojson", data: empty },
    proposals: { type: "geojson", data: empty },
  };
  for (const name of layers) sources[name] = { type: "geojson", data: `${folder}${name}.geojson`, tolerance: 0.2 };
  const specs = {
    ground: { type: "background" },
    areas: { type: "fill", source: "areas", paint: { "fill-antialias": false } },
    streams: {
      type: "line", source: "streams", layout: { "line-cap": "round", "line-join": "round" },
      paint: {
        "line-width": ["interpolate", ["exponential", 1.6], ["zoom"],
          11, ["match", ["get", "class"], "river", 2, "stream", 0.9, 0.4],
          17, ["match", ["get", "class"], "river", 16, "stream", 6, 2.5]],
      },
    },
    "roads-case": {
      type: "line", source: "roads", minzoom: 12, filter: ["!", isMinor],
      layout: { "line-cap": "round", "line-join": "round" }, paint: { "line-width": width(1, 1.6) },
    },
    roads: {
      type: "line", source: "roads",
      layout: { "line-cap": "round", "line-join": "round", "line-sort-key": ["case", isMajor, 2, isMinor, 0, 1] },
      paint: { "line-width": width(1, 0.2) },
    },
    "roads-measured": {
      type: "line", source: "roads", filter: ["==", ["get", "id"], -1],
      layout: { "line-cap": "round", "line-join": "round" }, paint: { "line-width": width(1, 2) },
    },
    "roads-picked": {
      type: "line", source: "roads", filter: ["==", ["get", "id"], -1],
      layout: { "line-cap": "round", "line-join": "round" }, paint: { "line-width": width(1, 3) },
    },
    buildings: { type: "fill", source: "buildings", minzoom: 11.5 },
    boundary: {
      type: "line", source: "boundary", layout: { "line-join": "round" },
      paint: { "line-width": 1.6, "line-dasharray": [4, 3], "line-opacity": 0.8 },
    },
    "measures-line": {
      type: "line", source: "measures", filter: ["==", ["geometry-type"], "LineString"],
      layout: { "line-cap": "round", "line-join": "round" }, paint: { "line-width": 5 },
    },
    "measures-point": {
      type: "circle", source: "measures", filter: ["==", ["geometry-type"], "Point"],
      paint: { "circle-radius": 9, "circle-stroke-width": 3 },
    },
    "proposals-point": {
      type: "circle", source: "proposals", paint: { "circle-radius": 12, "circle-stroke-width": 2 },
    },
    "proposals-number": {
      type: "symbol", source: "proposals",
      layout: { "text-field": ["get", "number"], "text-font": ["names"], "text-size": 12, "text-allow-overlap": true },
    },
    names: {
      type: "symbol", source: "sites", filter: ["has", "name"],
      layout: {
        "text-field": ["get", "name"], "text-font": ["names"], "text-max-width": 8, "text-padding": 6,
        "text-size": ["interpolate", ["linear"], ["zoom"],
          12, ["match", ["get", "kind"], "village", 17, "hamlet", 13, 11],
          16, ["match", ["get", "kind"], "village", 22, "hamlet", 16, 13]],
        "symbol-sort-key": ["match", ["get", "kind"], "village", 0, "hamlet", 1, "school", 2, "town_hall", 3, 4],
        "text-variable-anchor": ["center", "top", "bottom", "left", "right"], "text-radial-offset": 0.4,
      },
      paint: { "text-halo-width": 1.8 },
    },
  };
  const list = LAYERS.filter((id) => specs[id]).map((id) => ({ id, ...specs[id] }));
  for (const [id, property, value] of PALETTES.changes(dark)) {
    const layer = list.find((one) => one.id === id);
    if (layer) (layer.paint ??= {})[property] = value;
  }
  return {
    version: 8,
    sources,
    "font-faces": { names: `${fonts}noto-sans-latin-700.woff2` },
    layers: list.filter((one) => !one.source || sources[one.source]),
  };
}
