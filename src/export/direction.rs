//! The direction of a text.

/// Whether a text is read from right to left, as its first letter or a direction mark before it decides.
pub(super) fn is_right_to_left(text: &str) -> bool {
    let decides = |c: &char| c.is_alphabetic() || matches!(c, '\u{200E}' | '\u{200F}');
    let first = text.chars().find(decides);
    first.is_some_and(|first| {
        matches!(
            first,
            '\u{590}'..='\u{8FF}'
                | '\u{200F}'
                | '\u{FB1D}'..='\u{FDFF}'
                | '\u{FE70}'..='\u{FEFF}'
                | '\u{10800}'..='\u{10FFF}'
                | '\u{1E800}'..='\u{1EFFF}'
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_letter_decides() {
        for text in ["خطة", "1. לכתוב", "(خطة) plan", "\u{200f}plan", "٣ مشروع"] {
            assert!(is_right_to_left(text), "{text}");
        }
        for text in ["", "2026", "plan خطة", "営業部", "٣", "\u{200e}خطة"] {
            assert!(!is_right_to_left(text), "{text}");
        }
    }
}
