//! Submissions kept on this device until the edge has acknowledged them.
//!
//! Kept in IndexedDB, so that they survive a reload, a crash and a flat battery. Where storage is
//! blocked (private windows, strict settings) they are kept in memory only.

use crate::json;
use js_sys::{Array, Function, Promise};
use serde::{Deserialize, Serialize};
use std::cell::RefCell;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{IdbDatabase, IdbObjectStore, IdbRequest, IdbTransactionMode};

const DATABASE: &str = "answerable";
const STORE: &str = "outbox";

/// Something to be sent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Parcel {
    /// The idempotency key: the same for every attempt.
    pub key: String,
    /// The site it goes to.
    pub site: String,
    /// The body as JSON text: the same bytes for every attempt.
    pub body: String,
}

/// Parcels that are not acknowledged.
#[derive(Debug, Default)]
pub struct Outbox {
    database: Option<IdbDatabase>,
    memory: RefCell<Vec<Parcel>>,
}

impl Outbox {
    /// Opens the device's outbox; one in memory where storage is blocked.
    pub async fn open() -> Self {
        Self {
            database: open_database().await.ok(),
            memory: RefCell::default(),
        }
    }

    /// Keeps a parcel; one with the same key is replaced. Tells whether it is on disk: where storage
    /// is blocked, it is in memory only.
    pub async fn keep(&self, parcel: &Parcel) -> bool {
        let text = JsValue::from_str(&json::to_text(parcel));
        let key = JsValue::from_str(&parcel.key);
        let kept = self.change(|store| store.put_with_key(&text, &key)).await;
        if !kept {
            self.forget_in_memory(&parcel.key);
            self.memory.borrow_mut().push(parcel.clone());
        }
        kept
    }

    /// Removes a parcel: it was acknowledged, or taken back.
    pub async fn remove(&self, key: &str) {
        self.forget_in_memory(key);
        let key = JsValue::from_str(key);
        self.change(|store| store.delete(&key)).await;
    }

    /// The parcels for a site.
    pub async fn parcels(&self, site: &str) -> Vec<Parcel> {
        let mut parcels = self.stored().await.unwrap_or_default();
        parcels.extend(self.memory.borrow().iter().cloned());
        parcels.retain(|parcel| parcel.site == site);
        parcels
    }

    fn forget_in_memory(&self, key: &str) {
        self.memory.borrow_mut().retain(|parcel| parcel.key != key);
    }

    /// Makes one change and waits until it is on disk; tells whether it is.
    async fn change(
        &self,
        change: impl FnOnce(&IdbObjectStore) -> Result<IdbRequest, JsValue>,
    ) -> bool {
        let changed = async {
            let store = self.store(IdbTransactionMode::Readwrite)?;
            change(&store)?;
            let transaction = store.transaction();
            settled(|done, failed| {
                transaction.set_oncomplete(Some(done));
                transaction.set_onerror(Some(failed));
                transaction.set_onabort(Some(failed));
            })
            .await
        };
        changed.await.is_ok()
    }

    async fn stored(&self) -> Result<Vec<Parcel>, JsValue> {
        let values = answered(&self.store(IdbTransactionMode::Readonly)?.get_all()?).await?;
        Ok(Array::from(&values)
            .iter()
            .filter_map(|value| json::from_text(&value.as_string()?).ok())
            .collect())
    }

    fn store(&self, mode: IdbTransactionMode) -> Result<IdbObjectStore, JsValue> {
        self.database
            .as_ref()
            .ok_or(JsValue::NULL)?
            .transaction_with_str_and_mode(STORE, mode)?
            .object_store(STORE)
    }
}

async fn open_database() -> Result<IdbDatabase, JsValue> {
    let window = web_sys::window().ok_or(JsValue::NULL)?;
    let factory = window.indexed_db()?.ok_or(JsValue::NULL)?;
    let request = factory.open_with_u32(DATABASE, 1)?;
    let opening = request.clone();
    let upgrade = Closure::once(move || {
        if let Ok(Ok(database)) = opening.result().map(JsCast::dyn_into::<IdbDatabase>) {
            let _made = database.create_object_store(STORE);
        }
    });
    request.set_onupgradeneeded(Some(upgrade.as_ref().unchecked_ref()));
    answered(&request).await?.dyn_into()
}

async fn answered(request: &IdbRequest) -> Result<JsValue, JsValue> {
    settled(|done, failed| {
        request.set_onsuccess(Some(done));
        request.set_onerror(Some(failed));
    })
    .await?;
    request.result()
}

/// Waits until one of the two functions has been called.
async fn settled(mut listen: impl FnMut(&Function, &Function)) -> Result<(), JsValue> {
    let promise = Promise::new(&mut |done, failed| listen(&done, &failed));
    JsFuture::from(promise).await.map(|_| ())
}
