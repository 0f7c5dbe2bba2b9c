//! Names of what `wrangler.jsonc` binds to the Worker.

/// KV namespace of the records.
pub const RECORDS: &str = "RECORDS";
/// Static assets.
pub const ASSETS: &str = "ASSETS";
/// Durable Objects of class `CaseObject`, one per case, named by its reference.
pub const CASE: &str = "CASE";
/// Durable Objects of class `SiteIndex`, named by `index_shard`.
pub const INDEX: &str = "INDEX";
/// Durable Objects of class `StaffSessions`, one per site, named by its identifier.
pub const STAFF: &str = "STAFF";
/// Durable Objects of class `SiteSettings`, one per site, named by its identifier.
pub const SETTINGS: &str = "SETTINGS";
/// Durable Objects of class `RateLimiter`, one per site and client.
pub const LIMITER: &str = "LIMITER";
/// Variable: the sites and their settings, as JSON.
pub const SITES: &str = "SITES";
/// Secret: derives references, tokens and what is kept of them.
pub const SERVER_SECRET: &str = "SERVER_SECRET";
/// Secret: lets the operator make sign-in links.
pub const OPERATOR_KEY: &str = "OPERATOR_KEY";
/// Variable that only tests set: adds routes that fail on purpose.
pub const TEST_ROUTES: &str = "TEST_ROUTES";
