//! The description of the interface that is checked in is the one that the code gives.
//!
//! After a change of a handler or a problem: `UPDATE_GOLDEN=1 cargo test -p answerable-edge --test host openapi`.

use std::path::Path;

#[test]
fn the_document_is_what_the_handlers_say() {
    is_checked_in(
        "openapi.json",
        &answerable_edge::openapi::document().unwrap(),
    );
}

#[test]
fn the_page_of_problems_is_what_the_problems_say() {
    let page = answerable_edge::problem_page::page();
    for sort in answerable_shared::problem::ProblemType::ALL {
        let (slug, ..) = sort.describe();
        assert!(page.contains(&format!("<section id=\"{slug}\">")), "{slug}");
    }
    is_checked_in("problems.html", &page);
}

fn is_checked_in(name: &str, generated: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../docs")
        .join(name);
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::write(&path, generated).unwrap();
    }
    let checked_in = std::fs::read_to_string(&path).unwrap();
    assert!(
        checked_in == generated,
        "docs/{name} is not what the code says; see the head of this file"
    );
}
