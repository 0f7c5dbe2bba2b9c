//! SQLite in memory.

use answerable_edge::failure::Failure;
use answerable_edge::sql::{Row, Sql, Value};
use rusqlite::Connection;
use rusqlite::types::Value as Stored;
use std::sync::{Arc, Mutex};

/// A database; clones share it.
#[derive(Clone, Debug)]
pub(crate) struct MemorySql(Arc<Mutex<Connection>>);

impl Default for MemorySql {
    fn default() -> Self {
        Self(Arc::new(Mutex::new(Connection::open_in_memory().unwrap())))
    }
}

impl MemorySql {
    /// How many tables there are: none before anything was stored.
    pub(crate) fn tables(&self) -> usize {
        self.run("SELECT name FROM sqlite_master", &[])
            .unwrap()
            .len()
    }

    /// Every row of `table` as one line each.
    pub(crate) fn dump(&self, table: &str) -> String {
        let rows = self.run(&format!("SELECT * FROM {table}"), &[]).unwrap();
        let line = |row: &Row| {
            let values: Vec<String> = row.iter().map(shown).collect();
            format!("{}\n", values.join(" | "))
        };
        rows.iter().map(line).collect()
    }
}

impl Sql for MemorySql {
    fn run(&self, statement: &str, values: &[Value]) -> Result<Vec<Row>, Failure> {
        let connection = self.0.lock().unwrap();
        let failed = |error: rusqlite::Error| Failure::new(error.to_string());
        let mut prepared = connection.prepare(statement).map_err(failed)?;
        let columns = prepared.column_count();
        let values = rusqlite::params_from_iter(values.iter().map(bind));
        let rows = prepared.query_map(values, |row| {
            (0..columns).map(|at| Ok(read(row.get(at)?))).collect()
        });
        rows.map_err(failed)?
            .map(|row| row.map_err(failed))
            .collect()
    }

    fn atomically(&self, work: &mut dyn FnMut() -> Result<(), Failure>) -> Result<(), Failure> {
        self.run("SAVEPOINT work", &[])?;
        let done = work();
        if done.is_err() {
            self.run("ROLLBACK TO work", &[])?;
        }
        self.run("RELEASE work", &[])?;
        done
    }
}

fn bind(value: &Value) -> Stored {
    match value {
        Value::Null => Stored::Null,
        Value::Integer(number) => Stored::Integer(*number),
        Value::Text(text) => Stored::Text(text.clone()),
    }
}

fn read(value: Stored) -> Value {
    match value {
        Stored::Null => Value::Null,
        Stored::Integer(number) => Value::Integer(number),
        Stored::Text(text) => Value::Text(text),
        other => panic!("nobody stores {other:?}"),
    }
}

fn shown(value: &Value) -> String {
    match value {
        Value::Null => "NULL".to_owned(),
        Value::Integer(number) => number.to_string(),
        Value::Text(text) => text.clone(),
    }
}
