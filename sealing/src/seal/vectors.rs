//! The test vectors of the age specification (C2SP/CCTV), as its npm package `cctv-age` 0.2.0 carries them.
//!
//! `npm ci` brings them. Where they are absent the test says so and, under CI=true, fails.

use super::*;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::path::Path;

/// How many vectors the package holds.
const ALL: usize = 143;

/// What is not used here, and the vectors that need it: ASCII armour, the post-quantum hybrid recipient,
/// and passphrases (scrypt). There are none for SSH keys or plugins.
const UNUSED: [(&str, &str); 3] = [
    (
        "armour",
        "armor_crlf armor_empty armor_empty_last_line armor_empty_line_begin armor_empty_line_end \
         armor_eol_between_padding armor_full_last_line armor_garbage_encoded armor_garbage_leading \
         armor_garbage_trailing armor_header_crlf armor_headers armor_hybrid \
         armor_invalid_character_header armor_invalid_character_payload armor_long_line armor_lowercase \
         armor_no_end_line armor_no_eol armor_no_match armor_no_padding armor_not_canonical \
         armor_pgp_checksum armor_scrypt armor_short_line armor_whitespace_begin armor_whitespace_end \
         armor_whitespace_eol armor_whitespace_last_line armor_whitespace_line_start \
         armor_whitespace_outside armor_wrong_type armor_x25519",
    ),
    (
        "hybrid",
        "hybrid hybrid_and_x25519 hybrid_bad_tag hybrid_currupted_enc_mlkem hybrid_currupted_enc_x25519 \
         hybrid_extra_argument hybrid_grease hybrid_identity hybrid_long_file_key hybrid_long_share \
         hybrid_low_order hybrid_multiple_recipients hybrid_no_match hybrid_not_canonical_body \
         hybrid_not_canonical_enc hybrid_short_share hybrid_uppercase hybrid_x25519_arg",
    ),
    (
        "passphrase",
        "scrypt scrypt_and_x25519 scrypt_bad_tag scrypt_double scrypt_extra_argument \
         scrypt_long_file_key scrypt_no_match scrypt_not_canonical_body scrypt_not_canonical_salt \
         scrypt_salt_long scrypt_salt_missing scrypt_salt_short scrypt_uppercase scrypt_work_factor_23 \
         scrypt_work_factor_hex scrypt_work_factor_leading_garbage scrypt_work_factor_leading_plus \
         scrypt_work_factor_leading_zero_decimal scrypt_work_factor_leading_zero_octal \
         scrypt_work_factor_missing scrypt_work_factor_negative scrypt_work_factor_overflow \
         scrypt_work_factor_trailing_garbage scrypt_work_factor_wrong scrypt_work_factor_zero",
    ),
];

/// What a vector asks for.
struct Vector<'a> {
    name: &'a str,
    head: BTreeMap<String, Vec<String>>,
    file: Vec<u8>,
}

impl<'a> Vector<'a> {
    fn read(name: &'a str, bytes: &[u8]) -> Self {
        let end = bytes.windows(2).position(|pair| pair == b"\n\n").unwrap();
        let mut head = BTreeMap::<String, Vec<String>>::new();
        for line in std::str::from_utf8(&bytes[..end]).unwrap().lines() {
            let (key, value) = line.split_once(": ").unwrap();
            head.entry(key.to_owned()).or_default().push(value.to_owned());
        }
        let file = bytes[end + 2..].to_vec();
        let file = match head.get("compressed") {
            Some(_) => miniz_oxide::inflate::decompress_to_vec_zlib(&file).unwrap(),
            None => file,
        };
        Self { name, head, file }
    }

    fn all(&self, key: &str) -> &[String] {
        self.head.get(key).map_or(&[], Vec::as_slice)
    }

    /// What it needs that is not used here; a name of [`UNUSED`].
    fn unused(&self) -> Option<&'static str> {
        let hybrid = |identity: &String| identity.starts_with("AGE-SECRET-KEY-PQ-");
        match () {
            () if !self.all("armored").is_empty() => Some("armour"),
            () if !self.all("passphrase").is_empty() => Some("passphrase"),
            () if self.all("identity").iter().any(hybrid) => Some("hybrid"),
            () => None,
        }
    }
}

/// What an attempt comes to, in the words of the vectors, and what was read until then.
fn attempt(file: &[u8], keys: &[Key]) -> (&'static str, Vec<u8>) {
    let mut plain = Vec::new();
    let outcome = match unlock(file, keys) {
        Ok(mut reader) => match reader.read_to_end(&mut plain) {
            Ok(_) => "success",
            Err(_) => "payload failure",
        },
        Err(DecryptError::NoMatchingKeys) => "no match",
        Err(DecryptError::InvalidMac) => "HMAC failure",
        Err(DecryptError::DecryptionFailed) => "payload failure",
        Err(_) => "header failure",
    };
    (outcome, plain)
}

/// Every vector of the module: `var NAME_default = __toBinary("BASE64");`.
fn vectors(module: &str) -> Vec<Vector<'_>> {
    use base64::{Engine, engine::general_purpose::STANDARD};
    let entries = module.lines().filter_map(|line| {
        let (name, rest) = line.strip_prefix("var ")?.split_once("_default = __toBinary(\"")?;
        Some((name, rest.split_once('"')?.0))
    });
    entries.map(|(name, text)| Vector::read(name, &STANDARD.decode(text).unwrap())).collect()
}

#[test]
fn every_vector_passes_or_fails_as_it_should() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../node_modules/cctv-age/index.js");
    let Ok(module) = std::fs::read_to_string(&path) else {
        assert_ne!(std::env::var("CI").as_deref(), Ok("true"), "no vectors: run `npm ci`");
        eprintln!("skipped: the age test vectors are not there; `npm ci` brings them");
        return;
    };
    let all = vectors(&module);
    assert_eq!(all.len(), ALL);
    let mut unused = BTreeMap::<&str, Vec<&str>>::new();
    let mut wrong = Vec::new();
    for vector in &all {
        let expected = vector.all("expect")[0].as_str();
        if let Some(kind) = vector.unused() {
            // Not for us, and so it must not open.
            let (outcome, plain) = attempt(&vector.file, &[Key::new([7; 32]).unwrap()]);
            let shut = ["no match", "header failure"].contains(&outcome) && plain.is_empty();
            wrong.extend((!shut).then(|| format!("{}: {outcome}", vector.name)));
            unused.entry(kind).or_default().push(vector.name);
            continue;
        }
        let keys: Vec<_> = vector.all("identity").iter().map(|text| Key::parse(text).unwrap()).collect();
        let (outcome, plain) = attempt(&vector.file, &keys);
        let digest: String = Sha256::digest(&plain).iter().map(|byte| format!("{byte:02x}")).collect();
        let same = vector.all("payload").first().is_none_or(|payload| *payload == digest);
        if outcome != expected || !same {
            wrong.push(format!("{}: {outcome} instead of {expected}, payload right: {same}", vector.name));
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
    let unused: Vec<_> = unused
        .into_iter()
        .map(|(kind, mut names)| {
            names.sort_unstable();
            (kind, names.join(" "))
        })
        .collect();
    let expected = UNUSED.map(|(kind, names)| (kind, names.to_owned()));
    assert_eq!(unused, expected);
}
