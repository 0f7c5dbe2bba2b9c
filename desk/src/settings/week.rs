//! Hours of a day as they are typed, and the bar that shows them.

use super::duration::pieces;
use answerable_shared::calendar::Block;

/// The blocks of a day as settings have them: what stands between commas, each written as `09:00-12:30` where it can be
/// read. What cannot be read is kept as it is, so that whoever checks it can name it.
pub(crate) fn blocks(text: &str) -> Vec<String> {
    pieces(text)
        .map(|piece| tidy(piece).unwrap_or_else(|| piece.to_owned()))
        .collect()
}

/// Blocks as they stand in a field.
pub(crate) fn joined(blocks: &[String]) -> String {
    blocks.join(", ")
}

/// Which block of a day cannot be read or begins before the one above it ends.
pub(crate) fn fault(blocks: &[String]) -> Option<usize> {
    let mut end = 0;
    blocks.iter().position(|block| match Block::parse(block) {
        Some(block) if block.from >= end => {
            end = block.to;
            false
        }
        _ => true,
    })
}

/// The blocks of a day as parts of a bar of 1440 minutes: where each begins and how long it is.
pub(crate) fn bar(text: &str) -> Vec<(u16, u16)> {
    let read = blocks(text);
    let read = read.iter().filter_map(|block| Block::parse(block));
    read.map(|block| (block.from, block.to - block.from))
        .collect()
}

/// "9-12:30" or "9：00–12：30" as `09:00-12:30`; none for what names no times.
fn tidy(text: &str) -> Option<String> {
    let (from, to) = text.split_once(['-', '–', '—', '~', '～', '至'])?;
    let block = std::format!("{}-{}", time(from)?, time(to)?);
    Block::parse(&block).map(|_| block)
}

fn time(text: &str) -> Option<String> {
    let text = text.trim();
    let (hours, minutes) = text.split_once([':', '：', '.']).unwrap_or((text, "00"));
    let number = |text: &str| {
        let short = text.len() <= 2 && text.bytes().all(|byte| byte.is_ascii_digit());
        short.then(|| text.parse::<u16>().ok()).flatten()
    };
    let minutes = number(minutes).filter(|_| minutes.len() == 2)?;
    Some(std::format!("{:02}:{minutes:02}", number(hours)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hours_are_read_as_people_write_them() {
        for (text, read) in [
            ("", &[][..]),
            ("09:00-12:30, 13:15-18:00", &["09:00-12:30", "13:15-18:00"]),
            ("9-12:30,", &["09:00-12:30"]),
            ("9:00 – 17.30", &["09:00-17:30"]),
            ("9：00至12：00，13-24", &["09:00-12:00", "13:00-24:00"]),
            ("09:00-", &["09:00-"]),
            ("noon-17:00", &["noon-17:00"]),
            ("18-9", &["18-9"]),
            ("9:5-10", &["9:5-10"]),
        ] {
            assert_eq!(blocks(text), read, "{text}");
        }
    }

    #[test]
    fn the_block_at_fault_is_found() {
        for (text, at) in [
            ("", None),
            ("9-12, 12-18", None),
            ("9-12, 11-18", Some(1)),
            ("9-12, x", Some(1)),
            ("25-26", Some(0)),
        ] {
            assert_eq!(fault(&blocks(text)), at, "{text}");
        }
    }

    #[test]
    fn a_bar_shows_what_can_be_read_so_far() {
        assert_eq!(bar("9-12:30, 13:15-18:00"), [(540, 210), (795, 285)]);
        assert_eq!(bar("00:00-24:00"), [(0, 1_440)]);
        assert_eq!(bar("9-12:30, 13:"), [(540, 210)]);
    }
}
