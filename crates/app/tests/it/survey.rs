//! The survey, from every door.

use app::community::categories;
use app::survey::{self, Given};
use app::{Error, needs, people, picture};
use domain::needs::{Often, Side, Urgency};
use domain::people::{Actor, Channel, Person, Source};
use domain::survey::answer::{Answer, Gives, Needs, Reach, Replies, Reply};
use domain::survey::{Kind, Question, Survey, Wording};
use domain::words::{LINE_LIMIT, NAME_LIMIT, NOTE_LIMIT, line, lines};
use domain::{CategoryId, Refusal, Times};

use crate::world::World;

/// Somebody who can drive and would be glad of company, with a mail address.
fn given(form: &str, name: &str, rides: CategoryId, company: CategoryId) -> Given {
    Given {
        form: form.to_owned(),
        version: survey::FIRST,
        answer: Answer {
            gives: Gives {
                categories: vec![rides],
                ..Gives::default()
            },
            needs: Needs {
                categories: vec![company],
                soon: Some(Urgency::Week),
                ..Needs::default()
            },
            more: Replies::new(),
        },
        reach: Reach {
            person: Person {
                name: name.to_owned(),
                email: Some("ana@example.org".to_owned()),
                ..Person::default()
            },
            channel: Channel::Mail,
            language: "es".to_owned(),
        },
        source: Source::Web,
        remember: None,
    }
}

async fn kind(world: &World, key: &str) -> CategoryId {
    let mut tx = world.app.db.read().await.unwrap();
    let all = categories(&mut tx, world.community).await.unwrap();
    all.iter().find(|category| category.key == key).unwrap().id
}

async fn usual(world: &World, form: &str, name: &str) -> Given {
    given(
        form,
        name,
        kind(world, "transport").await,
        kind(world, "company").await,
    )
}

async fn count(world: &World, what: &str) -> i64 {
    let mut tx = world.app.db.read().await.unwrap();
    let sql = sqlx::AssertSqlSafe(format!("select count(*) as n from {what}"));
    match tx.engine() {
        app::db::Engine::Sqlite(at) => sqlx::query_scalar(sql).fetch_one(at).await.unwrap(),
        app::db::Engine::Postgres(at) => sqlx::query_scalar(sql).fetch_one(at).await.unwrap(),
    }
}

fn visitor(world: &World) -> Actor {
    Actor::Visitor(world.community)
}

#[tokio::test]
async fn an_answer_becomes_a_neighbor_with_offers_and_needs_and_a_letter() {
    for world in World::on_both_engines().await {
        let given = usual(&world, "form", "Ana").await;
        let done = survey::answer(&world.app, visitor(&world), &given)
            .await
            .unwrap();
        let mut tx = world.app.db.read().await.unwrap();
        let (neighbor, person) =
            people::opened(&mut tx, &world.app, world.community, done.neighbor)
                .await
                .unwrap();
        assert_eq!(
            (person.name.as_str(), neighbor.language.as_str()),
            ("Ana", "es")
        );
        let listings = needs::rows_of(&mut tx, world.community, done.neighbor)
            .await
            .unwrap();
        let mut said: Vec<_> = listings
            .iter()
            .map(needs::Row::listing)
            .map(|listing| (listing.side, listing.terms.often, listing.terms.urgency))
            .collect();
        said.sort_by_key(|(side, ..)| *side);
        assert_eq!(
            said,
            [
                (Side::Offer, Often::Standing, Urgency::Whenever),
                (Side::Need, Often::Once, Urgency::Week),
            ]
        );
        drop(tx);
        assert_eq!(
            count(&world, "outbox where letter = 'welcome' and way = 'mail'").await,
            1
        );
        assert_eq!(count(&world, "links where purpose = 'private'").await, 1);
    }
}

#[tokio::test]
async fn the_same_form_counts_once_however_often_it_is_sent() {
    for world in World::on_both_engines().await {
        let given = usual(&world, "form", "Ana").await;
        let first = survey::answer(&world.app, visitor(&world), &given)
            .await
            .unwrap();
        let again = survey::answer(&world.app, visitor(&world), &given)
            .await
            .unwrap();
        let later = survey::answer(&world.app, world.as_self(first.neighbor), &given)
            .await
            .unwrap();
        assert_eq!((&first, &first), (&again, &later));
        assert_eq!(count(&world, "answers").await, 1);
        assert_eq!(count(&world, "listings").await, 2);
    }
}

