//! The composer: tabs, the fields of one, and the button that sends it.

use super::ask::ask;
use super::canned::canned;
use super::field::Form;
use super::news::news;
use super::note::note;
use super::offer::offer;
use super::progress::progress;
use super::reopen::reopen;
use super::reply::reply;
use super::resolve::{is_proposed, resolve};
use super::send::send;
use super::tab::Tab;
use super::tabs;
use crate::case::cell::CaseCell;
use crate::desk::Desk;
use crate::parts::el::{El, el, group, icon};
use crate::parts::icon::Sign;
use crate::parts::notice::{notice, went_wrong};
use crate::reactive::*;
use crate::texts::T;

/// The composer of one case; for those who may only read, why there is none.
pub(crate) fn composer(cell: CaseCell, reference: String) -> El {
    let desk = Desk::here();
    if !desk.may_act() {
        return el("p", "composer reader")
            .add(icon(Sign::Lock))
            .text(T.panel.reader.say());
    }
    let (shown, current) = tabs::tabs(desk, &cell, &reference);
    let draw = move |current: Option<Tab>| {
        let tab = current?;
        let form = Form {
            tab,
            case: cell.clone(),
            cell: desk.draft(&reference, tab),
        };
        Some(panel(desk, &form, reference.clone()))
    };
    el("section", "composer")
        .attr("aria-label", T.panel.label.say())
        .add(shown)
        .by(move || current.get(), draw)
        .add(
            el("p", "sr")
                .attr("role", "status")
                .text_with(move || desk.said.get().to_owned()),
        )
}

fn panel(desk: Desk, form: &Form, reference: String) -> El {
    let tab = form.tab;
    let case = form.case.clone();
    let takes = Memo::new(move |_| tabs::takes(&case, tab));
    let fields = match tab {
        Tab::Reply => reply(form),
        Tab::Ask => ask(form),
        Tab::Note => note(form),
        Tab::Offer => offer(form),
        Tab::Progress => progress(form),
        Tab::Resolve => resolve(form),
        Tab::Reopen => reopen(form),
    };
    let fields = el("div", "panel-fields")
        .add(blocked(tab, takes))
        .add(news(form.case.clone(), form.cell.clone()))
        .all(fields);
    let form = el("form", &format!("panel {}", tab.slug()))
        .attr("novalidate", "")
        .on("submit", move |event| {
            event.prevent_default();
            send(desk, &reference, tab);
        })
        .add(fields)
        .add(foot(desk, form, takes));
    el("div", "")
        .attr("id", "panel")
        .attr("role", "tabpanel")
        .attr("aria-labelledby", &tabs::id(tab))
        .add(form)
}

/// Says why what was typed cannot be sent any more.
fn blocked(tab: Tab, takes: Memo<bool>) -> El {
    group().with(move || {
        (!takes.get()).then(|| {
            let words = T.panel.blocked.fill([tab.title()]);
            notice("notice soon", "status").add(el("p", "").text(&words))
        })
    })
}

fn foot(desk: Desk, form: &Form, takes: Memo<bool>) -> El {
    let tab = form.tab;
    let (sending, trouble) = (form.cell.sending.clone(), form.cell.trouble.clone());
    let busy = Memo::new(move |_| sending.get());
    let failed = move || went_wrong("notice late", trouble.get());
    let sign = (tab == Tab::Note).then(|| icon(Sign::Lock));
    let case = form.case.clone();
    let proposed = Memo::new(move |_| is_proposed(desk, &case, tab));
    let words = move || {
        let words = match (busy.get(), proposed.get()) {
            (false, false) => tab.action(),
            (true, false) => tab.doing(),
            (false, true) => T.tab.propose.say(),
            (true, true) => T.tab.proposing.say(),
        };
        words.to_owned()
    };
    let audience = move || {
        let words = if proposed.get() {
            T.tab.second_looks.say()
        } else {
            tab.audience()
        };
        words.to_owned()
    };
    let send = el("button", "button main send")
        .attr("type", "submit")
        .attr_if("disabled", "", move || !takes.get())
        .attr_is("aria-disabled", move || busy.get())
        .text_with(words)
        .add(el("kbd", "").attr("aria-hidden", "true").text("Ctrl ↵"));
    el("div", "panel-foot")
        .with(failed)
        .add(canned(desk, form))
        .add(el("p", "audience").all(sign).text_with(audience))
        .add(send)
}
