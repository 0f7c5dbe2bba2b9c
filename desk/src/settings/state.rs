//! The page's state: one for the desk, so that an answer that comes late finds it still there.

use super::draft::{Draft, Wrong};
use super::rebuild::Rebuild;
use super::removed::{Removed, Row};
use super::{Section, path};
use crate::parts::store::{self, Area};
use crate::parts::{page, timer};
use crate::reactive::*;
use answerable_shared::api::{SettingsVersion, SettingsView};
use serde::{Deserialize, Serialize};

/// The page's state.
#[derive(Clone, Copy)]
pub(crate) struct Arranging {
    /// The section that is shown; none while the page is not.
    pub(crate) section: RwSignal<Option<Section>>,
    /// What is in force, as far as it is known.
    pub(crate) force: RwSignal<Option<SettingsView>>,
    /// The same, as a draft without changes.
    pub(crate) before: RwSignal<Draft>,
    /// What is typed.
    pub(crate) draft: RwSignal<Draft>,
    /// The version that the draft was made from.
    pub(crate) base: RwSignal<u32>,
    /// The other version that is looked at.
    pub(crate) past: RwSignal<Option<(u32, Draft)>>,
    /// The calendar that is shown, by its identifier.
    pub(crate) calendar: RwSignal<String>,
    /// Grows whenever fields come, go or change by themselves: they are drawn anew.
    pub(crate) shape: RwSignal<u32>,
    /// Which field is wrong.
    pub(crate) wrong: RwSignal<Option<Wrong>>,
    /// What went wrong, in a sentence.
    pub(crate) trouble: RwSignal<Option<String>>,
    /// Whether the draft is on its way.
    pub(crate) saving: RwSignal<bool>,
    /// Whether it has just been saved.
    pub(crate) saved: RwSignal<bool>,
    /// What was taken away since, the last at the end.
    pub(crate) removed: RwSignal<Vec<Removed>>,
    /// Every change, the newest first.
    pub(crate) versions: RwSignal<Option<Vec<SettingsVersion>>>,
    /// How far the inbox is made again.
    pub(crate) rebuild: RwSignal<Rebuild>,
    /// Whether who is signed in may change anything.
    pub(crate) may: RwSignal<bool>,
    key: StoredValue<String>,
}

/// What is kept on the device.
#[derive(Serialize, Deserialize)]
struct Kept {
    base: u32,
    draft: Draft,
}

impl Arranging {
    pub(crate) fn new() -> Self {
        Self {
            section: RwSignal::new(None),
            force: RwSignal::new(None),
            before: RwSignal::default(),
            draft: RwSignal::default(),
            base: RwSignal::new(0),
            past: RwSignal::new(None),
            calendar: RwSignal::default(),
            shape: RwSignal::new(0),
            wrong: RwSignal::new(None),
            trouble: RwSignal::new(None),
            saving: RwSignal::new(false),
            saved: RwSignal::new(false),
            removed: RwSignal::default(),
            versions: RwSignal::new(None),
            rebuild: RwSignal::default(),
            may: RwSignal::new(false),
            key: StoredValue::default(),
        }
    }

    /// Begins for somebody: nothing of whoever was here before is left. Their draft is on the device.
    pub(crate) fn begin(self, may: bool, key: String) {
        self.force.set(None);
        self.past.set(None);
        self.versions.set(None);
        self.removed.set(Vec::new());
        self.wrong.set(None);
        self.trouble.set(None);
        self.saved.set(false);
        self.rebuild.set(Rebuild::default());
        self.may.set(may);
        self.key.set_value(key);
    }

    /// Takes in what is in force. A draft with changes stays as it is.
    pub(crate) fn take(self, view: SettingsView) {
        let before = Draft::of(&view.settings);
        let is_first = self.force.with_untracked(Option::is_none);
        let kept = if is_first {
            let key = self.key.get_value();
            store::read::<Kept>(Area::Device, &key).filter(|_| self.may.get_untracked())
        } else {
            let changed = self.changes_untracked() > 0;
            changed.then(|| Kept {
                base: self.base.get_untracked(),
                draft: self.draft.get_untracked(),
            })
        };
        let version = view.version;
        self.before.set(before.clone());
        self.force.set(Some(view));
        self.put(kept.unwrap_or(Kept {
            base: version,
            draft: before,
        }));
        self.trouble.set(None);
        self.keep();
        // Also where the fields are the same: what stands in place of them goes.
        if is_first {
            self.redraw();
        }
    }

    /// The draft is in force: nothing of it is left to save.
    pub(crate) fn has_saved(self, view: SettingsView) {
        self.removed.set(Vec::new());
        let base = view.version;
        let typed = Draft::of(&view.settings);
        self.before.set(typed.clone());
        self.force.set(Some(view));
        self.put(Kept { base, draft: typed });
        self.keep();
        self.trouble.set(None);
        self.versions.set(None);
        self.saved.set(true);
    }

    fn put(self, kept: Kept) {
        let same = self.draft.with_untracked(|draft| *draft == kept.draft);
        self.base.set(kept.base);
        if !same {
            self.draft.set(kept.draft);
            self.redraw();
        }
    }

