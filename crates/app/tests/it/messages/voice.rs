//! What is told by voice: a list that names nobody, and looks that are written down.

use app::messages::{Carriers, voice};
use app::people::looks;
use domain::Refusal;
use domain::introductions::MatchState;
use domain::messages::Letter;
use domain::people::Channel;

use crate::post::{Plain, by_mail, matched, move_match, outbox, round, somebody, tell};
use crate::world::World;

#[tokio::test]
async fn whoever_is_reached_by_voice_stands_on_a_list_until_somebody_told_them() {
    for world in World::on_both_engines().await {
        let (app, home, olga) = (&world.app, world.community, world.organizer());
        let ana = by_mail(&world, "Ana").await;
        let phone = Some("+15175550116");
        let ben = somebody(&world, "Ben", Channel::Call, phone, None).await;
        let id = matched(&world, ana, ben, MatchState::AskedFirst)
            .await
            .to_string();
        tell(&world, ben, Letter::AskHelper, Some(&id)).await;
        let (carriers, _) = Carriers::in_memory();
        assert!(round(&world, &carriers).await.is_nothing());

        let mut tx = app.db.read().await.unwrap();
        let list = voice::to_tell(&mut tx, home, 10).await.unwrap();
        drop(tx);
        assert_eq!(list.len(), 1);
        let opened = voice::open_voice(app, &Plain, olga, list[0].id)
            .await
            .unwrap();
        assert_eq!(
            (opened.name.as_str(), opened.phone.as_deref()),
            ("Ben", phone)
        );
        assert!(opened.words.text.contains("category") && !opened.words.text.contains("link"));
        let mut tx = app.db.read().await.unwrap();
        let seen = looks::of(&mut tx, home, ben, 10).await.unwrap();
        assert_eq!((seen.len(), seen[0].reason.as_str()), (1, "voice"));
        assert!(looks::of(&mut tx, home, ana, 10).await.unwrap().is_empty());
        drop(tx);

        for _ in 0..2 {
            voice::told(app, olga, list[0].id).await.unwrap();
        }
        assert_eq!(outbox(&world, ben).await, ["ask-helper voice sent 0 -"]);
        let again = voice::open_voice(app, &Plain, olga, list[0].id).await;
        assert!(matches!(again, Err(app::Error::NotFound)));
    }
}

#[tokio::test]
async fn telling_of_an_introduction_is_a_look_at_both() {
    for world in World::on_both_engines().await {
        let (app, home) = (&world.app, world.community);
        let ana = by_mail(&world, "Ana").await;
        let ben = somebody(&world, "Ben", Channel::Neighbor, None, None).await;
        let id = matched(&world, ana, ben, MatchState::Introduced)
            .await
            .to_string();
        tell(&world, ben, Letter::Introduced, Some(&id)).await;
        let mut tx = app.db.read().await.unwrap();
        let list = voice::to_tell(&mut tx, home, 10).await.unwrap();
        drop(tx);
        let opened = voice::open_voice(app, &Plain, world.organizer(), list[0].id)
            .await
            .unwrap();
        assert!(opened.words.text.contains("shown: Ana"));
        assert_eq!(opened.through, "her sister next door");
        let mut tx = app.db.read().await.unwrap();
        assert_eq!(looks::of(&mut tx, home, ana, 10).await.unwrap().len(), 1);
    }
}

#[tokio::test]
async fn what_need_not_be_told_any_more_leaves_the_list_when_it_is_opened() {
    for world in World::on_both_engines().await {
        let (app, home) = (&world.app, world.community);
        let ana = by_mail(&world, "Ana").await;
        let ben = somebody(&world, "Ben", Channel::Call, Some("+15175550117"), None).await;
        let id = matched(&world, ana, ben, MatchState::AskedFirst).await;
        tell(&world, ben, Letter::AskHelper, Some(&id.to_string())).await;
        move_match(&world, id, MatchState::Silent).await;
        let mut tx = app.db.read().await.unwrap();
        let list = voice::to_tell(&mut tx, home, 10).await.unwrap();
        drop(tx);
        let opened = voice::open_voice(app, &Plain, world.organizer(), list[0].id).await;
        assert!(matches!(opened, Err(app::Error::Refused(Refusal::MovedOn))));
        let mut tx = app.db.read().await.unwrap();
        assert!(voice::to_tell(&mut tx, home, 10).await.unwrap().is_empty());
    }
}

#[tokio::test]
async fn only_organizers_see_to_what_is_told_by_voice() {
    for world in World::on_both_engines().await {
        let app = &world.app;
        let ben = somebody(&world, "Ben", Channel::Call, Some("+15175550118"), None).await;
        tell(&world, ben, Letter::Welcome, None).await;
        let mut tx = app.db.read().await.unwrap();
        let id = voice::to_tell(&mut tx, world.community, 10).await.unwrap()[0].id;
        drop(tx);
        let ben = world.as_self(ben);
        assert!(matches!(
            voice::open_voice(app, &Plain, ben, id).await,
            Err(app::Error::NotFound)
        ));
        assert!(matches!(
            voice::told(app, ben, id).await,
            Err(app::Error::NotFound)
        ));
        assert!(matches!(
            voice::give_up(app, ben, id).await,
            Err(app::Error::NotFound)
        ));
    }
}

#[tokio::test]
async fn what_did_not_arrive_can_be_told_by_voice_instead() {
    for world in World::on_both_engines().await {
        let (app, home, olga) = (&world.app, world.community, world.organizer());
        let ana = by_mail(&world, "Ana").await;
        let ben = by_mail(&world, "Ben").await;
        let id = matched(&world, ana, ben, MatchState::AskedFirst).await;
        tell(&world, ben, Letter::AskHelper, Some(&id.to_string())).await;
        tell(&world, ben, Letter::SignIn, Some("nobody")).await;
        let mut tx = app.db.write(home).await.unwrap();
        app::exec!(
            &mut tx,
            "update outbox set posting = 'dead', tries = 8, trouble = 'smtp 550' where community_id = $1 and neighbor_id = $2",
            home,
            ben
        )
        .unwrap();
        tx.commit().await.unwrap();
        let mut tx = app.db.read().await.unwrap();
        let dead = voice::dead(&mut tx, home, 10).await.unwrap();
        for entry in &dead {
            let whose = voice::undelivered_to(&mut tx, home, entry.id).await;
            assert_eq!(whose.unwrap(), ben);
        }
        drop(tx);
        for entry in dead {
            let moved = voice::tell_by_voice(app, olga, entry.id).await;
            assert_eq!(moved.is_ok(), entry.can_be_told());
            let twice = voice::tell_by_voice(app, olga, entry.id).await;
            assert!(matches!(twice, Err(app::Error::NotFound)));
        }
        assert_eq!(
            outbox(&world, ben).await,
            [
                "ask-helper voice waiting 0 -",
                "sign-in mail dead 8 smtp 550"
            ]
        );
        let mut tx = app.db.read().await.unwrap();
        let list = voice::to_tell(&mut tx, home, 10).await.unwrap();
        drop(tx);
        let opened = voice::open_voice(app, &Plain, olga, list[0].id).await;
        assert_eq!(opened.unwrap().asks_about, Some(id));
    }
}
