//! The poster: how a neighborhood learns that there is something to find. Black on white, on A4 or Letter,
//! in each language of the community; plain, or with strips to tear off.

use std::fmt::Write;

use askama::Template;
use axum::extract::Query;
use domain::community::Community;
use serde::Deserialize;

use crate::page::{self, Answer};
use crate::text::{Language, language};
use crate::{Visit, qr};

/// Strips to tear off at the bottom of a poster.
const STRIPS: usize = 10;

/// What somebody wishes to print.
#[derive(Deserialize, Default)]
pub(super) struct Wish {
    #[serde(default)]
    lang: String,
    #[serde(default)]
    strips: String,
}

#[derive(Template)]
#[template(path = "community/poster.html")]
struct PosterPage<'a> {
    v: &'a Visit,
    home: &'a Community,
    /// The language of the poster, which need not be the reader's.
    l: &'static Language,
    strips: usize,
    address: String,
    short: String,
}

/// Shows the poster and the text to pass on.
pub(super) async fn page(visit: Visit, Query(wish): Query<Wish>) -> Answer {
    visit.organizer()?;
    let home = visit.home()?;
    let wished = home.languages.contains(&wish.lang);
    let address = match visit.base.as_str() {
        "" => visit.url("/"),
        _ => visit.url(""),
    };
    let page = PosterPage {
        v: &visit,
        home,
        l: if wished {
            language(&wish.lang)
        } else {
            visit.language
        },
        strips: if wish.strips.is_empty() { 0 } else { STRIPS },
        short: short(&address),
        address,
    };
    page::show(&visit, &page)
}

impl PosterPage<'_> {
    fn code(&self) -> String {
        qr::svg(&self.address, &self.short)
    }

    fn t(&self, key: &str) -> String {
        self.l.text(key, &[])
    }

    fn run_by(&self) -> &str {
        self.home.run_by.to(self.l.tag, self.home.first_language())
    }

    /// What neighbors can pass on, before the address.
    fn words(&self) -> String {
        let name = self.home.name.as_str().into();
        self.l.text("community-share-message", &[("name", name)])
    }

    /// The address stands on a line of its own, so that nothing sticks to it.
    fn message(&self) -> String {
        format!("{}\n{}", self.words(), self.address)
    }

    fn whatsapp(&self) -> String {
        format!("https://wa.me/?text={}", encoded(&self.message()))
    }

    fn sms(&self) -> String {
        format!("sms:?&body={}", encoded(&self.message()))
    }

    fn mail(&self) -> String {
        let subject = encoded(&self.home.name);
        format!(
            "mailto:?subject={subject}&body={}",
            encoded(&self.message())
        )
    }

    /// Nothing can be sent to an organizer who has lost their way in.
    fn no_mail(&self) -> bool {
        self.v.web.app.config.mail.is_none()
    }

    /// The address leads nowhere but to this computer.
    fn only_here(&self) -> bool {
        let host = self.short.split(['/', ':']).next().unwrap_or("");
        matches!(host, "localhost" | "127.0.0.1" | "0.0.0.0") || self.short.starts_with('[')
    }
}

/// An address as people type it.
fn short(address: &str) -> String {
    let bare = address.split_once("://").map_or(address, |(_, rest)| rest);
    bare.trim_end_matches('/').to_owned()
}

/// Percent-encoding of everything that is not unreserved (RFC 3986, 2.3).
fn encoded(text: &str) -> String {
    let mut out = String::with_capacity(text.len() * 2);
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            out.push(char::from(byte));
        } else {
            // Writing into a string cannot fail.
            let _ = write!(out, "%{byte:02X}");
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_short_enough_to_be_typed() {
        assert_eq!(short("https://elm.example.org/"), "elm.example.org");
        assert_eq!(
            short("https://mutual.example.org/c/elm"),
            "mutual.example.org/c/elm"
        );
    }

    #[test]
    fn a_message_survives_being_part_of_a_link() {
        assert_eq!(encoded("a b&ñ"), "a%20b%26%C3%B1");
    }
}
