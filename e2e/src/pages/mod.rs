//! The product's pages, as their users use them.
