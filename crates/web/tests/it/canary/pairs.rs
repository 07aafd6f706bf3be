//! Pairs of neighbors: one for every state that a match can be in, brought there by the ways that lead there.

use app::introductions::{self, after, relay, reports, sql};
use app::matching;
use app::people::erase;
use domain::ListingId;
use domain::MatchId;
use domain::introductions::{Outcome, Reply, Shows};
use domain::moment::DAY;
use domain::needs::Side;
use domain::people::Channel;

use super::city::City;
use super::somebody::{Somebody, settle};
use super::token::canary;

/// Where two neighbors stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum State {
    Unmatched,
    Suggested,
    AskedFirst,
    AskedSecond,
    Introduced,
    Met,
    FellThrough,
    /// The helper said no.
    Declined,
    /// The helper said yes, and whoever needed it said no.
    DeclinedSecond,
    TakenBack,
    Silent,
    Reported,
    /// Both said yes, and neither shows a number.
    Relayed,
    Blocked,
    BlockedAfterMet,
    HelperErased,
    AskerErased,
    HelperErasedAfterMet,
}

impl State {
    /// All of them.
    pub const ALL: [State; 18] = [
        State::Unmatched,
        State::Suggested,
        State::AskedFirst,
        State::AskedSecond,
        State::Introduced,
        State::Met,
        State::FellThrough,
        State::Declined,
        State::DeclinedSecond,
        State::TakenBack,
        State::Silent,
        State::Reported,
        State::Relayed,
        State::Blocked,
        State::BlockedAfterMet,
        State::HelperErased,
        State::AskerErased,
        State::HelperErasedAfterMet,
    ];

    /// Whether both said yes, and neither took anything back since.
    pub fn is_revealed(self) -> bool {
        self.shows_contact() || self == State::Relayed
    }

    /// Whether that yes was also to a phone or a mail address.
    pub fn shows_contact(self) -> bool {
        matches!(self, State::Introduced | State::Met | State::Reported)
    }

    /// Whether the helper was asked.
    fn is_asked(self) -> bool {
        !matches!(self, State::Unmatched | State::Suggested)
    }

    /// Whether the helper said yes.
    fn has_first_yes(self) -> bool {
        self.is_asked() && !matches!(self, State::AskedFirst | State::Declined | State::Silent)
    }

    /// Whether both said yes at some time.
    pub fn has_both(self) -> bool {
        let stays = matches!(
            self,
            State::AskedSecond | State::DeclinedSecond | State::TakenBack
        );
        self.has_first_yes() && !stays
    }

    /// Whether one of the two may know that there is a match: the helper once they were asked, and whoever
    /// needs something once a helper has said yes.
    pub fn is_told_to(self, side: Side) -> bool {
        match side {
            Side::Offer => self.is_asked(),
            Side::Need => self.has_first_yes(),
        }
    }
}

impl Somebody {
    /// Whether they are the one of a pair who was forgotten.
    pub fn is_gone(&self, pair: &Pair) -> bool {
        match pair.state {
            State::HelperErased | State::HelperErasedAfterMet => self.code == pair.helper.code,
            State::AskerErased => self.code == pair.asker.code,
            _ => false,
        }
    }
}

/// Two neighbors.
pub struct Pair {
    pub state: State,
    pub helper: Somebody,
    pub asker: Somebody,
    pub offer: ListingId,
    pub need: ListingId,
    pub found: Option<MatchId>,
}

/// The helper shows their phone and not their mail; whoever needs something the other way round.
const BY_PHONE: Shows = Shows {
    phone: true,
    mail: false,
};
const BY_MAIL: Shows = Shows {
    phone: false,
    mail: true,
};

/// A pair in each state.
pub async fn pair_up(city: &City) -> Vec<Pair> {
    let mut pairs = Vec::new();
    for (kind, state) in State::ALL.into_iter().enumerate().skip(1) {
        pairs.push(pair(city, kind, state).await);
    }
    matching::plan(&city.world.app, city.as_organizer())
        .await
        .unwrap();
    for pair in &mut pairs {
        let mut tx = city.world.app.db.read().await.unwrap();
        let live = sql::live_of_listing(&mut tx, city.world.community, pair.need)
            .await
            .unwrap();
        pair.found = Some(live[0].id);
    }
    pass_on_from_the_silent(city, &pairs).await;
    for round in [
        Round::Ask,
        Round::FirstYes,
        Round::SecondYes,
        Round::After,
        Round::Last,
    ] {
        for pair in &pairs {
            walk(city, pair, round).await;
        }
        city.deliver().await;
    }
    pairs.push(pair(city, 0, State::Unmatched).await);
    pairs
}

async fn pair(city: &City, kind: usize, state: State) -> Pair {
    let (world, home) = (&city.world, city.world.community);
    let way = [Channel::Mail, Channel::Text, Channel::Call][kind % 3];
    let (offer, need) = (Some((Side::Offer, kind)), Some((Side::Need, kind)));
    let helper = settle(world, home, &format!("h{}", 12 + 2 * kind), way, offer).await;
    let asker = settle(
        world,
        home,
        &format!("a{}", 13 + 2 * kind),
        Channel::Mail,
        need,
    )
    .await;
    Pair {
        state,
        offer: city.listing_of(&helper).await,
        need: city.listing_of(&asker).await,
        helper,
        asker,
        found: None,
    }
}

