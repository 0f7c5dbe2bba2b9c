//! The inbox: queues, saved views, filters, search, the list and the board.
//!
//! - `order`, `selection`, `rows`, `bands`, `due`, `seen`: what can be decided without a browser.
//! - `feed`: from the edge. `state`, `views`, `undo`: what is kept. `bulk`: many cases at once.
//! - `queues`, `filters` (`by`), `list`, `board`, `row`, `sheet` (`naming`): what is drawn. `cursor`: where the keyboard is.

pub(crate) mod bands;
pub(crate) mod board;
pub(crate) mod bulk;
pub(crate) mod by;
pub(crate) mod cursor;
pub(crate) mod due;
pub(crate) mod feed;
pub(crate) mod filters;
pub(crate) mod list;
pub(crate) mod naming;
pub(crate) mod order;
pub(crate) mod queues;
pub(crate) mod row;
pub(crate) mod rows;
pub(crate) mod seen;
pub(crate) mod selection;
pub(crate) mod sheet;
pub(crate) mod state;
pub(crate) mod undo;
pub(crate) mod views;