#[tokio::test]
async fn a_double_click_is_one_answer() {
    for world in World::on_both_engines().await {
        let given = usual(&world, "form", "Ana").await;
        let sent: Vec<_> = (0..8)
            .map(|_| {
                let (app, given, who) = (world.app.clone(), given.clone(), visitor(&world));
                tokio::spawn(async move { survey::answer(&app, who, &given).await.unwrap() })
            })
            .collect();
        let mut done = Vec::new();
        for task in sent {
            done.push(task.await.unwrap());
        }
        assert!(done.iter().all(|one| *one == done[0]));
        assert_eq!(count(&world, "answers").await, 1);
        assert_eq!(count(&world, "outbox").await, 1);
    }
}

#[tokio::test]
async fn a_form_that_was_sent_before_with_other_content_is_refused_and_the_first_stands() {
    for world in World::on_both_engines().await {
        let given = usual(&world, "form", "Ana").await;
        let first = survey::answer(&world.app, visitor(&world), &given)
            .await
            .unwrap();
        let other = usual(&world, "form", "Somebody else").await;
        let tried = survey::answer(&world.app, visitor(&world), &other).await;
        assert!(matches!(tried, Err(Error::Refused(Refusal::FormReused))));
        let back = survey::resume(&world.app, world.community, "form", None)
            .await
            .unwrap();
        assert_eq!(back, first);
        let unknown = survey::resume(&world.app, world.community, "no such form", None).await;
        assert!(matches!(unknown, Err(Error::NotFound)));
    }
}

#[tokio::test]
async fn a_form_of_somebody_who_was_forgotten_opens_nothing() {
    for world in World::on_both_engines().await {
        let given = usual(&world, "form", "Ana").await;
        let done = survey::answer(&world.app, visitor(&world), &given)
            .await
            .unwrap();
        people::erase::forget(&world.app, world.as_self(done.neighbor), done.neighbor)
            .await
            .unwrap();
        let back = survey::resume(&world.app, world.community, "form", None).await;
        assert!(matches!(back, Err(Error::NotFound)));
        let again = survey::answer(&world.app, visitor(&world), &given).await;
        assert!(matches!(again, Err(Error::Refused(Refusal::FormReused))));
        assert_eq!(count(&world, "answers").await, 1, "the count stays");
    }
}

#[tokio::test]
async fn whoever_would_rather_not_say_counts_and_is_never_written_to() {
    for world in World::on_both_engines().await {
        let mut given = usual(&world, "form", "").await;
        given.reach.person = Person::default();
        given.reach.channel = Channel::Nobody;
        survey::answer(&world.app, visitor(&world), &given)
            .await
            .unwrap();
        assert_eq!(count(&world, "answers").await, 1);
        assert_eq!(count(&world, "outbox").await, 0);
    }
}

#[tokio::test]
async fn somebody_who_is_known_answers_onto_their_own_record() {
    for world in World::on_both_engines().await {
        let first = usual(&world, "first", "Ana").await;
        let ana = survey::answer(&world.app, visitor(&world), &first)
            .await
            .unwrap()
            .neighbor;
        let mut second = usual(&world, "second", "").await;
        second
            .answer
            .gives
            .categories
            .push(kind(&world, "tools").await);
        second.reach.person = Person {
            phone: Some("+15175550101".into()),
            ..Person::default()
        };
        let done = survey::answer(&world.app, world.as_self(ana), &second)
            .await
            .unwrap();
        assert_eq!(done.neighbor, ana);
        assert_eq!(
            count(&world, "listings").await,
            3,
            "what was said already is not said twice"
        );
        let mut tx = world.app.db.read().await.unwrap();
        let (_, person) = people::opened(&mut tx, &world.app, world.community, ana)
            .await
            .unwrap();
        assert_eq!(
            (
                person.name.as_str(),
                person.email.as_deref(),
                person.phone.as_deref()
            ),
            ("Ana", Some("ana@example.org"), Some("+15175550101"))
        );
    }
}

#[tokio::test]
async fn an_organizer_at_the_door_writes_down_somebody_else() {
    for world in World::on_both_engines().await {
        let mut given = usual(&world, "form", "Ana").await;
        given.source = Source::Door;
        let refused = survey::answer(&world.app, visitor(&world), &given).await;
        assert!(matches!(refused, Err(Error::NotFound)));
        let done = survey::answer(&world.app, world.organizer(), &given)
            .await
            .unwrap();
        assert_ne!(done.neighbor, world.organizer);
        assert_eq!(
            count(
                &world,
                "answers where source = 'door' and taken_by is not null"
            )
            .await,
            1
        );
    }
}

