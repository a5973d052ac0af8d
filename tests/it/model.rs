//! The parts of the model by themselves: days, colours, letters and their counts, and who fills a role.
use crate::support::{Folder, files_below, package};
use raci::limits::Limits;
use raci::model::{
    Colour, Count, Coverage, Date, Holder, Letter, LetterSet, PartyId, PersonId, ResponsibilityId,
};
use raci::project;
use raci::project::{Arena, ProjectFiles};

#[test]
fn every_day_of_400_years_comes_back() {
    let first = "1970-01-01".parse::<Date>().unwrap().days();
    let mut last = None;
    for day in first..=first + 146_097 {
        let date = Date::from_days(day).unwrap();
        assert_eq!(date.days(), day, "{date}");
        assert!(last < Some(date.to_string()), "{date}");
        last = Some(date.to_string());
    }
    // The last day of 400 years is the leap day that only every fourth century has.
    for leap in ["2000-02-29", "2400-02-29", "0000-02-29"] {
        assert_eq!(leap.parse::<Date>().unwrap().to_string(), leap);
    }
    for none in ["1900-02-29", "2100-02-29", "2001-02-29"] {
        assert!(none.parse::<Date>().is_err(), "{none}");
    }
}

#[test]
fn today_is_the_day_of_the_clock() {
    let clock = || {
        let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap();
        i64::try_from(since.as_secs() / 86_400).unwrap()
    };
    let before = clock();
    let today = Date::today().unwrap().days();
    assert!((before..=clock()).contains(&today), "{today}");
}

#[test]
fn contrast_is_measured_by_wcag_in_dark_colours_too() {
    let colour = |text: &str| text.parse::<Colour>().unwrap();
    let contrast = |one: &str, other: &str| {
        let hundredths = (colour(one).contrast(colour(other)) * 100.0).round() / 100.0;
        format!("{hundredths:.2}")
    };
    // By the formula of WCAG 2.2; below 11 of 255 a channel is linear.
    assert_eq!(contrast("#000000", "#FFFFFF"), "21.00");
    assert_eq!(contrast("#0A0A0A", "#FFFFFF"), "19.80");
    assert_eq!(contrast("#0A0000", "#FFFFFF"), "20.73");
    assert_eq!(contrast("#777777", "#FFFFFF"), "4.48");
    assert_eq!(contrast("#FFFFFF", "#767676"), "4.54");
}

#[test]
fn a_count_is_digits_and_nothing_else() {
    let count = |text: &str| text.parse::<Count>().ok().map(|count| (count.least, count.most));
    assert_eq!(count("1"), Some((1, Some(1))));
    assert_eq!(count("0.."), Some((0, None)));
    assert_eq!(count("1..2"), Some((1, Some(2))));
    assert_eq!(count("2..2"), Some((2, Some(2))));
    let wrong = [
        "",
        "..",
        "..1",
        "2..1",
        "+1",
        "+1..",
        "0..+2",
        "-1",
        "1...",
        "1..2..3",
        " 1",
        "a",
        "1.5",
        "４",
        "4294967296",
    ];
    for wrong in wrong {
        assert_eq!(count(wrong), None, "{wrong}");
    }
}

#[test]
fn a_letter_is_one_capital() {
    for (text, shown) in [("A", "A"), ("Z", "Z"), ("M", "M")] {
        let letter = Letter::parse(text).unwrap();
        assert_eq!(
            (format!("{letter}"), format!("{letter:?}")),
            (shown.to_owned(), shown.to_owned())
        );
    }
    for wrong in ["", "a", "AB", "1", "Á", "А", "@", "["] {
        assert_eq!(Letter::parse(wrong), None, "{wrong}");
    }
}

#[test]
fn whoever_fills_a_member_fills_the_boards_above() {
    const FILES: &str = "
        [project]
        name = \"P\"
        [party.us]
        name = \"Us\"
        [role.top]
        name = \"Top board\"
        members = [\"middle\", \"open\"]
        [role.middle]
        name = \"Middle board\"
        members = [\"ana\"]
        [role.both]
        name = \"Board of both\"
        members = [\"ana\", \"firm\"]
        [role.ana]
        name = \"Role of Ana\"
        filled-by = [\"Ana\", \"Bo\"]
        lead = \"Ana\"
        [role.firm]
        name = \"Role of the firm\"
        filled-by = \"us\"
        [role.open]
        name = \"Open role\"
        [role.open-board]
        name = \"Open board\"
        members = [\"open\"]
    ";
    let folder = Folder::new(&[("raci.toml", FILES)]);
    let arena = Arena::default();
    let files =
        ProjectFiles::open(folder.path(), folder.path(), &Limits::default(), &arena).unwrap();
    let project = project::read(&files, &arena).project;
    let filled: Vec<bool> = project.columns().map(|(role, _)| project.is_filled(role)).collect();
    assert_eq!(filled, [true, true, true, true, true, false, false]);
    for (role, is_filled) in project.columns().map(|(role, _)| role).zip(filled) {
        assert_eq!(is_filled, !project.filling(role).is_empty());
        assert_eq!(project.is_vacant(role), !is_filled);
    }
    let (ana, us) = (Holder::Person(PersonId::new(0)), Holder::Party(PartyId::new(0)));
    // The lead of a role owns alone, and a party owns what it fills.
    let owners: Vec<Vec<Holder>> =
        project.columns().map(|(role, _)| project.owners_of(role)).collect();
    assert_eq!(owners, [vec![ana], vec![ana], vec![ana, us], vec![ana], vec![us], vec![], vec![]]);
}

#[test]
fn the_letters_of_a_person_are_the_same_row_by_row_and_path_by_path() {
    let files = ["examples", "tests/rules"].map(|folder| files_below(&package().join(folder)));
    let roots = files.iter().flatten().filter(|file| file.ends_with("raci.toml"));
    let mut compared = 0;
    for root in roots.filter_map(|file| file.parent()) {
        let (arena, limits) = (Arena::default(), Limits::default());
        let Ok(files) = ProjectFiles::open(root, root, &limits, &arena) else { continue };
        let project = project::read(&files, &arena).project;
        let coverage = Coverage::new(&project);
        let by_row: Vec<_> = project
            .responsibilities
            .iter()
            .map(|row| coverage.letters_by_holder(project.cells(row).iter().copied()))
            .collect();
        for person in (0..project.people.len()).map(PersonId::new).map(Holder::Person) {
            let mut by_path = vec![LetterSet::default(); by_row.len()];
            for involvement in coverage.involvements(person) {
                let mut all = LetterSet::default();
                for (_, letters) in &involvement.paths {
                    all = all.union(*letters);
                }
                assert_eq!(all, involvement.letters);
                by_path[involvement.row.index()] = all;
            }
            for (row, letters) in by_path.into_iter().enumerate() {
                let expected = by_row[row].get(&person).copied().unwrap_or_default();
                let id = project.responsibility(ResponsibilityId::new(row)).id.value;
                assert_eq!(letters, expected, "{} {id} {person:?}", root.display());
                compared += letters.len();
            }
        }
    }
    assert!(compared > 100, "{compared}");
}
