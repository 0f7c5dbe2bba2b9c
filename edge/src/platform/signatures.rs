//! The platform's cryptography.

use super::Workerd;
use crate::failure::Failure;
use crate::ports::{Promise, Signatures};
use js_sys::futures::JsFuture;
use wasm_bindgen::prelude::wasm_bindgen;
use worker::send::SendFuture;

#[wasm_bindgen(module = "/src/platform/es256.js")]
extern "C" {
    fn es256(point: &[u8], message: &[u8], signature: &[u8]) -> js_sys::Promise;
}

impl Signatures for Workerd {
    fn es256<'a>(
        &'a self,
        point: &'a [u8],
        message: &'a [u8],
        signature: &'a [u8],
    ) -> Promise<'a, bool> {
        Box::pin(SendFuture::new(async move {
            let holds = JsFuture::from(es256(point, message, signature)).await;
            let holds =
                holds.map_err(|_| Failure::new("an identity key that is no point of P-256"))?;
            Ok(holds.is_truthy())
        }))
    }
}
