//! The standing duties: what has to be done again and again, by one worker at a time. When each was last done
//! stands in the data, so a restart skips nothing and repeats nothing.

use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use domain::Moment;
use domain::moment::{DAY, HOUR, MINUTE};

use crate::matching::by_itself;
use crate::{App, Broken, Error, intake, introductions, messages, needs, retention, rota};

/// How long a duty is held without word from whoever does it.
const LEASE: i64 = 2 * MINUTE;
/// How often whoever does a long duty gives word.
const WORD: Duration = Duration::from_secs(30);
/// How soon a duty that failed is tried again.
const RETRY: i64 = 5 * MINUTE;

/// A duty that is a use case of its own: how often, its name, and the function.
macro_rules! duty {
    ($micros:expr, $name:literal, $run:path) => {
        Duty::every($micros, $name, |app: App| async move { $run(&app).await })
    };
}

/// All of them. A new one is one line here.
pub fn standing() -> Vec<Duty> {
    vec![
        duty!(HOUR, "plan", by_itself::plan_at_night),
        duty!(5 * MINUTE, "ask", by_itself::ask_for_what_is_new),
        duty!(MINUTE, "pass on", introductions::pass_on_silent),
        duty!(
            5 * MINUTE,
            "follow up",
            introductions::after::ask_how_it_went
        ),
        duty!(HOUR, "rota dates", rota::dates::make_all_ahead),
        duty!(MINUTE, "rotas", rota::watch::see_to),
        duty!(HOUR, "still holds", needs::lapse::see_to),
        duty!(HOUR, "files that wait", intake::waiting::forget_late),
        duty!(DAY, "tidy messages", messages::tidy),
        duty!(DAY, "forget who left", retention::duty),
    ]
}

type Doing = Pin<Box<dyn Future<Output = Result<(), Error>> + Send>>;

/// Something to be done again and again.
pub struct Duty {
    name: &'static str,
    every: i64,
    run: Arc<dyn Fn(App) -> Doing + Send + Sync>,
}

impl Duty {
    /// A duty by its name, which must be its own, and by how often it is to be done. It may be cut off at any
    /// point and begun anew, so each part of it stands by itself.
    pub fn every<F, D>(micros: i64, name: &'static str, run: F) -> Self
    where
        F: Fn(App) -> D + Send + Sync + 'static,
        D: Future<Output = Result<(), Error>> + Send + 'static,
    {
        Self {
            name,
            every: micros,
            run: Arc::new(move |app| Box::pin(run(app))),
        }
    }
}

/// Does every duty that is due and that nobody else is doing. One that fails keeps none of the others from
/// being done; the first failure is told.
pub async fn see_to(app: &App, duties: &[Duty]) -> Result<(), Error> {
    let mut told = Ok(());
    for duty in duties {
        if is_due(app, duty).await? && take(app, duty).await? {
            let began = app.clock.now();
            let went = carry_out(app, duty).await;
            let next = match &went {
                Ok(()) => began,
                Err(_) => began.plus((RETRY - duty.every).min(0)),
            };
            note(app, duty, next).await?;
            told = told.and(went);
        }
    }
    told
}

/// Does one duty, giving word again and again that somebody is at it.
async fn carry_out(app: &App, duty: &Duty) -> Result<(), Error> {
    let mut work = tokio::spawn((duty.run)(app.clone()));
    loop {
        tokio::select! {
            done = &mut work => {
                let fault = || Broken::told(format!("duty: {} broke off", duty.name));
                return done.map_err(|_| fault())?;
            }
            () = tokio::time::sleep(WORD) => hold(app, duty).await?,
        }
    }
}

async fn is_due(app: &App, duty: &Duty) -> Result<bool, Error> {
    row! {
        struct Done {
            last_at: Moment,
            leased_until: Option<Moment>,
        }
    }
    let now = app.clock.now();
    let mut tx = app.db.read().await?;
    let found = opt!(
        &mut tx,
        Done,
        "select last_at, leased_until from duties where name = $1",
        duty.name
    )?;
    Ok(found.is_none_or(|row| {
        row.last_at <= now.plus(-duty.every) && row.leased_until.is_none_or(|until| until <= now)
    }))
}

/// Takes a duty, unless somebody else was faster.
async fn take(app: &App, duty: &Duty) -> Result<bool, Error> {
    let now = app.clock.now();
    let mut tx = app.db.write_anywhere().await?;
    exec!(
        &mut tx,
        "insert into duties (name, last_at, leased_until) values ($1, 0, null) on conflict (name) do nothing",
        duty.name
    )?;
    let taken = exec!(
        &mut tx,
        "update duties set leased_until = $2
         where name = $1 and last_at <= $3 and (leased_until is null or leased_until <= $4)",
        duty.name,
        now.plus(LEASE),
        now.plus(-duty.every),
        now
    )?;
    tx.commit().await?;
    Ok(taken == 1)
}

async fn hold(app: &App, duty: &Duty) -> Result<(), Error> {
    let mut tx = app.db.write_anywhere().await?;
    exec!(
        &mut tx,
        "update duties set leased_until = $2 where name = $1",
        duty.name,
        app.clock.now().plus(LEASE)
    )?;
    tx.commit().await
}

async fn note(app: &App, duty: &Duty, last_at: Moment) -> Result<(), Error> {
    let mut tx = app.db.write_anywhere().await?;
    exec!(
        &mut tx,
        "update duties set last_at = $2, leased_until = null where name = $1",
        duty.name,
        last_at
    )?;
    tx.commit().await
}
