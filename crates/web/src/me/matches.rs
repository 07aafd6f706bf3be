//! Somebody's matches on their own page: what they are being asked, what waits for the other one, and whom they
//! know now, with what that person chose to show.

use app::db::Tx;
use app::introductions::mine::{self, Mine};
use domain::introductions::{MatchState, Outcome};
use domain::needs::Side;
use domain::{NeighborId, privacy};

use crate::introductions::{Names, sentences};
use crate::{Problem, Visit};

/// A match on somebody's page.
pub struct Pair {
    /// The match as they see it.
    pub mine: Mine,
    /// What it is about: "Rides in Northside".
    pub what: String,
    /// How soon, and when.
    pub when: String,
}

impl Pair {
    /// They would help.
    pub fn is_helper(&self) -> bool {
        self.mine.side == Side::Offer
    }

    /// The other one, as far as they agreed to be shown.
    pub fn other(&self) -> Option<&privacy::Shared> {
        self.mine.other.as_ref()
    }

    /// How it went is still open.
    pub fn is_open(&self) -> bool {
        self.mine.state == MatchState::Introduced
    }

    /// They said that it has not happened yet.
    pub fn is_not_yet(&self) -> bool {
        self.mine.told == Some(Outcome::NotYet)
    }
}

/// All of them, by what is to be done.
#[derive(Default)]
pub struct Matches {
    /// Their answer is awaited.
    pub asked: Vec<Pair>,
    /// They said yes and the other one is being asked.
    pub waits: Vec<Pair>,
    /// They know each other now.
    pub introduced: Vec<Pair>,
    /// It worked out.
    pub met: Vec<Pair>,
    /// It did not work out, and not long ago.
    pub over: Vec<Pair>,
}

impl Matches {
    /// There is nothing to look at.
    pub fn is_empty(&self) -> bool {
        let lists = [&self.asked, &self.waits, &self.introduced, &self.met];
        lists.iter().all(|list| list.is_empty()) && self.over.is_empty()
    }
}

/// Loads them.
pub async fn load(visit: &Visit, tx: &mut Tx, whose: NeighborId) -> Result<Matches, Problem> {
    let home = visit.home_id()?;
    let names = Names::of(tx, home).await?;
    let mut found = Matches::default();
    for mine in mine::all(tx, &visit.web.app, home, whose).await? {
        let what = names.category(mine.need.category, visit.language.tag);
        let area = mine.need.area.map(|area| names.area(area));
        let list = match mine.state {
            _ if mine.is_asked => &mut found.asked,
            MatchState::AskedFirst | MatchState::AskedSecond => &mut found.waits,
            MatchState::Introduced => &mut found.introduced,
            MatchState::Met => &mut found.met,
            _ if mine.can_report => &mut found.over,
            _ => continue,
        };
        list.push(Pair {
            what: match area {
                Some(area) => visit.t2("match-what-where", "what", what, "area", area),
                None => what,
            },
            when: sentences::when(visit, &mine.need),
            mine,
        });
    }
    Ok(found)
}
