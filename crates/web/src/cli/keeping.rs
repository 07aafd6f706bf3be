//! Keeping the data safe: bringing it up to date, backups, moving, taking everything along, looking after
//! the install.

use std::io::{IsTerminal, Write};
use std::path::Path;

use app::doctor::{self, Health};
use app::moving::{self, Step};
use app::vault::install_key;
use app::{Broken, Chance, Clock, Error, backup, community, export, matching};
use domain::people::Actor;
use serde_json::json;

use super::options::Options;
use super::{open, say};

/// Tells how far long work has come, on a line of its own, to a person at a terminal.
pub(super) fn tell(step: Step) {
    if std::io::stderr().is_terminal() {
        eprint!("\r{:<24} {:>9} rows", step.table, step.done);
        let _ = std::io::stderr().flush();
    }
}

/// `migrate`: brings the data up to date. Starting does the same.
pub async fn migrate(options: &Options) -> Result<(), Error> {
    let app = open(options).await?;
    let newest = app::db::migrations::applied(&app.db).await?;
    app.close().await;
    say(
        options,
        &format!("The data is up to date, at step {newest}."),
        json!({ "ok": true, "step": newest }),
    );
    Ok(())
}

/// `backup FILE`.
pub async fn back_up(options: &Options, file: &Path) -> Result<(), Error> {
    let app = open(options).await?;
    let done = backup::backup(&app, file, &mut tell).await;
    app.close().await;
    let done = done?;
    let rows: u64 = done.tables.iter().map(|(_, rows)| rows).sum();
    let text = format!(
        "\nBacked up {rows} rows into {} and {}.\n{}",
        done.data.display(),
        done.keys.display(),
        backup::ADVICE
    );
    say(
        options,
        &text,
        json!({ "ok": true, "data": done.data, "keys": done.keys, "rows": rows, "bytes": done.bytes }),
    );
    Ok(())
}

/// `restore FILE`: into an empty folder.
pub async fn restore(options: &Options, file: &Path) -> Result<(), Error> {
    let (clock, chance) = (Clock::of_the_machine(), Chance::of_the_machine()?);
    let done = backup::restore(options.config()?, file, clock, chance, &mut tell).await?;
    let text = format!(
        "\nRestored {} rows of {}. Forgotten again: {}.",
        done.rows(),
        done.made_at,
        done.forgotten
    );
    say(
        options,
        &text,
        json!({ "ok": true, "rows": done.rows(), "made_at": done.made_at, "forgotten_again": done.forgotten }),
    );
    Ok(())
}

/// `verify FILE`: restores it aside and looks whether it is whole.
pub async fn verify(options: &Options, file: &Path) -> Result<(), Error> {
    let (clock, chance) = (Clock::of_the_machine(), Chance::of_the_machine()?);
    let done = backup::verify(&options.config()?, file, clock, chance, &mut tell).await?;
    let text = format!(
        "\nThe backup is whole: {} rows were restored aside, {} sealed values opened.",
        done.restored.rows(),
        done.opened
    );
    say(
        options,
        &text,
        json!({ "ok": true, "rows": done.restored.rows(), "opened": done.opened }),
    );
    Ok(())
}

/// `move --to URL`.
pub async fn move_to(options: &Options, url: &str) -> Result<(), Error> {
    let app = open(options).await?;
    let done = moving::move_to(&app, url, &mut tell).await;
    app.close().await;
    let rows = done?.rows();
    say(
        options,
        &format!("\nMoved {rows} rows. Start with the new address from now on."),
        json!({ "ok": true, "rows": rows }),
    );
    Ok(())
}

/// `export FOLDER`: everything of a community as JSON and as sheets.
pub async fn take_along(
    options: &Options,
    folder: &Path,
    community: Option<&str>,
) -> Result<(), Error> {
    let app = open(options).await?;
    let home = super::home(&app, community).await?;
    let home = home.ok_or_else(|| Broken::told("no neighborhood has been set up here yet"))?;
    let done = export::folder(&app, Actor::Program(home), folder, &mut tell).await;
    app.close().await;
    let files = done?.files;
    let text = files
        .iter()
        .map(|(path, rows)| format!("{rows:>9} rows  {}", path.display()))
        .collect::<Vec<_>>()
        .join("\n");
    let list: Vec<_> = files
        .iter()
        .map(|(path, rows)| json!({ "file": path, "rows": rows }))
        .collect();
    say(
        options,
        &format!("\n{text}"),
        json!({ "ok": true, "files": list }),
    );
    Ok(())
}

/// `match`: makes the whole plan now.
pub async fn plan(options: &Options) -> Result<(), Error> {
    let app = open(options).await?;
    let mut tx = app.db.read().await?;
    let homes = community::all(&mut tx).await?;
    drop(tx);
    let mut list = Vec::new();
    for home in homes {
        if std::io::stderr().is_terminal() {
            eprintln!("{}: looking who could help whom", home.name);
        }
        let done = matching::plan(&app, Actor::Program(home.id)).await?;
        let text = format!(
            "{}: {} suggestions, {} of them new, {} asked; {} needs stay open.",
            home.name,
            done.standing,
            done.new,
            done.asked,
            done.open.len()
        );
        say(options, &text, serde_json::Value::Null);
        list.push(json!({ "community": home.slug, "suggestions": done.standing, "new": done.new, "asked": done.asked, "open": done.open.len() }));
    }
    app.close().await;
    if options.json {
        println!("{}", serde_json::Value::Array(list));
    }
    Ok(())
}

/// `doctor`: looks after data, mail, clock, disk and permissions. Fails when something must be seen to now.
pub async fn look_after(options: &Options) -> Result<(), Error> {
    let found = match open(options).await {
        Ok(app) => {
            let found = doctor::check(&app).await;
            app.close().await;
            found
        }
        Err(error) => {
            doctor::check_closed(&options.config()?, &Clock::of_the_machine(), &error).await
        }
    };
    if options.json {
        println!("{}", serde_json::to_string(&found)?);
    } else {
        for finding in &found {
            println!(
                "{:<5} {:<16} {}",
                finding.health.to_string(),
                finding.name,
                finding.advice
            );
        }
    }
    match doctor::worst(&found) {
        Health::Bad => Err(Broken::told("something needs to be seen to now").into()),
        Health::Ok | Health::Warn => Ok(()),
    }
}

/// `key`: prints the recovery code.
pub fn recovery_code(options: &Options) -> Result<(), Error> {
    let code = install_key::recovery_code(&options.config()?)?;
    let text = format!(
        "{code}\n\nPrint this and keep it in two homes. Whoever has it and the data can read everything; without it, a lost key file means that the data is lost."
    );
    say(options, &text, json!({ "recovery_code": code }));
    Ok(())
}

/// `key --put-back CODE`: makes the key file again.
pub fn put_back(options: &Options, code: &str) -> Result<(), Error> {
    let config = options.config()?;
    if config.key_path().exists() {
        return Err(Broken::told("there is a key file already; move it away first").into());
    }
    install_key::put_back(&config, code, &Chance::of_the_machine()?)?;
    say(options, "The key file is back.", json!({ "ok": true }));
    Ok(())
}
