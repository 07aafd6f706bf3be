//! Cookies: a few small ones of our own, nobody else's.

use axum::http::header::{COOKIE, HeaderMap, HeaderValue};

/// Reads a cookie.
pub fn read<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers
        .get_all(COOKIE)
        .iter()
        .filter_map(|line| line.to_str().ok())
        .flat_map(|line| line.split(';'))
        .find_map(|pair| {
            let (found, value) = pair.trim().split_once('=')?;
            (found == name).then_some(value)
        })
}

/// A cookie that scripts cannot read and other sites cannot send. `seconds` 0 takes it away, `None` keeps it
/// until the browser is closed.
pub fn set(name: &str, value: &str, seconds: Option<i64>, secure: bool) -> Option<HeaderValue> {
    let age = seconds
        .map(|seconds| format!("; Max-Age={seconds}"))
        .unwrap_or_default();
    let secure = if secure { "; Secure" } else { "" };
    HeaderValue::from_str(&format!(
        "{name}={value}; Path=/; HttpOnly; SameSite=Lax{age}{secure}"
    ))
    .ok()
}

/// The name of a cookie: under https it is tied to this very host (RFC 6265bis, `__Host-`).
pub fn named(name: &str, secure: bool) -> String {
    if secure {
        format!("__Host-{name}")
    } else {
        name.to_owned()
    }
}
