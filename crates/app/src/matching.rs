//! Matching: the whole plan over all open offers and needs, the suggestions for one need at once, and what
//! an organizer sets aside by hand.

mod around;
mod by_hand;
pub mod by_itself;
mod load;

use std::collections::{HashMap, HashSet};

use domain::introductions::{Match, MatchState};
use domain::matching::{Because, Why};
use domain::messages::Letter;
use domain::needs::ListingState;
use domain::people::Actor;
use domain::{CategoryId, CommunityId, ListingId, MatchId, Moment};
use serde::{Deserialize, Serialize};

use crate::db::Tx;
use crate::introductions::{self, sql};
use crate::{App, Broken, Error, asking, messages, needs, people};

pub use around::{Around, Pair, around};
pub use by_hand::{Almost, almost, ask, put_together, set_aside};
pub use load::Loaded;

/// Most candidates shown for one need.
pub const SUGGESTIONS: usize = 8;

/// Somebody who could help with a need, and why.
#[derive(Clone)]
pub struct Candidate {
    /// Their offer.
    pub offer: ListingId,
    /// How much of the need they could cover.
    pub quantity: u32,
    /// Why they.
    pub because: Because,
}

/// What there is to say about one need: who could help, and if nobody, why not.
#[derive(Clone)]
pub struct Outlook {
    /// The best candidates, the best first.
    pub candidates: Vec<Candidate>,
    /// Everyone who offers it, counted by what stands between them and it. `None` when nothing is looked for:
    /// it is not open, or whoever needs it rests or cannot be reached.
    pub why: Option<Why>,
}

/// A need that the plan leaves open, and why.
#[derive(Clone, Serialize, Deserialize)]
pub struct Open {
    /// The need.
    pub need: ListingId,
    /// What it is about.
    pub category: CategoryId,
    /// How much is missing.
    pub missing: u32,
    /// Why.
    pub why: Why,
}

/// What the whole plan came to.
#[derive(Clone)]
pub struct Planned {
    /// Suggestions that are new.
    pub new: usize,
    /// Suggestions that stand in all.
    pub standing: usize,
    /// Suggestions that were asked by themselves.
    pub asked: usize,
    /// Needs that stay open, the most pressing first.
    pub open: Vec<Open>,
    /// When it was made.
    pub at: Moment,
}

fn malformed(error: matching::Malformed) -> Error {
    Broken::told(format!("the plan could not be laid out: {error}")).into()
}

/// Who could help with a need, as things stand now, without changing anything.
pub async fn outlook(
    tx: &mut Tx,
    app: &App,
    community: CommunityId,
    need: ListingId,
) -> Result<Outlook, Error> {
    let category = needs::row(tx, community, need)
        .await?
        .listing()
        .terms
        .category;
    let loaded = Loaded::of(tx, app, community, Some(category)).await?;
    let hood = loaded.neighborhood(app.clock.now());
    let laid = hood.lay_out();
    let Some(at) = laid.needs.iter().position(|listing| listing.id == need) else {
        return Ok(Outlook {
            candidates: Vec::new(),
            why: None,
        });
    };
    let at = at as u32;
    let ranked = matching::suggest(&laid.problem, at, SUGGESTIONS).map_err(malformed)?;
    let candidates = ranked
        .iter()
        .map(|ranked| Candidate {
            offer: laid.offers[ranked.offer as usize].id,
            quantity: ranked.quantity,
            because: laid.because(at, &ranked.reasons, &loaded.steps, &loaded.areas),
        })
        .collect();
    let why = matching::why_not(&laid.problem, at).map_err(malformed)?;
    Ok(Outlook {
        candidates,
        why: Some(why.into()),
    })
}

/// Makes the whole plan and keeps its suggestions: those that still hold stay as they are, new ones are
/// added, those that no longer hold go. What is being asked or was agreed is left alone. Suggestions in
/// categories that ask by themselves are asked.
pub async fn plan(app: &App, who: Actor) -> Result<Planned, Error> {
    who.organizes()?;
    let community = who.community();
    let now = app.clock.now();
    let mut tx = app.db.read().await?;
    let loaded = Loaded::of(&mut tx, app, community, None).await?;
    drop(tx);
    let found = tokio::task::spawn_blocking(move || solve(&loaded, now))
        .await
        .map_err(|error| Broken::told(format!("the solver stopped: {error}")))??;
    let mut tx = app.db.write(community).await?;
    let (new, standing) = keep(&mut tx, app, community, &found.pairs).await?;
    let mut asked = 0;
    for found in sql::suggested(&mut tx, community).await? {
        if found.ask_by_itself {
            let went = introductions::begin_to_ask(&mut tx, app, community, found.id).await;
            asked += usize::from(is_allowed(went)?);
        }
    }
    let open = serde_json::to_string(&found.open)?;
    exec!(
        &mut tx,
        "insert into plans (community_id, made_at, open) values ($1, $2, $3)
         on conflict (community_id) do update set made_at = excluded.made_at, open = excluded.open",
        community,
        now,
        open
    )?;
    tx.commit().await?;
    Ok(Planned {
        new,
        standing,
        asked,
        open: found.open,
        at: now,
    })
}

