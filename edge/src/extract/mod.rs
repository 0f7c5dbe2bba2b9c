//! What handlers read from a request. Each part answers with a problem when it is not right.

mod body;
mod credentials;
mod headers;
mod session;
mod site;

pub use body::Json;
pub(crate) use credentials::{CASE_TOKEN_AT_REST, bearer, identified};
pub use credentials::{CaseCaller, CaseRef};
pub use headers::{CallFrom, IDEMPOTENCY_KEY, IdempotencyKey, IfMatch, IfNoneMatch, etag};
pub use session::{DeskSession, OwnPagesOnly};
pub(crate) use session::{SESSION_AT_REST, site_named_in};
pub use site::CalledSite;
