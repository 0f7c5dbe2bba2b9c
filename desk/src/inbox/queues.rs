//! The queues with their counts, and who is signed in.

use super::feed;
use super::order::Queue;
use crate::desk::Desk;
use crate::figures::link::figures_link;
use crate::parts::connection::Connection;
use crate::parts::el::Drawn;
use crate::parts::icon::{Icon, Sign};
use crate::parts::languages::OtherLanguage;
use crate::parts::person::Person;
use crate::session::fragment::Fragment;
use crate::session::start::sign_out;
use crate::settings::Section;
use crate::texts::T;
use leptos::prelude::*;

/// The queues: a column on wide screens, a row above the list on narrow ones.
#[component]
pub(crate) fn Queues() -> impl IntoView {
    let desk = Desk::here();
    let (site, me) = (desk.site_name(), desk.me());
    view! {
        <header class="rail">
            <h1 class="site">
                <bdi>{site}</bdi>
            </h1>
            <nav aria-label=T.rail.queues.say()>
                <ul class="queues">
                    {Queue::ALL.map(|queue| view! { <QueueLink queue /> }).collect_view()}
                </ul>
            </nav>
            <div class="rail-end">
                <Connection link=desk.link />
                <Drawn draw=Box::new(figures_link) />
                <SettingsLink />
                <button
                    type="button"
                    class="button plain help-button"
                    on:click=move |_| desk.help.set(true)
                >
                    {T.rail.keys.say()}
                    <kbd>"?"</kbd>
                </button>
                <OtherLanguage />
                <div class="me">
                    <Person name=me.clone() ours=true />
                    <bdi class="me-name">{me}</bdi>
                    <button type="button" class="button plain" on:click=move |_| sign_out(desk)>
                        {T.rail.sign_out.say()}
                    </button>
                </div>
            </div>
        </header>
    }
}

#[component]
fn SettingsLink() -> impl IntoView {
    let desk = Desk::here();
    let current = move || {
        desk.settings
            .section
            .with(Option::is_some)
            .then_some("page")
    };
    view! {
        <a
            class="queue settings-link"
            href=Fragment::of_settings(Section::Promises)
            aria-current=current
        >
            <Icon sign=Sign::Gear />
            <span>{T.settings.title.say()}</span>
        </a>
    }
}

#[component]
fn QueueLink(queue: Queue) -> impl IntoView {
    let desk = Desk::here();
    let current =
        move || !desk.is_elsewhere() && desk.selection.with(|selection| selection.queue == queue);
    let count = move || desk.counts.get().map(|counts| queue.count(&counts));
    let choose = move |_| {
        if current() {
            return;
        }
        desk.back_to_inbox();
        desk.selection.update(|selection| selection.queue = queue);
        desk.cursor.set(None);
        feed::select(desk);
    };
    view! {
        <li>
            <button
                type="button"
                class="queue"
                class:hot=move || queue == Queue::Waiting && count().is_some_and(|count| count > 0)
                aria-current=move || current().then_some("page")
                on:click=choose
            >
                <span class="queue-title">{queue.title()}</span>
                <span class="queue-count">{count}</span>
            </button>
        </li>
    }
}
