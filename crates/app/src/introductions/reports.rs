//! Problems that neighbors reported, from the organizers' side: reading one, which is a look that is written
//! down; what is done about it; closing it with a note, sealed with the key of whoever reported it.

use domain::introductions::MatchState;
use domain::introductions::reports::{Deed, Report};
use domain::people::{Actor, Neighbor, Person};
use domain::words::{NOTE_LIMIT, lines};
use domain::{CommunityId, KeyId, MatchId, Moment, NeighborId, ReportId};

use super::{after, sql};
use crate::db::Tx;
use crate::people::looks::{self, Reason};
use crate::vault::Place;
use crate::{App, Error, matching, people};

row! {
    struct Row {
        id: ReportId,
        match_id: Option<MatchId>,
        neighbor_id: NeighborId,
        note_sealed: Option<Vec<u8>>,
        at: Moment,
        seen_at: Option<Moment>,
        closed_at: Option<Moment>,
        closing_sealed: Option<Vec<u8>>,
        done: Vec<String>,
    }
}

impl Row {
    fn report(&self) -> Report {
        Report {
            id: self.id,
            about: self.match_id,
            reporter: self.neighbor_id,
            at: self.at,
            seen_at: self.seen_at,
            closed_at: self.closed_at,
            done: self
                .done
                .iter()
                .filter_map(|word| Deed::from_word(word))
                .collect(),
        }
    }
}

/// A problem, opened by an organizer.
pub struct Opened {
    /// Where it stands.
    pub report: Report,
    /// Who reported it; nobody when they were forgotten.
    pub reporter: Option<(Neighbor, Person)>,
    /// The other one of the two, by id.
    pub other: Option<NeighborId>,
    /// Where the match stands that it is about.
    pub state: Option<MatchState>,
    /// What they wrote.
    pub note: String,
    /// What an organizer wrote when it was closed.
    pub closing: String,
}

/// Problems that are not closed, the oldest first. Nobody's name is among it.
pub async fn open_ones(
    tx: &mut Tx,
    community: CommunityId,
    limit: i64,
) -> Result<Vec<Report>, Error> {
    let rows = all!(
        tx,
        Row,
        "select id, match_id, neighbor_id, note_sealed, at, seen_at, closed_at, closing_sealed, done from reports
         where community_id = $1 and closed_at is null order by at, id limit $2",
        community,
        limit
    )?;
    Ok(rows.iter().map(Row::report).collect())
}

/// Problems that are closed, the latest first.
pub async fn closed_ones(
    tx: &mut Tx,
    community: CommunityId,
    limit: i64,
) -> Result<Vec<Report>, Error> {
    let rows = all!(
        tx,
        Row,
        "select id, match_id, neighbor_id, note_sealed, at, seen_at, closed_at, closing_sealed, done from reports
         where community_id = $1 and closed_at is not null order by closed_at desc, id limit $2",
        community,
        limit
    )?;
    Ok(rows.iter().map(Row::report).collect())
}

/// How many problems are not closed.
pub async fn count_open(tx: &mut Tx, community: CommunityId) -> Result<i64, Error> {
    row! {
        struct Counted {
            n: i64,
        }
    }
    let counted = one!(
        tx,
        Counted,
        "select count(*) as n from reports where community_id = $1 and closed_at is null",
        community
    )?;
    Ok(counted.n)
}

/// What somebody reported about one match, for that person, the latest first: when, and what became of it.
pub async fn of_match(
    tx: &mut Tx,
    app: &App,
    community: CommunityId,
    id: MatchId,
    reporter: NeighborId,
) -> Result<Vec<(Report, String)>, Error> {
    let rows = all!(
        tx,
        Row,
        "select id, match_id, neighbor_id, note_sealed, at, seen_at, closed_at, closing_sealed, done from reports
         where community_id = $1 and match_id = $2 and neighbor_id = $3 order by at desc, id",
        community,
        id,
        reporter
    )?;
    let mut told = Vec::with_capacity(rows.len());
    for row in rows {
        let (_, closing) = words(tx, app, community, &row).await?;
        told.push((row.report(), closing));
    }
    Ok(told)
}

/// Reads one: who reported it and what they wrote. It counts as read, and as a look at whoever reported it.
pub async fn open(app: &App, who: Actor, id: ReportId) -> Result<Opened, Error> {
    who.organizes()?;
    let community = who.community();
    let mut tx = app.db.read().await?;
    let row = found(&mut tx, community, id).await?;
    let is_here = key_of(&mut tx, community, row.neighbor_id).await?.is_some();
    drop(tx);
    let reporter = match is_here {
        true => Some(looks::look(app, who, row.neighbor_id, looks::ALL, Reason::Report).await?),
        false => None,
    };
    let report = row.report().read(app.clock.now());
    let mut tx = app.db.write(community).await?;
    save(&mut tx, community, &report).await?;
    let (note, closing) = words(&mut tx, app, community, &row).await?;
    let about = between(&mut tx, community, &report).await?;
    tx.commit().await?;
    Ok(Opened {
        report,
        reporter,
        other: about.map(|(_, other)| other),
        state: about.map(|(state, _)| state),
        note,
        closing,
    })
}

/// Notes that an organizer talked to them.
pub async fn talked(app: &App, who: Actor, id: ReportId) -> Result<(), Error> {
    do_about(app, who, id, Deed::Talked).await
}

/// The two are never suggested to each other again, as if whoever reported it had said so. The other is not
/// told; what was being asked between them ends as if somebody could not after all.
pub async fn block(app: &App, who: Actor, id: ReportId) -> Result<(), Error> {
    do_about(app, who, id, Deed::Blocked).await
}

