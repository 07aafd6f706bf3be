//! Mail over a real SMTP server, read back by another program's parser.

use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::time::Duration;

use app::config::{self, Hidden};
use app::messages::smtp::Smtp;
use app::messages::{Carrier, Carriers, Mail, Trouble};
use app::{App, Config};
use domain::messages::Letter;
use domain::people::Channel;
use domain::{MessageId, Moment};
use serde_json::Value;

use crate::post::{outbox, round, somebody, tell};
use crate::world::World;

/// A mail server of its own, with what arrived.
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
        let _ = std::fs::remove_dir_all(self.folder.with_extension("tls"));
    }
}

fn script() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../scripts/smtp")
}

impl Server {
    /// Starts one. Where it cannot be had the test is left out with a printed line; in CI that fails.
    async fn start(name: &str) -> Option<Server> {
        Server::start_as(name, "open").await
    }

    /// One that speaks in the open, goes over to a secret conversation, or is secret from the first byte.
    async fn start_as(name: &str, mode: &str) -> Option<Server> {
        let folder =
            std::env::temp_dir().join(format!("manyhands-post-{}-{name}", std::process::id()));
        let mut process = Command::new(script())
            .arg(&folder)
            .arg(mode)
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

    fn smtp(&self, more: &str) -> Smtp {
        let mail = config::Mail {
            server: Hidden(format!("smtp://127.0.0.1:{}{more}", self.port)),
            from: "post@example.org".into(),
            reply_to: None,
        };
        Smtp::new(&mail, "https://elm.example.org")
            .unwrap()
            .with_patience(Duration::from_secs(6))
    }

    /// What arrived.
    fn mails(&self) -> Vec<Value> {
        read(&self.folder)
    }
}

/// What a folder holds, as read by Python.
fn read(folder: &Path) -> Vec<Value> {
    let read = Command::new(script())
        .arg("read")
        .arg(folder)
        .output()
        .unwrap();
    let told = String::from_utf8_lossy(&read.stderr);
    assert!(read.status.success() && told.is_empty(), "{told}");
    let text = String::from_utf8(read.stdout).unwrap();
    text.lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect()
}

/// The values of a header.
fn header<'a>(mail: &'a Value, name: &str) -> Vec<&'a str> {
    let headers = mail["headers"].as_array().unwrap();
    headers
        .iter()
        .filter(|pair| pair[0].as_str().unwrap().eq_ignore_ascii_case(name))
        .map(|pair| pair[1].as_str().unwrap())
        .collect()
}

fn mail(n: u128, to: &str, text: &str) -> Mail {
    Mail {
        id: MessageId(uuid::Uuid::from_u128(n)),
        to: to.into(),
        community: "Elm Street".into(),
        slug: "elm-street".into(),
        host: "elm.example.org".into(),
        reply_to: None,
        stop_link: None,
        subject: "A question".into(),
        text: text.into(),
        html: format!("<p>{}</p>", text.replace('<', "&lt;")),
        at: Moment(1_780_329_600_000_000),
    }
}

#[tokio::test]
async fn a_letter_arrives_whole_with_all_that_mail_programs_look_for() {
    let Some(server) = Server::start("whole").await else {
        return;
    };
    for world in World::on_both_engines().await {
        let before = server.mails().len();
        let over_https = App {
            config: Arc::new(Config {
                base_url: "https://elm.example.org".into(),
                ..(*world.app.config).clone()
            }),
            ..world.app.clone()
        };
        let name = "María\r\nBcc: all@example.org";
        let ana = somebody(&world, name, Channel::Mail, None, Some("maria@example.org")).await;
        tell(&world, ana, Letter::Welcome, None).await;
        let carriers = Carriers {
            mail: Some(Arc::new(server.smtp(""))),
            texts: None,
        };
        let sent = app::messages::deliver_due(&over_https, &crate::post::Plain, &carriers).await;
        assert_eq!(sent.unwrap().sent, 1);
        assert!(round(&world, &carriers).await.is_nothing());

        let mails = server.mails();
        assert_eq!(mails.len(), before + 1);
        let mail = &mails[before];
        assert_eq!(mail["defects"], serde_json::json!([]));
        assert_eq!(mail["structure"], "multipart/alternative");
        assert_eq!(
            mail["kinds"],
            serde_json::json!(["text/plain", "text/html"])
        );
        for part in [0, 1] {
            assert!(mail["bodies"][part].as_str().unwrap().contains("María"));
        }
        for (name, value) in [
            ("From", "Elm Street <post@example.org>"),
            ("Reply-To", "Elm Street <post@example.org>"),
            ("To", "maria@example.org"),
            ("Subject", "welcome (en)"),
            ("Auto-Submitted", "auto-generated"),
            ("List-Id", "<elm-street.elm.example.org>"),
            ("List-Unsubscribe-Post", "List-Unsubscribe=One-Click"),
            ("X-RcptTo", "maria@example.org"),
        ] {
            assert_eq!(header(mail, name), [value]);
        }
        assert!(header(mail, "Date")[0].contains("Jun 2026"));
        assert!(header(mail, "List-Unsubscribe")[0].starts_with("<https://elm.example.org/stop/"));
        assert!(header(mail, "Message-ID")[0].ends_with("@elm.example.org>"));
        assert!(header(mail, "Bcc").is_empty());
    }
}

