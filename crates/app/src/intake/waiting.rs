//! Files that wait: a spreadsheet that an organizer handed in, until it has run or its time is over.
//!
//! A file comes in piece by piece and is sealed piece by piece with the community's key, so that it is never on
//! the disk in the open and never in memory as a whole. Only whoever handed it in sees what is in it: they hold
//! it themselves, so nobody is looked at by that. Others see that a file waits, and can throw it away.

mod file;

use domain::intake::Mapping;
use domain::moment::{DAY, HOUR};
use domain::people::Actor;
use domain::words::{LINE_LIMIT, line};
use domain::{CommunityId, Moment, NeighborId, UploadId};

use super::reader::{NotASheet, Sheet};
use crate::db::Tx;
use crate::{App, Broken, Error, community};

pub(super) use file::{Glimpse, Stream, glimpse, stream};

/// Largest file that is taken, in bytes: some 200,000 rows of a usual form.
pub const SHEET_LIMIT_BYTES: u64 = 64 * 1024 * 1024;
/// Most files of a community that wait at once.
pub const WAITING_LIMIT: i64 = 5;
/// How long a file waits.
pub const KEPT: i64 = 3 * DAY;
/// How long a file may take to come in.
const COMING_IN: i64 = HOUR;
/// How much of a file is sealed in one part.
const PART_BYTES: usize = 256 * 1024;

/// Why a file was not taken. Nothing of it was kept.
#[derive(Debug)]
pub enum NotTaken {
    /// It is larger than [`SHEET_LIMIT_BYTES`].
    TooLarge,
    /// [`WAITING_LIMIT`] files wait already.
    TooMany,
    /// It is no sheet.
    NotASheet(NotASheet),
    /// Taking it failed.
    Failed(Error),
}

impl NotTaken {
    /// The stable name of this reason, for texts.
    pub fn code(&self) -> &'static str {
        match self {
            Self::TooLarge => "too_large",
            Self::TooMany => "too_many",
            Self::NotASheet(why) => why.code(),
            Self::Failed(_) => "failed",
        }
    }
}

impl<E: Into<Error>> From<E> for NotTaken {
    fn from(error: E) -> Self {
        Self::Failed(error.into())
    }
}

/// A file that waits.
#[derive(Debug, Clone)]
pub struct Waiting {
    /// Its id.
    pub id: UploadId,
    /// What it was called; empty for everybody but whoever handed it in.
    pub name: String,
    /// Its size.
    pub bytes: u64,
    /// Whether the one who asks handed it in.
    pub mine: bool,
    /// When it came.
    pub made_at: Moment,
    /// When it will be deleted.
    pub expires_at: Moment,
}

row! {
    struct Row {
        id: UploadId,
        name_sealed: Vec<u8>,
        bytes: i64,
        by_id: Option<NeighborId>,
        made_at: Moment,
        expires_at: Moment,
    }
}

impl Row {
    fn waiting(self, app: &App, who: Actor) -> Waiting {
        let mine = who.neighbor().is_some() && self.by_id == who.neighbor();
        let name = app
            .vault
            .unseal_for_community(who.community(), &name_of(self.id), &self.name_sealed)
            .filter(|_| mine);
        Waiting {
            id: self.id,
            name: String::from_utf8(name.unwrap_or_default()).unwrap_or_default(),
            bytes: self.bytes.unsigned_abs(),
            mine,
            made_at: self.made_at,
            expires_at: self.expires_at,
        }
    }
}

/// A file that is coming in.
pub struct Receiving {
    app: App,
    community: CommunityId,
    id: UploadId,
    held: Vec<u8>,
    parts: i64,
    bytes: u64,
}

