//! Watercourses.

use crate::osm::Tags;
use parvis_core::territory::StreamClass;

/// Reads the tags of a watercourse; `None` for anything else and for pipes and dams.
pub fn stream(tags: &Tags) -> Option<StreamClass> {
    let class = match tags.get("waterway")? {
        "river" => StreamClass::River,
        "stream" | "tidal_channel" => StreamClass::Stream,
        "canal" | "ditch" | "drain" => StreamClass::Minor,
        _ => return None,
    };
    let dries = tags.is_any("intermittent", &["yes"]) || tags.is("seasonal", "yes");
    Some(if dries && class == StreamClass::Stream { StreamClass::Minor } else { class })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stream_that_dries_out_is_minor() {
        let tags =
            |pairs: &[(&str, &str)]| Tags(pairs.iter().map(|(k, v)| ((*k).into(), (*v).into())).collect());
        assert_eq!(stream(&tags(&[("waterway", "stream")])), Some(StreamClass::Stream));
        assert_eq!(
            stream(&tags(&[("waterway", "stream"), ("intermittent", "yes")])),
            Some(StreamClass::Minor)
        );
        assert_eq!(stream(&tags(&[("waterway", "dam")])), None);
    }
}
