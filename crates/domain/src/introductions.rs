//! Introductions: how a suggested match becomes two people who know each other, step by step, with
//! the consent of both.
//!
//! Nobody's name or contact leaves the program before both have said yes, each yes names exactly what
//! will be shown, and a yes can be taken back until the introduction is made. The helper is asked
//! first: to be told "somebody near you could use a ride" exposes nobody, while whoever needs
//! something is more exposed and hears only of a helper who has already said yes.

mod relay;
pub mod reports;

pub use relay::RELAY_LIMIT;

use serde::{Deserialize, Serialize};

use crate::moment::DAY;
use crate::needs::{Side, Urgency};
use crate::{ListingId, MatchId, Moment, NeighborId, Refusal, worded};

/// Where a match stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum MatchState {
    /// The program proposes it; nobody was asked.
    Suggested,
    /// The helper is being asked.
    AskedFirst,
    /// The helper said yes; whoever needs it is being asked.
    AskedSecond,
    /// Both said yes and know each other now.
    Introduced,
    /// It worked out.
    Met,
    /// One of them said not this time.
    Declined,
    /// One of them did not answer in time.
    Silent,
    /// A yes was taken back before the introduction, or the offer or need went away.
    Undone,
    /// They were introduced and it did not work out.
    FellThrough,
}

worded!(MatchState {
    Suggested = "suggested",
    AskedFirst = "asked_first",
    AskedSecond = "asked_second",
    Introduced = "introduced",
    Met = "met",
    Declined = "declined",
    Silent = "silent",
    Undone = "undone",
    FellThrough = "fell_through",
});

impl MatchState {
    /// A promise that the solver leaves alone: somebody has been asked, or more.
    pub fn is_held(self) -> bool {
        matches!(
            self,
            Self::AskedFirst | Self::AskedSecond | Self::Introduced
        )
    }

    /// Whether one side knows that there is such a match: a helper once they were asked, and whoever needs
    /// something once a helper has said yes. Nobody hears of a helper who did not.
    pub fn is_known_to(self, side: Side, helper_said_yes: bool) -> bool {
        match (self, side) {
            (Self::Suggested, _) => false,
            (Self::AskedFirst, side) => side == Side::Offer,
            (Self::Declined | Self::Silent, Side::Need) => helper_said_yes,
            _ => true,
        }
    }

    /// The side whose answer is awaited.
    pub fn asks(self) -> Option<Side> {
        match self {
            Self::AskedFirst => Some(Side::Offer),
            Self::AskedSecond => Some(Side::Need),
            _ => None,
        }
    }
}

/// What somebody agrees to show of themself: always the first name, and nothing that is not named here.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Shows {
    /// Their phone number.
    pub phone: bool,
    /// Their mail address.
    pub mail: bool,
}

impl Shows {
    /// The word for the database: `name`, `name phone`, `name mail`, `name phone mail`.
    pub fn word(self) -> &'static str {
        match (self.phone, self.mail) {
            (false, false) => "name",
            (true, false) => "name phone",
            (false, true) => "name mail",
            (true, true) => "name phone mail",
        }
    }

    /// Reads the word.
    pub fn from_word(word: &str) -> Option<Self> {
        let parts: Vec<&str> = word.split(' ').collect();
        parts.contains(&"name").then(|| Self {
            phone: parts.contains(&"phone"),
            mail: parts.contains(&"mail"),
        })
    }

    /// Neither phone nor mail: an organizer passes messages on.
    pub fn needs_relay(self) -> bool {
        !self.phone && !self.mail
    }
}

/// What somebody answers when asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reply {
    /// Yes, and this may be shown.
    Yes(Shows),
    /// Not this time.
    NotNow,
    /// Not this kind again.
    NotThisKind,
}

/// How it went, as one of the two tells it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Outcome {
    /// It worked.
    Worked,
    /// Not yet, but it will.
    NotYet,
    /// It did not work out.
    DidNot,
}

worded!(Outcome { Worked = "worked", NotYet = "not_yet", DidNot = "did_not" });

