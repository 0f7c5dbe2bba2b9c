//! What triage makes of single texts.

use answerable_shared::case::{Kind, Priority};
use answerable_shared::triage::{
    Agreement, Found, Label, MOST_FOUND, Mood, Rules, Suggestion, WORDS, suggest,
};
use std::path::Path;

fn asked(text: &str) -> Suggestion {
    suggest(text, Kind::Enquiry, &Rules::default(), WORDS)
}

#[test]
fn what_is_negated_is_not_urgent() {
    for text in [
        "This is not urgent",
        "It isn't an emergency at all",
        "It isn’t an emergency at all",
        "There is no fire, we only test the form",
        "No gas leak here, just a question about my bill",
        "My phone isn't broken, nor was it stolen",
        "Nobody was hurt and there was never any danger",
        "这个不急，慢慢来",
        "没有着火，只是想问一下",
        "没有人受伤",
        "這不是緊急情況",
    ] {
        let suggestion = asked(text);
        assert_eq!(
            suggestion.priority,
            Priority::General,
            "{text}: {suggestion:?}"
        );
        assert!(!suggestion.safety, "{text}");
    }
    assert_eq!(asked("不是投诉，想问问几点关门").kind, Kind::Enquiry);
    assert_eq!(asked("This is not a complaint").kind, Kind::Enquiry);
}

#[test]
fn idioms_are_not_urgent() {
    for text in [
        "How do I fire up the pizza oven?",
        "A burning question: do points expire?",
        "Dead simple to set up",
        "You're killing it",
        "Shocked at how cheap the rugs are",
        "Where is the fire exit of the hall?",
        "Is the gas hob part of the kitchen?",
        "火锅套餐多少人吃",
        "这款包是今年的爆款吗",
        "烟雾报警器怎么换电池",
        "保险怎么买",
    ] {
        let suggestion = asked(text);
        assert!(
            suggestion.priority > Priority::Urgent,
            "{text}: {suggestion:?}"
        );
        assert!(!suggestion.safety, "{text}");
    }
}

#[test]
fn what_looks_negated_and_is_not_stays_urgent() {
    for text in [
        "I don't know where the shut-off is, strong smell of gas",
        "Not only is it late, it caught fire",
        "My father is not breathing",
        "She can't breathe",
        "I am not sure but there may be a gas leak",
        "No answer from you, and there is smoke everywhere",
        "孩子不小心误吞了电池",
        "插座不停冒烟",
        "没人管，楼道着火了",
        "是不是漏气了？闻到很重的味道",
    ] {
        let suggestion = asked(text);
        assert_eq!(
            suggestion.priority,
            Priority::Urgent,
            "{text}: {suggestion:?}"
        );
        assert!(suggestion.safety, "{text}: {suggestion:?}");
        assert_eq!(suggestion.mood, Mood::Upset, "{text}");
    }
}

#[test]
fn urgent_need_not_be_dangerous() {
    for text in [
        "My card was stolen, please block it",
        "Please reply asap",
        "我的账号被盗了",
        "收銀系統癱瘓了",
    ] {
        let suggestion = asked(text);
        assert_eq!(
            (suggestion.priority, suggestion.safety),
            (Priority::Urgent, false),
            "{text}"
        );
    }
    let children =
        asked("My daughter and my son would see a doctor at the hospital with their mother");
    assert_eq!(
        children.priority,
        Priority::General,
        "small signs are not enough"
    );
}

#[test]
fn an_empty_text_says_nothing() {
    for chosen in [Kind::Enquiry, Kind::Purchase] {
        assert_eq!(
            suggest("", chosen, &Rules::default(), WORDS),
            Suggestion {
                kind: chosen,
                priority: Priority::General,
                language: "und".to_owned(),
                mood: Mood::Neutral,
                safety: false,
                because: Vec::new()
            }
        );
    }
}

#[test]
fn what_was_chosen_counts() {
    let text = "The price of the lamp";
    for (chosen, kind) in [
        (Kind::Enquiry, Kind::Purchase),
        (Kind::Purchase, Kind::Purchase),
        (Kind::Complaint, Kind::Purchase),
    ] {
        assert_eq!(
            suggest(text, chosen, &Rules::default(), WORDS).kind,
            kind,
            "{chosen:?}"
        );
    }
    let weak = "Where is it";
    assert_eq!(
        suggest(weak, Kind::Complaint, &Rules::default(), WORDS).kind,
        Kind::Complaint
    );
}

#[test]
fn capitals_and_marks_are_loud() {
    assert_eq!(asked("WHERE IS MY ORDER AND WHEN").mood, Mood::Angry);
    assert_eq!(asked("My TV IS ok").mood, Mood::Neutral);
    assert_eq!(asked("Where is it!!").mood, Mood::Neutral);
    assert_eq!(asked("这是最差的服务！！").mood, Mood::Angry);
}

#[test]
fn the_words_are_shown_as_they_stand_the_strongest_first() {
    let suggestion = asked("Please hurry: ＧＡＳ Leak in the KITCHEN, my baby is here");
    let shown: Vec<_> = suggestion
        .because
        .iter()
        .map(|found| (found.words.as_str(), found.label))
        .collect();
    assert_eq!(shown[0], ("ＧＡＳ Leak", Label::Safety));
    assert!(shown.contains(&("hurry", Label::Urgent)));
    assert!(shown.contains(&("baby", Label::Urgent)));

    let much = asked(
        "fire, smoke, gas leak, flames, carbon monoxide, poison, gun, knife, weapon, chest pain, stroke",
    );
    assert_eq!(much.because.len(), MOST_FOUND);
    assert!(
        much.because
            .iter()
            .all(|found| found.label == Label::Safety)
    );
}

#[test]
fn agreement_is_of_kind_and_of_priority() {
    let suggestion = asked("My card was stolen");
    for (kind, priority, expected) in [
        (Kind::Enquiry, Priority::Urgent, (true, true)),
        (Kind::Complaint, Priority::Urgent, (false, true)),
        (Kind::Enquiry, Priority::General, (true, false)),
        (Kind::Purchase, Priority::Potential, (false, false)),
    ] {
        let (kind_agrees, priority_agrees) = expected;
        assert_eq!(
            suggestion.judged(kind, priority),
            Agreement {
                kind: kind_agrees,
                priority: priority_agrees
            }
        );
    }
}

#[test]
fn the_most_pressing_comes_first() {
    assert!(Priority::ALL.is_sorted());
    assert_eq!(Priority::ALL[0], Priority::Urgent);
}

/// Suggestions are stored in events. This one is written by hand, so that a better word list does not change it.
#[test]
fn the_format_is_unchanged() {
    let suggestion = Suggestion {
        kind: Kind::CustomWork,
        priority: Priority::Urgent,
        language: "zh-Hant".to_owned(),
        mood: Mood::Upset,
        safety: true,
        because: vec![Found {
            words: "瓦斯味".to_owned(),
            label: Label::Safety,
        }],
    };
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/triage/golden/suggestion.json");
    let now = serde_json::to_string_pretty(&suggestion).expect("serialises") + "\n";
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::write(&path, &now).expect("the golden folder can be written");
    }
    let then = std::fs::read_to_string(&path).expect("the golden file is there");
    assert_eq!(now, then, "the format has changed");
    assert_eq!(
        serde_json::from_str::<Suggestion>(&then).expect("reads back"),
        suggestion
    );
}
