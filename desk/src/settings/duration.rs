//! Lengths of time as people type them.

use super::listed;
use crate::texts::T;

const HOUR: u32 = 60;
const DAY: u32 = 24 * HOUR;

/// What each unit is called, in minutes of it: short, long, and in Chinese.
const UNITS: [(u32, &[&str]); 3] = [
    (1, &["m", "min", "mins", "minute", "minutes", "分", "分钟"]),
    (
        HOUR,
        &["h", "hr", "hrs", "hour", "hours", "时", "小时", "个小时"],
    ),
    (DAY, &["d", "day", "days", "天", "日"]),
];

/// Minutes of "15m", "2 h", "30d", "1h 30m", "1 小时 30 分钟"; none of anything else. A number alone is none: it could
/// mean any unit.
pub(crate) fn parse(text: &str) -> Option<u32> {
    let mut rest = text.trim();
    let mut sum = 0_u32;
    if rest.is_empty() {
        return None;
    }
    while !rest.is_empty() {
        let (number, after) = split(rest, |letter| letter.is_ascii_digit());
        let (unit, after) = split(after.trim_start(), |letter| {
            letter.is_alphabetic() && !letter.is_ascii_digit()
        });
        let unit = unit.to_lowercase();
        let (minutes, _) = UNITS
            .iter()
            .find(|(_, names)| names.contains(&unit.as_str()))?;
        sum = sum.checked_add(number.parse::<u32>().ok()?.checked_mul(*minutes)?)?;
        rest = after.trim_start();
    }
    Some(sum)
}

/// Minutes of several, between commas.
pub(crate) fn parse_list(text: &str) -> Option<Vec<u32>> {
    pieces(text).map(parse).collect()
}

/// In words that [`parse`] reads again: "15 min", "2 h", "1 h 30 min", "30 d".
pub(crate) fn format(minutes: u32) -> String {
    let (days, hours, minutes) = parts(minutes);
    let said = [
        (days, T.settings.unit.days),
        (hours, T.settings.unit.hours),
        (minutes, T.settings.unit.minutes),
    ];
    let said = said.iter().filter(|(number, _)| *number > 0);
    let said: Vec<String> = said
        .map(|(number, unit)| unit.fill([&number.to_string()]))
        .collect();
    said.join(" ")
}

/// Several, between commas.
pub(crate) fn format_list(list: &[u32]) -> String {
    listed(list.iter().map(|minutes| format(*minutes)))
}

/// What stands between commas of any script.
pub(crate) fn pieces(text: &str) -> impl Iterator<Item = &str> {
    text.split([',', ';', '，', '；', '、'])
        .map(str::trim)
        .filter(|piece| !piece.is_empty())
}

/// Days, hours and minutes. Days only where they are whole and more than one: "24 h", "36 h", but "2 d".
const fn parts(minutes: u32) -> (u32, u32, u32) {
    if minutes >= 2 * DAY && minutes.is_multiple_of(DAY) {
        (minutes / DAY, 0, 0)
    } else {
        (0, minutes / HOUR, minutes % HOUR)
    }
}

fn split(text: &str, belongs: impl Fn(char) -> bool) -> (&str, &str) {
    let end = text.find(|letter| !belongs(letter));
    text.split_at(end.unwrap_or(text.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_are_read_as_people_write_them() {
        for (text, minutes) in [
            ("15m", Some(15)),
            ("15 min", Some(15)),
            (" 2h ", Some(120)),
            ("2 hours", Some(120)),
            ("30d", Some(43_200)),
            ("1h 30m", Some(90)),
            ("1h30m", Some(90)),
            ("1 D 4 H", Some(1_680)),
            ("15分钟", Some(15)),
            ("1 小时 30 分钟", Some(90)),
            ("30 天", Some(43_200)),
            ("2个小时", Some(120)),
            ("", None),
            ("15", None),
            ("1h 30", None),
            ("h", None),
            ("2 weeks", None),
            ("-2h", None),
            ("1.5h", None),
            ("99999999999d", None),
            ("4000000000h", None),
        ] {
            assert_eq!(parse(text), minutes, "{text}");
        }
    }

    #[test]
    fn lengths_are_written_in_the_unit_that_matters() {
        for (minutes, text) in [
            (15, "15 min"),
            (60, "1 h"),
            (90, "1 h 30 min"),
            (1_440, "24 h"),
            (2_160, "36 h"),
            (2_880, "2 d"),
            (43_200, "30 d"),
        ] {
            assert_eq!(format(minutes), text);
        }
    }

    #[test]
    fn what_is_written_is_read_again() {
        for minutes in (1..500).chain([1_439, 1_441, 2_881, 43_200, 527_040]) {
            assert_eq!(parse(&format(minutes)), Some(minutes));
        }
        assert_eq!(
            parse_list(&format_list(&[2_880, 90])),
            Some(vec![2_880, 90])
        );
        assert_eq!(parse_list("2d，5 天、"), Some(vec![2_880, 7_200]));
        assert_eq!(parse_list("2d, soon"), None);
    }
}
