//! Dates and times of day, as the browser writes them.

use crate::texts::{Language, T};
use answerable_shared::time::Timestamp;
use js_sys::{Array, Date, Function, Intl, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};

const DAY: f64 = 86_400_000.0;

/// A moment as short as it can be said: "14:30", "tomorrow 14:30", "Fri 21 Nov, 14:30".
pub(crate) fn moment(at: Timestamp, now: Timestamp) -> String {
    let time = time(at);
    match days_between(now, at) {
        0 => time,
        1 => T.time.tomorrow.fill([&time]),
        -1 => T.time.yesterday.fill([&time]),
        _ => T.time.on_day.fill([&day(at, now), &time]),
    }
}

/// The end of something that began at `from`: the time alone where it is on the same day.
pub(crate) fn moment_until(at: Timestamp, from: Timestamp, now: Timestamp) -> String {
    match days_between(from, at) {
        0 => time(at),
        _ => moment(at, now),
    }
}

/// A moment for "by …": "14:30 today".
pub(crate) fn moment_by(at: Timestamp, now: Timestamp) -> String {
    match days_between(now, at) {
        0 => T.time.today.fill([&time(at)]),
        _ => moment(at, now),
    }
}

/// Date and time in full.
pub(crate) fn full(at: Timestamp) -> String {
    written(at, &[("dateStyle", "full"), ("timeStyle", "short")])
}

/// In the form that a machine reads, for `<time datetime>`.
pub(crate) fn machine(at: Timestamp) -> String {
    date(at).to_iso_string().into()
}

/// The moment that a `datetime-local` field holds, in this device's time zone.
pub(crate) fn from_field(value: &str) -> Option<Timestamp> {
    if value.is_empty() {
        return None;
    }
    let millis = Date::new(&JsValue::from_str(value)).get_time();
    #[expect(
        clippy::cast_possible_truncation,
        reason = "a whole number of milliseconds"
    )]
    millis.is_finite().then_some(Timestamp(millis as i64))
}

/// What a `datetime-local` field holds for a moment.
pub(crate) fn to_field(at: Timestamp) -> String {
    let date = date(at);
    format!(
        "{:04}-{:02}-{:02}T{:02}:{:02}",
        date.get_full_year(),
        date.get_month() + 1,
        date.get_date(),
        date.get_hours(),
        date.get_minutes()
    )
}

/// Noon, this many days after the day of `now`.
pub(crate) fn noon_after(now: Timestamp, days: u32) -> Timestamp {
    let date = date(now);
    date.set_date(date.get_date() + days);
    date.set_hours(12);
    date.set_minutes(0);
    #[expect(
        clippy::cast_possible_truncation,
        reason = "a whole number of milliseconds"
    )]
    Timestamp(date.get_time() as i64)
}

/// Weekday, date and time as the clocks of a zone show it; those of this device where none is named.
pub(crate) fn on_the_wall(at: Timestamp, zone: Option<&str>) -> String {
    let mut parts = vec![
        ("weekday", "long"),
        ("day", "numeric"),
        ("month", "long"),
        ("hour", "numeric"),
        ("minute", "2-digit"),
    ];
    parts.extend(zone.map(|zone| ("timeZone", zone)));
    written(at, &parts)
}

/// A day of the week, counted from Monday.
pub(crate) fn weekday(at: usize) -> String {
    let at = i32::try_from(at).unwrap_or_default();
    // Noon, in this device's zone, of a day after a Monday.
    let date = Date::new_with_year_month_day_hr(2024, 0, 1 + at, 12);
    #[expect(
        clippy::cast_possible_truncation,
        reason = "a whole number of milliseconds"
    )]
    let noon = Timestamp(date.get_time() as i64);
    written(noon, &[("weekday", "long")])
}

/// A date such as `2028-02-29`: "29 Feb".
pub(crate) fn date_of(day: &str) -> String {
    dated(day, &[("day", "numeric"), ("month", "short")])
}

