//! A static file server for this machine alone, as strict as the strictest host: exact types, no
//! guessing, no fallback page.

use crate::{
    fingerprint,
    trouble::{Result, Trouble},
};
use axum::{
    Router,
    http::{HeaderMap, Method, StatusCode, Uri, header},
    response::{IntoResponse, Response},
};
use std::{
    fs, io,
    net::TcpListener,
    path::{Path, PathBuf},
    sync::Arc,
    thread,
};

/// A folder served below a path.
pub(crate) struct Site {
    /// The folder of files.
    pub(crate) folder: PathBuf,
    /// What stands before every path: "/" or "/some/folder/".
    pub(crate) prefix: &'static str,
}

impl Site {
    /// Serves on 127.0.0.1 until the program ends; answers with the address. Port 0 takes any free one.
    pub(crate) fn serve(self, port: u16) -> Result<String> {
        let no_server = |error: io::Error| {
            Trouble::new(format!("port {port} of 127.0.0.1 cannot be had: {error}"))
                .mended_by(format!("cargo xtask serve --port {}", port.checked_add(1).unwrap_or(8081)))
        };
        let listener = TcpListener::bind(("127.0.0.1", port)).map_err(no_server)?;
        listener.set_nonblocking(true).map_err(no_server)?;
        let address = listener.local_addr().map_err(no_server)?;
        let address = format!("http://{address}{}", self.prefix);
        let runtime = tokio::runtime::Builder::new_current_thread().enable_io().build().map_err(no_server)?;
        let listener = {
            let _within = runtime.enter();
            tokio::net::TcpListener::from_std(listener).map_err(no_server)?
        };
        let site = Arc::new(self);
        let answer = move |method: Method, uri: Uri, headers: HeaderMap| {
            let site = Arc::clone(&site);
            async move { site.answer(&method, uri.path(), &headers) }
        };
        thread::spawn(move || {
            runtime.block_on(async { axum::serve(listener, Router::new().fallback(answer)).await })
        });
        Ok(address)
    }

    fn answer(&self, method: &Method, path: &str, headers: &HeaderMap) -> Response {
        if !matches!(*method, Method::GET | Method::HEAD) {
            return (StatusCode::METHOD_NOT_ALLOWED, "only GET and HEAD").into_response();
        }
        let found = self.file(path).and_then(|file| Some((media_type(&file), fs::read(&file).ok()?)));
        let Some((media_type, bytes)) = found else {
            return (StatusCode::NOT_FOUND, "not found").into_response();
        };
        let tag = format!("\"{}\"", fingerprint::of_bytes(&bytes));
        let asked = headers.get(header::IF_NONE_MATCH).and_then(|known| known.to_str().ok());
        let known = asked.is_some_and(|known| known.split(", ").any(|known| known == tag));
        let headers = [
            (header::CONTENT_TYPE, media_type),
            (header::ETAG, &tag),
            (header::CACHE_CONTROL, "no-cache"),
            (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        ];
        match known {
            true => (StatusCode::NOT_MODIFIED, headers).into_response(),
            false => (headers, bytes).into_response(),
        }
    }

    /// The file that the path of an address names, if it names one inside the folder.
    fn file(&self, path: &str) -> Option<PathBuf> {
        let path = path.strip_prefix(self.prefix)?;
        let mut file = self.folder.clone();
        for part in path.split('/').filter(|part| !part.is_empty()) {
            let part = decoded(part)?;
            if part.starts_with('.') || part.contains(['/', '\\', ':', '\0']) {
                return None;
            }
            file.push(part);
        }
        Some(if path.is_empty() || path.ends_with('/') { file.join("index.html") } else { file })
    }
}

/// Undoes percent-encoding; none if it is not well-formed UTF-8.
fn decoded(part: &str) -> Option<String> {
    let mut bytes = part.bytes();
    let mut plain = Vec::new();
    while let Some(byte) = bytes.next() {
        plain.push(match byte {
            b'%' => {
                u8::from_str_radix(&format!("{}{}", bytes.next()? as char, bytes.next()? as char), 16).ok()?
            }
            byte => byte,
        });
    }
    String::from_utf8(plain).ok()
}

/// The type of a file by its ending.
fn media_type(file: &Path) -> &'static str {
    match file.extension().and_then(|ending| ending.to_str()).unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "wasm" => "application/wasm",
        "json" | "map" => "application/json",
        "geojson" => "application/geo+json",
        "webmanifest" => "application/manifest+json",
        "csv" => "text/csv; charset=utf-8",
        "txt" => "text/plain; charset=utf-8",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "webp" => "image/webp",
        "ico" => "image/x-icon",
        "tif" => "image/tiff",
        "woff2" => "font/woff2",
        _ => "application/octet-stream",
    }
}

