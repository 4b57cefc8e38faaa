use super::*;
use crate::participation::{Draft, Proposal, Snap, SnapKind, anonymise, export};

fn votes(rows: &str) -> String {
    format!(
        "META\nkey;value\nbudget;1000\nPROJECTS\nproject_id;cost;name\n1;5;Trees\n2;6;Road\n\
         VOTES\nvoter_id;age;sex;vote\n{rows}"
    )
}

fn found(audit: &Audit, fields: &[&str]) -> usize {
    audit.unique.iter().find(|u| u.fields == fields).map_or(0, |u| u.records)
}

#[test]
fn a_ballot_is_the_same_in_any_order_and_alone_where_nobody_has_it() {
    let audit = audit(&votes("a;30;F;1,2\nb;30;F;2,1\nc;30;F;1\nd;51;M;1\n")).unwrap();
    assert_eq!(audit.records, 4);
    assert_eq!(found(&audit, &["ballot"]), 0);
    assert_eq!(found(&audit, &["age", "sex"]), 1);
    assert_eq!(found(&audit, &["ballot", "age", "sex"]), 2);
    assert!(!audit.is_clean());
}

#[test]
fn who_are_alike_and_voted_alike_have_no_secret() {
    let audit = audit(&votes("a;30;F;1\nb;30;F;1\nc;30;M;1\nd;30;M;2\n")).unwrap();
    let certain = audit.certain.iter().find(|c| c.fields == ["age", "sex"]).unwrap();
    assert_eq!(certain.records, 2);
}

#[test]
fn repeated_ids_and_times_of_day_are_found() {
    let audit = audit(&votes("a;30;F;1\na;2026-03-01T14:05;F;1\n")).unwrap();
    assert_eq!(audit.repeated_ids, [Repeated { id: "a".to_owned(), times: 2 }]);
    assert_eq!(audit.too_fine, [Place { record: 2, field: "age".to_owned() }]);
    for (text, finer) in
        [("8:30", true), ("1793000000", true), ("1793000000000", true), ("2026-03-01", false)]
    {
        assert_eq!(time::is_finer_than_a_day(text), finer, "{text}");
    }
}

fn proposals() -> Vec<Proposal> {
    let proposal = |at: u8| {
        let draft = Draft {
            pack: "val".to_owned(),
            title: format!("Trees {at}"),
            theme: if at == 0 { "water" } else { "air" }.to_owned(),
            language: "fr".to_owned(),
            day: "2026-03-01".to_owned(),
            ..Draft::default()
        };
        let snap = Snap { point: [6.123_456_7, 45.2 + f64::from(at)], kind: SnapKind::Area(200.0) };
        anonymise(&draft, Some(&snap), [at; 16]).unwrap().proposal
    };
    (0..4).map(proposal).collect()
}

#[test]
fn our_own_export_is_clean_and_a_field_added_to_it_is_not() {
    let lines = export(&proposals()).unwrap();
    let clean = audit(&lines).unwrap();
    assert!(clean.is_clean() && clean.remarks.is_empty(), "{clean:?}");
    assert_eq!((clean.form, clean.records, clean.personal_fields.len()), (Form::Ndjson, 4, 0));
    let features =
        format!("{{\"type\":\"FeatureCollection\",\"features\":[{}]}}", lines.trim().replace('\n', ","));
    let clean = audit(&features).unwrap();
    assert!(clean.is_clean(), "{clean:?}");
    assert_eq!((clean.form, clean.records), (Form::Geojson, 4));

    let aged = lines.replacen("\"version\"", "\"age\":41,\"version\"", 1);
    assert_eq!(found(&audit(&aged).unwrap(), &["age"]), 1);
    assert_eq!(audit(&lines.repeat(2)).unwrap().repeated_ids.len(), 4);
    let told = lines.replacen("Trees 1", "Trees, write to jo@example.org", 1);
    assert_eq!(audit(&told).unwrap().text.len(), 1);
    let fine = lines.replacen("6.12346", "6.1234567", 1);
    assert_eq!(audit(&fine).unwrap().too_fine.len(), 1);
    let few = lines.replacen("\"version\"", "\"households\":10,\"version\"", 1);
    assert_eq!(audit(&few).unwrap().small_cells.len(), 1);
}

#[test]
fn a_record_alone_on_its_day_is_remarked_not_condemned() {
    let lines = export(&proposals()).unwrap().replacen("2026-03-01", "2026-03-02", 1);
    let audit = audit(&lines).unwrap();
    assert!(audit.is_clean());
    assert_eq!((audit.remarks[0].kind, audit.remarks[0].count), ("alone_on_day", 1));
}

#[test]
fn what_is_not_understood_is_not_clean() {
    for text in ["a,b\n1,2", "[1]", "META\nkey;value\n", "{\"a\":1}\n{"] {
        assert!(audit(text).is_err(), "{text}");
    }
}
