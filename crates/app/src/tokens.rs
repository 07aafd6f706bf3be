//! Links and sessions: how somebody without an account is known again. A link carries 128 bits that are
//! stored only as their hash; opening one never changes anything, it shows a page with a button. The bits come
//! from the install's key and the neighbor's own, so whoever lacks either cannot make them.

use domain::messages::Letter;
use domain::moment::{DAY, MINUTE};
use domain::people::Actor;
use domain::{CommunityId, KeyId, Moment, NeighborId, Refusal};

use crate::db::Tx;
use crate::tallies::{self, Deed};
use crate::vault::hash_of;
use crate::{App, Error, messages};

/// What a link is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// A neighbor's own page, for good.
    Private,
    /// To come in once.
    SignIn,
    /// To answer about one match.
    Match,
    /// To answer whether one listing still holds.
    Listing,
    /// To stop letters.
    Stop,
    /// To answer whether somebody could step in on a rota.
    Cover,
    /// To see, keep or give back a promise on a rota.
    Pledge,
    /// To see a date that one relies on.
    Date,
    /// To follow dates in a calendar of one's own.
    Calendar,
}

domain::worded!(Purpose { Private = "private", SignIn = "sign-in", Match = "match", Listing = "listing", Stop = "stop", Cover = "cover", Pledge = "pledge", Date = "date", Calendar = "calendar" });

/// A session ends after this long without a visit.
pub const SESSION_IDLE: i64 = 30 * DAY;
/// A session on a device that is shared ends after this long without a visit.
pub const SESSION_SHARED: i64 = 30 * MINUTE;
/// A link to answer about a match or a listing is good for this long.
const ANSWER_LINK: i64 = 60 * DAY;
/// A link to come in is good for this long.
pub const SIGN_IN_LINK: i64 = 15 * MINUTE;

row! {
    /// A link that somebody opened.
    pub struct Link {
        /// What it is for.
        pub purpose: String,
        /// Whose it is.
        pub neighbor_id: Option<NeighborId>,
        /// The match or listing it is about.
        pub about_id: Option<String>,
        /// Until when it is good.
        pub expires_at: Option<Moment>,
        /// When it was used, if it can be used only once.
        pub used_at: Option<Moment>,
    }
}

/// The secret word of a link, noted so that it will be known again. The same word each time for the same
/// purpose, person and thing.
pub async fn link(
    tx: &mut Tx,
    app: &App,
    community: CommunityId,
    purpose: Purpose,
    neighbor: NeighborId,
    about: &str,
) -> Result<String, Error> {
    let now = app.clock.now();
    let key = key_of(tx, app, community, neighbor).await?;
    let seed = format!("{neighbor} {about}");
    let token = app.vault.token(key, community, purpose.word(), &seed)?;
    let expires = match purpose {
        Purpose::Private | Purpose::Stop | Purpose::Calendar => None,
        Purpose::SignIn => Some(now.plus(SIGN_IN_LINK)),
        Purpose::Match | Purpose::Listing | Purpose::Cover | Purpose::Pledge | Purpose::Date => {
            Some(now.plus(ANSWER_LINK))
        }
    };
    exec!(
        tx,
        "insert into links (community_id, hash, purpose, neighbor_id, about_id, made_at, expires_at, used_at)
         values ($1, $2, $3, $4, $5, $6, $7, null)
         on conflict (community_id, hash) do update set expires_at = excluded.expires_at",
        community,
        hash_of(&token),
        purpose.word(),
        neighbor,
        Some(about).filter(|about| !about.is_empty()),
        now,
        expires
    )?;
    Ok(token)
}

/// The neighbor's own key, at hand. Who was forgotten has none, and gets no link.
async fn key_of(
    tx: &mut Tx,
    app: &App,
    community: CommunityId,
    neighbor: NeighborId,
) -> Result<KeyId, Error> {
    row! {
        struct Keyed {
            key_id: Option<KeyId>,
        }
    }
    let found = opt!(
        tx,
        Keyed,
        "select key_id from neighbors where community_id = $1 and id = $2",
        community,
        neighbor
    )?;
    let key = found.and_then(|row| row.key_id).ok_or(Error::NotFound)?;
    app.vault.fetch([key]).await?;
    Ok(key)
}

/// A neighbor's private link. Renewing it makes all earlier ones worthless.
pub async fn private_link(
    tx: &mut Tx,
    app: &App,
    community: CommunityId,
    neighbor: NeighborId,
) -> Result<String, Error> {
    let about = private_about(tx, community, neighbor).await?;
    link(tx, app, community, Purpose::Private, neighbor, &about).await
}

/// The word of a neighbor's private link as it is now, without changing anything; `None` when they never
/// had one.
pub async fn private_word(
    tx: &mut Tx,
    app: &App,
    community: CommunityId,
    neighbor: NeighborId,
) -> Result<Option<String>, Error> {
    let about = private_about(tx, community, neighbor).await?;
    word(tx, app, community, Purpose::Private, neighbor, &about).await
}

