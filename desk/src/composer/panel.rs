//! The composer: tabs, the fields of one, and the button that sends it.

use super::ask::Ask;
use super::field::Form;
use super::news::News;
use super::note::Note;
use super::offer::Offer;
use super::progress::Progress;
use super::reopen::Reopen;
use super::reply::Reply;
use super::resolve::Resolve;
use super::send::send;
use super::tab::Tab;
use crate::case::cell::CaseCell;
use crate::desk::Desk;
use crate::parts::icon::{Icon, Sign};
use crate::parts::page;
use crate::texts::T;
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

/// The composer of one case; for those who may only read, why there is none.
#[component]
pub(crate) fn Composer(cell: CaseCell, reference: String) -> impl IntoView {
    if Desk::here().may_act() {
        view! { <Tabs cell reference /> }.into_any()
    } else {
        view! {
            <p class="composer reader">
                <Icon sign=Sign::Lock />
                {T.panel.reader.say()}
            </p>
        }
        .into_any()
    }
}

#[component]
fn Tabs(cell: CaseCell, reference: String) -> impl IntoView {
    let desk = Desk::here();
    let takes = {
        let cell = cell.clone();
        move |tab: Tab| {
            cell.head(|head| head.can.contains(&tab.command()))
                .unwrap_or_default()
        }
    };
    let known = reference.clone();
    let taken = takes.clone();
    let tabs = Memo::new(move |_| {
        let typed = |tab: Tab| {
            let draft = desk.draft(&known, tab).draft;
            draft.with(|draft| !draft.is_empty())
        };
        Tab::ALL
            .into_iter()
            // What was typed stays at hand, even where the case does not take it any more.
            .filter(|tab| taken(*tab) || typed(*tab))
            .collect::<Vec<_>>()
    });
    let current = Memo::new(move |_| {
        let wished = desk.tab.get();
        tabs.with(|tabs| {
            tabs.contains(&wished)
                .then_some(wished)
                .or_else(|| tabs.first().copied())
        })
    });
    let titled = reference.clone();
    view! {
        <section class="composer" aria-label=T.panel.label.say()>
            <div class="tabs" role="tablist" aria-label=T.panel.tabs.say() on:keydown=move |event| walk(desk, tabs, current, &event)>
                {move || {
                    tabs.get()
                        .into_iter()
                        .map(|tab| view! { <TabButton tab current reference=titled.clone() /> })
                        .collect_view()
                }}
            </div>
            {move || {
                let tab = current.get()?;
                let form = Form {
                    tab,
                    case: cell.clone(),
                    cell: desk.draft(&reference, tab),
                };
                let takes = takes.clone();
                let takes = Signal::derive(move || takes(tab));
                Some(view! { <Panel form takes reference=reference.clone() /> })
            }}
            <p class="sr" role="status">
                {move || desk.said.get()}
            </p>
        </section>
    }
}

#[component]
fn TabButton(tab: Tab, current: Memo<Option<Tab>>, reference: String) -> impl IntoView {
    let desk = Desk::here();
    let draft = desk.draft(&reference, tab).draft;
    let has_draft = Memo::new(move |_| draft.with(|draft| !draft.is_empty()));
    let is_current = move || current.get() == Some(tab);
    view! {
        <button
            type="button"
            role="tab"
            id=format!("tab-{}", tab.slug())
            class=format!("tab {}", tab.slug())
            aria-selected=move || is_current().to_string()
            aria-controls="panel"
            tabindex=move || if is_current() { "0" } else { "-1" }
            on:click=move |_| {
                desk.tab.set(tab);
                page::focus_soon(format!("write-{}", tab.slug()));
            }
        >
            {tab.title()}
            {move || {
                (has_draft.get() && !is_current())
                    .then(|| {
                        view! {
                            <span class="draft-dot">
                                <span class="sr">{T.panel.draft.say()}</span>
                            </span>
                        }
                    })
            }}
            {tab.key().map(|key| view! { <kbd aria-hidden="true">{key}</kbd> })}
        </button>
    }
}

/// Arrow keys walk along the tabs.
fn walk(desk: Desk, tabs: Memo<Vec<Tab>>, current: Memo<Option<Tab>>, event: &KeyboardEvent) {
    let step = match event.key().as_str() {
        "ArrowRight" => 1,
        // One less, around the end.
        "ArrowLeft" => tabs.with_untracked(Vec::len).saturating_sub(1),
        _ => return,
    };
    let to = tabs.with_untracked(|tabs| {
        let at = tabs
            .iter()
            .position(|tab| Some(*tab) == current.get_untracked())?;
        tabs.get((at + step) % tabs.len()).copied()
    });
    if let Some(to) = to {
        event.prevent_default();
        desk.tab.set(to);
        page::focus_soon(format!("tab-{}", to.slug()));
    }
}

#[component]
fn Panel(form: Form, takes: Signal<bool>, reference: String) -> impl IntoView {
    let desk = Desk::here();
    let tab = form.tab;
    let fields = match tab {
        Tab::Reply => view! { <Reply form=form.clone() /> }.into_any(),
        Tab::Ask => view! { <Ask form=form.clone() /> }.into_any(),
        Tab::Note => view! { <Note form=form.clone() /> }.into_any(),
        Tab::Offer => view! { <Offer form=form.clone() /> }.into_any(),
        Tab::Progress => view! { <Progress form=form.clone() /> }.into_any(),
        Tab::Resolve => view! { <Resolve form=form.clone() /> }.into_any(),
        Tab::Reopen => view! { <Reopen form=form.clone() /> }.into_any(),
    };
    let submit = {
        let reference = reference.clone();
        move |event: leptos::ev::SubmitEvent| {
            event.prevent_default();
            send(desk, &reference, tab);
        }
    };
    view! {
        <div id="panel" role="tabpanel" aria-labelledby=format!("tab-{}", tab.slug())>
            <form
                class=format!("panel {}", tab.slug())
                novalidate
                on:submit=submit
            >
                <div class="panel-fields">
                    <Blocked tab takes />
                    <News case=form.case.clone() cell=form.cell.clone() />
                    {fields}
                </div>
                <Foot form takes />
            </form>
        </div>
    }
}

/// Says why what was typed cannot be sent any more.
#[component]
fn Blocked(tab: Tab, takes: Signal<bool>) -> impl IntoView {
    move || {
        (!takes.get()).then(|| {
            let words = T.panel.blocked.fill([tab.title()]);
            view! {
                <div class="notice soon" role="status">
                    <Icon sign=Sign::Warning />
                    <p>{words}</p>
                </div>
            }
        })
    }
}

#[component]
fn Foot(form: Form, takes: Signal<bool>) -> impl IntoView {
    let tab = form.tab;
    let (sending, trouble) = (form.cell.sending.clone(), form.cell.trouble.clone());
    let busy = Signal::derive(move || sending.get());
    let sign = if tab == Tab::Note {
        Some(view! { <Icon sign=Sign::Lock /> })
    } else {
        None
    };
    view! {
        <div class="panel-foot">
            {move || {
                trouble
                    .get()
                    .map(|sentence| {
                        view! {
                            <div class="notice late" role="alert">
                                <Icon sign=Sign::Warning />
                                <p>{sentence}</p>
                            </div>
                        }
                    })
            }}
            <p class="audience">{sign} {tab.audience()}</p>
            <button
                type="submit"
                class="button main send"
                disabled=move || !takes.get()
                aria-disabled=move || busy.get().to_string()
            >
                {move || if busy.get() { tab.doing() } else { tab.action() }}
                <kbd aria-hidden="true">"Ctrl ↵"</kbd>
            </button>
        </div>
    }
}
