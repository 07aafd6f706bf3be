//! The canary test. Every field of every neighbor holds a word that stands nowhere else; then every route is
//! walked by everybody in every state of a match, and every letter, file and log is looked through. Where a
//! canary may turn up stands in one table, [`allowed::ALLOWED`]. Anything else is a leak.

mod allowed;
mod at_rest;
mod city;
mod crawl;
mod doors;
mod languages;
mod letters;
mod log;
mod pairs;
mod rotas;
mod shapes;
mod sheets;
mod somebody;
mod token;
mod viewers;

use std::collections::BTreeSet;

use city::City;
use crawl::Findings;
use domain::people::Actor;
use viewers::{Kind, Viewer};

use crate::world::World;

/// Nothing that was logged so far says anything about anybody, or opens anything.
#[track_caller]
fn nothing_was_logged(secrets: &[String]) {
    let heard = log::heard();
    assert!(heard.contains(log::LISTENING), "the log is not listened to");
    let seen = token::find(&heard);
    assert!(seen.is_empty(), "the log shows {seen:?}");
    let apart = |letter: char| !(letter.is_ascii_alphanumeric() || letter == '-' || letter == '_');
    let words: BTreeSet<&str> = heard.split(apart).collect();
    let secret = secrets
        .iter()
        .find(|secret| words.contains(secret.as_str()));
    assert!(secret.is_none(), "the log shows the secret word {secret:?}");
}

#[tokio::test]
async fn no_page_shows_anybody_more_than_the_table_says() {
    log::listen();
    let city = City::in_world(World::new().await).await;
    let everybody = Viewer::all(&city).await;
    let mut findings = Findings::default();
    for viewer in &everybody {
        crawl::read(&city, viewer, &mut findings).await;
    }
    let organizer = everybody
        .iter()
        .find(|viewer| viewer.kind == Kind::Organizer);
    crawl::look(&city, organizer.unwrap(), &mut findings).await;
    println!(
        "{} answers, {} of them open",
        findings.answers, findings.shown
    );
    findings.are_none();
    let unused = ["GET", "POST"]
        .map(|method| allowed::unused(&findings.used, method))
        .concat();
    assert!(
        unused.is_empty(),
        "nobody needs these lines of the table: {unused:#?}"
    );
    let mut asked = city.world.visitor();
    let query = token::canary("q99", "Query");
    asked.get(&format!("/?typed={query}")).await;
    asked
        .get(&format!("/board?words={query}&name={query}"))
        .await;
    nothing_was_logged(&city.secrets(&everybody));
}

#[tokio::test]
async fn a_form_that_is_not_for_somebody_never_was_and_does_nothing() {
    let city = City::in_world(World::new().await).await;
    let everybody = Viewer::all(&city).await;
    let mut findings = Findings::default();
    let before = at_rest::sums(&city).await;
    for viewer in &everybody {
        let state = viewer.other.as_ref().map(|(_, state)| *state);
        if state.is_none_or(|state| doors::TRIED.contains(&state)) {
            crawl::write(&city, viewer, &mut findings).await;
        }
    }
    println!("{} answers", findings.answers);
    findings.are_none();
    assert_eq!(
        at_rest::sums(&city).await,
        before,
        "a form changed something"
    );
    for viewer in &everybody {
        crawl::scribble(&city, viewer, &mut findings).await;
    }
    findings.are_none();
}

#[tokio::test]
async fn a_link_that_has_grown_old_opens_nothing() {
    let city = City::in_world(World::new().await).await;
    let everybody = Viewer::all(&city).await;
    viewers::let_links_grow_old(&city).await;
    let mut findings = Findings::default();
    for viewer in &everybody {
        crawl::open_links(&city, viewer, &mut findings).await;
    }
    findings.are_none();
}

#[tokio::test]
async fn letters_name_nobody_in_their_subject_and_only_who_agreed_in_their_words() {
    log::listen();
    let city = City::in_world(World::new().await).await;
    assert!(city.memory.mails().len() > 50 && city.memory.texts().len() > 5);
    let wrong = letters::wrong(&city);
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    let said = letters::said_to_a_mail_server(&city).await;
    for line in said
        .lines()
        .filter(|line| line.to_lowercase().starts_with("subject:"))
    {
        assert!(token::find(line).is_empty(), "{line}");
    }
    city.a_season_passes().await;
    let wrong = letters::wrong(&city);
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    nothing_was_logged(&city.secrets(&[]));
}

#[tokio::test]
async fn where_the_data_lies_nobody_can_read_about_anybody() {
    log::listen();
    for world in World::on_both_engines().await {
        let city = City::in_world(world).await;
        let bare = at_rest::without_canary(&city).await;
        assert!(
            bare.is_empty(),
            "put a canary into {bare:?}, in canary/city.rs"
        );
        let unsealed = at_rest::unsealed_backup(&city).await;
        assert!(!unsealed.is_empty() && token::find_in_bytes(&unsealed).is_empty());
        let open = at_rest::in_the_open(&city).await;
        assert!(open.is_empty(), "{open:#?}");
        taken_along_is_ones_own(&city).await;
        nothing_was_logged(&city.secrets(&[]));
    }
}

/// Each organizer takes along who is here, and nobody from elsewhere or who was forgotten.
async fn taken_along_is_ones_own(city: &City) {
    let here = at_rest::taken_along(city, city.as_organizer()).await;
    let there = Actor::Organizer(city.other, city.other_organizer.id);
    let there = at_rest::taken_along(city, there).await;
    assert_eq!(there.into_iter().collect::<Vec<_>>(), ["01"]);
    let mut expected = vec!["00", "02", "03", "04", "05", "06", "07", "09"];
    for pair in &city.pairs {
        for who in [&pair.helper, &pair.asker] {
            if city.is_here(who).await {
                expected.push(&who.code[1..]);
            }
        }
    }
    assert_eq!(
        here.into_iter().collect::<Vec<_>>(),
        expected_in_order(expected)
    );
}

fn expected_in_order(mut codes: Vec<&str>) -> Vec<&str> {
    codes.sort_unstable();
    codes
}
