// What draws the grids: a canvas with one pixel a cell, which the browser stretches over the map and blends
// with it (docs/decisions/0010). A lever gives the cells other colours, and nothing else is drawn anew: not
// the hundred draws of the roads and houses below, and no pixel more than the grid has cells.

/** Share of the colour that remains beyond the commune's border. */
const OUTSIDE = 0.3;
const OPACITY = 0.86;

export class GridCanvas {
  /** 0 today, 1 scenario, 2 both beside a line, 3 difference, 4 nothing. */
  mode = 4;
  split = 0.5;

  /** `map` is asked for the place of things on the screen; the canvas goes over its own. */
  constructor(map) {
    this.map = map;
    this.canvas = document.createElement("canvas");
    this.canvas.className = "map-grid";
    this.canvas.setAttribute("aria-hidden", "true");
    map.getCanvas().after(this.canvas);
    // In the very frame in which the map moves, so that the two never part.
    map.on("render", () => this.place());
  }

  /** Where the grid lies: positions of a square mesh over it, as [lng, lat, lng, lat ...]. */
  setMesh(points, side, cols, rows) {
    const corner = (i) => [points[2 * i], points[2 * i + 1]];
    this.corners = [0, side - 1, side * (side - 1)].map(corner);
    Object.assign(this.canvas, { width: cols, height: rows });
    this.context = this.canvas.getContext("2d");
    this.image = this.context.createImageData(cols, rows);
    this.pixels = new Uint32Array(this.image.data.buffer);
    this.baseline = this.scenario = null;
    this.inside = this.mask();
    this.place();
    this.redraw();
  }

  /** Outer rings of the commune, as [[lng, lat] ...]: beyond them the grid fades. */
  setOutline(rings) {
    this.rings = rings;
    this.inside = this.mask();
    this.redraw();
  }

  /** Today's and the scenario's values, row by row from the north-west. */
  setGrids(baseline, scenario) {
    Object.assign(this, { baseline, scenario });
    // At once: by the next frame it would be a frame late.
    this.paint();
  }

  /** Colours: 256 x 4 bytes for values from `low` to `high`, and for differences up to `largest`. */
  setRamp(colours, low, high, differences, largest) {
    // The lowest values fade, so that the map can be read where there is nothing to tell.
    const near = (share) => 0.2 * smoothstep(0, 0.03, share) + 0.8 * smoothstep(0, 0.25, share);
    this.values = { low, high, ...tables(colours, near) };
    // What does not change shows the plain map.
    const far = (share) => smoothstep(0.01, 0.15, Math.abs(2 * share - 1));
    this.differences = { low: -largest, high: largest, ...tables(differences, far) };
    this.redraw();
  }

  setMode(mode, split) {
    Object.assign(this, { mode, split });
    this.redraw();
  }

  /** Colours the cells with the next frame, however often it is asked until then. */
  redraw() {
    this.frame ??= requestAnimationFrame(() => this.paint());
  }

  remove() {
    cancelAnimationFrame(this.frame);
  }

  /** The corners of the grid on the screen: north-west, and the sides to the east and to the south. */
  screen() {
    const [a, b, c] = this.corners.map((lngLat) => this.map.project(lngLat));
    return { x: a.x, y: a.y, east: [b.x - a.x, b.y - a.y], south: [c.x - a.x, c.y - a.y] };
  }

  /** Lays the canvas over its place on the map. */
  place() {
    if (!this.corners) return;
    const { x, y, east, south } = this.screen();
    const { width, height } = this.canvas;
    const parts = [east[0] / width, east[1] / width, south[0] / height, south[1] / height, x, y];
    this.canvas.style.transform = `matrix(${parts.join()})`;
    // The line between today and the scenario stands still on the screen while the map moves below it.
    if (this.mode === 2) this.redraw();
  }

  /** 1 for each cell inside the commune; everywhere while its border is not known. */
  mask() {
    if (!this.corners || !this.rings) return null;
    const { width, height } = this.canvas;
    const context = Object.assign(document.createElement("canvas"), { width, height }).getContext("2d");
    const { x, y, east, south } = this.screen();
    const turned = new DOMMatrix([east[0] / width, east[1] / width, south[0] / height, south[1] / height, x, y]).inverse();
    for (const ring of this.rings) {
      for (const [i, lngLat] of ring.entries()) {
        const cell = turned.transformPoint(this.map.project(lngLat));
        if (i) context.lineTo(cell.x, cell.y);
        else context.moveTo(cell.x, cell.y);
      }
      context.closePath();
    }
    context.fill();
    const { data } = context.getImageData(0, 0, width, height);
    return Uint8Array.from({ length: width * height }, (_, i) => +(data[4 * i + 3] > 127));
  }

  paint() {
    cancelAnimationFrame(this.frame);
    this.frame = undefined;
    const { pixels, baseline, scenario } = this;
    if (!pixels) return;
    const shown = this.mode !== 4 && this.values && baseline?.length === pixels.length;
    this.canvas.hidden = !shown;
    if (!shown) return;
    if (this.mode === 3) this.colour(this.differences, (i) => scenario[i] - baseline[i]);
    else if (this.mode === 2) this.beside(baseline, scenario);
    else {
      const grid = this.mode === 0 ? baseline : scenario;
      this.colour(this.values, (i) => grid[i]);
    }
    this.context.putImageData(this.image, 0, 0);
  }

  /** Today's values left of the line, the scenario's right of it. */
  beside(baseline, scenario) {
    const { x, east, south } = this.screen();
    const { width, height } = this.canvas;
    const line = this.split * this.map.getCanvas().clientWidth - x;
    this.colour(this.values, (i) => {
      const [col, row] = [i % width, Math.floor(i / width)];
      const at = ((col + 0.5) / width) * east[0] + ((row + 0.5) / height) * south[0];
      return at < line ? baseline[i] : scenario[i];
    });
  }

  /** Gives each cell the colour of its value; a cell without a value shows the map. */
  colour({ low, high, within, beyond }, value) {
    const { pixels, inside } = this;
    const scale = 255 / (high - low);
    for (let i = 0; i < pixels.length; i++) {
      const v = value(i);
      if (!(Math.abs(v) < 1e30)) {
        pixels[i] = 0;
        continue;
      }
      const step = Math.round(Math.min(Math.max((v - low) * scale, 0), 255));
      pixels[i] = inside && !inside[i] ? beyond[step] : within[step];
    }
  }
}

/** The colours as the canvas holds them, inside the commune and beyond it. `fade` is given the place on the ramp. */
function tables(colours, fade) {
  const table = (opacity) => {
    const bytes = Uint8ClampedArray.from(colours);
    for (let i = 0; i < 256; i++) bytes[4 * i + 3] = colours[4 * i + 3] * opacity * fade(i / 255);
    return new Uint32Array(bytes.buffer);
  };
  return { within: table(OPACITY), beyond: table(OPACITY * OUTSIDE) };
}

function smoothstep(from, to, v) {
  const t = Math.min(Math.max((v - from) / (to - from), 0), 1);
  return t * t * (3 - 2 * t);
}
