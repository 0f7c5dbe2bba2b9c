use super::*;

const NOW: Timestamp = Timestamp(1_000);

fn written(text: &str) -> Draft {
    Draft {
        text: text.to_owned(),
        ..Draft::default()
    }
}

fn offer() -> Draft {
    let mut draft = Draft::default();
    draft.ensure_options();
    for (option, title) in draft.options.iter_mut().zip(["Refund", "Replacement"]) {
        option.title = title.to_owned();
        option.what_happens = "We do it".to_owned();
    }
    draft
}

fn say(text: &str) -> String {
    answerable_client::json::to_text(&Command::Message {
        text: text.to_owned(),
    })
}

fn field(result: Result<Command, FieldProblem>) -> String {
    result.map_or_else(|problem| problem.field, |_| "sent".to_owned())
}

#[test]
fn every_tab_makes_its_command() {
    for tab in Tab::ALL {
        let mut draft = written("Here you are");
        draft.options = offer().options;
        let command = draft.command(tab, None, NOW);
        assert_eq!(
            command.map(|command| command.name()),
            Ok(tab.command()),
            "{tab:?}"
        );
    }
}

#[test]
fn what_the_edge_would_refuse_is_told_at_once() {
    assert_eq!(
        field(written(" \n ").command(Tab::Reply, None, NOW)),
        "text"
    );
    assert_eq!(field(written("").command(Tab::Reopen, None, NOW)), "reason");
    let long = "x".repeat(text::LONG + 1);
    assert_eq!(field(written(&long).command(Tab::Note, None, NOW)), "text");
    let past = written("Potted").command(Tab::Progress, Some(NOW), NOW);
    assert_eq!(field(past), "expected");
    let mut half = offer();
    half.options[1].what_happens.clear();
    assert_eq!(
        field(half.command(Tab::Offer, None, NOW)),
        "options[1].what_happens"
    );
}

#[test]
fn a_retry_of_the_same_is_the_same_and_a_changed_text_is_not() {
    let mut draft = written("Hello");
    let first = draft.attempt(say("Hello"), 4, "k1".to_owned());
    draft.attempt = Some(first.clone());
    // Meanwhile the case has moved on; the retry still is what was sent.
    assert_eq!(draft.attempt(say("Hello"), 5, "k2".to_owned()), first);
    let changed = draft.attempt(say("Hello you"), 5, "k2".to_owned());
    assert_eq!((changed.key.as_str(), changed.seen), ("k2", 5));
}

#[test]
fn options_are_added_moved_and_removed_within_bounds() {
    let mut draft = offer();
    draft.remove_option(1);
    assert_eq!(draft.options.len(), 2, "two make a choice");
    while draft.add_option().is_some() {}
    assert_eq!(draft.options.len(), 6);
    let ids = |draft: &Draft| {
        draft
            .options
            .iter()
            .map(|option| option.id)
            .collect::<Vec<_>>()
    };
    draft.move_option(1, false);
    draft.move_option(6, true);
    assert_eq!(ids(&draft), [1, 2, 3, 4, 5, 6]);
    draft.move_option(1, true);
    draft.remove_option(3);
    assert_eq!(ids(&draft), [2, 1, 4, 5, 6]);
    assert_eq!(draft.option(1).map(|(number, _)| number), Some(2));
    assert_eq!(
        draft.add_option(),
        Some(7),
        "no two options share an identifier"
    );
}

#[test]
fn empty_options_are_not_a_draft() {
    let mut draft = Draft::default();
    draft.ensure_options();
    assert!(draft.is_empty());
    draft.options[0].cost = "Free".to_owned();
    assert!(!draft.is_empty());
}

#[test]
fn a_draft_survives_storage() {
    let mut draft = offer();
    draft.attempt = Some(draft.attempt(say("Hello"), 4, "k1".to_owned()));
    let stored = serde_json::to_string(&draft).unwrap();
    assert_eq!(serde_json::from_str::<Draft>(&stored).unwrap(), draft);
    // Fields of another version are no reason to lose what is there.
    let older: Draft = serde_json::from_str(r#"{"text":"Hi","mood":"good"}"#).unwrap();
    assert_eq!(older.text, "Hi");
}
