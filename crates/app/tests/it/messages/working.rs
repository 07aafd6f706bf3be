//! The worker: standing duties, a heartbeat, and lanes that do not hold each other up.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use app::messages::Carriers;
use app::messages::smtp::Smtp;
use app::worker::{self, Duty, Worker, duties};
use app::{App, Error, config};
use domain::messages::Letter;
use domain::moment::{DAY, HOUR, MINUTE};
use tokio::net::TcpListener;

use crate::post::{Plain, by_mail, by_text, outbox, round, tell};
use crate::world::World;

static DONE: AtomicUsize = AtomicUsize::new(0);

#[tokio::test]
async fn a_duty_is_done_by_one_worker_each_time_it_is_due() {
    for world in World::on_both_engines().await {
        let done = Arc::new(AtomicUsize::new(0));
        let counting = |done: &Arc<AtomicUsize>| {
            let done = done.clone();
            vec![Duty::every(HOUR, "count", move |_: App| {
                let done = done.clone();
                async move {
                    tokio::task::yield_now().await;
                    done.fetch_add(1, Ordering::Relaxed);
                    Ok(())
                }
            })]
        };
        let (one, other) = (counting(&done), counting(&done));
        for due in 1..=3 {
            for _ in 0..3 {
                let both = tokio::join!(
                    duties::see_to(&world.app, &one),
                    duties::see_to(&world.app, &other)
                );
                both.0.unwrap();
                both.1.unwrap();
            }
            assert_eq!(done.load(Ordering::Relaxed), due);
            world.app.clock.advance(HOUR);
        }
    }
}

#[tokio::test]
async fn a_duty_that_fails_keeps_no_other_from_being_done_and_is_tried_again_soon() {
    async fn breaks(_: App) -> Result<(), Error> {
        Err(app::Broken::told("on purpose").into())
    }
    async fn falls(_: App) -> Result<(), Error> {
        panic!("on purpose")
    }
    async fn works(_: App) -> Result<(), Error> {
        DONE.fetch_add(1, Ordering::Relaxed);
        Ok(())
    }
    for world in World::on_both_engines().await {
        DONE.store(0, Ordering::Relaxed);
        let standing = [
            Duty::every(DAY, "breaks", breaks),
            Duty::every(DAY, "falls", falls),
            Duty::every(4 * MINUTE, "works", works),
        ];
        assert!(duties::see_to(&world.app, &standing).await.is_err());
        assert!(
            duties::see_to(&world.app, &standing).await.is_ok(),
            "not at once"
        );
        world.app.clock.advance(5 * MINUTE);
        assert!(duties::see_to(&world.app, &standing).await.is_err());
        assert_eq!(DONE.load(Ordering::Relaxed), 2);
    }
}

#[tokio::test]
async fn what_was_done_with_long_ago_is_forgotten() {
    for world in World::on_both_engines().await {
        let ana = by_mail(&world, "Ana").await;
        tell(&world, ana, Letter::Welcome, None).await;
        let (carriers, _) = Carriers::in_memory();
        worker::run_once(&world.app, &Plain, &carriers)
            .await
            .unwrap();
        world.app.clock.advance(89 * DAY);
        worker::run_once(&world.app, &Plain, &carriers)
            .await
            .unwrap();
        assert_eq!(outbox(&world, ana).await, ["welcome mail sent 1 -"]);
        world.app.clock.advance(2 * DAY);
        worker::run_once(&world.app, &Plain, &carriers)
            .await
            .unwrap();
        assert!(outbox(&world, ana).await.is_empty());
    }
}

#[tokio::test]
async fn a_mail_server_that_stalls_holds_nobody_else_up() {
    for world in World::on_both_engines().await {
        let silent = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let mail = config::Mail {
            server: config::Hidden(format!("smtp://{}", silent.local_addr().unwrap())),
            from: "post@example.org".into(),
            reply_to: None,
        };
        let stalled = Smtp::new(&mail, "http://localhost").unwrap();
        let (mut carriers, memory) = Carriers::in_memory();
        carriers.mail = Some(Arc::new(stalled.with_patience(Duration::from_millis(600))));
        let [ana, ada] = [by_mail(&world, "Ana").await, by_mail(&world, "Ada").await];
        let ben = by_text(&world, "Ben", "+15175550131").await;
        for neighbor in [ana, ada] {
            tell(&world, neighbor, Letter::Welcome, None).await;
        }
        let (stop, stopped) = tokio::sync::oneshot::channel::<()>();
        let working = Worker::new(world.app.clone(), Arc::new(Plain), carriers.clone());
        let running = tokio::spawn(working.run(async { drop(stopped.await) }));
        tell(&world, ben, Letter::Welcome, None).await;
        let came = async {
            while memory.texts().is_empty() {
                tokio::time::sleep(Duration::from_millis(20)).await;
            }
        };
        tokio::time::timeout(Duration::from_secs(5), came)
            .await
            .unwrap();
        stop.send(()).unwrap();
        tokio::time::timeout(Duration::from_secs(9), running)
            .await
            .unwrap()
            .unwrap();

        let now = world.app.clock.now();
        let mut tx = world.app.db.read().await.unwrap();
        assert!(worker::is_well(
            worker::last_beat(&mut tx).await.unwrap(),
            now
        ));
        assert!(!worker::is_well(Some(now), now.plus(2 * MINUTE)));
        drop(tx);
        world.app.clock.advance(MINUTE);
        assert_eq!(
            round(&world, &carriers).await.again,
            1,
            "one try a round, not one each"
        );
        let both = [outbox(&world, ana).await, outbox(&world, ada).await].concat();
        assert!(
            both.iter().any(|line| line.ends_with("timeout")),
            "{both:?}"
        );
        assert!(
            both.iter()
                .all(|line| line.starts_with("welcome mail waiting"))
        );
    }
}
