//! Time zones, as the platform knows them: its data is kept up to date, and none of it weighs on the upload.

use crate::ports::Zones;
use answerable_shared::calendar::Offset;
use answerable_shared::time::Timestamp;
use js_sys::{Array, Date, Function, Object, Reflect};
use std::cell::RefCell;
use wasm_bindgen::{JsCast as _, JsValue};

const HOUR_MS: i64 = 3_600_000;
/// Between two looks at a zone. No zone changes its offset and back within that, so none is missed.
const STEP_MS: i64 = 7 * 24 * HOUR_MS;
/// How far ahead a zone's offsets are looked up. A promise is for a year at most.
const AHEAD_MS: i64 = 3 * 366 * 24 * HOUR_MS;

thread_local! {
    /// The zone that was looked up last, with the day on which it was.
    static KNOWN: RefCell<Option<(String, i64, Vec<Offset>)>> = const { RefCell::new(None) };
}

/// `Intl.DateTimeFormat`.
#[derive(Clone, Copy, Debug)]
pub(super) struct Intl;

impl Zones for Intl {
    fn offsets(&self, zone: &str, now: Timestamp) -> Option<Vec<Offset>> {
        // From the beginning of a week on, so that a case does not carry another list each second.
        let from = now.0.div_euclid(STEP_MS).saturating_sub(1) * STEP_MS;
        KNOWN.with_borrow_mut(|known| {
            if let Some((name, since, offsets)) = known
                && name == zone
                && *since == from
            {
                return Some(offsets.clone());
            }
            let offsets = look_up(zone, from)?;
            *known = Some((zone.to_owned(), from, offsets.clone()));
            Some(offsets)
        })
    }
}

fn look_up(zone: &str, from: i64) -> Option<Vec<Offset>> {
    let format = format(zone)?;
    let mut last = minutes(&format, from)?;
    let mut offsets = vec![Offset {
        from: Timestamp(from),
        minutes: last,
    }];
    let mut at = from;
    while at < from.saturating_add(AHEAD_MS) {
        let next = at + STEP_MS;
        let then = minutes(&format, next)?;
        if then != last {
            // Zones change on whole minutes.
            let (mut before, mut after) = (at / 60_000, next / 60_000);
            while after - before > 1 {
                let middle = before.midpoint(after);
                if minutes(&format, middle * 60_000)? == last {
                    before = middle;
                } else {
                    after = middle;
                }
            }
            offsets.push(Offset {
                from: Timestamp(after * 60_000),
                minutes: then,
            });
            last = then;
        }
        at = next;
    }
    Some(offsets)
}

/// A function that writes a moment with the zone's offset; none if there is no such zone.
fn format(zone: &str) -> Option<Function> {
    let options = Object::new();
    for (name, value) in [("timeZone", zone), ("timeZoneName", "longOffset")] {
        Reflect::set(&options, &name.into(), &value.into()).ok()?;
    }
    let intl = Reflect::get(&js_sys::global(), &"Intl".into()).ok()?;
    let constructor = Reflect::get(&intl, &"DateTimeFormat".into()).ok()?;
    let arguments = Array::of2(&"en-US".into(), &options);
    let format = Reflect::construct(constructor.unchecked_ref::<Function>(), &arguments).ok()?;
    Reflect::get(&format, &"format".into())
        .ok()?
        .dyn_into()
        .ok()
}

/// Minutes east of UTC at `at`.
fn minutes(format: &Function, at: i64) -> Option<i32> {
    let date = Date::new(&JsValue::from_f64(at as f64));
    let said = format.call1(&JsValue::UNDEFINED, &date).ok()?.as_string()?;
    // "11/22/2026, GMT+05:30", or just "GMT".
    let (_, offset) = said.rsplit_once("GMT")?;
    if offset.is_empty() {
        return Some(0);
    }
    let (hours, minutes) = offset.get(1..)?.split_once(':')?;
    // Zones of long ago had seconds.
    let minutes: i32 = minutes.get(..2)?.parse().ok()?;
    let east = hours.parse::<i32>().ok()? * 60 + minutes;
    Some(if offset.starts_with('-') { -east } else { east })
}
