//! What the command line knows of a model.

use super::Folder;
use parvis_core::models::ModelError;
use schemars::{JsonSchema, Schema, schema_for};
use serde::{Serialize, de::DeserializeOwned};
use serde_json::Value;
use thiserror::Error;

type Run = Box<dyn Fn(&str, &Folder) -> Result<Value, EntryError>>;

/// One model: its name, an example of its inputs, a sentence about it, their schema, and how to run it.
pub(crate) struct Entry {
    pub(crate) name: &'static str,
    pub(crate) example: &'static str,
    pub(crate) summary: &'static str,
    pub(crate) schema: fn() -> Schema,
    pub(crate) run: Run,
}

impl Entry {
    /// Ties a function from typed inputs to typed outputs to a name; `entry!` reads the example from its file.
    pub(crate) fn new<In, Out>(
        name: &'static str,
        example: &'static str,
        summary: &'static str,
        model: fn(In, &Folder) -> Result<Out, EntryError>,
    ) -> Self
    where
        In: DeserializeOwned + JsonSchema + 'static,
        Out: Serialize + 'static,
    {
        Self {
            name,
            example,
            summary,
            schema: || schema_for!(In),
            run: Box::new(move |text, folder| {
                let input = serde_json::from_str(text).map_err(|error| EntryError::Input { name, error })?;
                Ok(serde_json::to_value(model(input, folder)?)?)
            }),
        }
    }
}

/// An entry whose example stands in `examples/NAME.json`.
macro_rules! entry {
    ($name:literal, $summary:literal, $model:expr $(,)?) => {
        $crate::model::Entry::new(
            $name,
            include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/src/model/examples/", $name, ".json")),
            $summary,
            $model,
        )
    };
}

/// Why a model could not be run from the command line.
#[derive(Debug, Error)]
pub(crate) enum EntryError {
    /// The JSON is not what the model's schema asks for.
    #[error("the inputs do not fit: {error}; `parvis model {name} --schema` shows what is expected")]
    Input {
        /// The model asked for.
        name: &'static str,
        /// What the reader says of it.
        error: serde_json::Error,
    },
    /// A file named in the inputs cannot be used.
    #[error("{path}: {why}")]
    File {
        /// The path as given.
        path: String,
        /// What is wrong with it and what would be accepted.
        why: String,
    },
    /// A name in the inputs is none of those that the model knows.
    #[error("{field} is {given:?}; it must be one of {accepted}")]
    Choice {
        /// The name of the input.
        field: &'static str,
        /// What was given.
        given: String,
        /// The names that would be accepted.
        accepted: String,
    },
    /// The model refused its inputs.
    #[error("{0}")]
    Model(#[from] ModelError),
    /// The answer could not be written as JSON.
    #[error("{0}")]
    Output(#[from] serde_json::Error),
}
