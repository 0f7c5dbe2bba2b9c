//! The records in KV.

use super::objects::Stubs;
use crate::bindings;
use crate::failure::Failure;
use crate::ports::{Promise, RecordPage, Records};
use js_sys::futures::JsFuture;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;
use worker::send::SendFuture;

#[wasm_bindgen(module = "/src/platform/records.js")]
extern "C" {
    #[wasm_bindgen(catch)]
    fn page(records: &JsValue, cursor: &str) -> Result<js_sys::Promise, JsValue>;
}

impl Records for Stubs {
    fn page<'a>(&'a self, cursor: &'a str) -> Promise<'a, RecordPage> {
        Box::pin(SendFuture::new(async move {
            let failed = |_| Failure::passing("KV");
            let records =
                js_sys::Reflect::get(&self.0, &bindings::RECORDS.into()).map_err(failed)?;
            let text = JsFuture::from(page(&records, cursor).map_err(failed)?).await;
            let text = text.map_err(failed)?.as_string().unwrap_or_default();
            let mut lines = text.lines().map(ToOwned::to_owned);
            Ok(RecordPage {
                next: lines.next().unwrap_or_default(),
                records: lines.collect(),
            })
        }))
    }
}
