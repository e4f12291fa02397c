//! The one binary.

use std::process::ExitCode;

fn main() -> ExitCode {
    homestead::cli::main()
}
