//! Introductions: asking one side, then the other; introducing them; hearing whether it worked out.
//!
//! Whichever way an answer comes (a link in a mail, a text message, the neighbor's own page, an organizer
//! who phoned), it is the same use case here.

pub mod after;
pub(crate) mod again;
mod ladders;
pub mod mine;
pub mod on_behalf;
pub mod relay;
pub mod reports;
pub mod shown;
pub mod sql;
pub mod waiting;

pub(crate) use ladders::nobody_is_left;

use domain::asking::{Asking, Candidate};
use domain::introductions::{Match, MatchState, Reply};
use domain::messages::Letter;
use domain::needs::{Listing, ListingState, Often, Side, Turn};
use domain::openings::Program;
use domain::people::Actor;
use domain::{CommunityId, ListingId, MatchId, NeighborId, Refusal};

use crate::db::Tx;
use crate::{App, Error, asking, community, matching, messages, needs, people};

/// Begins to ask about a suggestion: the helper first.
pub async fn ask(app: &App, who: Actor, id: MatchId) -> Result<(), Error> {
    who.organizes()?;
    let mut tx = app.db.write(who.community()).await?;
    begin_to_ask(&mut tx, app, who.community(), id).await?;
    tx.commit().await
}

/// Begins to ask, inside a larger change. Refused, without any trace, when it is not possible any more, or when
/// the helper was asked as often this week as they wish.
pub(crate) async fn begin_to_ask(
    tx: &mut Tx,
    app: &App,
    community: CommunityId,
    id: MatchId,
) -> Result<Match, Error> {
    let found = sql::found(tx, community, id).await?;
    let found = pressing(tx, app, community, found).await?;
    may_be_paired(tx, community, found.need, found.offer, found.quantity).await?;
    let asked = found.ask(app.clock.now())?;
    ladders::ask_helper(tx, app, community, &found).await?;
    sql::save(tx, community, &asked).await?;
    sql::asked(tx, community, id, app.clock.now()).await?;
    Ok(asked)
}

/// An organizer lets a suggestion or an asking go; the pair is not proposed again, and the next candidate
/// is asked if somebody was being asked.
pub async fn skip(app: &App, who: Actor, id: MatchId) -> Result<(), Error> {
    who.organizes()?;
    let community = who.community();
    let mut tx = app.db.write(community).await?;
    let found = sql::found(&mut tx, community, id).await?;
    let_go(&mut tx, app, community, &found, None).await?;
    if found.state.asks().is_some() {
        matching::ask_next(&mut tx, app, community, found.need).await?;
    }
    tx.commit().await
}

/// Takes somebody's answer to being asked. `side` is theirs; an organizer may answer for somebody whom they
/// spoke to, and it is written down that they did.
pub async fn answer(
    app: &App,
    who: Actor,
    id: MatchId,
    side: Side,
    reply: Reply,
) -> Result<Match, Error> {
    let community = who.community();
    let mut tx = app.db.write(community).await?;
    let found = sql::found(&mut tx, community, id).await?;
    let whose = match side {
        Side::Offer => found.helper,
        Side::Need => found.needer,
    };
    who.may_change(whose)?;
    let now = app.clock.now();
    let found = pressing(&mut tx, app, community, found).await?;
    let answered = found.answer(side, reply, now)?;
    if answered == found {
        // They had said "not this time" and now say that they will not be asked for it again.
        if reply == Reply::NotThisKind && found.is_known_to(side) {
            not_this_kind_again(&mut tx, app, community, &found, side).await?;
            tx.commit().await?;
        }
        return Ok(found);
    }
    if let Reply::Yes(shows) = reply {
        still_possible(&mut tx, community, found.need, found.offer, found.quantity).await?;
        can_show(&mut tx, app, community, whose, shows).await?;
    }
    ladders::answer(&mut tx, app, community, &found, side, &answered).await?;
    sql::save(&mut tx, community, &answered).await?;
    let by = who.neighbor().filter(|by| *by != whose);
    sql::answered_by(&mut tx, community, id, side, by).await?;
    let about = id.to_string();
    messages::voice::settle(&mut tx, app, community, whose, &about).await?;
    match answered.state {
        MatchState::AskedSecond => ladders::ask_needer(&mut tx, app, community, &answered).await?,
        MatchState::Introduced => {
            introduce(&mut tx, app, community, &answered).await?;
            matching::go_on(&mut tx, app, community, found.need).await?;
        }
        MatchState::Declined | MatchState::Undone => {
            if reply == Reply::NotThisKind {
                not_this_kind_again(&mut tx, app, community, &found, side).await?;
            }
            let other = found.neighbor_on(side.other());
            // A helper who was asked first and says no is nobody's loss: nobody had heard of them.
            if found.state == MatchState::AskedSecond {
                let letter = Letter::FellThrough;
                messages::tell(&mut tx, app, community, other, letter, Some(&about)).await?;
            }
            matching::ask_next(&mut tx, app, community, found.need).await?;
        }
        _ => {}
    }
    tx.commit().await?;
    Ok(answered)
}

