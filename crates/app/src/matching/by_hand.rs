//! What an organizer does by hand about one pair: asks about it, sets it aside, or puts two together that would
//! not be suggested, setting something soft aside. What was set aside is written down with their name.

use std::collections::HashSet;

use domain::introductions::MatchState;
use domain::matching::{Because, Laid, Weighed};
use domain::needs::{Listing, ListingState, Side};
use domain::people::Actor;
use domain::{CommunityId, ListingId, MatchId, NeighborId, Refusal};
use matching::Look;

use super::{Candidate, Loaded, malformed, suggest};
use crate::db::Tx;
use crate::introductions::{self, sql};
use crate::{App, Error, needs};

/// Most pairs that are looked at for one page.
const LOOKED_AT: usize = 500;
/// Most pairs on one page.
const SHOWN: usize = 30;

/// A pair that would fit if something soft were set aside.
pub struct Almost {
    /// The need.
    pub need: ListingId,
    /// The offer.
    pub offer: ListingId,
    /// The offer, seen from a need; the need, seen from an offer.
    pub other: Listing,
    /// What would have to be set aside: the conditions' bits.
    pub aside: u8,
    /// What speaks for it.
    pub because: Because,
}

/// A pair beside an offer or a need, by numbers.
pub(super) struct Beside {
    pub need: u32,
    pub offer: u32,
    pub other: Listing,
    pub weighed: Weighed,
    pub look: Look,
}

/// Everything of the other side, looked at beside an offer or a need: of each person what comes nearest, the
/// nearest first. Empty when the listing itself is not there for the plan.
pub(super) fn beside(laid: &Laid<'_>, listing: &Listing) -> Result<Vec<Beside>, Error> {
    let number = |list: &[&Listing]| list.iter().position(|found| found.id == listing.id);
    let (own, others) = match listing.side {
        Side::Need => (number(&laid.needs), &laid.offers),
        Side::Offer => (number(&laid.offers), &laid.needs),
    };
    let Some(own) = own else {
        return Ok(Vec::new());
    };
    let mut found = Vec::new();
    for n in 0..others.len() {
        let (need, offer) = match listing.side {
            Side::Need => (own as u32, n as u32),
            Side::Offer => (n as u32, own as u32),
        };
        let (weighed, look) = laid.look(need, offer).map_err(malformed)?;
        if weighed != Weighed::Never {
            let cost = laid.cost_of(offer, &look);
            found.push(((look.in_the_way.count(), cost, n), weighed, look));
        }
    }
    found.sort_by_key(|(rank, ..)| *rank);
    if listing.side == Side::Need {
        let mut met: HashSet<NeighborId> = HashSet::new();
        found.retain(|((_, _, n), ..)| met.insert(others[*n].neighbor));
    }
    let pair = |((_, _, n), weighed, look): ((u32, i64, usize), Weighed, Look)| {
        let (need, offer) = match listing.side {
            Side::Need => (own as u32, n as u32),
            Side::Offer => (n as u32, own as u32),
        };
        Beside {
            need,
            offer,
            other: others[n].clone(),
            weighed,
            look,
        }
    };
    Ok(found.into_iter().take(LOOKED_AT).map(pair).collect())
}

/// Who would fit beside an offer or a need if something soft were set aside, the nearest first.
pub async fn almost(
    tx: &mut Tx,
    app: &App,
    community: CommunityId,
    id: ListingId,
) -> Result<Vec<Almost>, Error> {
    let listing = needs::row(tx, community, id).await?.listing();
    let loaded = Loaded::of(tx, app, community, Some(listing.terms.category)).await?;
    let standing: Vec<(ListingId, ListingId)> = sql::live_of_listing(tx, community, id)
        .await?
        .iter()
        .map(|found| (found.need, found.offer))
        .collect();
    let hood = loaded.neighborhood(app.clock.now());
    let laid = hood.lay_out();
    let mut list = Vec::new();
    for pair in beside(&laid, &listing)? {
        let (need, offer) = (
            laid.needs[pair.need as usize].id,
            laid.offers[pair.offer as usize].id,
        );
        let Weighed::But(aside) = pair.weighed else {
            continue;
        };
        if standing.contains(&(need, offer)) {
            continue;
        }
        list.push(Almost {
            need,
            offer,
            other: loaded.as_seen(&pair.other),
            aside,
            because: laid.because(pair.need, &pair.look.reasons, &loaded.steps, &loaded.areas),
        });
        if list.len() == SHOWN {
            break;
        }
    }
    Ok(list)
}

