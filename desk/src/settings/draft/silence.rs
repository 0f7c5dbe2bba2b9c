//! What happens when nobody answers, as it is typed.

use super::Wrong;
use crate::settings::duration;
use crate::texts::T;
use answerable_shared::promise::Silence;
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct SilenceDraft {
    pub(crate) on: bool,
    pub(crate) remind: String,
    pub(crate) close: String,
}

impl SilenceDraft {
    pub(super) fn of(silence: &Silence) -> Self {
        let minutes: Vec<u32> = silence
            .remind_after_hours
            .iter()
            .map(|hours| hours.saturating_mul(60))
            .collect();
        Self {
            on: true,
            remind: duration::format_list(&minutes),
            close: duration::format(silence.close_after_hours.saturating_mul(60)),
        }
    }

    /// When to remind and when to close, in minutes, as far as it can be read.
    pub(crate) fn plan(&self) -> Option<(Vec<u32>, u32)> {
        Some((
            duration::parse_list(&self.remind)?,
            duration::parse(&self.close)?,
        ))
    }

    pub(super) fn read(&self) -> Result<Option<Silence>, Wrong> {
        if !self.on {
            return Ok(None);
        }
        let in_hours = |minutes: u32| minutes.is_multiple_of(60).then_some(minutes / 60);
        let wrong = |name| Wrong::new(format!("silence.{name}"), T.settings.wrong.hours);
        let remind = duration::parse_list(&self.remind)
            .and_then(|list| list.into_iter().map(in_hours).collect());
        let close = duration::parse(&self.close).and_then(in_hours);
        Ok(Some(Silence {
            remind_after_hours: remind.ok_or_else(|| wrong("remind_after_hours"))?,
            close_after_hours: close.ok_or_else(|| wrong("close_after_hours"))?,
        }))
    }
}