/// A pairing of an offer with a need, on its way.
#[derive(Debug, Clone, PartialEq)]
pub struct Match {
    /// Its id.
    pub id: MatchId,
    /// The need.
    pub need: ListingId,
    /// The offer.
    pub offer: ListingId,
    /// Who needs.
    pub needer: NeighborId,
    /// Who helps.
    pub helper: NeighborId,
    /// How much of the need it covers.
    pub quantity: u32,
    /// How soon it is needed.
    pub urgency: Urgency,
    /// Where it stands.
    pub state: MatchState,
    /// Until when an answer is awaited, as the ladder says on which they stand ([`crate::asking`]).
    pub until: Option<Moment>,
    /// What the helper agreed to show.
    pub helper_shows: Option<Shows>,
    /// What the needer agreed to show.
    pub needer_shows: Option<Shows>,
    /// How it went, as the helper tells it.
    pub helper_outcome: Option<Outcome>,
    /// How it went, as the needer tells it.
    pub needer_outcome: Option<Outcome>,
    /// When the two will be asked how it went.
    pub follow_up_at: Option<Moment>,
    /// When it was suggested.
    pub created_at: Moment,
    /// When it last changed.
    pub changed_at: Moment,
}

/// When the two are asked how it went: a day later when it was needed today, else after four days.
pub fn follow_up(urgency: Urgency) -> i64 {
    match urgency {
        Urgency::Today => DAY,
        Urgency::Week | Urgency::Whenever => 4 * DAY,
    }
}

/// How often the two are asked how it went before an organizer is told.
pub const FOLLOW_UPS: u32 = 3;

impl Match {
    /// Which side somebody is on. Whoever is on neither cannot tell that it exists.
    pub fn side_of(&self, who: NeighborId) -> Result<Side, Refusal> {
        match who {
            who if who == self.helper => Ok(Side::Offer),
            who if who == self.needer => Ok(Side::Need),
            _ => Err(Refusal::NotFound),
        }
    }

    /// Who is on a side.
    pub fn neighbor_on(&self, side: Side) -> NeighborId {
        match side {
            Side::Offer => self.helper,
            Side::Need => self.needer,
        }
    }

    /// Begins to ask: the helper first.
    pub fn ask(&self, now: Moment) -> Result<Match, Refusal> {
        match self.state {
            MatchState::Suggested => Ok(self.moved_to(MatchState::AskedFirst, now)),
            _ => Err(Refusal::MovedOn),
        }
    }

    /// Takes one side's answer. The same answer given twice changes nothing and is welcome.
    pub fn answer(&self, side: Side, reply: Reply, now: Moment) -> Result<Match, Refusal> {
        if let (Reply::Yes(shows), Some(said)) = (reply, self.shows_of(side)) {
            let repeated = shows == said
                && matches!(
                    self.state,
                    MatchState::AskedSecond | MatchState::Introduced | MatchState::Met
                );
            return if repeated {
                Ok(self.clone())
            } else {
                Err(Refusal::AlreadyAnswered)
            };
        }
        if self.state == MatchState::Declined && !matches!(reply, Reply::Yes(_)) {
            return Ok(self.clone());
        }
        if self.state == MatchState::AskedSecond && side == Side::Offer {
            // "No" after "yes", however it comes, takes the yes back.
            return self.take_back(side, now);
        }
        if self.state.asks() != Some(side) {
            return Err(Refusal::MovedOn);
        }
        Ok(match (reply, side) {
            (Reply::Yes(shows), Side::Offer) => Match {
                helper_shows: Some(shows),
                ..self.moved_to(MatchState::AskedSecond, now)
            },
            (Reply::Yes(shows), Side::Need) => Match {
                needer_shows: Some(shows),
                follow_up_at: Some(now.plus(follow_up(self.urgency))),
                ..self.moved_to(MatchState::Introduced, now)
            },
            (Reply::NotNow | Reply::NotThisKind, _) => self.moved_to(MatchState::Declined, now),
        })
    }

    /// Takes a yes back. Possible until the introduction is made.
    pub fn take_back(&self, side: Side, now: Moment) -> Result<Match, Refusal> {
        match (self.state, side) {
            (MatchState::AskedSecond, Side::Offer) => Ok(self.undone(now)),
            (MatchState::Undone, _) => Ok(self.clone()),
            _ => Err(Refusal::MovedOn),
        }
    }

    /// The offer, the need or one of the two went away, or an organizer lets it go. What was already
    /// said cannot be unsaid, so an introduced pair stays introduced.
    pub fn let_go(&self, now: Moment) -> Result<Match, Refusal> {
        match self.state {
            MatchState::Suggested | MatchState::AskedFirst | MatchState::AskedSecond => {
                Ok(self.undone(now))
            }
            MatchState::Introduced => Ok(self.moved_to(MatchState::FellThrough, now)),
            _ => Err(Refusal::MovedOn),
        }
    }

    /// Help that came again and again comes to its end, because one of the two went away.
    pub fn end(&self, now: Moment) -> Result<Match, Refusal> {
        match self.state {
            MatchState::Met => Ok(self.moved_to(MatchState::FellThrough, now)),
            _ => Err(Refusal::MovedOn),
        }
    }