/// The word of a link as it is now, without changing anything; `None` when there is none.
pub async fn word(
    tx: &mut Tx,
    app: &App,
    community: CommunityId,
    purpose: Purpose,
    neighbor: NeighborId,
    about: &str,
) -> Result<Option<String>, Error> {
    let key = key_of(tx, app, community, neighbor).await?;
    let (seed, purpose) = (format!("{neighbor} {about}"), purpose.word());
    let word = app.vault.token(key, community, purpose, &seed)?;
    for word in [word, app.vault.token_before(community, purpose, &seed)] {
        match opened(tx, app, community, &word).await {
            Err(Error::NotFound) => {}
            found => return found.map(|_| Some(word)),
        }
    }
    Ok(None)
}

/// What a private link is about: how often it was renewed.
async fn private_about(
    tx: &mut Tx,
    community: CommunityId,
    neighbor: NeighborId,
) -> Result<String, Error> {
    row! {
        struct Epoch {
            link_epoch: i64,
        }
    }
    let found = opt!(
        tx,
        Epoch,
        "select link_epoch from neighbors where community_id = $1 and id = $2",
        community,
        neighbor
    )?;
    Ok(format!(
        "epoch {}",
        found.ok_or(Error::NotFound)?.link_epoch
    ))
}

/// Makes the private link anew: the old one no longer opens anything.
pub async fn renew_private_link(app: &App, who: Actor, whose: NeighborId) -> Result<String, Error> {
    who.may_change(whose)?;
    let community = who.community();
    let mut tx = app.db.write(community).await?;
    exec!(
        &mut tx,
        "update neighbors set link_epoch = link_epoch + 1 where community_id = $1 and id = $2",
        community,
        whose
    )?;
    exec!(
        &mut tx,
        "delete from links where community_id = $1 and neighbor_id = $2 and purpose = $3",
        community,
        whose,
        Purpose::Private.word()
    )?;
    let token = private_link(&mut tx, app, community, whose).await?;
    tx.commit().await?;
    Ok(token)
}

/// Looks a link up by its secret word, without changing anything.
pub async fn opened(
    tx: &mut Tx,
    app: &App,
    community: CommunityId,
    token: &str,
) -> Result<Link, Error> {
    let found = opt!(
        tx,
        Link,
        "select purpose, neighbor_id, about_id, expires_at, used_at from links
         where community_id = $1 and hash = $2
           and not exists (select 1 from neighbors n
                           where n.community_id = $1 and n.id = links.neighbor_id and n.merged_into is not null)",
        community,
        hash_of(token)
    )?;
    let link = found.ok_or(Error::NotFound)?;
    let old = link.expires_at.is_some_and(|at| at <= app.clock.now()) || link.used_at.is_some();
    if old {
        Err(Refusal::LinkExpired.into())
    } else {
        Ok(link)
    }
}

/// Looks a link up when only its secret word is known: in whichever community it opens something.
pub async fn opened_anywhere(app: &App, token: &str) -> Result<(CommunityId, Link), Error> {
    let mut tx = app.db.read().await?;
    for home in crate::community::all(&mut tx).await? {
        match opened(&mut tx, app, home.id, token).await {
            Err(Error::NotFound) => {}
            found => return found.map(|link| (home.id, link)),
        }
    }
    Err(Error::NotFound)
}

/// Begins a session and gives the word for the cookie.
pub async fn begin_session(
    tx: &mut Tx,
    app: &App,
    community: CommunityId,
    neighbor: NeighborId,
    idle: i64,
) -> Result<String, Error> {
    let now = app.clock.now();
    let token = data_encoding::BASE64URL_NOPAD.encode(&app.chance.bytes::<24>());
    exec!(
        tx,
        "insert into sessions (community_id, hash, neighbor_id, made_at, seen_at, expires_at) values ($1, $2, $3, $4, $4, $5)",
        community,
        hash_of(&token),
        neighbor,
        now,
        now.plus(idle)
    )?;
    Ok(token)
}

/// Comes in by a private or sign-in link: a session begins, and a sign-in link is used up.
pub async fn enter_by_link(
    app: &App,
    community: CommunityId,
    token: &str,
    idle: i64,
) -> Result<String, Error> {
    let mut tx = app.db.write(community).await?;
    let link = opened(&mut tx, app, community, token).await?;
    let neighbor = link.neighbor_id.ok_or(Error::NotFound)?;
    match Purpose::from_word(&link.purpose) {
        Some(Purpose::Private) => {}
        Some(Purpose::SignIn) => {
            let hash = hash_of(token);
            exec!(
                &mut tx,
                "update links set used_at = $3 where community_id = $1 and hash = $2",
                community,
                hash,
                app.clock.now()
            )?;
        }
        _ => return Err(Error::NotFound),
    }
    let session = begin_session(&mut tx, app, community, neighbor, idle).await?;
    tx.commit().await?;
    Ok(session)
}