/// When the latest plan was made; `None` before the first.
async fn planned_at(tx: &mut Tx, community: CommunityId) -> Result<Option<Moment>, Error> {
    row! {
        struct Latest {
            made_at: Moment,
        }
    }
    let found = opt!(
        tx,
        Latest,
        "select made_at from plans where community_id = $1",
        community
    )?;
    Ok(found.map(|latest| latest.made_at))
}

/// The needs that the latest plan left open, with why, and when it was made.
pub async fn left_open(
    tx: &mut Tx,
    community: CommunityId,
) -> Result<Option<(Moment, Vec<Open>)>, Error> {
    row! {
        struct Latest {
            made_at: Moment,
            open: String,
        }
    }
    let found = opt!(
        tx,
        Latest,
        "select made_at, open from plans where community_id = $1",
        community
    )?;
    found
        .map(|latest| Ok((latest.made_at, serde_json::from_str(&latest.open)?)))
        .transpose()
}

struct Solved {
    pairs: Vec<(ListingId, Candidate)>,
    open: Vec<Open>,
}

fn solve(loaded: &Loaded, now: Moment) -> Result<Solved, Error> {
    let hood = loaded.neighborhood(now);
    let laid = hood.lay_out();
    let plan = laid.plan().map_err(malformed)?;
    let pairs = plan
        .pairs
        .iter()
        .map(|pair| {
            let because = laid.because(pair.need, &pair.reasons, &loaded.steps, &loaded.areas);
            let offer = laid.offers[pair.offer as usize].id;
            (
                laid.needs[pair.need as usize].id,
                Candidate {
                    offer,
                    quantity: pair.quantity,
                    because,
                },
            )
        })
        .collect();
    let open = plan
        .unmet
        .into_iter()
        .map(|unmet| {
            let need = laid.needs[unmet.need as usize];
            Open {
                need: need.id,
                category: need.terms.category,
                missing: unmet.missing,
                why: unmet.why.into(),
            }
        })
        .collect();
    Ok(Solved { pairs, open })
}

/// Keeps the plan's pairs as suggestions, except those that somebody has spoken against while it was made; an
/// organizer's own suggestions stay.
async fn keep(
    tx: &mut Tx,
    app: &App,
    community: CommunityId,
    pairs: &[(ListingId, Candidate)],
) -> Result<(usize, usize), Error> {
    let mut old: HashMap<(ListingId, ListingId), sql::Suggested> = HashMap::new();
    let mut by_hand: HashSet<(ListingId, ListingId)> = HashSet::new();
    for found in sql::suggested(tx, community).await? {
        let pair = (found.need, found.offer);
        if found.by_hand {
            by_hand.insert(pair);
        } else {
            old.insert(pair, found);
        }
    }
    let mut new = 0;
    for (need, candidate) in pairs {
        let quantity = candidate.quantity.max(1);
        let offer = candidate.offer;
        let allowed = introductions::may_be_paired(tx, community, *need, offer, quantity).await;
        if by_hand.contains(&(*need, offer)) || !is_allowed(allowed)? {
            continue;
        }
        match old.remove(&(*need, candidate.offer)) {
            Some(found) => {
                sql::renew_suggestion(
                    tx,
                    community,
                    found.id,
                    candidate.quantity,
                    &candidate.because,
                )
                .await?
            }
            None => {
                suggest(tx, app, community, *need, candidate).await?;
                new += 1;
            }
        }
    }
    for gone in old.into_values() {
        sql::drop_suggestion(tx, community, gone.id).await?;
    }
    Ok((new, sql::suggested(tx, community).await?.len()))
}

/// Writes one suggestion down.
pub(crate) async fn suggest(
    tx: &mut Tx,
    app: &App,
    community: CommunityId,
    need: ListingId,
    candidate: &Candidate,
) -> Result<MatchId, Error> {
    let needed = needs::row(tx, community, need).await?.listing();
    let offered = needs::row(tx, community, candidate.offer).await?.listing();
    let now = app.clock.now();
    let found = Match {
        id: app.chance.id(now),
        need,
        offer: candidate.offer,
        needer: needed.neighbor,
        helper: offered.neighbor,
        quantity: candidate.quantity.max(1),
        urgency: needed.terms.urgency,
        state: MatchState::Suggested,
        until: None,
        helper_shows: None,
        needer_shows: None,
        helper_outcome: None,
        needer_outcome: None,
        follow_up_at: None,
        created_at: now,
        changed_at: now,
    };
    sql::insert(tx, community, &found, &candidate.because).await?;
    Ok(found.id)
}

