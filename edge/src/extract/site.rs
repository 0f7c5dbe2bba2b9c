//! The site that a call names.

use super::headers::own_origin;
use crate::app::App;
use crate::case_object::messages::CallOrigin;
use crate::cors;
use crate::problems::{self, ApiError};
use answerable_shared::site::Site;
use axum::extract::{FromRequestParts, Path};
use http::request::Parts;

/// A site that is there, called from a page that it lists, or from no page at all.
#[derive(Clone, Debug)]
pub struct CalledSite {
    /// Its identifier.
    pub id: String,
    /// Its settings.
    pub site: Site,
}

impl FromRequestParts<App> for CalledSite {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, ApiError> {
        let Path(id) = Path::<String>::from_request_parts(parts, app)
            .await
            .map_err(|_| problems::no_such_site())?;
        let site = app.config.site(&id).ok_or_else(problems::no_such_site)?;
        let from = cors::call_origin(app, &parts.headers, &own_origin(parts));
        if !CallOrigin::may_reach(&from, &id) {
            return Err(problems::origin_not_listed().into());
        }
        Ok(Self {
            site: site.clone(),
            id,
        })
    }
}
