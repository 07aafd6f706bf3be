//! The doctor says what is wrong and what to do.

use app::doctor::{self, Finding, Health};
use app::{App, Config, backup, exec, openings};
use domain::moment::DAY;
use domain::openings::{Opening, OpeningState, Program, Slot, Wish};
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};

use crate::plenty::furnish;
use crate::world::World;

async fn found(app: &App, name: &str) -> Finding {
    let all = doctor::check(app).await;
    all.into_iter()
        .find(|finding| finding.name == name)
        .unwrap()
}

fn with(world: &World, change: impl FnOnce(&mut Config)) -> App {
    let mut config = Config::clone(&world.app.config);
    change(&mut config);
    App {
        config: config.into(),
        ..world.app.clone()
    }
}

#[tokio::test]
async fn a_healthy_install_hears_so_and_nothing_else() {
    for world in World::on_both_engines().await {
        furnish(&world).await;
        let mail = fake_mail_server().await;
        let app = with(&world, |config| {
            config.mail = Some(app::config::Mail {
                server: app::config::Hidden(mail),
                from: "a@example.org".into(),
                reply_to: None,
            })
        });
        std::fs::set_permissions(
            world.folder(),
            std::os::unix::fs::PermissionsExt::from_mode(0o700),
        )
        .unwrap();
        backup::backup(&app, &world.folder().join("b"), &mut |_| {})
            .await
            .unwrap();
        let mut tx = app.db.write_anywhere().await.unwrap();
        exec!(
            &mut tx,
            "insert into duties (name, last_at) values ('worker', $1)",
            app.clock.now()
        )
        .unwrap();
        tx.commit().await.unwrap();
        let mut all = doctor::check(&app).await;
        all.retain(|finding| finding.health != Health::Ok && finding.name != "disk");
        assert_eq!(all, []);
    }
}

#[tokio::test]
async fn every_trouble_is_found_and_comes_with_something_to_do() {
    for world in World::on_both_engines().await {
        let plenty = furnish(&world).await;
        let app = &world.app;
        assert_eq!(found(app, "backup").await.health, Health::Warn);
        assert!(found(app, "worker").await.advice.contains("serve"));
        assert_eq!(found(app, "mail server").await.health, Health::Warn);
        backup::backup(app, &world.folder().join("b"), &mut |_| {})
            .await
            .unwrap();
        let mut tx = app.db.write(world.community).await.unwrap();
        exec!(
            &mut tx,
            "update outbox set posting = 'dead' where community_id = $1 and neighbor_id = $2",
            world.community,
            plenty.ben
        )
        .unwrap();
        exec!(
            &mut tx,
            "update neighbors set standing = 'erased' where community_id = $1 and id = $2",
            world.community,
            plenty.ben
        )
        .unwrap();
        tx.commit().await.unwrap();
        assert!(
            found(app, "letters")
                .await
                .advice
                .contains("1 letters could not")
        );
        assert_eq!(found(app, "erasures").await.health, Health::Bad);
        app.clock.advance(20 * DAY);
        assert!(found(app, "backup").await.advice.contains("20 days ago"));
        app.clock.advance(-21 * DAY);
        assert!(found(app, "clock").await.advice.contains("behind"));
        app.clock.advance(-3_000 * DAY);
        assert!(found(app, "clock").await.advice.contains("long ago"));
        let key = app.config.key_path();
        std::fs::set_permissions(&key, std::os::unix::fs::PermissionsExt::from_mode(0o644))
            .unwrap();
        assert!(found(app, "key file").await.advice.contains("chmod 600"));
        std::fs::set_permissions(
            world.folder(),
            std::os::unix::fs::PermissionsExt::from_mode(0o755),
        )
        .unwrap();
        assert_eq!(found(app, "folder").await.health, Health::Warn);
        assert_eq!(doctor::worst(&doctor::check(app).await), Health::Bad);
    }
}

#[tokio::test]
async fn keys_that_were_lost_are_missed() {
    for world in World::on_both_engines().await {
        furnish(&world).await;
        let elsewhere = world.folder().join("elsewhere");
        std::fs::create_dir_all(&elsewhere).unwrap();
        let keys = Some(format!("sqlite:{}", elsewhere.join("keys.db").display()));
        let config = Config {
            keys,
            ..Config::clone(&world.app.config)
        };
        let app = App::open(config, world.app.clock.clone(), world.app.chance.clone())
            .await
            .unwrap();
        assert!(found(&app, "keys").await.advice.contains("keys.db"));
    }
}

#[tokio::test]
async fn a_mail_server_that_is_not_there_or_says_nothing_is_noticed() {
    let world = &World::on_both_engines().await[0];
    let silent = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let gone = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let [silent_at, gone_at] = [&silent, &gone].map(|listener| listener.local_addr().unwrap());
    drop(gone);
    for (server, health) in [
        (format!("smtp://{silent_at}"), Health::Bad),
        (format!("smtp://{gone_at}"), Health::Bad),
        ("mail".into(), Health::Bad),
    ] {
        let app = with(world, |config| {
            config.mail = Some(app::config::Mail {
                server: app::config::Hidden(server),
                from: "a@example.org".into(),
                reply_to: None,
            })
        });
        assert_eq!(found(&app, "mail server").await.health, health);
    }
}

#[tokio::test]
async fn an_install_that_does_not_open_is_looked_at_from_outside() {
    let world = &World::on_both_engines().await[0];
    let why = app::Error::Broken(app::Broken::told("the file is not there"));
    let all = doctor::check_closed(&world.app.config, &world.app.clock, &why).await;
    assert!(
        all[0].advice.contains("the file is not there")
            && all.iter().any(|finding| finding.name == "disk")
    );
}

/// A mail server that greets.
async fn fake_mail_server() -> String {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let at = listener.local_addr().unwrap();
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            let (read, mut write) = stream.into_split();
            write.write_all(b"220 here\r\n").await.unwrap();
            let mut lines = BufReader::new(read).lines();
            while let Ok(Some(_)) = lines.next_line().await {
                if write.write_all(b"250 fine\r\n").await.is_err() {
                    break;
                }
            }
        }
    });
    format!("smtp://{at}")
}

#[tokio::test]
async fn promises_that_do_not_add_up_are_noticed() {
    for world in World::on_both_engines().await {
        let app = &world.app;
        let ana = world.neighbor("Ana").await;
        let id: domain::OpeningId = app.chance.id(app.clock.now());
        let seat = Opening {
            id,
            program: Program::Rota,
            subject: id.0,
            room: 2,
            slot: Slot::Untimed,
            gap_days: 0,
            state: OpeningState::Open,
        };
        let mut tx = app.db.write(world.community).await.unwrap();
        openings::open(&mut tx, app, world.community, seat)
            .await
            .unwrap();
        let wish = Wish {
            neighbor: ana,
            quantity: 1,
            days: None,
            until: None,
        };
        openings::take(&mut tx, app, world.as_self(ana), id, wish)
            .await
            .unwrap();
        tx.commit().await.unwrap();
        assert_eq!(found(app, "promises").await.health, Health::Ok);
        let mut tx = app.db.write(world.community).await.unwrap();
        exec!(
            &mut tx,
            "update opening_room set taken = 2 where community_id = $1 and opening_id = $2",
            world.community,
            id
        )
        .unwrap();
        tx.commit().await.unwrap();
        assert_eq!(found(app, "promises").await.health, Health::Bad);
    }
}
