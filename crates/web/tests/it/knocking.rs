//! Whoever asks for a way in learns nothing about who is here: known or not, resting, gone or forgotten, the
//! answers are the same, byte for byte.

use app::messages::{self, Carriers};
use app::tallies::Deed;
use app::{exec, people};
use domain::moment::HOUR;
use domain::people::{Actor, Channel, Standing};
use web::letters::Letters;

use crate::world::{Browser, Shown, World};

/// Contacts of the same length, and of every kind of person.
const KNOWN: [&str; 6] = ["active", "paused", "leaver", "erased", "blockd", "absent"];

async fn everybody(world: &World) {
    for name in &KNOWN[..5] {
        let whose = world.neighbor(name).await;
        let standing = match *name {
            "paused" => Standing::Paused,
            "leaver" => Standing::Withdrawn,
            _ => Standing::Active,
        };
        let mut tx = world.app.db.write(world.community).await.unwrap();
        exec!(
            &mut tx,
            "update neighbors set standing = $3, channel = $4 where community_id = $1 and id = $2",
            world.community,
            whose,
            standing,
            if *name == "blockd" {
                Channel::Nobody
            } else {
                Channel::Mail
            }
        )
        .unwrap();
        if *name == "blockd" {
            let now = world.app.clock.now();
            app::introductions::sql::block(&mut tx, world.community, world.organizer, whose, now)
                .await
                .unwrap();
            people::reach::stop(&mut tx, world.community, whose, domain::messages::Way::Mail)
                .await
                .unwrap();
        }
        tx.commit().await.unwrap();
        if *name == "erased" {
            people::erase::forget(&world.app, Actor::Neighbor(world.community, whose), whose)
                .await
                .unwrap();
        }
    }
}

/// An answer with all that is by chance taken out of it: what it is made of, and how long it is.
fn plain(shown: &Shown, browser: &Browser<'_>) -> String {
    let mut lines = vec![shown.status.to_string()];
    for (name, value) in &shown.headers {
        let value = value.to_str().unwrap();
        let value = match (name.as_str(), value.split_once('=')) {
            ("set-cookie", Some((cookie, rest))) => {
                let (secret, more) = rest.split_once(';').unwrap();
                format!("{cookie}={} letters;{more}", secret.len())
            }
            _ => value.to_owned(),
        };
        lines.push(format!("{name}: {value}"));
    }
    let mut body = shown.body.clone();
    for (_, secret) in browser.cookies() {
        body = body.replace(secret, "secret");
    }
    for name in KNOWN {
        body = body.replace(name, "somebody");
    }
    let (before, proof) = body
        .split_once("name=\"_f\" value=\"")
        .unwrap_or((&body, ""));
    let after = proof.split_once('"').map_or("", |(_, after)| after);
    format!("{}\n\n{before}{after}", lines.join("\n"))
}

/// Everything that somebody sees who asks for a way in and tries a code, more often than they may.
async fn knocks(world: &World, contact: &str) -> Vec<String> {
    let mut seen = Vec::new();
    for round in 0..=Deed::AskWayIn.most() {
        // An hour later each time, so that it is the limit of the contact, not that of the address.
        world.app.clock.advance(HOUR);
        let mut browser = world.visitor();
        browser.get("/in").await;
        let asked = browser.post("/in", &[("contact", contact)]).await;
        seen.push(plain(&asked, &browser));
        if round > 5 {
            continue;
        }
        let page = browser.get("/in/code").await;
        seen.push(plain(&page, &browser));
        for _ in 0..4 {
            let tried = browser.post("/in/code", &[("code", "no")]).await;
            seen.push(plain(&tried, &browser));
        }
    }
    seen
}

#[tokio::test]
async fn every_contact_gets_the_same_answers_byte_for_byte() {
    let mut stories: Vec<(String, Vec<String>)> = Vec::new();
    for name in KNOWN {
        // Each in a world of their own, so that the limits of one address count for none of the others.
        let world = World::new().await;
        everybody(&world).await;
        stories.push((
            name.to_owned(),
            knocks(&world, &format!("{name}@example.org")).await,
        ));
    }
    let (_, first) = &stories[0];
    let limited = |page: &&String| page.starts_with("429") && page.contains("retry-after: ");
    assert_eq!(first.iter().filter(limited).count(), 5, "{first:#?}");
    for (name, story) in &stories {
        for (n, (page, expected)) in story.iter().zip(first).enumerate() {
            assert_eq!(page, expected, "{name}, page {n}");
        }
        assert_eq!(story.len(), first.len());
    }
}

#[tokio::test]
async fn only_those_who_are_here_are_written_to() {
    let world = World::new().await;
    everybody(&world).await;
    for name in KNOWN {
        let contact = format!("{name}@example.org");
        app::tokens::ask_to_come_in(&world.app, world.community, &contact)
            .await
            .unwrap();
    }
    let (carriers, memory) = Carriers::in_memory();
    messages::deliver_due(&world.app, &Letters, &carriers)
        .await
        .unwrap();
    let mut to: Vec<String> = memory.mails().iter().map(|mail| mail.to.clone()).collect();
    to.sort();
    assert_eq!(
        to,
        [
            "active@example.org",
            "blockd@example.org",
            "leaver@example.org",
            "paused@example.org"
        ]
    );
}

#[tokio::test]
async fn whoever_is_sent_away_is_told_until_when_and_what_to_do_in_their_language() {
    let world = World::new().await;
    for (language, words) in [
        ("en", "private link"),
        ("es", "enlace privado"),
        ("ar", "رابطك الخاص"),
    ] {
        let mut browser = world.visitor().speaking(language);
        browser.get("/in").await;
        let contact = format!("{language}@example.org");
        let mut last = None;
        for _ in 0..=Deed::AskWayIn.most() {
            last = Some(browser.post("/in", &[("contact", &contact)]).await);
        }
        let last = last.unwrap().with_status(429);
        assert_eq!(last.headers["retry-after"], "21600");
        last.says(words).says("6").says("href=\"/\"");
        world.app.clock.advance(HOUR);
    }
}
