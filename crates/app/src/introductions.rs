//! Introductions: asking one side, then the other; introducing them; hearing whether it worked out.

pub mod sql;

use domain::introductions::{Match, MatchState};
use domain::messages::Letter;
use domain::needs::{Listing, ListingState, Side};
use domain::{CommunityId, NeighborId};

use crate::db::Tx;
use crate::{App, Error, messages, needs};

/// Lets go of everything that was being asked or promised about a listing that went away. The other one
/// is told, unless they were never asked.
pub async fn let_go_of_listing(
    tx: &mut Tx,
    app: &App,
    community: CommunityId,
    listing: &Listing,
) -> Result<(), Error> {
    let met = listing.state == ListingState::Met;
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
