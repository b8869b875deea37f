//! The `giothong` program: hands its arguments to the library.

fn main() -> std::process::ExitCode {
    giothong::commands::run(std::env::args_os())
}
