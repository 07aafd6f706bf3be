//! Mappings that an organizer saved under a name. One belongs to the headers it was made for, and is found by
//! them; it can be laid over another sheet too.
//!
//! A mapping holds headers, and labels that stand in a sheet several times. It says nothing about anybody.

use domain::CommunityId;
use domain::intake::{Mapping, headers_key};
use domain::people::Actor;
use domain::words::{NAME_LIMIT, line};
use domain::{Moment, Refusal};

use crate::db::Tx;
use crate::vault::hash_of;
use crate::{App, Error};

/// Most mappings of a community.
pub const MAPPINGS_LIMIT: i64 = 100;

row! {
    /// A mapping that was saved.
    #[derive(Debug, Clone)]
    pub struct Saved {
        /// What it belongs to; its id.
        pub headers_hash: String,
        /// Its name.
        pub name: String,
        /// What it says, as JSON.
        definition: String,
        /// When it was saved.
        pub saved_at: Moment,
    }
}

impl Saved {
    /// What it says.
    pub fn mapping(&self) -> Result<Mapping, Error> {
        Ok(serde_json::from_str(&self.definition)?)
    }
}

/// What a mapping for these headers is found by.
pub fn key(headers: &[String]) -> String {
    hash_of(&headers_key(headers))
}

/// All of them, by name.
pub async fn all(tx: &mut Tx, community: CommunityId) -> Result<Vec<Saved>, Error> {
    all!(
        tx,
        Saved,
        "select headers_hash, name, definition, saved_at from mappings where community_id = $1 order by name, headers_hash",
        community
    )
}

/// The one for these headers.
pub async fn of(
    tx: &mut Tx,
    community: CommunityId,
    headers: &[String],
) -> Result<Option<Saved>, Error> {
    opt!(
        tx,
        Saved,
        "select headers_hash, name, definition, saved_at from mappings where community_id = $1 and headers_hash = $2",
        community,
        key(headers)
    )
}

/// Saves one under a name. One that was saved for the same headers is replaced.
pub async fn save(app: &App, who: Actor, name: &str, mapping: &Mapping) -> Result<(), Error> {
    who.organizes()?;
    let name = line(name, NAME_LIMIT);
    if name.is_empty() {
        return Err(Refusal::NotFit.into());
    }
    let community = who.community();
    let headers: Vec<String> = mapping
        .columns
        .iter()
        .map(|column| column.header.clone())
        .collect();
    let mut tx = app.db.write(community).await?;
    let (others,) = one!(
        &mut tx,
        (i64,),
        "select count(*) as n from mappings where community_id = $1 and headers_hash <> $2",
        community,
        key(&headers)
    )?;
    if others >= MAPPINGS_LIMIT {
        return Err(Refusal::TooMany.into());
    }
    exec!(
        &mut tx,
        "insert into mappings (community_id, headers_hash, name, definition, saved_at) values ($1, $2, $3, $4, $5)
         on conflict (community_id, headers_hash) do update
         set name = excluded.name, definition = excluded.definition, saved_at = excluded.saved_at",
        community,
        key(&headers),
        name,
        serde_json::to_string(mapping)?,
        app.clock.now()
    )?;
    tx.commit().await
}

/// Forgets one.
pub async fn forget(app: &App, who: Actor, headers_hash: &str) -> Result<(), Error> {
    who.organizes()?;
    let mut tx = app.db.write(who.community()).await?;
    exec!(
        &mut tx,
        "delete from mappings where community_id = $1 and headers_hash = $2",
        who.community(),
        headers_hash
    )?;
    tx.commit().await
}
