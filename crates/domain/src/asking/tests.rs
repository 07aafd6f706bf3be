//! The rules of the ladder, one by one.

use super::*;

const NOW: Moment = Moment(1_000 * DAY);

fn asking(wanted: u32, rung: u32) -> Asking {
    Asking {
        id: AskingId(Uuid::nil()),
        program: Program::Rota,
        subject: Uuid::nil(),
        letter: Letter::AskHelper,
        wanted,
        found: 0,
        rung,
        pressing: Pressing::By(NOW.plus(5 * DAY)),
        state: AskingState::Climbing,
        created_at: NOW,
        changed_at: NOW,
    }
}

fn ladder(n: u32) -> Vec<Candidate> {
    (1..=n)
        .map(|place| Candidate {
            neighbor: NeighborId(Uuid::from_u128(place.into())),
            place,
            about: Uuid::nil(),
            brings: 1,
            said: Said::Waiting,
            asked_at: None,
            until: None,
            answered_at: None,
        })
        .collect()
}

fn ask(ladder: &mut [Candidate], places: &[u32]) {
    for one in ladder.iter_mut().filter(|one| places.contains(&one.place)) {
        *one = one.asked(NOW, NOW.plus(HOUR));
    }
}

#[test]
fn rungs_are_climbed_in_order_and_none_is_skipped() {
    let (asking, mut ladder) = (asking(1, 2), ladder(5));
    let mut climbed = Vec::new();
    loop {
        match asking.next(&ladder) {
            Next::Ask(places) => {
                ask(&mut ladder, &places);
                assert_eq!(asking.next(&ladder), Next::Wait);
                climbed.push(places);
                for one in &mut ladder {
                    *one = one.silent(NOW.plus(HOUR)).unwrap_or_else(|_| one.clone());
                }
            }
            Next::Nobody => break,
            other => panic!("{other:?}"),
        }
    }
    assert_eq!(climbed, [vec![1, 2], vec![3, 4], vec![5]]);
    assert!(ladder.iter().all(|one| one.said == Said::Silent));
}

#[test]
fn the_first_yes_counts_and_the_second_is_thanked() {
    let (asking, mut ladder) = (asking(1, 2), ladder(2));
    ask(&mut ladder, &[1, 2]);
    let (asking, first, answered) = asking.answer(&ladder[1], true, NOW).unwrap();
    assert_eq!((answered, first.said), (Answered::Counts, Said::Yes));
    assert_eq!(asking.state, AskingState::Answered);
    let (asking, second, answered) = asking.answer(&ladder[0], true, NOW).unwrap();
    assert_eq!((answered, second.said), (Answered::Enough, Said::Spared));
    assert_eq!(asking.found, 1);
    assert_eq!(asking.next(&ladder), Next::Nothing);
    let (_, _, again) = asking.answer(&first, true, NOW).unwrap();
    assert_eq!(again, Answered::Again);
}

#[test]
fn a_yes_that_comes_late_still_counts_while_nobody_was_found() {
    let (asking, mut ladder) = (asking(1, 1), ladder(2));
    ask(&mut ladder, &[1]);
    let silent = ladder[0].silent(NOW.plus(HOUR)).unwrap();
    let (asking, _, answered) = asking.answer(&silent, true, NOW.plus(2 * HOUR)).unwrap();
    assert_eq!(answered, Answered::Counts);
    assert!(!asking.is_wanted());
}

#[test]
fn whoever_was_not_asked_cannot_answer() {
    let (asking, ladder) = (asking(1, 1), ladder(2));
    let early = asking.answer(&ladder[1], true, NOW);
    assert_eq!(early.unwrap_err(), Refusal::NotFound);
}

#[test]
fn a_yes_that_is_taken_back_lets_the_ladder_go_on() {
    let (asking, mut ladder) = (asking(1, 1), ladder(2));
    ask(&mut ladder, &[1]);
    let (asking, yes, _) = asking.answer(&ladder[0], true, NOW).unwrap();
    let (asking, no) = asking.uncount(&yes, Said::No, NOW).unwrap();
    ladder[0] = no;
    assert_eq!(asking.next(&ladder), Next::Ask(vec![2]));
}

#[test]
fn patience_shortens_as_the_date_comes_near_and_never_runs_out() {
    let mut last = i64::MAX;
    for hours in (0..24 * 7).rev() {
        let given = patience(Pressing::By(NOW.plus(hours * HOUR)), NOW);
        assert!(given <= last && given >= PATIENCE_LEAST);
        last = given;
    }
    assert_eq!(patience(Pressing::By(NOW.plus(-DAY)), NOW), PATIENCE_LEAST);
}

#[test]
fn patience_without_a_date_follows_how_soon_it_is_needed() {
    for (urgency, hours) in [
        (Urgency::Today, 3),
        (Urgency::Week, 24),
        (Urgency::Whenever, 48),
    ] {
        assert_eq!(patience(Pressing::Said(urgency), NOW), hours * HOUR);
    }
}

#[test]
fn somebody_more_lets_a_ladder_that_had_ended_go_on_but_not_one_that_was_answered() {
    let ended = asking(1, 1).end(NOW);
    assert_eq!(ended.go_on(NOW).state, AskingState::Climbing);
    let off = asking(1, 1).call_off(NOW);
    assert_eq!(off.go_on(NOW).state, AskingState::CalledOff);
}
