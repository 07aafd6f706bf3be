//! Two records of one person: suggested, joined by a person, parted again without a trace.

use std::collections::{BTreeMap, BTreeSet};

use app::db::rows::{Cell, Pages, Which};
use app::db::{migrations, schema};
use app::messages::Carriers;
use app::people::{duplicates, erase, merge, roles, standing};
use app::{Error, introductions, matching, needs, people, sealed, tokens};
use domain::introductions::{MatchState, Reply, Shows};
use domain::messages::Letter;
use domain::needs::{ListingState, Side};
use domain::people::{Channel, Person, Standing};
use domain::{NeighborId, Refusal};

use crate::plenty::{self, CANARY};
use crate::post::{self, by_mail, by_text, matched, tell};
use crate::world::World;

/// Everything that is kept, opened, as it can be compared: without the versions under which it is sealed, and
/// without when somebody was last touched.
async fn everything(world: &World) -> BTreeMap<&'static str, BTreeSet<String>> {
    let mut tx = world.app.db.read().await.unwrap();
    let keys: BTreeMap<String, _> = people::rows(&mut tx, world.community)
        .await
        .unwrap()
        .iter()
        .map(|row| (row.neighbor().id.to_string(), row.neighbor().key))
        .collect();
    let mut all = BTreeMap::new();
    let passing = ["merges", "not_duplicates", "sessions", "install", "tallies"];
    for table in schema::tables(migrations::DATA, migrations::newest(migrations::DATA)) {
        if passing.contains(&table.name) {
            continue;
        }
        let mut lines = BTreeSet::new();
        let mut pages = Pages::of(&table, Which::All);
        while let Some(rows) = pages.next(&mut tx).await.unwrap() {
            for row in rows {
                let mut line = Vec::new();
                for (column, cell) in table.columns.iter().zip(&row) {
                    let owner = sealed::find(table.name, column.name);
                    let open = owner.and_then(|owner| {
                        let key = keys
                            .get(&owner.neighbor(&table, &row)?.to_string())
                            .copied()
                            .flatten();
                        owner.open(&world.app, &table, &row, key).unwrap()
                    });
                    let says = match (column.name, open, cell) {
                        ("version" | "touched_at", ..) => continue,
                        (_, Some(text), _) => text,
                        (_, None, Cell::Bytes(_)) => "sealed".to_owned(),
                        (_, None, cell) => format!("{cell:?}"),
                    };
                    line.push(format!("{}: {says}", column.name));
                }
                lines.insert(line.join(" | "));
            }
        }
        all.insert(table.name, lines);
    }
    all
}

async fn somebody(world: &World, name: &str, phone: Option<&str>) -> NeighborId {
    let key = world
        .app
        .vault
        .new_key(world.app.clock.now())
        .await
        .unwrap();
    let person = Person {
        name: name.into(),
        phone: phone.map(str::to_owned),
        ..Person::default()
    };
    let new = people::NewNeighbor {
        person,
        channel: Channel::Text,
        ..people::NewNeighbor::unknown(key)
    };
    let mut tx = world.app.db.write(world.community).await.unwrap();
    let id = people::insert(&mut tx, &world.app, world.community, new)
        .await
        .unwrap();
    tx.commit().await.unwrap();
    id
}

async fn is_here(world: &World, id: NeighborId) -> bool {
    let mut tx = world.app.db.read().await.unwrap();
    people::row(&mut tx, world.community, id).await.is_ok()
}

#[tokio::test]
async fn everything_moves_to_the_record_that_is_kept_and_all_of_it_goes_back() {
    for world in World::on_both_engines().await {
        let plenty = plenty::furnish(&world).await;
        let dee = somebody(&world, "Dee", None).await;
        roles::trust(&world.app, world.organizer(), plenty.canary)
            .await
            .unwrap();
        let before = everything(&world).await;
        let id = merge::join(&world.app, world.organizer(), dee, plenty.canary)
            .await
            .unwrap();

        assert!(!is_here(&world, plenty.canary).await);
        let mut tx = world.app.db.read().await.unwrap();
        let (_, person) = people::opened(&mut tx, &world.app, world.community, dee)
            .await
            .unwrap();
        assert_eq!(
            (person.name.as_str(), person.phone.as_deref()),
            ("Dee", Some("+15175550101"))
        );
        let rows = needs::rows_of(&mut tx, world.community, dee).await.unwrap();
        let key = people::row(&mut tx, world.community, dee)
            .await
            .unwrap()
            .neighbor()
            .key;
        let note = rows[0].note(&world.app, world.community, key).unwrap();
        assert!(rows.len() == 1 && note.contains(CANARY));
        let live = introductions::sql::live_of_neighbor(&mut tx, world.community, dee)
            .await
            .unwrap();
        assert_eq!(live[0].needer, dee);
        assert!(
            roles::organizes(&mut tx, world.community, dee, world.app.clock.now())
                .await
                .unwrap()
        );
        drop(tx);
        let joined = everything(&world).await;
        let answers = joined["answers"].first().unwrap();
        assert!(answers.contains(&dee.to_string()) && answers.contains(CANARY));

        merge::part(&world.app, world.organizer(), id)
            .await
            .unwrap();
        let after = everything(&world).await;
        for (table, lines) in before {
            assert_eq!(lines, after[table], "{table}");
        }
    }
}

