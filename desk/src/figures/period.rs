//! Over which days.

use answerable_shared::calendar::Date;
use answerable_shared::figures::report::MOST_DAYS;

/// Over which days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Period {
    /// So many, until today.
    Days(i32),
    /// From the first of this month until today.
    Month,
    /// Those that were typed.
    Own,
}

impl Period {
    /// All of them, in the order in which they are shown.
    pub(crate) const ALL: [Self; 5] = [
        Self::Days(7),
        Self::Days(30),
        Self::Days(90),
        Self::Month,
        Self::Own,
    ];

    /// Its first and last day; none where what was typed is no period.
    pub(crate) fn days(self, today: &str, own: (&str, &str)) -> Option<(String, String)> {
        let today = Date::parse(today)?;
        let (from, to) = match self {
            Self::Days(days) => (Date::of_days(today.days() - days + 1), today),
            Self::Month => (today.first_of_month(), today),
            Self::Own => (Date::parse(own.0)?, Date::parse(own.1)?),
        };
        let length = to.days() - from.days();
        (0..MOST_DAYS)
            .contains(&length)
            .then(|| (from.to_string(), to.to_string()))
    }
}

#[cfg(test)]
mod tests {
    use super::Period;

    #[test]
    fn periods_end_today_or_are_what_was_typed() {
        let days = |period: Period, own| {
            let days = period.days("2028-03-01", own);
            days.map(|(from, to)| format!("{from} {to}"))
        };
        let none = ("", "");
        assert_eq!(
            days(Period::Days(7), none).as_deref(),
            Some("2028-02-24 2028-03-01")
        );
        assert_eq!(
            days(Period::Month, none).as_deref(),
            Some("2028-03-01 2028-03-01")
        );
        let year = ("2028-01-01", "2028-12-31");
        assert_eq!(
            days(Period::Own, year).as_deref(),
            Some("2028-01-01 2028-12-31")
        );
        for own in [
            none,
            ("2028-01-01", "2029-01-01"),
            ("2028-01-02", "2028-01-01"),
        ] {
            assert_eq!(days(Period::Own, own), None);
        }
    }
}
