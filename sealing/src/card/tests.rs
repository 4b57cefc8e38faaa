//! What a card signs is its own, and nobody else can.

use super::*;
use proptest::prelude::*;

fn choice(project: &str) -> Choice {
    Choice::Approval { projects: vec![project.into()] }
}

#[test]
fn a_card_is_read_as_it_is_printed_typed_or_scanned() {
    let card = Card::new([1, 2, 3, 4, 5, 6, 7, 8, 9]);
    assert_eq!(card.words().len(), CARD_BYTES + 1);
    let shorts: Vec<_> = card.words().iter().map(|word| word[..4].to_uppercase()).collect();
    for text in [card.words().join("-"), card.words().join(" "), shorts.join(", ")] {
        assert_eq!(Card::parse(&text).map(|read| read.public()), Ok(card.public()), "{text}");
    }
}

#[test]
fn a_mistyped_card_says_what_is_wrong() {
    let card = Card::new([1, 2, 3, 4, 5, 6, 7, 8, 9]);
    let parse = |text: &str| Card::parse(text).map(drop);
    let mut words = card.words();
    assert_eq!(parse(&words[1..].join(" ")), Err(CardError::Count(CARD_BYTES)));
    words[3] = if words[3] == "zoom" { "yoga" } else { "zoom" };
    assert_eq!(parse(&words.join(" ")), Err(CardError::Check));
    words[3] = "parvis";
    assert_eq!(parse(&words.join(" ")), Err(CardError::Word("parvis".into())));
    assert_eq!(parse(""), Err(CardError::Count(0)));
}

#[test]
fn a_signature_holds_for_its_own_ballot_alone() {
    let card = Card::new([1; CARD_BYTES]);
    let good = card.sign("budget-2027", 1, choice("haie"));
    assert!(is_signed(&good));
    assert_eq!(good.check(), Ok(()));
    let other = Card::new([2; CARD_BYTES]);
    let forged = [
        Ballot { consultation: "budget-2028".into(), ..good.clone() },
        Ballot { sequence: 2, ..good.clone() },
        Ballot { choice: choice("piste"), ..good.clone() },
        Ballot { card: other.public(), ..good.clone() },
        Ballot { signature: other.sign("budget-2027", 1, choice("haie")).signature, ..good.clone() },
        Ballot { signature: String::new(), ..good.clone() },
        Ballot { card: "é".repeat(32), ..good },
    ];
    assert!(forged.iter().all(|ballot| !is_signed(ballot)));
}

#[test]
fn a_card_of_no_order_signs_nothing() {
    // The neutral point as a key: under lax rules one signature would hold for every ballot.
    let neutral = format!("01{}", "00".repeat(31));
    let signature = format!("{neutral}{}", "00".repeat(32));
    let good = Card::new([1; CARD_BYTES]).sign("budget-2027", 1, choice("haie"));
    assert!(!is_signed(&Ballot { card: neutral, signature, ..good }));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn what_is_signed_holds_and_one_bit_breaks_it(
        random: [u8; CARD_BYTES], sequence in 1..u32::MAX, at in 0..128usize, digit in "[0-9a-f]"
    ) {
        let mut ballot = Card::new(random).sign("budget-2027", sequence, choice("haie"));
        prop_assert!(is_signed(&ballot));
        let same = ballot.signature[at..=at] == digit;
        ballot.signature.replace_range(at..=at, &digit);
        prop_assert_eq!(is_signed(&ballot), same);
    }
}
