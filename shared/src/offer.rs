//! Offers: solutions put to the requester, of which they choose one.

use crate::refusal::Refusal;
use crate::text;
use serde::{Deserialize, Serialize};

/// Fewest options that make a choice.
pub const MIN_OPTIONS: u32 = 2;
/// Most options that a person can weigh.
pub const MAX_OPTIONS: u32 = 6;

/// A set of options put to the requester.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Offer {
    /// Which offer of the case this is, from 1. An answer names it, so that it never hits a newer one.
    pub number: u32,
    /// What the agent says with it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// The options; option 1 is the first.
    pub options: Vec<OfferOption>,
}

/// One solution.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct OfferOption {
    /// What it is called.
    pub title: String,
    /// What happens when it is chosen.
    pub what_happens: String,
    /// What it costs the requester, in words ("Free", "12 €").
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cost: Option<String>,
    /// When it is done, in words ("By Friday").
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub time: Option<String>,
    /// What else to know.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub notes: Option<String>,
}

impl Offer {
    /// An offer from what an agent typed.
    ///
    /// # Errors
    /// Too few or too many options, and every text that is empty or too long, by its path.
    pub fn checked(
        number: u32,
        text: Option<&str>,
        options: &[OfferOption],
    ) -> Result<Self, Refusal> {
        let count = u32::try_from(options.len()).unwrap_or(u32::MAX);
        if !(MIN_OPTIONS..=MAX_OPTIONS).contains(&count) {
            return Err(Refusal::OutOfRange {
                field: "options".to_owned(),
                min: MIN_OPTIONS,
                max: MAX_OPTIONS,
            });
        }
        let options = options
            .iter()
            .enumerate()
            .map(|(i, option)| option.checked(&format!("options[{i}]")))
            .collect::<Result<_, _>>()?;
        let text = text::optional("text", text.unwrap_or_default(), text::LONG)?;
        Ok(Self {
            number,
            text,
            options,
        })
    }

    /// Option `number`, from 1.
    #[must_use]
    pub fn option(&self, number: u32) -> Option<&OfferOption> {
        let position = usize::try_from(number).ok()?.checked_sub(1)?;
        self.options.get(position)
    }
}

impl OfferOption {
    fn checked(&self, path: &str) -> Result<Self, Refusal> {
        let line = |name: &str, raw: &Option<String>| {
            text::optional_line(
                &format!("{path}.{name}"),
                raw.as_deref().unwrap_or_default(),
                text::SHORT,
            )
        };
        Ok(Self {
            title: text::required_line(&format!("{path}.title"), &self.title, text::SHORT)?,
            what_happens: text::required(
                &format!("{path}.what_happens"),
                &self.what_happens,
                text::MEDIUM,
            )?,
            cost: line("cost", &self.cost)?,
            time: line("time", &self.time)?,
            notes: text::optional(
                &format!("{path}.notes"),
                self.notes.as_deref().unwrap_or_default(),
                text::MEDIUM,
            )?,
        })
    }
}
