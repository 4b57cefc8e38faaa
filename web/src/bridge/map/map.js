// The map: MapLibre with the pack's own vectors, and a canvas of our own over it for the grids.
// Everything is loaded from the folder of the page; no address leads elsewhere.

import { GridCanvas } from "./grid.js";
import { style, ORDER, PALETTES } from "./style.js";

const at = (path) => new URL(path, document.baseURI).href;
let library;

function maplibre() {
  library ??= import(at("vendor/maplibre-gl/maplibre-gl.js")).then((module) => {
    module.setWorkerUrl(at("vendor/maplibre-gl/maplibre-gl-worker.js"));
    return module;
  });
  return library;
}

/**
 * Opens a map in `container`.
 * options: { folder, bbox: [west, south, east, north], layers: [names], dark, words: {zoomIn, zoomOut, home} }
 * pick(lng, lat, road): called when the reader chooses a place; road is the road's number or -1.
 */
export async function open(container, options, pick) {
  const gl = await maplibre();
  // Two clicks on a slow device may ask for a map after the page has moved on.
  if (!container.isConnected) return null;
  const map = new gl.Map({
    container,
    style: style(options.folder, options.layers, options.dark, at("vendor/fonts/")),
    bounds: options.bbox,
    fitBoundsOptions: { padding: 24 },
    maxBounds: grown(options.bbox, 1),
    attributionControl: false,
    dragRotate: false,
    pitchWithRotate: false,
    touchPitch: false,
    renderWorldCopies: false,
    fadeDuration: matchMedia("(prefers-reduced-motion: reduce)").matches ? 0 : 150,
    locale: {
      "NavigationControl.ZoomIn": options.words.zoomIn,
      "NavigationControl.ZoomOut": options.words.zoomOut,
      "Map.Title": options.words.title,
    },
  });
  map.touchZoomRotate.disableRotation();
  const canvas = map.getCanvas();
  canvas.setAttribute("aria-label", options.words.title);
  map.addControl(new gl.NavigationControl({ showCompass: false }), "top-right");
  map.addControl(new Home(options), "top-right");
  map.addControl(new gl.ScaleControl({ maxWidth: 90 }), "bottom-right");
  await new Promise((done) => map.once("load", done));
  const handle = new Handle(map, pick);
  if (options.layers.includes("boundary")) {
    const rings = await outline(`${options.folder}boundary.geojson`);
    fadeOutside(map, rings, options.dark);
    handle.grid.setOutline(rings);
  }
  return handle;
}

/** The outer rings of the commune. */
async function outline(address) {
  const { features } = await (await fetch(address)).json();
  const polygons = features.flatMap(({ geometry: { type, coordinates } }) =>
    type === "Polygon" ? [coordinates] : coordinates,
  );
  return polygons.map(([outer]) => outer);
}

/** Lays the colour of the page over what lies outside the commune, so that the commune stands out. */
function fadeOutside(map, rings, dark) {
  const world = [[-180, -85], [180, -85], [180, 85], [-180, 85], [-180, -85]];
  const geometry = { type: "Polygon", coordinates: [world, ...rings] };
  map.addSource("outside", { type: "geojson", data: { type: "Feature", properties: {}, geometry } });
  const colour = PALETTES.changes(dark).find(([layer]) => layer === "outside")[2];
  const paint = { "fill-color": colour, "fill-opacity": 0.72, "fill-antialias": false };
  map.addLayer({ id: "outside", type: "fill", source: "outside", paint }, ORDER.above(map, "outside"));
}

/** A box that is larger by `share` of its size on each side. */
function grown([west, south, east, north], share) {
  const [dx, dy] = [(east - west) * share, (north - south) * share];
  return [west - dx, south - dy, east + dx, north + dy];
}

/** The button that shows the whole commune again. */
class Home {
  constructor(options) {
    this.options = options;
  }
  onAdd(map) {
    this.element = document.createElement("div");
    this.element.className = "maplibregl-ctrl maplibregl-ctrl-group";
    const button = document.createElement("button");
    button.type = "button";
    button.className = "map-home";
    button.title = this.options.words.home;
    button.setAttribute("aria-label", this.options.words.home);
    button.addEventListener("click", () => map.fitBounds(this.options.bbox, { padding: 24 }));
    this.element.append(button);
    return this.element;
  }
  onRemove() {
    this.element.remove();
  }
}

class Handle {
  constructor(map, pick) {
    this.map = map;
    this.picking = null;
    this.grid = new GridCanvas(map);
    map.on("click", (event) => this.click(event, pick));
    map.on("mousemove", (event) => this.hover(event));
  }

  /** What a click chooses: "point", "road", "line" or nothing. */
  setPicking(kind) {
    this.picking = kind;
    this.map.getCanvas().style.cursor = kind ? "crosshair" : "";
    this.highlight(-1);
  }

  click(event, pick) {
    if (!this.picking) return;
    const road = this.picking === "road" ? this.roadAt(event.point) : -1;
    if (this.picking === "road" && road < 0) return;
    pick(event.lngLat.lng, event.lngLat.lat, road);
  }

  hover(event) {
    if (this.picking === "road") this.highlight(this.roadAt(event.point));
  }

  roadAt({ x, y }) {
    const reach = 12;
    const box = [
      [x - reach, y - reach],
      [x + reach, y + reach],
    ];
    const found = this.map.queryRenderedFeatures(box, { layers: ["roads"] });
    const road = found.find((f) => !["track", "path"].includes(f.properties.class));
    return road ? road.properties.id : -1;
  }

  highlight(road) {
    if (this.map.getLayer("roads-picked")) this.map.setFilter("roads-picked", ["==", ["get", "id"], road]);
  }

  /** Where the grid lies: positions of a square mesh over it, as [lng, lat, lng, lat ...]. */
  setMesh(points, side, cols, rows) {
    this.grid.setMesh(points, side, cols, rows);
  }

  /** Today's and the scenario's values, row by row from the north-west. */
  setGrids(baseline, scenario) {
    this.grid.setGrids(baseline, scenario);
  }

  /** Colours: 256 x 4 bytes for values and for differences, and where they begin and end. */
  setRamp(colours, low, high, differences, largest) {
    this.grid.setRamp(colours, low, high, differences, largest);
  }

  /** 0 today, 1 scenario, 2 both beside a line at `split` (0 to 1 of the width), 3 difference, 4 nothing. */
  setMode(mode, split) {
    this.grid.setMode(mode, split);
  }

  /** The measures of the scenario, as a GeoJSON text; roads by their numbers. */
  setMeasures(geojson, roads) {
    this.map.getSource("measures")?.setData(JSON.parse(geojson));
    if (this.map.getLayer("roads-measured")) {
      this.map.setFilter("roads-measured", ["in", ["get", "id"], ["literal", Array.from(roads)]]);
    }
  }

  /** Proposals as points with a number, as a GeoJSON text. */
  setProposals(geojson) {
    this.map.getSource("proposals")?.setData(JSON.parse(geojson));
  }

  setDark(dark) {
    for (const [layer, property, value] of PALETTES.changes(dark)) {
      if (this.map.getLayer(layer)) this.map.setPaintProperty(layer, property, value);
    }
  }

  resize() {
    this.map.resize();
  }

  remove() {
    this.grid.remove();
    this.map.remove();
  }
}
