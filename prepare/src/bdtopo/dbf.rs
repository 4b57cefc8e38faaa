//! dBASE tables (`.dbf`), as shapefiles carry them: fields of fixed width, all read as text.
//!
//! BD TOPO writes dates that it does not know as `00000000`, which the usual readers refuse; so the table is
//! read here. Format: *dBASE III* header, fields of type C, N, F, D and L.

use crate::PrepareError;

/// A table of texts.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Table {
    fields: Vec<String>,
    rows: Vec<Vec<String>>,
}

/// The most fields a table may have.
const MOST_FIELDS: usize = 512;

impl Table {
    /// Reads a table. `codepage` is the content of the `.cpg` file beside it; without one the text is taken
    /// for UTF-8 if it is that, else for Latin-1.
    pub fn read(file: &str, bytes: &[u8], codepage: Option<&str>) -> Result<Self, PrepareError> {
        let wrong = |what: &str| PrepareError::new(file, what, "copy the shapefile again, all of its files");
        let head: &[u8; 32] = bytes.first_chunk().ok_or_else(|| wrong("is too short for a dBASE table"))?;
        let rows = u32::from_le_bytes([head[4], head[5], head[6], head[7]]) as usize;
        let start = usize::from(u16::from_le_bytes([head[8], head[9]]));
        let length = usize::from(u16::from_le_bytes([head[10], head[11]]));
        let mut fields = Vec::new();
        let mut widths = Vec::new();
        let descriptors = bytes.get(32..start).ok_or_else(|| wrong("is cut short in its header"))?;
        for field in descriptors.chunks_exact(32).take_while(|f| f[0] != b'\r').take(MOST_FIELDS) {
            let name = field.iter().take(11).take_while(|b| **b != 0).map(|b| char::from(*b)).collect();
            fields.push(name);
            widths.push(usize::from(field[16]));
        }
        if fields.is_empty() || widths.iter().sum::<usize>() + 1 != length {
            return Err(wrong("its header does not add up: the fields are not as wide as a row"));
        }
        let body = bytes.get(start..).unwrap_or_default();
        if body.len() / length < rows {
            return Err(PrepareError::new(
                file,
                format!("promises {rows} rows and holds {}", body.len() / length),
                "copy the shapefile again, all of its files",
            ));
        }
        let body = body.get(..rows * length).unwrap_or_default();
        let latin = match codepage.map(|c| c.trim().to_uppercase()) {
            Some(page) => !page.contains("UTF-8") && !page.contains("UTF8") && page != "65001",
            None => std::str::from_utf8(body).is_err(),
        };
        let text = |raw: &[u8]| {
            let text = if latin {
                raw.iter().map(|b| char::from(*b)).collect()
            } else {
                String::from_utf8_lossy(raw).into_owned()
            };
            text.trim_matches(['\0', ' ']).to_owned()
        };
        let read_row = |row: &[u8]| {
            let mut at = 1;
            let mut cells = Vec::with_capacity(widths.len());
            for width in &widths {
                cells.push(text(row.get(at..at + width).unwrap_or_default()));
                at += width;
            }
            cells
        };
        Ok(Self { fields, rows: body.chunks_exact(length).map(read_row).collect() })
    }

    /// Number of rows.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there is no row.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The row with this number.
    pub fn row(&self, index: usize) -> Row<'_> {
        Row { fields: &self.fields, cells: self.rows.get(index).map(Vec::as_slice).unwrap_or_default() }
    }
}

/// One row of a table.
#[derive(Debug, Clone, Copy, Default)]
pub struct Row<'a> {
    fields: &'a [String],
    cells: &'a [String],
}

