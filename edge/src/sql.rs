//! The one thing that stored state needs from its surroundings: SQLite, synchronously.
//!
//! On the edge this is a Durable Object's own database; in tests on the host it is SQLite in memory, so that the very
//! statements that run in production are tested.

use crate::failure::Failure;

/// A value in a row.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// Nothing.
    Null,
    /// A whole number; the platform keeps only ±2⁵³ exactly.
    Integer(i64),
    /// A text.
    Text(String),
}

/// One row of an answer, in the order of its columns.
pub type Row = Vec<Value>;

/// A database of one object.
pub trait Sql {
    /// Runs one statement.
    ///
    /// # Errors
    /// What the database says, for the log.
    fn run(&self, statement: &str, values: &[Value]) -> Result<Vec<Row>, Failure>;

    /// Runs `work` as one transaction: all of it is stored, or, if it fails, nothing.
    ///
    /// # Errors
    /// What `work` failed with, or the database.
    fn atomically(&self, work: &mut dyn FnMut() -> Result<(), Failure>) -> Result<(), Failure>;
}

impl<S: Sql> Sql for &S {
    fn run(&self, statement: &str, values: &[Value]) -> Result<Vec<Row>, Failure> {
        (**self).run(statement, values)
    }

    fn atomically(&self, work: &mut dyn FnMut() -> Result<(), Failure>) -> Result<(), Failure> {
        (**self).atomically(work)
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<&String> for Value {
    fn from(text: &String) -> Self {
        Self::Text(text.clone())
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<i64> for Value {
    fn from(number: i64) -> Self {
        Self::Integer(number)
    }
}

impl From<u32> for Value {
    fn from(number: u32) -> Self {
        Self::Integer(i64::from(number))
    }
}

impl From<u64> for Value {
    fn from(number: u64) -> Self {
        Self::Integer(i64::try_from(number).unwrap_or(i64::MAX))
    }
}

impl<T: Into<Self>> From<Option<T>> for Value {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Null, Into::into)
    }
}

/// The text in column `at`.
///
/// # Errors
/// The column is not there or holds something else: the database was written by other code.
pub fn text(row: &Row, at: usize) -> Result<String, Failure> {
    match row.get(at) {
        Some(Value::Text(text)) => Ok(text.clone()),
        other => Err(unexpected(at, other)),
    }
}

/// The whole number in column `at`.
///
/// # Errors
/// As for [`text`].
pub fn integer(row: &Row, at: usize) -> Result<i64, Failure> {
    match row.get(at) {
        Some(Value::Integer(number)) => Ok(*number),
        other => Err(unexpected(at, other)),
    }
}

/// The whole number in column `at`, which is never below zero.
///
/// # Errors
/// As for [`text`].
pub fn count(row: &Row, at: usize) -> Result<u64, Failure> {
    u64::try_from(integer(row, at)?).map_err(|_| unexpected(at, row.get(at)))
}

fn unexpected(at: usize, found: Option<&Value>) -> Failure {
    // Only the sort of value: what is stored may be personal.
    let found = match found {
        None => "no column",
        Some(Value::Null) => "nothing",
        Some(Value::Integer(_)) => "a number",
        Some(Value::Text(_)) => "a text",
    };
    Failure::new(format!("column {at} holds {found}"))
}
