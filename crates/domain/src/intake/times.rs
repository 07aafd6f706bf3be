//! When it suits somebody, as sheets say it: "Morning, Evening" below a column for Monday, "weekday
//! afternoons", "fines de semana".

use super::folded::{folded, says_any};
use crate::{Times, moment::DAYS};

/// The words for each day, Monday first.
const DAY_WORDS: [&str; 7] = [
    "monday*, mon, lunes, الاثنين, اثنين",
    "tuesday*, tue, tues, martes, الثلاثاء, ثلاثاء",
    "wednesday*, wed, miercoles, الاربعاء, اربعاء",
    "thursday*, thu, thur, thurs, jueves, الخميس, خميس",
    "friday*, fri, viernes, الجمعه, جمعه",
    "saturday*, sat, sabado*, السبت, سبت",
    "sunday*, sun, domingo*, الاحد, احد",
];
/// The words for each part of a day.
const PART_WORDS: [&str; 3] = [
    "morning*, mornings, am, manana*, صباح*, الصباح",
    "afternoon*, midday, noon, pm, tarde*, mediodia, ظهر*, الظهر",
    "evening*, night*, noche*, مساء*, المساء, ليل*, الليل",
];
const WEEKDAYS: &str = "weekday*, work day*, entre semana, dias laborables, ايام الاسبوع";
const WEEKEND: &str = "weekend*, week end*, fin de semana, fines de semana, عطله نهايه الاسبوع";
const ANY_TIME: &str = "any time, anytime, any day, every day, everyday, all day, always, flexible, whenever, \
    siempre, cualquier*, todo el dia, todos los dias, دايما, اي وقت, كل الايام, طوال اليوم";

/// The day that a header names, counted from Monday.
pub(super) fn day_in(folded_text: &str) -> Option<usize> {
    DAY_WORDS
        .iter()
        .position(|words| says_any(folded_text, words))
}

/// Reads when it suits; `day` is what the header has already said. `None` when nothing is understood.
pub(super) fn times(text: &str, day: Option<usize>) -> Option<Times> {
    if text.contains('-') && !Times::from_words(text).is_unsaid() {
        return Some(Times::from_words(text));
    }
    let pieces = text
        .split([',', ';', '\n', '،'])
        .filter(|piece| !piece.trim().is_empty());
    let read = pieces.map(|piece| piece_times(&folded(piece), day));
    let all = read
        .reduce(|one, other| Some(one?.with(other?)))
        .flatten()?;
    (!all.is_unsaid()).then_some(all)
}

fn piece_times(piece: &str, day: Option<usize>) -> Option<Times> {
    let mut days: Vec<usize> = (0..DAYS.len())
        .filter(|&day| says_any(piece, DAY_WORDS[day]))
        .collect();
    if says_any(piece, WEEKDAYS) {
        days.extend(0..5);
    }
    if says_any(piece, WEEKEND) {
        days.extend(5..7);
    }
    let mut parts: Vec<usize> = (0..PART_WORDS.len())
        .filter(|&part| says_any(piece, PART_WORDS[part]))
        .collect();
    if days.is_empty() && parts.is_empty() && !says_any(piece, ANY_TIME) {
        return None;
    }
    if days.is_empty() {
        days = day.map_or((0..7).collect(), |day| vec![day]);
    }
    if parts.is_empty() {
        parts = (0..3).collect();
    }
    let pairs = days
        .iter()
        .flat_map(|&day| parts.iter().map(move |&part| Times::of(day, part)));
    Some(pairs.fold(Times::default(), Times::with))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_week_is_read_in_several_languages() {
        for (text, day, words) in [
            ("Morning, Evening", Some(0), "monday-morning monday-evening"),
            ("Saturday mornings", None, "saturday-morning"),
            ("sábado por la tarde", None, "saturday-afternoon"),
            ("الاثنين صباحا", None, "monday-morning"),
            ("weekend evenings", None, "saturday-evening sunday-evening"),
            (
                "anytime",
                Some(3),
                "thursday-morning thursday-afternoon thursday-evening",
            ),
            ("friday-morning", None, "friday-morning"),
        ] {
            assert_eq!(
                times(text, day).map(Times::to_words).as_deref(),
                Some(words),
                "{text}"
            );
        }
        assert_eq!(times("flexible", None), Some(Times::ALL));
        assert_eq!(times("call me", None), None);
        assert_eq!(times("", None), None);
    }
}
