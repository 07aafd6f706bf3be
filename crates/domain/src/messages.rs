//! Messages: what the program writes to people, when it may, and what it does when a message does not
//! get through. It writes nothing that a person would have to write: no greetings, no advice.

use serde::{Deserialize, Serialize};

use crate::introductions::Shows;
use crate::moment::{DAY, HOUR, MINUTE};
use crate::{Moment, Refusal, Zone, worded};

/// Every letter the program can write. Its words are in `text/` under `letter-…`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Letter {
    /// "Thank you. This is your private link."
    Welcome,
    /// A link and a six-digit code to come in.
    SignIn,
    /// "Somebody near you could use this. Could you?" to the helper.
    AskHelper,
    /// "Somebody could help you with this. May we introduce you?" to the one who needs it.
    AskNeeder,
    /// "You know each other now."
    Introduced,
    /// "Did it work out?"
    DidItWork,
    /// "Does this still hold?"
    StillHolds,
    /// "We have let this rest; one tap opens it again."
    Lapsed,
    /// "Somebody thanks you."
    Thanked,
    /// "The other one cannot after all; we keep looking."
    FellThrough,
    /// To organizers: somebody wishes that you pass messages on.
    Relay,
    /// To organizers: nobody answered.
    NobodyAnswered,
    /// To organizers: somebody reported a problem.
    Reported,
    /// To tell by voice: somebody sent a text message that only a person can answer.
    Wrote,
    /// "Ben sends you this, by way of an organizer."
    PassedOn,
    /// "Could you step in on Tuesday at the bus stop?"
    RotaAsk,
    /// "Tomorrow you come to the bus stop."
    RotaRemind,
    /// "Somebody else comes; thank you."
    RotaSpared,
    /// "Somebody takes your place", and to those who rely on it: "it is covered after all".
    RotaCovered,
    /// To organizers and those who rely on it: "nobody comes, so far."
    RotaUncovered,
    /// "This date is at another time now", or called off.
    RotaChanged,
    /// To organizers: nobody is left who could be asked.
    RotaNobody,
    /// To organizers and those who rely on it: nobody tapped that it started, or that all arrived.
    RotaAlarm,
}

worded!(Letter {
    Welcome = "welcome",
    SignIn = "sign-in",
    AskHelper = "ask-helper",
    AskNeeder = "ask-needer",
    Introduced = "introduced",
    DidItWork = "did-it-work",
    StillHolds = "still-holds",
    Lapsed = "lapsed",
    Thanked = "thanked",
    FellThrough = "fell-through",
    Relay = "relay",
    NobodyAnswered = "nobody-answered",
    Reported = "reported",
    Wrote = "wrote",
    PassedOn = "passed-on",
    RotaAsk = "rota-ask",
    RotaRemind = "rota-remind",
    RotaSpared = "rota-spared",
    RotaCovered = "rota-covered",
    RotaUncovered = "rota-uncovered",
    RotaChanged = "rota-changed",
    RotaNobody = "rota-nobody",
    RotaAlarm = "rota-alarm",
});

impl Letter {
    /// Sent at any hour: somebody is waiting for it with the phone in their hand.
    pub fn is_awaited(self) -> bool {
        matches!(
            self,
            Self::SignIn | Self::Welcome | Self::RotaUncovered | Self::RotaAlarm
        )
    }

    /// Asks somebody for something, and so counts against how often they wish to be asked.
    pub fn is_asking(self) -> bool {
        matches!(self, Self::AskHelper | Self::RotaAsk)
    }

    /// Asks something that a "yes" or "no" by text message answers.
    pub fn awaits_a_word(self) -> bool {
        matches!(
            self,
            Self::AskHelper | Self::AskNeeder | Self::DidItWork | Self::StillHolds | Self::RotaAsk
        )
    }

    /// The six-digit code and the links in it are only good for a while; later it is not worth sending.
    pub fn good_for(self) -> i64 {
        match self {
            Self::SignIn => 15 * MINUTE,
            _ => 14 * DAY,
        }
    }
}

/// How a message goes out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Way {
    /// By mail.
    Mail,
    /// By text message.
    Text,
    /// By voice: it stands on the list of what is to be told.
    Voice,
}

worded!(Way { Mail = "mail", Text = "text", Voice = "voice" });

/// Where a message stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Posting {
    /// Waits for its time.
    Waiting,
    /// Handed over to the mail server or the gateway, or told by voice.
    Sent,
    /// Could not be delivered; an organizer sees it.
    Dead,
    /// No longer needed.
    Dropped,
}

worded!(Posting { Waiting = "waiting", Sent = "sent", Dead = "dead", Dropped = "dropped" });

/// Tries before a message is given up and shown to an organizer.
pub const TRIES: i64 = 8;
/// Longest text message, in characters.
pub const TEXT_LIMIT: usize = 480;
/// How long a worker may hold a message before another takes it over.
pub const LEASE: i64 = 5 * MINUTE;
/// How long a message that is done with is remembered.
pub const REMEMBERED: i64 = 90 * DAY;
/// What a "yes" by text message agrees to show: the first name and the number it came from. The text
/// that asks must say so.
pub const SHOWN_BY_TEXT: Shows = Shows {
    phone: true,
    mail: false,
};