/// The headers of a mail as it arrives, in their order.
const HEADERS: [&str; 13] = [
    "From",
    "Reply-To",
    "To",
    "Subject",
    "Date",
    "Message-ID",
    "Auto-Submitted",
    "List-Id",
    "MIME-Version",
    "Content-Type",
    "X-Peer",
    "X-MailFrom",
    "X-RcptTo",
];

/// A mail in which a name stands wherever a name could stand.
fn named(name: &str) -> Mail {
    Mail {
        community: name.to_owned(),
        subject: name.to_owned(),
        ..mail(7, "ana@example.org", &format!("Dear {name}\n.\nend"))
    }
}

#[tokio::test]
async fn nothing_that_somebody_calls_themself_changes_the_conversation() {
    let Some(server) = Server::start("names").await else {
        return;
    };
    let smtp = server.smtp("");
    let names = [
        "Ana\r\n.\r\nQUIT",
        "Ana\r\n\r\n.\r\nMAIL FROM:<x@example.org>",
        "\u{202e}gnp.exe\0",
        "Ana\nBcc: all@example.org",
        "<x@example.org>, Ana",
        "",
    ];
    for name in names {
        smtp.carry(&named(name)).await.unwrap();
    }
    let mails = server.mails();
    assert_eq!(mails.len(), names.len());
    for mail in &mails {
        assert_harmless(mail, &HEADERS);
        assert_eq!(header(mail, "X-MailFrom"), ["post@example.org"]);
        assert_eq!(header(mail, "X-RcptTo"), ["ana@example.org"]);
    }
}

#[test]
fn nothing_that_somebody_calls_themself_changes_the_headers() {
    let folder = std::env::temp_dir().join(format!("manyhands-names-{}", std::process::id()));
    std::fs::create_dir_all(folder.join("new")).unwrap();
    let names = naughty_strings();
    let from = "post@example.org".parse().unwrap();
    for (n, name) in names.iter().enumerate() {
        let enclosed = app::messages::mail::enclose(&named(name), &from).unwrap();
        let lines = enclosed.bytes.split(|byte| *byte == b'\n');
        assert!(
            lines
                .into_iter()
                .all(|line| line.len() < 998 && line.is_ascii())
        );
        std::fs::write(folder.join(format!("new/{n}")), enclosed.bytes).unwrap();
    }
    let mails = read(&folder);
    std::fs::remove_dir_all(&folder).unwrap();
    assert_eq!(mails.len(), names.len());
    for mail in &mails {
        assert_harmless(mail, &HEADERS[..10]);
    }
}

fn assert_harmless(mail: &Value, expected: &[&str]) {
    let names: Vec<_> = mail["headers"]
        .as_array()
        .unwrap()
        .iter()
        .map(|pair| pair[0].as_str().unwrap())
        .collect();
    assert_eq!(names, expected);
    assert_eq!(mail["defects"], serde_json::json!([]));
    for body in mail["bodies"].as_array().unwrap() {
        assert!(body.as_str().unwrap().contains("\n.\nend"), "{mail}");
    }
    for turned in ["\u{202e}", "\0"] {
        assert!(!header(mail, "Subject")[0].contains(turned));
    }
}

#[tokio::test]
async fn what_the_server_says_of_one_receiver_is_not_held_against_the_next() {
    let Some(server) = Server::start("refusals").await else {
        return;
    };
    let smtp = server.smtp("").with_patience(Duration::from_millis(1_500));
    for (to, trouble) in [
        ("gone@example.org", Trouble::Never("smtp 550".into())),
        ("later@example.org", Trouble::Again("smtp 451".into())),
        ("full@example.org", Trouble::Again("smtp 452".into())),
        ("josé@example.org", Trouble::Never("smtp no utf8".into())),
        ("not an address", Trouble::Never("bad address".into())),
        ("slow@example.org", Trouble::Unreachable("timeout".into())),
    ] {
        let went = smtp.carry(&mail(1, to, "Hello")).await;
        assert_eq!(went, Err(trouble), "{to}");
    }
    assert_eq!(
        smtp.carry(&mail(1, "ana@bücher.example", "Hello")).await,
        Ok(())
    );
    assert_eq!(
        header(&server.mails()[0], "X-RcptTo"),
        ["ana@xn--bcher-kva.example"]
    );

    let world = &World::on_both_engines().await[0];
    let gone = somebody(world, "Ana", Channel::Mail, None, Some("gone@example.org")).await;
    let here = somebody(world, "Ben", Channel::Mail, None, Some("ben@example.org")).await;
    for neighbor in [gone, here] {
        tell(world, neighbor, Letter::Welcome, None).await;
    }
    let carriers = Carriers {
        mail: Some(Arc::new(smtp)),
        texts: None,
    };
    let done = round(world, &carriers).await;
    assert_eq!((done.sent, done.dead), (1, 1));
    assert_eq!(outbox(world, gone).await, ["welcome mail dead 1 smtp 550"]);
}

