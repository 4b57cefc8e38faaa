//! What people rely on: undo takes back, a link carries everything, a damaged link says so.

use super::*;
use proptest::prelude::*;

fn a_place() -> impl Strategy<Value = Place> {
    let point = || [-180.0..180.0f64, -90.0..90.0f64];
    prop_oneof![
        point().prop_map(Place::Point),
        any::<u32>().prop_map(Place::Road),
        prop::collection::vec(point(), 2..8).prop_map(Place::Line),
    ]
}

fn a_command() -> impl Strategy<Value = Command> {
    prop_oneof![
        ("[a-c]", prop::option::of(-1e6..1e6f64))
            .prop_map(|(lever, value)| Command::SetLever { lever, value }),
        (0..6u32, "[a-c]", a_place(), 0.0..1e4f64)
            .prop_map(|(id, kind, place, size)| Command::Place(Measure { id, kind, place, size })),
        (0..6u32).prop_map(Command::Remove),
        (0..6u32, a_place(), 0.0..1e4f64).prop_map(|(id, place, size)| Command::Change { id, place, size }),
        Just(Command::Replace(Scenario::baseline("x"))),
    ]
}

fn after(commands: Vec<Command>) -> History {
    let mut history = History::new(Scenario::baseline("x"));
    for command in commands {
        // A command that does not fit the state (removing what is not there) is refused, and that is fine here.
        let _ = history.apply(command, false);
    }
    history
}

proptest! {
    #[test]
    fn the_inverse_takes_a_command_back(before in prop::collection::vec(a_command(), 0..12), command in a_command()) {
        let start = after(before).scenario().clone();
        let mut scenario = start.clone();
        if let Ok(inverse) = command.clone().apply(&mut scenario) {
            let changed = scenario.clone();
            let again = inverse.apply(&mut scenario).unwrap();
            prop_assert_eq!(&scenario, &start);
            again.apply(&mut scenario).unwrap();
            prop_assert_eq!(scenario, changed);
        } else {
            prop_assert_eq!(scenario, start);
        }
    }

    #[test]
    fn undo_all_then_redo_all_leads_back(commands in prop::collection::vec(a_command(), 0..20)) {
        let mut history = after(commands);
        let end = history.scenario().clone();
        while history.undo() {}
        prop_assert!(history.scenario().is_baseline());
        while history.redo() {}
        prop_assert_eq!(history.scenario(), &end);
    }

    #[test]
    fn a_code_carries_the_whole_scenario(commands in prop::collection::vec(a_command(), 0..20)) {
        let scenario = after(commands).scenario().clone();
        prop_assert_eq!(decode(&encode(&scenario).unwrap()).unwrap(), scenario);
    }

    #[test]
    fn any_text_gets_an_answer(text in ".{0,200}") {
        let _ = decode(&text);
    }

    #[test]
    fn a_changed_letter_is_noticed(commands in prop::collection::vec(a_command(), 1..8), at in 1..40usize) {
        let code = encode(after(commands).scenario()).unwrap();
        let at = 1 + at % (code.len() - 1);
        let mut bytes = code.clone().into_bytes();
        bytes[at] = if bytes[at] == b'A' { b'B' } else { b'A' };
        prop_assert!(decode(&String::from_utf8(bytes).unwrap()).is_err());
    }
}

/// The codes of every version that was ever published, with what they must still decode to.
#[test]
fn old_codes_still_open() {
    let scenario = Scenario {
        pack: "valsource".into(),
        levers: [("emissions.retrofit".to_owned(), 0.3)].into(),
        measures: vec![Measure {
            id: 1,
            kind: "emissions.quiet_street".into(),
            place: Place::Road(7),
            size: 1.0,
        }],
    };
    let fixture = include_str!("fixtures/code-v1.txt").trim();
    assert_eq!(decode(fixture).unwrap(), scenario);
}

#[test]
fn a_code_from_the_future_asks_for_a_reload() {
    assert_eq!(decode("2abc"), Err(CodeError::Newer));
}

#[test]
fn dragging_a_slider_is_one_step() {
    let mut history = History::new(Scenario::baseline("x"));
    for (i, value) in [0.1, 0.2, 0.3].into_iter().enumerate() {
        history.apply(Command::SetLever { lever: "a".into(), value: Some(value) }, i > 0).unwrap();
    }
    assert!(history.undo());
    assert!(history.scenario().is_baseline());
    assert!(history.redo());
    assert_eq!(history.scenario().lever("a"), Some(0.3));
}
