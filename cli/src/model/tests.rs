//! Every example runs, and no example can be spoiled so far that a model panics or an error says nothing.

use super::{Entry, Folder, entries};
use serde_json::{Value, json};
use std::path::Path;

fn examples() -> Folder {
    Folder::new(Path::new(env!("CARGO_MANIFEST_DIR")).join("src/model/examples"))
}

/// What stands somewhere in an input: the way to it.
fn places(value: &Value, way: &str, found: &mut Vec<String>) {
    found.push(way.to_owned());
    match value {
        // The first two stand for all of a long list.
        Value::Array(list) => {
            for (i, inner) in list.iter().enumerate().take(2) {
                places(inner, &format!("{way}/{i}"), found);
            }
        }
        Value::Object(fields) => {
            for (name, inner) in fields {
                places(inner, &format!("{way}/{name}"), found);
            }
        }
        _ => {}
    }
}

/// What can be put in its place.
fn hostile(value: &Value) -> Vec<Value> {
    let words = vec![json!(null), json!("x"), json!(-1), json!([]), json!({})];
    let numbers = [0.0, -1.0, 0.5, 5e-324, 1e-300, 1e9, 1e300, -1e300, f64::MAX].map(|n| json!(n));
    match value {
        Value::Number(_) => numbers
            .into_iter()
            .chain([json!(0), json!(-3), json!(255), json!(u64::MAX)])
            .chain(words)
            .collect(),
        Value::Array(list) => {
            let twice = list.iter().chain(list).cloned().collect();
            let less = list.iter().skip(1).cloned().collect();
            let gaps = list.iter().map(|_| Value::Null).collect();
            words.into_iter().chain([Value::Array(twice), Value::Array(less), Value::Array(gaps)]).collect()
        }
        _ => words,
    }
}

#[test]
fn every_example_runs_and_fits_its_schema() {
    for Entry { name, example, schema, run, .. } in &entries() {
        let answer = run(example, &examples()).unwrap_or_else(|error| panic!("{name}: {error}"));
        let empty = match &answer {
            Value::Object(fields) => fields.is_empty(),
            Value::Array(list) => list.is_empty(),
            _ => true,
        };
        assert!(!empty, "{name}: {answer}");
        let schema = schema().to_value();
        assert!(schema.get("properties").or(schema.get("anyOf")).is_some(), "{name}: {schema}");
    }
}

#[test]
fn names_stand_once() {
    let mut names: Vec<_> = entries().iter().map(|entry| entry.name).collect();
    names.sort_unstable();
    assert!(names.windows(2).all(|two| two[0] != two[1]));
}

#[test]
fn a_spoiled_example_gets_an_answer_or_an_error_that_says_something() {
    let (folder, mut refused) = (examples(), 0);
    for Entry { name, example, run, .. } in &entries() {
        let whole: Value = serde_json::from_str(example).unwrap();
        let mut ways = Vec::new();
        places(&whole, "", &mut ways);
        for way in ways {
            for spoiled in hostile(whole.pointer(&way).unwrap()) {
                let mut input = whole.clone();
                *input.pointer_mut(&way).unwrap() = spoiled;
                if let Err(error) = run(&input.to_string(), &folder) {
                    refused += 1;
                    assert!(error.to_string().len() > 10, "{name}{way}: {error}");
                }
            }
        }
    }
    assert!(refused > 1000, "only {refused} of the spoiled inputs were refused");
}

#[test]
fn the_handbook_says_what_each_model_cannot_show() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/methods");
    let pages = folder.read_dir().unwrap().map(|page| std::fs::read_to_string(page.unwrap().path()).unwrap());
    let sections: Vec<String> =
        pages.flat_map(|page| page.split("\n## ").skip(1).map(str::to_owned).collect::<Vec<_>>()).collect();
    for entry in entries() {
        let named = |section: &&String| {
            section.lines().next().is_some_and(|head| head.contains(&format!("`{}`", entry.name)))
        };
        let section =
            sections.iter().find(named).unwrap_or_else(|| panic!("{} is in no heading", entry.name));
        assert!(section.contains("annot show"), "{}: {section}", entry.name);
    }
}
