//! The words of the letters: what the program writes to people, by mail, by text message, and what an
//! organizer says on the phone. Subjects are the same for everybody; they name nobody and nothing.

use app::messages::{Facts, Pen, Written};
use askama::Template;
use domain::messages::{Letter, TEXT_LIMIT};
use domain::needs::Side;

use crate::text::{Arg, Language, language};

/// Writes letters with the texts of `text/*/letters.ftl`.
pub struct Letters;

#[derive(Template)]
#[template(path = "letters/mail.html")]
struct Mail<'a> {
    language: &'a Language,
    hello: String,
    lines: &'a [String],
    button: String,
    link: &'a str,
    foot: String,
    stop: String,
    stop_link: &'a str,
}

impl Pen for Letters {
    fn write(&self, tag: &str, letter: Letter, facts: &Facts) -> Written {
        let language = language(tag);
        let page = Sheet {
            language,
            letter,
            facts,
        };
        let lines: Vec<String> = page
            .piece("")
            .lines()
            .map(str::to_owned)
            .filter(|line| !line.is_empty())
            .collect();
        let (hello, foot) = (
            page.hello(),
            language.text("letter-foot", &[("community", (&facts.community).into())]),
        );
        let link = facts.link.as_deref().unwrap_or("");
        let stop_link = facts.stop_link.as_deref().unwrap_or("");
        let (button, stop) = (page.piece("-button"), language.text("letter-stop", &[]));
        let mail = Mail {
            language,
            hello: hello.clone(),
            lines: &lines,
            button,
            link,
            foot: foot.clone(),
            stop: stop.clone(),
            stop_link,
        };
        // A template that was compiled can only fail to be written into memory that is not there.
        let html = mail.render().unwrap_or_default();
        let mut parts = vec![hello];
        parts.extend(lines);
        parts.extend((!link.is_empty()).then(|| link.to_owned()));
        parts.push(foot);
        parts.extend((!stop_link.is_empty()).then(|| format!("{stop} {stop_link}")));
        let short = page.piece("-short").chars().take(TEXT_LIMIT).collect();
        Written {
            subject: page.piece("-subject"),
            text: parts.join("\n\n"),
            html,
            short,
        }
    }
}

/// One letter about to be written.
struct Sheet<'a> {
    language: &'static Language,
    letter: Letter,
    facts: &'a Facts,
}

impl Sheet<'_> {
    /// A piece of this letter: its body, its subject, the word on its button, its short form.
    fn piece(&self, piece: &str) -> String {
        let facts = self.facts;
        let key = format!("letter-{}{piece}", self.letter.word());
        let shown = facts.shown.as_ref();
        let args: [(&str, Arg<'_>); 15] = [
            ("thing", facts.thing.clone().unwrap_or_default().into()),
            ("at", self.begins().into()),
            ("place", facts.area.clone().unwrap_or_default().into()),
            ("turn", facts.turn.into()),
            ("what", self.what().into()),
            ("when", self.when().into()),
            (
                "until",
                facts
                    .until
                    .map(|at| self.language.moment(at, &facts.zone))
                    .unwrap_or_default()
                    .into(),
            ),
            ("words", facts.words.clone().unwrap_or_default().into()),
            ("code", facts.code.clone().unwrap_or_default().into()),
            ("link", facts.link.clone().unwrap_or_default().into()),
            ("community", (&facts.community).into()),
            (
                "name",
                shown
                    .map(|other| other.first_name.clone())
                    .unwrap_or_default()
                    .into(),
            ),
            ("reach", self.reach().into()),
            (
                "side",
                if facts.side == Some(Side::Offer) {
                    "offer"
                } else {
                    "need"
                }
                .into(),
            ),
            (
                "page",
                format!("{}{}", facts.base_url, app::messages::ORGANIZERS_PAGE).into(),
            ),
        ];
        self.language.text(&key, &args).trim().to_owned()
    }

    fn hello(&self) -> String {
        match self.facts.first_name.as_str() {
            "" => self.language.text("letter-hello", &[]),
            name => self
                .language
                .text("letter-hello-name", &[("name", name.into())]),
        }
    }

    /// "Tuesday, June 2, 07:45": when a date begins.
    fn begins(&self) -> String {
        let begins = self.facts.begins;
        begins.map_or_else(String::new, |at| self.language.moment(at, &self.facts.zone))
    }

    /// "Rides in Northside", as far as it may be said.
    fn what(&self) -> String {
        let what = self.facts.category.clone().unwrap_or_default();
        let what = if self.facts.quantity > 1 {
            format!("{what} × {}", self.facts.quantity)
        } else {
            what
        };
        match &self.facts.area {
            Some(area) => self.language.text(
                "match-what-where",
                &[("what", what.into()), ("area", area.into())],
            ),
            None => what,
        }
    }

    /// "Tuesday, June 2, mornings", or how soon.
    fn when(&self) -> String {
        let soon = match (self.facts.day, self.facts.urgency) {
            (Some(day), _) => Some(self.language.day(day)),
            (None, Some(urgency)) => Some(
                self.language
                    .text(&format!("urgency-{}", urgency.word()), &[]),
            ),
            (None, None) => None,
        };
        let times = (!self.facts.times.is_unsaid()).then(|| self.language.times(self.facts.times));
        self.language
            .list(&soon.into_iter().chain(times).collect::<Vec<_>>())
    }

    /// How the other one can be reached, as far as they agreed to show it.
    fn reach(&self) -> String {
        let Some(other) = &self.facts.shown else {
            return String::new();
        };
        let contact: Vec<String> = other.phone.iter().chain(&other.email).cloned().collect();
        if contact.is_empty() {
            self.language.text("letter-by-relay", &[])
        } else {
            self.language.list(&contact)
        }
    }
}
