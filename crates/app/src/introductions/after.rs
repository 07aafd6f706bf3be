//! After two people met: did it work out, thanks, a problem, never again.

use domain::introductions::{FOLLOW_UPS, Match, MatchState, Outcome, follow_up};
use domain::messages::Letter;
use domain::needs::{ListingState, Often, Side};
use domain::people::Actor;
use domain::words::{NOTE_LIMIT, lines};
use domain::{CommunityId, MatchId, Moment, NeighborId, ReportId};

use super::{reports, shown, sql};
use crate::db::Tx;
use crate::tallies::{self, Deed};
use crate::{App, Error, community, matching, messages, needs, people};

/// Most pairs that are asked how it went in one go.
const AT_ONCE: i64 = 200;

/// Takes somebody's word on how it went. When it worked, the need is met; when it did not, both are open
/// again and the next candidate is asked.
pub async fn tell_how_it_went(
    app: &App,
    who: Actor,
    id: MatchId,
    side: Side,
    outcome: Outcome,
) -> Result<Match, Error> {
    let community = who.community();
    let mut tx = app.db.write(community).await?;
    let found = sql::found(&mut tx, community, id).await?;
    who.may_change(if side == Side::Offer {
        found.helper
    } else {
        found.needer
    })?;
    let told = found.tell(side, outcome, app.clock.now())?;
    sql::save(&mut tx, community, &told).await?;
    match (found.state, told.state) {
        (MatchState::Introduced, MatchState::Met) => close(&mut tx, app, community, &told).await?,
        (MatchState::Introduced, MatchState::FellThrough) => {
            super::give_back(&mut tx, app, community, &found).await?;
            let other = if side == Side::Offer {
                found.needer
            } else {
                found.helper
            };
            messages::tell(
                &mut tx,
                app,
                community,
                other,
                Letter::FellThrough,
                Some(&id.to_string()),
            )
            .await?;
            matching::ask_next(&mut tx, app, community, found.need).await?;
        }
        (MatchState::Met, MatchState::FellThrough) => {
            reopen(&mut tx, app, community, &found).await?;
            matching::ask_next(&mut tx, app, community, found.need).await?;
        }
        _ => {}
    }
    tx.commit().await?;
    Ok(told)
}

/// It worked: a need for once is met when all of it is; an offer for once is spent when all of it is;
/// whoever offers again and again has their room back.
async fn close(tx: &mut Tx, app: &App, community: CommunityId, found: &Match) -> Result<(), Error> {
    for id in [found.need, found.offer] {
        let mut listing = needs::row(tx, community, id).await?.listing();
        let others = sql::live_of_listing(tx, community, id).await?;
        let waits = others
            .iter()
            .any(|other| other.state == MatchState::Introduced);
        if listing.side == Side::Offer && listing.terms.often != Often::Once {
            listing.promised = listing.promised.saturating_sub(found.quantity);
        } else if listing.state == ListingState::Matched
            && !waits
            && listing.terms.often == Often::Once
        {
            listing = listing.moved_to(ListingState::Met, app.clock.now());
        }
        needs::save_state(tx, community, &listing).await?;
    }
    Ok(())
}

/// It did not work after all, or does not any more: the need opens again.
pub(super) async fn reopen(
    tx: &mut Tx,
    app: &App,
    community: CommunityId,
    found: &Match,
) -> Result<(), Error> {
    let mut listing = needs::row(tx, community, found.need).await?.listing();
    listing.promised = listing.promised.saturating_sub(found.quantity);
    if matches!(listing.state, ListingState::Met | ListingState::Matched) {
        listing = listing.moved_to(ListingState::Open, app.clock.now());
    }
    needs::save_state(tx, community, &listing).await
}

/// Asks introduced pairs how it went: a few times, then an organizer is told that nobody answered.
pub async fn ask_how_it_went(app: &App) -> Result<(), Error> {
    let mut tx = app.db.read().await?;
    let homes = community::all(&mut tx).await?;
    drop(tx);
    for home in homes {
        let mut tx = app.db.write(home.id).await?;
        let now = app.clock.now();
        for found in sql::to_follow(&mut tx, home.id, now, AT_ONCE).await? {
            follow(&mut tx, app, home.id, &found, now).await?;
        }
        tx.commit().await?;
    }
    Ok(())
}

