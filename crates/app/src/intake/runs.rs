//! Runs: bringing a file in that waits, in the background, one at a time in a community.
//!
//! How far a run has come is written down with each batch of rows, in the same change. So a run that broke off,
//! because the program was stopped or the machine went down, goes on at the next row, and nothing is done twice.
//! A trial does the same and writes nothing but its counts. When a file has run, it is deleted.

use domain::intake::Reason;
use domain::moment::MINUTE;
use domain::people::Actor;
use domain::{CommunityId, ImportId, Moment, NeighborId, Refusal, UploadId, worded};

use super::bringing::{self, Bringing, Remarks, Run, Tally};
use super::waiting::{self, Stream};
use super::{headers_name, looking};
use crate::db::Tx;
use crate::{App, Error};

/// How long a run is held without word from whoever does it.
const LEASE: i64 = MINUTE;
/// Runs that are shown.
const SHOWN: i64 = 20;

/// Where a run stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// It is under way, or waits to be taken up.
    Running,
    /// All rows were taken in or reported.
    Done,
    /// An organizer stopped it.
    Stopped,
    /// It cannot go on.
    Failed,
}

worded!(State {
    Running = "running",
    Done = "done",
    Stopped = "stopped",
    Failed = "failed",
});

/// A run, as organizers see it.
#[derive(Debug, Clone)]
pub struct Told {
    /// Its id.
    pub id: ImportId,
    /// The file, while it waits.
    pub file: Option<UploadId>,
    /// Where it stands.
    pub state: State,
    /// Whether it only tries what would come.
    pub trial: bool,
    /// Whether the one who asks handed the file in.
    pub mine: bool,
    /// Rows so far.
    pub rows: u64,
    /// How much of the file was read, in hundredths.
    pub percent: u64,
    /// Rows that were taken in.
    pub imported: u64,
    /// Rows that were here already.
    pub unchanged: u64,
    /// Rows that could not be read.
    pub reported: u64,
    /// New neighbors.
    pub people: u64,
    /// New needs.
    pub needs: u64,
    /// New offers.
    pub offers: u64,
    /// What was not understood and was kept as it was written: how often, and in which rows first.
    pub remarks: Vec<(Reason, u64, Vec<u64>)>,
    /// Why it cannot go on, as a stable word.
    pub trouble: Option<String>,
    /// When it began.
    pub begun_at: Moment,
    /// When it ended.
    pub ended_at: Option<Moment>,
}

row! {
    struct Row {
        id: ImportId,
        upload_id: Option<UploadId>,
        state: String,
        trial: bool,
        size_bytes: i64,
        read_bytes: i64,
        rows_seen: i64,
        imported: i64,
        unchanged: i64,
        reported: i64,
        people: i64,
        needs: i64,
        offers: i64,
        remarks: String,
        trouble: Option<String>,
        by_id: Option<NeighborId>,
        begun_at: Moment,
        ended_at: Option<Moment>,
    }
}

impl Row {
    fn tally(&self) -> Tally {
        Tally {
            rows: self.rows_seen.unsigned_abs(),
            imported: self.imported.unsigned_abs(),
            unchanged: self.unchanged.unsigned_abs(),
            reported: self.reported.unsigned_abs(),
            people: self.people.unsigned_abs(),
            needs: self.needs.unsigned_abs(),
            offers: self.offers.unsigned_abs(),
            read_bytes: self.read_bytes.unsigned_abs(),
            remarks: read_remarks(&self.remarks),
        }
    }

    fn told(self, who: Actor) -> Told {
        let tally = self.tally();
        let state = State::from_word(&self.state).unwrap_or(State::Failed);
        let size = self.size_bytes.unsigned_abs();
        let percent = (tally.read_bytes * 100).checked_div(size).unwrap_or(0);
        Told {
            id: self.id,
            file: self.upload_id,
            state,
            trial: self.trial,
            mine: who.neighbor().is_some() && who.neighbor() == self.by_id,
            rows: tally.rows,
            percent: if state == State::Done {
                100
            } else {
                percent.min(99)
            },
            imported: tally.imported,
            unchanged: tally.unchanged,
            reported: tally.reported,
            people: tally.people,
            needs: tally.needs,
            offers: tally.offers,
            remarks: tally
                .remarks
                .into_iter()
                .map(|(reason, (count, rows))| (reason, count, rows))
                .collect(),
            trouble: self.trouble,
            begun_at: self.begun_at,
            ended_at: self.ended_at,
        }
    }
}