/// Lets go of what is between the two: both are open again for others.
pub async fn let_go(app: &App, who: Actor, id: ReportId) -> Result<(), Error> {
    do_about(app, who, id, Deed::LetGo).await
}

async fn do_about(app: &App, who: Actor, id: ReportId, deed: Deed) -> Result<(), Error> {
    who.organizes()?;
    let community = who.community();
    let mut tx = app.db.write(community).await?;
    let report = found(&mut tx, community, id).await?.report();
    let next = report.did(deed, app.clock.now())?;
    match deed {
        Deed::Talked => {}
        Deed::Blocked => {
            let (_, other) = between(&mut tx, community, &report)
                .await?
                .ok_or(Error::NotFound)?;
            let now = app.clock.now();
            sql::block(&mut tx, community, report.reporter, other, now).await?;
            after::let_go_between(&mut tx, app, community, report.reporter, other).await?;
        }
        Deed::LetGo => {
            let about = report.about.ok_or(Error::NotFound)?;
            let found = sql::found(&mut tx, community, about).await?;
            let other = found.side_of(report.reporter)?.other();
            super::let_go(&mut tx, app, community, &found, Some(other)).await?;
            matching::ask_next(&mut tx, app, community, found.need).await?;
        }
    }
    save(&mut tx, community, &next).await?;
    tx.commit().await
}

/// Closes it. The note is sealed with the key of whoever reported it, and they can read it.
pub async fn close(app: &App, who: Actor, id: ReportId, note: &str) -> Result<(), Error> {
    who.organizes()?;
    let community = who.community();
    let mut tx = app.db.write(community).await?;
    let row = found(&mut tx, community, id).await?;
    if row.closed_at.is_some() {
        return Ok(());
    }
    let note = lines(note, NOTE_LIMIT);
    let key = key_of(&mut tx, community, row.neighbor_id).await?;
    let sealed = match key.filter(|_| !note.is_empty()) {
        Some(key) => {
            app.vault.fetch([key]).await?;
            let text = id.to_string();
            let place = place(community, &text, row.neighbor_id, "closing");
            Some(app.vault.seal(key, place, &note)?)
        }
        None => None,
    };
    let closed = row.report().close(app.clock.now());
    save(&mut tx, community, &closed).await?;
    exec!(
        &mut tx,
        "update reports set closed_by = $3, closing_sealed = $4 where community_id = $1 and id = $2",
        community,
        id,
        who.neighbor(),
        sealed
    )?;
    tx.commit().await
}

async fn found(tx: &mut Tx, community: CommunityId, id: ReportId) -> Result<Row, Error> {
    let found = opt!(
        tx,
        Row,
        "select id, match_id, neighbor_id, note_sealed, at, seen_at, closed_at, closing_sealed, done from reports
         where community_id = $1 and id = $2",
        community,
        id
    )?;
    found.ok_or(Error::NotFound)
}

async fn save(tx: &mut Tx, community: CommunityId, report: &Report) -> Result<(), Error> {
    let done: Vec<String> = report
        .done
        .iter()
        .map(|deed| deed.word().to_owned())
        .collect();
    exec!(
        tx,
        "update reports set seen_at = $3, closed_at = $4, done = $5 where community_id = $1 and id = $2",
        community,
        report.id,
        report.seen_at,
        report.closed_at,
        done
    )?;
    Ok(())
}

/// Where the match stands that a problem is about, and who the other one is.
async fn between(
    tx: &mut Tx,
    community: CommunityId,
    report: &Report,
) -> Result<Option<(MatchState, NeighborId)>, Error> {
    let Some(about) = report.about else {
        return Ok(None);
    };
    match sql::found(tx, community, about).await {
        Ok(found) if found.helper == report.reporter => Ok(Some((found.state, found.needer))),
        Ok(found) if found.needer == report.reporter => Ok(Some((found.state, found.helper))),
        Ok(_) | Err(Error::NotFound) => Ok(None),
        Err(error) => Err(error),
    }
}

/// What was written: by whoever reported it, and by whoever closed it. Nothing when they were forgotten.
async fn words(
    tx: &mut Tx,
    app: &App,
    community: CommunityId,
    row: &Row,
) -> Result<(String, String), Error> {
    let Some(key) = key_of(tx, community, row.neighbor_id).await? else {
        return Ok(Default::default());
    };
    app.vault.fetch([key]).await?;
    let id = row.id.to_string();
    let open = |column, sealed: &Option<Vec<u8>>| {
        let place = place(community, &id, row.neighbor_id, column);
        app.vault.unseal(Some(key), place, sealed.as_deref())
    };
    Ok((
        open("note", &row.note_sealed)?.unwrap_or_default(),
        open("closing", &row.closing_sealed)?.unwrap_or_default(),
    ))
}

async fn key_of(
    tx: &mut Tx,
    community: CommunityId,
    whose: NeighborId,
) -> Result<Option<KeyId>, Error> {
    match people::row(tx, community, whose).await {
        Ok(row) => Ok(row.neighbor().key),
        Err(Error::NotFound) => Ok(None),
        Err(error) => Err(error),
    }
}

/// Where words about a problem stand.
pub(super) fn place<'a>(
    community: CommunityId,
    row: &'a str,
    neighbor: NeighborId,
    column: &'static str,
) -> Place<'a> {
    Place {
        community,
        table: "reports",
        column,
        row,
        neighbor,
        version: 1,
    }
}
