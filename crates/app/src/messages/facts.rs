//! What a letter says, opened at the moment it leaves. A letter that is no longer true (the match moved on,
//! the offer was taken back, the address was changed) says nothing and is dropped.

mod matched;
mod rota;

use domain::community::Community;
use domain::messages::{Letter, Way};
use domain::needs::ListingState;
use domain::people::{Neighbor, Person};
use domain::words::{LINE_LIMIT, NAME_LIMIT, first_name, line};
use domain::{AreaId, CategoryId, MessageId, NeighborId};

use super::pen::Facts;
use crate::db::Tx;
use crate::people::reach;
use crate::tokens::{self, Purpose};
use crate::{App, Error, community, needs, people};

/// What is written about: a row of the outbox.
pub(super) struct Notice<'a> {
    /// The message.
    pub id: MessageId,
    /// Who receives it.
    pub neighbor: NeighborId,
    /// What kind of letter.
    pub letter: Letter,
    /// On which way.
    pub way: Way,
    /// What it is about.
    pub about: Option<&'a str>,
}

/// A letter's facts with whoever receives them.
pub(super) struct Enclosed {
    /// Who receives it.
    pub neighbor: Neighbor,
    /// Their name and contact.
    pub person: Person,
    /// What it says.
    pub facts: Facts,
    /// Whose contact it shows, at an introduction.
    pub shown: Option<NeighborId>,
}

/// Opens everything a letter may say. `None` when it is no longer true. What leaves by mail or text gets
/// links, which are noted in this transaction so that they will be known again.
pub(super) async fn gather(
    tx: &mut Tx,
    app: &App,
    home: &Community,
    notice: &Notice<'_>,
) -> Result<Option<Enclosed>, Error> {
    match enclose(tx, app, home, notice).await {
        Err(Error::NotFound) => Ok(None),
        other => other,
    }
}

async fn enclose(
    tx: &mut Tx,
    app: &App,
    home: &Community,
    notice: &Notice<'_>,
) -> Result<Option<Enclosed>, Error> {
    let (neighbor, person) = people::opened(tx, app, home.id, notice.neighbor).await?;
    let mut facts = Facts::of(home, &community::address(tx, app, home).await?);
    facts.first_name = line(first_name(&person.name), NAME_LIMIT);
    let mut letter = Enclosed {
        neighbor,
        person,
        facts,
        shown: None,
    };
    let is_true = match notice.letter {
        Letter::Welcome => welcome(tx, app, home, notice, &mut letter).await?,
        Letter::SignIn => sign_in(tx, app, home, notice, &mut letter).await?,
        Letter::StillHolds | Letter::Lapsed => listing(tx, app, home, notice, &mut letter).await?,
        Letter::AskHelper
        | Letter::AskNeeder
        | Letter::Introduced
        | Letter::DidItWork
        | Letter::Thanked
        | Letter::PassedOn
        | Letter::FellThrough => {
            matched::told_to_either(tx, app, home, notice, &mut letter).await?
        }
        Letter::Relay | Letter::NobodyAnswered | Letter::Reported => {
            matched::told_to_organizers(tx, app, home, notice, &mut letter).await?
        }
        Letter::Wrote => true,
        Letter::RotaAsk | Letter::RotaSpared => {
            rota::about_a_search(tx, app, home, notice, &mut letter).await?
        }
        Letter::RotaRemind => rota::about_a_promise(tx, app, home, notice, &mut letter).await?,
        Letter::RotaCovered
        | Letter::RotaUncovered
        | Letter::RotaChanged
        | Letter::RotaNobody
        | Letter::RotaAlarm => rota::about_a_date(tx, app, home, notice, &mut letter).await?,
    };
    if !is_true {
        return Ok(None);
    }
    if notice.way == Way::Mail && notice.letter != Letter::SignIn {
        let stop = notice.way.word();
        let token = tokens::link(tx, app, home.id, Purpose::Stop, notice.neighbor, stop).await?;
        letter.facts.stop_link = Some(url(&letter.facts, "stop", &token));
    }
    Ok(Some(letter))
}