/// Starts to bring a file in that waits, or to try what would come of all of it. The worker takes it up.
pub async fn start(app: &App, who: Actor, file: UploadId, trial: bool) -> Result<ImportId, Error> {
    let waiting = waiting::mine(app, who, file).await?;
    let community = who.community();
    say_what_was_shown(app, who, file).await?;
    let now = app.clock.now();
    let id: ImportId = app.chance.id(now);
    let mut tx = app.db.write(community).await?;
    nothing_runs(&mut tx, app, community, None).await?;
    exec!(
        &mut tx,
        "delete from imports where community_id = $1 and upload_id = $2 and trial",
        community,
        file
    )?;
    exec!(
        &mut tx,
        "insert into imports (community_id, id, upload_id, state, rows_seen, imported, unchanged, reported, people, needs, offers, by_id,
                              begun_at, ended_at, trial, size_bytes)
         values ($1, $2, $3, 'running', 0, 0, 0, 0, 0, 0, 0, $4, $5, null, $6, $7)",
        community,
        id,
        file,
        who.neighbor(),
        now,
        trial,
        waiting.bytes as i64
    )?;
    exec!(
        &mut tx,
        "update uploads set expires_at = $3 where community_id = $1 and id = $2",
        community,
        file,
        now.plus(waiting::KEPT)
    )?;
    tx.commit().await?;
    Ok(id)
}

/// Keeps what was shown as what the columns hold, when nobody corrected it: a run that is taken up again reads
/// its rows as it did before.
async fn say_what_was_shown(app: &App, who: Actor, file: UploadId) -> Result<(), Error> {
    let mut tx = app.db.read().await?;
    let said = waiting::mapping(&mut tx, app, who.community(), file).await?;
    drop(tx);
    if said.is_none() {
        let shown = looking::look(app, who, file).await?.mapping;
        waiting::say(app, who, file, &shown).await?;
    }
    Ok(())
}

/// Stops a run after the batch that is in hand. What was taken in stays.
pub async fn stop(app: &App, who: Actor, id: ImportId) -> Result<(), Error> {
    who.organizes()?;
    let mut tx = app.db.write(who.community()).await?;
    row(&mut tx, who.community(), id).await?;
    exec!(
        &mut tx,
        "update imports set state = 'stopped', ended_at = $3, leased_until = null
         where community_id = $1 and id = $2 and state = 'running'",
        who.community(),
        id,
        app.clock.now()
    )?;
    tx.commit().await
}

/// One run.
pub async fn one(app: &App, who: Actor, id: ImportId) -> Result<Told, Error> {
    who.organizes()?;
    let mut tx = app.db.read().await?;
    Ok(row(&mut tx, who.community(), id).await?.told(who))
}

/// The last runs, the newest first.
pub async fn latest(app: &App, who: Actor) -> Result<Vec<Told>, Error> {
    who.organizes()?;
    let mut tx = app.db.read().await?;
    let found = all!(
        &mut tx,
        Row,
        "select id, upload_id, state, trial, size_bytes, read_bytes, rows_seen, imported, unchanged, reported, people, needs, offers,
                remarks, trouble, by_id, begun_at, ended_at
         from imports where community_id = $1 order by begun_at desc, id desc limit $2",
        who.community(),
        SHOWN
    )?;
    Ok(found.into_iter().map(|row| row.told(who)).collect())
}

async fn row(tx: &mut Tx, community: CommunityId, id: ImportId) -> Result<Row, Error> {
    let found = opt!(
        tx,
        Row,
        "select id, upload_id, state, trial, size_bytes, read_bytes, rows_seen, imported, unchanged, reported, people, needs, offers,
                remarks, trouble, by_id, begun_at, ended_at
         from imports where community_id = $1 and id = $2",
        community,
        id
    )?;
    found.ok_or(Error::NotFound)
}

/// Passes when nothing is being brought in: of one file, or at all. A run of the command line that broke off
/// stands in nobody's way.
pub(super) async fn nothing_runs(
    tx: &mut Tx,
    app: &App,
    community: CommunityId,
    file: Option<UploadId>,
) -> Result<(), Error> {
    let of = file.map(|id| id.to_string()).unwrap_or_default();
    let running = all!(
        tx,
        (String,),
        "select id from imports
         where community_id = $1 and state = 'running' and (upload_id is not null or leased_until > $2) and ($3 = '' or upload_id = $3)",
        community,
        app.clock.now(),
        of
    )?;
    match running.is_empty() {
        true => Ok(()),
        false => Err(Refusal::NotOpen.into()),
    }
}

