//! Which rows are chosen for something to be done to all of them.

use std::collections::BTreeSet;

/// The chosen rows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Chosen {
    rows: BTreeSet<String>,
    /// Those that were chosen before the range that is being drawn.
    before: BTreeSet<String>,
    /// Where that range begins.
    anchor: Option<String>,
}

impl Chosen {
    pub(crate) fn has(&self, reference: &str) -> bool {
        self.rows.contains(reference)
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// Those of `order` that are chosen: what is not shown is not meant.
    pub(crate) fn of(&self, order: &[String]) -> Vec<String> {
        let chosen = order.iter().filter(|reference| self.has(reference));
        chosen.cloned().collect()
    }

    /// Chooses a row, or lets it go.
    pub(crate) fn toggle(&mut self, reference: &str) {
        if !self.rows.remove(reference) {
            self.rows.insert(reference.to_owned());
        }
        self.before.clone_from(&self.rows);
        self.anchor = Some(reference.to_owned());
    }

    /// Chooses everything of `order` between where the range began, or else `from`, and `to`.
    pub(crate) fn reach(&mut self, order: &[String], from: Option<&str>, to: &str) {
        let at = |reference: &str| order.iter().position(|one| one == reference);
        let anchor = self.anchor.clone().filter(|anchor| at(anchor).is_some());
        let anchor = anchor.or_else(|| from.map(str::to_owned));
        let Some(end) = at(to) else { return };
        let start = anchor.as_deref().and_then(at).unwrap_or(end);
        self.anchor = order.get(start).cloned();
        self.rows.clone_from(&self.before);
        let range = order.iter().take(start.max(end) + 1).skip(start.min(end));
        self.rows.extend(range.cloned());
    }

    /// Chooses all of `order`; lets all go where that is so already.
    pub(crate) fn all(&mut self, order: &[String]) {
        let is_all = order.iter().all(|reference| self.has(reference));
        *self = Self::default();
        if !is_all {
            self.rows.extend(order.iter().cloned());
            self.before.clone_from(&self.rows);
        }
    }

    /// Lets a row go.
    pub(crate) fn remove(&mut self, reference: &str) {
        self.rows.remove(reference);
        self.before.remove(reference);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn order() -> Vec<String> {
        ["A", "B", "C", "D", "E"].map(str::to_owned).to_vec()
    }

    #[test]
    fn a_range_grows_and_shrinks_with_its_end() {
        let mut chosen = Chosen::default();
        chosen.toggle("B");
        chosen.reach(&order(), None, "D");
        assert_eq!(chosen.of(&order()), ["B", "C", "D"]);
        chosen.reach(&order(), None, "C");
        assert_eq!(chosen.of(&order()), ["B", "C"]);
        chosen.reach(&order(), None, "A");
        assert_eq!(chosen.of(&order()), ["A", "B"]);
    }

    #[test]
    fn a_range_leaves_what_was_chosen_before_it() {
        let mut chosen = Chosen::default();
        chosen.toggle("A");
        chosen.toggle("D");
        chosen.reach(&order(), None, "E");
        assert_eq!(chosen.of(&order()), ["A", "D", "E"]);
        chosen.toggle("D");
        assert_eq!(chosen.of(&order()), ["A", "E"]);
    }

    #[test]
    fn a_range_without_a_beginning_begins_at_the_cursor() {
        let mut chosen = Chosen::default();
        chosen.reach(&order(), Some("C"), "D");
        assert_eq!(chosen.of(&order()), ["C", "D"]);
        chosen.reach(&order(), Some("D"), "E");
        assert_eq!(chosen.of(&order()), ["C", "D", "E"]);
        chosen.reach(&order(), None, "gone");
        assert_eq!(chosen.of(&order()), ["C", "D", "E"]);
    }

    #[test]
    fn all_are_chosen_and_let_go() {
        let mut chosen = Chosen::default();
        chosen.toggle("A");
        chosen.all(&order());
        assert_eq!(chosen.of(&order()), order());
        chosen.remove("C");
        assert!(!chosen.has("C"));
        chosen.all(&order());
        chosen.all(&order());
        assert!(chosen.is_empty());
    }

    #[test]
    fn what_has_left_the_list_is_not_meant() {
        let mut chosen = Chosen::default();
        chosen.toggle("X");
        chosen.toggle("B");
        assert_eq!(chosen.of(&order()), ["B"]);
    }
}
