//! Idempotency keys.

/// A fresh key: a random UUID.
///
/// Make one when a person means something new, and keep it for every retry of that.
#[must_use]
pub fn fresh() -> String {
    let secure = web_sys::window().and_then(|window| window.crypto().ok());
    match secure {
        // Only there on secure origins; `http://localhost` counts as one.
        Some(crypto) if has_random_uuid(&crypto) => crypto.random_uuid(),
        Some(crypto) => {
            let mut bytes = [0; 16];
            if crypto.get_random_values_with_u8_array(&mut bytes).is_err() {
                bytes = [0; 16].map(|_: u8| any_byte());
            }
            uuid(bytes)
        }
        None => uuid([0; 16].map(|_: u8| any_byte())),
    }
}

fn has_random_uuid(crypto: &web_sys::Crypto) -> bool {
    js_sys::Reflect::has(crypto, &"randomUUID".into()).unwrap_or(false)
}

/// A key is no secret: it has to be unlike others, not unguessable.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "0 to 255"
)]
fn any_byte() -> u8 {
    (js_sys::Math::random() * 256.0) as u8
}

/// Random bytes as a UUID of version 4 (RFC 9562).
fn uuid(mut bytes: [u8; 16]) -> String {
    bytes[6] = bytes[6] & 0x0F | 0x40;
    bytes[8] = bytes[8] & 0x3F | 0x80;
    let mut text = String::with_capacity(36);
    for (i, byte) in bytes.iter().enumerate() {
        if matches!(i, 4 | 6 | 8 | 10) {
            text.push('-');
        }
        for digit in [byte >> 4, byte & 15] {
            text.push(char::from(b"0123456789abcdef"[usize::from(digit)]));
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::uuid;

    #[test]
    fn bytes_become_a_uuid_of_version_4() {
        assert_eq!(uuid([0xFF; 16]), "ffffffff-ffff-4fff-bfff-ffffffffffff");
        assert_eq!(uuid([0x01; 16]), "01010101-0101-4101-8101-010101010101");
    }
}
