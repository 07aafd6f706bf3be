//! What stands around one offer or need at this moment: what is suggested, asked or arranged about it, who else
//! would fit, and why nobody does. Made anew for each look, so that a need that was just said has its
//! suggestions at once.

use domain::introductions::Match;
use domain::matching::{Because, Weighed, Why, as_seen};
use domain::needs::{Listing, ListingState, Side};
use domain::{CommunityId, ListingId, NeighborId};

use super::by_hand::beside;
use super::{Loaded, SUGGESTIONS, malformed};
use crate::db::Tx;
use crate::introductions::sql;
use crate::{App, Error, needs, people};

/// A pair around an offer or a need.
pub struct Pair {
    /// The need.
    pub need: ListingId,
    /// The offer.
    pub offer: ListingId,
    /// The offer, seen from a need; the need, seen from an offer.
    pub other: Listing,
    /// How much of the need it covers.
    pub quantity: u32,
    /// Why the two.
    pub because: Because,
    /// The match, when there is one; otherwise they only fit.
    pub found: Option<Match>,
    /// An organizer put them together by hand.
    pub by_hand: bool,
    /// The organizer who did.
    pub by: Option<NeighborId>,
}

/// What stands around an offer or a need.
pub struct Around {
    /// What is under way, then who else fits, the best first.
    pub pairs: Vec<Pair>,
    /// For a need nobody is found for: everyone who offers it, by what stands between. `None` when nothing is
    /// looked for, because it is not open, or its owner rests or cannot be reached.
    pub why: Option<Why>,
    /// More is looked for: it is open and there is room left.
    pub is_looking: bool,
    /// How many would fit if something soft were set aside.
    pub almost: usize,
}

/// What stands around an offer or a need, without changing anything.
pub async fn around(
    tx: &mut Tx,
    app: &App,
    community: CommunityId,
    id: ListingId,
) -> Result<Around, Error> {
    let listing = needs::row(tx, community, id).await?.listing();
    let mut pairs = Vec::new();
    for found in sql::live_of_listing(tx, community, id).await? {
        pairs.push(under_way(tx, community, &listing, found).await?);
    }
    let mut around = Around {
        pairs,
        why: None,
        is_looking: listing.state == ListingState::Open && listing.room() > 0,
        almost: 0,
    };
    if around.is_looking {
        look(tx, app, community, &listing, &mut around).await?;
    }
    Ok(around)
}

async fn under_way(
    tx: &mut Tx,
    community: CommunityId,
    listing: &Listing,
    found: Match,
) -> Result<Pair, Error> {
    let other = match listing.side {
        Side::Need => found.offer,
        Side::Offer => found.need,
    };
    let beside = sql::beside(tx, community, found.id).await?;
    let other = needs::row(tx, community, other).await?.listing();
    let owner = people::row(tx, community, other.neighbor).await?.neighbor();
    Ok(Pair {
        need: found.need,
        offer: found.offer,
        other: as_seen(&other, &owner),
        quantity: found.quantity,
        because: beside.because,
        by_hand: beside.by_hand,
        by: beside.put_together_by,
        found: Some(found),
    })
}

/// Adds who else would fit, and for a need why nobody does.
async fn look(
    tx: &mut Tx,
    app: &App,
    community: CommunityId,
    listing: &Listing,
    around: &mut Around,
) -> Result<(), Error> {
    let loaded = Loaded::of(tx, app, community, Some(listing.terms.category)).await?;
    let hood = loaded.neighborhood(app.clock.now());
    let laid = hood.lay_out();
    for pair in beside(&laid, listing)? {
        let (need, offer) = (
            laid.needs[pair.need as usize].id,
            laid.offers[pair.offer as usize].id,
        );
        let stands = around
            .pairs
            .iter()
            .any(|known| (known.need, known.offer) == (need, offer));
        match pair.weighed {
            _ if stands => {}
            Weighed::But(_) => around.almost += 1,
            Weighed::Fits if around.pairs.len() < SUGGESTIONS => around.pairs.push(Pair {
                need,
                offer,
                other: loaded.as_seen(&pair.other),
                quantity: laid.room_for(pair.need, pair.offer),
                because: laid.because(pair.need, &pair.look.reasons, &loaded.steps, &loaded.areas),
                found: None,
                by_hand: false,
                by: None,
            }),
            Weighed::Fits | Weighed::Never => {}
        }
    }
    let at = laid.needs.iter().position(|need| need.id == listing.id);
    if let Some(at) = at {
        let why = matching::why_not(&laid.problem, at as u32).map_err(malformed)?;
        around.why = Some(why.into());
    }
    Ok(())
}