/// Whoever helps is not asked for this kind again. Whoever needs something is not asked about it again: the need
/// rests, and opens again on their page when they wish.
async fn not_this_kind_again(
    tx: &mut Tx,
    app: &App,
    community: CommunityId,
    found: &Match,
    side: Side,
) -> Result<(), Error> {
    let need = needs::row(tx, community, found.need).await?.listing();
    if side == Side::Need {
        if need.state == ListingState::Open {
            needs::turn_within(tx, app, community, need, Turn::Pause).await?;
        }
        return Ok(());
    }
    let (helper, category) = (found.helper, need.terms.category);
    sql::decline_kind(tx, community, helper, category, app.clock.now()).await?;
    sql::drop_suggestions_of_kind(tx, community, helper, category).await
}

/// Takes a yes back, until the introduction is made. The next candidate is asked.
pub async fn take_back(app: &App, who: Actor, id: MatchId, side: Side) -> Result<(), Error> {
    let community = who.community();
    let mut tx = app.db.write(community).await?;
    let found = sql::found(&mut tx, community, id).await?;
    who.may_change(if side == Side::Offer {
        found.helper
    } else {
        found.needer
    })?;
    let back = found.take_back(side, app.clock.now())?;
    if back == found {
        return Ok(());
    }
    ladders::let_go(&mut tx, app, community, &found, asking::Said::No).await?;
    sql::save(&mut tx, community, &back).await?;
    messages::tell(
        &mut tx,
        app,
        community,
        found.needer,
        Letter::FellThrough,
        Some(&id.to_string()),
    )
    .await?;
    matching::ask_next(&mut tx, app, community, found.need).await?;
    tx.commit().await
}

/// A match as pressing as its need is today.
pub(crate) async fn pressing(
    tx: &mut Tx,
    app: &App,
    community: CommunityId,
    found: Match,
) -> Result<Match, Error> {
    let terms = needs::row(tx, community, found.need).await?.listing().terms;
    let zone = community::load(tx, community).await?.zone;
    let urgency = terms.urgency_on(zone.day(app.clock.now()));
    Ok(Match { urgency, ..found })
}

/// Passes a pair that may be suggested and asked about at this moment. What was thought out before, somebody may
/// have spoken against since: a plan takes a while.
pub(crate) async fn may_be_paired(
    tx: &mut Tx,
    community: CommunityId,
    need: ListingId,
    offer: ListingId,
    quantity: u32,
) -> Result<(), Error> {
    still_possible(tx, community, need, offer, quantity).await?;
    if sql::may_meet(tx, community, need, offer).await? {
        Ok(())
    } else {
        Err(Refusal::MovedOn.into())
    }
}

/// Both listings are open and have room for it.
async fn still_possible(
    tx: &mut Tx,
    community: CommunityId,
    need: ListingId,
    offer: ListingId,
    quantity: u32,
) -> Result<(), Error> {
    let need = needs::row(tx, community, need).await?.listing();
    let offer = needs::row(tx, community, offer).await?.listing();
    match () {
        () if need.state == ListingState::Met || need.room() < quantity => {
            Err(Refusal::AlreadyMet.into())
        }
        () if need.state != ListingState::Open || offer.state != ListingState::Open => {
            Err(Refusal::NotOpen.into())
        }
        () if offer.room() < quantity => Err(Refusal::AlreadyMet.into()),
        () => Ok(()),
    }
}

/// What somebody agrees to show, they must have.
async fn can_show(
    tx: &mut Tx,
    app: &App,
    community: CommunityId,
    whose: NeighborId,
    shows: domain::introductions::Shows,
) -> Result<(), Error> {
    let (_, person) = people::opened(tx, app, community, whose).await?;
    let missing = (shows.phone && person.phone.is_none()) || (shows.mail && person.email.is_none());
    if missing {
        Err(Refusal::NothingToShow.into())
    } else {
        Ok(())
    }
}

/// Makes two people known to each other: takes the room on both sides and tells both; where somebody shows
/// no contact, organizers are told that they pass messages on.
async fn introduce(
    tx: &mut Tx,
    app: &App,
    community: CommunityId,
    found: &Match,
) -> Result<(), Error> {
    for id in [found.need, found.offer] {
        let mut listing = needs::row(tx, community, id).await?.listing();
        listing.promised += found.quantity;
        let recurring_offer = listing.side == Side::Offer && listing.terms.often != Often::Once;
        if listing.room() == 0 && !recurring_offer {
            listing = listing.moved_to(ListingState::Matched, app.clock.now());
        }
        needs::save_state(tx, community, &listing).await?;
    }
    shown::keep(tx, app, community, found).await?;
    let about = found.id.to_string();
    messages::tell(
        tx,
        app,
        community,
        found.helper,
        Letter::Introduced,
        Some(&about),
    )
    .await?;
    messages::tell(
        tx,
        app,
        community,
        found.needer,
        Letter::Introduced,
        Some(&about),
    )
    .await?;
    let relay = [found.helper_shows, found.needer_shows]
        .into_iter()
        .flatten()
        .any(domain::introductions::Shows::needs_relay);
    if relay {
        matching::tell_organizers(tx, app, community, Letter::Relay, &about).await?;
    }
    Ok(())
}

