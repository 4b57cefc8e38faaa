//! What must be found, and what must be left alone.

use super::*;
use proptest::prelude::*;

fn kinds(text: &str) -> Vec<(Kind, String)> {
    scan(text).into_iter().filter(|f| f.kind != Kind::Name).map(|f| (f.kind, f.text)).collect()
}

fn finds(text: &str, kind: Kind, piece: &str) {
    assert_eq!(kinds(text), vec![(kind, piece.to_owned())], "in {text:?}");
}

fn leaves(text: &str) {
    assert_eq!(kinds(text), Vec::new(), "in {text:?}");
}

#[test]
fn social_security_numbers_are_known_by_their_key() {
    finds("Mon numéro : 2 95 10 99 126 111 93, merci", Kind::SocialSecurity, "2 95 10 99 126 111 93");
    finds("253072B07300470", Kind::SocialSecurity, "253072B07300470");
    finds("253072A07300443", Kind::SocialSecurity, "253072A07300443");
    leaves("295109912611199");
    leaves("253072C07300443");
    leaves("6546546546546703");
}

#[test]
fn e_mail_addresses() {
    finds("Écrivez à jean.dupont+eau@mairie-ville.fr.", Kind::Email, "jean.dupont+eau@mairie-ville.fr");
    finds("jean (at) exemple.org", Kind::Email, "jean (at) exemple.org");
    leaves("Une moyenne @ 20 degrés");
}

#[test]
fn telephone_numbers() {
    finds("appelez le 06 12 34 56 78 le soir", Kind::Phone, "06 12 34 56 78");
    finds("Tél. 05.65.00.00.01", Kind::Phone, "05.65.00.00.01");
    finds("+33 6 12 34 56 78", Kind::Phone, "+33 6 12 34 56 78");
    finds("0033612345678", Kind::Phone, "0033612345678");
    finds("call +44 20 7946 0958 please", Kind::Phone, "+44 20 7946 0958");
    leaves("environ 12 000 € en 2026, pour 1240 habitants et 30 km/h");
}

#[test]
fn bank_account_numbers_are_known_by_their_check_digits() {
    finds("FR14 2004 1010 0505 0001 3M02 606", Kind::Iban, "FR14 2004 1010 0505 0001 3M02 606");
    finds("GB82WEST12345698765432", Kind::Iban, "GB82WEST12345698765432");
    leaves("FR14 2004 1010 0505 0001 3M02 607");
}

#[test]
fn number_plates() {
    finds("la voiture AB-123-CD gêne", Kind::Plate, "AB-123-CD");
    finds("AB123CD", Kind::Plate, "AB123CD");
    finds("une 1234 AB 56 garée", Kind::Plate, "1234 AB 56");
    leaves("Le plan BD-12 de 300 m");
}

#[test]
fn a_house_is_removed_and_a_street_is_kept() {
    finds("devant le 12 bis rue des Lilas, la nuit", Kind::Address, "12 bis rue des Lilas");
    finds("at 12 Mill Lane the noise", Kind::Address, "12 Mill Lane");
    finds("4, impasse du Vieux Puits est inondée", Kind::Address, "4, impasse du Vieux Puits");
    leaves("la rue des Lilas est trop rapide");
    leaves("une place pour 12 vélos, 3 arbres et 2 bancs");
}

#[test]
fn names_are_marked_and_left() {
    let names = |text: &str| {
        let found = scan(text).into_iter().filter(|f| f.kind == Kind::Name);
        found.map(|f| f.text).collect::<Vec<_>>()
    };
    assert_eq!(names("Demandez à Jean Dupont, il sait."), ["Jean Dupont"]);
    assert_eq!(names("Selon Mme Martin, oui"), ["Mme Martin"]);
    assert!(names("Planter une haie le long du chemin.").is_empty());
    assert!(names("Les enfants de la rue des Lilas.").is_empty());
}

proptest! {
    #[test]
    fn any_text_is_searched_and_findings_do_not_overlap(text in "\\PC{0,300}") {
        let found = scan(&text);
        prop_assert!(found.windows(2).all(|w| w[0].end <= w[1].start));
        prop_assert!(found.iter().all(|f| text.get(f.start..f.end) == Some(f.text.as_str())));
    }

    #[test]
    fn nothing_certain_is_left_once_it_was_removed(words in prop::collection::vec("[a-z]{1,8}|06 12 34 56 78|a@b\\.fr|AB-123-CD", 0..20)) {
        let text = words.join(" ; ");
        let mut clean = text.clone();
        for finding in scan(&text).into_iter().filter(|f| f.kind != Kind::Name).rev() {
            clean.replace_range(finding.start..finding.end, "[…]");
        }
        prop_assert_eq!(kinds(&clean), Vec::new());
    }
}
