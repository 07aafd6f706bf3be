//! `manyhands import FILE`: the spreadsheet a group already has, or an export of another install.

use std::fs::File;
use std::io::IsTerminal;
use std::path::Path;

use app::community::countries;
use app::community::naming::{self, Place};
use app::intake::bringing::{self, Outcome, Run};
use app::intake::reader::Sheet;
use app::trial::{self, Trial};
use app::{App, Broken, Chance, Clock, Error, export};
use domain::intake::{Mapping, Plan, SAMPLE_ROWS, guess};
use domain::people::Actor;
use domain::words::{NAME_LIMIT, line};
use domain::{CommunityId, Zone};

use super::options::Options;
use super::{home, keeping, open, say};

/// What is asked of an import.
#[derive(clap::Args, Clone, Debug)]
pub struct Import {
    /// The sheet as CSV, in any common encoding, or the JSON document of an export.
    pub file: std::path::PathBuf,
    /// What the columns hold; without it they are guessed.
    #[arg(long, value_name = "MAP.json")]
    pub map: Option<std::path::PathBuf>,
    /// Only says what would come. Nothing is begun or written.
    #[arg(long)]
    pub dry_run: bool,
    /// Which neighborhood, by the short word in its address, when there are several.
    #[arg(long, value_name = "SLUG")]
    pub community: Option<String>,
    /// What a neighborhood that begins with this sheet is called.
    #[arg(long)]
    pub name: Option<String>,
    /// Its country, two letters, such as `MX`: phone numbers without a country are read by it.
    #[arg(long)]
    pub country: Option<String>,
    /// Its time zone, or the nearest big city, such as `Bogota`; a country with one zone says it too.
    #[arg(long)]
    pub zone: Option<String>,
}

/// Brings a file in.
pub async fn import(options: &Options, asked: &Import) -> Result<(), Error> {
    let place = place(asked)?;
    let is_document = asked.file.extension().is_some_and(|end| end == "json");
    if asked.dry_run && (is_document || !trial::has_begun(&options.config()?).await?) {
        let trial = Trial::begin(Clock::of_the_machine(), Chance::of_the_machine()?).await?;
        let done = match is_document {
            true => try_document(&trial.app, options, &asked.file).await,
            false => sheet(&trial.app, options, asked, &place).await,
        };
        trial.app.close().await;
        return done;
    }
    let app = open(options).await?;
    let done = match is_document {
        true => document(&app, options, &asked.file).await.map(drop),
        false => sheet(&app, options, asked, &place).await,
    };
    app.close().await;
    done
}

/// What was said about a neighborhood that begins.
fn place(asked: &Import) -> Result<Place, Error> {
    let name = asked.name.as_deref().map(|name| line(name, NAME_LIMIT));
    let country = match &asked.country {
        None => None,
        Some(code) => Some(countries::country(code).ok_or_else(|| {
            Broken::told(format!(
                "there is no country {code}; give its two letters, such as MX"
            ))
        })?),
    };
    let only = country.filter(|country| country.zones.len() == 1);
    let zone = match (&asked.zone, only) {
        (Some(typed), _) => Some(countries::zone_meant(typed).ok_or_else(|| {
            Broken::told(format!(
                "there is no time zone {typed}; give the nearest big city"
            ))
        })?),
        (None, Some(country)) => country.zones.first().and_then(|zone| Zone::named(zone)),
        (None, None) => None,
    };
    Ok(Place {
        name: name.filter(|name| !name.is_empty()),
        country: country.map(|country| country.code.clone()),
        zone,
    })
}

async fn document(app: &App, options: &Options, file: &Path) -> Result<CommunityId, Error> {
    let done = export::import_json(app, File::open(file)?, &mut keeping::tell).await?;
    let rows: u64 = done.tables.iter().map(|(_, rows)| rows).sum();
    say(
        options,
        &format!("\nRead {rows} rows of another install."),
        serde_json::json!({ "ok": true, "rows": rows }),
    );
    Ok(done.community)
}

/// Reads a document where it leaves no trace, and says whether it could come here.
async fn try_document(trial: &App, options: &Options, file: &Path) -> Result<(), Error> {
    let community = document(trial, options, file).await?;
    if trial::has_begun(&options.config()?).await? {
        let here = open(options).await?;
        let (mut from, mut to) = (trial.db.read().await?, here.db.read().await?);
        let fits = export::refuse_if_here(&mut from, &mut to, community).await;
        drop((from, to));
        here.close().await;
        fits?;
    }
    Ok(())
}

