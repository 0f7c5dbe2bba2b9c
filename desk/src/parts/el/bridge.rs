//! Between elements and views, until there are no views any more.

use super::{El, group};
use leptos::html;
use leptos::prelude::*;
use leptos::tachys::view::{Mountable, Render};

/// A view among elements.
pub(crate) fn viewed(view: impl IntoView + 'static) -> El {
    let place = group();
    let mut state = view.into_any().build();
    state.mount(&place.0, None);
    // Its closures live as long as it does.
    let _kept = StoredValue::new_local(state);
    place
}

/// An element in a view, in a place without a box.
#[component]
pub(crate) fn Drawn(draw: Box<dyn Fn() -> El + Send + Sync>) -> impl IntoView {
    let place = NodeRef::<html::Div>::new();
    Effect::new(move || {
        if let Some(place) = place.get() {
            let _drawn = El::of(place.into()).add(untrack(&draw));
        }
    });
    view! { <div class="place" node_ref=place></div> }
}
