//! `cargo xtask sign-in`: the operator's call that makes a one-time link to the desk.

use crate::process;
use crate::repo::Repo;
use crate::tools::{self, NodeTools};
use anyhow::{Context as _, Result, bail};
use serde_json::{Value, json};
use std::env;
use std::process::Command;

/// For whom, and where.
#[derive(clap::Args)]
pub(crate) struct Options {
    /// Where the edge answers, such as `https://help.example.com`
    #[arg(long)]
    url: String,
    /// The site's id
    #[arg(long)]
    site: String,
    /// The agent's id
    #[arg(long)]
    agent: String,
}

/// One call, made by Node because a deployed edge speaks TLS: prints the status, then the body.
const POST: &str = "\
const { ANSWERABLE_URL: url, OPERATOR_KEY: key, ANSWERABLE_BODY: body } = process.env;
const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json',
  'idempotency-key': crypto.randomUUID() };
const answer = await fetch(url, { method: 'POST', headers, body });
process.stdout.write(`${answer.status}\\n${await answer.text()}`);
";

/// Prints a link that signs the agent in, once.
pub(crate) fn run(repo: &Repo, options: &Options) -> Result<()> {
    let key = env::var("OPERATOR_KEY")
        .context("OPERATOR_KEY is not set; it is the secret given to wrangler")?;
    println!(
        "{}",
        link(
            &tools::node_tools(repo)?,
            &options.url,
            &key,
            &options.site,
            &options.agent
        )?
    );
    Ok(())
}

/// Asks the edge at `url` for a link.
pub(crate) fn link(
    node: &NodeTools,
    url: &str,
    key: &str,
    site: &str,
    agent: &str,
) -> Result<String> {
    let mut command = Command::new(node.node());
    command
        .args(["--input-type=module", "--eval", POST])
        .env(
            "ANSWERABLE_URL",
            format!("{}/v1/desk/sign-in-links", url.trim_end_matches('/')),
        )
        // Not an argument: those can be read by everybody on the machine.
        .env("OPERATOR_KEY", key)
        .env(
            "ANSWERABLE_BODY",
            json!({ "site": site, "agent": agent }).to_string(),
        );
    let answer =
        process::output(&mut command).with_context(|| format!("{url} cannot be reached"))?;
    link_in(&answer)
}

fn link_in(answer: &str) -> Result<String> {
    let (status, body) = answer.split_once('\n').unwrap_or((answer, ""));
    let body: Value = serde_json::from_str(body).unwrap_or_default();
    match body["url"].as_str() {
        Some(link) if status.starts_with('2') => Ok(link.to_owned()),
        _ => {
            let why = body["detail"]
                .as_str()
                .or(body["title"].as_str())
                .unwrap_or("no reason given");
            bail!("the edge gave no sign-in link: {status}, {why}")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::link_in;

    #[test]
    fn the_link_is_taken_from_the_answer() {
        let link = link_in("201\n{\"url\":\"http://localhost:8787/desk#signin=abc\"}").unwrap();
        assert_eq!(link, "http://localhost:8787/desk#signin=abc");
    }

    #[test]
    fn a_refusal_says_why() {
        let error =
            link_in("401\n{\"title\":\"Unauthorized\",\"detail\":\"the operator key is wrong\"}")
                .unwrap_err();
        assert!(
            error.to_string().contains("401, the operator key is wrong"),
            "{error}"
        );
        assert!(link_in("502\n<html>").is_err());
    }
}
