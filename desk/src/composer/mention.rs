//! Colleagues that are proposed while somebody types `@` in a note.

use super::field::Form;
use super::part::Part;
use crate::desk::Desk;
use crate::parts::el::{El, el};
use crate::parts::person::{Whose, person};
use crate::reactive::*;
use crate::texts::T;
use answerable_shared::actor::Agent;
use answerable_shared::mention::{can_begin, is_of_word};
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlTextAreaElement, KeyboardEvent};

/// The list, by its identifier.
const LIST: &str = "note-calls";
/// Colleagues that are proposed at once, at most.
const MOST: usize = 6;

/// What is being typed, and who is proposed for it.
#[derive(Clone, Copy)]
struct Calling {
    /// The text up to the cursor; none while nobody is being called.
    before: RwSignal<Option<String>>,
    found: Memo<Vec<Agent>>,
    /// Which of them the keyboard is on.
    at: RwSignal<usize>,
}

/// Lets the field of a note propose colleagues.
pub(super) fn calling(form: &Form, field: El) -> El {
    let Some(area) = area_of(&field) else {
        return field;
    };
    let desk = Desk::here();
    let before = RwSignal::new(None::<String>);
    let found = Memo::new(move |_| {
        before.with(|before| {
            let words = before.as_deref().and_then(called);
            words.map_or_else(Vec::new, |words| proposed(desk, words))
        })
    });
    let calling = Calling {
        before,
        found,
        at: RwSignal::new(0),
    };
    let is_open = move || found.with(|found| !found.is_empty());
    let _kept = El::of(area.clone().into())
        .attr("aria-autocomplete", "list")
        .attr_if("aria-controls", LIST, is_open)
        .attr_with("aria-activedescendant", move || {
            is_open().then(|| option_id(calling.at.get()))
        });
    let (looked, typed) = (area.clone(), area.clone());
    let (form, left) = (form.clone(), area);
    let picked = form.clone();
    field
        .on("input", move |_| calling.look(&typed))
        .on("click", move |_| calling.look(&looked))
        .on("focusout", move |_| calling.before.set(None))
        .on("keydown", move |event| calling.key(&event, &left, &form))
        .with(move || is_open().then(|| list(calling, &picked)))
}

fn list(calling: Calling, form: &Form) -> El {
    let found = calling.found.get();
    let options = found.into_iter().enumerate().map(|(at, agent)| {
        let form = form.clone();
        let id = agent.id.clone();
        el("li", "call-option")
            .attr("role", "option")
            .attr("id", &option_id(at))
            .attr_is("aria-selected", move || calling.at.get() == at)
            .add(person(&agent.name, Whose::Ours))
            .add(el("bdi", "").text(&agent.name))
            .add(el("span", "pick-more").text("@").text(&agent.id))
            .on("pointerdown", move |event| {
                // The focus stays in the field.
                event.prevent_default();
                if let Some(area) = area_near(&event) {
                    calling.put(&area, &form, &id);
                }
            })
    });
    el("ul", "call-list")
        .attr("role", "listbox")
        .attr("id", LIST)
        .attr("aria-label", T.note.colleagues.say())
        .all(options)
}

impl Calling {
    /// Looks at what stands before the cursor.
    fn look(self, area: &HtmlTextAreaElement) {
        let before = before(area);
        self.at.set(0);
        self.before
            .set(Some(before).filter(|before| called(before).is_some()));
    }

    /// Arrows walk, Enter and Tab pick, Escape puts the list away.
    fn key(self, event: &Event, area: &HtmlTextAreaElement, form: &Form) {
        let found = self.found.get_untracked();
        let Some(event) = event.dyn_ref::<KeyboardEvent>() else {
            return;
        };
        let plain = !event.ctrl_key() && !event.meta_key() && !event.is_composing();
        if found.is_empty() || !plain {
            return;
        }
        let at = self.at.get_untracked().min(found.len() - 1);
        match event.key().as_str() {
            "ArrowDown" => self.at.set((at + 1) % found.len()),
            "ArrowUp" => self.at.set((at + found.len() - 1) % found.len()),
            "Enter" | "Tab" => self.put(area, form, &found[at].id),
            "Escape" => self.before.set(None),
            _ => return,
        }
        event.prevent_default();
    }

