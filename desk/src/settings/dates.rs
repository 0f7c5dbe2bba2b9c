//! Dates of a calendar that are not as its week: holidays, and days with hours of their own.

use super::calendars::{tidy, writer};
use super::draft::{CalendarDraft, DateDraft, Draft};
use super::fields::{Line, add, remove};
use super::removed::Row;
use super::state::Arranging;
use crate::parts::el::{El, el};
use crate::texts::T;

/// Which of the two.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sort {
    Holidays,
    Exceptions,
}

impl Sort {
    const fn slug(self) -> &'static str {
        match self {
            Self::Holidays => "holidays",
            Self::Exceptions => "exceptions",
        }
    }

    const fn list(self, calendar: &CalendarDraft) -> &Vec<DateDraft> {
        match self {
            Self::Holidays => &calendar.holidays,
            Self::Exceptions => &calendar.exceptions,
        }
    }

    const fn list_mut(self, calendar: &mut CalendarDraft) -> &mut Vec<DateDraft> {
        match self {
            Self::Holidays => &mut calendar.holidays,
            Self::Exceptions => &mut calendar.exceptions,
        }
    }
}

/// Both lists.
pub(crate) fn dates(state: Arranging, calendar: &CalendarDraft) -> [El; 2] {
    [Sort::Holidays, Sort::Exceptions].map(|sort| list(state, calendar, sort))
}

fn list(state: Arranging, calendar: &CalendarDraft, sort: Sort) -> El {
    let (title, hint, label) = match sort {
        Sort::Holidays => (
            T.settings.dates.holidays,
            T.settings.dates.holidays_hint,
            T.settings.dates.add_holiday,
        ),
        Sort::Exceptions => (
            T.settings.dates.exceptions,
            T.settings.dates.exceptions_hint,
            T.settings.dates.add_exception,
        ),
    };
    let id = calendar.id.clone();
    let dates = sort.list(calendar);
    let next = format!("calendars.{id}.{}[{}].date", sort.slug(), dates.len());
    let rows = dates.iter().enumerate();
    let rows = rows.map(|(at, date)| row(state, &id, sort, at, date));
    let rows = el("div", &format!("set-dates {}", sort.slug())).all(rows);
    let push = move |draft: &mut Draft| {
        if let Some(calendar) = draft.calendar(&id) {
            sort.list_mut(calendar).push(DateDraft::default());
        }
    };
    el("section", "set-part")
        .add(el("header", "").add(el("h4", "").text(title.say())))
        .add(el("p", "set-hint").text(hint.say()))
        .add(rows)
        .add(add(state, label.say(), next, push))
}

fn row(state: Arranging, id: &str, sort: Sort, at: usize, date: &DateDraft) -> El {
    let field = |name: &str| format!("calendars.{id}.{}[{at}].{name}", sort.slug());
    let write = |change: fn(&mut DateDraft, String)| {
        writer(id, move |calendar, text| {
            if let Some(date) = sort.list_mut(calendar).get_mut(at) {
                change(date, text);
            }
        })
    };
    let day = Line {
        kind: "date",
        ..Line::new(field("date"), T.settings.dates.date.say(), &date.date)
    }
    .draw(state, write(|date, text| date.date = text));
    let open = (sort == Sort::Exceptions).then(|| {
        Line {
            hint: T.settings.calendar.closed.say(),
            tidy: Some(tidy),
            ..Line::new(field("open"), T.settings.dates.open.say(), &date.open)
        }
        .draw(state, write(|date, text| date.open = text))
    });
    let name = Line::new(field("name"), T.settings.dates.name.say(), &date.name)
        .draw(state, write(|date, text| date.name = text));
    let row = match sort {
        Sort::Holidays => Row::Holiday(id.to_owned(), at),
        Sort::Exceptions => Row::Exception(id.to_owned(), at),
    };
    let called = if date.name.trim().is_empty() {
        &date.date
    } else {
        &date.name
    };
    let label = T.settings.dates.remove.fill([called]);
    el("div", "set-date")
        .add(day)
        .all(open)
        .add(name)
        .add(remove(state, row, &label))
}