/// Goes on to the next candidate for a need after somebody said no or was silent. When nobody is left,
/// organizers are told.
pub(crate) async fn ask_next(
    tx: &mut Tx,
    app: &App,
    community: CommunityId,
    need: ListingId,
) -> Result<(), Error> {
    if try_next(tx, app, community, need).await? {
        return Ok(());
    }
    introductions::nobody_is_left(tx, app, community, need).await?;
    // Each one who was tried is a round of its own: what was said in spring is said again in autumn.
    let round = sql::times_tried(tx, community, need).await?;
    let (letter, about) = (Letter::NobodyAnswered, need.to_string());
    tell_organizers_again(tx, app, community, letter, &about, round).await
}

/// Goes on asking for what a need still lacks, after part of it was found.
pub(crate) async fn go_on(
    tx: &mut Tx,
    app: &App,
    community: CommunityId,
    need: ListingId,
) -> Result<(), Error> {
    try_next(tx, app, community, need).await.map(drop)
}

/// Asks the next candidates for a need until all that it lacks is being asked for, or nobody is left who may be
/// asked now. `false` when nobody is being asked.
async fn try_next(
    tx: &mut Tx,
    app: &App,
    community: CommunityId,
    need: ListingId,
) -> Result<bool, Error> {
    loop {
        let listing = needs::row(tx, community, need).await?.listing();
        if listing.state != ListingState::Open || listing.room() == 0 {
            return Ok(true);
        }
        let live = sql::live_of_listing(tx, community, need).await?;
        let asking = live.iter().filter(|found| found.state.asks().is_some());
        let under_way: u32 = asking.map(|found| found.quantity).sum();
        let lacking = listing.room().saturating_sub(under_way);
        if lacking == 0 {
            return Ok(true);
        }
        if !ask_one(tx, app, community, need, &live, lacking).await? {
            return Ok(under_way > 0);
        }
    }
}

/// Asks one more candidate for as much as a need lacks. `false` when there is nobody left who may be asked now.
async fn ask_one(
    tx: &mut Tx,
    app: &App,
    community: CommunityId,
    need: ListingId,
    waiting: &[Match],
    lacking: u32,
) -> Result<bool, Error> {
    let standing = waiting
        .iter()
        .filter(|found| found.state == MatchState::Suggested);
    for found in standing {
        if found.quantity > lacking {
            let because = sql::beside(tx, community, found.id).await?.because;
            sql::renew_suggestion(tx, community, found.id, lacking, &because).await?;
        }
        if is_allowed(introductions::begin_to_ask(tx, app, community, found.id).await)? {
            return Ok(true);
        }
    }
    for candidate in outlook(tx, app, community, need).await?.candidates {
        let helper = needs::row(tx, community, candidate.offer)
            .await?
            .neighbor_id();
        let known = waiting.iter().any(|found| found.offer == candidate.offer);
        if known
            || !is_allowed(
                asking::may_be_asked(tx, app, community, helper, Letter::AskHelper).await,
            )?
        {
            continue;
        }
        let id = suggest(tx, app, community, need, &candidate).await?;
        if is_allowed(introductions::begin_to_ask(tx, app, community, id).await)? {
            return Ok(true);
        }
        sql::drop_suggestion(tx, community, id).await?;
    }
    Ok(false)
}

/// Whether the rules allow it. That the rules say no to one of them is no reason to ask nobody.
fn is_allowed<T>(went: Result<T, Error>) -> Result<bool, Error> {
    match went {
        Ok(_) => Ok(true),
        Err(Error::Refused(_)) => Ok(false),
        Err(error) => Err(error),
    }
}

/// Tells everybody who organizes.
pub(crate) async fn tell_organizers(
    tx: &mut Tx,
    app: &App,
    community: CommunityId,
    letter: Letter,
    about: &str,
) -> Result<(), Error> {
    tell_organizers_again(tx, app, community, letter, about, 0).await
}

/// Tells everybody who organizes one more time.
async fn tell_organizers_again(
    tx: &mut Tx,
    app: &App,
    community: CommunityId,
    letter: Letter,
    about: &str,
    round: i64,
) -> Result<(), Error> {
    for organizer in people::roles::organizers(tx, community, app.clock.now()).await? {
        messages::tell_again(
            tx,
            app,
            community,
            organizer.neighbor_id,
            letter,
            Some(about),
            round,
        )
        .await?;
    }
    Ok(())
}
