//! A made-up neighborhood to try everything in: the same people every time, none of them real.

mod rotas;

use domain::needs::{ListingState, Often, Side, Terms, Urgency};
use domain::people::{Channel, Person, Source};
use domain::{AreaId, CategoryId, CommunityId, NeighborId, Times, Zone};

use crate::community::{self, Beginning};
use crate::needs::NewListing;
use crate::people::NewNeighbor;
use crate::{App, Error, matching, needs, people};

const FIRST: [&str; 24] = [
    "Ana",
    "Ben",
    "Cruz",
    "Dalia",
    "Emil",
    "Fatima",
    "Goran",
    "Hana",
    "Ibrahim",
    "Jūratė",
    "Kwame",
    "Lucía",
    "Mónica",
    "Nguyễn",
    "Олена",
    "Priya",
    "Qiang",
    "Rosa",
    "Samir",
    "Tendai",
    "Ümit",
    "Verónica",
    "Wanjiru",
    "أمينة",
];
const LAST: [&str; 12] = [
    "Vega", "Okafor", "Nowak", "Haddad", "Lopez", "Tran", "Kim", "Silva", "Brown", "Diallo", "Ng",
    "Weber",
];
const AREAS: [&str; 6] = [
    "Northside",
    "Old Mill",
    "Riverside",
    "Station Road",
    "Hill Gardens",
    "Market Square",
];
const LANGUAGES: [&[&str]; 5] = [
    &["en"],
    &["en", "es"],
    &["es"],
    &["ar", "en"],
    &["en", "fr"],
];

/// Who can be walked in as.
pub struct Made {
    /// The community.
    pub community: CommunityId,
    /// Its organizer.
    pub organizer: NeighborId,
    /// One of the neighbors.
    pub neighbor: NeighborId,
}

/// Makes a neighborhood with so many people, their offers and needs, and the first plan.
pub async fn make(app: &App, people_count: usize) -> Result<Made, Error> {
    let olga = Person {
        name: "Olga Ramirez".into(),
        email: Some("olga@example.org".into()),
        ..Person::default()
    };
    let beginning = Beginning {
        name: "Elm Street".into(),
        zone: Zone::named("America/Detroit").unwrap_or_else(Zone::utc),
        country: "US".into(),
        languages: domain::community::SPOKEN.map(str::to_owned).into(),
        areas: AREAS.map(str::to_owned).into(),
        categories: Vec::new(),
        run_by: "Nobody. This neighborhood is made up, for trying things out.".into(),
        organizer: Some((olga, Channel::Mail)),
    };
    let (community, organizer) = community::begin(app, beginning).await?;
    let organizer = organizer.ok_or(Error::NotFound)?;
    let mut tx = app.db.read().await?;
    let areas: Vec<AreaId> = community::areas(&mut tx, community)
        .await?
        .iter()
        .map(|area| area.id)
        .collect();
    let categories: Vec<CategoryId> = community::categories(&mut tx, community)
        .await?
        .iter()
        .map(|category| category.id)
        .collect();
    drop(tx);
    let now = app.clock.now();
    let mut neighbor = organizer;
    let mut everybody = Vec::new();
    for batch in (0..people_count).collect::<Vec<_>>().chunks(200) {
        let mut keys = Vec::new();
        for _ in batch {
            keys.push(app.vault.new_key(now).await?);
        }
        let mut tx = app.db.write(community).await?;
        for (n, key) in batch.iter().zip(keys) {
            let new = somebody(app, *n, key, &areas);
            let area = new.area;
            neighbor = people::insert(&mut tx, app, community, new).await?;
            everybody.push(neighbor);
            for listing in wishes(app, &categories, area) {
                needs::insert(&mut tx, app, community, neighbor, key, &listing).await?;
            }
        }
        tx.commit().await?;
    }
    matching::plan(app, domain::people::Actor::Program(community)).await?;
    rotas::make(app, community, organizer, &everybody).await?;
    Ok(Made {
        community,
        organizer,
        neighbor,
    })
}

fn pick<T: Copy>(app: &App, list: &[T]) -> T {
    list[app.chance.below(list.len() as u64) as usize]
}

fn somebody(app: &App, n: usize, key: domain::KeyId, areas: &[AreaId]) -> NewNeighbor {
    // Everybody has a name of their own, as long as there are names.
    let name = format!(
        "{} {}",
        FIRST[n % FIRST.len()],
        LAST[(n / FIRST.len() + n) % LAST.len()]
    );
    let speaks: Vec<String> = pick(app, &LANGUAGES)
        .iter()
        .map(|code| (*code).to_owned())
        .collect();
    let channel = pick(
        app,
        &[
            Channel::Mail,
            Channel::Mail,
            Channel::Mail,
            Channel::Text,
            Channel::Call,
        ],
    );
    let person = Person {
        name,
        email: Some(format!("neighbor{n}@example.org")),
        // 555-0100 to 555-0199 are kept for made-up people (NANPA).
        phone: Some(format!("+1517555{:04}", 100 + n % 100)),
        ..Person::default()
    };
    let language = speaks
        .iter()
        .find(|code| domain::community::SPOKEN.contains(&code.as_str()))
        .cloned();
    NewNeighbor {
        person,
        channel,
        language: language.unwrap_or_else(|| "en".to_owned()),
        speaks,
        area: Some(pick(app, areas)),
        times: Times(
            u32::from_le_bytes(app.chance.bytes())
                & u32::from_le_bytes(app.chance.bytes())
                & Times::ALL.0,
        ),
        radius: pick(app, &[None, Some(0), Some(1), Some(2)]),
        // They count among those who answered.
        source: Source::Import,
        key,
    }
}

fn wishes(app: &App, categories: &[CategoryId], area: Option<AreaId>) -> Vec<NewListing> {
    let gives = app.chance.below(4) as usize;
    let needs = app.chance.below(3) as usize;
    let sides =
        std::iter::repeat_n(Side::Offer, gives).chain(std::iter::repeat_n(Side::Need, needs));
    sides
        .map(|side| wish(app, side, categories, area))
        .collect()
}

fn wish(app: &App, side: Side, categories: &[CategoryId], area: Option<AreaId>) -> NewListing {
    let often = pick(
        app,
        &[Often::Once, Often::Once, Often::Weekly, Often::Standing],
    );
    let urgency = match side {
        Side::Offer => Urgency::Whenever,
        Side::Need => pick(
            app,
            &[
                Urgency::Whenever,
                Urgency::Whenever,
                Urgency::Week,
                Urgency::Today,
            ],
        ),
    };
    NewListing {
        side,
        terms: Terms {
            category: pick(app, categories),
            often,
            quantity: 1 + app.chance.below(3) as u32 / 2,
            area,
            times: Times::default(),
            languages: Vec::new(),
            language_matters: false,
            radius: None,
            remote: false,
            wants_known: false,
            urgency,
            due: None,
        },
        note: String::new(),
        source: Source::Web,
        answer: None,
        state: ListingState::Open,
    }
}