/// Somebody who is asked says nothing for three days.
async fn pass_on_from_the_silent(city: &City, pairs: &[Pair]) {
    let app = &city.world.app;
    let silent = pairs
        .iter()
        .find(|pair| pair.state == State::Silent)
        .unwrap();
    introductions::ask(app, city.as_organizer(), silent.found.unwrap())
        .await
        .unwrap();
    city.deliver().await;
    app.clock.advance(3 * DAY);
    introductions::pass_on_silent(app).await.unwrap();
}

/// A step on the way, for everybody who goes that far.
#[derive(Clone, Copy, PartialEq)]
enum Round {
    Ask,
    FirstYes,
    SecondYes,
    After,
    Last,
}

async fn walk(city: &City, pair: &Pair, round: Round) {
    let (app, state, id) = (&city.world.app, pair.state, pair.found.unwrap());
    let [helper, asker] = [city.acting(&pair.helper), city.acting(&pair.asker)];
    let (first, second) = match state {
        State::Relayed => (Reply::Yes(Shows::default()), Reply::Yes(Shows::default())),
        _ => (Reply::Yes(BY_PHONE), Reply::Yes(BY_MAIL)),
    };
    let done = match round {
        Round::Ask if state.is_asked() && state != State::Silent => {
            introductions::ask(app, city.as_organizer(), id).await
        }
        Round::FirstYes if state == State::Declined => {
            introductions::answer(app, helper, id, Side::Offer, Reply::NotNow)
                .await
                .map(drop)
        }
        Round::FirstYes if state.has_first_yes() => {
            introductions::answer(app, helper, id, Side::Offer, first)
                .await
                .map(drop)
        }
        Round::SecondYes if state == State::DeclinedSecond => {
            introductions::answer(app, asker, id, Side::Need, Reply::NotNow)
                .await
                .map(drop)
        }
        Round::SecondYes if state == State::TakenBack => {
            introductions::take_back(app, helper, id, Side::Offer).await
        }
        Round::SecondYes if state.has_both() => {
            introductions::answer(app, asker, id, Side::Need, second)
                .await
                .map(drop)
        }
        Round::After => after(city, pair).await,
        Round::Last => last(city, pair).await,
        _ => Ok(()),
    };
    done.unwrap();
}

async fn after(city: &City, pair: &Pair) -> Result<(), app::Error> {
    let (app, id) = (&city.world.app, pair.found.unwrap());
    let [helper, asker] = [city.acting(&pair.helper), city.acting(&pair.asker)];
    let went = match pair.state {
        State::Met | State::BlockedAfterMet | State::HelperErasedAfterMet => Outcome::Worked,
        State::FellThrough => Outcome::DidNot,
        State::Relayed => return relay(city, pair).await,
        State::Reported => {
            let words = canary(&pair.asker.code, "Report");
            after::report(app, asker, id, &words).await?;
            after::thank(app, helper, id).await?;
            return close(city, pair).await;
        }
        _ => return Ok(()),
    };
    after::tell_how_it_went(app, asker, id, Side::Need, went)
        .await
        .map(drop)
}

async fn last(city: &City, pair: &Pair) -> Result<(), app::Error> {
    let (app, id) = (&city.world.app, pair.found.unwrap());
    let [helper, asker] = [city.acting(&pair.helper), city.acting(&pair.asker)];
    match pair.state {
        State::Blocked | State::BlockedAfterMet => after::block(app, asker, id).await,
        State::HelperErased | State::HelperErasedAfterMet => {
            erase::forget(app, helper, pair.helper.id).await
        }
        State::AskerErased => erase::forget(app, asker, pair.asker.id).await,
        _ => Ok(()),
    }
}

/// The helper has words passed on, and whoever needs something wishes to.
async fn relay(city: &City, pair: &Pair) -> Result<(), app::Error> {
    let (app, id) = (&city.world.app, pair.found.unwrap());
    for who in [&pair.helper, &pair.asker] {
        let words = canary(&who.code, "Relay");
        relay::ask_to_pass_on(app, city.acting(who), id, "one", &words).await?;
    }
    let words = canary(&pair.helper.code, "Relay");
    relay::pass_on(app, city.as_organizer(), id, Side::Need, "one", &words).await
}

/// An organizer closes the problem with a note to whoever reported it, who reports another one.
async fn close(city: &City, pair: &Pair) -> Result<(), app::Error> {
    let (app, home, id) = (&city.world.app, city.world.community, pair.found.unwrap());
    let mut tx = app.db.read().await?;
    let open = reports::open_ones(&mut tx, home, 1).await?;
    drop(tx);
    let note = canary(&pair.asker.code, "Closing");
    reports::close(app, city.as_organizer(), open[0].id, &note).await?;
    let words = canary(&pair.asker.code, "Report");
    after::report(app, city.acting(&pair.asker), id, &words).await
}
