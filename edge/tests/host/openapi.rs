//! The OpenAPI document that is checked in is the one that the handlers give.
//!
//! After a change of a handler: `UPDATE_GOLDEN=1 cargo test -p answerable-edge --test host openapi`.

use std::path::Path;

#[test]
fn the_document_is_what_the_handlers_say() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/openapi.json");
    let generated = answerable_edge::openapi::document().unwrap();
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::write(&path, &generated).unwrap();
    }
    let checked_in = std::fs::read_to_string(&path).unwrap();
    assert!(
        checked_in == generated,
        "docs/openapi.json is not what the handlers say; see the head of this file"
    );
}
