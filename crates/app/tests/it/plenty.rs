//! A neighborhood with something in every corner, for whatever takes everything along.

use app::db::rows::{self, Sum};
use app::db::{migrations, schema};
use app::{App, Db, exec};
use domain::needs::{ListingState, Often, Side, Terms, Urgency};
use domain::people::Source;
use domain::{ListingId, NeighborId, Times};

use crate::world::World;

/// A word that stands in every sealed field of one neighbor, and nowhere else.
pub const CANARY: &str = "Zq7canary";

pub struct Plenty {
    pub canary: NeighborId,
    pub ben: NeighborId,
    pub offer: ListingId,
    pub need: ListingId,
}

/// Two neighbors who were introduced, somebody who only counts, areas that were joined, a report, a block.
pub async fn furnish(world: &World) -> Plenty {
    let canary = world.neighbor(CANARY).await;
    let ben = world.neighbor("Ben").await;
    world.neighbor("Cruz").await;
    let offer = listing(world, ben, Side::Offer, "+ two seats").await;
    let need = listing(
        world,
        canary,
        Side::Need,
        &format!("{CANARY} to the clinic"),
    )
    .await;
    let mut tx = world.app.db.write(world.community).await.unwrap();
    let areas = app::community::areas(&mut tx, world.community)
        .await
        .unwrap();
    exec!(
        &mut tx,
        "update areas set merged_into = $3 where community_id = $1 and id = $2",
        world.community,
        areas[0].id,
        areas[2].id
    )
    .unwrap();
    exec!(
        &mut tx,
        "insert into matches (community_id, id, need_id, offer_id, needer_id, helper_id, quantity, state, held, reasons, softened, helper_shows, needer_shows, follow_ups, created_at, changed_at)
         values ($1, '0198b7a0-0000-7000-8000-0000000000a1', $2, $3, $4, $5, 1, 'introduced', true, 'close', '', 'name phone', 'name', 0, 5, 6)",
        world.community,
        need,
        offer,
        canary,
        ben
    )
    .unwrap();
    exec!(
        &mut tx,
        "insert into surveys (community_id, version, definition, published_at) values ($1, 2, '{\"questions\":[]}', 7)",
        world.community
    )
    .unwrap();
    let key = app::people::row(&mut tx, world.community, canary)
        .await
        .unwrap()
        .neighbor()
        .key
        .unwrap();
    let seal = |table, column, row| {
        let place = app::vault::Place {
            community: world.community,
            table,
            column,
            row,
            neighbor: canary,
            version: 1,
        };
        world
            .app
            .vault
            .seal(key, place, &format!("{{\"hopes\":\"{CANARY}\"}}"))
            .unwrap()
    };
    let (answer, report) = (
        "0198b7a0-0000-7000-8000-0000000000b1",
        "0198b7a0-0000-7000-8000-0000000000b2",
    );
    exec!(
        &mut tx,
        "insert into answers (community_id, id, neighbor_id, survey_version, form_id, form_hash, body_sealed, language, source, answered_at)
         values ($1, $2, $3, 1, 'f', 'h', $4, 'en', 'web', 8)",
        world.community,
        answer,
        canary,
        seal("answers", "body", answer)
    )
    .unwrap();
    exec!(
        &mut tx,
        "insert into reports (community_id, id, neighbor_id, note_sealed, at) values ($1, $2, $3, $4, 9)",
        world.community,
        report,
        canary,
        seal("reports", "note", report)
    )
    .unwrap();
    exec!(
        &mut tx,
        "insert into blocks (community_id, neighbor_id, blocked_id, at) values ($1, $2, $3, 10)",
        world.community,
        ben,
        world.organizer
    )
    .unwrap();
    app::messages::tell(
        &mut tx,
        &world.app,
        world.community,
        ben,
        domain::messages::Letter::Welcome,
        None,
    )
    .await
    .unwrap();
    app::tokens::private_link(&mut tx, &world.app, world.community, ben)
        .await
        .unwrap();
    app::tokens::begin_session(&mut tx, &world.app, world.community, ben, 1_000_000)
        .await
        .unwrap();
    tx.commit().await.unwrap();
    app::introductions::shown::keep_what_is_missing(&world.app)
        .await
        .unwrap();
    Plenty {
        canary,
        ben,
        offer,
        need,
    }
}

/// An offer or a need of somebody.
pub async fn listing(world: &World, whose: NeighborId, side: Side, note: &str) -> ListingId {
    let mut tx = world.app.db.read().await.unwrap();
    let category = app::community::categories(&mut tx, world.community)
        .await
        .unwrap()[0]
        .id;
    drop(tx);
    let terms = Terms {
        category,
        often: Often::Once,
        quantity: 2,
        area: None,
        times: Times::of(1, 0),
        languages: vec!["en".into(), "es".into()],
        language_matters: true,
        radius: Some(2),
        remote: false,
        wants_known: false,
        urgency: if side == Side::Need {
            Urgency::Today
        } else {
            Urgency::Whenever
        },
        due: (side == Side::Need).then(|| "2026-06-09".parse().unwrap()),
    };
    let new = app::needs::NewListing {
        side,
        terms,
        note: note.into(),
        source: Source::Web,
        answer: None,
        state: ListingState::Open,
    };
    app::needs::add(&world.app, world.organizer(), whose, &new)
        .await
        .unwrap()
}

/// What every table holds, in short. What an install notes about its own backups is left out.
pub async fn sums(db: &Db) -> Vec<(&'static str, Sum)> {
    let mut tx = db.read().await.unwrap();
    let mut sums = Vec::new();
    for table in schema::tables(migrations::DATA, migrations::newest(migrations::DATA)) {
        if table.name != "install" {
            sums.push((
                table.name,
                rows::sum(&mut tx, &table, &rows::Which::All).await.unwrap(),
            ));
        }
    }
    sums
}

/// The names of everybody in a community, opened.
pub async fn names(app: &App, community: domain::CommunityId) -> Vec<String> {
    let mut tx = app.db.read().await.unwrap();
    let rows = app::people::rows(&mut tx, community).await.unwrap();
    app::people::fetch_keys(app, &rows).await.unwrap();
    rows.iter()
        .map(|row| row.person(app, community).unwrap().name)
        .collect()
}
