//! A static file server for this machine alone, as strict as the strictest host: exact types, no
//! guessing, no fallback page.

use crate::{
    fingerprint,
    trouble::{Result, Trouble},
};
use std::{
    fs, io,
    path::{Path, PathBuf},
    sync::Arc,
    thread,
};
use tiny_http::{Header, Method, Request, Response, ResponseBox, Server};

/// Requests answered at once; a browser opens six connections.
const THREADS: usize = 6;

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
        let server = Server::http(("127.0.0.1", port)).map_err(|error| {
            Trouble::new(format!("port {port} of 127.0.0.1 cannot be had: {error}"))
                .mended_by(format!("cargo xtask serve --port {}", port.checked_add(1).unwrap_or(8081)))
        })?;
        let port = server.server_addr().to_ip().map_or(port, |address| address.port());
        let address = format!("http://127.0.0.1:{port}{}", self.prefix);
        let (server, site) = (Arc::new(server), Arc::new(self));
        for _ in 0..THREADS {
            let (server, site) = (Arc::clone(&server), Arc::clone(&site));
            thread::spawn(move || {
                while let Ok(request) = server.recv() {
                    let answer = site.answer(&request);
                    // A browser that has gone away is not our trouble.
                    let _ = request.respond(answer);
                }
            });
        }
        Ok(address)
    }

    fn answer(&self, request: &Request) -> ResponseBox {
        if !matches!(request.method(), Method::Get | Method::Head) {
            return plain(405, "only GET and HEAD");
        }
        let Some(file) = self.file(request.url()) else { return plain(404, "not found") };
        let Ok(bytes) = fs::read(&file) else { return plain(404, "not found") };
        let tag = format!("\"{}\"", fingerprint::of_bytes(&bytes));
        let known = request.headers().iter().any(|header| {
            header.field.equiv("If-None-Match") && header.value.as_str().split(", ").any(|known| known == tag)
        });
        let response = if known {
            Response::empty(304).boxed()
        } else {
            // With a length, always: no chunks, whose end a browser cannot foresee.
            Response::from_data(bytes).with_chunked_threshold(usize::MAX).boxed()
        };
        let headers = [
            ("Content-Type", media_type(&file)),
            ("ETag", tag.as_str()),
            ("Cache-Control", "no-cache"),
            ("X-Content-Type-Options", "nosniff"),
        ];
        let headers = headers.into_iter().filter_map(|(name, value)| Header::from_bytes(name, value).ok());
        headers.fold(response, Response::with_header)
    }

    /// The file that an address names, if it names one inside the folder.
    fn file(&self, url: &str) -> Option<PathBuf> {
        let path = url.split(['?', '#']).next()?.strip_prefix(self.prefix)?;
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

fn plain(status: u16, text: &str) -> ResponseBox {
    Response::from_string(text).with_status_code(status).boxed()
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
    let bound = std::net::TcpListener::bind(("127.0.0.1", port));
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
        assert_eq!(site().file("/village/a%20b.json?v=1"), Some("/srv/site/a b.json".into()));
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
            first.starts_with("HTTP/1.1 200") && first.contains("Content-Type: application/wasm"),
            "{first}"
        );
        assert_eq!(first.matches("\r\nContent-Type:").count(), 1, "{first}");
        let tag = first.lines().find_map(|line| line.strip_prefix("ETag: ")).unwrap();
        assert!(get(&format!("If-None-Match: {tag}\r\n")).starts_with("HTTP/1.1 304"));
        fs::remove_dir_all(folder).unwrap();
    }
}