    /// Passes on from whoever is asked and did not answer in time.
    pub fn pass_on(&self, now: Moment) -> Result<Match, Refusal> {
        match self.state.asks() {
            Some(_) => Ok(self.moved_to(MatchState::Silent, now)),
            None => Err(Refusal::MovedOn),
        }
    }

    /// Takes one side's word on how it went. A need is met when whoever needed it says so; a helper's
    /// word counts until the other says differently.
    pub fn tell(&self, side: Side, outcome: Outcome, now: Moment) -> Result<Match, Refusal> {
        let told = |found: &Match| match side {
            Side::Offer => Match {
                helper_outcome: Some(outcome),
                ..found.clone()
            },
            Side::Need => Match {
                needer_outcome: Some(outcome),
                ..found.clone()
            },
        };
        match (self.state, outcome) {
            (MatchState::Introduced, Outcome::Worked) => {
                Ok(told(&self.moved_to(MatchState::Met, now)))
            }
            (MatchState::Introduced, Outcome::DidNot) => {
                Ok(told(&self.moved_to(MatchState::FellThrough, now)))
            }
            (MatchState::Introduced, Outcome::NotYet) => {
                let later = Some(now.plus(follow_up(self.urgency)));
                Ok(told(&Match {
                    follow_up_at: later,
                    changed_at: now,
                    ..self.clone()
                }))
            }
            (MatchState::Met, Outcome::Worked) | (MatchState::FellThrough, Outcome::DidNot) => {
                Ok(told(self))
            }
            (MatchState::Met, Outcome::DidNot)
                if side == Side::Need && self.needer_outcome.is_none() =>
            {
                Ok(told(&self.moved_to(MatchState::FellThrough, now)))
            }
            _ => Err(Refusal::MovedOn),
        }
    }

    /// What one side agreed to show.
    pub fn shows_of(&self, side: Side) -> Option<Shows> {
        match side {
            Side::Offer => self.helper_shows,
            Side::Need => self.needer_shows,
        }
    }

    /// Whether one side knows that there is this match.
    pub fn is_known_to(&self, side: Side) -> bool {
        self.state.is_known_to(side, self.helper_shows.is_some())
    }

    /// Whether one side may see what the other agreed to show: once both have said yes, and no longer when
    /// it did not work out.
    pub fn is_revealed(&self) -> bool {
        matches!(self.state, MatchState::Introduced | MatchState::Met)
            && self.helper_shows.is_some()
            && self.needer_shows.is_some()
    }

    fn undone(&self, now: Moment) -> Match {
        Match {
            helper_shows: None,
            needer_shows: None,
            ..self.moved_to(MatchState::Undone, now)
        }
    }

