//! Neighbors: how their records are kept, opened and looked at. Contact details are sealed with each
//! neighbor's own key; an organizer's look at somebody is written down first, and refused if it cannot be.

mod areas;
pub mod directory;
pub mod duplicates;
pub mod erase;
pub mod looks;
pub mod merge;
pub mod names;
pub mod own;
pub mod reach;
pub mod roles;
pub mod standing;

pub(crate) use areas::moved_area;

use domain::contact::{Country, Email, Phone};
use domain::people::{
    ASKS_A_WEEK, Channel, Neighbor, Person, Source, Standing, channel_that_works,
};
use domain::{AreaId, CommunityId, KeyId, Moment, NeighborId, Times};

use crate::db::Tx;
use crate::vault::Place;
use crate::{App, Error, community};

/// Somebody who comes new.
#[derive(Clone)]
pub struct NewNeighbor {
    /// What they told.
    pub person: Person,
    /// How they wish to be reached.
    pub channel: Channel,
    /// The language to write to them in.
    pub language: String,
    /// Languages they speak.
    pub speaks: Vec<String>,
    /// Their area.
    pub area: Option<AreaId>,
    /// When it suits them.
    pub times: Times,
    /// How many areas away they would go.
    pub radius: Option<u32>,
    /// How they came in.
    pub source: Source,
    /// Their key, made before the transaction ([`crate::Vault::new_key`]).
    pub key: KeyId,
}

impl NewNeighbor {
    /// Somebody of whom nothing is known.
    pub fn unknown(key: KeyId) -> Self {
        Self {
            person: Person::default(),
            channel: Channel::Nobody,
            language: "en".to_owned(),
            speaks: Vec::new(),
            area: None,
            times: Times::default(),
            radius: None,
            source: Source::Web,
            key,
        }
    }
}

row! {
    /// A neighbor's row, sealed.
    #[derive(Clone)]
    pub struct Row {
        id: NeighborId,
        key_id: Option<KeyId>,
        version: i64,
        name_sealed: Option<Vec<u8>>,
        phone_sealed: Option<Vec<u8>>,
        email_sealed: Option<Vec<u8>>,
        through_sealed: Option<Vec<u8>>,
        notes_sealed: Option<Vec<u8>>,
        channel: Channel,
        language: String,
        speaks: Vec<String>,
        area_id: Option<AreaId>,
        times: Times,
        radius: Option<u32>,
        standing: Standing,
        paused_until: Option<Moment>,
        asks_a_week: i64,
        known: bool,
        created_at: Moment,
        touched_at: Moment,
    }
}

impl Row {
    /// All that is not secret.
    pub fn neighbor(&self) -> Neighbor {
        Neighbor {
            id: self.id,
            key: self.key_id,
            version: self.version,
            channel: self.channel,
            language: self.language.clone(),
            speaks: self.speaks.clone(),
            area: self.area_id,
            times: self.times,
            radius: self.radius,
            standing: self.standing,
            paused_until: self.paused_until,
            asks_a_week: self.asks_a_week,
            known: self.known,
            created_at: self.created_at,
            touched_at: self.touched_at,
        }
    }

    /// Opens what is sealed. The key must be at hand. Somebody who was forgotten is empty.
    pub fn person(&self, app: &App, community: CommunityId) -> Result<Person, Error> {
        let row = self.id.to_string();
        let open = |column: &'static str, sealed: &Option<Vec<u8>>| {
            let place = Place {
                community,
                table: "neighbors",
                column,
                row: &row,
                neighbor: self.id,
                version: self.version,
            };
            app.vault.unseal(self.key_id, place, sealed.as_deref())
        };
        Ok(Person {
            name: open("name", &self.name_sealed)?.unwrap_or_default(),
            phone: open("phone", &self.phone_sealed)?,
            email: open("email", &self.email_sealed)?,
            through: open("through", &self.through_sealed)?.unwrap_or_default(),
            notes: open("notes", &self.notes_sealed)?.unwrap_or_default(),
        })
    }
}

/// One neighbor's row, as it lies there.
pub async fn row(tx: &mut Tx, community: CommunityId, id: NeighborId) -> Result<Row, Error> {
    let found = opt!(
        tx,
        Row,
        "select id, key_id, version, name_sealed, phone_sealed, email_sealed, through_sealed, notes_sealed, channel, language,
                speaks, area_id, times, radius, standing, paused_until, asks_a_week, known, created_at, touched_at
         from neighbors where community_id = $1 and id = $2 and merged_into is null",
        community,
        id
    )?;
    found.ok_or(Error::NotFound)
}

/// All neighbors who are here, for matching and for looking up names in memory.
pub async fn rows(tx: &mut Tx, community: CommunityId) -> Result<Vec<Row>, Error> {
    all!(
        tx,
        Row,
        "select id, key_id, version, name_sealed, phone_sealed, email_sealed, through_sealed, notes_sealed, channel, language,
                speaks, area_id, times, radius, standing, paused_until, asks_a_week, known, created_at, touched_at
         from neighbors where community_id = $1 and merged_into is null and standing <> $2 order by id",
        community,
        Standing::Erased
    )
}