/// The address of a link: `/l/` to answer, `/in/` to come in, `/stop/` to stop letters.
fn url(facts: &Facts, shelf: &str, token: &str) -> String {
    format!("{}/{shelf}/{token}", facts.base_url)
}

async fn welcome(
    tx: &mut Tx,
    app: &App,
    home: &Community,
    notice: &Notice<'_>,
    letter: &mut Enclosed,
) -> Result<bool, Error> {
    if notice.way != Way::Voice {
        let token = tokens::private_link(tx, app, home.id, notice.neighbor).await?;
        letter.facts.link = Some(url(&letter.facts, "in", &token));
    }
    Ok(true)
}

/// The code and the link to come in, for the contact that was typed and nobody else.
async fn sign_in(
    tx: &mut Tx,
    app: &App,
    home: &Community,
    notice: &Notice<'_>,
    letter: &mut Enclosed,
) -> Result<bool, Error> {
    let typed = notice.about.ok_or(Error::NotFound)?;
    let reach = reach::of(tx, home.id, notice.neighbor).await?;
    let reach = reach.ok_or(Error::NotFound)?;
    let stands = match notice.way {
        Way::Mail => reach.email_hash,
        Way::Text => reach.phone_hash,
        Way::Voice => None,
    };
    if stands.as_deref() != Some(typed) {
        return Ok(false);
    }
    letter.facts.code = tokens::waiting_code(tx, app, home.id, typed).await?;
    let about = notice.id.to_string();
    let token = tokens::link(tx, app, home.id, Purpose::SignIn, notice.neighbor, &about).await?;
    letter.facts.link = Some(url(&letter.facts, "in", &token));
    Ok(letter.facts.code.is_some())
}

async fn listing(
    tx: &mut Tx,
    app: &App,
    home: &Community,
    notice: &Notice<'_>,
    letter: &mut Enclosed,
) -> Result<bool, Error> {
    let id = parsed(notice)?;
    let found = needs::row(tx, home.id, id).await?.listing();
    let is_so = match notice.letter {
        Letter::Lapsed => found.state == ListingState::Expired,
        _ => found.goes_on(),
    };
    if found.neighbor != notice.neighbor || !is_so {
        return Ok(false);
    }
    let category = found.terms.category;
    letter.facts.side = Some(found.side);
    letter.facts.category = category_name(tx, home, category, &letter.neighbor).await?;
    if notice.letter == Letter::StillHolds {
        letter.facts.until = Some(found.expires_at);
    }
    if notice.way != Way::Voice {
        let about = id.to_string();
        let token =
            tokens::link(tx, app, home.id, Purpose::Listing, notice.neighbor, &about).await?;
        letter.facts.link = Some(url(&letter.facts, "l", &token));
    }
    Ok(true)
}

/// The id a message is about: the first word of it.
fn parsed<T: std::str::FromStr>(notice: &Notice<'_>) -> Result<T, Error> {
    let word = notice.about.and_then(|about| about.split(' ').next());
    word.and_then(|word| word.parse().ok())
        .ok_or(Error::NotFound)
}

async fn category_name(
    tx: &mut Tx,
    home: &Community,
    id: CategoryId,
    reader: &Neighbor,
) -> Result<Option<String>, Error> {
    let categories = community::categories(tx, home.id).await?;
    let found = categories.iter().find(|category| category.id == id);
    let name = |category: &domain::community::Category| {
        let name = category.names.to(&reader.language, home.first_language());
        line(name, LINE_LIMIT)
    };
    Ok(found.map(name))
}

async fn area_name(
    tx: &mut Tx,
    home: &Community,
    id: Option<AreaId>,
) -> Result<Option<String>, Error> {
    let areas = community::areas(tx, home.id).await?;
    let found = areas.into_iter().find(|area| Some(area.id) == id);
    Ok(found.map(|area| line(&area.name, LINE_LIMIT)))
}
