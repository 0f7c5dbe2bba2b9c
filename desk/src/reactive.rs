//! What the desk uses of the reactive system that Leptos is made of. Its elements are `parts::el`.

pub(crate) use reactive_graph::computed::Memo;
pub(crate) use reactive_graph::effect::Effect;
pub(crate) use reactive_graph::graph::untrack;
pub(crate) use reactive_graph::owner::{
    ArcStoredValue, LocalStorage, Owner, StoredValue, expect_context, on_cleanup, provide_context,
};
pub(crate) use reactive_graph::signal::{ArcRwSignal, RwSignal};
pub(crate) use reactive_graph::traits::*;