/// When to try again after a failure: a minute, then four times as long each time, at most six hours.
pub fn try_again(failures: i64, now: Moment) -> Moment {
    let wait = (0..failures.clamp(0, 10) - 1).fold(MINUTE, |wait, _| (wait * 4).min(6 * HOUR));
    now.plus(wait.min(6 * HOUR))
}

/// The first moment at or after `now` that is outside the quiet hours of the community.
pub fn after_quiet(now: Moment, zone: &Zone, quiet: (i8, i8)) -> Moment {
    let (from, to) = quiet;
    if from == to {
        return now;
    }
    let wall = zone.wall(now);
    let hour = wall.hour();
    let is_quiet = if from < to {
        (from..to).contains(&hour)
    } else {
        hour >= from || hour < to
    };
    if !is_quiet {
        return now;
    }
    let day = zone.day(now);
    let wakes = if hour < to { day } else { day.plus_days(1) };
    zone.at_hour(wakes, to)
}

/// Days in which askings are counted.
pub const ASKING_WINDOW: i64 = 7 * DAY;

/// Passes somebody who was asked less often this week than they said is welcome.
pub fn may_be_asked_again(asked_this_week: i64, welcome: i64) -> Result<(), Refusal> {
    if asked_this_week < welcome {
        Ok(())
    } else {
        Err(Refusal::AskedEnough)
    }
}

/// What somebody means by the words of a text message, in any language the program speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Said {
    /// Yes.
    Yes,
    /// Not this time.
    No,
    /// Not this kind again.
    NotThisKind,
    /// No more messages.
    Stop,
    /// Messages again.
    Start,
    /// What is this?
    Help,
    /// Something that a person should read.
    Unclear,
}

/// Reads a reply. Only a whole message that is one of the known words counts; "yes but not before
/// noon" is for a person to read.
pub fn read_reply(text: &str) -> Said {
    let folded = crate::words::fold(text);
    let one_of = |words: &[&str]| words.iter().any(|word| crate::words::fold(word) == folded);
    match () {
        () if one_of(&[
            "stop",
            "stopall",
            "unsubscribe",
            "cancel",
            "end",
            "quit",
            "alto",
            "parar",
            "basta",
            "baja",
            "قف",
            "توقف",
            "إيقاف",
        ]) =>
        {
            Said::Stop
        }
        () if one_of(&["start", "unstop", "empezar", "alta", "ابدأ", "ابدا"]) => {
            Said::Start
        }
        () if one_of(&["help", "info", "ayuda", "مساعدة"]) => Said::Help,
        () if one_of(&[
            "yes",
            "y",
            "yes please",
            "ok",
            "sure",
            "1",
            "si",
            "sí",
            "sí gracias",
            "claro",
            "vale",
            "نعم",
            "اجل",
            "موافق",
            "١",
        ]) =>
        {
            Said::Yes
        }
        () if one_of(&[
            "no",
            "n",
            "no thanks",
            "not this time",
            "2",
            "no gracias",
            "esta vez no",
            "لا",
            "ليس هذه المرة",
            "٢",
        ]) =>
        {
            Said::No
        }
        () if one_of(&[
            "never",
            "not this kind",
            "3",
            "nunca",
            "de esto no",
            "أبدا",
            "٣",
        ]) =>
        {
            Said::NotThisKind
        }
        () => Said::Unclear,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(zone: &Zone, text: &str) -> Moment {
        let wall: jiff::civil::DateTime = text.parse().unwrap();
        let zoned = wall
            .to_zoned_datetime(jiff::tz::TimeZone::get(zone.name()).unwrap())
            .unwrap();
        zoned.timestamp().into()
    }

    #[test]
    fn nobody_is_written_to_in_the_quiet_hours() {
        let zone = Zone::named("America/Detroit").unwrap();
        for (now, leaves) in [
            ("2026-05-04T22:30:00", "2026-05-05T08:00:00"),
            ("2026-05-04T03:00:00", "2026-05-04T08:00:00"),
            ("2026-05-04T12:00:00", "2026-05-04T12:00:00"),
            ("2026-03-08T01:30:00", "2026-03-08T08:00:00"),
        ] {
            assert_eq!(
                after_quiet(at(&zone, now), &zone, (21, 8)),
                at(&zone, leaves),
                "{now}"
            );
        }
    }

    #[test]
    fn a_failing_message_is_tried_again_less_and_less_often() {
        let waits: Vec<i64> = (1..8)
            .map(|failures| try_again(failures, Moment(0)).0 / MINUTE)
            .collect();
        assert_eq!(waits, [1, 4, 16, 64, 256, 360, 360]);
    }

    #[test]
    fn only_a_plain_yes_is_a_yes() {
        for (text, said) in [
            (" Yes! ", Said::Yes),
            ("SÍ", Said::Yes),
            ("نعم", Said::Yes),
            ("no", Said::No),
            ("STOP", Said::Stop),
            ("yes but not before noon", Said::Unclear),
            ("", Said::Unclear),
        ] {
            assert_eq!(read_reply(text), said, "{text}");
        }
    }
}
