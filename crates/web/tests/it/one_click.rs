//! Stopping letters in one click, as a mail program does it (RFC 8058): the letter goes over a real mail server,
//! its headers are read by another program, and the click comes from nowhere, without a cookie.

use std::io::{BufRead, BufReader};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::time::Duration;

use app::config::{self, Hidden};
use app::messages::smtp::Smtp;
use app::messages::{self, Carriers};
use app::{App, Config};
use axum::body::Body;
use axum::http::{Method, Request};
use domain::messages::Letter;
use serde_json::Value;
use web::letters::Letters;

use crate::world::World;

/// A mail server of its own.
struct Server {
    process: Child,
    port: u16,
    folder: PathBuf,
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

fn script() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../scripts/smtp")
}

impl Server {
    /// Starts one; where it cannot be had the test is left out with a printed line, and in CI that fails.
    async fn start() -> Option<Server> {
        let folder = std::env::temp_dir().join(format!("manyhands-click-{}", std::process::id()));
        let mut process = Command::new(script())
            .arg(&folder)
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut line = String::new();
        let said = BufReader::new(process.stdout.take().unwrap()).read_line(&mut line);
        let Some(port) = said.ok().and_then(|_| line.trim().parse().ok()) else {
            let in_ci = std::env::var("CI").is_ok_and(|ci| ci == "true");
            assert!(
                !in_ci,
                "CI must test on a real mail server: see scripts/smtp"
            );
            eprintln!("skipped: no mail server could be started by scripts/smtp");
            let _ = process.wait();
            return None;
        };
        let server = Server {
            process,
            port,
            folder,
        };
        for _ in 0..600 {
            if tokio::net::TcpStream::connect(("127.0.0.1", port))
                .await
                .is_ok()
            {
                return Some(server);
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        panic!("the mail server does not answer");
    }

    fn headers_of_the_latest(&self, name: &str) -> Vec<String> {
        let read = Command::new(script())
            .arg("read")
            .arg(&self.folder)
            .output()
            .unwrap();
        let text = String::from_utf8(read.stdout).unwrap();
        let mail: Value = serde_json::from_str(text.lines().last().unwrap()).unwrap();
        let headers = mail["headers"].as_array().unwrap().clone();
        headers
            .iter()
            .filter(|pair| pair[0].as_str().unwrap().eq_ignore_ascii_case(name))
            .map(|pair| pair[1].as_str().unwrap().to_owned())
            .collect()
    }
}

#[tokio::test]
async fn one_click_in_a_mail_program_stops_the_letters() {
    let Some(server) = Server::start().await else {
        return;
    };
    let mail = config::Mail {
        server: Hidden(format!("smtp://127.0.0.1:{}", server.port)),
        from: "post@elm.example".into(),
        reply_to: Some("olga@elm.example".into()),
    };
    let kinds = [
        ("application/x-www-form-urlencoded", "List-Unsubscribe=One-Click".to_owned()),
        (
            "multipart/form-data; boundary=xyz",
            "--xyz\r\nContent-Disposition: form-data; name=\"List-Unsubscribe\"\r\n\r\nOne-Click\r\n--xyz--\r\n".to_owned(),
        ),
    ];
    for (kind, body) in kinds {
        let world = World::new().await;
        let ana = world.neighbor("Ana").await;
        let over_https = App {
            config: Arc::new(Config {
                base_url: "https://elm.example".into(),
                mail: Some(mail.clone()),
                ..(*world.app.config).clone()
            }),
            ..world.app.clone()
        };
        let mut tx = world.app.db.write(world.community).await.unwrap();
        messages::tell(
            &mut tx,
            &world.app,
            world.community,
            ana,
            Letter::Welcome,
            None,
        )
        .await
        .unwrap();
        tx.commit().await.unwrap();
        let carriers = Carriers {
            mail: Some(Arc::new(Smtp::new(&mail, "https://elm.example").unwrap())),
            texts: None,
        };
        let sent = messages::deliver_due(&over_https, &Letters, &carriers)
            .await
            .unwrap();
        assert_eq!(sent.sent, 1);

        assert!(server.headers_of_the_latest("Reply-To")[0].contains("olga@elm.example"));
        assert_eq!(
            server.headers_of_the_latest("List-Unsubscribe-Post"),
            ["List-Unsubscribe=One-Click"]
        );
        let ways = server.headers_of_the_latest("List-Unsubscribe").remove(0);
        let ways: Vec<&str> = ways.split(", ").collect();
        assert_eq!(ways[1], "<mailto:olga@elm.example?subject=stop>");
        let link = ways[0]
            .strip_prefix("<https://elm.example")
            .unwrap()
            .strip_suffix('>')
            .unwrap();

        let token = link.strip_prefix("/stop/").unwrap();
        // Scanners that only look change nothing.
        world.visitor().get(link).await.with_status(200);
        assert!(!messages::stop::is_stopped(&world.app, token).await.unwrap());
        let click = Request::builder()
            .method(Method::POST)
            .uri(link)
            .header("content-type", kind)
            .header("sec-fetch-site", "cross-site");
        let shown = world
            .visitor()
            .send(click.body(Body::from(body)).unwrap())
            .await;
        assert_eq!(shown.status, 200, "a mail program is not led elsewhere");
        assert!(messages::stop::is_stopped(&world.app, token).await.unwrap());
    }
}