    /// Writes who is called in place of what was typed of them.
    fn put(self, area: &HtmlTextAreaElement, form: &Form, id: &str) {
        let before = before(area);
        let Some(words) = called(&before) else {
            return;
        };
        let text = area.value();
        let after = &text[before.len()..];
        let kept = &before[..before.len() - words.len()];
        let before = format!("{kept}{id} ");
        let cursor = u32::try_from(before.encode_utf16().count()).unwrap_or(u32::MAX);
        let after = after.trim_start_matches(' ');
        // Into the field at once, and before the draft: typing goes on behind the name.
        area.set_value(&format!("{before}{after}"));
        // Refused only for fields without a text.
        let _set = area.set_selection_range(cursor, cursor);
        form.write(Part::Text, area.value());
        self.before.set(None);
    }
}

/// What is typed of whom `before`, the text up to the cursor, is about to call.
fn called(before: &str) -> Option<&str> {
    let at = before.rfind('@')?;
    let words = &before[at + 1..];
    let calls = can_begin(&before[..at]) && words.chars().all(is_of_word);
    calls.then_some(words)
}

/// Colleagues whose identifier, or a word of whose name, begins like that.
fn proposed(desk: Desk, words: &str) -> Vec<Agent> {
    let me = desk.me_id();
    desk.arranged.with(|settings| {
        let staff = settings.iter().flat_map(|it| &it.staff);
        let agents = staff.map(|member| &member.agent);
        let fitting = agents.filter(|agent| agent.id != me && fits(agent, words));
        fitting.take(MOST).cloned().collect()
    })
}

fn fits(agent: &Agent, words: &str) -> bool {
    let words = words.to_lowercase();
    let name = agent.name.to_lowercase();
    agent.id.to_lowercase().starts_with(&words)
        || name.split_whitespace().any(|part| part.starts_with(&words))
}

fn option_id(at: usize) -> String {
    format!("{LIST}-{at}")
}

/// The text up to the cursor.
fn before(area: &HtmlTextAreaElement) -> String {
    let cursor = area.selection_start().ok().flatten();
    let units: Vec<u16> = area
        .value()
        .encode_utf16()
        .take(cursor.unwrap_or_default() as usize)
        .collect();
    String::from_utf16_lossy(&units)
}

fn area_of(field: &El) -> Option<HtmlTextAreaElement> {
    let area = field.node().query_selector("textarea").ok().flatten()?;
    area.dyn_into().ok()
}

fn area_near(event: &Event) -> Option<HtmlTextAreaElement> {
    let pressed = event.target()?.dyn_into::<web_sys::Element>().ok()?;
    let field = pressed.closest(".field").ok().flatten()?;
    area_of(&El::of(field))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whoever_is_about_to_be_called_is_read_from_before_the_cursor() {
        for (before, words) in [
            ("@", Some("")),
            ("Ask @sa", Some("sa")),
            ("请@sa", Some("sa")),
            ("@jo-a", Some("jo-a")),
            ("@sam ", None),
            ("ada@sa", None),
            ("nothing", None),
        ] {
            assert_eq!(called(before), words, "{before}");
        }
    }

    #[test]
    fn colleagues_are_found_by_identifier_and_by_each_name() {
        let agent = Agent {
            id: "sam".to_owned(),
            name: "Samira Reed".to_owned(),
        };
        for words in ["", "sa", "SAMI", "re"] {
            assert!(fits(&agent, words), "{words}");
        }
        assert!(!fits(&agent, "eed"));
    }
}
