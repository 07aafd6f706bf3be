//! Everything that leaves: mails, text messages, and a conversation with a mail server.

use std::sync::{Mutex, PoisonError};

use app::introductions::after;
use app::messages::{Carriers, deliver_due};
use app::{Config, tokens};
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::TcpListener;
use web::letters::Letters;

use super::city::City;
use super::pairs::State;
use super::token::{Seen, canary, find};

/// Whoever got a letter, and what in it is not for them.
pub fn wrong(city: &City) -> Vec<String> {
    let mut wrong = Vec::new();
    for mail in city.memory.mails() {
        let to = receiver(&mail.to, "mail");
        let sealed = format!(
            "{} {} {} {}",
            mail.subject, mail.host, mail.slug, mail.community
        );
        for seen in find(&sealed) {
            wrong.push(format!("a subject shows {seen}"));
        }
        for seen in find(&format!("{}\n{}", mail.text, mail.html)) {
            if !may_read(city, &to, &seen) {
                wrong.push(format!("a mail to {to} shows {seen}:\n{}", mail.text));
            }
        }
    }
    for text in city.memory.texts() {
        let to = receiver(&text.to, "phone");
        for seen in find(&text.body) {
            if !may_read(city, &to, &seen) {
                wrong.push(format!(
                    "a text message to {to} shows {seen}:\n{}",
                    text.body
                ));
            }
        }
    }
    wrong
}

fn receiver(address: &str, field: &str) -> String {
    let seen: Vec<Seen> = find(address).into_iter().collect();
    match seen.as_slice() {
        [one] if one.field == field => one.whose.clone(),
        _ => panic!("{address} is nobody's {field}"),
    }
}

/// Their own first name; and of the other one, once both said yes, the first name and what they agreed to:
/// the helper their phone, whoever needed it their mail, or words that an organizer passes on.
fn may_read(city: &City, to: &str, seen: &Seen) -> bool {
    let field = seen.field.as_str();
    if !seen.shape.is_empty() {
        return false;
    }
    if seen.whose == to {
        return field == "first";
    }
    let mut pairs = city.pairs.iter().filter(|pair| pair.state.has_both());
    pairs.any(|pair| {
        let [helper, asker] = [&pair.helper.code[1..], &pair.asker.code[1..]];
        let (by_mail, by_phone) = match pair.state {
            State::Relayed => (["first", "relay"], ["first", "relay"]),
            _ => (["first", "mail"], ["first", "phone"]),
        };
        let to_helper = (to, seen.whose.as_str()) == (helper, asker) && by_mail.contains(&field);
        let to_asker = (to, seen.whose.as_str()) == (asker, helper) && by_phone.contains(&field);
        to_helper || to_asker
    })
}

/// Lets two letters leave by a real conversation with a mail server, and gives all that was said to it.
pub async fn said_to_a_mail_server(city: &City) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let mail = app::config::Mail {
        server: app::config::Hidden(format!("smtp://{}", listener.local_addr().unwrap())),
        from: "elm@example.org".into(),
        reply_to: None,
    };
    let server = tokio::spawn(listen(listener));
    let config = Config {
        mail: Some(mail),
        ..Config::in_folder(city.world.folder())
    };
    let carriers = Carriers::from_config(&config).unwrap();
    let (app, pair) = (&city.world.app, city.pair(State::Introduced));
    after::thank(app, city.acting(&pair.helper), pair.found.unwrap())
        .await
        .unwrap();
    let mail = format!("{}@example.org", canary(&city.uninvolved.code, "Mail"));
    tokens::ask_to_come_in(app, city.world.community, &mail)
        .await
        .unwrap();
    let sent = deliver_due(app, &Letters, &carriers).await.unwrap().sent;
    assert_eq!(sent, 2);
    server.abort();
    HEARD.lock().unwrap_or_else(PoisonError::into_inner).clone()
}

/// What was said to the server.
static HEARD: Mutex<String> = Mutex::new(String::new());

async fn listen(listener: TcpListener) {
    while let Ok((stream, _)) = listener.accept().await {
        let (from, mut to) = stream.into_split();
        let mut lines = BufReader::new(from).lines();
        let mut in_letter = false;
        to.write_all(b"220 mail\r\n").await.unwrap();
        while let Ok(Some(line)) = lines.next_line().await {
            HEARD.lock().unwrap().push_str(&format!("{line}\n"));
            let answer = match line.as_str() {
                "." => (in_letter = false, "250 taken").1,
                _ if in_letter => continue,
                "DATA" => (in_letter = true, "354 go on").1,
                "QUIT" => "221 goodbye",
                _ => "250 fine",
            };
            to.write_all(format!("{answer}\r\n").as_bytes())
                .await
                .unwrap();
        }
    }
}