/// Everybody who may be asked for something or have something asked for, without anything sealed. Whoever
/// stopped the letters of their own channel is not among them.
pub async fn askable(tx: &mut Tx, community: CommunityId) -> Result<Vec<Neighbor>, Error> {
    row! {
        struct Open {
            id: NeighborId,
            channel: Channel,
            language: String,
            speaks: Vec<String>,
            area_id: Option<AreaId>,
            times: Times,
            radius: Option<u32>,
            standing: Standing,
            paused_until: Option<Moment>,
            asks_a_week: i64,
            known: bool,
            stopped: Vec<String>,
            created_at: Moment,
            touched_at: Moment,
        }
    }
    let found = all!(
        tx,
        Open,
        "select id, channel, language, speaks, area_id, times, radius, standing, paused_until, asks_a_week, known, stopped, created_at, touched_at
         from neighbors
         where community_id = $1 and merged_into is null and standing in ('active', 'paused') and channel <> 'nobody'
         order by id",
        community
    )?;
    let heard = |row: &Open| !row.stopped.iter().any(|way| way == row.channel.word());
    let open = |row: Open| Neighbor {
        id: row.id,
        key: None,
        version: 0,
        channel: row.channel,
        language: row.language,
        speaks: row.speaks,
        area: row.area_id,
        times: row.times,
        radius: row.radius,
        standing: row.standing,
        paused_until: row.paused_until,
        asks_a_week: row.asks_a_week,
        known: row.known,
        created_at: row.created_at,
        touched_at: row.touched_at,
    };
    Ok(found.into_iter().filter(heard).map(open).collect())
}

/// A neighbor with what is sealed opened, for the program's own work: to write to them, to introduce them,
/// to show them their own page. An organizer looks through [`looks::look`] instead, which is written down.
pub async fn opened(
    tx: &mut Tx,
    app: &App,
    community: CommunityId,
    id: NeighborId,
) -> Result<(Neighbor, Person), Error> {
    let row = row(tx, community, id).await?;
    app.vault.fetch(row.key_id).await?;
    Ok((row.neighbor(), row.person(app, community)?))
}

/// The first name of an organizer who did something, for whoever it was done to; empty when they are not
/// here any more.
pub async fn first_name_of(
    tx: &mut Tx,
    app: &App,
    community: CommunityId,
    id: NeighborId,
) -> Result<String, Error> {
    match opened(tx, app, community, id).await {
        Ok((_, person)) => Ok(domain::words::first_name(&person.name).to_owned()),
        Err(Error::NotFound) => Ok(String::new()),
        Err(error) => Err(error),
    }
}

/// Brings the keys of many rows to hand at once.
pub async fn fetch_keys(app: &App, rows: &[Row]) -> Result<(), Error> {
    app.vault
        .fetch(rows.iter().filter_map(|row| row.key_id))
        .await
}

/// Writes somebody new down.
pub async fn insert(
    tx: &mut Tx,
    app: &App,
    community: CommunityId,
    new: NewNeighbor,
) -> Result<NeighborId, Error> {
    let now = app.clock.now();
    let id: NeighborId = app.chance.id(now);
    let sealed = Sealed::of(app, community, id, new.key, 1, &new.person).await?;
    exec!(
        tx,
        "insert into neighbors (community_id, id, key_id, version, name_sealed, phone_sealed, email_sealed, through_sealed, notes_sealed,
                                phone_hash, email_hash, channel, language, speaks, area_id, times, radius, standing, paused_until,
                                asks_a_week, known, link_epoch, stopped, source, merged_into, created_at, touched_at)
         values ($1, $2, $3, 1, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, null, $18, false, 1, '', $19, null, $20, $20)",
        community,
        id,
        new.key,
        sealed.name,
        sealed.phone,
        sealed.email,
        sealed.through,
        sealed.notes,
        sealed.phone_hash,
        sealed.email_hash,
        channel_that_works(new.channel, &new.person),
        new.language,
        new.speaks,
        new.area,
        new.times,
        new.radius,
        Standing::Active,
        ASKS_A_WEEK,
        new.source,
        now
    )?;
    Ok(id)
}

/// Saves a neighbor after a change: all fields, sealed anew under the next version.
pub async fn save(
    tx: &mut Tx,
    app: &App,
    community: CommunityId,
    neighbor: &Neighbor,
    person: &Person,
) -> Result<(), Error> {
    let key = neighbor.key.ok_or(Error::NotFound)?;
    let version = neighbor.version + 1;
    let sealed = Sealed::of(app, community, neighbor.id, key, version, person).await?;
    let changed = exec!(
        tx,
        "update neighbors
         set version = $3, name_sealed = $4, phone_sealed = $5, email_sealed = $6, through_sealed = $7, notes_sealed = $8,
             phone_hash = $9, email_hash = $10, channel = $11, language = $12, speaks = $13, area_id = $14, times = $15, radius = $16,
             standing = $17, paused_until = $18, asks_a_week = $19, known = $20, touched_at = $21
         where community_id = $1 and id = $2 and version = $22",
        community,
        neighbor.id,
        version,
        sealed.name,
        sealed.phone,
        sealed.email,
        sealed.through,
        sealed.notes,
        sealed.phone_hash,
        sealed.email_hash,
        channel_that_works(neighbor.channel, person),
        neighbor.language,
        neighbor.speaks,
        neighbor.area,
        neighbor.times,
        neighbor.radius,
        neighbor.standing,
        neighbor.paused_until,
        neighbor.asks_a_week,
        neighbor.known,
        app.clock.now(),
        neighbor.version
    )?;
    if changed == 1 {
        Ok(())
    } else {
        Err(domain::Refusal::MovedOn.into())
    }
}

