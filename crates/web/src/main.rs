//! The program: `manyhands serve` and its siblings.

use std::process::ExitCode;

fn main() -> ExitCode {
    web::cli::main()
}