    fn moved_to(&self, state: MatchState, now: Moment) -> Match {
        Match {
            state,
            until: None,
            changed_at: now,
            ..self.clone()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::moment::HOUR;
    use proptest::prelude::*;
    use uuid::Uuid;

    const PHONE: Shows = Shows {
        phone: true,
        mail: false,
    };

    pub(super) fn suggested(urgency: Urgency) -> Match {
        Match {
            id: MatchId(Uuid::nil()),
            need: ListingId(Uuid::nil()),
            offer: ListingId(Uuid::nil()),
            needer: NeighborId(Uuid::from_u128(1)),
            helper: NeighborId(Uuid::from_u128(2)),
            quantity: 1,
            urgency,
            state: MatchState::Suggested,
            until: None,
            helper_shows: None,
            needer_shows: None,
            helper_outcome: None,
            needer_outcome: None,
            follow_up_at: None,
            created_at: Moment(0),
            changed_at: Moment(0),
        }
    }

    #[test]
    fn two_people_know_each_other_only_after_both_said_yes() {
        let asked = suggested(Urgency::Week).ask(Moment(1)).unwrap();
        assert_eq!(
            asked.answer(Side::Need, Reply::Yes(PHONE), Moment(2)),
            Err(Refusal::MovedOn)
        );
        let half = asked
            .answer(Side::Offer, Reply::Yes(PHONE), Moment(2))
            .unwrap();
        assert!(!half.is_revealed());
        let both = half
            .answer(Side::Need, Reply::Yes(Shows::default()), Moment(3))
            .unwrap();
        assert!(both.is_revealed());
        assert_eq!(both.state, MatchState::Introduced);
    }

    #[test]
    fn a_yes_can_be_taken_back_until_the_introduction() {
        let half = suggested(Urgency::Week)
            .ask(Moment(1))
            .unwrap()
            .answer(Side::Offer, Reply::Yes(PHONE), Moment(2))
            .unwrap();
        for back in [
            half.take_back(Side::Offer, Moment(3)).unwrap(),
            half.answer(Side::Offer, Reply::NotNow, Moment(3)).unwrap(),
        ] {
            assert_eq!((back.state, back.helper_shows), (MatchState::Undone, None));
        }
        let both = half
            .answer(Side::Need, Reply::Yes(PHONE), Moment(3))
            .unwrap();
        assert_eq!(
            both.take_back(Side::Offer, Moment(4)),
            Err(Refusal::MovedOn)
        );
    }

    #[test]
    fn whoever_needs_something_does_not_hear_of_a_helper_who_said_no_or_nothing() {
        let asked = suggested(Urgency::Week).ask(Moment(1)).unwrap();
        let no = asked.answer(Side::Offer, Reply::NotNow, Moment(2)).unwrap();
        let silent = asked.pass_on(Moment(9 * DAY)).unwrap();
        for found in [suggested(Urgency::Week), asked.clone(), no, silent] {
            assert!(!found.is_known_to(Side::Need), "{:?}", found.state);
        }
        assert!(asked.is_known_to(Side::Offer));
        let half = asked
            .answer(Side::Offer, Reply::Yes(PHONE), Moment(2))
            .unwrap();
        let passed = half.pass_on(Moment(9 * DAY)).unwrap();
        for found in [half, passed] {
            assert!(found.is_known_to(Side::Need), "{:?}", found.state);
        }
    }

    #[test]
    fn a_second_tap_on_yes_changes_nothing() {
        let half = suggested(Urgency::Week)
            .ask(Moment(1))
            .unwrap()
            .answer(Side::Offer, Reply::Yes(PHONE), Moment(2))
            .unwrap();
        assert_eq!(
            half.answer(Side::Offer, Reply::Yes(PHONE), Moment(9))
                .unwrap(),
            half
        );
        assert_eq!(
            half.answer(Side::Offer, Reply::Yes(Shows::default()), Moment(9)),
            Err(Refusal::AlreadyAnswered)
        );
    }

    #[derive(Debug, Clone, Copy)]
    enum Step {
        Ask,
        Answer(Side, Reply),
        TakeBack(Side),
        PassOn,
        LetGo,
        Tell(Side, Outcome),
    }

    fn any_step() -> impl Strategy<Value = Step> {
        let side = prop_oneof![Just(Side::Offer), Just(Side::Need)];
        let reply = prop_oneof![
            Just(Reply::Yes(PHONE)),
            Just(Reply::Yes(Shows::default())),
            Just(Reply::NotNow),
            Just(Reply::NotThisKind)
        ];
        let outcome = prop_oneof![
            Just(Outcome::Worked),
            Just(Outcome::NotYet),
            Just(Outcome::DidNot)
        ];
        prop_oneof![
            Just(Step::Ask),
            (side.clone(), reply).prop_map(|(side, reply)| Step::Answer(side, reply)),
            side.clone().prop_map(Step::TakeBack),
            Just(Step::PassOn),
            Just(Step::LetGo),
            (side, outcome).prop_map(|(side, outcome)| Step::Tell(side, outcome)),
        ]
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2_000))]
        #[test]
        fn nothing_is_revealed_without_the_yes_of_both(steps in proptest::collection::vec(any_step(), 0..50)) {
            let mut found = suggested(Urgency::Today);
            let (mut helper_said_yes, mut needer_said_yes) = (false, false);
            for (n, step) in steps.into_iter().enumerate() {
                let now = Moment(n as i64 * HOUR);
                let next = match step {
                    Step::Ask => found.ask(now),
                    Step::Answer(side, reply) => found.answer(side, reply, now),
                    Step::TakeBack(side) => found.take_back(side, now),
                    Step::PassOn => found.pass_on(now),
                    Step::LetGo => found.let_go(now),
                    Step::Tell(side, outcome) => found.tell(side, outcome, now),
                };
                let Ok(next) = next else { continue };
                match step {
                    Step::Answer(Side::Offer, Reply::Yes(_)) => helper_said_yes = true,
                    Step::Answer(Side::Need, Reply::Yes(_)) => needer_said_yes = true,
                    Step::TakeBack(_) => helper_said_yes = false,
                    _ => {}
                }
                found = next;
                prop_assert!(!found.is_revealed() || (helper_said_yes && needer_said_yes));
            }
        }
    }
}
