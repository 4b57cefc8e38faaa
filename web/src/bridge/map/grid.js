// The layer that draws grids: values go to the graphics card as they are (one float a cell), and the shader
// gives them their colours. A new scenario costs one upload, and no image is ever made.

const VERTEX = `#version 300 es
in vec2 a_place;
in vec2 a_cell;
uniform mat4 u_matrix;
out vec2 v_cell;
void main() {
  v_cell = a_cell;
  gl_Position = u_matrix * vec4(a_place, 0.0, 1.0);
}`;

const FRAGMENT = `#version 300 es
precision highp float;
precision highp sampler2D;
in vec2 v_cell;
uniform sampler2D u_baseline, u_scenario, u_colours, u_differences;
uniform ivec2 u_size;
uniform vec2 u_range;
uniform float u_largest, u_split, u_opacity;
uniform int u_mode;
out vec4 colour;

// Bilinear, over the neighbours that hold a value.
vec2 value(sampler2D grid) {
  vec2 at = v_cell - 0.5;
  ivec2 corner = ivec2(floor(at));
  vec2 part = at - vec2(corner);
  float sum = 0.0, weight = 0.0;
  for (int i = 0; i < 4; i++) {
    ivec2 step = ivec2(i & 1, i >> 1);
    ivec2 cell = clamp(corner + step, ivec2(0), u_size - 1);
    float v = texelFetch(grid, cell, 0).r;
    float w = (step.x == 1 ? part.x : 1.0 - part.x) * (step.y == 1 ? part.y : 1.0 - part.y);
    if (v == v && abs(v) < 1e30) { sum += v * w; weight += w; }
  }
  return vec2(weight > 0.0 ? sum / weight : 0.0, weight);
}

void main() {
  if (u_mode == 3) {
    vec2 a = value(u_baseline), b = value(u_scenario);
    float d = clamp((b.x - a.x) / u_largest, -1.0, 1.0);
    colour = texture(u_differences, vec2(0.5 + 0.498 * d, 0.5));
    // What does not change shows the plain map.
    colour.a *= smoothstep(0.01, 0.15, abs(d)) * step(0.5, min(a.y, b.y));
  } else {
    bool today = u_mode == 0 || (u_mode == 2 && gl_FragCoord.x < u_split);
    vec2 v = today ? value(u_baseline) : value(u_scenario);
    float share = clamp((v.x - u_range.x) / (u_range.y - u_range.x), 0.0, 1.0);
    colour = texture(u_colours, vec2(0.002 + 0.996 * share, 0.5));
    // The lowest values fade, so that the map can be read where there is nothing to tell.
    colour.a *= mix(0.22, 1.0, smoothstep(0.0, 0.4, share)) * step(0.5, v.y);
  }
  colour.a *= u_opacity;
  colour.rgb *= colour.a;
}`;

export class GridLayer {
  id = "grid";
  type = "custom";
  renderingMode = "2d";
  mode = 4;
  split = 0.5;
  opacity = 0.78;

  constructor(MercatorCoordinate) {
    this.MercatorCoordinate = MercatorCoordinate;
    this.pending = {};
  }

  setMesh(points, side, cols, rows) {
    this.pending.mesh = { points, side, cols, rows };
    this.pending.grids = null;
  }

  setGrids(baseline, scenario) {
    this.pending.grids = { baseline, scenario };
  }

  setRamp(colours, low, high, differences, largest) {
    this.pending.ramp = { colours, differences };
    this.range = [low, high];
    this.largest = largest;
  }

  onAdd(_map, gl) {
    this.program = link(gl);
    this.uniform = (name) => gl.getUniformLocation(this.program, name);
    this.textures = Object.fromEntries(
      ["baseline", "scenario", "colours", "differences"].map((name) => [name, gl.createTexture()]),
    );
    this.vertices = gl.createBuffer();
    this.indices = gl.createBuffer();
    this.array = gl.createVertexArray();
  }

  onRemove(_map, gl) {
    Object.values(this.textures).forEach((texture) => gl.deleteTexture(texture));
    gl.deleteBuffer(this.vertices);
    gl.deleteBuffer(this.indices);
    gl.deleteVertexArray(this.array);
    gl.deleteProgram(this.program);
  }

  /** Uploads what came since the last frame. */
  upload(gl) {
    const { mesh, grids, ramp } = this.pending;
    this.pending = {};
    if (mesh) this.uploadMesh(gl, mesh);
    if (ramp) {
      image(gl, this.textures.colours, 256, 1, gl.RGBA8, gl.RGBA, gl.UNSIGNED_BYTE, ramp.colours, gl.LINEAR);
      image(gl, this.textures.differences, 256, 1, gl.RGBA8, gl.RGBA, gl.UNSIGNED_BYTE, ramp.differences, gl.LINEAR);
    }
    if (grids && this.size && grids.baseline.length === this.size[0] * this.size[1]) {
      for (const name of ["baseline", "scenario"]) this.uploadGrid(gl, this.textures[name], grids[name]);
      this.filled = true;
    }
  }

