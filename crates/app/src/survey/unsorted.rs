//! What neighbors wrote in their own words that became no offer and no need: an organizer reads it and
//! says what it is about, so that nothing anybody said is lost. Each reading is written down.

use domain::needs::{ListingState, Side};
use domain::people::Actor;
use domain::survey::answer::{Circumstances, Spoken, terms};
use domain::{AnswerId, CategoryId, CommunityId, KeyId, NeighborId};

use super::more::{Told, rewrite, unseal};
use crate::db::Tx;
use crate::needs::NewListing;
use crate::people::looks;
use crate::{App, Error, needs, people};

/// Most answers shown at once.
const SHOWN: i64 = 50;

/// Words that wait for somebody to say what they are about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unsorted {
    /// The answer they stand in.
    pub answer: AnswerId,
    /// Whether they are about giving or needing.
    pub side: Side,
    /// The words.
    pub words: String,
}

row! {
    struct Row {
        id: AnswerId,
        neighbor_id: NeighborId,
        survey_version: i64,
        version: i64,
        body_sealed: Option<Vec<u8>>,
        answered_at: domain::Moment,
        key_id: Option<KeyId>,
    }
}

impl Row {
    fn told(&self, app: &App, who: Actor) -> Result<Option<Told>, Error> {
        let sealed = self.body_sealed.as_deref();
        let answer = unseal(
            app,
            self.neighbor_id,
            who.community(),
            self.key_id,
            self.id,
            self.version,
            sealed,
        )?;
        Ok(answer.map(|answer| Told {
            id: self.id,
            survey: self.survey_version,
            version: self.version,
            answer,
            at: self.answered_at,
        }))
    }
}

/// How many answers hold words that wait.
pub async fn count_unsorted(tx: &mut Tx, community: CommunityId) -> Result<i64, Error> {
    row! {
        struct Counted {
            n: i64,
        }
    }
    let found = one!(
        tx,
        Counted,
        "select count(*) as n from answers where community_id = $1 and unsorted and body_sealed is not null",
        community
    )?;
    Ok(found.n)
}

/// The words that wait, the oldest first. Whoever reads them looks at somebody's data, which is written down.
pub async fn unsorted(app: &App, who: Actor) -> Result<Vec<Unsorted>, Error> {
    who.organizes()?;
    let community = who.community();
    let mut tx = app.db.write(community).await?;
    let rows = all!(
        &mut tx,
        Row,
        "select a.id, a.neighbor_id, a.survey_version, a.version, a.body_sealed, a.answered_at, n.key_id
         from answers a join neighbors n on n.community_id = a.community_id and n.id = a.neighbor_id
         where a.community_id = $1 and a.unsorted and a.body_sealed is not null
         order by a.answered_at, a.id limit $2",
        community,
        SHOWN
    )?;
    for row in &rows {
        if who.neighbor() != Some(row.neighbor_id) {
            looks::note(
                &mut tx,
                app,
                community,
                who.neighbor(),
                row.neighbor_id,
                WORDS,
                looks::Reason::Record,
            )
            .await?;
        }
    }
    tx.commit().await?;
    app.vault
        .fetch(rows.iter().filter_map(|row| row.key_id))
        .await?;
    let mut waiting = Vec::new();
    for row in rows {
        let Some(told) = row.told(app, who)? else {
            continue;
        };
        for side in [Side::Offer, Side::Need] {
            if let Some(words) = told.answer.unsorted(side) {
                waiting.push(Unsorted {
                    answer: row.id,
                    side,
                    words: words.to_owned(),
                });
            }
        }
    }
    Ok(waiting)
}

/// What is looked at here, as the log of looks names it.
const WORDS: &str = "words";

/// Says what the words of an answer are about: an offer or a need of that category, with the words as its
/// note. `None` leaves them as they are and takes them off the list.
pub async fn sorted(
    app: &App,
    who: Actor,
    id: AnswerId,
    side: Side,
    category: Option<CategoryId>,
) -> Result<(), Error> {
    who.organizes()?;
    let community = who.community();
    let mut tx = app.db.write(community).await?;
    let found = opt!(
        &mut tx,
        Row,
        "select a.id, a.neighbor_id, a.survey_version, a.version, a.body_sealed, a.answered_at, n.key_id
         from answers a join neighbors n on n.community_id = a.community_id and n.id = a.neighbor_id
         where a.community_id = $1 and a.id = $2",
        community,
        id
    )?;
    let row = found.ok_or(Error::NotFound)?;
    let key = row.key_id.ok_or(Error::NotFound)?;
    app.vault.fetch([key]).await?;
    let mut told = row.told(app, who)?.ok_or(Error::NotFound)?;
    if told.answer.unsorted(side).is_none() {
        // Somebody was faster, or the button was pressed twice.
        return Ok(());
    }
    let Some(category) = category else {
        match side {
            Side::Offer => told.answer.gives.left = true,
            Side::Need => told.answer.needs.left = true,
        }
        rewrite(&mut tx, app, community, row.neighbor_id, key, &told).await?;
        return tx.commit().await;
    };
    let heard = match side {
        Side::Offer => &mut told.answer.gives.heard,
        Side::Need => &mut told.answer.needs.heard,
    };
    if !heard.contains(&category) {
        heard.push(category);
    }
    let known = people::row(&mut tx, community, row.neighbor_id)
        .await?
        .neighbor();
    let words = match side {
        Side::Offer => &told.answer.gives.words,
        Side::Need => &told.answer.needs.words,
    };
    let spoken = Spoken {
        side,
        category,
        note: words,
    };
    let remote = is_remote(&mut tx, who, category).await?;
    let new = NewListing {
        side,
        terms: terms(
            spoken,
            remote,
            &told.answer.needs,
            &Circumstances::of(&known),
        ),
        note: words.clone(),
        source: domain::people::Source::Door,
        answer: Some(id),
        state: ListingState::Open,
    };
    needs::insert(&mut tx, app, community, row.neighbor_id, key, &new).await?;
    rewrite(&mut tx, app, community, row.neighbor_id, key, &told).await?;
    tx.commit().await
}

async fn is_remote(tx: &mut Tx, who: Actor, category: CategoryId) -> Result<bool, Error> {
    row! {
        struct Kind {
            remote: bool,
        }
    }
    let found = opt!(
        tx,
        Kind,
        "select remote from categories where community_id = $1 and id = $2",
        who.community(),
        category
    )?;
    Ok(found.ok_or(Error::NotFound)?.remote)
}