#[tokio::test]
async fn what_is_told_afterwards_joins_the_answer_and_reaches_the_offers() {
    for world in World::on_both_engines().await {
        let given = usual(&world, "form", "Ana").await;
        let ana = survey::answer(&world.app, visitor(&world), &given)
            .await
            .unwrap()
            .neighbor;
        let hopes = Reply::Text("A bench under the tree 🌳".into());
        let mornings = Times::of(1, 0).with(Times::of(3, 0));
        let replies = Replies::from([
            ("hopes".parse().unwrap(), hopes.clone()),
            ("times".parse().unwrap(), Reply::Times(mornings)),
            (
                "languages".parse().unwrap(),
                Reply::Languages(vec!["es".into(), "en".into()]),
            ),
            ("radius".parse().unwrap(), Reply::Radius(Some(1))),
        ]);
        for _ in 0..2 {
            survey::more(&world.app, world.as_self(ana), survey::FIRST, &replies)
                .await
                .unwrap();
        }
        let mut tx = world.app.db.read().await.unwrap();
        let (neighbor, _) = people::opened(&mut tx, &world.app, world.community, ana)
            .await
            .unwrap();
        assert_eq!((neighbor.times, neighbor.radius), (mornings, Some(1)));
        for row in needs::rows_of(&mut tx, world.community, ana).await.unwrap() {
            let listing = row.listing();
            assert_eq!(
                (listing.terms.times, listing.terms.languages.len()),
                (mornings, 2)
            );
            let reach = (listing.side == Side::Offer).then_some(1);
            assert_eq!(listing.terms.radius, reach);
        }
        let told = survey::latest(&mut tx, &world.app, world.community, ana, neighbor.key)
            .await
            .unwrap()
            .unwrap();
        assert_eq!(told.answer.more[&"hopes".parse().unwrap()], hopes);
        assert_eq!(told.answer.gives, given.answer.gives);
        drop(tx);
        assert_eq!(count(&world, "answers").await, 1);
    }
}

#[tokio::test]
async fn somebody_who_never_answered_can_tell_more_too() {
    for world in World::on_both_engines().await {
        let replies = Replies::from([("learn".parse().unwrap(), Reply::Text("to swim".into()))]);
        survey::more(&world.app, world.organizer(), survey::FIRST, &replies)
            .await
            .unwrap();
        let mut tx = world.app.db.read().await.unwrap();
        let (known, _) = people::opened(&mut tx, &world.app, world.community, world.organizer)
            .await
            .unwrap();
        let told = survey::latest(&mut tx, &world.app, world.community, known.id, known.key)
            .await
            .unwrap();
        assert_eq!(told.unwrap().answer.more, replies);
    }
}

#[tokio::test]
async fn a_new_version_leaves_earlier_answers_their_meaning() {
    for world in World::on_both_engines().await {
        let given = usual(&world, "form", "Ana").await;
        survey::answer(&world.app, visitor(&world), &given)
            .await
            .unwrap();
        let mut changed = Survey::starter();
        changed.more.push(Question {
            id: "party".parse().unwrap(),
            wording: Wording {
                ask: domain::community::Said::only("es", "¿Qué día?"),
                ..Wording::default()
            },
            kind: Kind::Date,
            required: true,
        });
        let refused = survey::publish(&world.app, visitor(&world), 1, &changed).await;
        assert!(matches!(refused, Err(Error::NotFound)));
        let version = survey::publish(&world.app, world.organizer(), 1, &changed)
            .await
            .unwrap();
        assert_eq!(version, Ok(2));
        let late = survey::publish(&world.app, world.organizer(), 1, &Survey::starter()).await;
        assert!(matches!(late, Err(Error::Refused(Refusal::MovedOn))));
        let mut tx = world.app.db.read().await.unwrap();
        assert_eq!(
            survey::current(&mut tx, world.community).await.unwrap(),
            (2, changed)
        );
        assert_eq!(
            survey::version(&mut tx, world.community, 1).await.unwrap(),
            Survey::starter()
        );
        drop(tx);
        assert_eq!(count(&world, "answers where survey_version = 1").await, 1);
    }
}

#[tokio::test]
async fn words_that_no_category_knows_wait_for_an_organizer_and_are_looked_at_openly() {
    for world in World::on_both_engines().await {
        let mut given = usual(&world, "form", "Ana").await;
        given.answer.gives = Gives {
            words: "I can yodel".into(),
            ..Gives::default()
        };
        let ana = survey::answer(&world.app, visitor(&world), &given)
            .await
            .unwrap()
            .neighbor;
        let refused = survey::unsorted(&world.app, world.as_self(ana)).await;
        assert!(matches!(refused, Err(Error::NotFound)));
        let waiting = survey::unsorted(&world.app, world.organizer())
            .await
            .unwrap();
        assert_eq!(
            (waiting.len(), waiting[0].words.as_str()),
            (1, "I can yodel")
        );
        let music = kind(&world, "music_art").await;
        // Twice, as by a double tap.
        for _ in 0..2 {
            let (id, about) = (waiting[0].answer, Some(music));
            survey::sorted(&world.app, world.organizer(), id, Side::Offer, about)
                .await
                .unwrap();
        }
        assert!(
            survey::unsorted(&world.app, world.organizer())
                .await
                .unwrap()
                .is_empty()
        );
        let mut tx = world.app.db.read().await.unwrap();
        let rows = needs::rows_of(&mut tx, world.community, ana).await.unwrap();
        let of_music = rows
            .iter()
            .filter(|row| row.listing().terms.category == music);
        assert_eq!(of_music.count(), 1);
        let looks = people::looks::of(&mut tx, world.community, ana, 10)
            .await
            .unwrap();
        assert_eq!(looks.len(), 1);
    }
}

