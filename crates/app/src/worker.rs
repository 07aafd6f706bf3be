//! The worker: what the program does by itself while nobody is looking. It brings messages out, brings
//! spreadsheets in, sees to the standing duties, and leaves a heartbeat by which others can tell that it is well.
//!
//! Each of these has a lane of its own, so that a mail server that stalls or a long night's work holds up
//! nothing else. A lane that stumbles, even over a fault of ours, goes on a few seconds later. Several workers
//! may run on the same data: what one holds, the others leave alone.

pub mod duties;

use std::future::Future;
use std::sync::Arc;
use std::time::Duration;

use domain::Moment;
use domain::messages::Way;
use domain::moment::MINUTE;
use tokio::sync::watch;
use tokio::task::JoinSet;

pub use duties::Duty;

use crate::db::Tx;
use crate::messages::deliver::deliver_by;
use crate::messages::{Carriers, Delivered, Pen, deliver_due};
use crate::{App, Error, intake};

/// How often a lane looks for something to do.
const TICK: Duration = Duration::from_secs(1);
/// How long a lane rests after it stumbled.
const REST: Duration = Duration::from_secs(3);
/// How often the heart beats.
const BEAT: Duration = Duration::from_secs(10);
/// How long whatever is under way may take after the worker was told to stop.
const FINISHING: Duration = Duration::from_secs(8);
/// Without a heartbeat for this long, the worker is not well.
pub const BEAT_LIMIT: i64 = MINUTE;
/// The name under which the heartbeat stands among the duties.
const HEART: &str = "worker";
/// Most rounds of messages that [`run_once`] makes.
const ROUNDS: usize = 1_000;

/// Everything the worker needs.
pub struct Worker {
    app: App,
    pen: Arc<dyn Pen>,
    carriers: Carriers,
    duties: Arc<[Duty]>,
}

impl Worker {
    /// A worker with the standing duties.
    pub fn new(app: App, pen: Arc<dyn Pen>, carriers: Carriers) -> Self {
        Self {
            app,
            pen,
            carriers,
            duties: duties::standing().into(),
        }
    }

    /// The same worker with other duties.
    pub fn with_duties(self, duties: Vec<Duty>) -> Self {
        Self {
            duties: duties.into(),
            ..self
        }
    }

    /// Works until told to stop, then finishes what is in its hands.
    pub async fn run(self, stop: impl Future<Output = ()>) {
        let (tell, told) = watch::channel(false);
        let mut lanes = JoinSet::new();
        for way in [Way::Mail, Way::Text] {
            let (app, pen, carriers) = (self.app.clone(), self.pen.clone(), self.carriers.clone());
            lanes.spawn(keep_going(way.word(), TICK, told.clone(), move || {
                let (app, pen, carriers) = (app.clone(), pen.clone(), carriers.clone());
                async move { deliver_by(&app, &*pen, &carriers, way).await.map(drop) }
            }));
        }
        let (app, standing) = (self.app.clone(), self.duties.clone());
        lanes.spawn(keep_going("duties", TICK, told.clone(), move || {
            let (app, standing) = (app.clone(), standing.clone());
            async move { duties::see_to(&app, &standing).await }
        }));
        let app = self.app.clone();
        lanes.spawn(keep_going("spreadsheets", TICK, told.clone(), move || {
            let app = app.clone();
            async move { intake::runs::go_on(&app).await }
        }));
        let app = self.app.clone();
        lanes.spawn(keep_going(HEART, BEAT, told, move || {
            let app = app.clone();
            async move { beat(&app).await }
        }));
        stop.await;
        tell.send_replace(true);
        let finished = async { while lanes.join_next().await.is_some() {} };
        if tokio::time::timeout(FINISHING, finished).await.is_err() {
            tracing::warn!(
                "the worker was stopped in the middle of something; it goes on at the next start"
            );
        }
    }
}

/// Does everything that is due now, once, with the standing duties: for tests and the demonstration, where time
/// is moved by hand.
pub async fn run_once(app: &App, pen: &dyn Pen, carriers: &Carriers) -> Result<Delivered, Error> {
    duties::see_to(app, &duties::standing()).await?;
    intake::runs::go_on(app).await?;
    let mut done = Delivered::default();
    for _ in 0..ROUNDS {
        let round = deliver_due(app, pen, carriers).await?;
        if round.is_nothing() {
            break;
        }
        done += round;
    }
    beat(app).await?;
    Ok(done)
}

/// When the worker's heart last beat; `None` when it never did.
pub async fn last_beat(tx: &mut Tx) -> Result<Option<Moment>, Error> {
    row! {
        struct Beat {
            last_at: Moment,
        }
    }
    let found = opt!(
        tx,
        Beat,
        "select last_at from duties where name = $1",
        HEART
    )?;
    Ok(found.map(|beat| beat.last_at))
}

/// Whether a worker whose heart last beat then is well now.
pub fn is_well(last_beat: Option<Moment>, now: Moment) -> bool {
    last_beat.is_some_and(|at| now.since(at) <= BEAT_LIMIT)
}

/// Without a heartbeat for this long, every organizer is told on every page.
pub const SILENCE_LIMIT: i64 = 15 * MINUTE;

/// Whether a worker that was there has not been heard of for so long that organizers should know. One that never was
/// there is not silent: the program has only just begun.
pub async fn is_silent(tx: &mut Tx, now: Moment) -> Result<bool, Error> {
    let last = last_beat(tx).await?;
    Ok(last.is_some_and(|at| now.since(at) >= SILENCE_LIMIT))
}

async fn beat(app: &App) -> Result<(), Error> {
    let mut tx = app.db.write_anywhere().await?;
    exec!(
        &mut tx,
        "insert into duties (name, last_at, leased_until) values ($1, $2, null)
         on conflict (name) do update set last_at = excluded.last_at",
        HEART,
        app.clock.now()
    )?;
    tx.commit().await
}

/// Takes one step after the other until told to stop. Trouble is told once, not at every step.
async fn keep_going<F, S>(
    lane: &'static str,
    pause: Duration,
    mut told: watch::Receiver<bool>,
    step: F,
) where
    F: Fn() -> S + Send + 'static,
    S: Future<Output = Result<(), Error>> + Send + 'static,
{
    let mut in_trouble = false;
    while !*told.borrow() {
        let went = match tokio::spawn(step()).await {
            Ok(Ok(())) => None,
            Ok(Err(error)) => Some(error.to_string()),
            Err(_) => Some("a fault of ours".to_owned()),
        };
        match (&went, in_trouble) {
            (Some(error), false) => tracing::warn!(lane, error, "the worker stumbled"),
            (None, true) => tracing::info!(lane, "the worker goes on"),
            _ => {}
        }
        in_trouble = went.is_some();
        let rest = if in_trouble { REST } else { pause };
        tokio::select! {
            () = tokio::time::sleep(rest) => {}
            _ = told.changed() => {}
        }
    }
}
