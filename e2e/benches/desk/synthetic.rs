//! Cases as a shop may have them: most of them ended, a third of them in Chinese.

use answerable_shared::case::{Kind, Priority};
use answerable_shared::figures::Counted;
use answerable_shared::figures::cell::{Cell, Time, slot};
use answerable_shared::reference::Reference;
use serde_json::{Value, json};

const NOW: u64 = 1_795_262_400_000;
const MINUTE: u64 = 60_000;
/// The day of that, in days since 1970-01-01.
const TODAY: i32 = 20_778;
/// Cases count for days of this year, so that both sites have some on each.
const YEAR: u64 = 365;
/// People at the desk.
const PEOPLE: [&str; 8] = ["jo", "sam", "lin", "mei", "ada", "kim", "lee", "rae"];
const TEAMS: [&str; 4] = ["support", "sales", "technical", "product"];
const ENGLISH: [&str; 48] = [
    "order",
    "pot",
    "leaves",
    "brown",
    "broken",
    "parcel",
    "arrived",
    "refund",
    "please",
    "when",
    "will",
    "the",
    "my",
    "is",
    "not",
    "size",
    "colour",
    "wrong",
    "invoice",
    "address",
    "courier",
    "plant",
    "monstera",
    "fern",
    "orchid",
    "soil",
    "water",
    "light",
    "window",
    "damaged",
    "box",
    "photo",
    "attached",
    "waiting",
    "days",
    "week",
    "answer",
    "help",
    "account",
    "password",
    "card",
    "charged",
    "twice",
    "exchange",
    "return",
    "label",
    "stock",
    "available",
];
const CHINESE: [&str; 32] = [
    "我的订单",
    "什么时候",
    "叶子",
    "变黄",
    "花盆",
    "破了",
    "退款",
    "地址",
    "快递",
    "包裹",
    "已经",
    "三天",
    "没有",
    "收到",
    "请问",
    "可以",
    "换货",
    "颜色",
    "尺寸",
    "不对",
    "发票",
    "客服",
    "谢谢",
    "植物",
    "浇水",
    "阳光",
    "窗台",
    "损坏",
    "照片",
    "等待",
    "付款",
    "帮助",
];

pub(crate) fn agents() -> Value {
    PEOPLE
        .iter()
        .map(|id| ((*id).to_owned(), json!(format!("{id} Fern"))))
        .collect::<serde_json::Map<_, _>>()
        .into()
}

pub(crate) fn teams() -> Value {
    let team = |(at, id): (usize, &&str)| json!({ "id": id, "name": id, "members": [PEOPLE[at], PEOPLE[at + 4]] });
    TEAMS
        .iter()
        .enumerate()
        .map(team)
        .collect::<Vec<_>>()
        .into()
}

/// Case number `n` of `all`, as of the event `seq`, as the index takes it.
pub(crate) fn case(n: u64, all: u64, seq: u64) -> Value {
    let mut dice = Dice(n.wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ 0xD1CE);
    let opened = NOW - (all - n) * 7 * MINUTE;
    let updated = opened + dice.below(5 * MINUTE) + seq;
    let state = dice.below(100);
    let (stage, turn) = match state {
        0..20 => ("working", "ours"),
        20..25 => ("resolved", "requester"),
        _ => ("closed", "nobody"),
    };
    let (waits, open) = (state < 8, state < 25);
    let kind = match dice.below(100) {
        0..6 => Kind::CustomWork,
        6..40 => Kind::Complaint,
        40..55 => Kind::Suggestion,
        _ => Kind::Enquiry,
    };
    let priority = match dice.below(100) {
        0..12 => Priority::Urgent,
        12..40 => Priority::Important,
        40..90 => Priority::General,
        _ => Priority::Potential,
    };
    let handler = PEOPLE.get(usize::try_from(dice.below(10)).expect("small"));
    let text = text(&mut dice, n, all);
    let excerpt: String = text.chars().take(140).collect();
    let name = format!("{} {}", dice.word(), dice.word());
    let team = TEAMS[usize::try_from(dice.below(4)).expect("small")];
    let mut row = json!({
        "reference": Reference::from_bits(n * 7 + 3), "seq": seq, "kind": kind, "stage": stage, "turn": turn,
        "excerpt": excerpt, "who": name, "opened": opened, "updated": updated, "reopened": 0, "priority": priority,
        "team": team, "tier": "agent",
    });
    if waits {
        row["waiting_since"] = json!(updated);
    }
    if open && dice.below(4) > 0 {
        row["due"] = json!(NOW + dice.below(2_000) * MINUTE);
        row["late"] = json!(dice.below(10) == 0);
    }
    if let Some(id) = handler {
        row["handler"] = json!(format!("{id} Fern"));
        row["handler_id"] = json!(id);
    }
    let day = TODAY - i32::try_from((all - n - 1) * YEAR / all).expect("days");
    let counted = Counted {
        day,
        of: [team, kind.as_str(), priority.as_str()].map(ToOwned::to_owned),
        sums: sums(&mut dice, seq),
    };
    let words = format!("{}@example.com\n{text}\n", name.replace(' ', "."));
    json!({ "row": row, "words": words, "counted": counted })
}

