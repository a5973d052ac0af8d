//! Numbers, dates and times of workbooks as text.

use crate::model::Date;

/// What a number is shown as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Shown {
    /// A number.
    #[default]
    Number,
    /// Hundredths.
    Percent,
    /// A date, a time, or both.
    Date,
}

/// What the numbers of a built-in format are shown as.
#[must_use]
pub fn built_in(format: u16) -> Shown {
    match format {
        9 | 10 => Shown::Percent,
        14..=22 | 27..=36 | 45..=47 | 50..=58 => Shown::Date,
        _ => Shown::Number,
    }
}

/// What the numbers of a format are shown as. Its text in quotation marks, brackets and after a backslash is only text;
/// in brackets of its own, hours, minutes or seconds are a time.
#[must_use]
pub fn custom(format: &str) -> Shown {
    let mut characters = format.chars().flat_map(char::to_lowercase).peekable();
    let mut shown = Shown::Number;
    while let Some(c) = characters.next() {
        match c {
            '"' => while characters.next().is_some_and(|c| c != '"') {},
            '\\' | '_' | '*' => {
                characters.next();
            }
            '[' => {
                let inner: String = characters.by_ref().take_while(|c| *c != ']').collect();
                let is_time = |unit: char| !inner.is_empty() && inner.chars().all(|c| c == unit);
                if ['h', 'm', 's'].into_iter().any(is_time) {
                    return Shown::Date;
                }
            }
            // The format of positive numbers is the first.
            ';' => break,
            '%' => shown = Shown::Percent,
            'g' if characters.peek() == Some(&'e') => return Shown::Number,
            'd' | 'm' | 'y' | 'h' | 's' => return Shown::Date,
            _ => {}
        }
    }
    shown
}

/// A number as it is shown.
#[must_use]
pub fn text(value: f64, shown: Shown, since_1904: bool) -> String {
    match shown {
        Shown::Number => number(value),
        Shown::Percent => format!("{}%", number(value * 100.0)),
        Shown::Date => date(value, since_1904).unwrap_or_else(|| number(value)),
    }
}

/// A number with the 15 digits that spreadsheet programs show, and no `.0`.
#[must_use]
pub fn number(value: f64) -> String {
    let rounded = format!("{value:.14e}").parse().unwrap_or(value);
    match rounded {
        0.0 => "0".to_owned(),
        _ if rounded.abs() < 1e15 && rounded.abs() >= 1e-5 => rounded.to_string(),
        _ => format!("{rounded:e}").replace('e', "E"),
    }
}

/// The date, the time, or both, that a number of days stands for; nothing outside of the years that sheets have.
fn date(value: f64, since_1904: bool) -> Option<String> {
    const DAYS: f64 = 2_958_466.0;
    if !(0.0..DAYS).contains(&value) {
        return None;
    }
    #[allow(clippy::cast_possible_truncation, reason = "within the days of ten thousand years")]
    let seconds = (value * 86_400.0).round() as i64;
    let (days, seconds) = (seconds / 86_400, seconds % 86_400);
    let time = format!("{:02}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60);
    // Days are counted from 1899-12-31, and the year 1900 has a day that it never had.
    let date = match (since_1904, days) {
        (true, _) => civil(days - 24_107),
        (false, 60) => "1900-02-29".to_owned(),
        (false, ..60) => civil(days - 25_568),
        (false, _) => civil(days - 25_569),
    };
    Some(match (days, seconds) {
        (0, 1..) => time,
        (_, 0) => date,
        _ => format!("{date}T{time}"),
    })
}

/// The date so many days after 1970-01-01, as `2030-12-31`.
fn civil(days: i64) -> String {
    Date::from_days(days).map_or_else(String::new, |date| date.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_have_no_digits_that_nobody_typed() {
        let shown = [1.0, 0.1 + 0.2, -0.0, 1234.5, 1e300, 100_000_000.0, 0.000_001].map(number);
        assert_eq!(shown, ["1", "0.3", "0", "1234.5", "1E300", "100000000", "1E-6"]);
    }

    #[test]
    fn days_are_dates() {
        let shown = |value, since| text(value, Shown::Date, since);
        assert_eq!(shown(1.0, false), "1900-01-01");
        assert_eq!(shown(59.0, false), "1900-02-28");
        assert_eq!(shown(60.0, false), "1900-02-29");
        assert_eq!(shown(61.0, false), "1900-03-01");
        assert_eq!(shown(46_348.0, false), "2026-11-22");
        assert_eq!(shown(46_348.75, false), "2026-11-22T18:00:00");
        assert_eq!(shown(0.5, false), "12:00:00");
        assert_eq!(shown(0.0, true), "1904-01-01");
        assert_eq!(shown(-1.0, false), "-1");
        assert_eq!(shown(f64::NAN, false), "NaN");
        assert_eq!(text(0.25, Shown::Percent, false), "25%");
    }

    #[test]
    fn formats_say_what_numbers_are() {
        for format in ["yyyy-mm-dd", "[$-409]d\\-mmm", "[h]:mm", "hh:mm", "\"am\" dd/mm"] {
            assert_eq!(custom(format), Shown::Date, "{format}");
        }
        for format in ["General", "0.00", "#,##0 \"days\"", "[Red]0", "0;[mm]0", "_d0", "\\h0"] {
            assert_eq!(custom(format), Shown::Number, "{format}");
        }
        assert_eq!(custom("0.0%"), Shown::Percent);
    }
}
