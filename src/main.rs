//! The `atodds` command: everything but the command line itself is in the library.

mod cli;

fn main() -> std::process::ExitCode {
    cli::run()
}
