//! "I cannot on the 14th." A place that somebody has to be found for: whoever promised it stays responsible until
//! somebody else accepts; the ladder widens as the date comes near; an hour before, those who rely on it are told.

use domain::asking::{Answered, Candidate, Pressing};
use domain::messages::Letter;
use domain::moment::DAY;
use domain::openings::{Pledge, Program};
use domain::people::Actor;
use domain::rota::{Bond, CoverState, Date, Stage, deadline, stage};
use domain::{
    AskingId, CommunityId, CoverId, DateId, Moment, NeighborId, OpeningId, PledgeId, Refusal,
    RoleId,
};

use super::{places, sql};
use crate::asking::{self, Climbed, New, Who};
use crate::db::Tx;
use crate::openings::{self, Turn};
use crate::{App, Error, community, introductions, messages};

/// Days over which it is counted who carried how much.
const LOAD_DAYS: i64 = 56;
/// Most places looked at in one go.
const AT_ONCE: i64 = 200;

row! {
    /// A place that somebody has to be found for.
    #[derive(Debug, Clone)]
    pub struct Cover {
        /// Its id.
        pub id: CoverId,
        /// On which date.
        pub date_id: DateId,
        /// In which role.
        pub role_id: RoleId,
        /// The opening.
        pub opening_id: OpeningId,
        /// The promise that is to be taken over; `None` when nobody had promised.
        pub pledge_id: Option<PledgeId>,
        /// Who stays responsible until then.
        pub neighbor_id: Option<NeighborId>,
        /// The ladder.
        pub asking_id: AskingId,
        /// Whom it asks now.
        pub stage: Stage,
        /// Where the search stands.
        pub state: CoverState,
        /// Since when.
        pub made_at: Moment,
    }
}

/// Somebody cannot come after all. They stay shown as responsible until somebody accepts.
pub async fn cannot(app: &App, who: Actor, pledge: PledgeId) -> Result<(), Error> {
    let community = who.community();
    let mut tx = app.db.write(community).await?;
    cannot_within(&mut tx, app, who, pledge).await?;
    tx.commit().await
}

/// The same, inside a larger change. Saying it twice changes nothing.
pub(super) async fn cannot_within(
    tx: &mut Tx,
    app: &App,
    who: Actor,
    id: PledgeId,
) -> Result<(), Error> {
    let community = who.community();
    let pledge = openings::sql::pledge(tx, community, id).await?;
    who.may_change(pledge.neighbor)?;
    let place = sql::place_of(tx, community, pledge.opening).await?;
    let date = sql::date(tx, community, place.date_id).await?;
    if !places::still_counts(&pledge) || date.begins <= app.clock.now() {
        return Err(Refusal::TooLate.into());
    }
    if of_pledge(tx, community, id).await?.is_some() {
        return Ok(());
    }
    look_for(tx, app, community, &date, place.role_id, Some(&pledge)).await
}

/// "I can come after all": nobody has to be found any more.
pub async fn can_after_all(app: &App, who: Actor, pledge: PledgeId) -> Result<(), Error> {
    let community = who.community();
    let mut tx = app.db.write(community).await?;
    let found = openings::sql::pledge(&mut tx, community, pledge).await?;
    who.may_change(found.neighbor)?;
    let cover = of_pledge(&mut tx, community, pledge).await?;
    let cover = cover.ok_or(Refusal::MovedOn)?;
    close(&mut tx, app, community, &cover, CoverState::Dropped).await?;
    tx.commit().await
}

/// Begins to look for somebody.
pub(super) async fn look_for(
    tx: &mut Tx,
    app: &App,
    community: CommunityId,
    date: &Date,
    role: RoleId,
    instead_of: Option<&Pledge>,
) -> Result<(), Error> {
    let now = app.clock.now();
    let id: CoverId = app.chance.id(now);
    let new = New {
        program: Program::Rota,
        subject: id.0,
        letter: Letter::RotaAsk,
        wanted: 1,
        rung: 1,
        pressing: Pressing::By(deadline(date.begins)),
    };
    let ladder = asking::begin(tx, app, community, new).await?;
    let cover = Cover {
        id,
        date_id: date.id,
        role_id: role,
        opening_id: places::place(tx, community, date, role).await?,
        pledge_id: instead_of.map(|pledge| pledge.id),
        neighbor_id: instead_of.map(|pledge| pledge.neighbor),
        asking_id: ladder.id,
        stage: stage(date.begins, now),
        state: CoverState::Open,
        made_at: now,
    };
    insert(tx, community, &cover).await?;
    climb_on(tx, app, community, &cover, date).await
}