/// What one case adds to figures.
fn sums(dice: &mut Dice, seq: u64) -> String {
    let mut cell = Cell::default();
    cell.count(slot::RECEIVED, 1);
    // Each event says something new.
    cell.count(slot::REOPENINGS, i64::try_from(seq).expect("few events"));
    let mut either = |share: u64, yes: usize, no: usize| {
        cell.count(if dice.below(100) < share { yes } else { no }, 1);
    };
    either(80, slot::RESOLVED, slot::UNRESOLVED);
    either(10, slot::REOPENED, slot::STAYED);
    either(15, slot::BREACHED, slot::UNBREACHED);
    either(70, slot::KIND_AGREED, slot::KIND_DIFFERED);
    either(60, slot::PRIORITY_AGREED, slot::PRIORITY_DIFFERED);
    for promise in 0..4 {
        either(90, slot::KEPT + promise, slot::BROKEN + promise);
    }
    either(50, slot::STARS + 4, slot::STARS + 2);
    for time in [Time::FirstResponse, Time::FirstResponseOpen, Time::Handling] {
        // From seconds to weeks, as often from each decade.
        let ms = 10_u64.pow(u32::try_from(3 + dice.below(6)).expect("small")) * (1 + dice.below(9));
        cell.count_time(time, i64::try_from(ms).expect("weeks"));
    }
    cell.text()
}

/// The query of a report over so many days, until today.
pub(crate) fn period(days: i32, by: &str) -> String {
    let [from, to] = [TODAY - days + 1, TODAY].map(answerable_shared::calendar::Date::of_days);
    format!("from={from}&to={to}&by={by}")
}

/// The query with what is not ASCII in it as an address holds it.
pub(crate) fn encoded(query: &str) -> String {
    let encode = |byte: u8| match byte {
        0..128 => char::from(byte).to_string(),
        byte => format!("%{byte:02X}"),
    };
    query.bytes().map(encode).collect()
}

fn text(dice: &mut Dice, n: u64, all: u64) -> String {
    let mut words: Vec<String> = Vec::new();
    let chinese = dice.below(3) == 0;
    for _ in 0..20 + dice.below(40) {
        // Half of the words are everybody's, the other half from a long tail.
        words.push(match (chinese, dice.below(2)) {
            (false, 0) => dice.of(&ENGLISH).to_owned(),
            (true, 0) => dice.of(&CHINESE).to_owned(),
            (false, _) => dice.word(),
            (true, _) => dice.characters(),
        });
    }
    if dice.below(5) < 2 {
        words.push(if chinese { "发货" } else { "delivery" }.to_owned());
    }
    if dice.below(7) == 0 {
        words.push("delayed".to_owned());
    }
    // Five of them, however many cases there are.
    if n % (all / 5) == all / 10 {
        words.push("xylophone 琥珀色的".to_owned());
    }
    words.join(if chinese { "" } else { " " })
}

struct Dice(u64);

impl Dice {
    fn below(&mut self, end: u64) -> u64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % end
    }

    fn of<'a>(&mut self, list: &[&'a str]) -> &'a str {
        list[usize::try_from(self.below(list.len() as u64)).expect("small")]
    }

    /// One of some thousands of words, the first ones more often.
    fn word(&mut self) -> String {
        let tail = self.below(70) * self.below(70);
        let syllables = ["ka", "lo", "mi", "ne", "ru", "so", "ti", "va", "be", "do"];
        let mut word = String::new();
        let mut rest = tail + 10;
        while rest > 0 {
            word.push_str(syllables[usize::try_from(rest % 10).expect("small")]);
            rest /= 10;
        }
        word
    }

    /// Two characters of some hundreds.
    fn characters(&mut self) -> String {
        let mut one = || {
            u32::try_from(self.below(30) * self.below(30))
                .ok()
                .and_then(|at| char::from_u32(0x4E00 + at))
        };
        [one(), one()].into_iter().flatten().collect()
    }
}
