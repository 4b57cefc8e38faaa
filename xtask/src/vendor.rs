//! What the site ships from npm: the one table of it.

/// (from below node_modules/, to below dist/). Modules are shipped as `.js`, because many a static
/// host knows no type for `.mjs`, and a browser runs no module of unknown type.
pub(crate) const FILES: &[(&str, &str)] = &[
    ("maplibre-gl/dist/maplibre-gl.mjs", "vendor/maplibre-gl/maplibre-gl.js"),
    ("maplibre-gl/dist/maplibre-gl-worker.mjs", "vendor/maplibre-gl/maplibre-gl-worker.js"),
    ("maplibre-gl/LICENSE.txt", "vendor/maplibre-gl/LICENSE.txt"),
    (
        "@fontsource/noto-sans/files/noto-sans-latin-400-normal.woff2",
        "vendor/fonts/noto-sans-latin-400.woff2",
    ),
    (
        "@fontsource/noto-sans/files/noto-sans-latin-700-normal.woff2",
        "vendor/fonts/noto-sans-latin-700.woff2",
    ),
    ("@fontsource/noto-sans/LICENSE", "vendor/fonts/noto-sans.LICENSE.txt"),
];

/// The map's own style sheet, from below node_modules/: it becomes part of the site's one sheet.
pub(crate) const STYLE: &str = "maplibre-gl/dist/maplibre-gl.css";
