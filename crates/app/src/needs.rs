//! Offers and needs: said in the survey, by an organizer, on a neighbor's own page, or brought from a
//! spreadsheet; open, paused, matched, met, withdrawn or expired.

mod areas;

pub(crate) use areas::moved_area;
pub mod board;
pub mod counts;
pub mod lapse;

use domain::needs::{
    LISTINGS_LIMIT, Listing, ListingState, Often, QUANTITY_LIMIT, Side, Terms, Turn, Urgency, lapse,
};
use domain::people::{Actor, Source, Standing};
use domain::{
    AnswerId, AreaId, CategoryId, CommunityId, Day, KeyId, ListingId, Moment, NeighborId, Refusal,
    Times,
};

use crate::db::Tx;
use crate::vault::Place;
use crate::{App, Error, introductions, people};

/// An offer or a need that is being said.
#[derive(Clone)]
pub struct NewListing {
    /// Given or needed.
    pub side: Side,
    /// Its terms.
    pub terms: Terms,
    /// A note in the neighbor's own words; sealed.
    pub note: String,
    /// How it came in.
    pub source: Source,
    /// The answer it was said in.
    pub answer: Option<AnswerId>,
    /// Where it stands; a spreadsheet may bring what was met long ago.
    pub state: ListingState,
}

row! {
    /// A listing's row, its note sealed.
    #[derive(Clone)]
    pub struct Row {
        id: ListingId,
        neighbor_id: NeighborId,
        side: Side,
        category_id: CategoryId,
        version: i64,
        note_sealed: Option<Vec<u8>>,
        often: Often,
        quantity: u32,
        promised: u32,
        area_id: Option<AreaId>,
        times: Times,
        languages: Vec<String>,
        language_matters: bool,
        radius: Option<u32>,
        remote: bool,
        wants_known: bool,
        urgency: Urgency,
        due: Option<Day>,
        state: ListingState,
        created_at: Moment,
        changed_at: Moment,
        still_asked_at: Option<Moment>,
        expires_at: Moment,
    }
}

impl Row {
    /// All that is not secret.
    pub fn listing(&self) -> Listing {
        Listing {
            id: self.id,
            neighbor: self.neighbor_id,
            side: self.side,
            terms: Terms {
                category: self.category_id,
                often: self.often,
                quantity: self.quantity,
                area: self.area_id,
                times: self.times,
                languages: self.languages.clone(),
                language_matters: self.language_matters,
                radius: self.radius,
                remote: self.remote,
                wants_known: self.wants_known,
                urgency: self.urgency,
                due: self.due,
            },
            state: self.state,
            created_at: self.created_at,
            changed_at: self.changed_at,
            still_asked_at: self.still_asked_at,
            expires_at: self.expires_at,
            promised: self.promised,
        }
    }

    /// Whose it is.
    pub fn neighbor_id(&self) -> NeighborId {
        self.neighbor_id
    }

    /// Its note, opened with its owner's key, which must be at hand.
    pub fn note(
        &self,
        app: &App,
        community: CommunityId,
        key: Option<KeyId>,
    ) -> Result<String, Error> {
        let row = self.id.to_string();
        let opened = app.vault.unseal(
            key,
            note_place(community, &row, self.neighbor_id, self.version),
            self.note_sealed.as_deref(),
        )?;
        Ok(opened.unwrap_or_default())
    }
}

fn note_place(community: CommunityId, row: &str, neighbor: NeighborId, version: i64) -> Place<'_> {
    Place {
        community,
        table: "listings",
        column: "note",
        row,
        neighbor,
        version,
    }
}

/// One listing's row.
pub async fn row(tx: &mut Tx, community: CommunityId, id: ListingId) -> Result<Row, Error> {
    let found = opt!(
        tx,
        Row,
        "select id, neighbor_id, side, category_id, version, note_sealed, often, quantity, promised, area_id, times, languages,
                language_matters, radius, remote, wants_known, urgency, due, state, created_at, changed_at, still_asked_at, expires_at
         from listings where community_id = $1 and id = $2",
        community,
        id
    )?;
    found.ok_or(Error::NotFound)
}

/// Everything one neighbor offers and needs, the newest first.
pub async fn rows_of(
    tx: &mut Tx,
    community: CommunityId,
    neighbor: NeighborId,
) -> Result<Vec<Row>, Error> {
    all!(
        tx,
        Row,
        "select id, neighbor_id, side, category_id, version, note_sealed, often, quantity, promised, area_id, times, languages,
                language_matters, radius, remote, wants_known, urgency, due, state, created_at, changed_at, still_asked_at, expires_at
         from listings where community_id = $1 and neighbor_id = $2 order by created_at desc, id",
        community,
        neighbor
    )
}

