//! A month in the life of two hundred neighbors, on the real code, with its clock moved by hand: a third of all
//! questions stays unanswered, the mail server is down for a day, some addresses are dead, some people leave.
//! Whatever happens, the promises hold; and the same seed makes the same month, on either database.

mod laws;
mod life;
mod post;

use std::collections::{BTreeMap, BTreeSet};

use app::{App, Chance, Config, demo, exec, introductions, matching, worker};
use domain::moment::{DAY, HOUR};
use domain::people::Actor;
use domain::{CommunityId, Moment, NeighborId};

use crate::world::{Empty, NOON};
use life::Life;
use post::{PlainPen, Post};

/// How many people there are besides the organizer.
const PEOPLE: usize = 200;
/// How far the clock moves at a time.
const STEP: i64 = 3 * HOUR;
/// How long the simulated time is.
const MONTH: i64 = 30 * DAY;
/// After so many days whoever has nothing open any more is forgotten, in this neighborhood.
const KEPT_DAYS: i64 = 12;
/// When the mail server is down: from the evening of the tenth day for a day.
const DOWN: (Moment, Moment) = (
    Moment(NOON.0 + 9 * DAY + 5 * HOUR),
    Moment(NOON.0 + 10 * DAY + 5 * HOUR),
);

/// A neighborhood in which time passes.
pub struct Month {
    pub app: App,
    pub home: CommunityId,
    pub organizer: NeighborId,
    pub post: std::sync::Arc<Post>,
    pub life: Life,
    /// Everybody by the order in which they came, so that two months can be compared.
    pub numbers: BTreeMap<NeighborId, usize>,
    /// Who has been forgotten.
    gone: BTreeSet<NeighborId>,
    /// What happened, in order.
    pub diary: Vec<String>,
}

impl Month {
    async fn begin(app: &App) -> Month {
        let made = demo::make(app, PEOPLE).await.unwrap();
        let mut month = Month {
            app: app.clone(),
            home: made.community,
            organizer: made.organizer,
            post: Post::new(app.clock.clone(), DOWN),
            life: Life::new(Chance::seeded(11)),
            numbers: BTreeMap::new(),
            gone: BTreeSet::new(),
            diary: Vec::new(),
        };
        month.set_up().await;
        month
    }

    /// Some wish to be asked less often, some kinds of help are asked for without an organizer.
    async fn set_up(&mut self) {
        app::row! {
            struct Found {
                id: NeighborId,
            }
        }
        let mut tx = self.app.db.write(self.home).await.unwrap();
        exec!(
            &mut tx,
            "update communities set retention_days = $2 where id = $1 -- community_id is its id",
            self.home,
            KEPT_DAYS
        )
        .unwrap();
        exec!(
            &mut tx,
            "update categories set ask_by_itself = true where community_id = $1 and key in ('transport', 'meals', 'company', 'errands')",
            self.home
        )
        .unwrap();
        let everybody = app::all!(
            &mut tx,
            Found,
            "select id from neighbors where community_id = $1 order by created_at, id",
            self.home
        )
        .unwrap();
        for (number, found) in everybody.iter().enumerate() {
            self.numbers.insert(found.id, number);
            exec!(
                &mut tx,
                "update neighbors set asks_a_week = $3 where community_id = $1 and id = $2",
                self.home,
                found.id,
                1 + number as i64 % 3
            )
            .unwrap();
        }
        tx.commit().await.unwrap();
    }

    pub fn as_organizer(&self) -> Actor {
        Actor::Organizer(self.home, self.organizer)
    }

    pub fn now(&self) -> Moment {
        self.app.clock.now()
    }

    pub fn note(&mut self, what: &str) {
        let hour = self.now().since(NOON) / HOUR;
        self.diary.push(format!("{hour} {what}"));
    }

    /// Some hours pass: what is due is done, what arrived is read, who wanted to answer answers.
    async fn pass(&mut self) {
        self.app.clock.advance(STEP);
        let since = self.now().since(NOON);
        // The timetable is gone through once a day, for the first time when the worker begins.
        let due = match since.rem_euclid(DAY) == STEP {
            true => laws::to_be_forgotten(self).await,
            false => BTreeSet::new(),
        };
        worker::run_once(&self.app, &PlainPen, &self.post.carriers())
            .await
            .unwrap();
        let gone = laws::erased(self).await;
        let newly: BTreeSet<NeighborId> = gone.difference(&self.gone).copied().collect();
        assert_eq!(newly, due, "forgotten are exactly those who are due");
        if !newly.is_empty() {
            self.note(&format!("{} forgotten", newly.len()));
        }
        self.gone = gone;
        life::read_the_post(self).await;
        life::answer_what_is_due(self).await;
        match since.rem_euclid(DAY) / HOUR {
            // Nine in the morning and three in the afternoon in Detroit.
            21 => self.organize().await,
            3 => life::new_wishes(self).await,
            _ => {}
        }
    }

    /// An organizer sits down: makes the plan, asks about some of it, and tells what is to be told.
    async fn organize(&mut self) {
        let who = self.as_organizer();
        let planned = matching::plan(&self.app, who).await.unwrap();
        let mut tx = self.app.db.read().await.unwrap();
        let suggested = introductions::sql::suggested(&mut tx, self.home)
            .await
            .unwrap();
        drop(tx);
        let mut asked = planned.asked;
        for found in suggested.iter().take(20) {
            let went = introductions::ask(&self.app, who, found.id).await;
            asked += usize::from(life::was_allowed(went));
        }
        self.note(&format!(
            "planned: {} stand, {asked} asked, {} open",
            planned.standing,
            planned.open.len()
        ));
        life::tell_by_voice(self).await;
    }
}

async fn lived(app: &App) -> Vec<String> {
    let mut month = Month::begin(app).await;
    for _ in 0..MONTH / STEP {
        month.pass().await;
    }
    laws::hold(&mut month).await;
    month.diary
}

#[tokio::test]
async fn a_month_of_silence_failure_and_departures_keeps_every_promise() {
    let mut diaries = Vec::new();
    for empty in Empty::on_both_engines().await {
        diaries.push(lived(&empty.app).await);
    }
    if diaries.len() == 1 {
        let folder = std::env::temp_dir().join(format!("manyhands-month-{}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        let clock = app::Clock::standing_at(NOON);
        let again = App::open(Config::in_folder(&folder), clock, Chance::seeded(7))
            .await
            .unwrap();
        diaries.push(lived(&again).await);
        std::fs::remove_dir_all(&folder).unwrap();
    }
    let differ = diaries[0]
        .iter()
        .zip(&diaries[1])
        .position(|(one, other)| one != other);
    if let Some(at) = differ {
        panic!(
            "the same seed made another month:\n{}\n{}",
            diaries[0][at], diaries[1][at]
        );
    }
    assert_eq!(diaries[0].len(), diaries[1].len());
}