#[tokio::test]
async fn the_link_of_a_folded_record_opens_nothing_until_they_are_parted() {
    for world in World::on_both_engines().await {
        let [ana, other] = [
            somebody(&world, "Ana", None).await,
            somebody(&world, "Ana", None).await,
        ];
        let mut tx = world.app.db.write(world.community).await.unwrap();
        let link = tokens::private_link(&mut tx, &world.app, world.community, other)
            .await
            .unwrap();
        let session = tokens::begin_session(&mut tx, &world.app, world.community, other, 1_000_000)
            .await
            .unwrap();
        tx.commit().await.unwrap();
        let id = merge::join(&world.app, world.organizer(), ana, other)
            .await
            .unwrap();
        let mut tx = world.app.db.read().await.unwrap();
        let opened = tokens::opened(&mut tx, &world.app, world.community, &link).await;
        assert!(matches!(opened, Err(Error::NotFound)));
        let actor = tokens::actor(&mut tx, &world.app, world.community, &session)
            .await
            .unwrap();
        assert_eq!(actor.neighbor(), None);
        drop(tx);
        merge::part(&world.app, world.organizer(), id)
            .await
            .unwrap();
        let mut tx = world.app.db.read().await.unwrap();
        assert!(
            tokens::opened(&mut tx, &world.app, world.community, &link)
                .await
                .is_ok()
        );
    }
}

#[tokio::test]
async fn whoever_was_being_asked_is_asked_anew_and_nobody_is_matched_with_themself() {
    for world in World::on_both_engines().await {
        let [ana, ben, second] = [
            world.neighbor("Ana").await,
            world.neighbor("Ben").await,
            world.neighbor("Benny").await,
        ];
        let ride = world.listing(ana, Side::Need, "transport").await;
        world.listing(second, Side::Offer, "transport").await;
        matching::plan(&world.app, world.organizer()).await.unwrap();
        let mut tx = world.app.db.read().await.unwrap();
        let found = introductions::sql::live_of_listing(&mut tx, world.community, ride)
            .await
            .unwrap()[0]
            .clone();
        drop(tx);
        introductions::ask(&world.app, world.organizer(), found.id)
            .await
            .unwrap();
        merge::join(&world.app, world.organizer(), ben, second)
            .await
            .unwrap();
        assert_eq!(world.letters_to(ben).await, ["ask-helper"]);
        let yes = Reply::Yes(Shows {
            phone: true,
            mail: false,
        });
        introductions::answer(&world.app, world.as_self(ben), found.id, Side::Offer, yes)
            .await
            .unwrap();
        merge::join(&world.app, world.organizer(), ana, ben)
            .await
            .unwrap();
        let mut tx = world.app.db.read().await.unwrap();
        let found = introductions::sql::found(&mut tx, world.community, found.id)
            .await
            .unwrap();
        assert_eq!(found.state, MatchState::Undone);
        assert_eq!(world.state_of(ride).await, ListingState::Open);
    }
}

#[tokio::test]
async fn joins_are_taken_back_in_turn_and_only_once() {
    for world in World::on_both_engines().await {
        let [a, b, c] = [
            somebody(&world, "A", None).await,
            somebody(&world, "B", None).await,
            somebody(&world, "C", None).await,
        ];
        let by = world.organizer();
        let first = merge::join(&world.app, by, b, c).await.unwrap();
        let second = merge::join(&world.app, by, a, b).await.unwrap();
        assert!(matches!(
            merge::join(&world.app, by, a, a).await,
            Err(Error::Refused(Refusal::CannotMerge))
        ));
        assert!(matches!(
            merge::join(&world.app, by, a, c).await,
            Err(Error::NotFound)
        ));
        assert!(matches!(
            merge::part(&world.app, by, first).await,
            Err(Error::Refused(Refusal::MovedOn))
        ));
        merge::part(&world.app, by, second).await.unwrap();
        assert!(matches!(
            merge::part(&world.app, by, second).await,
            Err(Error::Refused(Refusal::CannotMerge))
        ));
        merge::part(&world.app, by, first).await.unwrap();
        for id in [a, b, c] {
            assert!(is_here(&world, id).await);
        }
        assert!(matches!(
            merge::join(&world.app, world.as_self(a), a, b).await,
            Err(Error::NotFound)
        ));
    }
}

