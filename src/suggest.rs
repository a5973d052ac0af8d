//! Suggestions for misspelt words: "did you mean …?".

/// Words longer than this many bytes are not compared: they are no typing mistakes.
const LONGEST: usize = 64;

/// The known word with the smallest edit distance, upper and lower case aside, if that is at most a third of the word's
/// characters (and at least one is allowed). Of several the first one wins.
pub fn nearest<'k>(word: &str, known: impl Iterator<Item = &'k str>) -> Option<&'k str> {
    if word.len() > LONGEST {
        return None;
    }
    let lower = word.to_lowercase();
    let allowed = (word.chars().count() / 3).max(1);
    let mut best: Option<(usize, &str)> = None;
    for candidate in known {
        let differ = candidate.len().abs_diff(word.len());
        // In ASCII every additional byte is an edit of its own.
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
    fn typing_mistakes_are_near_and_other_words_are_not() {
        let known = ["filled-by", "reports-to", "name", "A"];
        let nearest = |word| nearest(word, known.into_iter());
        assert_eq!(nearest("filed-by"), Some("filled-by"));
        assert_eq!(nearest("report-to"), Some("reports-to"));
        assert_eq!(nearest("a"), Some("A"));
        assert_eq!(nearest("B"), None);
        assert_eq!(nearest("colour"), None);
    }
}