impl<'a> Row<'a> {
    /// The text of the first of these fields that the table has; `None` where it is empty or all `*`.
    pub fn text(&self, names: &[&str]) -> Option<&'a str> {
        let place = names.iter().find_map(|n| self.fields.iter().position(|f| f.eq_ignore_ascii_case(n)))?;
        let cell = self.cells.get(place)?.as_str();
        (!cell.chars().all(|c| c == '*')).then_some(cell)
    }

    /// The number in the first of these fields that the table has.
    pub fn number(&self, names: &[&str]) -> Option<f64> {
        self.text(names)?.parse().ok().filter(|v: &f64| v.is_finite())
    }

    /// Whether the field says `Oui`, `Yes`, `true` or 1.
    pub fn is_yes(&self, names: &[&str]) -> bool {
        self.text(names)
            .is_some_and(|t| ["oui", "yes", "true", "t", "1"].contains(&t.to_lowercase().as_str()))
    }

    /// The year at the head of a date (`19740101`, `1974-01-01`), `None` where it is all zeros.
    pub fn year(&self, names: &[&str]) -> Option<i32> {
        self.text(names)?.get(..4)?.parse().ok().filter(|y| (500..2200).contains(y))
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use proptest::prelude::*;

    /// A table with text fields of 20 bytes.
    pub(crate) fn written(fields: &[&str], rows: &[&[&[u8]]]) -> Vec<u8> {
        let start = 32 + 32 * fields.len() + 1;
        let length = 1 + 20 * fields.len();
        let mut bytes = vec![0; 32];
        bytes[0] = 3;
        bytes[4..8].copy_from_slice(&(rows.len() as u32).to_le_bytes());
        bytes[8..10].copy_from_slice(&(start as u16).to_le_bytes());
        bytes[10..12].copy_from_slice(&(length as u16).to_le_bytes());
        for field in fields {
            let mut descriptor = [0; 32];
            descriptor[..field.len()].copy_from_slice(field.as_bytes());
            descriptor[11] = b'C';
            descriptor[16] = 20;
            bytes.extend(descriptor);
        }
        bytes.push(b'\r');
        for row in rows {
            bytes.push(b' ');
            for cell in *row {
                let mut padded = [b' '; 20];
                padded[..cell.len()].copy_from_slice(cell);
                bytes.extend(padded);
            }
        }
        bytes
    }

    #[test]
    fn stars_zeros_and_accents() {
        let bytes = written(
            &["USAGE1", "DATE_APP", "NB"],
            &[&["Résidentiel".as_bytes(), b"00000000", b"****"], &[b"Annexe", b"19740101", b" 2"]],
        );
        let table = Table::read("a.dbf", &bytes, None).unwrap();
        assert_eq!(table.row(0).text(&["USAGE_1", "USAGE1"]), Some("Résidentiel"));
        assert_eq!((table.row(0).year(&["DATE_APP"]), table.row(0).number(&["NB"])), (None, None));
        assert_eq!((table.row(1).year(&["DATE_APP"]), table.row(1).number(&["NB"])), (Some(1974), Some(2.0)));
        assert_eq!(table.row(7).text(&["USAGE1"]), None);
        let latin = written(&["NOM"], &[&[b"Pr\xe9"]]);
        assert_eq!(Table::read("a.dbf", &latin, None).unwrap().row(0).text(&["NOM"]), Some("Pré"));
        assert_eq!(
            Table::read("a.dbf", &latin, Some("ISO-8859-1")).unwrap().row(0).text(&["NOM"]),
            Some("Pré")
        );
    }

    #[test]
    fn a_cut_table_is_an_error() {
        let bytes = written(&["NOM"], &[&[b"a"], &[b"b"]]);
        for cut in [0, 20, 40, bytes.len() - 1] {
            assert!(Table::read("a.dbf", &bytes[..cut], None).is_err(), "{cut}");
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]
        #[test]
        fn what_was_written_is_read(cells in proptest::collection::vec("[a-zA-Z0-9]{1,20}", 1..20)) {
            let rows: Vec<[&[u8]; 1]> = cells.iter().map(|c| [c.as_bytes()]).collect();
            let rows: Vec<&[&[u8]]> = rows.iter().map(|r| r.as_slice()).collect();
            let table = Table::read("a.dbf", &written(&["A"], &rows), None).unwrap();
            prop_assert_eq!(table.len(), cells.len());
            for (i, cell) in cells.iter().enumerate() {
                prop_assert_eq!(table.row(i).text(&["A"]), Some(cell.as_str()));
            }
        }

        #[test]
        fn no_bytes_panic(noise in proptest::collection::vec((0..120usize, any::<u8>()), 0..12)) {
            let mut bytes = written(&["A", "B"], &[&[b"x", b"y"]]);
            for (at, byte) in noise { bytes[at] = byte; }
            if let Ok(table) = Table::read("a.dbf", &bytes, None) { let _ = table.row(0).text(&["A"]); }
        }
    }
}