/// Asks whoever is next, widens the circle when nobody is left or the time has come, and tells those who should know
/// when it is too late for asking.
pub(super) async fn climb_on(
    tx: &mut Tx,
    app: &App,
    community: CommunityId,
    cover: &Cover,
    date: &Date,
) -> Result<(), Error> {
    let mut at = cover.stage.max(stage(date.begins, app.clock.now()));
    loop {
        set_stage(tx, community, cover.id, at).await?;
        if matches!(at, Stage::LastHour | Stage::Over) {
            return nobody_came_forward(tx, app, community, cover, date).await;
        }
        let candidates = able(tx, app, community, cover, date, at).await?;
        let ladder = asking::sql::found(tx, community, cover.asking_id).await?;
        asking::line_up(tx, community, &ladder, &candidates).await?;
        asking::widen(tx, app, community, cover.asking_id, at.rung()).await?;
        match asking::climb(tx, app, community, cover.asking_id).await? {
            Climbed::Nobody => match at.wider() {
                Some(wider) => at = wider,
                None => return tell_organizers(tx, app, community, date).await,
            },
            Climbed::Asked(_) | Climbed::Waiting | Climbed::Nothing => return Ok(()),
        }
    }
}

async fn tell_organizers(
    tx: &mut Tx,
    app: &App,
    community: CommunityId,
    date: &Date,
) -> Result<(), Error> {
    let about = date.id.to_string();
    crate::matching::tell_organizers(tx, app, community, Letter::RotaNobody, &about).await
}

/// Who could be asked at a stage: those who said they would step in; then also everybody who helped here before and
/// everybody who offers this kind of help, whoever carried least first. Nobody who is there already, is away, or
/// must not meet one of the others.
async fn able(
    tx: &mut Tx,
    app: &App,
    community: CommunityId,
    cover: &Cover,
    date: &Date,
    at: Stage,
) -> Result<Vec<Who>, Error> {
    let now = app.clock.now();
    let series = sql::found(tx, community, date.series).await?;
    let mut people = sql::bound(tx, community, date.series, Bond::Substitute).await?;
    if at > Stage::Substitutes {
        let since = now.plus(-LOAD_DAYS * DAY);
        people.extend(sql::helpers_by_load(tx, community, date.series, since).await?);
        if let Some(category) = series.category {
            people.extend(sql::who_offers(tx, community, category).await?);
        }
    }
    let there: Vec<NeighborId> = places::pledges(tx, app, community, date.id)
        .await?
        .iter()
        .map(|pledge| pledge.neighbor)
        .collect();
    let mut others = sql::bound(tx, community, date.series, Bond::Relies).await?;
    others.extend(&there);
    let blocks = introductions::sql::blocks(tx, community).await?;
    let zone = community::load(tx, community).await?.zone;
    let day = zone.day(date.begins);
    let mut able = Vec::new();
    for neighbor in people {
        let apart = blocks.iter().any(|(one, other)| {
            (*one == neighbor && others.contains(other))
                || (*other == neighbor && others.contains(one))
        });
        let twice = able.iter().any(|who: &Who| who.neighbor == neighbor);
        if apart || twice || there.contains(&neighbor) {
            continue;
        }
        if !sql::is_away(tx, community, neighbor, day).await? {
            able.push(Who {
                neighbor,
                about: cover.id.0,
                brings: 1,
            });
        }
    }
    Ok(able)
}

/// The last hour: nobody is asked any more. Organizers and those who rely on it are told that the date is not
/// covered, once.
async fn nobody_came_forward(
    tx: &mut Tx,
    app: &App,
    community: CommunityId,
    cover: &Cover,
    date: &Date,
) -> Result<(), Error> {
    close(tx, app, community, cover, CoverState::Uncovered).await?;
    not_covered(tx, app, community, date).await
}

/// Tells organizers and those who rely on a date that it is not covered, once.
pub(super) async fn not_covered(
    tx: &mut Tx,
    app: &App,
    community: CommunityId,
    date: &Date,
) -> Result<(), Error> {
    let first = exec!(
        tx,
        "update series_dates set uncovered_at = $3 where community_id = $1 and id = $2 and uncovered_at is null",
        community,
        date.id,
        app.clock.now()
    )?;
    if first == 1 {
        super::tell_those_who_rely(tx, app, community, date, Letter::RotaUncovered).await?;
    }
    Ok(())
}

