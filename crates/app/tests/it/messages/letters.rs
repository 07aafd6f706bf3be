//! What the letters say, and to whom.

use app::messages::Carriers;
use domain::introductions::MatchState;
use domain::messages::Letter;
use domain::needs::Side;
use domain::people::Channel;

use crate::post::{by_mail, listing, matched, move_match, round, somebody, tell};
use crate::world::World;

#[tokio::test]
async fn nobody_learns_who_the_other_one_is_before_both_said_yes() {
    for world in World::on_both_engines().await {
        let (carriers, memory) = Carriers::in_memory();
        let phone = Some("+15175550113");
        let ana = somebody(
            &world,
            "Anastasia",
            Channel::Mail,
            phone,
            Some("ana@example.org"),
        )
        .await;
        let phone = Some("+15175550114");
        let ben = somebody(
            &world,
            "Benjamin",
            Channel::Mail,
            phone,
            Some("ben@example.org"),
        )
        .await;
        let id = matched(&world, ana, ben, MatchState::AskedFirst).await;
        let about = id.to_string();
        let about = Some(about.as_str());
        tell(&world, ben, Letter::AskHelper, about).await;
        round(&world, &carriers).await;
        move_match(&world, id, MatchState::AskedSecond).await;
        tell(&world, ana, Letter::AskNeeder, about).await;
        round(&world, &carriers).await;

        let [to_ben, to_ana] = &memory.mails()[..] else {
            panic!("two mails")
        };
        assert!(to_ben.text.contains("area: Northside") && to_ben.text.contains("urgency: week"));
        for (mail, other) in [(to_ben, "Anastasia"), (to_ana, "Benjamin")] {
            let all = format!("{}{}{}", mail.subject, mail.text, mail.html);
            assert!(!all.contains(other) && !all.contains("517555") && !all.contains("knee"));
            assert!(all.contains("http://localhost:8080/l/"));
        }
        assert_ne!(link(&to_ben.text), link(&to_ana.text));
    }
}

#[tokio::test]
async fn an_introduction_shows_what_the_other_one_agreed_to_and_no_more() {
    for world in World::on_both_engines().await {
        let (carriers, memory) = Carriers::in_memory();
        let phone = Some("+15175550113");
        let ana = somebody(
            &world,
            "Ana María",
            Channel::Mail,
            phone,
            Some("ana@example.org"),
        )
        .await;
        let ben = by_mail(&world, "Ben").await;
        let about = matched(&world, ana, ben, MatchState::Introduced)
            .await
            .to_string();
        tell(&world, ben, Letter::Introduced, Some(&about)).await;
        round(&world, &carriers).await;
        let mails = memory.mails();
        let text = &mails[0].text;
        assert!(text.contains("shown: Ana +15175550113 -"), "{text}");
        assert!(!mails[0].subject.contains("Ana"));
    }
}

#[tokio::test]
async fn a_link_opens_what_it_is_about_for_whom_it_was_written() {
    for world in World::on_both_engines().await {
        let (carriers, memory) = Carriers::in_memory();
        let ana = by_mail(&world, "Ana").await;
        let ben = by_mail(&world, "Ben").await;
        let id = matched(&world, ana, ben, MatchState::AskedFirst).await;
        tell(&world, ben, Letter::AskHelper, Some(&id.to_string())).await;
        let need = listing(&world, ana, Side::Need).await;
        tell(&world, ana, Letter::StillHolds, Some(&need.to_string())).await;
        tell(&world, ana, Letter::Lapsed, Some(&need.to_string())).await;
        let done = round(&world, &carriers).await;
        assert_eq!((done.sent, done.dropped), (2, 1), "it has not lapsed");
        let mut opened = Vec::new();
        for mail in memory.mails() {
            let token = link(&mail.text);
            let (home, link) = app::tokens::opened_anywhere(&world.app, &token)
                .await
                .unwrap();
            assert_eq!(home, world.community);
            opened.push((link.purpose, link.neighbor_id, link.about_id.unwrap()));
        }
        opened.sort_by(|one, other| other.0.cmp(&one.0));
        let expected = [
            ("match".to_owned(), Some(ben), format!("{id} offer")),
            ("listing".to_owned(), Some(ana), need.to_string()),
        ];
        assert_eq!(opened, expected);
    }
}

#[tokio::test]
async fn a_code_and_a_link_to_come_in_go_to_the_contact_that_was_typed() {
    for world in World::on_both_engines().await {
        let (carriers, memory) = Carriers::in_memory();
        let phone = Some("+15175550115");
        let ana = somebody(&world, "Ana", Channel::Mail, phone, Some("ana@example.org")).await;
        let (app, home) = (&world.app, world.community);
        app::tokens::ask_to_come_in(app, home, "(517) 555-0115")
            .await
            .unwrap();
        app::tokens::ask_to_come_in(app, home, "nobody@example.org")
            .await
            .unwrap();
        round(&world, &carriers).await;
        assert!(memory.mails().is_empty());
        let [text] = &memory.texts()[..] else {
            panic!("one text")
        };
        let code = text
            .body
            .lines()
            .find_map(|line| line.strip_prefix("code: "))
            .unwrap();
        let idle = app::tokens::SESSION_IDLE;
        app::tokens::enter_by_link(app, home, &link(&text.body), idle)
            .await
            .unwrap();
        assert!(
            app::tokens::enter_by_link(app, home, &link(&text.body), idle)
                .await
                .is_err()
        );
        let session = app::tokens::enter_by_code(app, home, "+15175550115", code, idle)
            .await
            .unwrap();
        let mut tx = app.db.read().await.unwrap();
        let actor = app::tokens::actor(&mut tx, app, home, &session)
            .await
            .unwrap();
        assert_eq!(actor.neighbor(), Some(ana));
    }
}

#[tokio::test]
async fn an_organizer_learns_by_mail_what_is_needed_but_not_who_needs_it() {
    for world in World::on_both_engines().await {
        let (carriers, memory) = Carriers::in_memory();
        let ana = by_mail(&world, "Anastasia").await;
        let need = listing(&world, ana, Side::Need).await.to_string();
        tell(&world, world.organizer, Letter::NobodyAnswered, Some(&need)).await;
        tell(&world, ana, Letter::NobodyAnswered, Some(&need)).await;
        let done = round(&world, &carriers).await;
        assert_eq!((done.sent, done.dropped), (1, 1), "Ana organizes nothing");
        let mails = memory.mails();
        assert!(mails[0].text.contains("area: Northside") && !mails[0].text.contains("Anastasia"));
    }
}

fn link(text: &str) -> String {
    let link = text
        .lines()
        .find_map(|line| line.strip_prefix("link: "))
        .unwrap();
    link.rsplit('/').next().unwrap().to_owned()
}
