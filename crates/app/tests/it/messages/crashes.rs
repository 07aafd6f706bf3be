//! Whoever dies in the middle loses no message, and sends none anew that would not be known as the same.

use std::collections::HashMap;
use std::sync::Arc;

use app::messages::{Carrier, Carriers, Carrying, Mail, deliver_due};
use domain::messages::{LEASE, Letter, TRIES};

use crate::hanging_up::hangs_up_after;
use crate::post::{Dying, Plain, by_mail, outbox, round, tell};
use crate::world::World;

#[tokio::test]
async fn whoever_dies_between_sending_and_noting_sends_the_same_mail_once_more_at_most() {
    for world in World::on_both_engines().await {
        let ana = by_mail(&world, "Ana").await;
        tell(&world, ana, Letter::Welcome, None).await;
        let first = die_while_sending(&world).await.unwrap();

        let (carriers, memory) = Carriers::in_memory();
        assert!(
            round(&world, &carriers).await.is_nothing(),
            "it may still be on its way"
        );
        world.app.clock.advance(LEASE);
        assert_eq!(round(&world, &carriers).await.sent, 1);
        assert!(round(&world, &carriers).await.is_nothing());
        assert_eq!(memory.mails()[0].id, first.id);
        assert_eq!(memory.mails()[0].text, first.text);
        assert_eq!(outbox(&world, ana).await, ["welcome mail sent 2 -"]);
    }
}

#[tokio::test]
async fn a_message_that_kills_its_bearer_is_given_up_like_any_other() {
    for world in World::on_both_engines().await {
        let ana = by_mail(&world, "Ana").await;
        tell(&world, ana, Letter::Welcome, None).await;
        let mut deaths = 0;
        while die_while_sending(&world).await.is_some() {
            deaths += 1;
            world.app.clock.advance(LEASE);
        }
        assert_eq!(deaths, TRIES);
        assert_eq!(outbox(&world, ana).await, ["welcome mail dead 8 lost"]);
    }
}

/// A worker that is killed after the mail server took the mail. `None` when it had nothing to send.
async fn die_while_sending(world: &World) -> Option<Mail> {
    let dying = Arc::new(Dying::default());
    let carriers = Carriers {
        mail: Some(dying.clone()),
        texts: None,
    };
    let app = world.app.clone();
    let worker = tokio::spawn(async move { deliver_due(&app, &Plain, &carriers).await });
    while dying.0.lock().unwrap().is_empty() && !worker.is_finished() {
        tokio::task::yield_now().await;
    }
    worker.abort();
    let _ = worker.await;
    dying.0.lock().unwrap().pop()
}

/// A memory that needs a moment for each mail.
#[derive(Default)]
struct Slow(std::sync::Mutex<Vec<Mail>>);

impl Slow {
    fn was_handed_one_twice(&self) -> bool {
        let mails = self.0.lock().unwrap();
        let mut seen = std::collections::HashSet::new();
        mails.iter().any(|mail| !seen.insert(mail.id))
    }
}

impl Carrier for Slow {
    fn carry<'a>(&'a self, mail: &'a Mail) -> Carrying<'a> {
        Box::pin(async move {
            tokio::task::yield_now().await;
            self.0.lock().unwrap().push(mail.clone());
            tokio::task::yield_now().await;
            Ok(())
        })
    }
}

#[tokio::test]
async fn a_worker_that_dies_again_and_again_loses_nothing() {
    for world in World::on_both_engines().await {
        let slow = Arc::new(Slow::default());
        let carriers = Carriers {
            mail: Some(slow.clone()),
            texts: None,
        };
        // Eighty letters, and more until one death fell between handing over and writing down.
        let (mut told, mut crashes) = (0, 0);
        while told < 80 || (told < 800 && !slow.was_handed_one_twice()) {
            let n = told;
            told += 1;
            let ana = by_mail(&world, &format!("Ana{n}")).await;
            tell(&world, ana, Letter::Welcome, None).await;
            let deliver = deliver_due(&world.app, &Plain, &carriers);
            let steps = 1 + world.app.chance.below(14);
            crashes += usize::from(hangs_up_after(steps, deliver).await);
            world.app.clock.advance(LEASE / 4);
        }
        world.app.clock.advance(LEASE);
        while !round(&world, &carriers).await.is_nothing() {}
        let mut seen: HashMap<_, usize> = HashMap::new();
        for mail in slow.0.lock().unwrap().iter() {
            *seen.entry(mail.id).or_default() += 1;
        }
        let doubles: usize = seen.values().map(|times| times - 1).sum();
        assert_eq!(seen.len(), told, "something is lost");
        assert!(crashes > 20, "it did not die often enough: {crashes}");
        assert!(doubles > 0, "it never died at the worst moment");
        assert!(doubles <= crashes, "{doubles} doubles in {crashes} crashes");
    }
}

#[tokio::test]
async fn two_workers_at_once_send_each_message_once() {
    for world in World::on_both_engines().await {
        for n in 0..15 {
            let ana = by_mail(&world, &format!("Ana{n}")).await;
            tell(&world, ana, Letter::Welcome, None).await;
        }
        let slow = Arc::new(Slow::default());
        let carriers = Carriers {
            mail: Some(slow.clone()),
            texts: None,
        };
        let (one, other) = tokio::join!(
            deliver_due(&world.app, &Plain, &carriers),
            deliver_due(&world.app, &Plain, &carriers)
        );
        assert_eq!(one.unwrap().sent + other.unwrap().sent, 15);
        assert_eq!(slow.0.lock().unwrap().len(), 15);
    }
}