/// Somebody who was asked answers, or an organizer for them. The first yes takes the place over; the others are
/// thanked.
pub async fn answer(
    app: &App,
    who: Actor,
    id: CoverId,
    whose: NeighborId,
    reply: CoverReply,
) -> Result<CoverAnswer, Error> {
    who.may_change(whose)?;
    let community = who.community();
    let mut tx = app.db.write(community).await?;
    let cover = found(&mut tx, community, id).await?;
    let stood = asking::sql::ladder_about(&mut tx, community, id.0, whose).await?;
    let (ladder, one) = stood.ok_or(Error::NotFound)?;
    if cover.state != CoverState::Open && reply == CoverReply::Yes {
        return Ok(CoverAnswer::Taken);
    }
    let yes = reply == CoverReply::Yes;
    let (meant, spared) = asking::answer(&mut tx, app, community, ladder, &one, yes).await?;
    let date = sql::date(&mut tx, community, cover.date_id).await?;
    let answer = match meant {
        Answered::Counts => {
            places::join_within(&mut tx, app, who, &date, cover.role_id, whose).await?;
            thank(&mut tx, app, community, &spared).await?;
            CoverAnswer::Yours
        }
        Answered::Again if yes => CoverAnswer::Yours,
        Answered::Enough => CoverAnswer::Taken,
        Answered::No | Answered::Again => {
            if cover.state == CoverState::Open {
                climb_on(&mut tx, app, community, &cover, &date).await?;
            }
            CoverAnswer::Declined
        }
    };
    tx.commit().await?;
    Ok(answer)
}

/// What somebody says who is asked to step in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CoverReply {
    /// Yes.
    Yes,
    /// Not this time.
    No,
}

domain::worded!(CoverReply { Yes = "yes", No = "no" });

/// What came of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CoverAnswer {
    /// The place is theirs.
    Yours,
    /// Somebody else was faster; thank you.
    Taken,
    /// Somebody else is asked.
    Declined,
}

async fn thank(
    tx: &mut Tx,
    app: &App,
    community: CommunityId,
    spared: &[Candidate],
) -> Result<(), Error> {
    for one in spared {
        let about = one.about.to_string();
        messages::tell(
            tx,
            app,
            community,
            one.neighbor,
            Letter::RotaSpared,
            Some(&about),
        )
        .await?;
    }
    Ok(())
}

/// Before somebody joins: where a promise is to be taken over, it is given back to make room.
pub(super) async fn make_room(
    tx: &mut Tx,
    app: &App,
    who: Actor,
    date: &Date,
    role: RoleId,
    whose: NeighborId,
) -> Result<(), Error> {
    let community = who.community();
    let waiting = of_date(tx, community, date.id).await?;
    let cover = waiting
        .iter()
        .find(|cover| cover.role_id == role && cover.pledge_id.is_some());
    let Some((cover, pledge)) = cover.and_then(|cover| cover.pledge_id.map(|id| (cover, id)))
    else {
        return Ok(());
    };
    openings::take_turn(tx, app, who, pledge, Turn::Release).await?;
    if let Some(leaving) = cover.neighbor_id.filter(|leaving| *leaving != whose) {
        let about = cover.id.to_string();
        messages::tell(
            tx,
            app,
            community,
            leaving,
            Letter::RotaCovered,
            Some(&about),
        )
        .await?;
    }
    close(tx, app, community, cover, CoverState::Covered).await
}

/// After somebody joined: a search that began because nobody had promised is over when enough are there; and where
/// those who rely on it were told that it is not covered, they hear that it is.
pub(super) async fn joined(
    tx: &mut Tx,
    app: &App,
    who: Actor,
    date: &Date,
    role: RoleId,
    pledge: &Pledge,
) -> Result<(), Error> {
    let community = who.community();
    let open = of_date(tx, community, date.id).await?;
    let gap = open
        .iter()
        .find(|cover| cover.role_id == role && cover.pledge_id.is_none());
    if let Some(cover) = gap {
        close(tx, app, community, cover, CoverState::Covered).await?;
    }
    let told = exec!(
        tx,
        "update series_dates set uncovered_at = null where community_id = $1 and id = $2 and uncovered_at is not null",
        community,
        date.id
    )?;
    if told == 1 && places::still_counts(pledge) {
        super::tell_those_who_rely(tx, app, community, date, Letter::RotaCovered).await?;
    }
    Ok(())
}