/// An organizer puts two together by hand, setting soft conditions aside where they see fit. What was set
/// aside is written down with their name. What keeps people safe cannot be set aside.
pub async fn put_together(
    app: &App,
    who: Actor,
    need: ListingId,
    offer: ListingId,
    aside: u8,
) -> Result<MatchId, Error> {
    who.organizes()?;
    let community = who.community();
    let mut tx = app.db.write(community).await?;
    if let Some(id) = suggested(&mut tx, community, need, offer).await? {
        return Ok(id);
    }
    let candidate = candidate(&mut tx, app, community, need, offer, aside).await?;
    let id = suggest(&mut tx, app, community, need, &candidate).await?;
    let softened = candidate.because.softened;
    sql::note_override(&mut tx, community, id, softened, who.neighbor()).await?;
    tx.commit().await?;
    Ok(id)
}

/// Begins to ask about a pair that fits, whether it was suggested before or not.
pub async fn ask(app: &App, who: Actor, need: ListingId, offer: ListingId) -> Result<(), Error> {
    who.organizes()?;
    let community = who.community();
    let mut tx = app.db.write(community).await?;
    let id = found_or_made(&mut tx, app, community, need, offer).await?;
    introductions::begin_to_ask(&mut tx, app, community, id).await?;
    tx.commit().await
}

/// Sets a pair aside: the two are not suggested for this again.
pub async fn set_aside(
    app: &App,
    who: Actor,
    need: ListingId,
    offer: ListingId,
) -> Result<(), Error> {
    who.organizes()?;
    let community = who.community();
    let mut tx = app.db.write(community).await?;
    let id = found_or_made(&mut tx, app, community, need, offer).await?;
    let found = sql::found(&mut tx, community, id).await?;
    introductions::let_go(&mut tx, app, community, &found, None).await?;
    tx.commit().await
}

async fn found_or_made(
    tx: &mut Tx,
    app: &App,
    community: CommunityId,
    need: ListingId,
    offer: ListingId,
) -> Result<MatchId, Error> {
    match suggested(tx, community, need, offer).await? {
        Some(id) => Ok(id),
        None => {
            let fits = candidate(tx, app, community, need, offer, 0).await;
            let candidate = fits.map_err(|error| match error {
                Error::Refused(Refusal::CannotOverride) => Refusal::MovedOn.into(),
                other => other,
            })?;
            suggest(tx, app, community, need, &candidate).await
        }
    }
}

/// The suggestion that stands for a pair.
async fn suggested(
    tx: &mut Tx,
    community: CommunityId,
    need: ListingId,
    offer: ListingId,
) -> Result<Option<MatchId>, Error> {
    let live = sql::live_of_listing(tx, community, need).await?;
    let found = live.iter().find(|found| found.offer == offer);
    match found.map(|found| (found.state, found.id)) {
        None => Ok(None),
        Some((MatchState::Suggested, id)) => Ok(Some(id)),
        Some(_) => Err(Refusal::MovedOn.into()),
    }
}

/// A pair that fits once the given conditions are set aside. Refused with [`Refusal::CannotOverride`] when
/// something else stands between the two.
async fn candidate(
    tx: &mut Tx,
    app: &App,
    community: CommunityId,
    need: ListingId,
    offer: ListingId,
    aside: u8,
) -> Result<Candidate, Error> {
    let needed = needs::row(tx, community, need).await?.listing();
    let offered = needs::row(tx, community, offer).await?.listing();
    let is_open = needed.side == Side::Need
        && offered.side == Side::Offer
        && needed.state == ListingState::Open
        && offered.state == ListingState::Open;
    if !is_open {
        return Err(Refusal::NotOpen.into());
    }
    let mut loaded = Loaded::of(tx, app, community, Some(needed.terms.category)).await?;
    loaded.set_aside.push((need, offer, aside));
    let hood = loaded.neighborhood(app.clock.now());
    let laid = hood.lay_out();
    let number = |list: &[&Listing], id| {
        list.iter()
            .position(|found| found.id == id)
            .map(|n| n as u32)
    };
    let (need, offer) = (number(&laid.needs, need), number(&laid.offers, offer));
    let (Some(need), Some(offer)) = (need, offer) else {
        return Err(Refusal::CannotOverride.into());
    };
    match laid.look(need, offer).map_err(malformed)? {
        (Weighed::Fits, look) => Ok(Candidate {
            offer: offered.id,
            quantity: laid.room_for(need, offer),
            because: laid.because(need, &look.reasons, &loaded.steps, &loaded.areas),
        }),
        _ => Err(Refusal::CannotOverride.into()),
    }
}
