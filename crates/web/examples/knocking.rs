//! How long asking for a way in takes when somebody here has the contact and when nobody has: a thousand pairs,
//! one after the other, in turn. Prints the medians, which stand in `SECURITY.md`.
//!
//! `cargo run --release -p web --example knocking`

use std::time::{Duration, Instant};

use app::people::NewNeighbor;
use app::{App, Chance, Clock, Config, demo, people, tokens};
use domain::people::{Channel, Person};

type Result<T> = std::result::Result<T, Box<dyn std::error::Error>>;

/// How many pairs.
const PAIRS: usize = 1_000;
/// How many others there are.
const OTHERS: usize = 2_000;

#[tokio::main]
async fn main() -> Result<()> {
    let folder = std::env::temp_dir().join(format!("manyhands-knocking-{}", std::process::id()));
    std::fs::create_dir_all(&folder)?;
    let app = App::open(
        Config::in_folder(&folder),
        Clock::of_the_machine(),
        Chance::seeded(1),
    )
    .await?;
    let made = demo::make(&app, OTHERS).await?;
    for n in 0..PAIRS {
        let key = app.vault.new_key(app.clock.now()).await?;
        let person = Person {
            name: format!("Known {n}"),
            email: Some(format!("k{n:05}@example.net")),
            ..Person::default()
        };
        let new = NewNeighbor {
            person,
            channel: Channel::Mail,
            ..NewNeighbor::unknown(key)
        };
        let mut tx = app.db.write(made.community).await?;
        people::insert(&mut tx, &app, made.community, new).await?;
        tx.commit().await?;
    }
    let (mut known, mut unknown) = (Vec::new(), Vec::new());
    for n in 0..PAIRS {
        let pair = [(&mut known, "k"), (&mut unknown, "u")];
        for (times, letter) in pair {
            let contact = format!("{letter}{n:05}@example.net");
            let began = now();
            tokens::ask_to_come_in(&app, made.community, &contact).await?;
            times.push(began.elapsed());
        }
    }
    for (name, times) in [("known", &mut known), ("unknown", &mut unknown)] {
        times.sort_unstable();
        let at = |part: usize| micros(times[times.len() * part / 100]);
        println!(
            "{name:<8} median {} µs, of a hundred ninety within {} µs",
            at(50),
            at(90)
        );
    }
    app.close().await;
    std::fs::remove_dir_all(&folder)?;
    Ok(())
}

fn micros(time: Duration) -> u128 {
    time.as_micros()
}

#[expect(
    clippy::disallowed_methods,
    reason = "a measurement measures real time"
)]
fn now() -> Instant {
    Instant::now()
}
