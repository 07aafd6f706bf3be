//! Who writes the letters, and what a letter may say. The words live on the floor above, in `text/`; this
//! floor hands over the facts, and only those that the receiver may know at this moment.

use domain::community::Community;
use domain::messages::Letter;
use domain::needs::{Side, Urgency};
use domain::privacy::Shared;
use domain::{Day, Moment, Times, Zone};

/// Somebody who can write letters in every language the program speaks.
pub trait Pen: Send + Sync {
    /// Writes one letter.
    ///
    /// The subject is the same for everybody who gets this kind of letter in this language: no name, no need,
    /// no category. A text that asks somebody to say yes says that their first name and number will be shown
    /// ([`domain::messages::SHOWN_BY_TEXT`]).
    fn write(&self, language: &str, letter: Letter, facts: &Facts) -> Written;
}

/// A letter in words.
#[derive(Clone, PartialEq, Eq)]
pub struct Written {
    /// The subject of a mail. Never personal.
    pub subject: String,
    /// The mail as plain text, and what an organizer says on the phone.
    pub text: String,
    /// The mail as HTML.
    pub html: String,
    /// The text message: at most [`domain::messages::TEXT_LIMIT`] characters.
    pub short: String,
}

/// The page on which organizers see what needs them, below the base URL.
pub const ORGANIZERS_PAGE: &str = "/today";

/// What a letter may say, opened at the moment it leaves. Texts are single lines without control characters,
/// but not escaped for HTML.
#[derive(Clone)]
pub struct Facts {
    /// The name of the community.
    pub community: String,
    /// Where people of this community come to, without a slash at the end.
    pub base_url: String,
    /// In which zone days and hours are meant.
    pub zone: Zone,
    /// The first name of whoever receives it.
    pub first_name: String,
    /// On which side of the match or listing they are.
    pub side: Option<Side>,
    /// The kind of help, in their language.
    pub category: Option<String>,
    /// The area of the other one: of the need for a helper, of the helper for whoever needs it.
    pub area: Option<String>,
    /// How soon it is needed.
    pub urgency: Option<Urgency>,
    /// When it is needed; empty means any time.
    pub times: Times,
    /// On which day it is needed, when there is one.
    pub day: Option<Day>,
    /// What a program calls it: a rota, a thing that is lent. Words of the community, never of a person.
    pub thing: Option<String>,
    /// When it begins.
    pub begins: Option<Moment>,
    /// What became of it, as a word that the text chooses by.
    pub turn: &'static str,
    /// How much of it; zero when that means nothing.
    pub quantity: u32,
    /// What the other one agreed to show. Only at an introduction.
    pub shown: Option<Shared>,
    /// Six digits to come in with.
    pub code: Option<String>,
    /// Words of a neighbor that an organizer passes on.
    pub words: Option<String>,
    /// Until when an answer is awaited.
    pub until: Option<Moment>,
    /// Where to answer, or to come in. None when it is told by voice.
    pub link: Option<String>,
    /// Where to stop such letters.
    pub stop_link: Option<String>,
}

impl Facts {
    /// What every letter may say.
    pub(super) fn of(home: &Community, base_url: &str) -> Self {
        Self {
            community: domain::words::line(&home.name, domain::words::LINE_LIMIT),
            base_url: base_url.to_owned(),
            zone: home.zone.clone(),
            first_name: String::new(),
            side: None,
            category: None,
            area: None,
            urgency: None,
            times: Times::default(),
            day: None,
            thing: None,
            begins: None,
            turn: "",
            quantity: 0,
            shown: None,
            code: None,
            words: None,
            until: None,
            link: None,
            stop_link: None,
        }
    }
}
