//! The page of one case.

use super::actions::Acting;
use super::cell::CaseCell;
use super::follow;
use super::head::Head;
use super::letter::Letter;
use super::promise::Promise;
use super::timeline::Timeline;
use super::todo::{take, todo};
use crate::composer::panel::composer;
use crate::composer::tab::Tab;
use crate::desk::Desk;
use crate::parts::el::Drawn;
use crate::parts::icon::{Icon, Sign};
use crate::parts::page;
use crate::parts::skeleton::CaseSkeleton;
use crate::texts::T;
use answerable_shared::command::CommandName;
use leptos::html;
use leptos::prelude::*;

/// Closer to the end than this, in pixels, the page follows what is added.
const NEAR: i32 = 120;

/// The page of one case.
#[component]
pub(crate) fn CasePage(reference: String) -> impl IntoView {
    let desk = Desk::here();
    let cell = desk.case(&reference);
    follow::follow(desk, &reference);
    let arrived = {
        let cell = cell.clone();
        Memo::new(move |_| cell.seq() > 0)
    };
    let label = T.page.case.fill([&reference]);
    let body = {
        let (cell, reference) = (cell.clone(), reference.clone());
        move || {
            if arrived.get() {
                view! { <Letters cell=cell.clone() reference=reference.clone() /> }.into_any()
            } else {
                view! { <Waiting cell=cell.clone() reference=reference.clone() /> }.into_any()
            }
        }
    };
    view! {
        <article class="case" aria-label=label>
            <Head reference cell />
            {body}
        </article>
    }
}

/// What stands there before the case does.
#[component]
fn Waiting(cell: CaseCell, reference: String) -> impl IntoView {
    let desk = Desk::here();
    move || match cell.trouble.get() {
        None => view! { <CaseSkeleton /> }.into_any(),
        Some(sentence) => {
            let reference = reference.clone();
            let absent = cell.absent.get();
            view! {
                <div class="empty" role="alert">
                    <Icon sign=Sign::Warning />
                    <p class="empty-title">
                        {if absent { T.page.absent.say() } else { T.page.not_loaded.say() }}
                    </p>
                    <p>{sentence}</p>
                    <button
                        type="button"
                        class="button"
                        on:click=move |_| follow::again(desk, &reference)
                    >
                        {T.page.again.say()}
                    </button>
                </div>
            }
            .into_any()
        }
    }
}

/// The case: letter, promise, timeline, what to do now, composer.
#[component]
fn Letters(cell: CaseCell, reference: String) -> impl IntoView {
    let desk = Desk::here();
    let scroll = NodeRef::<html::Div>::new();
    let first_time = desk
        .seen
        .with_untracked(|seen| seen.last(&reference).is_none());
    let below = RwSignal::new(false);
    // Whoever leaves before the next frame takes all of it along.
    let to_end = move || {
        if let Some(scroll) = scroll.try_get_untracked().flatten() {
            scroll.set_scroll_top(scroll.scroll_height());
        }
        let _gone = below.try_set(false);
    };
    let is_near = move || {
        scroll.get_untracked().is_none_or(|scroll| {
            scroll.scroll_height() - scroll.scroll_top() - scroll.client_height() < NEAR
        })
    };
    let me = desk.me();
    let latest = cell.clone();
    let last_is_mine = move || {
        latest.view.with_untracked(|view| {
            let last = view.as_ref().and_then(|view| view.timeline.last());
            last.is_some_and(|entry| entry.name.as_deref() == Some(me.as_str()))
        })
    };
    let (shown, read) = (cell.clone(), reference.clone());
    Effect::new(move |earlier: Option<u64>| {
        let seq = shown.seq();
        desk.has_read(&read, seq);
        match earlier {
            // Read top-down the first time; later, from where it was left.
            None if first_time => {}
            None => request_animation_frame(to_end),
            Some(earlier) if earlier < seq && (is_near() || last_is_mine()) => {
                request_animation_frame(to_end);
            }
            Some(earlier) if earlier < seq => below.set(true),
            Some(_) => {}
        }
        seq
    });
    view! {
        <div
            class="case-scroll"
            node_ref=scroll
            tabindex="0"
            on:scroll=move |_| {
                if below.get_untracked() && is_near() {
                    below.set(false);
                }
            }
        >
            <div class="case-column">
                <Letter cell=cell.clone() />
                <Promise cell=cell.clone() />
                <Timeline cell=cell.clone() />
                <Now cell=cell.clone() reference=reference.clone() />
            </div>
        </div>
        {move || {
            below
                .get()
                .then(|| {
                    view! {
                        <button type="button" class="button below" on:click=move |_| to_end()>
                            <Icon sign=Sign::Down />
                            {T.page.below.say()}
                        </button>
                    }
                })
        }}
        <Drawn draw=Box::new(move || composer(cell.clone(), reference.clone())) />
    }
}

/// What to do now.
#[component]
fn Now(cell: CaseCell, reference: String) -> impl IntoView {
    let desk = Desk::here();
    let taking = Acting::new();
    let me = desk.me();
    let state = move || {
        let latest = cell.latest_of_requester();
        cell.head(|head| {
            let acts = desk.may_act();
            let can_reopen = acts && head.can.contains(&CommandName::Reopen);
            let take = take(head, &me).filter(|_| acts);
            (todo(head, latest, &me), take, can_reopen)
        })
    };
    let reopen = move |_| {
        desk.tab.set(Tab::Reopen);
        page::focus_soon(format!("write-{}", Tab::Reopen.slug()));
    };
    view! {
        <section class="todo" aria-label=T.page.now.say()>
            {move || {
                state()
                    .map(|(todo, take, can_reopen)| {
                        let reference = reference.clone();
                        view! {
                            <div class="todo-card" class:ours=todo.ours>
                                <div class="todo-words">
                                    <h2 dir="auto">{todo.title}</h2>
                                    <p dir="auto">{todo.text}</p>
                                    {todo
                                        .alarms
                                        .into_iter()
                                        .map(|alarm| {
                                            view! {
                                                <p class="todo-alarm" dir="auto">
                                                    <Icon sign=Sign::Warning />
                                                    {alarm}
                                                </p>
                                            }
                                        })
                                        .collect_view()}
                                </div>
                                {take
                                    .map(|words| {
                                        view! {
                                            <button
                                                type="button"
                                                class="button"
                                                class:main=todo.ours
                                                aria-disabled=move || taking.busy.get().to_string()
                                                on:click=move |_| taking.take(desk, reference.clone())
                                            >
                                                {words}
                                            </button>
                                        }
                                    })}
                                {can_reopen
                                    .then(|| {
                                        view! {
                                            <button type="button" class="button" on:click=reopen>
                                                {T.page.reopen.say()}
                                            </button>
                                        }
                                    })}
                            </div>
                        }
                    })
            }}
            {move || {
                taking
                    .trouble
                    .get()
                    .map(|sentence| {
                        view! {
                            <div class="notice soon" role="alert">
                                <Icon sign=Sign::Warning />
                                <p dir="auto">{sentence}</p>
                            </div>
                        }
                    })
            }}
        </section>
    }
}
