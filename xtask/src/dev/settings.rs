//! How the edge runs on this machine: its own configuration with other ports, and secrets made once.

use crate::jsonc;
use crate::repo::Repo;
use answerable_host::Key;
use anyhow::{Context as _, Result};
use serde_json::{Value, json};
use std::fs;
use std::io::Read as _;
use std::path::{Path, PathBuf};

/// The ports that `edge/wrangler.jsonc` speaks of.
pub(super) const EDGE_PORT: u16 = 8787;
pub(super) const SHOP_PORT: u16 = 8788;

/// What wrangler is started with.
pub(super) struct Settings {
    port: u16,
    shop_port: u16,
    config: PathBuf,
    secrets: PathBuf,
    operator_key: String,
    shop_key: Key,
}

/// The Worker's secret that the demo shop signs with, made for this machine.
const SHOP_SECRET: &str = "FERN_IDENTITY";

impl Settings {
    pub(super) fn edge_origin(&self) -> String {
        format!("http://localhost:{}", self.port)
    }

    pub(super) fn shop_origin(&self) -> String {
        format!("http://localhost:{}", self.shop_port)
    }

    pub(super) fn port(&self) -> u16 {
        self.port
    }

    pub(super) fn config(&self) -> &Path {
        &self.config
    }

    pub(super) fn secrets(&self) -> &Path {
        &self.secrets
    }

    /// What the demo shop signs with.
    pub(super) fn shop_key(&self) -> &Key {
        &self.shop_key
    }

    pub(super) fn operator_key(&self) -> &str {
        &self.operator_key
    }
}

/// Writes the configuration, and the secrets if there are none yet.
pub(super) fn write(repo: &Repo, port: u16, shop_port: u16) -> Result<Settings> {
    let folder = repo.local_state()?;
    let config = folder.join("wrangler.json");
    let source = repo.path("edge/wrangler.jsonc");
    let text =
        fs::read_to_string(&source).with_context(|| format!("reading {}", source.display()))?;
    let mut value = jsonc::parse(&text).with_context(|| format!("reading {}", source.display()))?;
    localise(&mut value, port, shop_port);
    let secrets = folder.join("dev.vars");
    let shop_key = Key::hs256("dev", &secret(&secrets, SHOP_SECRET)?);
    let fern = value.pointer_mut("/vars/SITES/fern");
    if let Some(fern) = fern.and_then(Value::as_object_mut) {
        let identity = json!({ "keys": [shop_key.setting(SHOP_SECRET)] });
        fern.insert("identity".to_owned(), identity);
    }
    let text = format!("{value:#}\n");
    // Wrangler starts anew whenever this file is written.
    if !fs::read_to_string(&config).is_ok_and(|present| present == text) {
        fs::write(&config, text).with_context(|| format!("writing {}", config.display()))?;
    }
    let operator_key = secret(&secrets, "OPERATOR_KEY")?;
    secret(&secrets, "SERVER_SECRET")?;
    Ok(Settings {
        port,
        shop_port,
        config,
        secrets,
        operator_key,
        shop_key,
    })
}

/// Paths seen from the new file, other ports, and no build: that is done here.
fn localise(config: &mut Value, port: u16, shop_port: u16) {
    if let Some(config) = config.as_object_mut() {
        config.remove("build");
        config.remove("$schema");
    }
    for path in ["/main", "/assets/directory"] {
        if let Some(Value::String(path)) = config.pointer_mut(path) {
            *path = format!("../edge/{path}");
        }
    }
    if let Some(vars) = config.pointer_mut("/vars") {
        change_ports(vars, port, shop_port);
    }
}

fn change_ports(value: &mut Value, port: u16, shop_port: u16) {
    match value {
        Value::String(text) => {
            // Both at once: the new port of one may be the old port of the other.
            *text = text
                .replace(&format!("localhost:{EDGE_PORT}"), "localhost:\0edge")
                .replace(&format!("localhost:{SHOP_PORT}"), "localhost:\0shop")
                .replace("\0edge", &port.to_string())
                .replace("\0shop", &shop_port.to_string());
        }
        Value::Array(items) => items
            .iter_mut()
            .for_each(|item| change_ports(item, port, shop_port)),
        Value::Object(fields) => fields
            .values_mut()
            .for_each(|field| change_ports(field, port, shop_port)),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

/// A secret of the file, made now if it is not there: data kept between starts depends on it.
fn secret(file: &Path, name: &str) -> Result<String> {
    let present = fs::read_to_string(file).unwrap_or_default();
    let prefix = format!("{name}=");
    if let Some(value) = present.lines().find_map(|line| line.strip_prefix(&prefix)) {
        return Ok(value.to_owned());
    }
    let value = random_hex().context("reading the system's source of randomness")?;
    fs::write(file, format!("{present}{prefix}{value}\n"))
        .with_context(|| format!("writing {}", file.display()))?;
    only_for_owner(file)?;
    Ok(value)
}

fn random_hex() -> std::io::Result<String> {
    let mut bytes = [0_u8; 32];
    fs::File::open("/dev/urandom")?.read_exact(&mut bytes)?;
    Ok(bytes.iter().map(|byte| format!("{byte:02x}")).collect())
}

fn only_for_owner(file: &Path) -> Result<()> {
    use std::os::unix::fs::PermissionsExt as _;
    let owner = fs::Permissions::from_mode(0o600);
    fs::set_permissions(file, owner).with_context(|| format!("protecting {}", file.display()))
}

#[cfg(test)]
mod tests {
    use super::localise;
    use serde_json::json;

    #[test]
    fn paths_ports_and_build_are_made_local_and_nothing_else() {
        let mut config = json!({
            "$schema": "../node_modules/x.json",
            "name": "answerable",
            "main": "build/index.js",
            "build": { "command": "x" },
            "assets": { "directory": "../dist", "binding": "ASSETS" },
            "vars": { "SITES": { "fern": { "origins": ["http://localhost:8788", "http://localhost:8787"] } } },
        });
        localise(&mut config, 8788, 8787);
        let expected = json!({
            "name": "answerable",
            "main": "../edge/build/index.js",
            "assets": { "directory": "../edge/../dist", "binding": "ASSETS" },
            "vars": { "SITES": { "fern": { "origins": ["http://localhost:8787", "http://localhost:8788"] } } },
        });
        assert_eq!(config, expected);
    }
}
