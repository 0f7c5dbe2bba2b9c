//! A case that only ever moves forward.

use answerable_shared::view::{CaseView, Frame};

/// What became of a frame.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Step {
    /// It is shown now.
    Taken,
    /// It was shown before.
    Known,
    /// Something before it is missing: the whole case must be read again.
    Hole,
}

/// Takes the whole case, unless a newer one is shown; says whether it did.
pub(crate) fn take(shown: &mut Option<CaseView>, got: CaseView) -> bool {
    let newer = shown
        .as_ref()
        .is_none_or(|shown| got.case.seq >= shown.case.seq);
    if newer {
        *shown = Some(got);
    }
    newer
}

/// Takes one live event.
pub(crate) fn step(shown: &mut Option<CaseView>, frame: &Frame) -> Step {
    let Some(view) = shown.as_mut() else {
        return Step::Hole;
    };
    if frame.entry.seq <= view.case.seq {
        return Step::Known;
    }
    if frame.after > view.case.seq {
        return Step::Hole;
    }
    view.timeline.push(frame.entry.clone());
    view.case = frame.case.clone();
    Step::Taken
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use answerable_shared::case::{Contact, Kind, Stage, Turn};
    use answerable_shared::time::Timestamp;
    use answerable_shared::view::{By, CaseHead, Entry, EntryKind};

    pub(crate) fn entry(seq: u64, by: By, name: Option<&str>, what: EntryKind) -> Entry {
        Entry {
            seq,
            at: Timestamp(i64::try_from(seq).unwrap_or_default() * 1_000),
            by,
            name: name.map(str::to_owned),
            what,
            text: None,
            expected: None,
            offer: None,
            option: None,
            guarantee: None,
            verdict: None,
            stars: None,
            promise: None,
            triage: None,
            to: None,
            task: None,
        }
    }

    pub(crate) fn head(seq: u64) -> CaseHead {
        CaseHead {
            reference: "AN-7K3M-92QX".to_owned(),
            site: "fern".to_owned(),
            seq,
            kind: Kind::Complaint,
            stage: Stage::Working,
            turn: Turn::Ours,
            text: "It broke".to_owned(),
            opened: Timestamp(0),
            updated: Timestamp(0),
            handler: None,
            answer_by: Timestamp(0),
            answered: None,
            expected: None,
            offer: None,
            choice: None,
            resolution: None,
            verdict: None,
            rating: None,
            reopened: 0,
            can: vec![],
            contact: Some(Contact::default()),
            page: None,
            subject: None,
            verified: None,
            waiting_since: None,
            promises: Vec::new(),
            danger: false,
            closes: None,
            priority: None,
            suggestion: None,
            team: None,
            tier: None,
            lead: None,
            proposal: None,
            kinds_before: Vec::new(),
            tasks: Vec::new(),
        }
    }

    fn view(seq: u64) -> CaseView {
        CaseView {
            case: head(seq),
            timeline: (1..=seq)
                .map(|seq| entry(seq, By::Requester, None, EntryKind::Message))
                .collect(),
        }
    }

    fn frame(after: u64, seq: u64) -> Frame {
        Frame {
            after,
            entry: entry(seq, By::Requester, None, EntryKind::Message),
            case: head(seq),
        }
    }

    fn seqs(shown: Option<&CaseView>) -> Vec<u64> {
        shown
            .map(|view| view.timeline.iter().map(|entry| entry.seq).collect())
            .unwrap_or_default()
    }

    #[test]
    fn frames_add_up_without_hole_or_double() {
        let mut shown = Some(view(2));
        assert_eq!(step(&mut shown, &frame(1, 2)), Step::Known);
        assert_eq!(step(&mut shown, &frame(2, 3)), Step::Taken);
        assert_eq!(step(&mut shown, &frame(2, 3)), Step::Known);
        assert_eq!(step(&mut shown, &frame(4, 5)), Step::Hole);
        assert_eq!(seqs(shown.as_ref()), [1, 2, 3]);
        assert_eq!(step(&mut None, &frame(0, 1)), Step::Hole);
    }

    #[test]
    fn the_whole_case_never_goes_back() {
        let mut shown = Some(view(4));
        assert!(!take(&mut shown, view(3)));
        assert_eq!(seqs(shown.as_ref()), [1, 2, 3, 4]);
        assert!(take(&mut shown, view(6)));
        assert_eq!(seqs(shown.as_ref()).len(), 6);
        let mut none = None;
        assert!(take(&mut none, view(1)));
    }
}