/// All listings in a state, for the whole plan.
pub async fn rows_in(
    tx: &mut Tx,
    community: CommunityId,
    state: ListingState,
) -> Result<Vec<Row>, Error> {
    all!(
        tx,
        Row,
        "select id, neighbor_id, side, category_id, version, note_sealed, often, quantity, promised, area_id, times, languages,
                language_matters, radius, remote, wants_known, urgency, due, state, created_at, changed_at, still_asked_at, expires_at
         from listings where community_id = $1 and state = $2 order by id",
        community,
        state
    )
}

/// Open listings of one category, for the suggestions of one need.
pub async fn rows_open_in(
    tx: &mut Tx,
    community: CommunityId,
    category: CategoryId,
) -> Result<Vec<Row>, Error> {
    all!(
        tx,
        Row,
        "select id, neighbor_id, side, category_id, version, note_sealed, often, quantity, promised, area_id, times, languages,
                language_matters, radius, remote, wants_known, urgency, due, state, created_at, changed_at, still_asked_at, expires_at
         from listings where community_id = $1 and category_id = $2 and state = 'open' order by id",
        community,
        category
    )
}

/// Writes a listing down, inside a larger change. Its owner's key must be at hand.
pub async fn insert(
    tx: &mut Tx,
    app: &App,
    community: CommunityId,
    neighbor: NeighborId,
    key: KeyId,
    new: &NewListing,
) -> Result<ListingId, Error> {
    insert_since(tx, app, community, neighbor, key, new, app.clock.now()).await
}

/// The same for what was said earlier, as in a spreadsheet: among equals, whoever has waited longer comes first.
pub async fn insert_since(
    tx: &mut Tx,
    app: &App,
    community: CommunityId,
    neighbor: NeighborId,
    key: KeyId,
    new: &NewListing,
    since: Moment,
) -> Result<ListingId, Error> {
    let now = app.clock.now();
    let id: ListingId = app.chance.id(now);
    let row = id.to_string();
    let sealed = if new.note.is_empty() {
        None
    } else {
        Some(
            app.vault
                .seal(key, note_place(community, &row, neighbor, 1), &new.note)?,
        )
    };
    let terms = &new.terms;
    exec!(
        tx,
        "insert into listings (community_id, id, neighbor_id, side, category_id, version, note_sealed, often, quantity, promised, area_id,
                               times, languages, language_matters, radius, remote, wants_known, urgency, due, state, source, answer_id,
                               created_at, changed_at, still_asked_at, expires_at)
         values ($1, $2, $3, $4, $5, 1, $6, $7, $8, 0, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, null, $23)",
        community,
        id,
        neighbor,
        new.side,
        terms.category,
        sealed,
        terms.often,
        terms.quantity.clamp(1, QUANTITY_LIMIT),
        terms.area,
        terms.times,
        terms.languages,
        terms.language_matters,
        terms.radius,
        terms.remote,
        terms.wants_known,
        terms.urgency,
        terms.due,
        new.state,
        new.source,
        new.answer,
        since.min(now),
        now,
        lapse(new.side, terms, now)
    )?;
    Ok(id)
}

/// Adds an offer or a need to a neighbor: by themself or by an organizer. Whoever had left is back with it.
pub async fn add(
    app: &App,
    who: Actor,
    whose: NeighborId,
    new: &NewListing,
) -> Result<ListingId, Error> {
    who.may_change(whose)?;
    let community = who.community();
    let mut tx = app.db.write(community).await?;
    let owner = people::row(&mut tx, community, whose).await?.neighbor();
    let key = owner.key.ok_or(Error::NotFound)?;
    app.vault.fetch([key]).await?;
    if owner.standing == Standing::Withdrawn {
        // Whoever had left and wishes for something again is back.
        people::set_standing(&mut tx, community, whose, Standing::Active).await?;
    }
    let open = rows_of(&mut tx, community, whose)
        .await?
        .iter()
        .filter(|row| row.state == ListingState::Open)
        .count();
    if open >= LISTINGS_LIMIT {
        return Err(Refusal::TooMany.into());
    }
    let id = insert(&mut tx, app, community, whose, key, new).await?;
    tx.commit().await?;
    Ok(id)
}

/// Changes the terms and the note of a listing.
pub async fn change(
    app: &App,
    who: Actor,
    id: ListingId,
    terms: &Terms,
    note: &str,
) -> Result<(), Error> {
    let community = who.community();
    let mut tx = app.db.write(community).await?;
    let row = row(&mut tx, community, id).await?;
    who.may_change(row.neighbor_id)?;
    if row.promised > terms.quantity {
        return Err(Refusal::MovedOn.into());
    }
    let key = people::row(&mut tx, community, row.neighbor_id)
        .await?
        .neighbor()
        .key
        .ok_or(Error::NotFound)?;
    app.vault.fetch([key]).await?;
    let version = row.version + 1;
    let text = id.to_string();
    let sealed = if note.is_empty() {
        None
    } else {
        Some(app.vault.seal(
            key,
            note_place(community, &text, row.neighbor_id, version),
            note,
        )?)
    };
    let now = app.clock.now();
    exec!(
        &mut tx,
        "update listings
         set version = $3, note_sealed = $4, category_id = $5, often = $6, quantity = $7, area_id = $8, times = $9, languages = $10,
             language_matters = $11, radius = $12, remote = $13, wants_known = $14, urgency = $15, due = $16, changed_at = $17, expires_at = $18,
             still_asked_at = null
         where community_id = $1 and id = $2",
        community,
        id,
        version,
        sealed,
        terms.category,
        terms.often,
        terms.quantity.clamp(1, QUANTITY_LIMIT),
        terms.area,
        terms.times,
        terms.languages,
        terms.language_matters,
        terms.radius,
        terms.remote,
        terms.wants_known,
        terms.urgency,
        terms.due,
        now,
        lapse(row.side, terms, now)
    )?;
    tx.commit().await
}

