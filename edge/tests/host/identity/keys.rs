//! Identity keys in the settings: what is wrong with them is said when they are read.

use crate::support::{OPERATOR_KEY, SECRET, sites};
use answerable_edge::config::Config;
use answerable_host::Key;
use serde_json::{Value, json};

fn read(identity: &Value) -> Result<Config, String> {
    let mut sites = sites();
    sites["fern"]["identity"] = identity.clone();
    let secrets = |name: &str| match name {
        "GOOD" | "FERN_IDENTITY" => Some("x".repeat(32)),
        "SHORT" => Some("x".repeat(31)),
        _ => None,
    };
    Config::read(
        &sites.to_string(),
        SECRET,
        Some(OPERATOR_KEY),
        false,
        &secrets,
    )
    .map_err(|failure| failure.to_string())
}

#[test]
fn one_key_or_two_are_read() {
    let (one, two) = (
        Key::es256("a", 1).setting(""),
        Key::hs256("b", "").setting("GOOD"),
    );
    for keys in [json!([one]), json!([two]), json!([one, two])] {
        let config = read(&json!({ "keys": keys })).unwrap();
        assert!(config.faults.is_empty(), "{:?}", config.faults);
        let read = config.identity_keys("fern");
        assert_eq!(read.len(), keys.as_array().unwrap().len());
        assert_eq!(
            format!("{:?}", read[0]),
            keys[0]["id"].as_str().unwrap(),
            "no key in the log"
        );
    }
    assert!(
        read(&json!({ "keys": [one] }))
            .unwrap()
            .identity_keys("nowhere")
            .is_empty()
    );
    // What else a JWK may hold.
    let mut jwk = one.clone();
    jwk["key"]["use"] = json!("sig");
    jwk["key"]["kid"] = json!("other");
    let config = read(&json!({ "keys": [jwk] })).unwrap();
    assert_eq!(config.identity_keys("fern").len(), 1);
}

#[test]
fn what_is_wrong_with_a_key_is_said_with_its_place() {
    let good = |id: &str| Key::es256(id, 1).setting("");
    let with = |name: &str, value: Value| {
        let mut key = good("a");
        key[name] = value;
        key
    };
    let jwk = |name: &str, value: Value| {
        let mut key = good("a");
        key["key"][name] = value;
        key
    };
    let hs = |secret: &str| json!({ "id": "b", "alg": "HS256", "secret": secret });
    let short = "AAAA";
    for (keys, says) in [
        (json!([]), "there is none"),
        (
            json!([good("a"), good("b"), good("c")]),
            "two are taken at most",
        ),
        (json!([good("a"), good("a")]), "\"a\" is there twice"),
        (json!([good("")]), "1 to 64 bytes"),
        (json!([good(&"x".repeat(65))]), "1 to 64 bytes"),
        (json!([with("alg", json!("none"))]), "unknown variant"),
        (json!([with("alg", json!("RS256"))]), "unknown variant"),
        (
            json!([with("alg", json!("HS256"))]),
            "\"a\": HS256 takes secret",
        ),
        (json!([with("key", Value::Null)]), "\"a\": ES256 takes key"),
        (
            json!([with("secret", json!("GOOD"))]),
            "\"a\": ES256 takes key",
        ),
        (json!([with("kty", json!("EC"))]), "unknown field"),
        (
            json!([jwk("d", json!("secret"))]),
            "\"a\": this is the private key",
        ),
        (json!([jwk("kty", json!("RSA"))]), "kty EC and crv P-256"),
        (json!([jwk("crv", json!("P-384"))]), "kty EC and crv P-256"),
        (
            json!([with("key", json!("-----BEGIN PUBLIC KEY-----"))]),
            "kty EC and crv P-256",
        ),
        (json!([jwk("x", json!(short))]), "32 bytes each"),
        (json!([jwk("y", json!(7))]), "32 bytes each"),
        (
            json!([jwk("y", json!(format!("{}=", "A".repeat(43))))]),
            "32 bytes each",
        ),
        (
            json!([good("a"), hs("MISSING")]),
            "\"b\": the secret that it names is not set",
        ),
        (json!([hs("SHORT")]), "shorter than 32 bytes"),
        (json!([hs("SERVER_SECRET")]), "one of the service's own"),
        (json!([hs("OPERATOR_KEY")]), "one of the service's own"),
    ] {
        let said = match read(&json!({ "keys": keys })) {
            Err(said) => said,
            Ok(config) => {
                assert!(config.identity_keys("fern").is_empty(), "{keys}");
                assert_eq!(config.identity_keys("moss").len(), 1, "the others go on");
                config.faults[0].to_string()
            }
        };
        assert!(said.contains(says), "{keys}: {said}");
        assert!(said.contains("SITES"), "{said}");
    }
}

#[test]
fn a_secret_is_one_sites_own() {
    let mut sites = sites();
    let hs = Key::hs256("b", "").setting("SAME");
    for site in ["fern", "moss"] {
        sites[site]["identity"] = json!({ "keys": [hs] });
    }
    let secrets = |_: &str| Some("x".repeat(32));
    let config = Config::read(&sites.to_string(), SECRET, None, false, &secrets).unwrap();
    assert_eq!(config.identity_keys("fern").len(), 1);
    assert!(config.identity_keys("moss").is_empty());
    let said = config.faults[0].to_string();
    assert!(
        said.contains("SITES.moss") && said.contains("same secret"),
        "{said}"
    );
    // What one site named and did not get is no secret of its own.
    sites["fern"]["identity"] = json!({ "keys": [] });
    let config = Config::read(&sites.to_string(), SECRET, None, false, &secrets).unwrap();
    assert_eq!(config.identity_keys("moss").len(), 1);
}
