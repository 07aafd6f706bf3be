//! The command line. `serve` is all that most people ever need.

pub mod options;
mod serve;

use std::process::ExitCode;

use app::{App, Broken, Chance, Clock, Error};
use clap::{Parser, Subcommand};

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
    /// Prints what is in force and where each value came from.
    Config,
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
    match cli.command {
        Command::Serve => serve::serve(&cli.options).await,
        Command::Config => options::print(&cli.options),
    }
}

/// Opens the install that the options name.
pub async fn open(options: &Options) -> Result<App, Error> {
    let config = options.config()?;
    std::fs::create_dir_all(&config.data)
        .map_err(|error| Broken::told(format!("the data folder cannot be made: {error}")))?;
    App::open(config, Clock::of_the_machine(), Chance::of_the_machine()?).await
}
