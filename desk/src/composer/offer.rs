//! Two to six ways to solve it, of which the customer chooses one.

use super::draft::{Draft, OptionDraft};
use super::field::{Field, Form};
use super::option::option_fields;
use crate::case::offer::option_card;
use crate::parts::el::{El, button, el};
use crate::parts::icon::Sign;
use crate::parts::page;
use crate::reactive::*;
use crate::texts::T;

/// The options, and how the customer will see them.
pub(crate) fn offer(form: &Form) -> Vec<El> {
    let draft = form.cell.draft.clone();
    if draft.with_untracked(|draft| draft.options.is_empty()) {
        draft.update_untracked(Draft::ensure_options);
    }
    let ids = move || draft.with(|draft| draft.options.iter().map(|option| option.id).collect());
    let each = form.clone();
    let word = Field::text(T.offer.word.say(), T.offer.word_hint.say());
    let fields = el("div", "offer-fields")
        .each(ids, ToString::to_string, move |id: u32| {
            option_fields(&each, id)
        })
        .add(add(form))
        .add(word.draw(form));
    let seen = RwSignal::new(false);
    let switch = button("button small preview-switch", None, "", move || {
        seen.update(|seen| *seen = !*seen);
    })
    .attr_is("aria-pressed", move || seen.get())
    .text_with(move || {
        let words = if seen.get() {
            T.offer.go_on
        } else {
            T.offer.preview
        };
        words.owned()
    });
    let build = el("div", "offer-build")
        .class_if("preview", move || seen.get())
        .add(fields)
        .add(switch)
        .add(preview(form));
    vec![build]
}

fn add(form: &Form) -> El {
    let draft = form.cell.draft.clone();
    let full = Memo::new(move |_| draft.with(|draft| !draft.has_room()));
    let form = form.clone();
    let add = move || {
        let mut added = None;
        form.cell
            .edit(form.case.seq_now(), |draft| added = draft.add_option());
        let number = form.cell.draft.with_untracked(|draft| draft.options.len());
        if added.is_some() {
            page::focus_soon(format!("field-offer-options[{}].title", number - 1));
        }
    };
    button("button add", Some(Sign::Add), "", add)
        .attr_if("disabled", "", move || full.get())
        .text_with(move || {
            let words = if full.get() {
                T.offer.full
            } else {
                T.offer.add
            };
            words.owned()
        })
}

fn preview(form: &Form) -> El {
    let draft = form.cell.draft.clone();
    el("section", "offer-preview")
        .attr("aria-label", T.offer.as_seen.say())
        .add(el("h3", "").text(T.offer.as_seen.say()))
        .with(move || draft.with(as_seen))
}

fn as_seen(draft: &Draft) -> Vec<El> {
    let text = (!draft.text.trim().is_empty())
        .then(|| el("p", "said").attr("dir", "auto").text(&draft.text));
    let options = draft.options.iter().zip(1..);
    let cards = el("ol", "cards").all(options.map(|(option, number)| shown(option, number)));
    text.into_iter().chain([cards]).collect()
}

/// One option, dimmed until it has a title.
fn shown(option: &OptionDraft, number: usize) -> El {
    let mut option = option.option();
    let blank = option.title.trim().is_empty();
    if blank {
        option.title = T.offer.option.fill([&number.to_string()]);
    }
    option_card(&option, if blank { "card blank" } else { "card" })
}
