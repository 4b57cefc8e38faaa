//! The reference data as the reader chose it: a folder, or some of its files.

use js_sys::{Array, Uint8Array};
use parvis_validation::{Reference, ReferenceError};
use wasm_bindgen::JsCast;
use web_sys::{File, FileReaderSync};

/// The largest file that is read \[bytes\]: the reference data has none near it.
const LARGEST_BYTES: f64 = 64e6;

/// The chosen files and the paths under which they lie.
pub(crate) struct Chosen(Vec<(String, File)>);

impl Chosen {
    /// Takes an array of `[path, File]`; what is neither is left out.
    pub(crate) fn new(pairs: &Array) -> Self {
        let pair = |pair: Array| Some((pair.get(0).as_string()?, pair.get(1).dyn_into().ok()?));
        Self(pairs.iter().filter_map(|value| pair(value.dyn_into().ok()?)).collect())
    }

    /// The file at `path`: below whatever folder was chosen, or by its name alone where files were chosen.
    fn find(&self, path: &str) -> Option<&File> {
        let below = format!("/{path}");
        let name = path.rsplit('/').next();
        let at =
            |(own, _): &&(String, File)| own.ends_with(&below) || own == path || Some(own.as_str()) == name;
        self.0.iter().find(at).map(|(_, file)| file)
    }
}

impl Reference for Chosen {
    fn read(&self, path: &str) -> Result<Vec<u8>, ReferenceError> {
        let file = self.find(path).ok_or_else(|| ReferenceError::Missing { path: path.to_owned() })?;
        if file.size() > LARGEST_BYTES {
            return Err(ReferenceError::unreadable(path, "too large"));
        }
        let refused = |_| ReferenceError::unreadable(path, "the browser could not read it");
        let buffer = FileReaderSync::new().and_then(|r| r.read_as_array_buffer(file)).map_err(refused)?;
        Ok(Uint8Array::new(&buffer).to_vec())
    }
}