/// Changes the terms of a listing and leaves its note alone, which whoever changes them need not have read.
pub async fn change_terms(
    app: &App,
    who: Actor,
    id: ListingId,
    terms: &Terms,
) -> Result<(), Error> {
    let community = who.community();
    let mut tx = app.db.write(community).await?;
    let row = row(&mut tx, community, id).await?;
    who.may_change(row.neighbor_id)?;
    if row.promised > terms.quantity {
        return Err(Refusal::MovedOn.into());
    }
    let now = app.clock.now();
    exec!(
        &mut tx,
        "update listings
         set category_id = $3, often = $4, quantity = $5, area_id = $6, times = $7, languages = $8, language_matters = $9, radius = $10,
             remote = $11, wants_known = $12, urgency = $13, due = $14, changed_at = $15, expires_at = $16, still_asked_at = null
         where community_id = $1 and id = $2",
        community,
        id,
        terms.category,
        terms.often,
        terms.quantity.clamp(1, QUANTITY_LIMIT),
        terms.area,
        terms.times,
        &terms.languages,
        terms.language_matters,
        terms.radius,
        terms.remote,
        terms.wants_known,
        terms.urgency,
        terms.due,
        now,
        lapse(row.side, terms, now)
    )?;
    tx.commit().await
}

/// Takes a turn with a listing: pause, reopen, withdraw, met, still holds. Whoever waits for an answer
/// about it, or was promised it, is told when it goes away.
pub async fn take_turn(app: &App, who: Actor, id: ListingId, turn: Turn) -> Result<Listing, Error> {
    let community = who.community();
    let mut tx = app.db.write(community).await?;
    let found = row(&mut tx, community, id).await?.listing();
    who.may_change(found.neighbor)?;
    let turned = turn_within(&mut tx, app, community, found, turn).await?;
    tx.commit().await?;
    Ok(turned)
}

/// Takes a turn inside a larger change.
pub(crate) async fn turn_within(
    tx: &mut Tx,
    app: &App,
    community: CommunityId,
    found: Listing,
    turn: Turn,
) -> Result<Listing, Error> {
    let mut turned = found.turn(turn, app.clock.now())?;
    let is_over = !matches!(found.state, ListingState::Open | ListingState::Paused);
    if turned.state == ListingState::Open && is_over {
        // What was given earlier is done with; only what is under way still takes room.
        turned.promised = introductions::promised(tx, community, turned.id).await?;
    }
    save_state(tx, community, &turned).await?;
    if matches!(
        turned.state,
        ListingState::Withdrawn | ListingState::Paused | ListingState::Met
    ) {
        introductions::let_go_of_listing(tx, app, community, &turned).await?;
    }
    Ok(turned)
}

/// Gives a listing to another record of the same person: its note is sealed anew with that record's key.
pub(crate) async fn hand_over(
    tx: &mut Tx,
    app: &App,
    community: CommunityId,
    row: &Row,
    from: (NeighborId, KeyId),
    to: (NeighborId, KeyId),
) -> Result<(), Error> {
    app.vault.fetch([from.1, to.1]).await?;
    let note = row.note(app, community, Some(from.1))?;
    let (id, version) = (row.id.to_string(), row.version + 1);
    let sealed = if note.is_empty() {
        None
    } else {
        let place = note_place(community, &id, to.0, version);
        Some(app.vault.seal(to.1, place, &note)?)
    };
    exec!(
        tx,
        "update listings set neighbor_id = $3, version = $4, note_sealed = $5 where community_id = $1 and id = $2 and neighbor_id = $6",
        community,
        row.id,
        to.0,
        version,
        sealed,
        from.0
    )?;
    Ok(())
}

/// Saves where a listing stands.
pub async fn save_state(
    tx: &mut Tx,
    community: CommunityId,
    listing: &Listing,
) -> Result<(), Error> {
    exec!(
        tx,
        "update listings set state = $3, promised = $4, changed_at = $5, still_asked_at = $6, expires_at = $7 where community_id = $1 and id = $2",
        community,
        listing.id,
        listing.state,
        listing.promised,
        listing.changed_at,
        listing.still_asked_at,
        listing.expires_at
    )?;
    Ok(())
}