impl Receiving {
    /// Makes room for a file.
    pub async fn begin(app: &App, who: Actor, name: &str) -> Result<Self, NotTaken> {
        who.organizes().map_err(Error::from)?;
        let community = who.community();
        let now = app.clock.now();
        let id: UploadId = app.chance.id(now);
        let name = line(name, LINE_LIMIT);
        let sealed = app
            .vault
            .seal_for_community(community, &name_of(id), name.as_bytes());
        let mut tx = app.db.write(community).await?;
        let (waiting,) = one!(
            &mut tx,
            (i64,),
            "select count(*) as n from uploads where community_id = $1 and expires_at > $2",
            community,
            now
        )?;
        if waiting >= WAITING_LIMIT {
            return Err(NotTaken::TooMany);
        }
        exec!(
            &mut tx,
            "insert into uploads (community_id, id, name_sealed, bytes, mapping_sealed, by_id, made_at, expires_at)
             values ($1, $2, $3, 0, null, $4, $5, $6)",
            community,
            id,
            sealed,
            who.neighbor(),
            now,
            now.plus(COMING_IN)
        )?;
        tx.commit().await?;
        Ok(Self {
            app: app.clone(),
            community,
            id,
            held: Vec::with_capacity(PART_BYTES),
            parts: 0,
            bytes: 0,
        })
    }

    /// Takes the next piece. A file that grows too large is let go.
    pub async fn take(&mut self, mut piece: &[u8]) -> Result<(), NotTaken> {
        self.bytes += piece.len() as u64;
        if self.bytes > SHEET_LIMIT_BYTES {
            self.let_go().await?;
            return Err(NotTaken::TooLarge);
        }
        while !piece.is_empty() {
            let room = (PART_BYTES - self.held.len()).min(piece.len());
            self.held.extend_from_slice(&piece[..room]);
            piece = &piece[room..];
            if self.held.len() == PART_BYTES {
                self.put_away().await?;
            }
        }
        Ok(())
    }

    /// The file is here: it waits from now on, if it is a sheet.
    pub async fn finish(mut self) -> Result<UploadId, NotTaken> {
        if !self.held.is_empty() {
            self.put_away().await?;
        }
        let now = self.app.clock.now();
        let mut tx = self.app.db.write(self.community).await?;
        exec!(
            &mut tx,
            "update uploads set bytes = $3, expires_at = $4 where community_id = $1 and id = $2",
            self.community,
            self.id,
            self.bytes as i64,
            now.plus(KEPT)
        )?;
        tx.commit().await?;
        match glimpse(&self.app, self.community, self.id, 1).await? {
            Ok(_) => Ok(self.id),
            Err(why) => {
                self.let_go().await?;
                Err(NotTaken::NotASheet(why))
            }
        }
    }

    /// Lets a file go that broke off on its way.
    pub async fn let_go(&mut self) -> Result<(), Error> {
        let mut tx = self.app.db.write(self.community).await?;
        delete(&mut tx, self.community, self.id).await?;
        tx.commit().await?;
        self.app.db.checkpoint().await
    }

    async fn put_away(&mut self) -> Result<(), Error> {
        let sealed = self.app.vault.seal_for_community(
            self.community,
            &part_of(self.id, self.parts),
            &self.held,
        );
        let mut tx = self.app.db.write(self.community).await?;
        exec!(
            &mut tx,
            "insert into upload_parts (community_id, upload_id, part, body_sealed) values ($1, $2, $3, $4)",
            self.community,
            self.id,
            self.parts,
            sealed
        )?;
        tx.commit().await?;
        self.parts += 1;
        self.held.clear();
        Ok(())
    }
}

/// The files that wait, the newest first.
pub async fn all(app: &App, who: Actor) -> Result<Vec<Waiting>, Error> {
    who.organizes()?;
    let mut tx = app.db.read().await?;
    let found = all!(
        &mut tx,
        Row,
        "select id, name_sealed, bytes, by_id, made_at, expires_at from uploads
         where community_id = $1 and expires_at > $2 and bytes > 0 order by made_at desc, id",
        who.community(),
        app.clock.now()
    )?;
    Ok(found.into_iter().map(|row| row.waiting(app, who)).collect())
}

/// One file that the one who asks handed in; for everybody else it does not exist.
pub async fn mine(app: &App, who: Actor, id: UploadId) -> Result<Waiting, Error> {
    let found = all(app, who).await?;
    let mine = found
        .into_iter()
        .find(|waiting| waiting.id == id && waiting.mine);
    mine.ok_or(Error::NotFound)
}

