//! What a letter says about a match: to the helper, to whoever needs it, to organizers.

use domain::MatchId;
use domain::asking::{Pressing, patience};
use domain::community::Community;
use domain::introductions::{Match, MatchState};
use domain::messages::{Letter, Way};
use domain::needs::{Listing, Side};
use domain::people::Neighbor;
use domain::privacy::Shared;
use domain::words::{NAME_LIMIT, line};

use super::{Enclosed, Notice, area_name, category_name, parsed};
use crate::db::Tx;
use crate::introductions::shown;
use crate::messages::pen::ORGANIZERS_PAGE;
use crate::messages::voice::words_place;
use crate::tokens::{self, Purpose};
use crate::{App, Error, introductions, needs, people};

/// What one of the two may learn about a match: before both said yes only the kind of help, an area, and
/// for the helper how soon and when.
pub(super) async fn told_to_either(
    tx: &mut Tx,
    app: &App,
    home: &Community,
    notice: &Notice<'_>,
    letter: &mut Enclosed,
) -> Result<bool, Error> {
    let found = introductions::sql::found(tx, home.id, parsed::<MatchId>(notice)?).await?;
    let side = found.side_of(notice.neighbor)?;
    if !still_true(notice.letter, &found, side) {
        return Ok(false);
    }
    let need = needs::row(tx, home.id, found.need).await?.listing();
    // A letter that left late leaves as much time as one that left at once.
    let pressing = introductions::pressing(tx, app, home.id, found.clone()).await?;
    let now = app.clock.now();
    let patient = now.plus(patience(Pressing::Said(pressing.urgency), now));
    let until = found.until.map(|until| until.max(patient));
    let facts = &mut letter.facts;
    facts.side = Some(side);
    facts.category = category_name(tx, home, need.terms.category, &letter.neighbor).await?;
    match notice.letter {
        Letter::AskHelper => {
            let lives = people::row(tx, home.id, found.needer)
                .await?
                .neighbor()
                .area;
            facts.area = area_name(tx, home, need.terms.area.or(lives)).await?;
            facts.urgency = Some(found.urgency);
            facts.times = need.terms.times;
            facts.day = need.terms.due;
            facts.quantity = found.quantity;
            facts.until = until;
        }
        Letter::AskNeeder => {
            let offer = needs::row(tx, home.id, found.offer).await?.listing();
            let lives = people::row(tx, home.id, found.helper)
                .await?
                .neighbor()
                .area;
            facts.area = area_name(tx, home, offer.terms.area.or(lives)).await?;
            facts.urgency = Some(found.urgency);
            facts.until = until;
        }
        Letter::Introduced => {
            let kept = shown::by(tx, app, home.id, &found, side.other()).await?;
            facts.shown = kept.map(|mut shared| {
                shared.first_name = line(&shared.first_name, NAME_LIMIT);
                shared
            });
            letter.shown = Some(found.neighbor_on(side.other()));
        }
        Letter::PassedOn => {
            let kept = shown::by(tx, app, home.id, &found, side.other()).await?;
            facts.shown = kept.map(|shared| Shared {
                first_name: line(&shared.first_name, NAME_LIMIT),
                ..Shared::default()
            });
            facts.words = carried(tx, app, home, notice, &letter.neighbor).await?;
            return link(tx, app, home, notice, letter, &found, side)
                .await
                .map(|()| letter.facts.words.is_some());
        }
        _ => {}
    }
    link(tx, app, home, notice, letter, &found, side).await?;
    Ok(notice.letter != Letter::Introduced || letter.facts.shown.is_some())
}

/// The link to the page of the match, for whoever can open one.
async fn link(
    tx: &mut Tx,
    app: &App,
    home: &Community,
    notice: &Notice<'_>,
    letter: &mut Enclosed,
    found: &Match,
    side: Side,
) -> Result<(), Error> {
    if notice.way != Way::Voice {
        let about = format!("{} {}", found.id, side.word());
        let token = tokens::link(tx, app, home.id, Purpose::Match, notice.neighbor, &about).await?;
        letter.facts.link = Some(super::url(&letter.facts, "l", &token));
    }
    Ok(())
}

/// The words that are passed on.
async fn carried(
    tx: &mut Tx,
    app: &App,
    home: &Community,
    notice: &Notice<'_>,
    reader: &Neighbor,
) -> Result<Option<String>, Error> {
    row! {
        struct Carried {
            words_sealed: Option<Vec<u8>>,
        }
    }
    let found = opt!(
        tx,
        Carried,
        "select words_sealed from outbox where community_id = $1 and id = $2",
        home.id,
        notice.id
    )?;
    let id = notice.id.to_string();
    let place = words_place(home.id, &id, notice.neighbor);
    let sealed = found.and_then(|row| row.words_sealed);
    app.vault.unseal(reader.key, place, sealed.as_deref())
}

/// Whether a letter about a match still says what is so.
fn still_true(letter: Letter, found: &Match, side: Side) -> bool {
    match letter {
        Letter::AskHelper | Letter::AskNeeder => found.state.asks() == Some(side),
        Letter::Introduced => matches!(found.state, MatchState::Introduced | MatchState::Met),
        Letter::DidItWork => found.state == MatchState::Introduced,
        Letter::Thanked => found.is_revealed(),
        Letter::PassedOn => found.is_relayed(),
        _ => true,
    }
}

/// An organizer learns which kind of help and where; who it is stands on a page that notes the look.
pub(super) async fn told_to_organizers(
    tx: &mut Tx,
    app: &App,
    home: &Community,
    notice: &Notice<'_>,
    letter: &mut Enclosed,
) -> Result<bool, Error> {
    let now = app.clock.now();
    if !people::roles::organizes(tx, home.id, notice.neighbor, now).await? {
        return Ok(false);
    }
    if notice.way != Way::Voice {
        letter.facts.link = Some(format!("{}{ORGANIZERS_PAGE}", letter.facts.base_url));
    }
    if let Some(need) = need_of(tx, home, notice).await? {
        letter.facts.category =
            category_name(tx, home, need.terms.category, &letter.neighbor).await?;
        letter.facts.area = area_name(tx, home, need.terms.area).await?;
        letter.facts.urgency = Some(need.terms.urgency);
    }
    Ok(true)
}

/// The need an organizer is told about, by its own id or that of a match.
async fn need_of(
    tx: &mut Tx,
    home: &Community,
    notice: &Notice<'_>,
) -> Result<Option<Listing>, Error> {
    let Ok(id) = parsed::<MatchId>(notice) else {
        return Ok(None);
    };
    let need = match introductions::sql::found(tx, home.id, id).await {
        Ok(found) => found.need,
        Err(Error::NotFound) => domain::ListingId(id.0),
        Err(error) => return Err(error),
    };
    match needs::row(tx, home.id, need).await {
        Ok(row) => Ok(Some(row.listing())),
        Err(Error::NotFound) => Ok(None),
        Err(error) => Err(error),
    }
}
