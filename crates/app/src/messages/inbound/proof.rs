//! How a text message shows that it comes from the gateway and not from somebody who found the address: by a
//! signature over what was posted, or by the secret itself in the address, for gateways that cannot sign.

use data_encoding::BASE64;
use hmac::{Hmac, KeyInit, Mac};
use sha1::Sha1;
use sha2::Sha256;

use crate::config::Texts;

/// Whether a post carries the gateway's signature (`X-Twilio-Signature`): HMAC-SHA-1 with the shared secret over
/// the full address and every field, sorted by name (twilio.com/docs/usage/security). Without a secret nothing
/// is signed.
pub fn is_signed(texts: &Texts, url: &str, fields: &[(String, String)], signature: &str) -> bool {
    let (Some(secret), Ok(signature)) = (&texts.secret, BASE64.decode(signature.as_bytes())) else {
        return false;
    };
    let Ok(mut mac) = <Hmac<Sha1> as KeyInit>::new_from_slice(secret.0.as_bytes()) else {
        return false;
    };
    let mut sorted: Vec<&(String, String)> = fields.iter().collect();
    sorted.sort();
    mac.update(url.as_bytes());
    for (name, value) in sorted {
        mac.update(name.as_bytes());
        mac.update(value.as_bytes());
    }
    !secret.0.is_empty() && mac.verify_slice(&signature).is_ok()
}

/// Whether a word from the address is the shared secret. How long it takes says nothing about how much of
/// it was right.
pub fn is_the_secret(texts: &Texts, word: &str) -> bool {
    let Some(secret) = texts.secret.as_ref().filter(|secret| !secret.0.is_empty()) else {
        return false;
    };
    let keyed = |key: &str| <Hmac<Sha256> as KeyInit>::new_from_slice(key.as_bytes()).ok();
    match (keyed(&secret.0), keyed(word)) {
        (Some(right), Some(given)) => right.verify_slice(&given.finalize().into_bytes()).is_ok(),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Hidden;

    fn texts(secret: &str) -> Texts {
        Texts {
            url: Hidden("https://gateway.example".to_owned()),
            account: None,
            from: "+15175550199".to_owned(),
            secret: Some(Hidden(secret.to_owned())),
        }
    }

    /// The worked example of the gateway's own documentation.
    fn posted() -> Vec<(String, String)> {
        [
            ("To", "+18005551212"),
            ("CallSid", "CA1234567890ABCDE"),
            ("Digits", "1234"),
            ("From", "+14158675309"),
            ("Caller", "+14158675309"),
        ]
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
        .to_vec()
    }

    #[test]
    fn only_what_the_gateway_signed_is_believed() {
        let url = "https://mycompany.com/myapp.php?foo=1&bar=2";
        let signature = "RSOYDt4T1cUTdK1PDd93/VVr8B8=";
        assert!(is_signed(&texts("12345"), url, &posted(), signature));
        assert!(!is_signed(&texts("12346"), url, &posted(), signature));
        assert!(!is_signed(&texts(""), url, &posted(), signature));
        assert!(!is_signed(&texts("12345"), url, &posted()[1..], signature));
        assert!(!is_signed(&texts("12345"), url, &posted(), "nonsense"));
    }

    #[test]
    fn the_secret_in_the_address_must_be_whole() {
        assert!(is_the_secret(&texts("long secret"), "long secret"));
        for wrong in ["", "long", "long secret ", "LONG SECRET"] {
            assert!(!is_the_secret(&texts("long secret"), wrong), "{wrong}");
        }
        assert!(!is_the_secret(&texts(""), ""));
    }
}
