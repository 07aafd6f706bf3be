//! What is measured, and what was promised of it.

use std::path::Path;
use std::time::Duration;

use app::matching;
use domain::people::Actor;

use crate::Result;
use crate::client::{Client, now, percentile};
use crate::program::Program;
use crate::table::Table;
use crate::town::{self, Town};

/// How often each page is asked for, and how often before that, uncounted.
const ASKED: u32 = 2_000;
const WARM_UP: u32 = 100;
/// Requests from one address, below what anybody may ask in a minute.
const FROM_ONE_ADDRESS: u32 = 500;
/// How often the program is started.
const STARTS: usize = 10;
/// How long it rests before its memory is read.
const REST: Duration = Duration::from_secs(3);
/// What fits into one round trip.
const FIRST_VISIT_BYTES: f64 = 14_336.0;

/// Measures one town with the program that serves it.
pub struct Measures<'a> {
    /// The release binary.
    pub binary: &'a Path,
    /// The large town.
    pub town: &'a Town,
}

impl Measures<'_> {
    /// From the start to the first good answer, and memory at rest.
    pub async fn start_up(&self, table: &mut Table, empty: &Path) -> Result<()> {
        let (mut first, mut later) = (Vec::new(), Vec::new());
        for n in 0..STARTS {
            first.push(
                Program::start(self.binary, &empty.join(n.to_string()))
                    .await?
                    .start_up,
            );
            later.push(Program::start(self.binary, &self.town.data).await?.start_up);
        }
        table.at_most(
            "Start-up on an empty folder, median",
            percentile(&mut first, 50),
            150.0,
            "ms",
        );
        table.at_most(
            "Start-up on the large town, median",
            percentile(&mut later, 50),
            150.0,
            "ms",
        );
        let program = Program::start(self.binary, &self.town.data).await?;
        tokio::time::sleep(REST).await;
        table.at_most("Resident memory, idle", program.resident_mb()?, 60.0, "MB");
        Ok(())
    }

    /// Size and speed of pages.
    pub async fn pages(&self, table: &mut Table) -> Result<()> {
        let program = Program::start(self.binary, &self.town.data).await?;
        size(table, &program, "/", "Front page").await?;
        size(table, &program, "/survey/1", "First page of the survey").await?;
        let session = Some(self.town.session.as_str());
        let pages = [
            ("/", "Front page", Some(5.0), None),
            ("/survey/1", "First page of the survey", Some(5.0), None),
            ("/board", "Board", Some(30.0), session),
            ("/today", "Today", None, session),
            ("/people", "People", None, session),
        ];
        for (nth, (path, what, limit, session)) in (0..).zip(pages) {
            // From addresses of its own, as no house asks for so many pages in a minute.
            let from = nth * (WARM_UP + ASKED);
            speed(table, &program, from, path, what, limit, session).await?;
        }
        table.known(
            "Resident memory after all these pages",
            program.resident_mb()?,
            "MB",
        );
        Ok(())
    }
}

/// How many bytes a first visit takes: the page and its stylesheet, packed.
async fn size(table: &mut Table, program: &Program, path: &str, what: &str) -> Result<()> {
    let mut client = Client::connect(program.address, 1).await?;
    let page = client.get_packed(path).await?;
    if !page.status.is_success() {
        table.skipped(
            format!("{what}, HTML and CSS packed"),
            &format!("{path} answers {}", page.status),
        );
        return Ok(());
    }
    let plain = client.get(path).await?;
    let html = String::from_utf8_lossy(&plain.body);
    let style = html
        .split('"')
        .find(|part| part.starts_with("/style.css"))
        .ok_or("no stylesheet")?;
    let style = client.get_packed(style).await?;
    let bytes = page.body.len() + style.body.len();
    table.at_most(
        format!("{what}, HTML and CSS packed"),
        bytes as f64,
        FIRST_VISIT_BYTES,
        "bytes",
    );
    Ok(())
}

/// How long a page takes, asked for again and again by one after the other.
async fn speed(
    table: &mut Table,
    program: &Program,
    from: u32,
    path: &str,
    what: &str,
    limit: Option<f64>,
    session: Option<&str>,
) -> Result<()> {
    let mut times = Vec::new();
    let mut client = connect(program, from, session).await?;
    for n in 0..WARM_UP + ASKED {
        if n % FROM_ONE_ADDRESS == 0 {
            client = connect(program, from + n / FROM_ONE_ADDRESS, session).await?;
        }
        let answer = client.get(path).await?;
        if !answer.status.is_success() {
            table.skipped(
                format!("{what}, p99"),
                &format!("{path} answers {}", answer.status),
            );
            return Ok(());
        }
        if n >= WARM_UP {
            times.push(answer.took);
        }
    }
    table.known(format!("{what}, p50"), percentile(&mut times, 50), "ms");
    let slow = percentile(&mut times, 99);
    match limit {
        Some(limit) => table.at_most(format!("{what}, p99"), slow, limit, "ms"),
        None => table.known(format!("{what}, p99"), slow, "ms"),
    }
    Ok(())
}

async fn connect(program: &Program, number: u32, session: Option<&str>) -> Result<Client> {
    let mut client = Client::connect(program.address, number).await?;
    if let Some(session) = session {
        client.cookies.insert("mh".into(), session.into());
    }
    Ok(client)
}

/// How long the whole plan takes, from reading the data to keeping the suggestions.
pub async fn plan(table: &mut Table, town: &Town) -> Result<()> {
    let app = town::open(&town.data).await?;
    let began = now();
    matching::plan(&app, Actor::Organizer(town.community, town.organizer)).await?;
    let took = began.elapsed().as_secs_f64() * 1_000.0;
    app.close().await;
    table.at_most("The whole plan for 1,000 needs", took, 1_000.0, "ms");
    Ok(())
}
