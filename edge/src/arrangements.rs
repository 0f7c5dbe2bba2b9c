//! What a site has arranged, as it is in force now.

use crate::app::App;
use crate::failure::Failure;
use crate::site_settings::{SettingsReply, SettingsRequest};
use answerable_shared::json;
use answerable_shared::refusal::Refusal;
use answerable_shared::settings::{Arrangements, Settings};
use answerable_shared::site::Site;

/// What words mean everywhere: an asset, since it would weigh more in the upload than the code that reads it.
const WORDS: &str = "/docs/words.txt";

/// The settings in force and their version: the operator's, 0, until an admin has arranged others.
///
/// # Errors
/// They cannot be asked for or read.
pub async fn settings(app: &App, id: &str, site: &Site) -> Result<(u32, Settings), Failure> {
    let question = SettingsRequest::Get { version: None };
    match app.ports.ask(id, &question).await? {
        SettingsReply::Settings { version, body } => Ok((version, json::read(&body)?)),
        _ => Ok((0, site.settings.clone())),
    }
}

/// Identifiers of the teams that `agent` is in. Never fails: an inbox without one's own team is better than none, so the
/// operator's settings stand in.
pub async fn teams_of(app: &App, id: &str, agent: &str) -> Vec<String> {
    let Some(site) = app.config.site(id) else {
        return Vec::new();
    };
    let mut teams = match settings(app, id, site).await {
        Ok((_, settings)) => settings.teams,
        Err(failure) => {
            app.ports.log.failure("settings", &failure.to_string());
            site.settings.teams.clone()
        }
    };
    teams.retain(|team| team.members.iter().any(|member| member == agent));
    teams.into_iter().map(|team| team.id).collect()
}

/// What follows from `settings`, once they are found to be right.
///
/// # Errors
/// What is wrong first.
pub fn check(
    app: &App,
    site: &Site,
    version: u32,
    settings: &Settings,
) -> Result<Arrangements, Refusal> {
    let now = app.ports.clock.now();
    let zones = |zone: &str| app.ports.zones.offsets(zone, now);
    settings.check(version, site, &zones)
}

/// What is in force at `site`, with what words mean everywhere: for a case that arrives.
pub async fn with_words(app: &App, id: &str, site: &Site) -> Arrangements {
    let mut arranged = in_force(app, id, site).await;
    match app.ports.assets.text(WORDS).await {
        Ok(words) => arranged.words = words,
        // Only the site's own words count then.
        Err(failure) => app.ports.log.failure("triage", &failure.to_string()),
    }
    arranged
}

/// What is in force at `site`. Never fails: what cannot be asked for or read is no reason to lose somebody's words, so
/// the operator's settings stand in, and where those are wrong, what a site promises that has arranged nothing.
async fn in_force(app: &App, id: &str, site: &Site) -> Arrangements {
    match known(app, id, site).await {
        Ok(arranged) => arranged,
        Err(failure) => standing_in(app, site, &failure.to_string()),
    }
}

/// What is in force at `site`, for what staff do: they can do it again a moment later, and nobody gets past a review
/// because nobody knows of it.
///
/// # Errors
/// It cannot be asked for or read.
pub async fn known(app: &App, id: &str, site: &Site) -> Result<Arrangements, Failure> {
    let (version, settings) = settings(app, id, site).await?;
    let checked = check(app, site, version, &settings);
    Ok(checked.unwrap_or_else(|refusal| Arrangements {
        reviewed: settings.reviewed,
        ..standing_in(app, site, &refusal.to_string())
    }))
}

fn standing_in(app: &App, site: &Site, fault: &str) -> Arrangements {
    app.ports.log.failure("settings", fault);
    check(app, site, 0, &site.settings).unwrap_or_else(|_| Arrangements::usual(site))
}