#[tokio::test]
async fn forgetting_somebody_forgets_the_records_that_were_joined_with_theirs() {
    for world in World::on_both_engines().await {
        let plenty = plenty::furnish(&world).await;
        let dee = somebody(&world, "Dee", None).await;
        merge::join(&world.app, world.organizer(), dee, plenty.canary)
            .await
            .unwrap();
        erase::forget(&world.app, world.as_self(dee), dee)
            .await
            .unwrap();
        let left = everything(&world).await;
        assert!(!format!("{left:?}").contains(CANARY));
        let folded: Vec<_> = left["neighbors"]
            .iter()
            .filter(|line| line.contains(&plenty.canary.to_string()))
            .collect();
        assert!(
            folded[0].contains("key_id: Empty") || folded[0].contains("key_id: Nothing"),
            "{folded:?}"
        );
    }
}

#[tokio::test]
async fn likely_pairs_are_suggested_until_somebody_says_that_they_are_two_people() {
    for world in World::on_both_engines().await {
        let phone = Some("+15175550142");
        let [ana, again] = [
            somebody(&world, "Ana", phone).await,
            somebody(&world, "Ana López", phone).await,
        ];
        somebody(&world, "Cruz", Some("+15175550143")).await;
        let pairs = duplicates::suggest(&world.app, world.organizer())
            .await
            .unwrap()
            .pairs;
        assert_eq!(pairs.len(), 1);
        assert_eq!(
            [pairs[0].one, pairs[0].other]
                .iter()
                .collect::<BTreeSet<_>>(),
            [ana, again].iter().collect()
        );
        assert!(
            duplicates::suggest(&world.app, world.as_self(ana))
                .await
                .is_err()
        );
        duplicates::not_the_same(&world.app, world.organizer(), again, ana)
            .await
            .unwrap();
        assert!(
            duplicates::suggest(&world.app, world.organizer())
                .await
                .unwrap()
                .pairs
                .is_empty()
        );
    }
}

#[tokio::test]
async fn whoever_leaves_takes_back_what_they_offer_and_need() {
    for world in World::on_both_engines().await {
        let ana = world.neighbor("Ana").await;
        let ride = world.listing(ana, Side::Need, "transport").await;
        standing::withdraw(&world.app, world.organizer(), ana)
            .await
            .unwrap();
        assert_eq!(world.state_of(ride).await, ListingState::Withdrawn);
        standing::vouch(&world.app, world.organizer(), ana)
            .await
            .unwrap();
        let mut tx = world.app.db.read().await.unwrap();
        let neighbor = people::row(&mut tx, world.community, ana)
            .await
            .unwrap()
            .neighbor();
        assert_eq!(
            (neighbor.standing, neighbor.known),
            (Standing::Withdrawn, true)
        );
        drop(tx);
        assert!(
            standing::vouch(&world.app, world.as_self(ana), ana)
                .await
                .is_err()
        );
        // Whoever wishes for something again is back.
        let again = world.listing(ana, Side::Need, "transport").await;
        assert_eq!(world.state_of(again).await, ListingState::Open);
        let mut tx = world.app.db.read().await.unwrap();
        let row = people::row(&mut tx, world.community, ana).await.unwrap();
        assert_eq!(row.neighbor().standing, Standing::Active);
    }
}

#[tokio::test]
async fn a_letter_that_waited_for_the_folded_record_leaves_for_the_one_that_is_kept() {
    for world in World::on_both_engines().await {
        let ana = by_mail(&world, "Ana").await;
        let kept = by_mail(&world, "Ben").await;
        let folded = by_text(&world, "Benny", "+15175550177").await;
        let thanks = matched(&world, ana, folded, MatchState::Introduced)
            .await
            .to_string();
        tell(&world, folded, Letter::Thanked, Some(&thanks)).await;
        tell(&world, folded, Letter::Welcome, None).await;
        merge::join(&world.app, world.organizer(), kept, folded)
            .await
            .unwrap();
        let (carriers, memory) = Carriers::in_memory();
        for _ in 0..3 {
            post::round(&world, &carriers).await;
        }
        let mails = memory.mails();
        let to: Vec<&str> = mails.iter().map(|mail| mail.to.as_str()).collect();
        assert_eq!(to, ["ben@example.org"]);
        assert_eq!(mails[0].subject, "thanked (en)");
    }
}

#[tokio::test]
async fn words_that_are_passed_on_are_read_by_the_record_that_is_kept() {
    for world in World::on_both_engines().await {
        let ana = by_mail(&world, "Ana").await;
        let [kept, folded] = [by_mail(&world, "Ben").await, by_mail(&world, "Benny").await];
        let id = matched(&world, ana, folded, MatchState::Introduced).await;
        post::hide(&world, id).await;
        introductions::relay::pass_on(
            &world.app,
            world.organizer(),
            id,
            Side::Offer,
            "one",
            "At nine",
        )
        .await
        .unwrap();
        merge::join(&world.app, world.organizer(), kept, folded)
            .await
            .unwrap();
        let (carriers, memory) = Carriers::in_memory();
        post::round(&world, &carriers).await;
        let mails = memory.mails();
        assert_eq!(mails[0].to, "ben@example.org");
        assert!(mails[0].text.contains("words: At nine"));
    }
}
