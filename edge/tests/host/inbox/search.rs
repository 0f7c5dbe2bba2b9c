//! Words.

use super::{found, list, put, query, row};
use crate::support::MemorySql;
use answerable_edge::site_index::messages::{InboxQuery, Queue, Sort};
use answerable_shared::case::Kind;

/// One case that says `text`, among others; whether looking for each finds it, and it alone.
#[track_caller]
fn finds(text: &str, wanted: &[&str], others: &[&str]) {
    let sql = MemorySql::default();
    let mut case = row(1);
    case.who = Some("Ann Lee".to_owned());
    put(&sql, &case, text);
    put(&sql, &row(2), "Something else, in 别的 words");
    for wanted in wanted {
        assert_eq!(found(&sql, wanted), [case.reference.clone()], "{wanted}");
    }
    for other in others {
        assert!(!found(&sql, other).contains(&case.reference), "{other}");
    }
}

#[test]
fn words_are_found_whole_the_last_one_by_its_beginning_and_however_they_are_written() {
    finds(
        "ÜBER die Lieferung von Crème-brûlée, 100%_sure\nÀ bientôt",
        &[
            "über",
            "UBER",
            "lieferung",
            "liefer",
            "creme brulee",
            "brûl",
            "ann lief",
            "lee",
            "100%_s",
            "bientot",
        ],
        &["lief ann", "ferung", "über anna", "1000"],
    );
}

#[test]
fn chinese_japanese_and_korean_are_found_by_any_part() {
    finds(
        "我的叶子都变黄了，iPhone手机上ブラウザ使えない。배송이 늦어요",
        &[
            "叶",
            "叶子",
            "都变黄",
            "我的叶子都变黄了",
            "了",
            "变黄 手机",
            "iphone手机",
            "iphone",
            "ブラウザ",
            "ラウ",
            "배송",
            "송이",
            "늦",
        ],
        &["黄变", "叶都", "子叶", "机手", "叶子 不在"],
    );
}

#[test]
fn references_and_addresses_are_found_whole_and_by_part() {
    let reference = row(1).reference;
    let number = reference.replace("AN-", "").replace('-', "");
    let [first, second] = [&number[..4], &number[4..]];
    finds(
        "ann.lee+shop@mail.example.com\n",
        &[
            &reference,
            &reference.to_lowercase(),
            &number,
            &number[..6].to_lowercase(),
            &format!("{first} {second}"),
            second,
            "ann.lee+shop@mail.example.com",
            "ANN.LEE",
            "mail.example.com",
            "@mail.exa",
            "shop@",
        ],
        &["lee.example", "nail.example.com"],
    );
}

#[test]
fn nothing_that_is_typed_is_taken_for_more_than_text() {
    let sql = MemorySql::default();
    put(
        &sql,
        &row(1),
        "a \"quoted\" NEAR text : words* OR (not) AND ^this 0w",
    );
    for text in [
        "\"",
        "\"\"",
        "*",
        "a*",
        "(",
        ")",
        "NEAR(a b)",
        "text:words",
        "marks : 0w",
        "marks:\"0w\"",
        "OR",
        "a OR",
        "NOT a",
        "a AND",
        "^this",
        "-a",
        "{text}",
        "a\"b",
        "';--",
        "%",
        "\u{0}",
        "a\u{0}b",
        "🌵",
        "text : (\"0w\")",
        "+",
        "\\",
        ":",
    ] {
        let _ = found(&sql, text);
        let due = InboxQuery {
            text: Some(text.to_owned()),
            sort: Sort::Due,
            ..query(Queue::Open)
        };
        let _ = list(&sql, due);
    }
    assert_eq!(found(&sql, "\"quoted\" (not)").len(), 1);
    // What rows are listed under are no words.
    assert!(found(&sql, "0a").is_empty());
    for nothing in ["%", "🌵", "\"\"", "\u{0}"] {
        assert!(found(&sql, nothing).is_empty(), "{nothing}");
    }
    assert!(found(&sql, &"long ".repeat(40)).is_empty());
    assert!(found(&sql, &"长".repeat(200)).is_empty());
}

#[test]
fn what_is_found_comes_in_the_order_of_the_inbox_by_pages_and_passes_the_filters() {
    let sql = MemorySql::default();
    let mut all = Vec::new();
    for n in 1..60 {
        let mut row = row(n);
        if n % 3 == 0 {
            row.kind = Kind::Complaint;
        }
        put(
            &sql,
            &row,
            if n % 2 == 0 { "common word" } else { "another" },
        );
        all.push((n, row.reference));
    }
    let references = |wanted: fn(u64) -> bool| -> Vec<String> {
        let wanted = all.iter().filter(|(n, _)| wanted(*n));
        wanted.map(|(_, reference)| reference.clone()).collect()
    };
    let mut asked = InboxQuery {
        text: Some("comm".to_owned()),
        limit: 7,
        ..query(Queue::Waiting)
    };
    assert_eq!(list(&sql, asked.clone()).0, references(|n| n % 2 == 0));
    asked.kind = Some(Kind::Complaint);
    assert_eq!(list(&sql, asked.clone()).0, references(|n| n % 6 == 0));
    // Nothing is promised: in that order, too, they come as usual.
    asked.sort = Sort::Due;
    assert_eq!(list(&sql, asked.clone()).0, references(|n| n % 6 == 0));
    asked.queue = Queue::Ended;
    assert!(list(&sql, asked).0.is_empty());
}

#[test]
fn what_a_case_no_longer_says_no_longer_finds_it() {
    let sql = MemorySql::default();
    let mut case = row(1);
    put(&sql, &case, "monstera");
    case.seq = 2;
    put(&sql, &case, "orchid");
    case.seq = 1;
    put(&sql, &case, "monstera");
    assert!(found(&sql, "monstera").is_empty());
    assert_eq!(found(&sql, "orchid").len(), 1);
}