/// Takes up every run that nobody is at. The worker calls it again and again.
pub async fn go_on(app: &App) -> Result<(), Error> {
    while let Some((community, id)) = take(app).await? {
        match carry_on(app, community, id).await {
            // An organizer stopped it.
            Err(Error::Refused(Refusal::MovedOn)) => {}
            other => other?,
        }
    }
    Ok(())
}

/// Holds the oldest run that nobody is at.
async fn take(app: &App) -> Result<Option<(CommunityId, ImportId)>, Error> {
    row! {
        struct Found {
            community_id: CommunityId,
            id: ImportId,
        }
    }
    let now = app.clock.now();
    let mut tx = app.db.read().await?;
    let found = opt!(
        &mut tx,
        Found,
        "select community_id, id from imports
         where state = 'running' and upload_id is not null and (leased_until is null or leased_until <= $1)
         order by begun_at, id limit 1 -- crosses communities",
        now
    )?;
    drop(tx);
    let Some(found) = found else { return Ok(None) };
    let mut tx = app.db.write(found.community_id).await?;
    let taken = exec!(
        &mut tx,
        "update imports set leased_until = $3
         where community_id = $1 and id = $2 and state = 'running' and (leased_until is null or leased_until <= $4)",
        found.community_id,
        found.id,
        now.plus(LEASE),
        now
    )?;
    tx.commit().await?;
    Ok((taken == 1).then_some((found.community_id, found.id)))
}

/// Why a run cannot go on, in the end.
enum Ended {
    Failed(&'static str),
    Broken(Error),
}

impl<E: Into<Error>> From<E> for Ended {
    fn from(error: E) -> Self {
        Self::Broken(error.into())
    }
}

async fn carry_on(app: &App, community: CommunityId, id: ImportId) -> Result<(), Error> {
    match carry(app, community, id).await {
        Ok(()) => app.db.checkpoint().await,
        Err(Ended::Broken(error)) => Err(error),
        Err(Ended::Failed(why)) => {
            let mut tx = app.db.write(community).await?;
            fail(&mut tx, community, id, why, app.clock.now()).await?;
            tx.commit().await
        }
    }
}

async fn carry(app: &App, community: CommunityId, id: ImportId) -> Result<(), Ended> {
    let mut tx = app.db.read().await?;
    let found = row(&mut tx, community, id).await?;
    let known = bringing::known(&mut tx, community).await?;
    let file = found.upload_id.ok_or(Ended::Failed("gone"))?;
    let said = match waiting::mapping(&mut tx, app, community, file).await {
        Err(Error::NotFound) => return Err(Ended::Failed("gone")),
        other => other?,
    };
    drop(tx);
    // A trial knows only in memory what it has seen, so it begins again.
    let tally = match found.trial {
        true => Tally::default(),
        false => found.tally(),
    };
    if found.trial {
        begin_again(app, community, id).await?;
    }
    let Stream { headers, mut rows } = waiting::stream(app, community, file, tally.rows)
        .await?
        .map_err(|why| Ended::Failed(why.code()))?;
    let plan = said
        .ok_or(Ended::Failed("misfit"))?
        .fit(&headers)
        .map_err(|_| Ended::Failed("misfit"))?;
    keep_headers(app, community, id, &headers).await?;
    let run = if found.trial { Run::Dry } else { Run::Real };
    let mut bringing = Bringing::take_up(app, community, run, id, tally, headers).await?;
    while let Some(next) = rows.recv().await {
        let (row, read_bytes) = match next {
            Ok(next) => next,
            Err(error) if error.kind() == std::io::ErrorKind::FileTooLarge => {
                return Err(Ended::Failed("too_many_rows"));
            }
            Err(error) => return Err(error.into()),
        };
        let read = bringing::read(&plan, &known, &row);
        bringing.offer(row, read, read_bytes).await?;
    }
    bringing.end().await?;
    Ok(())
}

async fn begin_again(app: &App, community: CommunityId, id: ImportId) -> Result<(), Error> {
    let mut tx = app.db.write(community).await?;
    exec!(
        &mut tx,
        "delete from import_reports where community_id = $1 and import_id = $2",
        community,
        id
    )?;
    tx.commit().await
}

async fn keep_headers(
    app: &App,
    community: CommunityId,
    id: ImportId,
    headers: &[String],
) -> Result<(), Error> {
    let plain = serde_json::to_vec(headers)?;
    let sealed = app
        .vault
        .seal_for_community(community, &headers_name(id), &plain);
    let mut tx = app.db.write(community).await?;
    exec!(
        &mut tx,
        "update imports set headers_sealed = $3 where community_id = $1 and id = $2",
        community,
        id,
        sealed
    )?;
    tx.commit().await
}

/// Writes down that somebody at the command line begins.
pub(super) async fn note_begin(app: &App, who: Actor) -> Result<ImportId, Error> {
    let now = app.clock.now();
    let id: ImportId = app.chance.id(now);
    let mut tx = app.db.write(who.community()).await?;
    nothing_runs(&mut tx, app, who.community(), None).await?;
    exec!(
        &mut tx,
        "insert into imports (community_id, id, upload_id, state, rows_seen, imported, unchanged, reported, people, needs, offers, by_id,
                              begun_at, ended_at, leased_until)
         values ($1, $2, null, 'running', 0, 0, 0, 0, 0, 0, 0, $3, $4, null, $5)",
        who.community(),
        id,
        who.neighbor(),
        now,
        now.plus(LEASE)
    )?;
    tx.commit().await?;
    Ok(id)
}

