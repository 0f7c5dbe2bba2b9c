//! Which events have been seen.

use super::Position;

/// How a frame fits to what has been seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fit {
    /// It is the next one.
    Next,
    /// It was seen before.
    Seen,
    /// Something between is missing.
    Hole,
}

/// The last event seen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Track {
    last: u64,
}

impl Track {
    /// Everything up to `last` has been seen; 0 for nothing.
    #[must_use]
    pub const fn from(last: u64) -> Self {
        Self { last }
    }

    /// The number of the last event seen.
    #[must_use]
    pub const fn last(self) -> u64 {
        self.last
    }

    /// Everything up to `seq` has been seen by other means. Never goes back.
    pub fn seen(&mut self, seq: u64) {
        self.last = self.last.max(seq);
    }

    /// Judges a frame, and counts it as seen if it is the next one.
    pub fn take(&mut self, at: Position) -> Fit {
        if at.seq <= self.last {
            Fit::Seen
        } else if at.after > self.last {
            Fit::Hole
        } else {
            self.last = at.seq;
            Fit::Next
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Fit, Position, Track};

    fn at(after: u64, seq: u64) -> Position {
        Position { after, seq }
    }

    #[test]
    fn frames_in_order_are_next() {
        let mut track = Track::default();
        for seq in 1..5 {
            assert_eq!(track.take(at(seq - 1, seq)), Fit::Next);
        }
        assert_eq!(track.last(), 4);
    }

    #[test]
    fn a_frame_after_events_this_reader_may_not_see_is_next() {
        let mut track = Track::from(3);
        // 4 and 5 were notes of staff: for this reader, 6 follows 3.
        assert_eq!(track.take(at(3, 6)), Fit::Next);
        assert_eq!(track.last(), 6);
    }

    #[test]
    fn a_frame_seen_before_changes_nothing() {
        let mut track = Track::from(3);
        assert_eq!(track.take(at(2, 3)), Fit::Seen);
        assert_eq!(track.take(at(0, 1)), Fit::Seen);
        assert_eq!(track.last(), 3);
    }

    #[test]
    fn a_hole_is_told_until_it_is_filled() {
        let mut track = Track::from(3);
        assert_eq!(track.take(at(4, 5)), Fit::Hole);
        assert_eq!(track.take(at(5, 6)), Fit::Hole);
        assert_eq!(track.last(), 3);
        track.seen(6);
        assert_eq!(track.take(at(5, 6)), Fit::Seen);
        assert_eq!(track.take(at(6, 7)), Fit::Next);
    }

    #[test]
    fn the_whole_case_may_be_newer_than_the_frame_after_it() {
        let mut track = Track::from(3);
        // Loaded while a note, event 5, was the newest: the next frame still says "after 4".
        track.seen(5);
        assert_eq!(track.take(at(4, 6)), Fit::Next);
    }

    #[test]
    fn what_was_seen_never_goes_back() {
        let mut track = Track::from(7);
        track.seen(2);
        assert_eq!(track.last(), 7);
    }
}
