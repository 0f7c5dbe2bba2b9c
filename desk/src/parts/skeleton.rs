//! What stands where something will be.

use crate::texts::T;
use leptos::prelude::*;

/// Rows of the list, while they load.
#[component]
pub(crate) fn RowSkeletons() -> impl IntoView {
    view! {
        <div class="skeletons" role="status" aria-label=T.skeleton.cases.say()>
            {(0..6)
                .map(|_| {
                    view! {
                        <div class="row-skeleton" aria-hidden="true">
                            <i class="bone short"></i>
                            <i class="bone"></i>
                            <i class="bone mid"></i>
                        </div>
                    }
                })
                .collect_view()}
        </div>
    }
}

/// A case, while it loads.
#[component]
pub(crate) fn CaseSkeleton() -> impl IntoView {
    view! {
        <div class="case-skeleton" role="status" aria-label=T.skeleton.case.say()>
            <i class="bone short"></i>
            <i class="bone title"></i>
            <i class="bone"></i>
            <i class="bone"></i>
            <i class="bone mid"></i>
            <i class="bone block"></i>
        </div>
    }
}