/// Ends a search. Who was being asked need not answer, and is thanked.
async fn close(
    tx: &mut Tx,
    app: &App,
    community: CommunityId,
    cover: &Cover,
    state: CoverState,
) -> Result<(), Error> {
    exec!(
        tx,
        "update covers set state = $3, closed_at = $4 where community_id = $1 and id = $2",
        community,
        cover.id,
        state,
        app.clock.now()
    )?;
    let spared = asking::call_off(tx, app, community, cover.asking_id).await?;
    thank(tx, app, community, &spared).await
}

/// Ends every search on a date that is called off.
pub(super) async fn drop_all(
    tx: &mut Tx,
    app: &App,
    community: CommunityId,
    date: DateId,
) -> Result<(), Error> {
    for cover in of_date(tx, community, date).await? {
        close(tx, app, community, &cover, CoverState::Dropped).await?;
    }
    Ok(())
}

/// Ends the searches that began with a promise of somebody who goes for good: it is nobody's any more.
pub(super) async fn let_go_of_neighbor(
    tx: &mut Tx,
    app: &App,
    community: CommunityId,
    whose: NeighborId,
) -> Result<(), Error> {
    for cover in open(tx, community).await? {
        if cover.neighbor_id == Some(whose) {
            close(tx, app, community, &cover, CoverState::Dropped).await?;
        }
    }
    Ok(())
}

async fn insert(tx: &mut Tx, community: CommunityId, cover: &Cover) -> Result<(), Error> {
    exec!(
        tx,
        "insert into covers (community_id, id, date_id, role_id, opening_id, pledge_id, neighbor_id, asking_id, stage, state, made_at, closed_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, null)",
        community,
        cover.id,
        cover.date_id,
        cover.role_id,
        cover.opening_id,
        cover.pledge_id,
        cover.neighbor_id,
        cover.asking_id,
        cover.stage,
        cover.state,
        cover.made_at
    )?;
    Ok(())
}

async fn set_stage(
    tx: &mut Tx,
    community: CommunityId,
    id: CoverId,
    stage: Stage,
) -> Result<(), Error> {
    exec!(
        tx,
        "update covers set stage = $3 where community_id = $1 and id = $2",
        community,
        id,
        stage
    )?;
    Ok(())
}

/// One search.
pub async fn found(tx: &mut Tx, community: CommunityId, id: CoverId) -> Result<Cover, Error> {
    let found = opt!(
        tx,
        Cover,
        "select id, date_id, role_id, opening_id, pledge_id, neighbor_id, asking_id, stage, state, made_at
         from covers where community_id = $1 and id = $2",
        community,
        id
    )?;
    found.ok_or(Error::NotFound)
}

/// The open search for somebody in place of a promise.
pub async fn of_pledge(
    tx: &mut Tx,
    community: CommunityId,
    pledge: PledgeId,
) -> Result<Option<Cover>, Error> {
    opt!(
        tx,
        Cover,
        "select id, date_id, role_id, opening_id, pledge_id, neighbor_id, asking_id, stage, state, made_at
         from covers where community_id = $1 and pledge_id = $2 and state in ('open', 'uncovered')
         order by made_at desc limit 1",
        community,
        pledge
    )
}

/// The searches on a date that are not settled, the oldest first.
pub async fn of_date(
    tx: &mut Tx,
    community: CommunityId,
    date: DateId,
) -> Result<Vec<Cover>, Error> {
    all!(
        tx,
        Cover,
        "select id, date_id, role_id, opening_id, pledge_id, neighbor_id, asking_id, stage, state, made_at
         from covers where community_id = $1 and date_id = $2 and state in ('open', 'uncovered') order by made_at, id",
        community,
        date
    )
}

/// Every open search, the oldest first.
pub async fn open(tx: &mut Tx, community: CommunityId) -> Result<Vec<Cover>, Error> {
    all!(
        tx,
        Cover,
        "select id, date_id, role_id, opening_id, pledge_id, neighbor_id, asking_id, stage, state, made_at
         from covers where community_id = $1 and state = 'open' order by made_at, id limit $2",
        community,
        AT_ONCE
    )
}
