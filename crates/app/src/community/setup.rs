//! The first run. Whoever starts the program is shown a link, and whoever opens it names the neighborhood
//! and becomes its first organizer. The link is good for one beginning; a new one is printed at each start
//! until then. A neighborhood that came out of a spreadsheet is named by the same link, and one that has people
//! but no organizer, because the last one left, is taken over by it.
//!
//! What was chosen on the first pages is kept in the install until the last one is sent. It holds the names
//! of places, never of people.

use domain::community::AREAS_LIMIT;
use domain::moment::MINUTE;
use domain::people::{Channel, Person, channel_that_works};
use domain::words::{NAME_LIMIT, NOTE_LIMIT};
use domain::{CommunityId, KeyId, Moment, NeighborId, Refusal, Zone};
use serde::{Deserialize, Serialize};

use super::{Beginning, begin_with, first_organizer, naming};
use crate::db::Tx;
use crate::people::NewNeighbor;
use crate::vault::hash_of;
use crate::{App, Error, tokens};

/// Where the hash of the link's secret word is kept.
const LINK: &str = "setup";
/// Where the half-finished wizard is kept.
const DRAFT: &str = "setup-draft";
/// Where the last form of the wizard is remembered, so that a second tap is the same tap.
const DONE: &str = "setup-done";
/// For how long it is.
const SECOND_TAP: i64 = 10 * MINUTE;

/// What was chosen so far.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draft {
    /// The name of the neighborhood.
    pub name: String,
    /// Its country, two letters.
    pub country: String,
    /// The name of its time zone.
    pub zone: String,
    /// Its languages, the first to fall back on.
    pub languages: Vec<String>,
    /// Names of its areas.
    pub areas: Vec<String>,
    /// Keys of the starter categories; `None` until they were looked at.
    pub categories: Option<Vec<String>>,
}

impl Draft {
    /// The first page is filled in.
    pub fn has_place(&self) -> bool {
        !self.name.is_empty()
            && !self.languages.is_empty()
            && self.areas.len() <= AREAS_LIMIT
            && Zone::named(&self.zone).is_some()
    }
}

/// What waits behind the link.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Door {
    /// There is no neighborhood yet; this is how far somebody came.
    New(Draft),
    /// There is one that came out of a spreadsheet and has no name yet; this is how far somebody came.
    Unnamed(CommunityId, Draft),
    /// There is one that nobody organizes.
    Unowned(CommunityId),
}

/// Who will organize.
#[derive(Clone)]
pub struct Founder {
    /// Who runs the neighborhood, in a sentence for the front page.
    pub run_by: String,
    /// The first organizer.
    pub person: Person,
    /// The language to write to them in.
    pub language: String,
    /// What tells a second tap of the same form from another form.
    pub form: String,
}

/// A neighborhood that has begun, and the session of its first organizer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Begun {
    /// The community.
    pub community: CommunityId,
    /// Its first organizer.
    pub organizer: NeighborId,
    /// The word for the cookie.
    pub session: String,
}

row! {
    struct Kept {
        value: String,
    }
}

/// Makes a new link when there is something to set up, and makes every earlier one worthless. Where nothing
/// waits and no link lies about, nothing is written.
pub async fn link(app: &App) -> Result<Option<String>, Error> {
    let mut tx = app.db.read().await?;
    let is_needed = waiting(&mut tx, app.clock.now()).await?.is_some();
    let lies_about = get(&mut tx, LINK).await?.is_some() || get(&mut tx, DONE).await?.is_some();
    drop(tx);
    if !is_needed && !lies_about {
        return Ok(None);
    }
    let mut tx = app.db.write_anywhere().await?;
    exec!(
        &mut tx,
        "delete from install where name = $1 or name = $2",
        LINK,
        DONE
    )?;
    let token = data_encoding::BASE32_NOPAD
        .encode(&app.chance.bytes::<20>())
        .to_ascii_lowercase();
    if is_needed {
        put(&mut tx, LINK, &hash_of(&token)).await?;
    }
    tx.commit().await?;
    Ok(is_needed.then_some(token))
}

/// Opens the link, without changing anything.
pub async fn open(tx: &mut Tx, app: &App, token: &str) -> Result<Door, Error> {
    if get(tx, LINK).await?.as_deref() != Some(&hash_of(token)) {
        return Err(Error::NotFound);
    }
    waiting(tx, app.clock.now()).await?.ok_or(Error::NotFound)
}

/// Keeps what was chosen on a page.
pub async fn keep(app: &App, token: &str, draft: &Draft) -> Result<(), Error> {
    let mut tx = app.db.write_anywhere().await?;
    open(&mut tx, app, token).await?;
    put_draft(&mut tx, draft).await?;
    tx.commit().await
}

/// Begins the neighborhood, or names or takes over the one that nobody organizes: all or nothing. Sent a second time
/// with the same form, it is the same beginning.
pub async fn begin(app: &App, token: &str, founder: Founder) -> Result<Begun, Error> {
    check(&founder)?;
    let key = app.vault.new_key(app.clock.now()).await?;
    let hash = hash_of(token);
    let mut tx = app.db.write_anywhere().await?;
    let now = app.clock.now();
    let form = format!("{hash} {}", hash_of(&founder.form));
    let mine = exec!(
        &mut tx,
        "delete from install where name = $1 and value = $2",
        LINK,
        &hash
    )?;
    let (community, organizer) = if mine == 1 {
        let door = waiting(&mut tx, now).await?;
        let begun = begin_behind(&mut tx, app, door.ok_or(Error::NotFound)?, founder, key).await?;
        let done = format!("{form} {} {} {}", begun.0, begun.1, now.0);
        put(&mut tx, DONE, &done).await?;
        exec!(&mut tx, "delete from install where name = $1", DRAFT)?;
        begun
    } else {
        begun_before(&mut tx, &form, now).await?
    };
    let idle = tokens::SESSION_IDLE;
    let session = tokens::begin_session(&mut tx, app, community, organizer, idle).await?;
    tx.commit().await?;
    Ok(Begun {
        community,
        organizer,
        session,
    })
}

