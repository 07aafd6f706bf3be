//! One record: what is not secret about somebody, what they offer and need, and what an organizer can do.

use app::people::looks::{self, Reason};
use app::people::merge::{self, Merge};
use app::people::{self, erase, own, roles, standing};
use app::{Error, needs};
use askama::Template;
use axum::extract::{Path, State};
use domain::NeighborId;
use domain::needs::Listing;
use domain::people::{Neighbor, Person, Standing};

use super::{id, list};
use crate::needs::names::{self, Names};
use crate::page::{self, Answer};
use crate::{Fields, Posted, Problem, Visit, Web};

/// Days that an organizer lets somebody rest, unless they say more.
const REST_DAYS: i64 = 30;

#[derive(Template)]
#[template(path = "people/record.html")]
struct RecordPage<'a> {
    v: &'a Visit,
    neighbor: Neighbor,
    names: Names,
    listings: Vec<Listing>,
    merges: Vec<Merge>,
    organizes: bool,
    shown: Option<Person>,
}

#[derive(Template)]
#[template(path = "people/erase.html")]
struct ErasePage<'a> {
    v: &'a Visit,
    neighbor: NeighborId,
    goes: own::Goes,
}

impl RecordPage<'_> {
    fn title(&self) -> String {
        list::somebody(self.v, self.names.area(&self.neighbor.area))
    }

    fn speaks(&self) -> String {
        names::languages(self.v, &self.neighbor.speaks)
    }

    fn written_in(&self) -> String {
        names::language(self.v, &self.neighbor.language)
    }

    fn is_forgotten(&self) -> bool {
        self.neighbor.standing == Standing::Erased
    }

    fn is_me(&self) -> bool {
        self.v.actor.and_then(domain::people::Actor::neighbor) == Some(self.neighbor.id)
    }

    /// What can be done now, as words of the form.
    fn deeds(&self) -> Vec<&'static str> {
        let stands = match self.neighbor.standing {
            Standing::Active => ["pause", "withdraw"].as_slice(),
            Standing::Paused => ["back", "withdraw"].as_slice(),
            Standing::Withdrawn => ["back"].as_slice(),
            Standing::Erased => return Vec::new(),
        };
        let knows = if self.neighbor.known {
            "unvouch"
        } else {
            "vouch"
        };
        [knows].into_iter().chain(stands.iter().copied()).collect()
    }

    fn name_of(&self, listing: &Listing) -> &str {
        self.names.category(&listing.terms.category)
    }
}

async fn load<'a>(
    visit: &'a Visit,
    web: &Web,
    whose: NeighborId,
) -> Result<RecordPage<'a>, Problem> {
    visit.organizer()?;
    let home = visit.home_id()?;
    let mut tx = web.app.db.read().await?;
    let neighbor = people::row(&mut tx, home, whose).await?.neighbor();
    let rows = needs::rows_of(&mut tx, home, whose).await?;
    Ok(RecordPage {
        v: visit,
        names: Names::load(&mut tx, visit).await?,
        listings: rows.iter().map(needs::Row::listing).collect(),
        merges: merge::of(&mut tx, home, whose).await?,
        organizes: roles::organizes(&mut tx, home, whose, web.app.clock.now()).await?,
        neighbor,
        shown: None,
    })
}

/// The page.
pub(super) async fn page(visit: Visit, State(web): State<Web>, Path(text): Path<String>) -> Answer {
    let page = load(&visit, &web, id(&text)?).await?;
    page::show(&visit, &page)
}

/// Shows name and contact, once the look has been written down.
pub(super) async fn look(
    State(web): State<Web>,
    Path(text): Path<String>,
    Posted { visit, .. }: Posted,
) -> Answer {
    opened(&visit, &web, id(&text)?, Reason::Record).await
}

/// The page with name and contact, once the look has been written down with its reason.
pub(crate) async fn opened(visit: &Visit, web: &Web, whose: NeighborId, reason: Reason) -> Answer {
    let mut page = load(visit, web, whose).await?;
    let who = visit.organizer()?;
    let (_, person) = looks::look(&web.app, who, whose, looks::ALL, reason).await?;
    page.shown = Some(person);
    page::show(visit, &page)
}

/// Does one of the small things: rest, back, gone, known.
pub(super) async fn act(
    State(web): State<Web>,
    Path(text): Path<String>,
    Posted { visit, fields }: Posted,
) -> Answer {
    let (who, whose) = (visit.organizer()?, id(&text)?);
    let done = deed(&web, who, whose, &fields).await;
    match done {
        Ok(()) => Ok(page::saying(
            &visit,
            page::go(&visit, &format!("/people/{whose}")),
            "people-saved",
        )),
        Err(error) => Err(error.into()),
    }
}

async fn deed(
    web: &Web,
    who: domain::people::Actor,
    whose: NeighborId,
    fields: &Fields,
) -> Result<(), Error> {
    match fields.one("do") {
        "pause" => own::pause(&web.app, who, whose, Some(REST_DAYS)).await,
        "back" => own::come_back(&web.app, who, whose).await,
        "withdraw" => standing::withdraw(&web.app, who, whose).await,
        "vouch" => standing::vouch(&web.app, who, whose).await,
        "unvouch" => standing::take_back_vouch(&web.app, who, whose).await,
        _ => Err(Error::NotFound),
    }
}

/// Asks once more before anything is erased.
pub(super) async fn ask_to_erase(
    visit: Visit,
    State(web): State<Web>,
    Path(text): Path<String>,
) -> Answer {
    let page = erase_page(&visit, &web, id(&text)?).await?;
    page::show(&visit, &page)
}

async fn erase_page<'a>(
    visit: &'a Visit,
    web: &Web,
    whose: NeighborId,
) -> Result<ErasePage<'a>, Problem> {
    visit.organizer()?;
    let home = visit.home_id()?;
    let mut tx = web.app.db.read().await?;
    let neighbor = people::row(&mut tx, home, whose).await?.neighbor();
    if neighbor.standing == Standing::Erased {
        return Err(Problem::NotFound);
    }
    Ok(ErasePage {
        v: visit,
        neighbor: whose,
        goes: own::goes(&mut tx, home, whose).await?,
    })
}

/// Erases somebody, at their wish.
pub(super) async fn erase(
    State(web): State<Web>,
    Path(text): Path<String>,
    Posted { visit, fields }: Posted,
) -> Answer {
    let (who, whose) = (visit.organizer()?, id(&text)?);
    if !fields.has("sure", "yes") {
        let page = erase_page(&visit, &web, whose).await?;
        return page::show_again(&visit, &page);
    }
    erase::forget(&web.app, who, whose).await?;
    Ok(page::saying(
        &visit,
        page::go(&visit, "/people"),
        "people-forgotten",
    ))
}