/// Writes down how far a run has come, together with what it brought; false when it was stopped.
pub(super) async fn note(
    tx: &mut Tx,
    app: &App,
    community: CommunityId,
    id: ImportId,
    tally: &Tally,
) -> Result<bool, Error> {
    let noted = exec!(
        tx,
        "update imports
         set rows_seen = $3, imported = $4, unchanged = $5, reported = $6, people = $7, needs = $8, offers = $9, read_bytes = $10,
             remarks = $11, leased_until = $12
         where community_id = $1 and id = $2 and state = 'running'",
        community,
        id,
        tally.rows as i64,
        tally.imported as i64,
        tally.unchanged as i64,
        tally.reported as i64,
        tally.people as i64,
        tally.needs as i64,
        tally.offers as i64,
        tally.read_bytes as i64,
        written_remarks(&tally.remarks),
        app.clock.now().plus(LEASE)
    )?;
    Ok(noted == 1)
}

/// Writes down that a run is at its end. A file that was brought in has served.
pub(super) async fn note_end(app: &App, community: CommunityId, id: ImportId) -> Result<(), Error> {
    let mut tx = app.db.write(community).await?;
    let ended = exec!(
        &mut tx,
        "update imports set state = 'done', ended_at = $3, leased_until = null where community_id = $1 and id = $2 and state = 'running'",
        community,
        id,
        app.clock.now()
    )?;
    let found = row(&mut tx, community, id).await?;
    if let (1, false, Some(file)) = (ended, found.trial, found.upload_id) {
        waiting::delete(&mut tx, community, file).await?;
    }
    tx.commit().await
}

/// Breaks off what runs of files whose time is over.
pub(super) async fn break_off_late(
    tx: &mut Tx,
    community: CommunityId,
    now: Moment,
) -> Result<(), Error> {
    exec!(
        tx,
        "update imports set state = 'failed', trouble = 'gone', ended_at = $2, leased_until = null
         where community_id = $1 and state = 'running'
           and upload_id in (select id from uploads where community_id = $1 and expires_at <= $2)",
        community,
        now
    )?;
    Ok(())
}

async fn fail(
    tx: &mut Tx,
    community: CommunityId,
    id: ImportId,
    why: &'static str,
    now: Moment,
) -> Result<(), Error> {
    exec!(
        tx,
        "update imports set state = 'failed', trouble = $3, ended_at = $4, leased_until = null
         where community_id = $1 and id = $2 and state = 'running'",
        community,
        id,
        why,
        now
    )?;
    Ok(())
}

fn written_remarks(remarks: &Remarks) -> String {
    let words: serde_json::Map<String, serde_json::Value> = remarks
        .iter()
        .map(|(reason, found)| (reason.word().to_owned(), serde_json::json!(found)))
        .collect();
    serde_json::Value::Object(words).to_string()
}

/// What cannot be read was written by another version, and is only missed.
fn read_remarks(text: &str) -> Remarks {
    let words: std::collections::BTreeMap<String, (u64, Vec<u64>)> =
        serde_json::from_str(text).unwrap_or_default();
    words
        .into_iter()
        .filter_map(|(word, found)| Some((Reason::from_word(&word)?, found)))
        .collect()
}
