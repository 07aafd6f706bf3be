//! Passing messages on: somebody was introduced without showing a number, and an organizer carries words
//! between the two. Nothing is carried before both said yes, or after it came to nothing.

use super::Match;
use crate::Refusal;
use crate::needs::Side;
use crate::words::lines;

/// Longest message that is passed on, in characters: a text message has room for it and for what stands around.
pub const RELAY_LIMIT: usize = 280;

impl Match {
    /// Whether an organizer passes messages on between the two: both said yes, and one shows no contact.
    pub fn is_relayed(&self) -> bool {
        let hides = |side| self.shows_of(side).is_some_and(super::Shows::needs_relay);
        self.is_revealed() && (hides(Side::Offer) || hides(Side::Need))
    }

    /// The words that may be passed on between the two, tidied. Refused when there are none or too many, and
    /// when the two do not need anybody to carry words.
    pub fn carry(&self, words: &str) -> Result<String, Refusal> {
        if !self.is_relayed() {
            return Err(Refusal::MovedOn);
        }
        let tidy = lines(words, RELAY_LIMIT + 1);
        match tidy.chars().count() {
            1..=RELAY_LIMIT => Ok(tidy),
            _ => Err(Refusal::NotFit),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Moment;
    use crate::introductions::tests::suggested;
    use crate::introductions::{Reply, Shows};
    use crate::needs::Urgency;

    const PHONE: Shows = Shows {
        phone: true,
        mail: false,
    };

    fn agreed(helper: Shows, needer: Shows) -> Match {
        let asked = suggested(Urgency::Week).ask(Moment(1)).unwrap();
        let half = asked
            .answer(Side::Offer, Reply::Yes(helper), Moment(2))
            .unwrap();
        assert!(!half.is_relayed());
        half.answer(Side::Need, Reply::Yes(needer), Moment(3))
            .unwrap()
    }

    #[test]
    fn an_organizer_carries_words_only_where_somebody_shows_no_contact() {
        assert!(agreed(Shows::default(), PHONE).is_relayed());
        assert!(agreed(PHONE, Shows::default()).is_relayed());
        assert!(!agreed(PHONE, PHONE).is_relayed());
        assert_eq!(agreed(PHONE, PHONE).carry("Hello"), Err(Refusal::MovedOn));
    }

    #[test]
    fn nothing_is_carried_once_it_came_to_nothing() {
        let over = agreed(Shows::default(), PHONE).let_go(Moment(4)).unwrap();
        assert_eq!(over.carry("Hello"), Err(Refusal::MovedOn));
    }

    #[test]
    fn a_message_has_words_and_fits_into_a_text() {
        let pair = agreed(Shows::default(), PHONE);
        assert_eq!(
            pair.carry("  Tuesday at nine? "),
            Ok("Tuesday at nine?".into())
        );
        assert_eq!(pair.carry(" \n "), Err(Refusal::NotFit));
        assert_eq!(
            pair.carry(&"x".repeat(RELAY_LIMIT + 1)),
            Err(Refusal::NotFit)
        );
    }
}
