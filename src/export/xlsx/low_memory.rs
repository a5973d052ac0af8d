//! Low-memory mode: cells of large tables are spooled to unnamed temporary files, which vanish with the run, however it
//! ends.

use std::any::Any;
use std::cell::Cell;
use std::io;
use std::panic::{self, AssertUnwindSafe};
use std::sync::Once;

use rust_xlsxwriter::{Workbook, Worksheet, XlsxError};

use crate::view::grid::{Grid, GridKind};

/// Tables with more cells than this are spooled: in memory a cell takes a quarter of a kilobyte.
const LARGE: usize = 100_000;

/// Adds the worksheet for a table.
pub(super) fn add_worksheet<'w>(
    workbook: &'w mut Workbook,
    grid: &Grid,
) -> Result<&'w mut Worksheet, XlsxError> {
    if is_large(grid) {
        workbook.add_worksheet_with_low_memory()
    } else {
        Ok(workbook.add_worksheet())
    }
}

/// The number of cells is estimated: shares take two, and each row has at most a section, a name and an id besides.
fn is_large(grid: &Grid) -> bool {
    let rows = grid.rows().count() + grid.totals.len() + grid.notes.len();
    grid.kind != GridKind::Cards && rows.saturating_mul(grid.columns.len() * 2 + 3) > LARGE
}

thread_local! {
    /// Whether the panic of a failed write is caught on this thread.
    static CATCHING: Cell<bool> = const { Cell::new(false) };
}

/// Runs `write`. `rust_xlsxwriter` panics if it cannot write a temporary file, as on a full disk; that panic becomes an
/// error, and nothing is printed. Other panics go on.
pub(super) fn catch_write_errors<T>(
    write: impl FnOnce() -> Result<T, XlsxError>,
) -> Result<T, XlsxError> {
    static QUIET: Once = Once::new();
    QUIET.call_once(|| {
        let usual = panic::take_hook();
        panic::set_hook(Box::new(move |panic| {
            if !CATCHING.get() || os_error(panic.payload()).is_none() {
                usual(panic);
            }
        }));
    });
    CATCHING.set(true);
    let outcome = panic::catch_unwind(AssertUnwindSafe(write));
    CATCHING.set(false);
    outcome.unwrap_or_else(|panic| match os_error(&*panic) {
        Some(error) => Err(XlsxError::TempFileError(std::env::temp_dir(), error)),
        None => panic::resume_unwind(panic),
    })
}

/// The error of the system in the message of a panic, as in `Couldn't write to xml file: Os { code: 28, … }`.
fn os_error(panic: &(dyn Any + Send)) -> Option<io::Error> {
    let (_, error) = panic.downcast_ref::<String>()?.split_once("Os { code: ")?;
    let (code, _) = error.split_once(',')?;
    Some(io::Error::from_raw_os_error(code.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_write_that_fails_in_a_panic_is_an_error() {
        let full = io::Error::from_raw_os_error(28);
        let outcome: Result<(), _> =
            catch_write_errors(|| panic!("Couldn't write to xml file: {full:?}"));
        let Err(XlsxError::TempFileError(_, error)) = outcome else { panic!("{outcome:?}") };
        assert_eq!(error.raw_os_error(), Some(28));
    }

    #[test]
    #[should_panic(expected = "a mistake of ours")]
    fn another_panic_goes_on() {
        let _ = catch_write_errors::<()>(|| panic!("a mistake of ours"));
    }
}
