//! Arguments in, exit status out. Everything else is in the library.

use std::io::{IsTerminal, stderr, stdout};
use std::process::ExitCode;

use anstream::{AutoStream, ColorChoice};
use raci::commands::Streams;

fn main() -> ExitCode {
    let (mut out, mut err) = (stdout().lock(), stderr().lock());
    let width = terminal_size::terminal_size_of(&out).map(|(width, _)| width.0);
    let mut streams = Streams {
        out_colour: AutoStream::choice(&out) != ColorChoice::Never,
        err_colour: AutoStream::choice(&err) != ColorChoice::Never,
        err_terminal: err.is_terminal(),
        width: width.filter(|_| out.is_terminal()),
        out: &mut out,
        err: &mut err,
    };
    ExitCode::from(raci::run(std::env::args_os(), &mut streams))
}
