//! An OSM file, in whichever of its forms, as a list of elements that can be gone through several times.

use super::{Element, Kinds, pbf, xml};
use crate::{PrepareError, inflate};
use std::borrow::Cow;

/// An OSM file: `.osm`, `.osm.gz` or `.osm.pbf`, told apart by content.
#[derive(Debug)]
pub struct OsmFile<'a> {
    name: String,
    content: Content<'a>,
}

#[derive(Debug)]
enum Content<'a> {
    Pbf(&'a [u8]),
    Xml(Cow<'a, [u8]>),
}

impl<'a> OsmFile<'a> {
    /// Opens the file; a compressed one is inflated.
    pub fn open(name: &str, bytes: &'a [u8]) -> Result<Self, PrepareError> {
        let content = match bytes {
            [0x1f, 0x8b, ..] => Content::Xml(Cow::Owned(inflate::gunzip(name, bytes, inflate::LIMIT)?)),
            _ if pbf::is(bytes) => Content::Pbf(bytes),
            _ => Content::Xml(Cow::Borrowed(bytes)),
        };
        if let Content::Xml(text) = &content
            && !xml::is(text)
        {
            return Err(PrepareError::new(
                name,
                "is neither OSM XML nor PBF",
                "give an extract as .osm, .osm.gz or .osm.pbf",
            ));
        }
        Ok(Self { name: name.to_owned(), content })
    }

    /// The file's name, for messages.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Hands every element of these kinds to `visit`, in the order of the file.
    pub fn scan(&self, kinds: Kinds, visit: &mut dyn FnMut(Element)) -> Result<(), PrepareError> {
        match &self.content {
            Content::Pbf(bytes) => pbf::scan(&self.name, bytes, kinds, visit),
            Content::Xml(bytes) => xml::scan(&self.name, bytes, kinds, visit),
        }
    }

    /// The year of the data, where the file's head tells it.
    pub fn year(&self) -> Option<i32> {
        match &self.content {
            Content::Pbf(bytes) => pbf::year(bytes),
            Content::Xml(bytes) => xml::year(bytes),
        }
    }
}
