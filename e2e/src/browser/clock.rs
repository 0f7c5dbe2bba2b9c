//! The clock that pages read.

use serde_json::json;

use super::Browser;

/// What `Date` says, in every page before its own scripts run. Timers go on as ever.
const AHEAD: &str = "() => {
    const now = () => Real.now() + AHEAD;
    const Real = Date;
    globalThis.Date = new Proxy(Real, {
        construct: (_, given, made) => Reflect.construct(Real, given.length ? given : [now()], made),
        apply: () => new Date().toString(),
        get: (_, name) => name == 'now' ? now : Reflect.get(Real, name),
    });
}";

impl Browser {
    /// Sets the clock ahead for pages that are loaded from now on.
    ///
    /// # Panics
    /// When this is WebKit.
    pub async fn set_ahead(&self, ms: i64) {
        let bidi = self
            .bidi
            .as_ref()
            .expect("scripts come before pages by BiDi");
        let script = json!({ "functionDeclaration": AHEAD.replace("AHEAD", &ms.to_string()) });
        let added = bidi.command("script.addPreloadScript", script).await;
        let new = added["script"].as_str().map(ToOwned::to_owned);
        let old = std::mem::replace(
            &mut *self.clock.lock().expect("no thread panics with it"),
            new,
        );
        if let Some(old) = old {
            bidi.command("script.removePreloadScript", json!({ "script": old }))
                .await;
        }
    }
}