async fn sheet(app: &App, options: &Options, asked: &Import, place: &Place) -> Result<(), Error> {
    let mut sheet = Sheet::open_path(&asked.file).map_err(|error| {
        Broken::told(format!(
            "the file cannot be read as a sheet: {}",
            error.code()
        ))
    })?;
    // What was typed by hand is looked at before anything begins.
    let plan = match &asked.map {
        Some(path) => Some(fitted(&read_map(path)?, sheet.headers())?),
        None => None,
    };
    let (home, is_new) = home_or_new(app, asked, place).await?;
    let plan = match plan {
        Some(plan) => plan,
        None => {
            let sample = sheet.sample(SAMPLE_ROWS)?;
            let mut tx = app.db.read().await?;
            let known = bringing::known(&mut tx, home).await?;
            let guessed = guess(sheet.headers(), &sample, &known).mapping;
            fitted(&guessed, sheet.headers())?
        }
    };
    let run = if asked.dry_run { Run::Dry } else { Run::Real };
    let mut told = 0;
    let mut progress = |read: u64, of: u64| {
        let percent = (read * 100).checked_div(of).unwrap_or(100);
        if std::io::stderr().is_terminal() && percent != told {
            told = percent;
            eprint!("\r{percent:>3} %");
        }
    };
    let outcome =
        bringing::bring_in(app, Actor::Program(home), sheet, &plan, run, &mut progress).await?;
    print(options, &outcome)?;
    if is_new && !options.json {
        advise(place, run);
    }
    Ok(())
}

fn fitted(mapping: &Mapping, headers: &[String]) -> Result<Plan, Error> {
    mapping.fit(headers).map_err(|misfits| {
        let columns: Vec<&str> = misfits
            .iter()
            .map(|misfit| misfit.header.as_str())
            .collect();
        Broken::told(format!(
            "the map does not fit the sheet: {}",
            columns.join(", ")
        ))
        .into()
    })
}

fn read_map(path: &Path) -> Result<Mapping, Error> {
    let text = std::fs::read_to_string(path)?;
    serde_json::from_str(&text)
        .map_err(|error| Broken::told(format!("the map cannot be read: {error}")).into())
}

/// The community that was named, or the only one, or a new one where there is none.
async fn home_or_new(
    app: &App,
    asked: &Import,
    place: &Place,
) -> Result<(CommunityId, bool), Error> {
    let Some(home) = home(app, asked.community.as_deref()).await? else {
        return Ok((naming::begin(app, place).await?, true));
    };
    if *place != Place::default() {
        let what = "there is a neighborhood here already; --name, --country and --zone are for a new one, and this one is changed in its settings";
        return Err(Broken::told(what).into());
    }
    Ok((home, false))
}

/// What a neighborhood that begins still needs to hear.
fn advise(place: &Place, run: Run) {
    if place.country.is_none() {
        let country = countries::country(naming::COUNTRY);
        println!(
            "Phone numbers without a country were read as if they were in: {}. If that is wrong, say --country and begin again in an empty folder.",
            country.map_or(naming::COUNTRY, |country| country.names.to("en", "en"))
        );
    }
    match (run, place.is_whole()) {
        (Run::Dry, _) => {}
        (Run::Real, true) => println!(
            "`manyhands serve` prints a link. Whoever opens it will look after the neighborhood."
        ),
        (Run::Real, false) => println!(
            "`manyhands serve` prints a link. Whoever opens it says what the neighborhood is called and where it is, and will look after it. Until then no letter leaves."
        ),
    }
}

fn print(options: &Options, outcome: &Outcome) -> Result<(), Error> {
    if options.json {
        println!("{}", serde_json::to_string(outcome)?);
        return Ok(());
    }
    println!(
        "{} rows: {} taken in, {} here already, {} not taken in.",
        outcome.rows,
        outcome.imported,
        outcome.unchanged,
        outcome.reported.len()
    );
    println!(
        "{} new people, {} needs, {} offers.",
        outcome.people, outcome.needs, outcome.offers
    );
    for reported in &outcome.reported {
        println!(
            "row {}: {} {}",
            reported.row,
            reported.reason,
            reported.column.as_deref().unwrap_or("")
        );
    }
    if !outcome.remarks.is_empty() {
        println!(
            "{} remarks: something was not understood and was kept as it was written.",
            outcome.remarks.len()
        );
    }
    Ok(())
}