/// Who holds a session, with the role they have at this moment.
pub async fn actor(
    tx: &mut Tx,
    app: &App,
    community: CommunityId,
    session: &str,
) -> Result<Actor, Error> {
    row! {
        struct Held {
            neighbor_id: NeighborId,
        }
    }
    let now = app.clock.now();
    let found = opt!(
        tx,
        Held,
        "select neighbor_id from sessions where community_id = $1 and hash = $2 and expires_at > $3",
        community,
        hash_of(session),
        now
    )?;
    let Some(held) = found else {
        return Ok(Actor::Visitor(community));
    };
    if crate::people::roles::organizes(tx, community, held.neighbor_id, now).await? {
        Ok(Actor::Organizer(community, held.neighbor_id))
    } else {
        Ok(Actor::Neighbor(community, held.neighbor_id))
    }
}

/// Ends one session.
pub async fn leave(app: &App, community: CommunityId, session: &str) -> Result<(), Error> {
    let mut tx = app.db.write(community).await?;
    exec!(
        &mut tx,
        "delete from sessions where community_id = $1 and hash = $2",
        community,
        hash_of(session)
    )?;
    tx.commit().await
}

/// Ends all sessions of a neighbor, on every device.
pub async fn leave_everywhere(app: &App, who: Actor) -> Result<(), Error> {
    let neighbor = who.is_somebody()?;
    let mut tx = app.db.write(who.community()).await?;
    exec!(
        &mut tx,
        "delete from sessions where community_id = $1 and neighbor_id = $2",
        who.community(),
        neighbor
    )?;
    tx.commit().await
}

/// How often a code may be tried.
const CODE_TRIES: i64 = 5;

/// Sends a link and a six-digit code to a contact, if somebody here has it. The answer is the same
/// either way, so that nobody learns who is registered. A contact is written to only so often in a day.
pub async fn ask_to_come_in(app: &App, community: CommunityId, contact: &str) -> Result<(), Error> {
    let mut tx = app.db.write(community).await?;
    let now = app.clock.now();
    for target in crate::people::contact_hashes(&mut tx, app, community, contact).await? {
        tallies::count(&mut tx, app, community, Deed::AskWayIn, &target).await?;
        exec!(
            &mut tx,
            "insert into codes (community_id, target_hash, tries, made_at, expires_at) values ($1, $2, 0, $3, $4)
             on conflict (community_id, target_hash) do update
             set tries = 0, made_at = excluded.made_at, expires_at = excluded.expires_at",
            community,
            &target,
            now,
            now.plus(SIGN_IN_LINK)
        )?;
        if let Some(neighbor) = crate::people::with_contact(&mut tx, community, &target).await? {
            messages::tell(
                &mut tx,
                app,
                community,
                neighbor,
                Letter::SignIn,
                Some(&target),
            )
            .await?;
        }
    }
    tx.commit().await
}

/// The six-digit code that was sent to a contact at a moment.
pub fn code(app: &App, community: CommunityId, target: &str, made_at: Moment) -> String {
    app.vault.digits(community, target, made_at.0)
}

/// The six-digit code that waits to be typed by whoever has a contact; `None` once it has grown old.
pub async fn waiting_code(
    tx: &mut Tx,
    app: &App,
    community: CommunityId,
    target: &str,
) -> Result<Option<String>, Error> {
    row! {
        struct Waiting {
            made_at: Moment,
        }
    }
    let found = opt!(
        tx,
        Waiting,
        "select made_at from codes where community_id = $1 and target_hash = $2 and expires_at > $3",
        community,
        target,
        app.clock.now()
    )?;
    Ok(found.map(|row| code(app, community, target, row.made_at)))
}

/// Comes in by a six-digit code. A code is good for five tries and a quarter of an hour, and for one contact
/// only so many are tried in a day.
pub async fn enter_by_code(
    app: &App,
    community: CommunityId,
    contact: &str,
    code: &str,
    idle: i64,
) -> Result<String, Error> {
    row! {
        struct Sent {
            tries: i64,
            made_at: Moment,
            expires_at: Moment,
        }
    }
    let mut tx = app.db.write(community).await?;
    let now = app.clock.now();
    for target in crate::people::contact_hashes(&mut tx, app, community, contact).await? {
        tallies::count(&mut tx, app, community, Deed::TryCode, &target).await?;
        let sent = opt!(
            &mut tx,
            Sent,
            "select tries, made_at, expires_at from codes where community_id = $1 and target_hash = $2",
            community,
            &target
        )?;
        let Some(sent) = sent.filter(|sent| sent.expires_at > now && sent.tries < CODE_TRIES)
        else {
            continue;
        };
        let neighbor = crate::people::with_contact(&mut tx, community, &target).await?;
        if self::code(app, community, &target, sent.made_at) == code.trim()
            && let Some(neighbor) = neighbor
        {
            exec!(
                &mut tx,
                "delete from codes where community_id = $1 and target_hash = $2",
                community,
                &target
            )?;
            let session = begin_session(&mut tx, app, community, neighbor, idle).await?;
            tx.commit().await?;
            return Ok(session);
        }
        exec!(
            &mut tx,
            "update codes set tries = tries + 1 where community_id = $1 and target_hash = $2",
            community,
            &target
        )?;
    }
    tx.commit().await?;
    Err(Refusal::CodeWrong.into())
}