fn check(founder: &Founder) -> Result<(), Refusal> {
    let person = &founder.person;
    let named = !person.name.is_empty() && person.name.chars().count() <= NAME_LIMIT;
    let reached = person.phone.is_some() || person.email.is_some();
    let short = founder.run_by.chars().count() <= NOTE_LIMIT;
    (named && reached && short)
        .then_some(())
        .ok_or(Refusal::NotFit)
}

async fn begin_behind(
    tx: &mut Tx,
    app: &App,
    door: Door,
    founder: Founder,
    key: KeyId,
) -> Result<(CommunityId, NeighborId), Error> {
    match door {
        Door::New(draft) => {
            let channel = channel_that_works(Channel::Mail, &founder.person);
            let zone = Zone::named(&draft.zone).filter(|_| draft.has_place());
            let beginning = Beginning {
                name: draft.name,
                zone: zone.ok_or(Refusal::NotFit)?,
                country: draft.country,
                languages: draft.languages,
                areas: draft.areas,
                categories: draft.categories.unwrap_or_default(),
                run_by: founder.run_by,
                organizer: Some((founder.person, channel)),
            };
            let (community, organizer) = begin_with(tx, app, beginning, key).await?;
            Ok((community, organizer.ok_or(Error::NotFound)?))
        }
        Door::Unnamed(community, draft) => {
            naming::name(tx, app, community, &draft).await?;
            take_over(tx, app, community, founder, key).await
        }
        Door::Unowned(community) => take_over(tx, app, community, founder, key).await,
    }
}

/// Makes somebody the first organizer of a neighborhood that is there already.
async fn take_over(
    tx: &mut Tx,
    app: &App,
    community: CommunityId,
    founder: Founder,
    key: KeyId,
) -> Result<(CommunityId, NeighborId), Error> {
    let mut run_by = super::load(tx, community).await?.run_by;
    run_by.say(&founder.language, &founder.run_by);
    exec!(
        tx,
        "update communities set run_by = $2 where id = $1 -- its id is the community_id",
        community,
        run_by
    )?;
    let channel = channel_that_works(Channel::Mail, &founder.person);
    let new = NewNeighbor {
        person: founder.person,
        channel,
        language: founder.language,
        ..NewNeighbor::unknown(key)
    };
    Ok((community, first_organizer(tx, app, community, new).await?))
}

/// What the very same form began a moment ago.
async fn begun_before(
    tx: &mut Tx,
    form: &str,
    now: Moment,
) -> Result<(CommunityId, NeighborId), Error> {
    let kept = get(tx, DONE).await?.ok_or(Error::NotFound)?;
    let begun = kept.strip_prefix(form).ok_or(Error::NotFound)?;
    let mut begun = begun.split_whitespace();
    let community = begun.next().and_then(|id| id.parse().ok());
    let organizer = begun.next().and_then(|id| id.parse().ok());
    let at = begun.next().and_then(|at| at.parse().ok()).map(Moment);
    at.filter(|at| now.since(*at) < SECOND_TAP)
        .and(community.zip(organizer))
        .ok_or(Error::NotFound)
}

/// What there is to set up, if anything.
async fn waiting(tx: &mut Tx, now: Moment) -> Result<Option<Door>, Error> {
    row! {
        struct Lonely {
            id: CommunityId,
            named: bool,
            organizers: i64,
        }
    }
    let homes = all!(
        tx,
        Lonely,
        "select c.id, c.named, (select count(*) from roles r
                       where r.community_id = c.id and r.role = 'organizer' and (r.until is null or r.until > $1)) as organizers
         from communities c order by c.created_at, c.id -- crosses communities: is one of them left alone",
        now
    )?;
    if homes.is_empty() {
        return Ok(Some(Door::New(draft(tx).await?)));
    }
    match homes.into_iter().find(|home| home.organizers == 0) {
        None => Ok(None),
        Some(home) if home.named => Ok(Some(Door::Unowned(home.id))),
        Some(home) => {
            let said = draft(tx).await?;
            let draft = naming::drafted(tx, home.id, said).await?;
            Ok(Some(Door::Unnamed(home.id, draft)))
        }
    }
}

async fn draft(tx: &mut Tx) -> Result<Draft, Error> {
    let kept = get(tx, DRAFT).await?;
    let draft = kept.and_then(|draft| serde_json::from_str(&draft).ok());
    Ok(draft.unwrap_or_default())
}

/// Keeps what is known before anybody opened the link.
pub(super) async fn put_draft(tx: &mut Tx, draft: &Draft) -> Result<(), Error> {
    put(tx, DRAFT, &serde_json::to_string(draft)?).await
}

async fn get(tx: &mut Tx, name: &str) -> Result<Option<String>, Error> {
    let kept = opt!(tx, Kept, "select value from install where name = $1", name)?;
    Ok(kept.map(|kept| kept.value))
}

async fn put(tx: &mut Tx, name: &str, value: &str) -> Result<(), Error> {
    exec!(
        tx,
        "insert into install (name, value) values ($1, $2)
         on conflict (name) do update set value = excluded.value",
        name,
        value
    )?;
    Ok(())
}
