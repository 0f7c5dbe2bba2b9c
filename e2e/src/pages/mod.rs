//! The product's pages, as their users use them. Every name that the tests look for is here.

mod desk;
mod widget;

pub use self::desk::{Card, Desk};
pub use self::widget::Widget;
