//! What is told after "Thank you, you are done": it joins the answer that is there already, and what
//! matching can use goes onto the neighbor's record and the offers and needs of that answer.

use domain::people::{Actor, Source};
use domain::survey::answer::{Answer, Circumstances, Replies};
use domain::{AnswerId, CommunityId, KeyId, Moment, NeighborId};

use crate::db::Tx;
use crate::vault::Place;
use crate::{App, Error, people};

/// An answer that was given, open on the table of its owner.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// Its id.
    pub id: AnswerId,
    /// The version of the survey it was given to.
    pub survey: i64,
    /// How often it was written.
    pub version: i64,
    /// What was answered.
    pub answer: Answer,
    /// When.
    pub at: Moment,
}

row! {
    struct Row {
        id: AnswerId,
        survey_version: i64,
        version: i64,
        body_sealed: Option<Vec<u8>>,
        answered_at: Moment,
    }
}

/// The latest answer of a neighbor, whose key must be at hand.
pub async fn latest(
    tx: &mut Tx,
    app: &App,
    community: CommunityId,
    neighbor: NeighborId,
    key: Option<KeyId>,
) -> Result<Option<Told>, Error> {
    let found = opt!(
        tx,
        Row,
        "select id, survey_version, version, body_sealed, answered_at from answers
         where community_id = $1 and neighbor_id = $2 order by answered_at desc, id desc limit 1",
        community,
        neighbor
    )?;
    let Some(row) = found else { return Ok(None) };
    let answer = unseal(
        app,
        neighbor,
        community,
        key,
        row.id,
        row.version,
        row.body_sealed.as_deref(),
    )?;
    Ok(answer.map(|answer| Told {
        id: row.id,
        survey: row.survey_version,
        version: row.version,
        answer,
        at: row.answered_at,
    }))
}

/// Adds what somebody tells after the first three questions. `version` is that of the survey they saw.
/// Telling it again replaces what was told before.
pub async fn more(app: &App, who: Actor, version: i64, replies: &Replies) -> Result<(), Error> {
    let neighbor = who.is_somebody()?;
    let community = who.community();
    let mut tx = app.db.write(community).await?;
    let (mut known, person) = people::opened(&mut tx, app, community, neighbor).await?;
    let key = known.key.ok_or(Error::NotFound)?;
    let survey = super::version(&mut tx, community, version).await?;
    let told = latest(&mut tx, app, community, neighbor, known.key).await?;
    let told = match told {
        Some(told) => told,
        None => first(&mut tx, app, community, neighbor, version).await?,
    };
    let answer = Answer {
        more: replies.clone(),
        ..told.answer
    };
    let told = Told {
        answer,
        survey: version,
        ..told
    };
    rewrite(&mut tx, app, community, neighbor, key, &told).await?;
    let before = Circumstances::of(&known);
    let mut of = before.clone();
    of.take_over(&survey, replies);
    if of != before {
        (known.area, known.times, known.radius) = (of.area, of.times, of.radius);
        known.speaks.clone_from(&of.speaks);
        people::save(&mut tx, app, community, &known, &person).await?;
        hand_on(&mut tx, app, community, neighbor, &of).await?;
    }
    tx.commit().await
}

/// Hands what is new on a neighbor's record on to the offers and needs they said in the survey, except
/// those that were changed by hand.
pub(crate) async fn hand_on(
    tx: &mut Tx,
    app: &App,
    community: CommunityId,
    neighbor: NeighborId,
    of: &Circumstances,
) -> Result<(), Error> {
    exec!(
        tx,
        "update listings
         set area_id = $3, times = $4, languages = $5, radius = case when side = 'offer' then $6 else radius end, changed_at = $7
         where community_id = $1 and neighbor_id = $2 and answer_id is not null and version = 1",
        community,
        neighbor,
        of.area,
        of.times,
        &of.speaks,
        of.radius,
        app.clock.now()
    )?;
    Ok(())
}

/// An empty answer of somebody who never went through the survey: from a spreadsheet, or an organizer.
async fn first(
    tx: &mut Tx,
    app: &App,
    community: CommunityId,
    neighbor: NeighborId,
    survey: i64,
) -> Result<Told, Error> {
    let at = app.clock.now();
    let id: AnswerId = app.chance.id(at);
    exec!(
        tx,
        "insert into answers (community_id, id, neighbor_id, survey_version, form_id, form_hash, body_sealed, language, source,
                              taken_by, answered_at, version, unsorted)
         select community_id, $3, id, $4, $3, '', null, language, $5, null, $6, 0, false
         from neighbors where community_id = $1 and id = $2",
        community,
        neighbor,
        id,
        survey,
        Source::Web,
        at
    )?;
    Ok(Told {
        id,
        survey,
        version: 0,
        answer: Answer::default(),
        at,
    })
}

/// Writes an answer anew under its next version.
pub(super) async fn rewrite(
    tx: &mut Tx,
    app: &App,
    community: CommunityId,
    neighbor: NeighborId,
    key: KeyId,
    told: &Told,
) -> Result<(), Error> {
    let version = told.version + 1;
    let sealed = seal(
        app,
        community,
        neighbor,
        key,
        told.id,
        version,
        &told.answer,
    )?;
    exec!(
        tx,
        "update answers set body_sealed = $3, version = $4, survey_version = $5, unsorted = $6 where community_id = $1 and id = $2",
        community,
        told.id,
        sealed,
        version,
        told.survey,
        told.answer.is_unsorted()
    )?;
    Ok(())
}

fn place(community: CommunityId, row: &str, neighbor: NeighborId, version: i64) -> Place<'_> {
    Place {
        community,
        table: "answers",
        column: "body",
        row,
        neighbor,
        version,
    }
}

/// Seals an answer with its owner's key, which must be at hand.
pub(super) fn seal(
    app: &App,
    community: CommunityId,
    neighbor: NeighborId,
    key: KeyId,
    id: AnswerId,
    version: i64,
    answer: &Answer,
) -> Result<Vec<u8>, Error> {
    let text = serde_json::to_string(answer)?;
    app.vault.seal(
        key,
        place(community, &id.to_string(), neighbor, version),
        &text,
    )
}

/// Opens an answer; `None` when its owner was forgotten.
pub(super) fn unseal(
    app: &App,
    neighbor: NeighborId,
    community: CommunityId,
    key: Option<KeyId>,
    id: AnswerId,
    version: i64,
    sealed: Option<&[u8]>,
) -> Result<Option<Answer>, Error> {
    let opened = app.vault.unseal(
        key,
        place(community, &id.to_string(), neighbor, version),
        sealed,
    )?;
    Ok(opened.map(|text| serde_json::from_str(&text)).transpose()?)
}
