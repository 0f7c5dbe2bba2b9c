//! An object's own SQLite.

use crate::failure::Failure;
use crate::sql::{Row, Sql, Value};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast as _, JsValue};
use worker::{SqlStorage, SqlStorageValue, Storage};

#[wasm_bindgen]
extern "C" {
    /// The storage, for the one method that the `worker` crate does not bind.
    #[derive(Clone, Debug)]
    type TransactionalStorage;

    #[wasm_bindgen(method, catch, js_name = transactionSync)]
    fn transaction_sync(
        this: &TransactionalStorage,
        work: &mut dyn FnMut() -> Result<JsValue, JsValue>,
    ) -> Result<JsValue, JsValue>;
}

/// The database of one object.
#[derive(Clone, Debug)]
pub(super) struct ObjectSql {
    sql: SqlStorage,
    storage: TransactionalStorage,
}

impl ObjectSql {
    pub(super) fn new(storage: &Storage) -> Self {
        let raw: &JsValue = storage.as_raw().as_ref();
        Self {
            sql: storage.sql(),
            storage: raw.clone().unchecked_into(),
        }
    }
}

impl Sql for ObjectSql {
    fn run(&self, statement: &str, values: &[Value]) -> Result<Vec<Row>, Failure> {
        let values: Vec<SqlStorageValue> = values.iter().map(bind).collect();
        let cursor = self.sql.exec(statement, values)?;
        cursor
            .raw()
            .map(|row| row?.into_iter().map(read).collect())
            .collect()
    }

    fn atomically(&self, work: &mut dyn FnMut() -> Result<(), Failure>) -> Result<(), Failure> {
        let mut failure = None;
        let done = self.storage.transaction_sync(&mut || {
            work().map(|()| JsValue::UNDEFINED).map_err(|error| {
                failure = Some(error);
                // What is thrown rolls the transaction back.
                js_sys::Error::new("rolled back").into()
            })
        });
        match (done, failure) {
            (Ok(_), _) => Ok(()),
            (Err(_), Some(failure)) => Err(failure),
            (Err(error), None) => Err(worker::Error::from(error).into()),
        }
    }
}

fn bind(value: &Value) -> SqlStorageValue {
    match value {
        Value::Null => SqlStorageValue::Null,
        Value::Integer(number) => SqlStorageValue::Integer(*number),
        Value::Text(text) => SqlStorageValue::String(text.clone()),
    }
}

fn read(value: SqlStorageValue) -> Result<Value, Failure> {
    match value {
        SqlStorageValue::Null => Ok(Value::Null),
        SqlStorageValue::Integer(number) => Ok(Value::Integer(number)),
        SqlStorageValue::String(text) => Ok(Value::Text(text)),
        _ => Err(Failure::new("a column of a type that we do not store")),
    }
}
