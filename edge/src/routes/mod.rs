//! The addresses, one file per resource.

pub mod cases;
pub mod desk_cases;
pub mod desk_figures;
pub mod desk_index;
pub mod desk_sessions;
pub mod desk_settings;
pub mod docs;
pub mod health;
pub mod live;
pub mod own_cases;
pub mod pages;
pub mod sites;
pub mod test_only;

use crate::app::{App, method_not_allowed};
use axum::Router;
use axum::routing::{get, post};

/// The router over `app`.
pub fn router(app: &App) -> Router {
    let mut router = Router::new()
        .route("/healthz", get(health::health))
        .route("/v1/sites/{site}", get(sites::show))
        .route(
            "/v1/sites/{site}/cases",
            post(sites::submit).get(own_cases::list),
        )
        .route("/v1/cases/{reference}", get(cases::show))
        .route("/v1/cases/{reference}/actions", post(cases::act))
        .route("/v1/cases/{reference}/ticket", post(live::case_ticket))
        .route("/v1/cases/{reference}/live", get(live::follow_case))
        .route("/v1/desk/sign-in-links", post(desk_sessions::make_link))
        .route(
            "/v1/desk/sessions",
            post(desk_sessions::sign_in)
                .get(desk_sessions::who)
                .delete(desk_sessions::sign_out),
        )
        .route("/v1/desk/cases", get(desk_cases::list))
        .route("/v1/desk/figures", get(desk_figures::show))
        .route("/v1/desk/index-rebuild", post(desk_index::rebuild))
        .route(
            "/v1/desk/settings",
            get(desk_settings::show).put(desk_settings::put),
        )
        .route("/v1/desk/settings/history", get(desk_settings::history))
        .route(
            "/v1/desk/calendar-answers",
            post(desk_settings::try_calendar),
        )
        .route("/v1/desk/ticket", post(live::desk_ticket))
        .route("/v1/desk/live", get(live::follow_desk))
        .route("/v1/openapi.json", get(docs::document))
        .route("/v1/docs", get(docs::page))
        .route("/v1/docs/page.js", get(docs::script))
        .route("/v1/docs/page.css", get(docs::style))
        .route("/v1/problems", get(docs::problems))
        .route("/", get(pages::front))
        .route("/p/{site}", get(pages::hosted))
        .route("/c/{reference}", get(pages::tracking))
        .route("/desk", get(pages::desk))
        .route("/favicon.ico", get(pages::icon));
    if app.config.test_routes {
        router = router
            .route("/v1/test/crash", get(test_only::crash))
            .route("/v1/test/clock", post(test_only::set_clock))
            .route("/v1/test/index/{site}", post(test_only::index));
    }
    router
        .fallback(pages::asset)
        .method_not_allowed_fallback(method_not_allowed)
        .with_state(app.clone())
}