async fn follow(
    tx: &mut Tx,
    app: &App,
    community: CommunityId,
    found: &Match,
    now: Moment,
) -> Result<(), Error> {
    let round = sql::beside(tx, community, found.id).await?.follow_ups;
    let about = found.id.to_string();
    if round >= i64::from(FOLLOW_UPS) {
        matching::tell_organizers(tx, app, community, Letter::NobodyAnswered, &about).await?;
        return sql::followed(tx, community, found.id, None).await;
    }
    for neighbor in [found.needer, found.helper] {
        messages::tell_again(
            tx,
            app,
            community,
            neighbor,
            Letter::DidItWork,
            Some(&about),
            round,
        )
        .await?;
    }
    sql::followed(
        tx,
        community,
        found.id,
        Some(now.plus(follow_up(found.urgency))),
    )
    .await
}

/// Sends thanks to the other one. Each of the two can, once.
pub async fn thank(app: &App, who: Actor, id: MatchId) -> Result<(), Error> {
    let neighbor = who.is_somebody()?;
    let community = who.community();
    let mut tx = app.db.write(community).await?;
    let found = sql::found(&mut tx, community, id).await?;
    let side = found.side_of(neighbor)?;
    let other = found.neighbor_on(side.other());
    if !found.is_revealed() {
        return Err(Error::NotFound);
    }
    if sql::thanked(&mut tx, community, id, side, app.clock.now()).await? {
        messages::tell(
            &mut tx,
            app,
            community,
            other,
            Letter::Thanked,
            Some(&id.to_string()),
        )
        .await?;
    }
    tx.commit().await
}

/// Reports a problem to the organizers, in the neighbor's own words, sealed with their key. So often in a day
/// that nobody is kept from being heard, and not so often that nobody else is.
pub async fn report(app: &App, who: Actor, id: MatchId, note: &str) -> Result<(), Error> {
    let neighbor = who.is_somebody()?;
    let community = who.community();
    let mut tx = app.db.write(community).await?;
    sql::found(&mut tx, community, id)
        .await?
        .side_of(neighbor)?;
    let key = people::row(&mut tx, community, neighbor)
        .await?
        .neighbor()
        .key
        .ok_or(Error::NotFound)?;
    let about = neighbor.to_string();
    tallies::count(&mut tx, app, community, Deed::Report, &about).await?;
    app.vault.fetch([key]).await?;
    let now = app.clock.now();
    let report: ReportId = app.chance.id(now);
    let row = report.to_string();
    let place = reports::place(community, &row, neighbor, "note");
    let sealed = app.vault.seal(key, place, &lines(note, NOTE_LIMIT))?;
    exec!(
        &mut tx,
        "insert into reports (community_id, id, match_id, neighbor_id, note_sealed, at, seen_at) values ($1, $2, $3, $4, $5, $6, null)",
        community,
        report,
        id,
        neighbor,
        sealed,
        now
    )?;
    matching::tell_organizers(&mut tx, app, community, Letter::Reported, &row).await?;
    tx.commit().await
}

/// Never again with this person. They are not told; what was being asked between the two ends as if
/// somebody could not after all, and what was shown of one to the other is shown no more.
pub async fn block(app: &App, who: Actor, id: MatchId) -> Result<(), Error> {
    let neighbor = who.is_somebody()?;
    let community = who.community();
    let mut tx = app.db.write(community).await?;
    let found = sql::found(&mut tx, community, id).await?;
    let other = if found.side_of(neighbor)? == Side::Offer {
        found.needer
    } else {
        found.helper
    };
    sql::block(&mut tx, community, neighbor, other, app.clock.now()).await?;
    let_go_between(&mut tx, app, community, neighbor, other).await?;
    tx.commit().await
}

/// Lets go of everything that is under way between two people, and hides what they showed each other; the second
/// is told where they were asked.
pub(super) async fn let_go_between(
    tx: &mut Tx,
    app: &App,
    community: CommunityId,
    neighbor: NeighborId,
    other: NeighborId,
) -> Result<(), Error> {
    for found in sql::live_of_neighbor(tx, community, neighbor).await? {
        if found.helper != other && found.needer != other {
            continue;
        }
        let their_side = if found.helper == other {
            Side::Offer
        } else {
            Side::Need
        };
        super::let_go(tx, app, community, &found, Some(their_side)).await?;
        if found.state.asks().is_some() {
            matching::ask_next(tx, app, community, found.need).await?;
        }
    }
    sql::hide_from_each_other(tx, community, neighbor, other).await?;
    shown::hide_between(tx, community, neighbor, other).await
}
