//! "Did you mean …?": the known word nearest to a misspelt one.

/// The longest word that is compared, in bytes; longer ones are no slip of the finger.
const LONGEST: usize = 64;

/// The nearest of the known words, where one is near: at most a third of its letters differ.
/// Of two that are equally near the first wins.
pub fn nearest<'k>(word: &str, known: impl Iterator<Item = &'k str>) -> Option<&'k str> {
    if word.len() > LONGEST {
        return None;
    }
    let lower = word.to_lowercase();
    let allowed = (word.chars().count() / 3).max(1);
    let mut best: Option<(usize, &str)> = None;
    for candidate in known {
        let differ = candidate.len().abs_diff(word.len());
        // Of ASCII each byte that one of them has more is a difference.
        let are_ascii = word.is_ascii() && candidate.is_ascii();
        if differ > 2 * allowed || differ > allowed && are_ascii || candidate.len() > LONGEST {
            continue;
        }
        let distance = strsim::osa_distance(&lower, &candidate.to_lowercase());
        let whole_word_changed = distance >= candidate.chars().count().max(word.chars().count());
        let near = if word.len() < 3 { distance == 0 } else { distance <= allowed };
        if near && !whole_word_changed && best.is_none_or(|(nearest, _)| distance < nearest) {
            best = Some((distance, candidate));
        }
    }
    best.map(|(_, candidate)| candidate)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_is_near_and_another_word_is_not() {
        let known = ["filled-by", "reports-to", "name", "A"];
        let nearest = |word| nearest(word, known.into_iter());
        assert_eq!(nearest("filed-by"), Some("filled-by"));
        assert_eq!(nearest("report-to"), Some("reports-to"));
        assert_eq!(nearest("a"), Some("A"));
        assert_eq!(nearest("B"), None);
        assert_eq!(nearest("colour"), None);
    }
}