/// The sealed fields of a neighbor, ready for the table.
struct Sealed {
    name: Option<Vec<u8>>,
    phone: Option<Vec<u8>>,
    email: Option<Vec<u8>>,
    through: Option<Vec<u8>>,
    notes: Option<Vec<u8>>,
    phone_hash: Option<String>,
    email_hash: Option<String>,
}

impl Sealed {
    async fn of(
        app: &App,
        community: CommunityId,
        id: NeighborId,
        key: KeyId,
        version: i64,
        person: &Person,
    ) -> Result<Self, Error> {
        app.vault.fetch([key]).await?;
        let row = id.to_string();
        let seal = |column: &'static str, text: Option<&str>| match text {
            None | Some("") => Ok(None),
            Some(text) => {
                let place = Place {
                    community,
                    table: "neighbors",
                    column,
                    row: &row,
                    neighbor: id,
                    version,
                };
                app.vault.seal(key, place, text).map(Some)
            }
        };
        Ok(Self {
            name: seal("name", Some(&person.name))?,
            phone: seal("phone", person.phone.as_deref())?,
            email: seal("email", person.email.as_deref())?,
            through: seal("through", Some(&person.through))?,
            notes: seal("notes", Some(&person.notes))?,
            phone_hash: person
                .phone
                .as_deref()
                .map(|phone| phone_hash(app, community, phone)),
            email_hash: person
                .email
                .as_deref()
                .map(|email| email_hash(app, community, email)),
        })
    }
}

/// The keyed hash of a phone number in E.164.
pub fn phone_hash(app: &App, community: CommunityId, e164: &str) -> String {
    app.vault.index(community, "phone", e164)
}

/// The keyed hash of a mail address, without regard to case.
pub fn email_hash(app: &App, community: CommunityId, email: &str) -> String {
    app.vault
        .index(community, "email", &email.trim().to_lowercase())
}

/// The hashes a typed contact may stand under: one for what looks like a mail address, one for what reads
/// as a phone number.
pub async fn contact_hashes(
    tx: &mut Tx,
    app: &App,
    community: CommunityId,
    contact: &str,
) -> Result<Vec<String>, Error> {
    let home = community::load(tx, community).await?;
    let email = Email::parse(contact)
        .ok()
        .map(|email| email_hash(app, community, email.as_str()));
    let phone = home
        .country
        .parse::<Country>()
        .ok()
        .and_then(|country| Phone::parse(contact, country).ok());
    let phone = phone.map(|(phone, _)| phone_hash(app, community, phone.e164()));
    Ok(email.into_iter().chain(phone).collect())
}

/// Somebody with this contact who is still here; when several share it, the one who came first.
pub async fn with_contact(
    tx: &mut Tx,
    community: CommunityId,
    hash: &str,
) -> Result<Option<NeighborId>, Error> {
    row! {
        struct Found {
            id: NeighborId,
        }
    }
    let found = opt!(
        tx,
        Found,
        "select id from neighbors
         where community_id = $1 and (phone_hash = $2 or email_hash = $2) and merged_into is null and standing <> $3
         order by created_at, id limit 1",
        community,
        hash,
        Standing::Erased
    )?;
    Ok(found.map(|row| row.id))
}

/// Everybody with this contact who is still here.
pub async fn all_with_contact(
    tx: &mut Tx,
    community: CommunityId,
    hash: &str,
) -> Result<Vec<NeighborId>, Error> {
    row! {
        struct Found {
            id: NeighborId,
        }
    }
    let found = all!(
        tx,
        Found,
        "select id from neighbors
         where community_id = $1 and phone_hash = $2 and merged_into is null and standing <> 'erased'
         union
         select id from neighbors
         where community_id = $1 and email_hash = $2 and merged_into is null and standing <> 'erased'
         order by id",
        community,
        hash
    )?;
    Ok(found.into_iter().map(|row| row.id).collect())
}

/// Sets where somebody stands, inside a larger change.
pub async fn set_standing(
    tx: &mut Tx,
    community: CommunityId,
    id: NeighborId,
    standing: Standing,
) -> Result<(), Error> {
    exec!(
        tx,
        "update neighbors set standing = $3 where community_id = $1 and id = $2",
        community,
        id,
        standing
    )?;
    Ok(())
}
