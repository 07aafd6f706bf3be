//! A made-up town: every neighbor answers the survey through the same use case as on the pages, offers one
//! or two things, needs one, and says where they live and when it suits.

use std::path::{Path, PathBuf};

use app::community::{self, Beginning};
use app::config::Config;
use app::db::Engine;
use app::survey::{self, Given};
use app::{App, Chance, Clock, tokens};
use domain::needs::Urgency;
use domain::people::{Actor, Channel, Person, Source};
use domain::survey::answer::{Answer, Gives, Needs, Reach, Replies, Reply};
use domain::{AreaId, CategoryId, CommunityId, NeighborId, Times, Zone};

use crate::Result;
use crate::client::now;

const AREAS: usize = 16;

/// A town whose data lies in a folder.
pub struct Town {
    /// The folder.
    pub data: PathBuf,
    /// Which community it is.
    pub community: CommunityId,
    /// Who organizes it.
    pub organizer: NeighborId,
    /// The word in an organizer's cookie.
    pub session: String,
    /// How fast the neighbors were heard while it was made.
    pub answers_a_second: f64,
}

/// Makes a town of so many neighbors, with as many needs.
pub async fn make(data: &Path, neighbors: u64) -> Result<Town> {
    std::fs::create_dir_all(data)?;
    let app = open(data).await?;
    let (community, organizer) = community::begin(&app, beginning()).await?;
    let organizer = organizer.ok_or("nobody organizes")?;
    let mut tx = app.db.write(community).await?;
    let areas: Vec<AreaId> = community::areas(&mut tx, community)
        .await?
        .iter()
        .map(|area| area.id)
        .collect();
    let categories: Vec<CategoryId> = community::categories(&mut tx, community)
        .await?
        .iter()
        .map(|kind| kind.id)
        .collect();
    let session =
        tokens::begin_session(&mut tx, &app, community, organizer, tokens::SESSION_IDLE).await?;
    tx.commit().await?;
    let began = now();
    for n in 0..neighbors {
        let given = given(n, &categories, &areas)?;
        survey::answer(&app, Actor::Visitor(community), &given).await?;
    }
    let answers_a_second = neighbors as f64 / began.elapsed().as_secs_f64();
    app.close().await;
    Ok(Town {
        data: data.to_owned(),
        community,
        organizer,
        session,
        answers_a_second,
    })
}

/// Opens the data of a town.
pub async fn open(data: &Path) -> Result<App> {
    Ok(App::open(
        Config::in_folder(data),
        Clock::of_the_machine(),
        Chance::seeded(7),
    )
    .await?)
}

/// How many answers a town holds.
pub async fn answers(town: &Town) -> Result<i64> {
    let app = open(&town.data).await?;
    let mut tx = app.db.read().await?;
    let (sql, community) = (
        "select count(*) as n from answers where community_id = $1",
        town.community.to_string(),
    );
    let n = match tx.engine() {
        Engine::Sqlite(connection) => {
            sqlx::query_scalar(sql)
                .bind(community)
                .fetch_one(connection)
                .await?
        }
        Engine::Postgres(connection) => {
            sqlx::query_scalar(sql)
                .bind(community)
                .fetch_one(connection)
                .await?
        }
    };
    drop(tx);
    app.close().await;
    Ok(n)
}

fn beginning() -> Beginning {
    let person = Person {
        name: "Olga Organizer".into(),
        email: Some("olga@example.org".into()),
        ..Person::default()
    };
    Beginning {
        name: "Benchton".into(),
        zone: Zone::utc(),
        country: "US".into(),
        languages: vec!["en".into(), "es".into(), "ar".into()],
        areas: (1..=AREAS).map(|n| format!("Area {n}")).collect(),
        categories: vec![],
        run_by: "Neighbors of Benchton".into(),
        organizer: Some((person, Channel::Mail)),
    }
}

/// What the neighbor with this number answers. Low categories and areas are commoner, as in life.
fn given(n: u64, categories: &[CategoryId], areas: &[AreaId]) -> Result<Given> {
    let mut dice = Dice(n);
    let person = Person {
        name: format!("Neighbor {n}"),
        email: Some(format!("neighbor{n}@example.org")),
        ..Person::default()
    };
    let gives = (0..=dice.below(2))
        .map(|_| dice.skewed(categories))
        .collect();
    let soon = [
        Urgency::Whenever,
        Urgency::Whenever,
        Urgency::Week,
        Urgency::Today,
    ][dice.below(4)];
    let needs = Needs {
        categories: vec![dice.skewed(categories)],
        soon: Some(soon),
        ..Needs::default()
    };
    let times =
        Times::of(dice.below(7), dice.below(3)).with(Times::of(dice.below(7), dice.below(3)));
    let spoken = [&["en"][..], &["en", "es"], &["es"], &["ar", "en"]][dice.below(4)];
    let more = Replies::from([
        ("area".parse()?, Reply::Area(dice.skewed(areas))),
        ("times".parse()?, Reply::Times(times)),
        (
            "languages".parse()?,
            Reply::Languages(spoken.iter().map(|&code| code.to_owned()).collect()),
        ),
        ("radius".parse()?, Reply::Radius(Some(2))),
    ]);
    Ok(Given {
        form: format!("bench-{n}"),
        version: survey::FIRST,
        answer: Answer {
            gives: Gives {
                categories: gives,
                ..Gives::default()
            },
            needs,
            more,
        },
        reach: Reach {
            person,
            channel: Channel::Mail,
            language: "en".into(),
        },
        source: Source::Web,
        remember: None,
    })
}

/// Chance that is the same each time (SplitMix64).
struct Dice(u64);

impl Dice {
    fn below(&mut self, most: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((z ^ (z >> 31)) % most as u64) as usize
    }

    fn skewed<T: Copy>(&mut self, of: &[T]) -> T {
        let bound = 1 + self.below(of.len());
        of[self.below(bound)]
    }
}