/// True when something already answers at the port.
pub(crate) fn taken(port: u16) -> bool {
    let bound = TcpListener::bind(("127.0.0.1", port));
    bound.is_err_and(|error| error.kind() == io::ErrorKind::AddrInUse)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::{
        io::{Read, Write},
        net::TcpStream,
    };

    fn site() -> Site {
        Site { folder: "/srv/site".into(), prefix: "/village/" }
    }

    #[test]
    fn an_address_never_leaves_the_folder() {
        for url in [
            "/village/../secret",
            "/village/%2e%2e/secret",
            "/village/..%2fsecret",
            "/village/a/..%5csecret",
            "/village/.git/config",
            "/village/%zz",
            "/village/%ff",
            "/elsewhere/index.html",
            "/village",
        ] {
            assert_eq!(site().file(url), None, "{url}");
        }
    }

    #[test]
    fn a_folder_is_its_index_page() {
        assert_eq!(site().file("/village/"), Some("/srv/site/index.html".into()));
        assert_eq!(site().file("/village/a%20b.json"), Some("/srv/site/a b.json".into()));
    }

    #[test]
    fn a_browser_gets_the_type_and_then_only_what_has_changed() {
        let folder = std::env::temp_dir().join(format!("xtask-server-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join("app.wasm"), b"\0asm").unwrap();
        let address = Site { folder: folder.clone(), prefix: "/" }.serve(0).unwrap();
        let host = address.trim_start_matches("http://").trim_end_matches('/');
        let get = |more: &str| {
            let mut stream = TcpStream::connect(host).unwrap();
            write!(stream, "GET /app.wasm HTTP/1.1\r\nHost: x\r\nConnection: close\r\n{more}\r\n").unwrap();
            let mut answer = String::new();
            stream.read_to_string(&mut answer).unwrap();
            answer
        };
        let first = get("");
        assert!(
            first.starts_with("HTTP/1.1 200") && first.contains("content-type: application/wasm"),
            "{first}"
        );
        assert_eq!(first.matches("\r\ncontent-type:").count(), 1, "{first}");
        let tag = first.lines().find_map(|line| line.strip_prefix("etag: ")).unwrap();
        assert!(get(&format!("If-None-Match: {tag}\r\n")).starts_with("HTTP/1.1 304"));
        fs::remove_dir_all(folder).unwrap();
    }

    /// A browser opens six connections for a page, and keeps each for minutes.
    #[test]
    fn connections_that_come_at_once_and_stay_open_are_all_answered() {
        let folder = std::env::temp_dir().join(format!("xtask-server-burst-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join("app.js"), b"1").unwrap();
        let address = Site { folder: folder.clone(), prefix: "/" }.serve(0).unwrap();
        let host = address.trim_start_matches("http://").trim_end_matches('/');
        let mut open: Vec<_> = (0..24).map(|_| TcpStream::connect(host).unwrap()).collect();
        for stream in &mut open {
            stream.set_read_timeout(Some(std::time::Duration::from_secs(10))).unwrap();
            write!(stream, "GET /app.js HTTP/1.1\r\nHost: x\r\n\r\n").unwrap();
        }
        for stream in &mut open {
            let mut status = [0; 12];
            stream.read_exact(&mut status).unwrap();
            assert_eq!(&status, b"HTTP/1.1 200");
        }
        fs::remove_dir_all(folder).unwrap();
    }
}
