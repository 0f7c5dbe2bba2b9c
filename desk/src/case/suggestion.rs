//! What the words of a case suggested when it arrived, with the words that led to it. What it was found to be since
//! stands above them, so that both can be compared.

use super::pieces::{free, mark};
use crate::parts::el::{El, el, icon};
use crate::parts::icon::Sign;
use crate::settings::listed;
use crate::texts::T;
use crate::words;
use answerable_shared::triage::{Found, Label, Mood, Suggestion};

/// What was suggested, and why.
pub(super) fn suggestion(suggestion: &Suggestion) -> El {
    let found = el("p", "why-found")
        .add(icon(Sign::Bulb))
        .add(el("span", "").text(&said(suggestion).join(" ")));
    let danger = suggestion
        .safety
        .then(|| mark("mark late", Sign::Warning, words::label(Label::Safety)));
    let because = if suggestion.because.is_empty() {
        el("p", "").text(T.suggestion.nothing.say())
    } else {
        el("ul", "why-words").all(once(&suggestion.because).into_iter().map(word))
    };
    el("section", "letter-why")
        .attr("aria-label", T.suggestion.label.say())
        .add(found)
        .all(danger)
        .add(because)
}

fn said(suggestion: &Suggestion) -> [String; 2] {
    let (kind, priority) = (suggestion.kind, suggestion.priority);
    let mood = words::label(mood(suggestion.mood));
    [
        T.suggestion
            .found
            .fill([words::kind(kind), words::priority(priority)]),
        T.suggestion
            .heard
            .fill([mood, language(&suggestion.language)]),
    ]
}

/// Each finding once, with all that it speaks for.
fn once(because: &[Found]) -> Vec<(&str, Vec<Label>)> {
    let mut found: Vec<(&str, Vec<Label>)> = Vec::new();
    for Found { words, label } in because {
        match found.iter_mut().find(|(known, _)| known == words) {
            Some((_, labels)) => labels.push(*label),
            None => found.push((words, vec![*label])),
        }
    }
    found
}

fn word((found, labels): (&str, Vec<Label>)) -> El {
    let labels = listed(labels.into_iter().map(|it| words::label(it).to_owned()));
    el("li", "why-word")
        .add(free("bdi", "", found))
        .text(" ")
        .add(el("span", "why-label").text(&labels))
}

const fn mood(mood: Mood) -> Label {
    match mood {
        Mood::Angry => Label::Angry,
        Mood::Upset => Label::Upset,
        Mood::Neutral => Label::Neutral,
        Mood::Pleased => Label::Pleased,
    }
}

/// Name of a language that triage tells; see [`Suggestion::language`].
fn language(tag: &str) -> &'static str {
    let text = &T.suggestion;
    match tag {
        "en" => text.english,
        "zh" => text.chinese,
        "zh-Hans" => text.simplified,
        "zh-Hant" => text.traditional,
        "es" => text.spanish,
        "ar" => text.arabic,
        _ => text.unknown,
    }
    .say()
}

#[cfg(test)]
mod tests {
    use super::*;
    use answerable_shared::case::Kind;
    use answerable_shared::triage::{Rules, WORDS, suggest};

    #[test]
    fn words_that_speak_for_several_things_stand_there_once() {
        let found = |words: &str, label| Found {
            words: words.to_owned(),
            label,
        };
        let because = [
            found("broken", Label::Important),
            found("money back", Label::Important),
            found("broken", Label::Complaint),
        ];
        let told = once(&because);
        let both = vec![Label::Important, Label::Complaint];
        assert_eq!(
            told,
            [("broken", both), ("money back", vec![Label::Important])]
        );
    }

    #[test]
    fn it_says_all_four_and_knows_every_language_that_triage_tells() {
        for (text, language) in [
            ("I smell gas and my son is dizzy", "English"),
            ("厨房里有煤气味，请马上来", "Chinese"),
            ("¿Cuándo llega mi pedido? Gracias por la ayuda", "Spanish"),
            ("متى يصل طلبي؟", "Arabic"),
        ] {
            let found = suggest(text, Kind::Enquiry, &Rules::default(), WORDS);
            let said = said(&found).concat();
            let told = format!("Language: {language}");
            assert!(said.contains(&told), "{said}");
            assert!(!said.contains("not clear"), "{said}");
        }
        let gas = suggest(
            "I smell gas and my son is dizzy",
            Kind::Enquiry,
            &Rules::default(),
            WORDS,
        );
        assert!(gas.safety);
        assert!(said(&gas)[0].contains("Urgent"), "{}", said(&gas)[0]);
    }
}
