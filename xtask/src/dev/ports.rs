//! Ports that are free, or an error that says which option to use.

use anyhow::{Result, bail};
use std::io::ErrorKind;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, TcpListener};

/// Fails if one of the two ports cannot be served on.
pub(super) fn must_be_usable(edge: u16, shop: u16) -> Result<()> {
    if edge == shop {
        bail!(
            "the edge and the shop cannot share port {edge}: choose another with --port or --shop-port"
        );
    }
    must_be_free(edge, "the edge", "--port")?;
    must_be_free(shop, "the shop", "--shop-port")
}

fn must_be_free(port: u16, whose: &str, option: &str) -> Result<()> {
    // `localhost` means either of these, and a browser may try the other one first.
    for address in [
        IpAddr::V4(Ipv4Addr::LOCALHOST),
        IpAddr::V6(Ipv6Addr::LOCALHOST),
    ] {
        match TcpListener::bind((address, port)) {
            Err(error) if error.kind() == ErrorKind::AddrInUse => {
                bail!(
                    "port {port}, meant for {whose}, is taken by another program: stop it or choose another with {option}"
                )
            }
            Err(error) if error.kind() == ErrorKind::PermissionDenied => {
                bail!(
                    "port {port}, meant for {whose}, is not allowed to you: choose one above 1023 with {option}"
                )
            }
            // A machine without IPv6 is fine.
            Ok(_) | Err(_) => {}
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::{must_be_free, must_be_usable};
    use std::net::TcpListener;

    #[test]
    fn a_taken_port_is_named_with_the_option_that_helps() {
        let taken = TcpListener::bind(("127.0.0.1", 0)).unwrap();
        let port = taken.local_addr().unwrap().port();
        let error = must_be_free(port, "the edge", "--port")
            .unwrap_err()
            .to_string();
        assert!(
            error.contains(&port.to_string()) && error.contains("--port"),
            "{error}"
        );
        drop(taken);
        must_be_free(port, "the edge", "--port").unwrap();
    }

    #[test]
    fn one_port_for_both_is_refused() {
        assert!(must_be_usable(9, 9).is_err());
    }
}
