//! What lies there for long is asked about, and what nobody stands by lapses. Nothing lapses silently: its
//! owner was asked, the question reached them, they had time to answer, and they are told. Where the question
//! cannot reach anybody, an organizer decides.

use domain::messages::Letter;
use domain::needs::{Listing, ListingState, Urgency, answer_days};
use domain::{CommunityId, Moment};

use super::Row;
use crate::db::Tx;
use crate::introductions::{self, sql};
use crate::messages::{self, told};
use crate::{App, Error, community};

/// Listings seen to in one transaction, so that nobody else waits for long.
const BATCH: usize = 100;
/// Batches in one run of a community; the next run goes on.
const BATCHES: usize = 20;

/// Both, as the worker does them every hour.
pub async fn see_to(app: &App) -> Result<(), Error> {
    ask_what_still_holds(app).await?;
    let_lapse(app).await.map(drop)
}

/// Asks the owners of what was said long ago whether it still holds. Tells how many were asked.
pub async fn ask_what_still_holds(app: &App) -> Result<usize, Error> {
    let mut asked = 0;
    for home in communities(app).await? {
        for urgency in Urgency::ALL.iter().rev().copied() {
            for _ in 0..BATCHES {
                let now = ask_some(app, home, urgency).await?;
                asked += now;
                if now < BATCH {
                    break;
                }
            }
        }
    }
    Ok(asked)
}

/// Lets lapse what its owner was asked about and has not answered in time. Tells how many lapsed.
pub async fn let_lapse(app: &App) -> Result<usize, Error> {
    let mut lapsed = 0;
    for home in communities(app).await? {
        let mut after = (Moment(i64::MIN), String::new());
        for _ in 0..BATCHES {
            let mut tx = app.db.write(home).await?;
            let rows = overdue(&mut tx, home, app.clock.now(), &after, BATCH).await?;
            for row in &rows {
                lapsed += usize::from(lapses(&mut tx, app, home, row.listing()).await?);
            }
            tx.commit().await?;
            match rows.last() {
                Some(last) if rows.len() == BATCH => after = (last.expires_at, last.id.to_string()),
                _ => break,
            }
        }
    }
    Ok(lapsed)
}

/// What is past its time although its owner could not be asked: no way to reach them, a letter that did not
/// arrive, a call nobody made yet. An organizer decides.
pub async fn undecided(
    tx: &mut Tx,
    community: CommunityId,
    now: Moment,
    limit: usize,
) -> Result<Vec<Listing>, Error> {
    let beginning = (Moment(i64::MIN), String::new());
    let rows = overdue(tx, community, now, &beginning, limit).await?;
    Ok(rows.iter().map(Row::listing).collect())
}

async fn communities(app: &App) -> Result<Vec<CommunityId>, Error> {
    let mut tx = app.db.read().await?;
    Ok(community::all(&mut tx)
        .await?
        .iter()
        .map(|home| home.id)
        .collect())
}

async fn ask_some(app: &App, community: CommunityId, urgency: Urgency) -> Result<usize, Error> {
    let now = app.clock.now();
    let mut tx = app.db.write(community).await?;
    let rows = to_ask(&mut tx, community, urgency, now, BATCH).await?;
    for row in &rows {
        let listing = Listing {
            still_asked_at: Some(now),
            ..row.listing()
        };
        super::save_state(&mut tx, community, &listing).await?;
        tell(&mut tx, app, community, &listing, Letter::StillHolds).await?;
    }
    tx.commit().await?;
    Ok(rows.len())
}

/// Lets one lapse, if its owner was truly asked and had time. Where somebody is being asked or was
/// introduced about it, it plainly still holds.
async fn lapses(
    tx: &mut Tx,
    app: &App,
    community: CommunityId,
    listing: Listing,
) -> Result<bool, Error> {
    let now = app.clock.now();
    let Some(asked) = listing.still_asked_at else {
        return Ok(false);
    };
    let about = listing.id.to_string();
    let told = told::told_at(
        tx,
        community,
        listing.neighbor,
        Letter::StillHolds,
        &about,
        asked,
    )
    .await?;
    let asked = Listing {
        still_asked_at: told,
        ..listing
    };
    let live = sql::live_of_listing(tx, community, asked.id).await?;
    if !asked.has_lapsed(now) || live.iter().any(|found| found.state.is_held()) {
        return Ok(false);
    }
    for found in live {
        introductions::let_go(tx, app, community, &found, None).await?;
    }
    let gone = asked.moved_to(ListingState::Expired, now);
    super::save_state(tx, community, &gone).await?;
    tell(tx, app, community, &gone, Letter::Lapsed).await?;
    Ok(true)
}

/// Each time a listing comes to its end is a round of its own, so that next year's question is asked too.
async fn tell(
    tx: &mut Tx,
    app: &App,
    community: CommunityId,
    listing: &Listing,
    letter: Letter,
) -> Result<(), Error> {
    let round = listing.expires_at.0 / domain::moment::DAY;
    messages::tell_again(
        tx,
        app,
        community,
        listing.neighbor,
        letter,
        Some(&listing.id.to_string()),
        round,
    )
    .await
}

/// Listings of one urgency that go on and whose time to be asked about has come.
async fn to_ask(
    tx: &mut Tx,
    community: CommunityId,
    urgency: Urgency,
    now: Moment,
    limit: usize,
) -> Result<Vec<Row>, Error> {
    let ends_by = now.plus(answer_days(urgency) * domain::moment::DAY);
    all!(
        tx,
        Row,
        "select id, neighbor_id, side, category_id, version, note_sealed, often, quantity, promised, area_id, times, languages,
                language_matters, radius, remote, wants_known, urgency, due, state, created_at, changed_at, still_asked_at, expires_at
         from listings
         where community_id = $1 and state in ('open', 'matched') and (state = 'open' or often <> 'once') and urgency = $2 and still_asked_at is null and expires_at <= $3
         order by expires_at, id limit $4",
        community,
        urgency,
        ends_by,
        limit as i64
    )
}

/// Listings that go on past their time whose owners were to be asked, from a place in that order.
async fn overdue(
    tx: &mut Tx,
    community: CommunityId,
    now: Moment,
    after: &(Moment, String),
    limit: usize,
) -> Result<Vec<Row>, Error> {
    all!(
        tx,
        Row,
        "select id, neighbor_id, side, category_id, version, note_sealed, often, quantity, promised, area_id, times, languages,
                language_matters, radius, remote, wants_known, urgency, due, state, created_at, changed_at, still_asked_at, expires_at
         from listings
         where community_id = $1 and state in ('open', 'matched') and (state = 'open' or often <> 'once') and still_asked_at is not null and expires_at <= $2
           and (expires_at, id) > ($3, $4)
         order by expires_at, id limit $5",
        community,
        now,
        after.0,
        &after.1,
        limit as i64
    )
}
