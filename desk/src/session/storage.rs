//! The session, kept in this tab and on this device.
//!
//! The tab's own copy comes first, so that two people can be signed in in two tabs; the device's
//! lets a new tab in.

use crate::parts::store::{self, Area};
use answerable_shared::api::Session;

const KEY: &str = "answerable.desk.session";

/// The session to go on with, if there is one.
pub(crate) fn load() -> Option<Session> {
    read(Area::Tab).or_else(|| read(Area::Device))
}

/// Keeps a session.
pub(crate) fn save(session: &Session) {
    for area in [Area::Tab, Area::Device] {
        store::write(area, KEY, session);
    }
}

/// Forgets a session; another one that was kept meanwhile stays.
pub(crate) fn forget(session: &Session) {
    for area in [Area::Tab, Area::Device] {
        if read(area).is_some_and(|kept| kept.session == session.session) {
            store::remove(area, KEY);
        }
    }
}

/// Whether a change of the device's storage may be a sign-in elsewhere.
pub(crate) fn is_key(key: Option<&str>) -> bool {
    key == Some(KEY)
}

fn read(area: Area) -> Option<Session> {
    store::read(area, KEY)
}
