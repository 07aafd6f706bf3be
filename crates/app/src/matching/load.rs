//! Everything the plan is made from, loaded at once: of one category, or of the whole community.

use std::collections::HashMap;

use domain::community::{Category, Steps};
use domain::introductions::Match;
use domain::matching::{LOAD_DAYS, Neighborhood, as_seen};
use domain::messages::ASKING_WINDOW;
use domain::moment::DAY;
use domain::needs::{Listing, ListingState};
use domain::people::Neighbor;
use domain::{AreaId, CategoryId, CommunityId, ListingId, Moment, NeighborId};

use crate::db::Tx;
use crate::introductions::sql;
use crate::{App, Error, community, needs, people};

/// The neighborhood as the plan sees it.
pub struct Loaded {
    neighbors: Vec<Neighbor>,
    listings: Vec<Listing>,
    categories: Vec<Category>,
    /// How far the areas are apart.
    pub steps: Steps,
    /// The areas in the order of the matrix.
    pub areas: Vec<AreaId>,
    held: Vec<Match>,
    tried: Vec<(ListingId, ListingId)>,
    blocked: Vec<(NeighborId, NeighborId)>,
    kinds_declined: Vec<(NeighborId, CategoryId)>,
    /// What organizers set aside for a pair.
    pub set_aside: Vec<(ListingId, ListingId, u8)>,
    asked_this_week: HashMap<NeighborId, i64>,
    asked_this_month: HashMap<NeighborId, i64>,
}

impl Loaded {
    /// Loads what is open, of one category or of all.
    pub async fn of(
        tx: &mut Tx,
        app: &App,
        community: CommunityId,
        category: Option<CategoryId>,
    ) -> Result<Self, Error> {
        let now = app.clock.now();
        let rows = match category {
            Some(category) => needs::rows_open_in(tx, community, category).await?,
            None => needs::rows_in(tx, community, ListingState::Open).await?,
        };
        let today = community::load(tx, community).await?.zone.day(now);
        let mut listings: Vec<Listing> = rows.iter().map(needs::Row::listing).collect();
        for listing in &mut listings {
            listing.terms.urgency = listing.terms.urgency_on(today);
        }
        let week = sql::asked_since(tx, community, now.plus(-ASKING_WINDOW)).await?;
        let month = sql::asked_since(tx, community, now.plus(-LOAD_DAYS * DAY)).await?;
        Ok(Self {
            neighbors: people::askable(tx, community).await?,
            listings,
            categories: community::categories(tx, community).await?,
            steps: community::steps(tx, community).await?,
            areas: community::areas(tx, community)
                .await?
                .into_iter()
                .map(|area| area.id)
                .collect(),
            held: sql::held(tx, community).await?,
            tried: sql::tried(tx, community).await?,
            blocked: sql::blocks(tx, community).await?,
            kinds_declined: sql::kinds_declined(tx, community).await?,
            set_aside: Vec::new(),
            asked_this_week: week,
            asked_this_month: month,
        })
    }

    /// An offer or a need as the plan sees it, with what its owner says for it.
    pub fn as_seen(&self, listing: &Listing) -> Listing {
        let owner = self
            .neighbors
            .iter()
            .find(|owner| owner.id == listing.neighbor);
        owner.map_or_else(|| listing.clone(), |owner| as_seen(listing, owner))
    }

    /// The same for the domain.
    pub fn neighborhood(&self, now: Moment) -> Neighborhood<'_> {
        Neighborhood {
            neighbors: &self.neighbors,
            listings: &self.listings,
            categories: &self.categories,
            steps: &self.steps,
            held: &self.held,
            tried: &self.tried,
            blocked: &self.blocked,
            kinds_declined: &self.kinds_declined,
            set_aside: &self.set_aside,
            asked_this_week: &self.asked_this_week,
            asked_this_month: &self.asked_this_month,
            now,
        }
    }
}