    /// Draws the fields anew.
    pub(crate) fn redraw(self) {
        self.shape.update(|shape| *shape = shape.wrapping_add(1));
    }

    /// What the fields show.
    pub(crate) fn shown(self) -> Draft {
        let past = self.past.get_untracked();
        past.map_or_else(|| self.draft.get_untracked(), |(_, draft)| draft)
    }

    /// Reads from what the fields show.
    pub(crate) fn read<T>(self, read: impl Fn(&Draft) -> T) -> T {
        let past = self
            .past
            .with(|past| past.as_ref().map(|(_, draft)| read(draft)));
        past.unwrap_or_else(|| self.draft.with(read))
    }

    /// Whether nothing can be changed here.
    pub(crate) fn locked(self) -> bool {
        !self.may.get() || self.past.with(Option::is_some)
    }

    /// In how many places the draft differs from what is in force.
    pub(crate) fn changes(self) -> usize {
        self.before
            .with(|before| self.draft.with(|draft| draft.changes_since(before)))
    }

    fn changes_untracked(self) -> usize {
        untrack(|| self.changes())
    }

    /// Whether somebody else has put another version in force since the draft was begun.
    pub(crate) fn overtaken(self) -> Option<u32> {
        let force = self.force.with(|force| force.as_ref().map(|it| it.version));
        force.filter(|force| *force != self.base.get() && self.changes() > 0)
    }

    /// Changes what is typed into a field.
    pub(crate) fn edit(self, change: impl FnOnce(&mut Draft)) {
        let mut change = Some(change);
        self.edit_once(&mut |draft| {
            if let Some(change) = change.take() {
                change(draft);
            }
        });
    }

    /// Apart from the generic part, which is there once for every field.
    fn edit_once(self, change: &mut dyn FnMut(&mut Draft)) {
        // What is on its way stays as it is until the answer is there.
        if self.saving.get_untracked() || untrack(|| self.locked()) {
            return;
        }
        if self.changes_untracked() == 0 {
            self.base.set(self.version_in_force());
        }
        self.draft.update(change);
        self.wrong.set(None);
        self.trouble.set(None);
        self.saved.set(false);
        self.keep();
    }

    fn version_in_force(self) -> u32 {
        let version = self
            .force
            .with_untracked(|it| it.as_ref().map(|it| it.version));
        version.unwrap_or_default()
    }

    /// Changes which fields there are, and goes to one of them.
    pub(crate) fn reshape(self, change: impl FnOnce(&mut Draft), focus: String) {
        self.edit(change);
        self.redraw();
        page::focus_soon(focus);
    }

    /// Takes a row away.
    pub(crate) fn remove(self, row: Row) {
        let mut removed = None;
        self.edit(|draft| removed = draft.remove(row));
        if let Some(it) = removed {
            self.removed.update(|removed| removed.push(it));
        }
        self.redraw();
        page::focus_soon("set-undo".to_owned());
    }

    /// Puts back what was taken away last.
    pub(crate) fn undo(self) {
        if let Some(it) = self.removed.try_update(Vec::pop).flatten() {
            if let Removed::Calendar(_, calendar) = &it {
                self.calendar.set(calendar.id.clone());
            }
            self.reshape(|draft| draft.put_back(it), "set-bar".to_owned());
        }
    }

    /// Puts another draft in place of what is typed; that can be undone.
    pub(crate) fn replace(self, by: Draft) {
        let before = self.draft.get_untracked();
        self.past.set(None);
        self.edit(|draft| *draft = by);
        self.removed
            .update(|removed| removed.push(Removed::Draft(Box::new(before))));
        self.redraw();
    }

    /// The draft goes on from what is in force now, which its writer has seen.
    pub(crate) fn go_on(self) {
        self.base.set(self.version_in_force());
        self.keep();
    }

    /// Looks at another version.
    pub(crate) fn look(self, version: u32, draft: Draft) {
        self.past.set(Some((version, draft)));
        self.redraw();
    }

    /// Back from another version.
    pub(crate) fn look_no_more(self) {
        self.past.set(None);
        self.redraw();
    }

    /// Shows which field is wrong, and goes there.
    pub(crate) fn point_at(self, wrong: Wrong) {
        let field = path::field(&wrong.field);
        if let Some(id) = path::calendar(&field) {
            self.calendar.set(id.to_owned());
        }
        let section = path::section(&field);
        if self.section.get_untracked() != Some(section) {
            self.section.set(Some(section));
            page::replace_fragment(&crate::session::fragment::Fragment::of_settings(section));
        }
        self.wrong.set(Some(Wrong {
            detail: wrong.detail,
            field: field.clone(),
        }));
        // Fields of another section are there a moment later.
        timer::next_frame(move || page::focus_soon(path::id(&field)));
    }

    fn keep(self) {
        let key = self.key.get_value();
        if self.changes_untracked() == 0 {
            store::remove(Area::Device, &key);
        } else {
            let kept = Kept {
                base: self.base.get_untracked(),
                draft: self.draft.get_untracked(),
            };
            store::write(Area::Device, &key, &kept);
        }
    }
}
