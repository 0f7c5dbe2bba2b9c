//! From the path of a field, as the edge names it, to the field on the page.

use super::Section;

/// The path of the field on the page that shows what is wrong at `path`.
pub(crate) fn field(path: &str) -> String {
    let mut field = path.to_owned();
    if let Some((list, at)) = path.rsplit_once('[')
        && at.ends_with(']')
    {
        // Lists whose members are rows of their own; any other list is one field.
        let is_row = matches!(
            list,
            "policies" | "teams" | "replies" | "triage.own" | "triage.off"
        ) || list.ends_with(".holidays")
            || list.ends_with(".exceptions");
        if !is_row {
            field = list.to_owned();
        } else if list == "policies" {
            // A whole row stands twice: what tells rows apart is what to change.
            field.push_str(".kind");
        }
    }
    if field.ends_with(".week") {
        field.push_str(".mon");
    }
    field
}

/// The section that a path is in; the first where it is in none.
pub(crate) fn section(path: &str) -> Section {
    if path.starts_with("calendars") {
        Section::Calendars
    } else if path.starts_with("silence") {
        Section::Silence
    } else if path.starts_with("teams") || path.starts_with("reviewed") {
        Section::Teams
    } else if path.starts_with("replies") {
        Section::Replies
    } else if path.starts_with("triage") {
        Section::Words
    } else {
        Section::Promises
    }
}

/// The identifier of the calendar that a path is in.
pub(crate) fn calendar(path: &str) -> Option<&str> {
    let rest = path.strip_prefix("calendars.")?;
    Some(rest.split('.').next().unwrap_or(rest))
}

/// The identifier in the page of the field at a path.
pub(crate) fn id(path: &str) -> String {
    format!("set-{path}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_wrong_is_shown_at_the_field_it_was_typed_into() {
        for (path, shown) in [
            ("calendars.office.week.mon[1]", "calendars.office.week.mon"),
            ("calendars.office.week", "calendars.office.week.mon"),
            ("calendars.office.zone", "calendars.office.zone"),
            (
                "calendars.office.holidays[3].date",
                "calendars.office.holidays[3].date",
            ),
            (
                "calendars.office.exceptions[0].open[1]",
                "calendars.office.exceptions[0].open",
            ),
            (
                "policies[2].targets.first_response",
                "policies[2].targets.first_response",
            ),
            ("policies[2]", "policies[2].kind"),
            (
                "silence.remind_after_hours[1]",
                "silence.remind_after_hours",
            ),
            ("teams[0].members[2]", "teams[0].members"),
            ("teams[0].id", "teams[0].id"),
            ("replies[1].teams[2]", "replies[1].teams"),
            ("replies[1].text", "replies[1].text"),
        ] {
            assert_eq!(field(path), shown);
        }
    }

    #[test]
    fn every_path_has_its_section() {
        for (path, of) in [
            ("calendars.office.week.mon[1]", Section::Calendars),
            ("policies[2].targets.offer", Section::Promises),
            ("silence.close_after_hours", Section::Silence),
            ("teams", Section::Teams),
            ("replies[0].teams[1]", Section::Replies),
            ("", Section::Promises),
        ] {
            assert_eq!(section(path), of);
        }
        assert_eq!(calendar("calendars.office.week.mon[1]"), Some("office"));
        assert_eq!(calendar("policies[0]"), None);
    }
}
