//! Times in words, by the browser's own calendar.

use crate::texts::{self, T};
use answerable_shared::time::Timestamp;
use js_sys::{Date, Object, Reflect};
use wasm_bindgen::JsValue;

const DAY_MS: f64 = 86_400_000.0;

/// This moment.
#[expect(clippy::cast_possible_truncation, reason = "whole milliseconds")]
pub(crate) fn now() -> Timestamp {
    Timestamp(Date::now() as i64)
}

/// When something is, as "14:30 today" or "14:30, Fri 21 Nov".
pub(crate) fn moment(at: Timestamp) -> String {
    let date = date(at);
    let time = words(&date, &[("timeStyle", "short")]);
    let today = midnight(&Date::new_0());
    #[expect(
        clippy::cast_possible_truncation,
        reason = "a few thousand days at most"
    )]
    let days = ((midnight(&date) - today) / DAY_MS).round() as i32;
    let template = match days {
        0 => T.time.today,
        1 => T.time.tomorrow,
        -1 => T.time.yesterday,
        _ => {
            let day = words(
                &date,
                &[("weekday", "short"), ("day", "numeric"), ("month", "short")],
            );
            return T.time.on_day.fill([&time, &day]);
        }
    };
    template.fill([&time])
}

/// The same for a machine to read.
pub(crate) fn machine(at: Timestamp) -> String {
    date(at).to_iso_string().into()
}

#[expect(clippy::cast_precision_loss, reason = "milliseconds of our times fit")]
fn date(at: Timestamp) -> Date {
    Date::new(&JsValue::from_f64(at.0 as f64))
}

fn midnight(date: &Date) -> f64 {
    let day = Date::new(date);
    day.set_hours(0);
    day.set_minutes(0);
    day.set_seconds(0);
    day.set_milliseconds(0)
}

fn words(date: &Date, options: &[(&str, &str)]) -> String {
    let wanted = Object::new();
    for (name, value) in options {
        let _set = Reflect::set(&wanted, &JsValue::from_str(name), &JsValue::from_str(value));
    }
    date.to_locale_string(texts::locale(), &wanted).into()
}