#[tokio::test]
async fn the_picture_counts_people_and_never_fewer_than_five() {
    for world in World::on_both_engines().await {
        for n in 0..4 {
            let given = usual(&world, &format!("form {n}"), "Ana").await;
            survey::answer(&world.app, visitor(&world), &given)
                .await
                .unwrap();
        }
        let drawn = picture::living(&world.app, world.community).await.unwrap();
        assert!(drawn.is_empty() && drawn.offered.is_empty());
        for n in 4..7 {
            let given = usual(&world, &format!("form {n}"), "Ana").await;
            survey::answer(&world.app, visitor(&world), &given)
                .await
                .unwrap();
        }
        let soon = picture::living(&world.app, world.community).await.unwrap();
        assert!(soon.is_empty(), "a picture is shown for a minute");
        world.app.clock.advance(domain::moment::MINUTE);
        let later = picture::living(&world.app, world.community).await.unwrap();
        assert_eq!(later.answered, Some(5));
        assert_eq!(later.offered, [(kind(&world, "transport").await, 5)]);
        assert_eq!(later.needed, [(kind(&world, "company").await, 5)]);
    }
}

#[tokio::test]
async fn names_and_words_of_any_kind_come_back_as_they_were_told() {
    let Some(naughty) = crate::real::naughty_strings() else {
        return;
    };
    for world in World::on_both_engines().await {
        for (n, texts) in naughty.chunks(8).enumerate() {
            let text = |n: usize| texts[n % texts.len()].as_str();
            let mut given = usual(&world, &format!("form {n}"), &line(text(0), NAME_LIMIT)).await;
            given.answer.gives.words = line(text(1), LINE_LIMIT);
            given.answer.needs.words = line(text(2), LINE_LIMIT);
            given.reach.person.through = line(text(3), LINE_LIMIT);
            given.reach.person.notes = lines(text(4), NOTE_LIMIT);
            let done = survey::answer(&world.app, visitor(&world), &given)
                .await
                .unwrap();
            let reply =
                |id: &str, n| (id.parse().unwrap(), Reply::Text(lines(text(n), NOTE_LIMIT)));
            let replies = Replies::from([
                reply("hopes", 5),
                reply("learn", 6),
                reply("experiences", 7),
            ]);
            survey::more(&world.app, world.as_self(done.neighbor), 1, &replies)
                .await
                .unwrap();
            let mut tx = world.app.db.read().await.unwrap();
            let (known, person) =
                people::opened(&mut tx, &world.app, world.community, done.neighbor)
                    .await
                    .unwrap();
            assert!(person == given.reach.person);
            let told = survey::latest(&mut tx, &world.app, world.community, known.id, known.key)
                .await
                .unwrap()
                .unwrap();
            let all = Answer {
                more: replies,
                ..given.answer
            };
            assert_eq!(told.answer, all);
        }
    }
}

#[tokio::test]
async fn what_people_really_write_is_kept_word_for_word() {
    let Some(messages) = crate::real::messages(40) else {
        return;
    };
    for world in World::on_both_engines().await {
        let mut tx = world.app.db.read().await.unwrap();
        let kinds = categories(&mut tx, world.community).await.unwrap();
        drop(tx);
        let mut heard = 0;
        for (n, text) in messages.iter().enumerate() {
            let words = line(text, LINE_LIMIT);
            let found = domain::survey::listen::heard(&words, &kinds);
            heard += i32::from(!found.is_empty());
            let mut given = usual(&world, &format!("form {n}"), "Ana").await;
            given.answer.needs = Needs {
                words: words.clone(),
                heard: found,
                ..Needs::default()
            };
            let done = survey::answer(&world.app, visitor(&world), &given)
                .await
                .unwrap();
            let mut tx = world.app.db.read().await.unwrap();
            let (known, _) = people::opened(&mut tx, &world.app, world.community, done.neighbor)
                .await
                .unwrap();
            let told = survey::latest(&mut tx, &world.app, world.community, known.id, known.key)
                .await
                .unwrap();
            assert_eq!(told.unwrap().answer.needs.words, words);
        }
        println!("{heard} of {} messages speak of a category", messages.len());
    }
}