#[tokio::test]
async fn mail_does_not_leave_in_the_open_when_it_must_not() {
    let Some(server) = Server::start("open").await else {
        return;
    };
    let secret = server.smtp("?tls=required");
    let went = secret.carry(&mail(1, "ana@example.org", "Hello")).await;
    assert_eq!(went, Err(Trouble::Unreachable("smtp no tls".into())));
    assert!(server.mails().is_empty());
    let gone = format!("smtp://127.0.0.1:{}", free_port());
    let mail_config = config::Mail {
        server: Hidden(gone),
        from: "post@example.org".into(),
        reply_to: None,
    };
    let gone = Smtp::new(&mail_config, "https://elm.example.org").unwrap();
    let went = gone.carry(&mail(1, "ana@example.org", "Hello")).await;
    assert_eq!(went, Err(Trouble::Unreachable("smtp connection".into())));
}

#[tokio::test]
async fn letters_leave_in_secret_to_a_server_that_is_who_it_says_and_knows_us() {
    for (mode, scheme, tls) in [
        ("starttls", "smtp", "tls=required&"),
        ("smtps", "smtps", ""),
    ] {
        let Some(server) = Server::start_as(mode, mode).await else {
            return;
        };
        let ours = server.folder.with_extension("tls").join("ca.pem");
        let to = |host: &str, password: &str, ca: &str| {
            let port = server.port;
            let mail = config::Mail {
                server: Hidden(format!(
                    "{scheme}://elm%20street:{password}@{host}:{port}?{tls}{ca}"
                )),
                from: "post@example.org".into(),
                reply_to: None,
            };
            let smtp = Smtp::new(&mail, "https://elm.example.org").unwrap();
            smtp.with_patience(Duration::from_secs(20))
        };
        let (right, known) = ("p%40ss%3Aword", format!("ca={}", ours.display()));
        let letter = mail(1, "ana@example.org", "Hello");
        for (smtp, trouble, why) in [
            (
                to("localhost", right, ""),
                "smtp tls",
                "nobody vouches for it",
            ),
            (
                to("127.0.0.1", right, &known),
                "smtp tls",
                "it is somebody else",
            ),
            (
                to("localhost", "wrong", &known),
                "smtp 535",
                "it does not know us",
            ),
        ] {
            let went = smtp.carry(&letter).await;
            assert_eq!(
                went,
                Err(Trouble::Unreachable(trouble.into())),
                "{mode}: {why}"
            );
            assert!(server.mails().is_empty(), "{mode}: {why}");
        }
        let smtp = to("localhost", right, &known);
        assert_eq!(smtp.greet().await, Ok(()), "{mode}");
        assert_eq!(smtp.carry(&letter).await, Ok(()), "{mode}");
        assert_eq!(header(&server.mails()[0], "X-RcptTo"), ["ana@example.org"]);
    }
}

#[test]
fn a_mail_server_that_is_set_wrongly_is_told_at_once() {
    for (server, good) in [
        ("smtp://localhost", true),
        ("smtps://user:p%40ss@mail.example.org", true),
        ("smtp://[::1]:2525?tls=none", true),
        ("smtp://mail.example.org?tls=perhaps", false),
        ("smtps://mail.example.org?ca=/no/such/file.pem", false),
        ("http://mail.example.org", false),
        ("smtp://", false),
        ("mail.example.org", false),
    ] {
        let mail = config::Mail {
            server: Hidden(server.into()),
            from: "Elm Street <post@example.org>".into(),
            reply_to: None,
        };
        assert_eq!(
            Smtp::new(&mail, "http://localhost").is_ok(),
            good,
            "{server}"
        );
    }
}

fn free_port() -> u16 {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    listener.local_addr().unwrap().port()
}

/// Strings that broke other programs, when they are at hand beside the checkout.
fn naughty_strings() -> Vec<String> {
    let folder = std::env::var("MANYHANDS_REAL_INPUT").map_or_else(
        |_| PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data"),
        PathBuf::from,
    );
    let Ok(text) = std::fs::read_to_string(folder.join("blns/blns.json")) else {
        eprintln!("skipped the big list of naughty strings: it is not beside the checkout");
        return Vec::new();
    };
    serde_json::from_str(&text).unwrap()
}
