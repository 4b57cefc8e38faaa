//! What OpenStreetMap is made of: nodes, ways and relations, each with tags.

/// The tags of an element, key and value.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Tags(pub Vec<(String, String)>);

impl Tags {
    /// The value of a key, if the element has it.
    pub fn get(&self, key: &str) -> Option<&str> {
        self.0.iter().find(|(k, _)| k == key).map(|(_, v)| v.as_str())
    }

    /// Whether a key has this value.
    pub fn is(&self, key: &str, value: &str) -> bool {
        self.get(key) == Some(value)
    }

    /// Whether a key has one of these values.
    pub fn is_any(&self, key: &str, values: &[&str]) -> bool {
        self.get(key).is_some_and(|v| values.contains(&v))
    }

    /// The element's name, where it has one.
    pub fn name(&self) -> Option<&str> {
        self.get("name").filter(|n| !n.trim().is_empty())
    }
}

/// One element of an OSM file.
#[derive(Debug, Clone, PartialEq)]
pub enum Element {
    /// A point.
    Node {
        /// Its id.
        id: i64,
        /// Longitude and latitude \[deg\].
        position: [f64; 2],
        /// Its tags.
        tags: Tags,
    },
    /// A line or a ring of nodes.
    Way {
        /// Its id.
        id: i64,
        /// Its tags.
        tags: Tags,
        /// Ids of its nodes, in order.
        refs: Vec<i64>,
    },
    /// Elements that belong together.
    Relation(Relation),
}

/// Elements that belong together, as the rings of an outline do.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Relation {
    /// Its id.
    pub id: i64,
    /// Its tags.
    pub tags: Tags,
    /// The ways in it, with their role (`outer`, `inner` or nothing).
    pub ways: Vec<(i64, String)>,
    /// The nodes in it, with their role (`admin_centre`, `label`).
    pub nodes: Vec<(i64, String)>,
}

/// The kinds of element that a pass over a file looks at.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Kinds {
    /// Nodes.
    pub nodes: bool,
    /// Ways.
    pub ways: bool,
    /// Relations.
    pub relations: bool,
}

impl Kinds {
    /// Nodes alone.
    pub const NODES: Self = Self { nodes: true, ways: false, relations: false };
    /// Ways alone.
    pub const WAYS: Self = Self { nodes: false, ways: true, relations: false };
    /// Relations alone.
    pub const RELATIONS: Self = Self { nodes: false, ways: false, relations: true };
}
