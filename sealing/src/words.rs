//! Bytes as words that are the same in French and in English, to be read out, compared and typed.

/// A word for each byte, in alphabetical order. They are spelled the same in both languages, without accents; the
/// first four letters tell a word, and no two differ in a single letter.
pub const LIST: [&str; 256] = [
    "accent", "accord", "action", "agent", "agile", "album", "alibi", "alpha", "amateur", "angle", "animal",
    "arcade", "arsenal", "article", "aspect", "atlas", "atoll", "audio", "avenue", "badge", "ballet",
    "banjo", "barrage", "bible", "bingo", "biscuit", "bison", "blazer", "bonus", "bravo", "bronze", "budget",
    "buffet", "cactus", "canal", "canyon", "cargo", "castor", "chalet", "chance", "chef", "chrome", "client",
    "cobra", "code", "condor", "cosmos", "coupon", "cousin", "crayon", "cube", "curry", "cycle", "dahlia",
    "date", "delta", "dense", "diesel", "direct", "disco", "divan", "docile", "dolmen", "domino", "double",
    "dragon", "duel", "dune", "dynamo", "effort", "excuse", "expert", "extra", "ferry", "figure", "filet",
    "final", "fondue", "force", "format", "forum", "fruit", "fusion", "garage", "genre", "geyser", "globe",
    "gorge", "gospel", "grain", "grand", "guide", "hobby", "hockey", "humble", "igloo", "image", "impact",
    "index", "indigo", "iris", "jaguar", "jazz", "jersey", "joker", "jovial", "judo", "jungle", "junior",
    "jury", "kaki", "karma", "kayak", "kilo", "kimono", "kiwi", "koala", "label", "laser", "lion", "local",
    "logo", "lynx", "marine", "melon", "menhir", "menu", "merci", "micro", "mimosa", "minute", "mobile",
    "module", "moment", "motel", "motif", "mousse", "muscle", "nation", "nature", "nectar", "niche", "noble",
    "normal", "note", "nougat", "novice", "nuance", "oasis", "octave", "olive", "onyx", "opaque", "oracle",
    "orange", "orient", "paella", "page", "palace", "panda", "parade", "pardon", "pastel", "pause", "pesto",
    "phase", "photo", "piano", "pigeon", "pivot", "pizza", "plaque", "polka", "pollen", "poncho", "potage",
    "prince", "profit", "prune", "public", "puma", "puzzle", "python", "quartz", "quiche", "quinoa", "quota",
    "radar", "radio", "raisin", "record", "refuge", "regard", "relief", "revue", "rival", "robot", "rose",
    "route", "rumba", "rural", "safari", "salami", "salon", "samba", "satin", "sauna", "script", "simple",
    "site", "sketch", "slalom", "slogan", "social", "solo", "sorbet", "source", "sport", "stable", "statue",
    "steppe", "studio", "style", "sumo", "super", "sushi", "talent", "tandem", "tango", "tapir", "taxi",
    "tempo", "tennis", "test", "ticket", "toast", "tofu", "total", "toucan", "trio", "tunnel", "type",
    "union", "unique", "usage", "valise", "vase", "violet", "volume", "voyage", "wagon", "yacht", "yoga",
    "zigzag", "zone", "zoom",
];

/// Letters that tell a word from all others.
const TELLING: usize = 4;

/// A word for each byte.
pub fn encode(bytes: &[u8]) -> Vec<&'static str> {
    bytes.iter().filter_map(|byte| LIST.get(usize::from(*byte)).copied()).collect()
}

/// The bytes of words that are separated by anything but letters, in capitals or not; four letters of each are
/// enough.
///
/// # Errors
/// The first word that is not on the list.
pub fn decode(text: &str) -> Result<Vec<u8>, String> {
    let words = text.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty());
    words.map(|word| byte_of(word).ok_or_else(|| word.chars().take(40).collect())).collect()
}

fn byte_of(word: &str) -> Option<u8> {
    let word = word.to_lowercase();
    let told = |listed: &str| {
        let enough = word.len() >= TELLING && listed.starts_with(&word);
        listed == word || enough
    };
    LIST.iter().position(|listed| told(listed)).and_then(|at| u8::try_from(at).ok())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn four_letters_tell_a_word() {
        assert!(LIST.is_sorted_by(|a, b| a[..TELLING] < b[..TELLING]));
        assert!(LIST.iter().all(|word| word.bytes().all(|b| b.is_ascii_lowercase()) && word.len() < 10));
        assert_eq!(decode("ACCE acco-action, Agen"), Ok(vec![0, 1, 2, 3]));
        assert_eq!(decode("accent vaudou"), Err("vaudou".into()));
        assert_eq!(decode("acc"), Err("acc".into()));
    }

    proptest! {
        #[test]
        fn words_are_bytes(bytes in prop::collection::vec(any::<u8>(), 0..40)) {
            prop_assert_eq!(decode(&encode(&bytes).join(" ")), Ok(bytes));
        }

        #[test]
        fn anything_may_be_typed(text in ".{0,80}") {
            let _ = decode(&text);
        }
    }
}
