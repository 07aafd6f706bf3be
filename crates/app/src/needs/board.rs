//! The board: every offer and need, for organizers, the most urgent first and then whoever has waited
//! longest. It holds what a listing is about and where it stands, and nothing of whose it is: no name, no
//! contact, no note, not even the neighbor's id.

use std::fmt;
use std::str::FromStr;

use domain::community::{Area, Category};
use domain::needs::{ListingState, Often, Side, Urgency};
use domain::search::{AREAS_FOUND, CATEGORIES_FOUND, Found, Words};
use domain::{AreaId, CategoryId, CommunityId, Day, ListingId, Moment, NotAnId, Times};
use serde::Serialize;

use crate::db::Tx;
use crate::introductions::waiting::{self, Waiting};
use crate::{Error, community};

/// Offers or needs on one page.
pub const PAGE: usize = 50;
/// Above this many the board says "more than".
pub const COUNT_LIMIT: i64 = 1_000;

/// What an organizer wants to see.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Filter {
    /// Offers or needs.
    pub side: Side,
    /// Where they stand.
    pub state: ListingState,
    /// Only this kind.
    pub category: Option<CategoryId>,
    /// Only this area.
    pub area: Option<AreaId>,
    /// Only as urgent as this.
    pub urgency: Option<Urgency>,
    /// Only what these words mean, in any language.
    pub words: String,
}

impl Filter {
    /// Everything open on one side.
    pub fn open(side: Side) -> Self {
        Self {
            side,
            state: ListingState::Open,
            category: None,
            area: None,
            urgency: None,
            words: String::new(),
        }
    }
}

row! {
    #[derive(Clone)]
    struct Row {
        id: ListingId,
        category_id: CategoryId,
        often: Often,
        quantity: u32,
        promised: u32,
        area_id: Option<AreaId>,
        times: Times,
        remote: bool,
        urgency: Urgency,
        due: Option<Day>,
        created_at: Moment,
        still_asked_at: Option<Moment>,
    }
}

/// An offer or a need as it stands on the board.
#[derive(Debug, Clone, Serialize)]
pub struct Line {
    /// Its id.
    pub id: ListingId,
    /// What it is about.
    pub category: CategoryId,
    /// Once or again and again.
    pub often: Often,
    /// How many.
    pub quantity: u32,
    /// How many of them are promised.
    pub promised: u32,
    /// Where.
    pub area: Option<AreaId>,
    /// When it suits.
    pub times: Times,
    /// Distance does not matter.
    pub remote: bool,
    /// How soon.
    pub urgency: Urgency,
    /// The day it is needed.
    pub due: Option<Day>,
    /// Where it stands.
    pub state: ListingState,
    /// When it was said.
    pub created_at: Moment,
    /// When its owner was asked whether it still holds, if they have not answered.
    pub still_asked_at: Option<Moment>,
    /// What is under way about it.
    pub waiting: Waiting,
}

/// One page of the board.
pub struct Board {
    /// At most [`PAGE`] lines.
    pub lines: Vec<Line>,
    /// From where the next page goes on; `None` on the last.
    pub next: Option<Mark>,
    /// How many there are in all, counted up to [`COUNT_LIMIT`].
    pub count: i64,
    /// What the typed words were understood as.
    pub found: Found,
    /// The community's categories, to name them.
    pub categories: Vec<Category>,
    /// The community's areas, to name them.
    pub areas: Vec<Area>,
}

impl Board {
    /// There are more than were counted.
    pub fn has_more_than_counted(&self) -> bool {
        self.count > COUNT_LIMIT
    }
}

/// A place in the order of the board, from where a page goes on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mark {
    urgency: Urgency,
    created_at: Moment,
    id: ListingId,
}

impl fmt::Display for Mark {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{}.{}.{}",
            self.urgency.word(),
            self.created_at.0,
            self.id
        )
    }
}

impl FromStr for Mark {
    type Err = NotAnId;

    fn from_str(text: &str) -> Result<Self, NotAnId> {
        let mut parts = text.splitn(3, '.');
        let mut part = || parts.next().ok_or(NotAnId);
        Ok(Self {
            urgency: Urgency::from_word(part()?).ok_or(NotAnId)?,
            created_at: Moment(part()?.parse().map_err(|_| NotAnId)?),
            id: part()?.parse()?,
        })
    }
}

/// One page of the board, from the beginning or from a mark.
pub async fn board(
    tx: &mut Tx,
    community: CommunityId,
    filter: &Filter,
    from: Option<Mark>,
) -> Result<Board, Error> {
    let categories = community::categories(tx, community).await?;
    let areas = community::areas(tx, community).await?;
    let found = Words::of(&categories, &areas).read(&filter.words);
    let mut board = Board {
        lines: Vec::new(),
        next: None,
        count: 0,
        found,
        categories,
        areas,
    };
    let Some(wanted) = Wanted::of(filter, &board.found) else {
        return Ok(board);
    };
    let rows = rows(tx, community, filter, &wanted, from).await?;
    board.count = count(tx, community, filter, &wanted).await?;
    let ids: Vec<ListingId> = rows.iter().take(PAGE).map(|row| row.id).collect();
    let under_way = waiting::of_listings(tx, community, &ids).await?;
    if rows.len() > PAGE {
        board.next = rows[..PAGE].last().map(Row::mark);
    }
    board.lines = rows
        .into_iter()
        .take(PAGE)
        .map(|row| {
            row.line(
                filter.state,
                under_way.get(&row.id).copied().unwrap_or_default(),
            )
        })
        .collect();
    Ok(board)
}

