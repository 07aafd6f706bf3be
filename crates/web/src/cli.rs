//! The command line. `serve` is all that most people ever need.

mod demo;
mod health;
mod import;
mod keeping;
pub mod options;
mod serve;

use std::path::PathBuf;
use std::process::ExitCode;

use app::{App, Broken, Chance, Clock, Error};
use clap::{Parser, Subcommand};
use domain::CommunityId;

use options::Options;

/// Manyhands: free software that turns kindness into infrastructure.
#[derive(Parser)]
#[command(name = "manyhands", version, about, max_term_width = 100)]
struct Cli {
    #[command(flatten)]
    options: Options,
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Starts the program. On the first run it prints a link to set up the neighborhood.
    Serve,
    /// Starts a made-up neighborhood in a temporary folder, with a clock that can be moved.
    Demo {
        /// How many people live there.
        #[arg(long, default_value_t = 200)]
        people: usize,
    },
    /// Prints what is in force and where each value came from.
    Config,
    /// Brings the data up to date; starting does the same.
    Migrate,
    /// Writes a backup into FILE and the keys into FILE.keys; keep the two apart.
    Backup {
        /// The new file.
        file: PathBuf,
    },
    /// Puts a backup back into an empty folder or database.
    Restore {
        /// The backup.
        file: PathBuf,
    },
    /// Proves that a backup is whole and can be restored.
    Verify {
        /// The backup.
        file: PathBuf,
    },
    /// Copies everything to another database.
    Move {
        /// `postgres://…` or `sqlite:FILE`; it must be empty.
        #[arg(long, value_name = "URL")]
        to: String,
    },
    /// Brings in the spreadsheet a group already has, or the export of another install.
    Import(import::Import),
    /// Writes everything into a folder, as JSON and as sheets.
    Export {
        /// The folder.
        folder: PathBuf,
        /// Which neighborhood, by the short word in its address, when there are several.
        #[arg(long, value_name = "SLUG")]
        community: Option<String>,
    },
    /// Finds who could help whom, for all open needs at once.
    Match,
    /// Looks after data, mail, clock, disk and permissions, and says what to do.
    Doctor,
    /// Asks a running program whether it is well: 0 when it is.
    Healthcheck,
    /// Prints the recovery code of the install's key, or puts the key file back from it.
    Key {
        /// The recovery code.
        #[arg(long, value_name = "CODE")]
        put_back: Option<String>,
    },
}

/// Runs a command; 0 when it worked, 1 when it did not, 2 when it was not understood.
pub fn main() -> ExitCode {
    let cli = Cli::parse();
    tracing_subscriber::fmt()
        .with_env_filter(
            tracing_subscriber::EnvFilter::try_from_env("MANYHANDS_LOG")
                .unwrap_or_else(|_| "warn,manyhands=info,app=info,web=info".into()),
        )
        .with_writer(std::io::stderr)
        .init();
    let runtime = match tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
    {
        Ok(runtime) => runtime,
        Err(error) => return failed(&format!("the program could not start: {error}")),
    };
    match runtime.block_on(run(cli)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => failed(&error.to_string()),
    }
}

fn failed(why: &str) -> ExitCode {
    eprintln!("manyhands: {why}");
    ExitCode::FAILURE
}

async fn run(cli: Cli) -> Result<(), Error> {
    let options = &cli.options;
    match cli.command {
        Command::Serve => serve::serve(options).await,
        Command::Demo { people } => demo::run(options, people).await,
        Command::Config => options::print(options),
        Command::Migrate => keeping::migrate(options).await,
        Command::Backup { file } => keeping::back_up(options, &file).await,
        Command::Restore { file } => keeping::restore(options, &file).await,
        Command::Verify { file } => keeping::verify(options, &file).await,
        Command::Move { to } => keeping::move_to(options, &to).await,
        Command::Import(asked) => import::import(options, &asked).await,
        Command::Export { folder, community } => {
            keeping::take_along(options, &folder, community.as_deref()).await
        }
        Command::Match => keeping::plan(options).await,
        Command::Doctor => keeping::look_after(options).await,
        Command::Healthcheck => health::ask(options).await,
        Command::Key {
            put_back: Some(code),
        } => keeping::put_back(options, &code),
        Command::Key { put_back: None } => keeping::recovery_code(options),
    }
}

/// Says something to a person, or as JSON to a script.
fn say(options: &Options, text: &str, json: serde_json::Value) {
    match (options.json, json) {
        (false, _) => println!("{}", text.trim_start_matches('\n')),
        (true, serde_json::Value::Null) => {}
        (true, json) => println!("{json}"),
    }
}

/// The community that was named, or the only one there is; `None` where there is none yet.
async fn home(app: &App, named: Option<&str>) -> Result<Option<CommunityId>, Error> {
    let mut tx = app.db.read().await?;
    let homes = app::community::all(&mut tx).await?;
    let listed = || {
        let slugs: Vec<&str> = homes.iter().map(|home| home.slug.as_str()).collect();
        slugs.join(", ")
    };
    match (named, homes.as_slice()) {
        (None, []) => Ok(None),
        (None, [only]) => Ok(Some(only.id)),
        (None, _) => Err(Broken::told(format!(
            "there are several neighborhoods here; say which with --community: {}",
            listed()
        ))
        .into()),
        (Some(named), _) => match homes.iter().find(|home| home.slug == named) {
            Some(home) => Ok(Some(home.id)),
            None => Err(Broken::told(format!(
                "there is no neighborhood {named} here, but these: {}",
                listed()
            ))
            .into()),
        },
    }
}

/// Opens the install that the options name.
pub async fn open(options: &Options) -> Result<App, Error> {
    let config = options.config()?;
    app::folder::make(&config.data)?;
    App::open(config, Clock::of_the_machine(), Chance::of_the_machine()?).await
}
