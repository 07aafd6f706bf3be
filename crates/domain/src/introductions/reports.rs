//! Problems that somebody reported: new until an organizer has read them, open until one closes them. What
//! was done about it is noted in words that name nobody.

use super::{Match, MatchState};
use crate::moment::DAY;
use crate::{MatchId, Moment, NeighborId, Refusal, ReportId, worded};

/// Where a report stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReportState {
    /// No organizer has read it.
    New,
    /// Somebody has read it and sees to it.
    Seen,
    /// It is done with.
    Closed,
}

worded!(ReportState { New = "new", Seen = "seen", Closed = "closed" });

/// What an organizer did about it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Deed {
    /// Talked to them.
    Talked,
    /// The two are never suggested to each other again.
    Blocked,
    /// What was between the two is let go.
    LetGo,
}

worded!(Deed { Talked = "talked", Blocked = "blocked", LetGo = "let_go" });

/// A problem that was reported.
#[derive(Debug, Clone, PartialEq)]
pub struct Report {
    /// Its id.
    pub id: ReportId,
    /// The match it is about.
    pub about: Option<MatchId>,
    /// Who reported it.
    pub reporter: NeighborId,
    /// When.
    pub at: Moment,
    /// When an organizer first read it.
    pub seen_at: Option<Moment>,
    /// When it was closed.
    pub closed_at: Option<Moment>,
    /// What was done, each once, in the order it was done.
    pub done: Vec<Deed>,
}

impl Report {
    /// Where it stands.
    pub fn state(&self) -> ReportState {
        match (self.seen_at, self.closed_at) {
            (_, Some(_)) => ReportState::Closed,
            (Some(_), None) => ReportState::Seen,
            (None, None) => ReportState::New,
        }
    }

    /// An organizer has read it. The first time counts.
    pub fn read(&self, now: Moment) -> Report {
        Report {
            seen_at: self.seen_at.or(Some(now)),
            ..self.clone()
        }
    }

    /// Notes what was done. The same twice is noted once; nothing is done about what is closed.
    pub fn did(&self, deed: Deed, now: Moment) -> Result<Report, Refusal> {
        if self.closed_at.is_some() {
            return Err(Refusal::MovedOn);
        }
        let mut next = self.read(now);
        if !next.done.contains(&deed) {
            next.done.push(deed);
        }
        Ok(next)
    }

    /// Closes it. Closed twice is closed, as of the first time.
    pub fn close(&self, now: Moment) -> Report {
        Report {
            closed_at: self.closed_at.or(Some(now)),
            ..self.read(now)
        }
    }
}

impl Match {
    /// Whether one of the two can report a problem with the other or block them: as long as they know each
    /// other, and for the community's days after it came to nothing. Only two who were introduced come to that.
    pub fn can_be_reported(&self, days: i64, now: Moment) -> bool {
        match self.state {
            MatchState::Introduced | MatchState::Met => true,
            MatchState::FellThrough => now.since(self.changed_at) < days.max(0).saturating_mul(DAY),
            _ => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    fn report() -> Report {
        Report {
            id: ReportId(Uuid::nil()),
            about: None,
            reporter: NeighborId(Uuid::nil()),
            at: Moment(0),
            seen_at: None,
            closed_at: None,
            done: vec![],
        }
    }

    #[test]
    fn a_report_is_new_until_it_was_read_and_open_until_it_is_closed() {
        let new = report();
        assert_eq!(new.state(), ReportState::New);
        let seen = new.read(Moment(5)).read(Moment(9));
        assert_eq!(
            (seen.state(), seen.seen_at),
            (ReportState::Seen, Some(Moment(5)))
        );
        let closed = seen.close(Moment(10)).close(Moment(20));
        assert_eq!(
            (closed.state(), closed.closed_at),
            (ReportState::Closed, Some(Moment(10)))
        );
    }

    #[test]
    fn what_was_done_is_noted_once_and_not_after_it_was_closed() {
        let done = report()
            .did(Deed::Blocked, Moment(1))
            .and_then(|report| report.did(Deed::Talked, Moment(2)))
            .and_then(|report| report.did(Deed::Blocked, Moment(3)))
            .unwrap();
        assert_eq!(done.done, [Deed::Blocked, Deed::Talked]);
        assert_eq!(done.state(), ReportState::Seen);
        let closed = done.close(Moment(4));
        assert_eq!(closed.did(Deed::LetGo, Moment(5)), Err(Refusal::MovedOn));
    }
}
