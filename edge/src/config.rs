//! The Worker's settings.

use crate::crypto::ServerSecret;
use crate::failure::Failure;
use crate::identity::keys::{self, Key, Secrets};
use answerable_shared::json;
use answerable_shared::site::{Site, Sites};
use std::collections::BTreeMap;

/// Shortest operator's key that is taken for one, in bytes.
const SHORTEST_OPERATOR_KEY: usize = 16;

/// Everything that the operator has set.
#[derive(Clone, Debug)]
pub struct Config {
    /// The sites.
    pub sites: Sites,
    /// Derives references and tokens.
    pub secret: ServerSecret,
    /// Lets the operator in; without one nobody is.
    pub operator_key: Option<OperatorKey>,
    /// Whether routes that fail on purpose are there.
    pub test_routes: bool,
    /// What the hosts of sites sign with, by the site's identifier.
    identity_keys: BTreeMap<String, Vec<Key>>,
    /// What is wrong with identity keys, for the log. A site whose keys are wrong believes nobody; the rest goes on.
    pub faults: Vec<Failure>,
}

/// The secret `OPERATOR_KEY`.
#[derive(Clone)]
pub struct OperatorKey(String);

impl Config {
    /// Reads the settings. `secrets` gives those that the settings name.
    ///
    /// # Errors
    /// The sites cannot be read, a site's identifier is none, or the secret is too short. Identity keys that cannot be
    /// used are [`Self::faults`]: one host's mistake must not close the other sites.
    pub fn read(
        sites: &str,
        secret: &str,
        operator_key: Option<&str>,
        test_routes: bool,
        secrets: Secrets<'_>,
    ) -> Result<Self, Failure> {
        let sites: Sites = json::read_strictly(sites)
            .map_err(|error| Failure::new(format!("SITES is not right: {error}")))?;
        if let Some(id) = sites.keys().find(|id| !is_site_id(id)) {
            return Err(Failure::new(format!(
                "SITES has the identifier {id:?}; a to z, 0 to 9 and - are taken"
            )));
        }
        let mut identity_keys = BTreeMap::new();
        let mut faults = Vec::new();
        for (id, site) in &sites {
            site.look
                .check()
                .map_err(|wrong| Failure::new(format!("SITES.{id}.{wrong}")))?;
            if let Some(identity) = &site.identity {
                let read = keys::read(id, identity, secrets)
                    .and_then(|keys| keys::unshared(id, keys, &identity_keys));
                match read {
                    Ok(keys) => {
                        identity_keys.insert(id.clone(), keys);
                    }
                    Err(fault) => faults.push(fault),
                }
            }
        }
        Ok(Self {
            sites,
            identity_keys,
            faults,
            secret: ServerSecret::new(secret)?,
            operator_key: operator_key
                .filter(|key| key.len() >= SHORTEST_OPERATOR_KEY)
                .map(|key| OperatorKey(key.to_owned())),
            test_routes,
        })
    }

    /// The settings of `site`.
    #[must_use]
    pub fn site(&self, site: &str) -> Option<&Site> {
        self.sites.get(site)
    }

    /// What the host of `site` signs with; nothing if it does not.
    #[must_use]
    pub fn identity_keys(&self, site: &str) -> &[Key] {
        self.identity_keys.get(site).map_or(&[], Vec::as_slice)
    }

    /// The sites whose pages may come from `origin`.
    #[must_use]
    pub fn sites_of(&self, origin: &str) -> Vec<String> {
        self.sites
            .iter()
            .filter(|(_, site)| site.allows_origin(origin))
            .map(|(id, _)| id.clone())
            .collect()
    }
}

impl OperatorKey {
    /// Whether `shown` is the key.
    #[must_use]
    pub fn is(&self, shown: &str) -> bool {
        crate::crypto::same(&self.0, shown)
    }
}

impl std::fmt::Debug for OperatorKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("OperatorKey")
    }
}

/// An identifier is part of paths, tokens and object names.
fn is_site_id(id: &str) -> bool {
    (1..=64).contains(&id.len())
        && id
            .bytes()
            .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
}
