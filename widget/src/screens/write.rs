//! Write: one field, and how to reach the person, if they wish.

use crate::app::App;
use crate::parts::button::primary;
use crate::parts::field::{Field, area, line};
use crate::parts::notice;
use crate::texts::{T, fill};
use crate::words;
use leptos::prelude::*;

/// The screen.
pub(crate) fn write(app: App) -> impl IntoView {
    let out = app.outgoing;
    let fault = move |field: &'static str| {
        Signal::derive(move || {
            out.fault.with(|fault| match &fault.field {
                Some(at) if at == field => fault.text.clone(),
                _ => String::new(),
            })
        })
    };
    // What belongs to no field is said above the button.
    let elsewhere = Signal::derive(move || {
        out.fault.with(|fault| match fault.field.as_deref() {
            Some("text" | "contact.email" | "contact.name") => String::new(),
            _ => fault.text.clone(),
        })
    });
    let (_, _, question) = words::kind(app.kind.get_untracked());
    view! {
        <main>
            <h2>{*question}</h2>
            {area(
                Field {
                    id: "text",
                    label: T.write_label,
                    hint: "",
                    is_optional: false,
                    kind: ("", ""),
                    fault: fault("text"),
                },
                out.text,
            )}
            {line(
                Field {
                    id: "email",
                    label: T.email,
                    hint: T.email_hint,
                    is_optional: true,
                    kind: ("email", "email"),
                    fault: fault("contact.email"),
                },
                out.email,
            )}
            {line(
                Field {
                    id: "name",
                    label: T.name,
                    hint: "",
                    is_optional: true,
                    kind: ("text", "name"),
                    fault: fault("contact.name"),
                },
                out.name,
            )}
        </main>
        <footer>
            {notice::fault(elsewhere)}
            {primary(fill(T.send_to, &app.site_name()), out.is_busy, Box::new(move || app.send()))}
        </footer>
    }
}