  uploadGrid(gl, texture, values) {
    const [cols, rows] = this.size;
    if (this.filled) {
      gl.bindTexture(gl.TEXTURE_2D, texture);
      gl.pixelStorei(gl.UNPACK_ALIGNMENT, 4);
      gl.pixelStorei(gl.UNPACK_FLIP_Y_WEBGL, false);
      gl.pixelStorei(gl.UNPACK_PREMULTIPLY_ALPHA_WEBGL, false);
      gl.texSubImage2D(gl.TEXTURE_2D, 0, 0, 0, cols, rows, gl.RED, gl.FLOAT, values);
    } else {
      image(gl, texture, cols, rows, gl.R32F, gl.RED, gl.FLOAT, values, gl.NEAREST);
    }
  }

  /** Places are kept relative to the first one: single precision is then a millimetre, not metres. */
  uploadMesh(gl, { points, side, cols, rows }) {
    const merc = [];
    for (let i = 0; i < side * side; i++) {
      const place = this.MercatorCoordinate.fromLngLat([points[2 * i], points[2 * i + 1]]);
      merc.push([place.x, place.y]);
    }
    this.origin = merc[0];
    const data = new Float32Array(side * side * 4);
    merc.forEach(([x, y], i) => {
      const [col, row] = [i % side, Math.floor(i / side)];
      data.set(
        [x - this.origin[0], y - this.origin[1], (col / (side - 1)) * cols, (row / (side - 1)) * rows],
        4 * i,
      );
    });
    const index = [];
    for (let row = 0; row + 1 < side; row++) {
      for (let col = 0; col + 1 < side; col++) {
        const a = row * side + col;
        index.push(a, a + side, a + 1, a + 1, a + side, a + side + 1);
      }
    }
    gl.bindVertexArray(this.array);
    gl.bindBuffer(gl.ARRAY_BUFFER, this.vertices);
    gl.bufferData(gl.ARRAY_BUFFER, data, gl.STATIC_DRAW);
    gl.bindBuffer(gl.ELEMENT_ARRAY_BUFFER, this.indices);
    gl.bufferData(gl.ELEMENT_ARRAY_BUFFER, new Uint16Array(index), gl.STATIC_DRAW);
    for (const [name, offset] of [["a_place", 0], ["a_cell", 8]]) {
      const where = gl.getAttribLocation(this.program, name);
      gl.enableVertexAttribArray(where);
      gl.vertexAttribPointer(where, 2, gl.FLOAT, false, 16, offset);
    }
    gl.bindVertexArray(null);
    this.count = index.length;
    this.size = [cols, rows];
    this.filled = false;
  }

  render(gl, { defaultProjectionData }) {
    this.upload(gl);
    if (this.mode === 4 || !this.filled || !this.range) return;
    gl.useProgram(this.program);
    gl.uniformMatrix4fv(this.uniform("u_matrix"), false, moved(defaultProjectionData.mainMatrix, this.origin));
    ["baseline", "scenario", "colours", "differences"].forEach((name, unit) => {
      gl.activeTexture(gl.TEXTURE0 + unit);
      gl.bindTexture(gl.TEXTURE_2D, this.textures[name]);
      gl.uniform1i(this.uniform(`u_${name}`), unit);
    });
    gl.uniform2i(this.uniform("u_size"), ...this.size);
    gl.uniform2f(this.uniform("u_range"), ...this.range);
    gl.uniform1f(this.uniform("u_largest"), this.largest);
    gl.uniform1f(this.uniform("u_split"), this.split * gl.drawingBufferWidth);
    gl.uniform1f(this.uniform("u_opacity"), this.opacity);
    gl.uniform1i(this.uniform("u_mode"), this.mode);
    gl.bindVertexArray(this.array);
    gl.enable(gl.BLEND);
    gl.blendFunc(gl.ONE, gl.ONE_MINUS_SRC_ALPHA);
    gl.disable(gl.DEPTH_TEST);
    gl.disable(gl.STENCIL_TEST);
    gl.drawElements(gl.TRIANGLES, this.count, gl.UNSIGNED_SHORT, 0);
    gl.bindVertexArray(null);
  }
}

/** The matrix for places relative to `origin`, reckoned in double precision. */
function moved(matrix, [x, y]) {
  const m = Array.from(matrix);
  for (let i = 0; i < 4; i++) m[12 + i] += m[i] * x + m[4 + i] * y;
  return new Float32Array(m);
}

function image(gl, texture, width, height, inner, format, type, data, filter) {
  gl.bindTexture(gl.TEXTURE_2D, texture);
  gl.pixelStorei(gl.UNPACK_ALIGNMENT, 4);
  gl.pixelStorei(gl.UNPACK_FLIP_Y_WEBGL, false);
  gl.pixelStorei(gl.UNPACK_PREMULTIPLY_ALPHA_WEBGL, false);
  gl.texImage2D(gl.TEXTURE_2D, 0, inner, width, height, 0, format, type, data);
  gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MIN_FILTER, filter);
  gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MAG_FILTER, filter);
  gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_WRAP_S, gl.CLAMP_TO_EDGE);
  gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_WRAP_T, gl.CLAMP_TO_EDGE);
}

function link(gl) {
  const program = gl.createProgram();
  for (const [type, source] of [[gl.VERTEX_SHADER, VERTEX], [gl.FRAGMENT_SHADER, FRAGMENT]]) {
    const shader = gl.createShader(type);
    gl.shaderSource(shader, source);
    gl.compileShader(shader);
    gl.attachShader(program, shader);
  }
  gl.linkProgram(program);
  if (!gl.getProgramParameter(program, gl.LINK_STATUS)) {
    throw new Error(`the grid layer does not compile: ${gl.getProgramInfoLog(program)}`);
  }
  return program;
}