impl Row {
    fn mark(&self) -> Mark {
        Mark {
            urgency: self.urgency,
            created_at: self.created_at,
            id: self.id,
        }
    }

    fn line(&self, state: ListingState, waiting: Waiting) -> Line {
        Line {
            id: self.id,
            category: self.category_id,
            often: self.often,
            quantity: self.quantity,
            promised: self.promised,
            area: self.area_id,
            times: self.times,
            remote: self.remote,
            urgency: self.urgency,
            due: self.due,
            state,
            created_at: self.created_at,
            still_asked_at: self.still_asked_at,
            waiting,
        }
    }
}

/// Kinds and areas to look for, in a fixed number of places; all places empty means any.
struct Wanted {
    kinds: [Option<CategoryId>; CATEGORIES_FOUND],
    areas: [Option<AreaId>; AREAS_FOUND],
}

impl Wanted {
    /// `None` when nothing can fit: the words mean nothing here, or something else than what was chosen.
    fn of(filter: &Filter, found: &Found) -> Option<Self> {
        if found.is_lost() {
            return None;
        }
        Some(Self {
            kinds: both(filter.category, &found.categories)?,
            areas: both(filter.area, &found.areas)?,
        })
    }
}

/// What was chosen from a list and what typed words mean, both of which must hold.
fn both<T: Copy + PartialEq, const N: usize>(
    chosen: Option<T>,
    meant: &[T],
) -> Option<[Option<T>; N]> {
    let mut places = [None; N];
    match chosen {
        Some(one) if meant.is_empty() || meant.contains(&one) => places[0] = Some(one),
        Some(_) => return None,
        None => places
            .iter_mut()
            .zip(meant)
            .for_each(|(place, one)| *place = Some(*one)),
    }
    Some(places)
}

/// Up to one more than a page. Each tier of urgency is read from its place in the index, so that the
/// hundredth page costs as much as the first.
async fn rows(
    tx: &mut Tx,
    community: CommunityId,
    filter: &Filter,
    wanted: &Wanted,
    from: Option<Mark>,
) -> Result<Vec<Row>, Error> {
    let mut rows = Vec::new();
    for urgency in Urgency::ALL.iter().rev().copied() {
        let passed = from.is_some_and(|mark| urgency > mark.urgency);
        let unwanted = filter.urgency.is_some_and(|only| only != urgency);
        if passed || unwanted || rows.len() > PAGE {
            continue;
        }
        let after = from.filter(|mark| mark.urgency == urgency);
        let room = PAGE + 1 - rows.len();
        rows.extend(tier(tx, community, filter, wanted, urgency, after, room).await?);
    }
    Ok(rows)
}

async fn tier(
    tx: &mut Tx,
    community: CommunityId,
    filter: &Filter,
    wanted: &Wanted,
    urgency: Urgency,
    after: Option<Mark>,
    room: usize,
) -> Result<Vec<Row>, Error> {
    let (kinds, areas) = (wanted.kinds, wanted.areas);
    all!(
        tx,
        Row,
        "select l.id, l.category_id, l.often, l.quantity, l.promised, coalesce(l.area_id, n.area_id) as area_id, l.times, l.remote,
                l.urgency, l.due, l.created_at, l.still_asked_at
         from listings l join neighbors n on n.community_id = l.community_id and n.id = l.neighbor_id
         where l.community_id = $1 and l.side = $2 and l.state = $3 and l.urgency = $4 and (l.created_at, l.id) > ($5, $6)
           and (l.category_id in ($8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19) or $8 is null)
           and (coalesce(l.area_id, n.area_id) in ($20, $21, $22, $23, $24, $25) or $20 is null)
         order by l.created_at, l.id limit $7",
        community, filter.side, filter.state, urgency,
        after.map_or(Moment(i64::MIN), |mark| mark.created_at),
        after.map_or_else(String::new, |mark| mark.id.to_string()),
        room as i64,
        kinds[0], kinds[1], kinds[2], kinds[3], kinds[4], kinds[5],
        kinds[6], kinds[7], kinds[8], kinds[9], kinds[10], kinds[11],
        areas[0], areas[1], areas[2], areas[3], areas[4], areas[5]
    )
}

/// How many fit, counted up to one more than the limit.
async fn count(
    tx: &mut Tx,
    community: CommunityId,
    filter: &Filter,
    wanted: &Wanted,
) -> Result<i64, Error> {
    row! {
        struct Counted {
            n: i64,
        }
    }
    let (kinds, areas) = (wanted.kinds, wanted.areas);
    let counted = one!(
        tx,
        Counted,
        "select count(*) as n from (
           select 1 as one from listings l join neighbors n on n.community_id = l.community_id and n.id = l.neighbor_id
           where l.community_id = $1 and l.side = $2 and l.state = $3 and (l.urgency = $4 or $4 is null)
             and (l.category_id in ($6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17) or $6 is null)
             and (coalesce(l.area_id, n.area_id) in ($18, $19, $20, $21, $22, $23) or $18 is null)
           limit $5) as counted",
        community, filter.side, filter.state, filter.urgency,
        COUNT_LIMIT + 1,
        kinds[0], kinds[1], kinds[2], kinds[3], kinds[4], kinds[5],
        kinds[6], kinds[7], kinds[8], kinds[9], kinds[10], kinds[11],
        areas[0], areas[1], areas[2], areas[3], areas[4], areas[5]
    )?;
    Ok(counted.n)
}