/// Passes on from everybody who did not answer in time, and asks the next. Both are in one change, so that
/// no need is left waiting for nobody.
pub async fn pass_on_silent(app: &App) -> Result<(), Error> {
    let mut tx = app.db.read().await?;
    let homes = community::all(&mut tx).await?;
    drop(tx);
    for home in homes {
        let mut tx = app.db.write(home.id).await?;
        for (asking, one) in asking::silence(&mut tx, app, home.id, Program::Introductions).await? {
            pass_on(&mut tx, app, home.id, &asking, &one).await?;
        }
        tx.commit().await?;
    }
    Ok(())
}

/// Passes on from one who was silent. A helper who had said yes and waited for the other one is told.
async fn pass_on(
    tx: &mut Tx,
    app: &App,
    community: CommunityId,
    asking: &Asking,
    one: &Candidate,
) -> Result<(), Error> {
    let found = sql::found(tx, community, MatchId(one.about)).await?;
    let passed = found.pass_on(app.clock.now())?;
    sql::save(tx, community, &passed).await?;
    if asking.letter == Letter::AskNeeder {
        ladders::let_go(tx, app, community, &found, asking::Said::Spared).await?;
        let about = found.id.to_string();
        let letter = Letter::FellThrough;
        messages::tell(tx, app, community, found.helper, letter, Some(&about)).await?;
    }
    matching::ask_next(tx, app, community, found.need).await
}

/// Lets go of everything that was being asked or promised about a listing that went away. The other one
/// is told, unless they were never asked.
pub async fn let_go_of_listing(
    tx: &mut Tx,
    app: &App,
    community: CommunityId,
    listing: &Listing,
) -> Result<(), Error> {
    let met = listing.state == ListingState::Met;
    if listing.state == ListingState::Withdrawn {
        again::end(tx, app, community, listing.neighbor, Some(listing.id)).await?;
    }
    for found in sql::live_of_listing(tx, community, listing.id).await? {
        if met && found.state == MatchState::Introduced {
            continue;
        }
        let other = if listing.id == found.need {
            Side::Offer
        } else {
            Side::Need
        };
        let_go(tx, app, community, &found, Some(other)).await?;
    }
    Ok(())
}

/// Lets go of everything somebody who is being forgotten was asked, promised or introduced for.
pub async fn let_go_of_neighbor(
    tx: &mut Tx,
    app: &App,
    community: CommunityId,
    whose: NeighborId,
) -> Result<(), Error> {
    again::end(tx, app, community, whose, None).await?;
    for found in sql::live_of_neighbor(tx, community, whose).await? {
        let other = if found.helper == whose {
            Side::Need
        } else {
            Side::Offer
        };
        let_go(tx, app, community, &found, Some(other)).await?;
    }
    sql::forget_shows(tx, community, whose).await
}

/// Lets go of one match and opens again what it held. `tell` is the side that learns of it, if it was asked.
pub(crate) async fn let_go(
    tx: &mut Tx,
    app: &App,
    community: CommunityId,
    found: &Match,
    tell: Option<Side>,
) -> Result<Match, Error> {
    let now = app.clock.now();
    let gone = found.let_go(now)?;
    ladders::let_go(tx, app, community, found, asking::Said::Spared).await?;
    sql::save(tx, community, &gone).await?;
    if found.state == MatchState::Introduced {
        give_back(tx, app, community, found).await?;
    }
    let told = match tell {
        Some(Side::Offer) if found.state != MatchState::Suggested => Some(found.helper),
        Some(Side::Need)
            if matches!(
                found.state,
                MatchState::AskedSecond | MatchState::Introduced
            ) =>
        {
            Some(found.needer)
        }
        _ => None,
    };
    if let Some(neighbor) = told {
        messages::tell(
            tx,
            app,
            community,
            neighbor,
            Letter::FellThrough,
            Some(&found.id.to_string()),
        )
        .await?;
    }
    Ok(gone)
}

/// How much of a listing is promised to somebody who is being helped now.
pub(crate) async fn promised(
    tx: &mut Tx,
    community: CommunityId,
    listing: ListingId,
) -> Result<u32, Error> {
    let live = sql::live_of_listing(tx, community, listing).await?;
    let under_way = live
        .iter()
        .filter(|found| found.state == MatchState::Introduced);
    Ok(under_way.map(|found| found.quantity).sum())
}

/// Gives back what an introduced match had promised, on both sides; what was full is open again.
pub(crate) async fn give_back(
    tx: &mut Tx,
    app: &App,
    community: CommunityId,
    found: &Match,
) -> Result<(), Error> {
    for id in [found.need, found.offer] {
        let mut listing = needs::row(tx, community, id).await?.listing();
        listing.promised = listing.promised.saturating_sub(found.quantity);
        if listing.state == ListingState::Matched {
            listing = listing.moved_to(ListingState::Open, app.clock.now());
        }
        needs::save_state(tx, community, &listing).await?;
    }
    Ok(())
}