/// Throws a file away. Every organizer may; not while it is being brought in, and not when it is not there.
pub async fn throw_away(app: &App, who: Actor, id: UploadId) -> Result<(), Error> {
    who.organizes()?;
    let mut tx = app.db.write(who.community()).await?;
    super::runs::nothing_runs(&mut tx, app, who.community(), Some(id)).await?;
    if delete(&mut tx, who.community(), id).await? == 0 {
        return Err(Error::NotFound);
    }
    tx.commit().await?;
    app.db.checkpoint().await
}

/// Deletes the files whose time is over, everywhere. The duty as the worker calls it.
pub async fn forget_late(app: &App) -> Result<(), Error> {
    let mut tx = app.db.read().await?;
    let homes = community::all(&mut tx).await?;
    drop(tx);
    let mut gone = 0;
    for home in homes {
        let mut tx = app.db.write(home.id).await?;
        gone += forget_late_in(&mut tx, home.id, app.clock.now()).await?;
        tx.commit().await?;
    }
    if gone > 0 {
        app.db.checkpoint().await?;
    }
    Ok(())
}

/// Deletes the files of a community whose time is over.
pub(crate) async fn forget_late_in(
    tx: &mut Tx,
    community: CommunityId,
    now: Moment,
) -> Result<u64, Error> {
    super::runs::break_off_late(tx, community, now).await?;
    exec!(
        tx,
        "delete from imports
         where community_id = $1 and trial
           and upload_id in (select id from uploads where community_id = $1 and expires_at <= $2)",
        community,
        now
    )?;
    exec!(
        tx,
        "delete from uploads where community_id = $1 and expires_at <= $2",
        community,
        now
    )
}

/// Deletes a file, and what trials of it could not read.
pub(super) async fn delete(
    tx: &mut Tx,
    community: CommunityId,
    id: UploadId,
) -> Result<u64, Error> {
    exec!(
        tx,
        "delete from imports where community_id = $1 and upload_id = $2 and trial",
        community,
        id
    )?;
    exec!(
        tx,
        "delete from uploads where community_id = $1 and id = $2",
        community,
        id
    )
}

/// What an organizer last said that the columns of a file hold.
pub(super) async fn mapping(
    tx: &mut Tx,
    app: &App,
    community: CommunityId,
    id: UploadId,
) -> Result<Option<Mapping>, Error> {
    row! {
        struct Said {
            mapping_sealed: Option<Vec<u8>>,
        }
    }
    let found = opt!(
        tx,
        Said,
        "select mapping_sealed from uploads where community_id = $1 and id = $2",
        community,
        id
    )?;
    let Some(sealed) = found.ok_or(Error::NotFound)?.mapping_sealed else {
        return Ok(None);
    };
    let plain = app
        .vault
        .unseal_for_community(community, &mapping_of(id), &sealed)
        .ok_or_else(|| Broken::told("a mapping that waits does not open"))?;
    Ok(Some(serde_json::from_slice(&plain)?))
}

/// Keeps what an organizer says that the columns of their file hold.
pub async fn say(app: &App, who: Actor, id: UploadId, mapping: &Mapping) -> Result<(), Error> {
    let community = who.community();
    mine(app, who, id).await?;
    let plain = serde_json::to_vec(mapping)?;
    let sealed = app
        .vault
        .seal_for_community(community, &mapping_of(id), &plain);
    let mut tx = app.db.write(community).await?;
    super::runs::nothing_runs(&mut tx, app, community, Some(id)).await?;
    exec!(
        &mut tx,
        "update uploads set mapping_sealed = $3 where community_id = $1 and id = $2",
        community,
        id,
        sealed
    )?;
    tx.commit().await
}

fn name_of(id: UploadId) -> String {
    format!("uploads\u{1f}name\u{1f}{id}")
}

fn mapping_of(id: UploadId) -> String {
    format!("uploads\u{1f}mapping\u{1f}{id}")
}

fn part_of(id: UploadId, part: i64) -> String {
    format!("upload_parts\u{1f}body\u{1f}{id}\u{1f}{part}")
}

/// A file that waits, as a sheet.
type Waited = Sheet<file::SealedFile>;
