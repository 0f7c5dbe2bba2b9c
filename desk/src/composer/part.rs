//! The parts of a draft: what each field of the composer reads and writes.

use super::draft::{Draft, OptionDraft};
use super::tab::Tab;

/// A part of a draft.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    Text,
    Expected,
    Guarantee,
    /// A text of the option with that identifier.
    Option(u32, OptionPart),
}

/// A text of an option.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum OptionPart {
    Title,
    WhatHappens,
    Time,
    Cost,
    Notes,
}

impl Part {
    /// What stands there.
    pub(crate) fn read(self, draft: &Draft) -> String {
        let text = match self {
            Self::Text => Some(&draft.text),
            Self::Expected => Some(&draft.expected),
            Self::Guarantee => Some(&draft.guarantee),
            Self::Option(id, part) => draft.option(id).map(|(_, option)| part.read(option)),
        };
        // An option that is just being taken out has no texts any more.
        text.cloned().unwrap_or_default()
    }

    /// Writes what stands there.
    pub(crate) fn write(self, draft: &mut Draft, text: String) {
        match self {
            Self::Text => draft.text = text,
            Self::Expected => draft.expected = text,
            Self::Guarantee => draft.guarantee = text,
            Self::Option(id, part) => {
                if let Some(option) = draft.option_mut(id) {
                    *part.of(option) = text;
                }
            }
        }
    }

    /// Its path on the wire, in what a tab sends.
    pub(crate) fn path(self, draft: &Draft, tab: Tab) -> String {
        match self {
            Self::Text if tab == Tab::Reopen => "reason".to_owned(),
            Self::Text => "text".to_owned(),
            Self::Expected => "expected".to_owned(),
            Self::Guarantee => "guarantee".to_owned(),
            Self::Option(id, part) => {
                let at = draft.option(id).map_or(0, |(number, _)| number - 1);
                format!("options[{at}].{}", part.path())
            }
        }
    }
}

impl OptionPart {
    fn read(self, option: &OptionDraft) -> &String {
        match self {
            Self::Title => &option.title,
            Self::WhatHappens => &option.what_happens,
            Self::Time => &option.time,
            Self::Cost => &option.cost,
            Self::Notes => &option.notes,
        }
    }

    fn of(self, option: &mut OptionDraft) -> &mut String {
        match self {
            Self::Title => &mut option.title,
            Self::WhatHappens => &mut option.what_happens,
            Self::Time => &mut option.time,
            Self::Cost => &mut option.cost,
            Self::Notes => &mut option.notes,
        }
    }

    const fn path(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::WhatHappens => "what_happens",
            Self::Time => "time",
            Self::Cost => "cost",
            Self::Notes => "notes",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_part_reads_what_was_written_into_it() {
        let mut draft = Draft::default();
        draft.ensure_options();
        let id = draft.options[1].id;
        let parts = [
            (Part::Text, "text"),
            (Part::Expected, "expected"),
            (Part::Guarantee, "guarantee"),
            (Part::Option(id, OptionPart::Title), "options[1].title"),
            (
                Part::Option(id, OptionPart::WhatHappens),
                "options[1].what_happens",
            ),
            (Part::Option(id, OptionPart::Time), "options[1].time"),
            (Part::Option(id, OptionPart::Cost), "options[1].cost"),
            (Part::Option(id, OptionPart::Notes), "options[1].notes"),
        ];
        for (part, path) in parts {
            part.write(&mut draft, path.to_owned());
        }
        for (part, path) in parts {
            assert_eq!(part.read(&draft), path);
            assert_eq!(part.path(&draft, Tab::Offer), path);
        }
        assert_eq!(Part::Text.path(&draft, Tab::Reopen), "reason");
        draft.options.clear();
        assert_eq!(Part::Option(id, OptionPart::Title).read(&draft), "");
    }
}
