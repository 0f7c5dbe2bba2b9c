//! Write: one field, and how to reach the person, if they wish.

use crate::app::{App, Shared};
use crate::el::{El, el};
use crate::parts::button::primary;
use crate::parts::field::{Field, area, line};
use crate::parts::notice;
use crate::texts::{T, Text};
use crate::words::{self, Fault};

/// The screen.
pub(crate) fn write(app: &App) -> El {
    let [_, _, question] = words::kind(app.kind.get());
    let text = Field {
        id: "text",
        label: T.write.label,
        is_labelled: true,
        hint: Text::NONE,
        is_optional: false,
        typed: |app| &app.outgoing.text,
        fault: |app| fault(app, "text"),
        mend,
    };
    let email = Field {
        id: "email",
        label: T.write.email,
        is_labelled: true,
        hint: T.write.email_hint,
        is_optional: true,
        typed: |app| &app.outgoing.email,
        fault: |app| fault(app, "contact.email"),
        mend,
    };
    let name = Field {
        id: "name",
        label: T.write.name,
        is_labelled: true,
        hint: Text::NONE,
        is_optional: true,
        typed: |app| &app.outgoing.name,
        fault: |app| fault(app, "contact.name"),
        mend,
    };
    el("div", "screen")
        .add(
            el("div", "main")
                .add(el("h2", "").say(question))
                .add(area(app, &text))
                .add(line(app, &email, ("email", "email")))
                .add(line(app, &name, ("text", "name"))),
        )
        .add(
            el("div", "footer")
                .add(notice::fault(app, |app| fault(app, "")))
                .add(primary(
                    app,
                    // Read here, so that the form is not drawn anew under somebody who types already.
                    |app| T.write.send_to.fill([&app.site_name()]),
                    |app| &app.outgoing.is_busy,
                    super::super::app::Shared::send,
                )),
        )
}

/// What is wrong with a field; without a name, what is wrong with none of them.
fn fault(app: &Shared, field: &str) -> String {
    app.outgoing.fault.with(|fault| {
        let at = fault.field.as_deref().unwrap_or_default();
        let at = if matches!(at, "text" | "contact.email" | "contact.name") {
            at
        } else {
            ""
        };
        if at == field {
            fault.text.clone()
        } else {
            String::new()
        }
    })
}

fn mend(app: &Shared) {
    app.outgoing.fault.settle(Fault::default());
}
