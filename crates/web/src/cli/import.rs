//! `manyhands import FILE`: the spreadsheet a group already has, or an export of another install.

use std::fs::File;
use std::io::IsTerminal;
use std::path::Path;

use app::community::{self, Beginning};
use app::intake::bringing::{self, Outcome, Run};
use app::intake::reader::Sheet;
use app::{App, Broken, Error, export};
use domain::intake::{Mapping, SAMPLE_ROWS, guess};
use domain::people::Actor;
use domain::{CommunityId, Zone};

use super::options::Options;
use super::{open, say};

/// What is asked of an import.
#[derive(clap::Args, Clone, Debug)]
pub struct Import {
    /// The sheet as CSV, in any common encoding, or the JSON document of an export.
    pub file: std::path::PathBuf,
    /// What the columns hold; without it they are guessed.
    #[arg(long, value_name = "MAP.json")]
    pub map: Option<std::path::PathBuf>,
    /// Only says what would come.
    #[arg(long)]
    pub dry_run: bool,
}

/// Brings a file in.
pub async fn import(options: &Options, asked: &Import) -> Result<(), Error> {
    let app = open(options).await?;
    let done = match asked.file.extension().and_then(|end| end.to_str()) {
        Some("json") => document(&app, options, &asked.file).await,
        _ => sheet(&app, options, asked).await,
    };
    app.close().await;
    done
}

async fn document(app: &App, options: &Options, file: &Path) -> Result<(), Error> {
    let done = export::import_json(app, File::open(file)?, &mut |_| {}).await?;
    let rows: u64 = done.tables.iter().map(|(_, rows)| rows).sum();
    say(
        options,
        &format!("Read {rows} rows of another install."),
        serde_json::json!({ "ok": true, "rows": rows }),
    );
    Ok(())
}

async fn sheet(app: &App, options: &Options, asked: &Import) -> Result<(), Error> {
    let home = home_or_new(app).await?;
    let mut sheet = Sheet::open_path(&asked.file).map_err(|error| {
        Broken::told(format!(
            "the file cannot be read as a sheet: {}",
            error.code()
        ))
    })?;
    let mapping = match &asked.map {
        Some(path) => read_map(path)?,
        None => {
            let sample = sheet.sample(SAMPLE_ROWS)?;
            let mut tx = app.db.read().await?;
            let known = bringing::known(&mut tx, home).await?;
            guess(sheet.headers(), &sample, &known).mapping
        }
    };
    let plan = mapping.fit(sheet.headers()).map_err(|misfits| {
        let columns: Vec<&str> = misfits
            .iter()
            .map(|misfit| misfit.header.as_str())
            .collect();
        Broken::told(format!(
            "the map does not fit the sheet: {}",
            columns.join(", ")
        ))
    })?;
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
    print(options, &outcome)
}

fn read_map(path: &Path) -> Result<Mapping, Error> {
    let text = std::fs::read_to_string(path)?;
    serde_json::from_str(&text)
        .map_err(|error| Broken::told(format!("the map cannot be read: {error}")).into())
}

/// The community, or a new one when the folder is empty: to be named and looked after in the settings.
async fn home_or_new(app: &App) -> Result<CommunityId, Error> {
    let mut tx = app.db.read().await?;
    let first = community::all(&mut tx).await?.into_iter().next();
    drop(tx);
    if let Some(home) = first {
        return Ok(home.id);
    }
    let beginning = Beginning {
        name: "Our neighborhood".into(),
        zone: Zone::utc(),
        country: "US".into(),
        languages: domain::community::SPOKEN.map(str::to_owned).into(),
        areas: Vec::new(),
        categories: Vec::new(),
        run_by: String::new(),
        organizer: None,
    };
    Ok(community::begin(app, beginning).await?.0)
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