/// The month of such a date: "February 2028".
pub(crate) fn month_of(day: &str) -> String {
    dated(day, &[("month", "long"), ("year", "numeric")])
}

fn dated(day: &str, parts: &[(&str, &str)]) -> String {
    // Noon, in this device's zone: no change of clocks makes another date of it.
    let noon = from_field(&format!("{day}T12:00"));
    noon.map_or_else(|| day.to_owned(), |noon| written(noon, parts))
}

/// The zone of this device, by its IANA name.
pub(crate) fn zone() -> String {
    let options = Intl::DateTimeFormat::new(&Array::new(), &Object::new()).resolved_options();
    Reflect::get(&options, &JsValue::from_str("timeZone"))
        .ok()
        .and_then(|zone| zone.as_string())
        .unwrap_or_default()
}

/// Every zone that the browser knows; none where it does not say.
pub(crate) fn zones() -> Vec<String> {
    let get = |from: &JsValue, name| Reflect::get(from, &JsValue::from_str(name)).ok();
    let list = get(&js_sys::global(), "Intl")
        .and_then(|intl| get(&intl, "supportedValuesOf"))
        .and_then(|ask| ask.dyn_into::<Function>().ok())
        .and_then(|ask| {
            ask.call1(&JsValue::NULL, &JsValue::from_str("timeZone"))
                .ok()
        })
        .map(|list| Array::from(&list));
    let names = list.iter().flat_map(Array::iter);
    names.filter_map(|zone| zone.as_string()).collect()
}

fn time(at: Timestamp) -> String {
    // Of "00:05" some browsers make "0:05" where only the parts are named.
    written(at, &[("timeStyle", "short")])
}

fn day(at: Timestamp, now: Timestamp) -> String {
    let mut parts = vec![("weekday", "short"), ("day", "numeric"), ("month", "short")];
    if date(at).get_full_year() != date(now).get_full_year() {
        parts.push(("year", "numeric"));
    }
    written(at, &parts)
}

/// Days from the day of `from` to the day of `to`, by the calendar of this device.
fn days_between(from: Timestamp, to: Timestamp) -> i32 {
    let midnight = |at: Timestamp| {
        let date = date(at);
        date.set_hours(0);
        date.set_minutes(0);
        date.set_seconds(0);
        date.set_milliseconds(0);
        date.get_time()
    };
    // Days of 23 and 25 hours round to one.
    #[expect(clippy::cast_possible_truncation, reason = "a number of days")]
    let days = ((midnight(to) - midnight(from)) / DAY).round() as i32;
    days
}

fn date(at: Timestamp) -> Date {
    #[expect(
        clippy::cast_precision_loss,
        reason = "the browser's dates are no more exact"
    )]
    Date::new(&JsValue::from_f64(at.0 as f64))
}

/// `Intl` through the date's own method, in the desk's language and the reader's region.
fn written(at: Timestamp, parts: &[(&str, &str)]) -> String {
    let options = Object::new();
    for (name, value) in parts {
        let _set = Reflect::set(
            &options,
            &JsValue::from_str(name),
            &JsValue::from_str(value),
        );
    }
    let date = date(at);
    let say = Reflect::get(&date, &JsValue::from_str("toLocaleString"))
        .ok()
        .and_then(|say| say.dyn_into::<Function>().ok());
    say.and_then(|say| {
        say.call2(&date, &JsValue::from_str(&language()), &options)
            .ok()
    })
    .and_then(|words| words.as_string())
    .unwrap_or_default()
}

/// The desk's language as the reader's region has it; a reader of another language gets days before
/// months and 24 hours.
fn language() -> String {
    let (spoken, else_) = match Language::now() {
        Language::English => ("en", "en-GB"),
        Language::Chinese => ("zh", "zh-CN"),
    };
    web_sys::window()
        .and_then(|window| window.navigator().language())
        .filter(|language| language.starts_with(spoken))
        .unwrap_or_else(|| else_.to_owned())
}
